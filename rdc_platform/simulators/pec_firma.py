"""The provider's signature on what it certifies (S/MIME, RFC 8551), with a certificate of an authority of its own. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.policy import SMTP
from functools import cache
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

DAL, AL = datetime(2015, 1, 1, tzinfo=UTC), datetime(2055, 1, 1, tzinfo=UTC)
AUTORITA, GESTORE = "Autorità simulata", "Gestore PEC simulato"


@dataclass(frozen=True)
class Gestore:
    """A provider: its key, its certificate, and that of the authority that gave it."""

    chiave: ec.EllipticCurvePrivateKey
    certificato: x509.Certificate
    autorita: x509.Certificate

    def pem(self) -> bytes:
        """The authority, as a trust list has it."""
        return self.autorita.public_bytes(serialization.Encoding.PEM)


@cache
def gestore() -> Gestore:
    """One a process: what it signed before stays verified only by who kept its authority."""
    ca, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate(AUTORITA, ca, AUTORITA, ca, is_ca=True)
    return Gestore(key, _certificate(GESTORE, key, AUTORITA, ca, is_ca=False), root)


def signed(body: MIMEMultipart, headers: dict[str, str]) -> bytes:
    """The e-mail that carries `body` as it was signed, byte by byte, and the signature beside it."""
    content = body.as_bytes(policy=SMTP)
    chi = gestore()
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(chi.certificato, chi.chiave, hashes.SHA256())
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary, pkcs7.PKCS7Options.NoCapabilities]
    envelope = MIMEMultipart("signed", protocol="application/pkcs7-signature", micalg="sha-256")
    for name, value in headers.items():
        envelope[name] = value
    boundary = sha256(content).hexdigest()[:32]  # its own: a receipt may carry another
    envelope.set_boundary(boundary)
    part = MIMEApplication(builder.sign(serialization.Encoding.DER, options), "pkcs7-signature", name="smime.p7s")
    part.add_header("Content-Disposition", "attachment", filename="smime.p7s")
    head = envelope.as_bytes(policy=SMTP).partition(b"\r\n\r\n")[0]
    limit = b"--" + boundary.encode()
    return b"\r\n".join((head, b"", limit, content, limit, part.as_bytes(policy=SMTP), limit + b"--", b""))


def _certificate(
    nome: str, key: ec.EllipticCurvePrivateKey, emittente: str, signer: ec.EllipticCurvePrivateKey, *, is_ca: bool
) -> x509.Certificate:
    builder = x509.CertificateBuilder(
        issuer_name=_name(emittente), subject_name=_name(nome), public_key=key.public_key(),
        serial_number=x509.random_serial_number(), not_valid_before=DAL, not_valid_after=AL,
    )  # fmt: skip
    builder = builder.add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
    return builder.sign(signer, hashes.SHA256())


def _name(nome: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, nome)])
