"""Short messages about an appointment: left with the notice, delivered by the outbox, and what became of them.

They are a courtesy: who convenes a family by law does it as ever, and their delivery proves nothing (spec §3.4).
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from patti_inclusione.models import (
    CanaleInvio,
    Caso,
    Convocazione,
    EsitoInvio,
    InvioConvocazione,
    Sede,
    SmsConvocazione,
    StatoConvocazione,
    StatoSms,
    TipoEvento,
    TipoSms,
)
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.esito_invio import settle_invio
from patti_inclusione.services.sms_orario import next_by_day
from patti_inclusione.services.sms_testo import phone_of, write_testo
from rdc_platform import calendario
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import move
from rdc_platform.gateways.errors import GatewayPending
from rdc_platform.gateways.sms import Sms
from rdc_platform.outbox import services as outbox
from rdc_platform.outbox.models import Message

TOPIC = "sms.convocazione"
BY = Sistema("sms.convocazioni")
DETTI = [StatoSms.IN_PARTENZA, StatoSms.MANDATO, StatoSms.CONSEGNATO]
DELL_INVIO = {
    StatoSms.MANDATO: EsitoInvio.INVIATO,
    StatoSms.CONSEGNATO: EsitoInvio.CONSEGNATO,
    StatoSms.NON_CONSEGNATO: EsitoInvio.FALLITO,
    StatoSms.RITIRATO: EsitoInvio.FALLITO,
}


def leave_avviso(invio: InvioConvocazione) -> None:
    """Let the notice of an appointment leave: at once, or in the morning."""
    convocazione = invio.convocazione
    detti = SmsConvocazione.objects.filter(convocazione=convocazione, recapito=invio.recapito, stato__in=DETTI)
    if detti.filter(tipo=TipoSms.CONVOCAZIONE).exists():
        return  # somebody else of the family has the same telephone
    telefono = phone_of(convocazione, phones_of([convocazione]).get(convocazione.caso.nucleo.comune_id, ""))
    sms = SmsConvocazione.objects.create(
        convocazione=convocazione,
        componente_id=invio.componente_id,
        a_chi=invio.a_chi,
        tipo=TipoSms.CONVOCAZIONE,
        recapito=invio.recapito,
        testo=write_testo(TipoSms.CONVOCAZIONE, convocazione, telefono),
    )
    outbox.post(
        TOPIC,
        key=f"sms-{sms.pk}",
        gruppo=f"convocazione-{convocazione.pk}",
        due_at=next_by_day(timezone.now()),
        entro=calendario.rome_date(convocazione.data_ora),
        sms_id=sms.pk,
    )


def leave_disdette(convocazioni: Iterable[Convocazione]) -> int:
    """Tell that appointments are off whoever had a short message of them; how many. The same queries for many."""
    rows = SmsConvocazione.objects.filter(convocazione__in=list(convocazioni), stato__in=DETTI)
    detti = rows.exclude(tipo=TipoSms.DISDETTA).select_related("convocazione__sede", "convocazione__caso__nucleo")
    chi = {(each.convocazione_id, each.recapito): each for each in detti.order_by("creato_il")}
    telefoni = phones_of({each.convocazione for each in chi.values()})
    disdette = [
        SmsConvocazione(
            convocazione=each.convocazione,
            componente_id=each.componente_id,
            a_chi=each.a_chi,
            tipo=TipoSms.DISDETTA,
            recapito=each.recapito,
            testo=write_testo(
                TipoSms.DISDETTA,
                each.convocazione,
                phone_of(each.convocazione, telefoni.get(each.convocazione.caso.nucleo.comune_id, "")),
            ),
        )
        for each in chi.values()
    ]
    post_sms(SmsConvocazione.objects.bulk_create(disdette))
    return len(disdette)


def post_sms(rows: Iterable[SmsConvocazione]) -> None:
    """Leave them to the outbox; those of one appointment keep their order."""
    by_key = {f"sms-{row.pk}": row for row in rows}
    outbox.post_many(
        TOPIC,
        {key: {"sms_id": row.pk} for key, row in by_key.items()},
        {key: f"convocazione-{row.convocazione_id}" for key, row in by_key.items()},
    )


def phones_of(convocazioni: Iterable[Convocazione]) -> dict[str, str]:
    """A number of an office that receives, by Comune of the families."""
    comuni = {each.caso.nucleo.comune_id for each in convocazioni}
    rows = Sede.objects.filter(comune__in=comuni, attiva=True).exclude(telefono="").order_by("-denominazione")
    return dict(rows.values_list("comune", "telefono"))


def read_sms(sms_id: UUID, adesso: datetime) -> Sms | None:
    """What leaves now; None where it is of no use any more. By night GatewayPending: it leaves in the morning."""
    sms = SmsConvocazione.objects.select_related("convocazione").filter(pk=sms_id).first()
    if sms is None or sms.id_gestore or not _still_true(sms, adesso):
        return None
    mattina = next_by_day(adesso)
    if mattina > adesso:
        raise GatewayPending("di notte non si manda nulla", retry_after=int((mattina - adesso).total_seconds()) + 1)
    return Sms(sms.recapito, sms.testo, sms.convocazione.data_ora)


def _still_true(sms: SmsConvocazione, adesso: datetime) -> bool:
    """An appointment to come that stands; that one is off is told to who had a message of it, or may have had, and no other."""
    convocazione = sms.convocazione
    if convocazione.data_ora <= adesso:
        return False
    if sms.tipo != TipoSms.DISDETTA:
        return convocazione.stato == StatoConvocazione.FISSATA
    altri = SmsConvocazione.objects.filter(convocazione=convocazione, recapito=sms.recapito).exclude(pk=sms.pk)
    return altri.filter(mandato_il__isnull=False).exists() or _maybe_left(altri)


def _maybe_left(rows: QuerySet[SmsConvocazione]) -> bool:
    """Whether one that was withdrawn was tried before: the operator may have it, and its answer was lost."""
    keys = [f"sms-{pk}" for pk in rows.filter(stato=StatoSms.RITIRATO).values_list("pk", flat=True)]
    return Message.objects.filter(key__in=keys, attempts__gt=1).exists()


@transaction.atomic
def record_partenza(sms_id: UUID, id_gestore: str | None) -> None:
    """The operator took it under that name, and will be asked how it went; None: it did not leave, and will not."""
    sms = _lock(sms_id)
    if sms is None or sms.stato not in (StatoSms.IN_PARTENZA, StatoSms.NON_CONSEGNATO):
        return
    if id_gestore is None:
        _write(sms, StatoSms.RITIRATO)
        return
    sms.id_gestore, sms.mandato_il, sms.motivo = id_gestore, timezone.now(), ""
    _write(sms, StatoSms.MANDATO)
    outbox.post("sms.consegna", key=f"consegna-{sms.pk}", sms_id=sms.pk)


@transaction.atomic
def record_esito(sms_id: UUID, *, arrivato: bool, motivo: str = "") -> None:
    """It arrived, or it did not: of that the Case manager is told. What is known already stays."""
    sms = _lock(sms_id)
    if sms is None or sms.stato not in (StatoSms.IN_PARTENZA, StatoSms.MANDATO):
        return
    sms.motivo, sms.esito_il = motivo[:40], timezone.now()
    _write(sms, StatoSms.CONSEGNATO if arrivato else StatoSms.NON_CONSEGNATO)


def id_gestore(sms_id: UUID) -> str:
    """The name of a message with the operator."""
    return SmsConvocazione.objects.values_list("id_gestore", flat=True).get(pk=sms_id)


def _lock(sms_id: UUID) -> SmsConvocazione | None:
    """The case is locked first, as by every act on it."""
    caso_id = SmsConvocazione.objects.values_list("convocazione__caso", flat=True).filter(pk=sms_id).first()
    if caso_id is None:
        return None
    Caso.objects.select_for_update(of=("self",)).get(pk=caso_id)
    rows = SmsConvocazione.objects.select_for_update(of=("self",))
    return rows.select_related("convocazione__caso__nucleo").get(pk=sms_id)


def _write(sms: SmsConvocazione, stato: StatoSms) -> None:
    """The state, on the message, on the notice it was and on the time line."""
    move(sms, stato)
    sms.save(update_fields=["stato", "id_gestore", "mandato_il", "motivo", "esito_il"])
    if sms.tipo == TipoSms.CONVOCAZIONE:
        for invio_id in _invii_of(sms):
            settle_invio(invio_id, DELL_INVIO[stato], timezone.now())
    testo = f"{sms.get_tipo_display()} per SMS al {sms.numero}: {stato.label.lower()}"
    note_evento(sms.convocazione.caso, by=BY, tipo=TipoEvento.CONVOCAZIONE, testo=testo)


def _invii_of(sms: SmsConvocazione) -> list[int]:
    """The notices that it carried: of everybody who has that number."""
    rows = InvioConvocazione.objects.filter(
        convocazione=sms.convocazione_id, canale=CanaleInvio.SMS, recapito=sms.recapito
    )
    return list(rows.values_list("pk", flat=True))
