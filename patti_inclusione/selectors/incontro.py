"""Reads about the meetings of a Patto: the plan, the card of one, who is expected, what to look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from ambiti.models import Componente
from patti_inclusione.models import (
    VALUTABILI,
    Caso,
    Convocazione,
    EsitoAppuntamento,
    EsitoPresenza,
    Impegno,
    Incontro,
    ModalitaIncontro,
    ObiettivoGenerale,
    Patto,
    RisultatoAtteso,
    StatoCaso,
    StatoConvocazione,
    StatoImpegno,
    StatoIncontro,
    StatoPatto,
    Verbale,
)
from patti_inclusione.selectors.patto import Persona, persone_of
from rdc_platform.norme.selectors import ParametroMancanteError, intero

SI_INCONTRA = {StatoCaso.PATTO_ATTIVO, StatoCaso.IN_REVISIONE}
FUORI = {StatoIncontro.ANNULLATO, StatoIncontro.RINVIATO}  # meetings that are not held
DI_PERSONA = {ModalitaIncontro.PRESENZA, ModalitaIncontro.DOMICILIO}


def is_mensile(giorno: date) -> bool:
    """Whether on `giorno` the law asks for a meeting in presence each month (T10)."""
    try:
        return intero("T10", giorno) > 0
    except ParametroMancanteError:
        return False


def patto_in_force(caso: Caso) -> Patto | None:
    """The version that is signed and not superseded."""
    return caso.patti.filter(stato=StatoPatto.ATTIVO).select_related("caso__nucleo").first()


def list_incontri(caso: Caso) -> list[Incontro]:
    """All meetings of a case by day, each with `valutato`."""
    verbali = Verbale.objects.filter(incontro=OuterRef("pk"), corrente=True)
    rows = caso.incontri.select_related("patto", "convocazione").annotate(valutato=Exists(verbali))
    return list(rows.order_by("data", "ora", "pk"))


def lacks_presenza(incontri: Iterable[Incontro], incontro: Incontro, modalita: str, giorno: date) -> bool:
    """Whether with `incontro` on `giorno` by `modalita` its month would have no meeting in presence, though T10 asks for it."""
    if modalita in DI_PERSONA or not is_mensile(giorno):
        return False
    return not any(
        other.pk != incontro.pk
        and other.stato not in FUORI
        and other.modalita in DI_PERSONA
        and in_month(other, giorno)
        for other in incontri
    )


def attesi(incontro: Incontro) -> list[Componente]:
    """Who is expected: those chosen, else the adults; who lives at a reserved address is never with the others by default."""
    chosen = list(incontro.convocati.filter(uscito_il=None).order_by("data_nascita", "pk"))
    return chosen or list(default_attesi(persone_of(incontro.caso), incontro.caso))


def default_attesi(persone: list[Persona], caso: Caso) -> list[Componente]:
    """The adults of the family, save those convened apart."""
    riservati = set(
        Componente.objects.filter(nucleo=caso.nucleo_id, scheda__indirizzo_riservato=True).values_list("pk", flat=True)
    )
    return [p.componente for p in persone if p.adulta and p.componente.pk not in riservati]


@dataclass(frozen=True)
class DaGuardare:
    """What a meeting looks at: the expected results of its objectives, and its commitments."""

    risultati: list[RisultatoAtteso]
    impegni: list[Impegno]


def da_guardare(incontro: Incontro) -> DaGuardare:
    """Those chosen on the card; nothing chosen: all of the Patto. A commitment concluded is looked at no more."""
    obiettivi = list(incontro.obiettivi.values_list("pk", flat=True))
    risultati = RisultatoAtteso.objects.filter(patto=incontro.patto_id).select_related("obiettivo__componente")
    impegni = incontro.impegni.all() if incontro.impegni.exists() else _running(incontro)
    return DaGuardare(
        risultati=list(risultati.filter(obiettivo__in=obiettivi) if obiettivi else risultati),
        impegni=list(impegni.select_related("componente")),
    )


def _running(incontro: Incontro) -> QuerySet[Impegno]:
    return Impegno.objects.filter(patto=incontro.patto_id, dal__lte=incontro.data).exclude(stato=StatoImpegno.CONCLUSO)


def obiettivi_of(patto: Patto) -> QuerySet[ObiettivoGenerale]:
    return ObiettivoGenerale.objects.filter(patto=patto).select_related("componente")


def impegni_of(patto: Patto) -> QuerySet[Impegno]:
    return Impegno.objects.filter(patto=patto).select_related("componente")


def list_day(casi: QuerySet, giorno: date) -> list[Convocazione]:
    """The appointments that the Case manager has on `giorno`, by hour."""
    rows = Convocazione.objects.filter(caso__in=casi, stato=StatoConvocazione.FISSATA, data_ora__date=giorno)
    return list(rows.select_related("caso__nucleo").order_by("data_ora"))


def presenze_of(incontro: Incontro) -> list[EsitoAppuntamento]:
    """Who came, as it stands on the convocation."""
    if incontro.convocazione_id is None:
        return []
    rows = EsitoAppuntamento.objects.filter(convocazione=incontro.convocazione_id).select_related("componente")
    return list(rows.order_by("componente__data_nascita", "pk"))


def e02_possible(incontro: Incontro, presenze: Iterable[EsitoAppuntamento]) -> bool:
    """Whether somebody missed, without a reason, a meeting in presence that the law asks for (L. 234/2021)."""
    assenti = any(each.esito == EsitoPresenza.ASSENTE_NON_GIUSTIFICATO for each in presenze)
    return assenti and incontro.modalita in DI_PERSONA and is_mensile(incontro.data)


def to_evaluate(incontro: Incontro) -> bool:
    return incontro.stato in VALUTABILI


@dataclass(frozen=True)
class Monitoraggio:
    """The line of the case page: how many meetings, held, the next; and whether this month lacks one in presence (T10)."""

    quanti: int
    svolti: int
    prossimo: date | None
    senza_presenza: bool


def incontri_of(caso: Caso) -> QuerySet[Incontro]:
    """The meetings of a case that are or were to be held."""
    return Incontro.objects.filter(caso=caso).exclude(stato__in=FUORI)


def read_monitoraggio(caso: Caso, rows: Sequence[Incontro], oggi: date) -> Monitoraggio:
    """Of the rows of `incontri_of`."""
    futuri = [each.data for each in rows if each.stato == StatoIncontro.PIANIFICATO and each.data >= oggi]
    del_mese = any(in_month(each, oggi) and each.modalita in DI_PERSONA for each in rows)
    primo = min((each.data for each in rows), default=oggi)
    cominciato = (primo.year, primo.month) <= (oggi.year, oggi.month)  # the month of the first one, if any is planned
    return Monitoraggio(
        quanti=len(rows),
        svolti=sum(each.stato == StatoIncontro.SVOLTO for each in rows),
        prossimo=min(futuri, default=None),
        senza_presenza=caso.stato == StatoCaso.PATTO_ATTIVO and is_mensile(oggi) and cominciato and not del_mese,
    )


def in_month(incontro: Incontro, giorno: date) -> bool:
    return (incontro.data.year, incontro.data.month) == (giorno.year, giorno.month)
