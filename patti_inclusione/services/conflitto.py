"""Who must not follow a family says so, and at once does not see it (art. 6-bis L. 241/1990; vital in small Comuni)."""

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import Assegnazione, Caso, ConflittoInteressi, MotivoRiassegnazione, Supplenza
from patti_inclusione.services.caso import lock_caso
from patti_inclusione.services.passaggi import close_assegnazioni, close_supplenze, queue_casi
from rdc_platform.audit import services as audit


class StessaPersonaError(Exception):
    """Nobody lifts his own conflict."""


@transaction.atomic
def declare_conflitto(caso: Caso, *, natura: str, by: Profilo) -> ConflittoInteressi:
    """The family leaves him now and waits in the queue with a neutral reason; he is never given it again."""
    locked = lock_caso(caso, by=by, perm="view_fascicolo")
    adesso = timezone.now()
    conflitto = ConflittoInteressi.objects.create(
        nucleo=locked.nucleo, operatore=by.operatore, natura=natura, dichiarato_da=by.accreditamento
    )
    own = list(Assegnazione.objects.filter(caso=locked, al=None, case_manager__operatore=by.operatore_id))
    close_assegnazioni(own, motivo=MotivoRiassegnazione.INCOMPATIBILITA, by=by, adesso=adesso)
    if own:
        queue_casi([locked], by=by, testo="Ritornata in coda")
    lent = Supplenza.objects.filter(caso=locked, supplente__operatore=by.operatore_id)
    close_supplenze(lent, by=by, adesso=adesso)
    audit.record("declare_conflitto", conflitto, by=by)
    return conflitto


@transaction.atomic
def lift_conflitto(conflitto: ConflittoInteressi, *, motivo: str, by: Profilo) -> None:
    """The family may be given to that person again; only another person, the Coordinatore, says so and why."""
    conflitto = ConflittoInteressi.objects.select_for_update(of=("self",)).get(pk=conflitto.pk)
    if conflitto.operatore_id == by.operatore_id:
        raise StessaPersonaError
    if conflitto.tolto_il is not None:
        return
    conflitto.tolto_il, conflitto.tolto_da, conflitto.motivo_fine = timezone.now(), by.accreditamento, motivo
    conflitto.save(update_fields=["tolto_il", "tolto_da", "motivo_fine"])
    audit.record("lift_conflitto", conflitto, by=by)
