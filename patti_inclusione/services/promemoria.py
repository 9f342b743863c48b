"""The reminder of an appointment, some days before: to who wants short messages, once, and only of one that stands.

Nothing waits in the outbox for its day: an appointment that was moved or cancelled is simply not found here.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from patti_inclusione.models import (
    AvvisiSms,
    CanaleInvio,
    Convocazione,
    DestinatarioInvio,
    SmsConvocazione,
    StatoConvocazione,
    TipoSms,
)
from patti_inclusione.services.recapiti import find_recapito, find_recapito_tutela, is_assisted
from patti_inclusione.services.sms import phones_of, post_sms
from patti_inclusione.services.sms_orario import next_by_day, notice
from patti_inclusione.services.sms_testo import phone_of, write_testo
from rdc_platform import calendario
from rdc_platform.gateways import sms as gateway

INSIEME = 200  # persons reminded in one transaction
VICINO = timedelta(hours=3)  # of an appointment nearer than this nobody is reminded any more
Invitato = Convocazione.componenti.through
CON_CHI = ("convocazione__sede", "convocazione__caso__nucleo__comune", "convocazione__caso__nucleo__contatti")
CON_PERSONA = ("componente__scheda", "componente__situazione")


def remind(adesso: datetime) -> int:
    """Leave the reminders whose day has come, batch after batch; how many. By night, or without an operator, none."""
    if not gateway.is_configured() or next_by_day(adesso) > adesso:
        return 0
    keys = list(list_da_ricordare(adesso).values_list("pk", flat=True))
    return sum(_remind(keys[at : at + INSIEME], adesso) for at in range(0, len(keys), INSIEME))


def remind_at(convocazione: Convocazione, adesso: datetime) -> datetime | None:
    """When the reminder of an appointment will leave; None where none will: no operator, fixed too late, or left already."""
    giorni = notice(adesso)
    if not gateway.is_configured() or convocazione.creata_il >= convocazione.data_ora - giorni:
        return None
    giorno = calendario.rome_date(convocazione.data_ora) - giorni
    parte = next_by_day(datetime.combine(giorno, time.min, calendario.ROMA))
    wanted = parte > adesso and Invitato.objects.filter(wants(), convocazione=convocazione).exists()
    return parte if wanted else None


def list_da_ricordare(adesso: datetime) -> QuerySet:
    """Who is to be reminded: convened to an appointment near, fixed earlier, not reminded yet, that wants messages."""
    giorni = notice(adesso)
    limite = calendario.rome_date(adesso) + giorni + calendario.GIORNO
    vicine = Q(
        convocazione__stato=StatoConvocazione.FISSATA,
        convocazione__data_ora__gt=adesso + VICINO,
        convocazione__data_ora__lt=datetime.combine(limite, time.min, calendario.ROMA),
        convocazione__creata_il__lt=F("convocazione__data_ora") - giorni,
    )
    fatti = SmsConvocazione.objects.filter(
        convocazione=OuterRef("convocazione"), componente=OuterRef("componente"), tipo=TipoSms.PROMEMORIA
    )
    return Invitato.objects.filter(vicine, wants(), ~Exists(fatti)).order_by("pk")


def wants() -> Q:
    """Of those convened, the members who said yes to short messages; and where they are told by one, who did not say no."""
    per_sms = Q(convocazione__canali__contains=[CanaleInvio.SMS]) & ~Q(componente__scheda__avvisi_sms=AvvisiSms.NO)
    return Q(Q(componente__scheda__avvisi_sms=AvvisiSms.SI) | per_sms, componente__uscito_il=None)


@transaction.atomic
def _remind(keys: Sequence[int], adesso: datetime) -> int:
    """Those still to be reminded once their appointments are locked: one that is being cancelled is waited for."""
    of_these = Invitato.objects.filter(pk__in=keys).values("convocazione")
    list(Convocazione.objects.filter(pk__in=of_these).order_by("pk").select_for_update(of=("self",)))
    rows = list(list_da_ricordare(adesso).filter(pk__in=keys).select_related(*CON_CHI, *CON_PERSONA))
    telefoni = phones_of({row.convocazione for row in rows})
    reminders = {(each.convocazione_id, each.recapito): each for row in rows for each in _sms_of(row, telefoni)}
    fatti = SmsConvocazione.objects.filter(convocazione__in=of_these, tipo=TipoSms.PROMEMORIA)
    for key in fatti.values_list("convocazione", "recapito"):
        reminders.pop(key, None)  # somebody else of the family has the same telephone
    post_sms(SmsConvocazione.objects.bulk_create(reminders.values()))
    return len(reminders)


def _sms_of(row: Any, telefoni: dict[str, str]) -> list[SmsConvocazione]:
    convocazione, persona = row.convocazione, row.componente
    nucleo, scheda = convocazione.caso.nucleo, getattr(persona, "scheda", None)
    contatti, situazione = getattr(nucleo, "contatti", None), getattr(persona, "situazione", None)
    numeri = {DestinatarioInvio.PERSONA: find_recapito(CanaleInvio.SMS, nucleo, contatti, situazione, scheda)}
    if scheda is not None and is_assisted(scheda):
        numeri[DestinatarioInvio.TUTELA] = find_recapito_tutela(CanaleInvio.SMS, scheda)
    testo = write_testo(TipoSms.PROMEMORIA, convocazione, phone_of(convocazione, telefoni.get(nucleo.comune_id, "")))
    return [
        SmsConvocazione(
            convocazione=convocazione,
            componente=persona,
            a_chi=a_chi,
            tipo=TipoSms.PROMEMORIA,
            recapito=numero,
            testo=testo,
        )
        for a_chi, numero in numeri.items()
        if numero
    ]
