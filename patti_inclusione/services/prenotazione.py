"""Taking a place in an hour of an office, so that nobody is expected twice (spec §3.4).

A Case manager's acts on his agenda come one at a time, and so do those on one availability; the database has the last
word: no two appointments that stand have the same place (`one_convocazione_per_posto`). Who booked with INPS has a place
of the hour kept, until his Case manager confirms it or says no.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from accounts.profilo import Profilo
from patti_inclusione.models import Convocazione, DisponibilitaUfficio, PrenotazioneInps, StatoConvocazione
from patti_inclusione.orari import list_inizi
from patti_inclusione.permissions import CASI, DISPONIBILITA
from patti_inclusione.selectors.convocazione import list_overlaps
from rdc_platform import calendario

AGENDA = 7_411  # advisory locks of the agendas: the second key is the Case manager's


class OrarioError(Exception):
    """The hour cannot be had; the text says why, in Italian, for whoever chose it."""


class SovrapposizioneError(OrarioError):
    """The Case manager sees another family at that hour."""


@dataclass(frozen=True)
class Posto:
    """A place in an hour of an office."""

    disponibilita: DisponibilitaUfficio
    numero: int

    def values(self) -> dict[str, Any]:
        return {"disponibilita": self.disponibilita, "sede": self.disponibilita.sede, "posto": self.numero}


def lock_agenda(by: Profilo) -> None:
    """One act at a time on the agenda of `by`, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [AGENDA, str(by.accreditamento_id)])


def check_agenda(data_ora: datetime, durata_min: int, *, by: Profilo, besides: UUID | None = None) -> None:
    """Raise SovrapposizioneError if `by` sees another family at that hour; the appointment `besides` is leaving it."""
    altri = [c for c in list_overlaps(CASI.permitted(by, "convoke_caso"), data_ora, durata_min) if c.pk != besides]
    if altri:
        ore = ", ".join(f"alle {altro.data_ora.astimezone(calendario.ROMA):%H:%M}" for altro in altri)
        raise SovrapposizioneError(f"A quell'ora hai già un colloquio ({ore}): scegli un altro orario.")


def take_posto(disponibilita_id: UUID, data_ora: datetime, *, by: Profilo) -> Posto:
    """The first free place of the hour; raises OrarioError where there is none, or no such hour."""
    rows = DISPONIBILITA.permitted(by, "book_orario").filter(Q(operatore=None) | Q(operatore=by.accreditamento_id))
    locked = rows.select_for_update(of=("self",)).select_related("sede").filter(pk=disponibilita_id, sede__attiva=True)
    disponibilita = locked.first()
    if disponibilita is None or not is_orario(disponibilita, data_ora):
        raise OrarioError("Questo orario non c'è più: scegline un altro.")
    free = list_liberi(disponibilita, data_ora)
    if not free:
        raise OrarioError("Nel frattempo qualcuno ha preso l'ultimo posto di questo orario: scegline un altro.")
    return Posto(disponibilita, free[0])


def list_liberi(disponibilita: DisponibilitaUfficio, data_ora: datetime) -> list[int]:
    """The places of an hour that nobody has, beside as many as are kept for who booked with INPS; the caller has locked it."""
    there = Convocazione.objects.filter(disponibilita=disponibilita, data_ora=data_ora, stato=StatoConvocazione.FISSATA)
    taken = set(there.values_list("posto", flat=True))
    kept = PrenotazioneInps.objects.tengono_posto().filter(disponibilita=disponibilita, data_ora=data_ora).count()
    return [numero for numero in range(1, disponibilita.posti + 1) if numero not in taken][kept:]


def is_orario(disponibilita: DisponibilitaUfficio, data_ora: datetime) -> bool:
    """Whether an appointment of that availability begins then."""
    day = calendario.rome_date(data_ora)
    return data_ora in list_inizi(disponibilita, day, day, disponibilita.sede.chiusure.all())
