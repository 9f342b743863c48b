"""What a file really is, by its first bytes and, for a P7M, by its structure: never by its name."""

PDF, P7M, JPEG, PNG = "application/pdf", "application/pkcs7-mime", "image/jpeg", "image/png"
ESTENSIONI = {PDF: ("pdf",), P7M: ("p7m",), JPEG: ("jpg", "jpeg"), PNG: ("png",)}
MAGIC = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")  # OID 1.2.840.113549.1.7.2, the head of every CMS signature


class NonRiconosciutoError(ValueError):
    """The content is none of the accepted kinds."""


def sniff(head: bytes) -> str:
    """The media type told by the first kilobyte; raises NonRiconosciutoError."""
    for magic, tipo in MAGIC.items():
        if head.startswith(magic):
            return tipo
    if head[:1] == b"\x30" and SIGNED_DATA in head[:32]:
        return P7M
    raise NonRiconosciutoError


def agrees(nome: str, tipo: str) -> bool:
    """Does the name's last extension say the same as the content?"""
    return nome.rsplit(".", 1)[-1].lower() in ESTENSIONI[tipo]
