"""The secret link to one's own appointments, for a telephone that knows no login: made, renewed, revoked, read."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Accreditamento
from accounts.profilo import Profilo
from patti_inclusione.ics import Impegno
from patti_inclusione.models import CalendarioPersonale, LivelloCalendario, ModalitaIncontro
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors.agenda import list_appuntamenti
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.norme.selectors import intero

INDIETRO, AVANTI = 14, 90  # days of the calendar around today
MINUTO = timedelta(minutes=1)


class TroppeLettureError(Exception):
    """The link is being read too often."""


@transaction.atomic
def make_calendario(livello: str, *, by: Profilo) -> str:
    """Make a new link that says as much as `livello`; the one before works no more. The link is told now and never again."""
    token = secrets.token_urlsafe(32)
    values = {"impronta": _hash(token), "livello": livello, "creato_il": timezone.now(), "minuto": None, "letture": 0}
    CalendarioPersonale.objects.update_or_create(accreditamento=by.accreditamento, defaults=values)
    audit.record("make_calendario", by=by, azione=Azione.CREAZIONE)
    return token


@transaction.atomic
def revoke_calendario(*, by: Profilo) -> None:
    """End the link."""
    CalendarioPersonale.objects.filter(accreditamento=by.accreditamento).delete()
    audit.record("revoke_calendario", by=by)


@transaction.atomic
def read_calendario(token: str, adesso: datetime) -> list[Impegno] | None:
    """What the calendar of a link says; None if it works no more, or the profile is over. Raises TroppeLettureError."""
    rows = CalendarioPersonale.objects.select_for_update(of=("self",)).select_related("accreditamento__operatore")
    found = rows.filter(impronta=_hash(token)).first()
    if found is None or not Accreditamento.objects.in_vigore().filter(pk=found.accreditamento_id).exists():
        return None
    _count(found, adesso)
    profilo = Profilo(found.accreditamento)
    giorno = calendario.rome_date(adesso)
    casi = CASI.permitted(profilo, "view_fascicolo")
    appuntamenti = list_appuntamenti(casi, giorno - timedelta(days=INDIETRO), giorno + timedelta(days=AVANTI))
    if found.livello != LivelloCalendario.OCCUPATO:
        audit.record("read_calendario", by=profilo, azione=Azione.LETTURA, categoria="anagrafica")
    return [_impegno(each, found.livello) for each in appuntamenti]


def _count(found: CalendarioPersonale, adesso: datetime) -> None:
    if found.minuto is None or adesso - found.minuto >= MINUTO:
        found.minuto, found.letture = adesso, 0
    if found.letture >= intero("CALENDARIO_LETTURE_MINUTO", calendario.rome_date(adesso)):
        raise TroppeLettureError
    found.letture += 1
    found.save(update_fields=["minuto", "letture"])


def _impegno(convocazione: Any, livello: str) -> Impegno:
    """An appointment of `list_appuntamenti` as far as the link may tell: of whom has a secret address never more than that one is busy."""
    fine = convocazione.data_ora + timedelta(minutes=convocazione.durata_min)
    nucleo, titolo, luogo = convocazione.caso.nucleo, "Occupato", ""
    if livello != LivelloCalendario.OCCUPATO and not convocazione.riservata:
        iniziali = f"{nucleo.cognome[:1]}. {nucleo.nome[:1]}."
        whole = livello == LivelloCalendario.COMPLETO
        titolo = f"{convocazione.get_tipo_display()}: {nucleo.cognome if whole else iniziali}"
        luogo = convocazione.luogo if whole and convocazione.modalita == ModalitaIncontro.PRESENZA else ""
    return Impegno(f"{convocazione.pk}@agenda", convocazione.data_ora, fine, titolo, luogo)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
