"""Meetings for tests: proposed by the plan, told to the family, held, evaluated."""

from datetime import time, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, Convocazione, EsitoPresenza, Incontro, Verbale
from patti_inclusione.selectors.incontro import attesi, da_guardare
from patti_inclusione.services import convocazione as convocazioni
from patti_inclusione.services import incontro as incontri
from patti_inclusione.services.convocazione import Appuntamento, Presenza
from patti_inclusione.services.incontro_verbale import Valutazione, Verifica, write_verbale
from tests.factories.patti import OGGI, make_firmato

VERBALE = "Zafferana: abbiamo letto insieme le bollette."  # a canary


def make_proposto(caso: Caso, by: Profilo) -> Incontro:
    """The first meeting of the plan of a Patto just signed."""
    make_firmato(caso, by)
    return Incontro.objects.select_related("caso__nucleo", "patto").filter(caso=caso).first()


def make_convocato(incontro: Incontro, by: Profilo) -> Incontro:
    """The meeting at an hour of today just gone, and the family told of it."""
    quando = timezone.now() - timedelta(minutes=5)
    Incontro.objects.filter(pk=incontro.pk).update(data=OGGI, ora=time(9), luogo="Via Roma 1")
    incontro = fresh(incontro)
    dati = Appuntamento(
        uuid4(), "MONITORAGGIO", quando, 60, incontro.modalita, "Via Roma 1", ["TELEFONO"], "Vi aspettiamo."
    )
    incontri.convoke_incontro(incontro, dati, attesi(incontro), versione=incontro.caso.versione, by=by)
    return fresh(incontro)


def record_presenze(incontro: Incontro, by: Profilo, esito: str = EsitoPresenza.PRESENTE) -> Incontro:
    """Everybody came, or did not."""
    convocazione = Convocazione.objects.select_related("caso__nucleo").get(pk=incontro.convocazione_id)
    presenze = [Presenza(componente.pk, esito) for componente in convocazione.componenti.all()]
    convocazioni.record_esiti(convocazione, presenze, versione=convocazione.caso.versione, by=by)
    return fresh(incontro)


def make_svolto(caso: Caso, by: Profilo) -> Incontro:
    """A meeting held today, to be evaluated."""
    return record_presenze(make_convocato(make_proposto(caso, by), by), by)


def make_verbale(incontro: Incontro, by: Profilo, *, versione: int = 0, **values) -> Verbale:
    """The evaluation: each result under way, each commitment kept."""
    rows = da_guardare(incontro)
    defaults = {
        "testo": VERBALE,
        "valutazioni": [Valutazione(each, "IN_CORSO", "PROBLEMA_LIEVE", "Va meglio") for each in rows.risultati],
        "verifiche": [Verifica(each, "RISPETTATO") for each in rows.impegni],
    }
    return write_verbale(incontro, by=by, versione=versione, **(defaults | values))


def fresh(incontro: Incontro) -> Incontro:
    rows = Incontro.objects.select_related("caso__nucleo__comune", "patto", "convocazione")
    return rows.get(pk=incontro.pk)
