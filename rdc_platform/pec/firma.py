"""The provider's signature on what it certifies (S/MIME, RFC 8551): whole, and of an authority that is known. Pure and offline."""

from collections.abc import Sequence
from email import message_from_bytes, policy
from email.message import Message

from asn1crypto import cms, x509

from rdc_platform.documenti.firma_cms import EsitoFirma, FormatoFirma, digest_of, read_firma
from rdc_platform.pec.models import FirmaRicevuta

TIPO = "multipart/signed"
ESITI = {
    EsitoFirma.VALIDA: FirmaRicevuta.VALIDA,
    EsitoFirma.INTEGRA_NON_VERIFICATA: FirmaRicevuta.NON_VERIFICATA,
    EsitoFirma.NON_VALIDA: FirmaRicevuta.NON_VALIDA,
}


def check(raw: bytes, autorita: Sequence[x509.Certificate]) -> FirmaRicevuta:
    """What the signature of a message is worth. One that is not signed cannot be checked; where a trust list is, it must be."""
    try:
        email = message_from_bytes(raw, policy=policy.compat32)
        if email.get_content_type() != TIPO:
            return FirmaRicevuta.NON_VALIDA if autorita else FirmaRicevuta.NON_VERIFICATA
        return _check(_signed_bytes(raw, email), _signature(email), autorita)
    except Exception:  # noqa: BLE001 -- the readers fail in their own ways on what somebody prepared: none may stop the mailbox
        return FirmaRicevuta.NON_VALIDA


def _check(content: bytes, signature: bytes, autorita: Sequence[x509.Certificate]) -> FirmaRicevuta:
    signed_data = cms.ContentInfo.load(signature, strict=False)["content"]
    signers = list(signed_data["signer_infos"])
    found = [read_firma(FormatoFirma.CADES, signed_data, each, digest_of(content), autorita).esito for each in signers]
    return ESITI[found[0]] if len(set(found)) == 1 else FirmaRicevuta.NON_VALIDA


def _signed_bytes(raw: bytes, email: Message) -> bytes:
    """The first part as it came, byte by byte: what was signed. Lines end as they did when it was."""
    limit = b"--" + (email.get_boundary() or "").encode()
    text = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    start = text.index(b"\r\n" + limit + b"\r\n") + len(limit) + 4
    return text[start : text.index(b"\r\n" + limit, start)]


def _signature(email: Message) -> bytes:
    parts = email.get_payload()
    payload = parts[1].get_payload(decode=True) if isinstance(parts, list) and isinstance(parts[1], Message) else b""
    return payload if isinstance(payload, bytes) else b""
