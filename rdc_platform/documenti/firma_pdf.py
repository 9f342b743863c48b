"""The signatures inside a PDF (PAdES), and what was changed after each. Pure and offline."""

import io
from collections.abc import Sequence

from asn1crypto import x509
from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from rdc_platform.documenti.firma_cms import Firma, FormatoFirma, broken, read_firma

SEGNO = b"/ByteRange"  # no signature without it, and it cannot be compressed
MAX_REVISIONI, MAX_FIRME = 40, 20
# What a prepared file may make the reader unpack, and the work of comparing what came after a signature with what came
# before: bytes of structure (what is not pictures nor text) times comparisons, at some eight seconds a megabyte.
LIMITI = DecodeLimits(document_budget=DocumentDecodeBudget(base_allowance=16 * 1024 * 1024, max_ratio=2))
MAX_CONFRONTO = 400_000
COMPRESSO = 10  # bytes of objects in each byte of a compressed stream of them
CAMBIATO = "Il documento è stato cambiato dopo questa firma."
TROPPO = "Il PDF ha troppe firme o troppe modifiche: non si può controllare."
PARZIALE = "La firma non copre tutto il documento."


def read_firme_pdf(data: bytes, autorita: Sequence[x509.Certificate]) -> list[Firma]:
    """The signatures in the order they were put; raises what the reader raises on a PDF it cannot read."""
    if SEGNO not in data:
        return []
    reader = PdfFileReader(io.BytesIO(data), strict=False, decode_limits=LIMITI)
    fields = list(enumerate_sig_fields(reader, filled_status=True))
    if reader.xrefs.total_revisions > MAX_REVISIONI or len(fields) > MAX_FIRME:
        return [broken(FormatoFirma.PADES, TROPPO)]
    signatures = reader.embedded_regular_signatures
    comparisons = sum(reader.xrefs.total_revisions - 1 - each.signed_revision for each in signatures)
    if comparisons and comparisons * _struttura(data) > MAX_CONFRONTO:
        return [broken(FormatoFirma.PADES, TROPPO)]
    unknown = len(fields) - len(signatures) - len(reader.embedded_timestamp_signatures)
    return [
        *(_read(each, autorita) for each in signatures),
        *[broken(FormatoFirma.PADES, "Questo tipo di firma non si può controllare.")] * unknown,
    ]


def _read(signature: EmbeddedPdfSignature, autorita: Sequence[x509.Certificate]) -> Firma:
    signature.compute_integrity_info()  # type: ignore[no-untyped-call]  # the library leaves it without types
    return read_firma(
        FormatoFirma.PADES,
        signature.signed_data,
        signature.signer_info,
        signature.compute_digest,
        autorita,
        danno=_danno(signature),
        dichiarato=signature.self_reported_timestamp,
    )


def _danno(signature: EmbeddedPdfSignature) -> str:
    """What was done to the file after this signature that it does not allow: other signatures and their data are fine."""
    if signature.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return PARZIALE
    changes = signature.diff_result
    allowed = isinstance(changes, DiffResult) and changes.modification_level <= ModificationLevel.FORM_FILLING
    return "" if allowed and signature.summarise_integrity_info()["docmdp_ok"] else CAMBIATO


def _struttura(data: bytes) -> int:
    """About how many bytes of objects the PDF has, beside the contents of its pages and pictures."""
    size, end = len(data), 0
    while (start := data.find(b"stream", end)) >= 0 and (found := data.find(b"endstream", start)) >= 0:
        packed = b"/ObjStm" in data[max(end, start - 400) : start]
        size += (COMPRESSO - 1) * (found - start) if packed else start - found
        end = found + len(b"endstream")
    return size
