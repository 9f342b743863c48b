"""The act as it came back: what its signatures say, and whether it is the one that was sent."""

from dataclasses import dataclass
from datetime import date

from accounts.models import AttoDesignazione
from rdc_platform import calendario, codice_fiscale
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.firme import EsitoFirma
from rdc_platform.documenti.models import Documento, VerificaFirma


@dataclass(frozen=True)
class Esame:
    """What whoever records the countersignature has to look at."""

    documento: Documento
    firme: list[VerificaFirma]
    firmato_il: date | None  # by the person, as the signature says
    diverso: bool  # signed, but not over the act that was sent

    @property
    def scansione(self) -> bool:
        """No digital signature: who received it says how he knows whose it is."""
        return not self.firme

    @property
    def da_controllare(self) -> bool:
        """Intact, but nobody here knows the authority behind a certificate."""
        return any(firma.esito == EsitoFirma.INTEGRA_NON_VERIFICATA for firma in self.firme)


def is_of(firma: VerificaFirma, cf: str) -> bool:
    """Was it put by the person of that codice fiscale, omocodia apart?"""
    return bool(firma.codice_fiscale) and codice_fiscale.same_person(firma.codice_fiscale, cf)


def examine(atto: AttoDesignazione, documento: Documento) -> Esame:
    """The countersigned file `documento` of `atto`; reads both files."""
    firme = list(documento.firme.all())
    istanti = [firma.istante_certo or firma.istante_dichiarato for firma in firme if is_of(firma, cf_of(atto))]
    giorni = [calendario.rome_date(istante) for istante in istanti if istante]
    inviato = atto.file_ministero
    diverso = bool(firme) and inviato is not None and not documenti.is_contained(inviato, documento)
    return Esame(documento, firme, max(giorni, default=None), diverso)


def cf_of(atto: AttoDesignazione) -> str:
    """The designated person's codice fiscale."""
    return atto.richiesta.codice_fiscale
