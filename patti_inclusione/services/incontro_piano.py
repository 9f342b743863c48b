"""The plan of the meetings makes itself from the Patto (spec §4.6), and follows it when it changes."""

from datetime import date, timedelta

from django.db.models import Q

from accounts.profilo import Profilo
from patti_inclusione import incontro_piano
from patti_inclusione.incontro_piano import Periodo
from patti_inclusione.models import Caso, Incontro, Patto, StatoIncontro, StatoPatto
from patti_inclusione.selectors.incontro import is_mensile
from patti_inclusione.services.caso import note_evento
from rdc_platform import calendario
from rdc_platform.audit import services as audit

PROPOSTE = Q(stato=StatoIncontro.PIANIFICATO, convocazione=None, confermato=False)
CHE_CONTANO = [StatoIncontro.PIANIFICATO, StatoIncontro.SVOLTO, StatoIncontro.NON_PRESENTATI]


def plan_incontri(patto: Patto, *, by: Profilo) -> int:
    """Propose the meetings of a Patto in force from today on, and say how many; in the caller's transaction, the case locked.

    What was proposed before and nobody touched goes away. Meetings already fixed stay, hold their period, and go over to
    this version. A Patto without an end, or not in force, has no plan.
    """
    oggi = calendario.today()
    patto.caso.incontri.filter(PROPOSTE, data__gte=oggi).delete()
    if patto.stato != StatoPatto.ATTIVO or patto.durata_al is None:
        return 0
    _take_over(patto, oggi)
    made = Incontro.objects.bulk_create(
        Incontro(caso=patto.caso, patto=patto, data=periodo.giorno) for periodo in _free(patto, oggi)
    )
    note_evento(patto.caso, by=by, tipo="incontri", testo=f"Preparato il piano degli incontri: {len(made)}")
    audit.record("plan_incontri", patto, by=by, nucleo_id=patto.caso.nucleo_id)
    return len(made)


def drop_proposte(caso: Caso) -> None:
    """Take away what is only proposed from today on: the case stands still, or ends."""
    Incontro.objects.filter(PROPOSTE, caso=caso, data__gte=calendario.today()).delete()


def _take_over(patto: Patto, oggi: date) -> None:
    """The meetings fixed on the version before look at the whole of this one."""
    fixed = patto.caso.incontri.filter(stato=StatoIncontro.PIANIFICATO, data__gte=oggi).exclude(patto=patto)
    for incontro in fixed:
        incontro.obiettivi.clear()
        incontro.impegni.clear()
    fixed.update(patto=patto)


def _free(patto: Patto, oggi: date) -> list[Periodo]:
    """The periods still to come in which no meeting stands."""
    dal = max(day for day in (patto.data_sottoscrizione, patto.durata_dal) if day)
    periodi = incontro_piano.plan(
        dal,
        patto.durata_al or dal,
        patto.frequenza_incontri,
        mensile=is_mensile(max(dal, oggi)),
        belfiore=patto.caso.nucleo.comune_id,
    )
    taken = list(
        patto.caso.incontri.filter(stato__in=CHE_CONTANO, data__gte=dal - timedelta(days=7)).values_list(
            "data", flat=True
        )
    )
    return [p for p in periodi if p.giorno >= oggi and not any(p.holds(day) for day in taken)]
