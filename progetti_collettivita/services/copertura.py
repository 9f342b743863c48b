"""What INAIL has to hear of a participation, written with the act that makes it so (INAIL circ. 10/2020; B.5).

Each communication leaves by itself, at once, in a flow of its own, rather than all of a day together: who accepts in the
evening may start the day after, and a flow of the night would come too late. Nothing is sent twice: the key of the message,
and INAIL's own, is the communication. `inail.requeue_comunicazioni` of each hour puts again what was left behind.
In the caller's transaction, the project and the assignment locked.
"""

from datetime import date

from django.utils import timezone

from progetti_collettivita.models import (
    AssegnazionePuc,
    ComunicazioneInail,
    StatoAssegnazionePuc,
    StatoInail,
    TipoComunicazioneInail,
)
from progetti_collettivita.models.inail import VIVE
from progetti_collettivita.selectors.copertura import day_after, first_day, is_coperta, last_day
from rdc_platform import calendario
from rdc_platform.outbox import services as outbox

TOPIC = "inail.copertura"
TOPIC_RISCONTRO = "inail.riscontro"
_A, _T = StatoAssegnazionePuc, TipoComunicazioneInail
FINITE = (_A.COMPLETATO, _A.INTERROTTO, _A.RITIRATO)


def follow_assegnazione(assegnazione: AssegnazionePuc) -> None:
    """Tell INAIL what its new state wants: a start when he accepts, an end when it is over. Who goes on moves to none."""
    if assegnazione.stato == _A.ACCETTATO:
        communicate_start(assegnazione)
    elif assegnazione.stato in FINITE:
        communicate_end(assegnazione)


def communicate_start(assegnazione: AssegnazionePuc) -> ComunicazioneInail | None:
    """The start, in place of any told before; None where INAIL can no more hear of it in time: the start has to move."""
    oggi, inizio = calendario.today(), assegnazione.data_inizio
    told = ComunicazioneInail.objects.filter(assegnazione=assegnazione, tipo=_T.ATTIVAZIONE, superata_il=None)
    told.update(superata_il=timezone.now())
    if inizio is None or inizio < first_day(oggi):
        _write_stato(assegnazione, StatoInail.NON_COMUNICATA)
        return None
    _write_stato(assegnazione, StatoInail.DA_INVIARE)
    return _create(assegnazione, _T.ATTIVAZIONE, inizio, last_day(inizio, oggi))


def communicate_end(assegnazione: AssegnazionePuc) -> ComunicazioneInail | None:
    """The end, of whoever INAIL was told that he starts; of who was taken back before, the end is today.

    A start that has not left yet, or was told with another day, counts too: it may be on its way.
    """
    told = ComunicazioneInail.objects.filter(assegnazione=assegnazione, tipo=_T.ATTIVAZIONE, stato__in=VIVE)
    if not told.exists():
        return None
    fine = assegnazione.data_fine_effettiva or calendario.today()
    return _create(assegnazione, _T.CESSAZIONE, fine, day_after(fine))


def communicate_change(assegnazione: AssegnazionePuc, entro: date) -> ComunicazioneInail | None:
    """That he goes on until another day, in place of any told before; None where INAIL does not insure him."""
    fine = assegnazione.data_fine_prevista
    if fine is None or not is_coperta(assegnazione):
        return None
    told = ComunicazioneInail.objects.filter(assegnazione=assegnazione, tipo=_T.VARIAZIONE, superata_il=None)
    told.update(superata_il=timezone.now())
    return _create(assegnazione, _T.VARIAZIONE, fine, entro)


def post_comunicazione(comunicazione: ComunicazioneInail, key: str) -> None:
    """Those of one participation keep their order: an end does not overtake its start."""
    outbox.post(
        TOPIC, key=key, gruppo=f"inail-{comunicazione.assegnazione_id}", entro=comunicazione.entro,
        comunicazione_id=comunicazione.pk,
    )  # fmt: skip


def _create(assegnazione: AssegnazionePuc, tipo: str, giorno: date, entro: date) -> ComunicazioneInail:
    comunicazione = ComunicazioneInail.objects.create(
        assegnazione=assegnazione, tipo=tipo, data_evento=giorno, entro=entro
    )
    post_comunicazione(comunicazione, f"inail-{comunicazione.pk}")
    return comunicazione


def _write_stato(assegnazione: AssegnazionePuc, stato: str) -> None:
    assegnazione.stato_inail = stato
    assegnazione.save(update_fields=["stato_inail"])
