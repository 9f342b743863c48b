"""What goes to the Centri per l'impiego and comes back from them: of one case, for its Case manager."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from ambiti.models import Componente
from patti_inclusione.models import (
    AnalisiPreliminare,
    AreaPatto,
    Caso,
    EsitoAnalisi,
    InvioCpi,
    Provenienza,
    RichiestaCpi,
    RinvioCpi,
    StatoCaso,
    StatoInvioCpi,
    StatoPatto,
    StatoRisultato,
    TipoInvioCpi,
)
from patti_inclusione.selectors.incontro_andamento import select_risultati
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero

APERTI = [StatoInvioCpi.DA_INVIARE, StatoInvioCpi.INVIATO]
NOTI = [*APERTI, StatoInvioCpi.RICEVUTO]  # what makes ANPAL know a person
DI_LAVORO = [AreaPatto.LAVORO, AreaPatto.ISTRUZIONE]  # the areas of a need that a Centro per l'impiego answers
FINITI = [StatoRisultato.RAGGIUNTO, StatoRisultato.NON_PIU_PERTINENTE]
# Why ANPAL refuses, in the words of who reads it.
MOTIVI = {
    "CPI_SCONOSCIUTO": "ANPAL non trova questo Centro per l'impiego.",
    "PERSONA_SCONOSCIUTA": "ANPAL non trova una delle persone tra i beneficiari.",
    "GIA_PRESENTE": "Una delle persone è già presso un Centro per l'impiego.",
    "TOKEN_NON_VALIDO": "ANPAL non riconosce la piattaforma: avvisa chi segue gli scambi.",
}
DOPO_ANALISI = [  # where a family is followed here after its analysis
    StatoCaso.AP_FINALIZZATA,
    StatoCaso.INVIATO_SPECIALISTICO,
    StatoCaso.IN_QUADRO_ANALISI,
    StatoCaso.IN_DEFINIZIONE_PATTO,
    StatoCaso.PATTO_DA_FIRMARE,
    StatoCaso.PATTO_ATTIVO,
    StatoCaso.IN_REVISIONE,
]


@dataclass(frozen=True)
class Scambio:
    """All that a case exchanged with the Centri, the latest first; `inizio` is what may be sent now: ANALISI, PATTO or nothing."""

    invii: list[InvioCpi]
    rinvii: list[RinvioCpi]
    inizio: str = ""

    @property
    def in_corso(self) -> InvioCpi | None:
        """The family's sending that waits for an answer."""
        return next((each for each in self.invii if _of_famiglia(each) and each.stato in APERTI), None)

    @property
    def passati(self) -> list[InvioCpi]:
        return [each for each in self.invii if each is not self.in_corso]

    @property
    def richiamabile(self) -> bool:
        return self.in_corso is not None and self.in_corso.stato == StatoInvioCpi.DA_INVIARE

    @property
    def da_leggere(self) -> bool:
        return any(each.letto_il is None for each in self.rinvii)

    @property
    def ultimo(self) -> InvioCpi | None:
        """The family's last sending."""
        return next(filter(_of_famiglia, self.invii), None)


def _of_famiglia(invio: InvioCpi) -> bool:
    return invio.tipo == TipoInvioCpi.FAMIGLIA


def all_invii() -> QuerySet[InvioCpi]:
    """Every sending, to be counted."""
    return InvioCpi.objects.all()


def all_rinvii() -> QuerySet[RinvioCpi]:
    """Every return, to be counted."""
    return RinvioCpi.objects.all()


def all_richieste() -> QuerySet[RichiestaCpi]:
    """All that was asked, either way, to be counted."""
    return RichiestaCpi.objects.all()


def invii_of(caso: Caso) -> QuerySet[InvioCpi]:
    """The sendings of a case, the latest first."""
    return InvioCpi.objects.filter(caso=caso).order_by("-creato_il")


def rinvii_of(caso: Caso) -> QuerySet[RinvioCpi]:
    """The returns of a case, the latest first."""
    return RinvioCpi.objects.filter(caso=caso).order_by("-ricevuto_il")


def read_scambio(caso: Caso) -> Scambio:
    """The page of the case's exchange, with who was sent."""
    invii = invii_of(caso).select_related("creato_da__operatore").prefetch_related("componenti")
    rinvii = rinvii_of(caso).select_related("letto_da__operatore").prefetch_related("componenti")
    return Scambio(list(invii), list(rinvii), can_start(caso.stato, caso.esito_ap))


def list_rimandati(casi: QuerySet[Caso]) -> QuerySet[Caso]:
    """Of `casi`, the families that a Centro sent here and that nobody has yet."""
    tornati = RinvioCpi.objects.values("caso")
    return casi.filter(pk__in=tornati, stato=StatoCaso.DA_ASSEGNARE, provenienza=Provenienza.RINVIO_CPI)


def can_start(stato: str, esito_ap: str) -> str:
    """From where a family may go to the Centro now: after outcome A, or from a Patto in force; "" from nowhere."""
    if stato == StatoCaso.AP_FINALIZZATA and esito_ap == EsitoAnalisi.A:
        return "ANALISI"
    return "PATTO" if stato == StatoCaso.PATTO_ATTIVO else ""


def list_persone(caso: Caso, analisi: AnalisiPreliminare, oggi: date) -> list[Componente]:
    """Who the analysis names, and who is young: as many as are still in the family."""
    named = analisi.componenti_interessati.values_list("pk", flat=True)
    return list(_presenti(caso).filter(named_or_young(named, oggi)))


def list_adulti(caso: Caso, oggi: date) -> QuerySet[Componente]:
    """Who may be sent from a Patto: the grown-up members."""
    eta = intero("CPI_GIOVANI_DA", oggi)
    return _presenti(caso).filter(data_nascita__lte=calendario.add_mesi(oggi, -12 * eta))


def list_da_far_conoscere(caso: Caso, oggi: date) -> list[Componente]:
    """The young members whom no message to ANPAL has named yet (art. 4 c. 5-bis)."""
    return list(_presenti(caso).filter(young(oggi)).exclude(_named()))


def seguita(caso: Caso) -> Exists:
    """Of a member: young, and received by the Centro while the family is followed here. To annotate or to filter by."""
    ricevuti = InvioCpi.objects.filter(caso=caso, tipo=TipoInvioCpi.GIOVANI, stato=StatoInvioCpi.RICEVUTO)
    return Exists(ricevuti.filter(componenti=OuterRef("pk")))


def list_casi_da_dire(oggi: date) -> QuerySet[Caso]:
    """The cases followed after their analysis with a young member whom ANPAL does not know."""
    giovani = Componente.objects.filter(young(oggi), nucleo=OuterRef("nucleo"), uscito_il=None).exclude(_named())
    return Caso.objects.filter(Exists(giovani), stato__in=DOPO_ANALISI).exclude(
        stato=StatoCaso.AP_FINALIZZATA, esito_ap=EsitoAnalisi.A
    )


def list_aperti(caso: Caso) -> list[str]:
    """The expected results of the Patto in force that are not about work and are not reached: they keep the family here."""
    rows = select_risultati(Caso.objects.filter(pk=caso.pk)).filter(patto__stato=StatoPatto.ATTIVO)
    rows = rows.exclude(obiettivo__area__in=DI_LAVORO).filter(Q(stato=None) | ~Q(stato__in=FINITI))
    return list(rows.order_by("obiettivo__creato_il", "creato_il").values_list("testo", flat=True))


def last_cpi(invii: Iterable[InvioCpi], analisi: AnalisiPreliminare | None) -> str:
    """The Centro that is known of the family already: so that nobody writes it twice."""
    before = next((each.cpi for each in invii if each.cpi), "")
    return before or (analisi.cpi_destinatario if analisi else "")


def young(oggi: date) -> Q:
    """Born so that today they are of the age of art. 4 c. 5-bis DL 4/2019."""
    da, fino = intero("CPI_GIOVANI_DA", oggi), intero("CPI_GIOVANI_FINO_A", oggi)
    return Q(
        data_nascita__lte=calendario.add_mesi(oggi, -12 * da),
        data_nascita__gt=calendario.add_mesi(oggi, -12 * (fino + 1)),
    )


def named_or_young(persone: Iterable[UUID], oggi: date) -> Q:
    """Those chosen, and with them the young: they are known to the Centro in any case."""
    return Q(pk__in=list(persone)) | young(oggi)


def _presenti(caso: Caso) -> QuerySet[Componente]:
    return Componente.objects.filter(nucleo=caso.nucleo_id, uscito_il=None).order_by("data_nascita", "pk")


def _named() -> Q:
    invii = InvioCpi.objects.filter(componenti=OuterRef("pk"))
    return Q(Exists(invii.filter(Q(tipo=TipoInvioCpi.GIOVANI) | Q(stato__in=NOTI))))
