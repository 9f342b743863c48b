"""The signatures of a file, whatever it is: a PDF, a P7M, a P7M in a P7M, a signed PDF in a P7M. Pure and offline.

Nothing here raises on bad input: what cannot be read is a signature that does not hold, with the reason.
"""

from collections.abc import Iterator, Sequence

from asn1crypto import cms, core, x509

from rdc_platform.documenti.contenuto import P7M, PDF, NonRiconosciutoError, sniff
from rdc_platform.documenti.firma_cms import EsitoFirma, Firma, FormatoFirma, broken, digest_of, read_firma
from rdc_platform.documenti.firma_confronto import only_signed_since
from rdc_platform.documenti.firma_pdf import MAX_FIRME, read_firme_pdf

__all__ = ["EsitoFirma", "Firma", "FormatoFirma", "contains", "open_p7m", "read_firme"]

MAX_LIVELLI = 5  # of P7M one inside the other
ROVINATO = "Il file P7M è rovinato e non si apre."
STACCATA = "Nel P7M c'è la firma ma non il documento: serve il file che contiene tutti e due."
ILLEGGIBILE = "Nel file c'è una firma che non si riesce a leggere."


class P7MError(ValueError):
    """The P7M does not open; the text says why."""


def read_firme(data: bytes, autorita: Sequence[x509.Certificate] = ()) -> list[Firma]:
    """Every signature of the file, from the outside in; none for what bears none (an image, a scan)."""
    found: list[Firma] = []
    for level, layer in enumerate(_layers(data)):
        if level == MAX_LIVELLI:
            return [*found, broken(FormatoFirma.CADES, "Ci sono troppi P7M uno dentro l'altro.")]
        found += _read_layer(layer, autorita)
    return found


def _read_layer(layer: bytes, autorita: Sequence[x509.Certificate]) -> list[Firma]:
    tipo = _tipo(layer)
    try:
        if tipo == PDF:
            return read_firme_pdf(layer, autorita)
        return _read_p7m(layer, autorita) if tipo == P7M else []
    except P7MError as error:
        return [broken(FormatoFirma.CADES, str(error))]
    except Exception:  # noqa: BLE001 -- the readers fail in their own ways on what somebody prepared: none may stop a page
        return [broken(FormatoFirma.PADES if tipo == PDF else FormatoFirma.CADES, ILLEGGIBILE)]


def _read_p7m(data: bytes, autorita: Sequence[x509.Certificate]) -> list[Firma]:
    signed_data, content = _open(data)
    signers = list(signed_data["signer_infos"])
    if not signers:
        return [broken(FormatoFirma.CADES, "Il P7M non contiene nessuna firma.")]
    if len(signers) > MAX_FIRME:
        return [broken(FormatoFirma.CADES, "Il P7M ha troppe firme: non si può controllare.")]
    digest = digest_of(content)
    return [read_firma(FormatoFirma.CADES, signed_data, signer, digest, autorita) for signer in signers]


def open_p7m(data: bytes) -> bytes:
    """The document inside, out of all its envelopes; raises P7MError."""
    layer = data
    for _ in range(MAX_LIVELLI):
        if _tipo(layer) != P7M:
            return layer
        layer = _open(layer)[1]
    raise P7MError(ROVINATO)


def contains(data: bytes, original: bytes) -> bool:
    """Is `original`, or the document inside it, in `data`, with nothing added but signatures?"""
    return any(_is_same(layer, old) for layer in _layers(data) for old in _layers(original))


def _is_same(layer: bytes, original: bytes) -> bool:
    if _tipo(original) != PDF:
        return layer == original
    try:
        return only_signed_since(layer, original)
    except Exception:  # noqa: BLE001 -- as above: what cannot be compared is not the same
        return False


def _layers(data: bytes) -> Iterator[bytes]:
    """The file, and what each P7M holds; one more than MAX_LIVELLI at the most."""
    layer = data
    for _ in range(MAX_LIVELLI + 1):
        yield layer
        if _tipo(layer) != P7M:
            return
        try:
            layer = _open(layer)[1]
        except P7MError:
            return


def _open(data: bytes) -> tuple[cms.SignedData, bytes]:
    """The signed data of a P7M and the document it holds."""
    try:
        info = cms.ContentInfo.load(data)
        signed_data = info["content"]
        content = signed_data["encap_content_info"]["content"]
        document = None if isinstance(content, core.Void) else bytes(content)
        len(signed_data["signer_infos"])  # the reader is lazy: ask for the end of the file now
    except Exception:  # noqa: BLE001 -- as above
        raise P7MError(ROVINATO) from None
    if document is None:
        raise P7MError(STACCATA)
    return signed_data, document


def _tipo(data: bytes) -> str:
    try:
        return sniff(data[:1024])
    except NonRiconosciutoError:
        return ""
