"""One signature of a file: who, intact or not, when, by which authority. Pure and offline: nothing is fetched, ever."""

import asyncio
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from asn1crypto import cms, tsp, x509
from django.db.models import TextChoices
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import extract_self_reported_ts, validate_sig_integrity
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

# Old digests can be forged (ETSI TS 119 312); what is not here is not trusted.
IMPRONTE = {"sha224", "sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"}
# How the person's code stands in a certificate: ETSI EN 319 412-1 (TINIT-), and the older Italian use (IT:).
CODICE_FISCALE = re.compile(r"^(?:TINIT-|IT:)([A-Z0-9]{16})$")
MAX_TESTO = 200  # of a name that somebody else wrote in a certificate

Digest = Callable[[str], bytes]


class FormatoFirma(TextChoices):
    PADES = "PADES", "PAdES (dentro il PDF)"
    CADES = "CADES", "CAdES (P7M)"


class EsitoFirma(TextChoices):
    VALIDA = "VALIDA", "Firma valida"
    INTEGRA_NON_VERIFICATA = "INTEGRA_NON_VERIFICATA", "Integra, certificato da controllare"
    NON_VALIDA = "NON_VALIDA", "Firma non valida"


@dataclass(frozen=True)
class Firma:
    """What is known of one signature; `catena` is None where no trust list says anything. Times are in UTC."""

    formato: FormatoFirma
    esito: EsitoFirma
    motivo: str
    firmatario: str = ""
    codice_fiscale: str = ""
    emittente: str = ""
    istante_dichiarato: datetime | None = None
    istante_certo: datetime | None = None
    integra: bool = False
    catena: bool | None = None

    @property
    def istante(self) -> datetime | None:
        """When it was signed, as well as one knows."""
        return self.istante_certo or self.istante_dichiarato


def digest_of(data: bytes) -> Digest:
    """What a signature of `data` signs."""
    return lambda algorithm: hashlib.new(algorithm, data).digest()


def broken(formato: FormatoFirma, motivo: str) -> Firma:
    """A signature of which nothing can be read."""
    return Firma(formato, EsitoFirma.NON_VALIDA, motivo)


def read_firma(
    formato: FormatoFirma,
    signed_data: cms.SignedData,
    signer: cms.SignerInfo,
    digest: Digest,
    autorita: Sequence[x509.Certificate],
    *,
    danno: str = "",
    dichiarato: datetime | None = None,
) -> Firma:
    """The signature of `signer`; `digest` gives what was signed under a given algorithm.

    `danno` is what else is known against it, in words; `dichiarato` the time the file says where the signature does not.
    """
    certs = certificati(signed_data)
    cert = _certificate_of(signer, certs)
    if cert is None:
        return broken(formato, "Nella firma manca il certificato di chi ha firmato.")
    firma = Firma(
        formato,
        EsitoFirma.NON_VALIDA,
        "",
        firmatario=_nome(cert.subject),
        codice_fiscale=_codice_fiscale(cert),
        emittente=_nome(cert.issuer),
        istante_dichiarato=_utc(extract_self_reported_ts(signer) or dichiarato),
        istante_certo=_istante_certo(signer, autorita),
        integra=_is_intact(signed_data, signer, cert, digest) and not danno,
    )
    if motivo := danno or _contro(firma, signer, cert):
        return replace(firma, motivo=motivo)
    return _judge(firma, cert, certs, autorita)


def _judge(
    firma: Firma, cert: x509.Certificate, certs: list[x509.Certificate], autorita: Sequence[x509.Certificate]
) -> Firma:
    """A signature with nothing against it: what the trust list says, where there is one."""
    now = datetime.now(UTC)
    if not autorita:
        return _unverified(firma, "Il certificato va controllato: la Piattaforma non ha un elenco di autorità.")
    if not _is_trusted(cert, certs, autorita, firma.istante or now):
        return replace(firma, catena=False, motivo="Il certificato non è di un'autorità riconosciuta.")
    firma = replace(firma, catena=True)
    if firma.istante_certo is None and cert.not_valid_after < now:
        return _unverified(firma, "Il certificato oggi è scaduto, e la data della firma la dice solo chi ha firmato.")
    return replace(
        firma, esito=EsitoFirma.VALIDA, motivo="Il documento non è cambiato e il certificato è riconosciuto."
    )


def _unverified(firma: Firma, motivo: str) -> Firma:
    return replace(firma, esito=EsitoFirma.INTEGRA_NON_VERIFICATA, motivo=f"Il documento non è cambiato. {motivo}")


def _contro(firma: Firma, signer: cms.SignerInfo, cert: x509.Certificate) -> str:
    """The first reason against it that needs no trust list, "" if none."""
    momento = firma.istante or datetime.now(UTC)
    if not firma.integra:
        return "Il documento è cambiato dopo la firma, o la firma è rovinata."
    if signer["digest_algorithm"]["algorithm"].native not in IMPRONTE:
        return "La firma usa un metodo che non è più sicuro."
    if not cert.not_valid_before <= momento <= cert.not_valid_after:
        dal, al = cert.not_valid_before, cert.not_valid_after
        return f"Il certificato non era valido il giorno della firma: vale dal {dal:%d/%m/%Y} al {al:%d/%m/%Y}."
    if cert.subject == cert.issuer:
        return "Il certificato se l'è fatto chi ha firmato: nessuna autorità lo garantisce."
    return ""


def certificati(signed_data: cms.SignedData) -> list[x509.Certificate]:
    """The certificates that came along."""
    found = signed_data["certificates"]
    return [each.chosen for each in found if each.name == "certificate"] if found else []


def _certificate_of(signer: cms.SignerInfo, certs: list[x509.Certificate]) -> x509.Certificate | None:
    sid = signer["sid"]
    for cert in certs:
        if sid.name == "subject_key_identifier":
            if cert.key_identifier == sid.chosen.native:
                return cert
        elif (cert.issuer, cert.serial_number) == (sid.chosen["issuer"], sid.chosen["serial_number"].native):
            return cert
    return None


def _is_intact(signed_data: cms.SignedData, signer: cms.SignerInfo, cert: x509.Certificate, digest: Digest) -> bool:
    """The content is what was signed, and the signature is of the key of `cert`."""
    tipo = signed_data["encap_content_info"]["content_type"].native
    algorithm = signer["digest_algorithm"]["algorithm"].native
    try:
        intact, valid = validate_sig_integrity(signer, cert, tipo, digest(algorithm))
    except (SignatureValidationError, ValueError, TypeError, NotImplementedError):
        return False
    return bool(intact and valid)


def _istante_certo(signer: cms.SignerInfo, autorita: Sequence[x509.Certificate]) -> datetime | None:
    """The time of the first timestamp token that holds: of this signature, intact, of a known authority if some are."""
    for token in _tokens(signer):
        content = token["encap_content_info"]["content"]
        info, certs = content.parsed, certificati(token)
        if not isinstance(info, tsp.TSTInfo):
            continue
        imprint = info["message_imprint"]
        algorithm = imprint["hash_algorithm"]["algorithm"].native
        marca = token["signer_infos"][0]
        cert = _certificate_of(marca, certs)
        held = (
            algorithm in IMPRONTE
            and imprint["hashed_message"].native == hashlib.new(algorithm, signer["signature"].native).digest()
            and cert is not None
            and _is_intact(token, marca, cert, digest_of(bytes(content)))
        )
        istante: datetime = info["gen_time"].native
        if held and (not autorita or _is_trusted(cert, certs, autorita, istante)):
            return istante
    return None


def _tokens(signer: cms.SignerInfo) -> Iterator[cms.SignedData]:
    for attribute in signer["unsigned_attrs"] or ():
        if attribute["type"].native == "signature_time_stamp_token":
            yield from (value["content"] for value in attribute["values"])


def _is_trusted(
    cert: x509.Certificate, certs: list[x509.Certificate], autorita: Sequence[x509.Certificate], momento: datetime
) -> bool:
    """Does a chain lead from `cert` to one of `autorita`, all valid at `momento`? Revocation is not asked: it is offline."""
    context = ValidationContext(
        trust_roots=list(autorita),
        other_certs=certs,
        moment=momento,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    try:
        asyncio.run(CertificateValidator(cert, validation_context=context).async_validate_path())
    except (PathError, ValidationError):
        return False
    return True


def _nome(name: x509.Name) -> str:
    """The common name; of an authority without one, its organisation."""
    values = name.native
    found = values.get("common_name") or values.get("organization_name") or ""
    return (found if isinstance(found, str) else str(found[-1]))[:MAX_TESTO]


def _codice_fiscale(cert: x509.Certificate) -> str:
    found = CODICE_FISCALE.match(str(cert.subject.native.get("serial_number", "")).upper())
    return found.group(1) if found else ""


def _utc(istante: datetime | None) -> datetime | None:
    """A PDF may write a time without saying where: it is taken as UTC."""
    if istante is None:
        return None
    return istante.replace(tzinfo=UTC) if istante.tzinfo is None else istante.astimezone(UTC)
