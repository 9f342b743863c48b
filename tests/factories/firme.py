"""Real signatures: an authority of the tests, the people it certifies, the files they sign."""

import asyncio
import io
import itertools
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from asn1crypto import cms, keys, pem
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from rdc_platform.documenti.contenuto import P7M, PDF

CF = "FRRMRT75A42D150K"
ANNO = timedelta(days=365)
_serials = itertools.count(1000)


@dataclass(frozen=True)
class Identita:
    """A certificate with its key."""

    cert: x509.Certificate
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

    @property
    def asn1(self) -> asn1.Certificate:
        return asn1.Certificate.load(self.cert.public_bytes(serialization.Encoding.DER))

    @property
    def pem(self) -> bytes:
        return self.cert.public_bytes(serialization.Encoding.PEM)

    @property
    def signer(self) -> SimpleSigner:
        der = self.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        store = SimpleCertificateStore()
        store.register(self.asn1)
        return SimpleSigner(self.asn1, keys.PrivateKeyInfo.load(der), store)


def make_certificate(
    nome: str,
    codice_fiscale: str = "",
    *,
    issuer: Identita | None = None,
    dal: datetime | None = None,
    al: datetime | None = None,
    ca: bool = False,
    seriale: str = "",
    timestamps: bool = False,
) -> Identita:
    """A new certificate of `nome`, made by `issuer` or by himself."""
    key, now = _key(is_rsa=timestamps), datetime.now(UTC)
    seriale = seriale or (f"TINIT-{codice_fiscale}" if codice_fiscale else "")
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "IT"), x509.NameAttribute(NameOID.COMMON_NAME, nome)]
    subject = x509.Name([*parts, *([x509.NameAttribute(NameOID.SERIAL_NUMBER, seriale)] if seriale else [])])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.cert.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(next(_serials))
        .not_valid_before(dal or now - ANNO)
        .not_valid_after(al or now + ANNO)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_usage(ca=ca), critical=True)
    )
    if timestamps:
        usage = x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(usage, critical=True)
    return Identita(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def _key(*, is_rsa: bool):
    """An RSA key only where pyHanko's test stamper wants one: they take long to make."""
    return rsa.generate_private_key(65537, 2048) if is_rsa else ec.generate_private_key(ec.SECP256R1())


def _usage(*, ca: bool) -> x509.KeyUsage:
    names = ("data_encipherment", "key_agreement", "encipher_only", "decipher_only", "key_encipherment")
    return x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=not ca,
        key_cert_sign=ca,
        crl_sign=ca,
        **dict.fromkeys(names, False),
    )


@cache
def authority(nome: str = "Autorità di prova") -> Identita:
    return make_certificate(nome, ca=True)


@cache
def person(nome: str = "MARTA FERRARI", codice_fiscale: str = CF) -> Identita:
    """A person whom the authority certifies."""
    return make_certificate(nome, codice_fiscale, issuer=authority())


def sign_pdf(data: bytes, *who: Identita, certo: Identita | None = None) -> bytes:
    """`data` signed PAdES by each of `who`, one after the other; with a timestamp of `certo`."""
    stamper = DummyTimeStamper(certo.asn1, certo.signer.signing_key) if certo else None
    for each in who:
        field = f"Firma{next(_serials)}"
        meta = PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
        out = io.BytesIO()
        PdfSigner(meta, each.signer, timestamper=stamper).sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(data)), output=out
        )
        data = out.getvalue()
    return data


def sign_p7m(data: bytes, *who: Identita, detached: bool = False, certo: Identita | None = None) -> bytes:
    """`data` in a P7M signed by all of `who` side by side."""
    stamper = DummyTimeStamper(certo.asn1, certo.signer.signing_key) if certo else None
    signed = [
        asyncio.run(
            each.signer.async_sign_general_data(
                data,
                "sha256",
                detached=detached,
                use_cades=True,
                timestamper=stamper,
                signed_attr_settings=PdfCMSSignedAttributes(signing_time=datetime.now(UTC)),
            )
        )
        for each in who
    ]
    first = signed[0]
    for other in signed[1:]:
        for name in ("signer_infos", "certificates"):
            for item in other["content"][name]:
                first["content"][name].append(item)
    return cms.ContentInfo.dump(first, force=len(signed) > 1)


def change_pdf(data: bytes) -> bytes:
    """`data` with another text on its first page, written as an incremental update."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    stream = page["/Contents"]
    stream._data = stream.data.replace(b"prova", b"truffa")
    stream._encoded_data = None
    writer.mark_update(page.raw_get("/Contents"))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def flip(data: bytes, found: bytes) -> bytes:
    """`data` with the first byte of `found` altered."""
    place = data.index(found)
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


__all__ = ["CF", "P7M", "PDF", "Identita", "authority", "make_certificate", "pem", "person", "sign_p7m", "sign_pdf"]
