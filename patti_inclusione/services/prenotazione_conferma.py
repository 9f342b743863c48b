"""What the Case manager makes of an appointment that INPS booked (M04): his own, or a no."""

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, Convocazione, PrenotazioneInps
from patti_inclusione.orari import Orario
from patti_inclusione.services import convoca
from patti_inclusione.services.caso import lock_caso, note_evento
from patti_inclusione.services.prenotazione import OrarioError
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.calendario import ROMA
from rdc_platform.web.formati import data_ora as in_words


@transaction.atomic
def confirm_prenotazione(prenotazione: PrenotazioneInps, *, versione: int, by: Profilo) -> Convocazione:
    """Make it an appointment of `by`, of which the family knows by INPS; raises OrarioError if the hour is no more to be had.

    A booking confirmed, declined or cancelled meanwhile raises TransitionError.
    """
    caso, row = _lock(prenotazione, by)
    if row.disponibilita is None or row.data_ora is None:
        raise OrarioError("Questo appuntamento non si può tenere: fissane un altro.")
    _write(row, by)  # from here on its place is free for the appointment that takes it
    orario = Orario(row.disponibilita, row.data_ora.astimezone(ROMA), 1).nome
    made = convoca.book_orario(caso, orario, chiave=row.pk, versione=versione, by=by, da_inps=True)
    row.convocazione = made
    row.save(update_fields=["convocazione"])
    audit.record("confirm_prenotazione", row, by=by, nucleo_id=caso.nucleo_id)
    return made


@transaction.atomic
def decline_prenotazione(prenotazione: PrenotazioneInps, *, by: Profilo) -> None:
    """Give its place back: the family is convened otherwise. A booking answered or cancelled meanwhile raises TransitionError."""
    caso, row = _lock(prenotazione, by)
    _write(row, by)
    testo = f"L'appuntamento preso con INPS non si tiene: {in_words(row.data_ora)}"
    note_evento(caso, by=by, tipo="inps", testo=testo)
    audit.record("decline_prenotazione", row, by=by, nucleo_id=caso.nucleo_id)


def _lock(prenotazione: PrenotazioneInps, by: Profilo) -> tuple[Caso, PrenotazioneInps]:
    """The case and then the booking, which nobody has answered yet."""
    if prenotazione.caso is None:
        raise Http404
    caso = lock_caso(prenotazione.caso, by=by, perm="convoke_caso")
    rows = PrenotazioneInps.objects.aperte().filter(pk=prenotazione.pk, caso=caso)
    row = rows.select_for_update(of=("self",)).select_related("disponibilita__sede").first()
    if row is None:
        raise TransitionError("the booking was answered, or cancelled by INPS")
    return caso, row


def _write(row: PrenotazioneInps, by: Profilo) -> None:
    row.gestita_il, row.gestita_da = timezone.now(), by.accreditamento
    row.save(update_fields=["gestita_il", "gestita_da"])
