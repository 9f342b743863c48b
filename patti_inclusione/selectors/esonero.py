"""Who of a family is bound by the obligations on a day: the one place that says so (art. 4 c. 2-3 DL 4/2019)."""

from datetime import date

from django.db.models import Q, QuerySet

from ambiti.models import Componente
from patti_inclusione.models import AmbitoObbligo, Caso, Esonero, StatoEsonero
from patti_inclusione.models.esonero import DI_CURA
from patti_inclusione.selectors.famiglie import age
from rdc_platform.norme.selectors import intero

MAGGIORE_ETA = 18  # art. 2 of the Codice civile


def select_in_vigore(caso: Caso, giorno: date) -> QuerySet[Esonero]:
    """The exclusions and exonerations of the family that hold on `giorno`, both ends included."""
    rows = Esonero.objects.filter(componente__nucleo=caso.nucleo_id, stato=StatoEsonero.IN_VIGORE, dal__lte=giorno)
    return rows.filter(Q(al=None) | Q(al__gte=giorno)).order_by("dal", "pk")


def list_esoneri(caso: Caso) -> QuerySet[Esonero]:
    """All of the family, those in force first."""
    rows = Esonero.objects.filter(componente__nucleo=caso.nucleo_id)
    return rows.select_related("componente", "assistito", "valutato_da__operatore", "documento").order_by(
        "stato", "componente__data_nascita", "dal"
    )


def perche_libero(componente: Componente, giorno: date, esoneri: list[Esonero] | None = None) -> str:
    """Why the obligations do not bind the person on that day, "" if they do.

    Age is counted on the day; then what the services decided, then INPS's word. Of one on whom INPS says nothing the law's
    rule holds: an adult is bound. `esoneri`: those in force, where the caller has them already.
    """
    anni = age(componente.data_nascita, giorno)
    if anni < MAGGIORE_ETA:
        return "minorenne"
    if anni >= intero("OBBLIGHI_ETA_FINE", giorno):
        return "ha compiuto 65 anni"
    if esoneri is None:
        rows = Esonero.objects.filter(componente=componente, stato=StatoEsonero.IN_VIGORE, dal__lte=giorno)
        esoneri = list(rows.filter(Q(al=None) | Q(al__gte=giorno)))
    da_tutto = [each for each in esoneri if each.componente_id == componente.pk]
    da_tutto = [each for each in da_tutto if each.ambito_obbligo == AmbitoObbligo.TUTTI]
    if da_tutto:
        return da_tutto[0].get_codice_display().lower()
    situazione = getattr(componente, "situazione", None)
    if situazione is not None and not situazione.tenuto_obblighi:
        return situazione.get_motivo_esclusione_display().lower() or "esclusa o esonerata"
    return ""


def bound_members(caso: Caso, giorno: date) -> list[Componente]:
    """The members bound by the obligations on `giorno`, the eldest first. Two queries."""
    rows = Componente.objects.filter(nucleo=caso.nucleo_id, uscito_il=None).select_related("situazione")
    esoneri = list(select_in_vigore(caso, giorno))
    persone = rows.order_by("data_nascita", "pk")
    return [persona for persona in persone if not perche_libero(persona, giorno, esoneri)]


def is_fuori_puc(componente: Componente, giorno: date) -> bool:
    """Whoever has a care load is out of the projects useful to the community in any case (art. 4 c. 3 DL 4/2019)."""
    rows = Esonero.objects.filter(componente=componente, stato=StatoEsonero.IN_VIGORE, dal__lte=giorno)
    rows = rows.filter(Q(al=None) | Q(al__gte=giorno))
    return rows.filter(
        Q(codice__in=DI_CURA) | Q(ambito_obbligo__in=[AmbitoObbligo.TUTTI, AmbitoObbligo.SOLO_PUC])
    ).exists()
