"""What the worker does of the short messages about an appointment: reminders by the clock, each on its way, how it ended."""

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from accounts.database import as_tasks
from patti_inclusione.services import promemoria
from patti_inclusione.services import sms as services
from rdc_platform.gateways import sms as gateway
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


def send_sms(request: gateway.Sms | None, key: str) -> str | None:
    return None if request is None else gateway.send(request, key)


def record_sms(message: Message, id_gestore: str | None) -> None:
    services.record_partenza(_sms(message), id_gestore)


def refuse_sms(message: Message, refusal: GatewayRefusal) -> None:
    services.record_esito(_sms(message), arrivato=False, motivo=refusal.codice)


@handles(services.TOPIC, send=send_sms, record=record_sms, refuse=refuse_sms, in_mano=True)
def build_sms(message: Message) -> gateway.Sms | None:
    """A notice, a reminder or its withdrawal; None where it is of no use any more."""
    return services.read_sms(_sms(message), timezone.now())


def record_consegna(message: Message, consegna: gateway.Consegna) -> None:
    services.record_esito(_sms(message), arrivato=consegna.arrivato, motivo=consegna.codice)


def refuse_consegna(message: Message, refusal: GatewayRefusal) -> None:
    services.record_esito(_sms(message), arrivato=False, motivo=refusal.codice)


@handles("sms.consegna", send=gateway.get_consegna, record=record_consegna, refuse=refuse_consegna)
def build_consegna(message: Message) -> str:
    """By which name the operator is asked whether it arrived."""
    return services.id_gestore(_sms(message))


@shared_task
def remind_convocazioni() -> None:
    """Leave the reminders whose day has come; beat calls it every quarter of an hour."""
    with as_tasks():
        promemoria.remind(timezone.now())


def _sms(message: Message) -> UUID:
    return UUID(message.payload["sms_id"])
