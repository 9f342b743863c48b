"""One message with its history, and who wrote in it."""

from typing import Any

from accounts.models import Accreditamento
from rdc_platform.monitor.ragioni import ragione
from rdc_platform.outbox.models import Message, StatoMessaggio
from rdc_platform.web.parti import Voce


def voci(message: Message) -> list[Voce]:
    """The latest fact first: delivered, tried, touched by a person, left."""
    fatti = list(message.storia.order_by("-istante", "-pk"))
    chi = {each.accreditamento_id for each in fatti if each.accreditamento_id}
    rows = Accreditamento.objects.filter(pk__in=chi).select_related("operatore") if chi else []
    nomi = {each.pk: each.operatore.nome_completo for each in rows}
    found = [
        Voce(each.istante, ragione(each.testo), each.motivo, chi=nomi.get(each.accreditamento_id, "Sistema"))
        for each in fatti
    ]
    if message.stato == StatoMessaggio.CONSEGNATO and message.delivered_at:
        found.insert(0, Voce(message.delivered_at, "Consegnato", chi="Sistema"))
    return [*found, Voce(message.created_at, "Lasciato", chi="Sistema")]


def codici(message: Message) -> list[tuple[str, Any]]:
    """What identifies it to who looks after the exchanges: keys of ours, of no person."""
    return [
        ("Argomento", message.topic),
        ("Chiave", message.key),
        ("In ordine con", message.gruppo or "nessun altro"),
        ("Tentativi", message.attempts),
        ("Di che cosa", ", ".join(f"{nome} {valore}" for nome, valore in sorted(message.payload.items()))),
    ]
