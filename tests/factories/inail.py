"""The exchange with INAIL's simulator: what it received, how it fails; and somebody whom INAIL insures."""

import json

from django.utils import timezone

from progetti_collettivita.models import AssegnazionePuc, ComunicazioneInail
from rdc_platform import calendario
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message, StatoMessaggio
from tests.simulators.processi import post_form, request

TOPICS = ("inail.copertura", "inail.riscontro")


def deliver(volte: int = 1) -> None:
    """All that waits for INAIL, and nothing else; `volte` 2 for its answer too."""
    for _ in range(volte):
        Message.objects.exclude(topic__in=TOPICS).update(stato=StatoMessaggio.CONSEGNATO)
        Message.objects.update(due_at="2019-01-01T00:00Z")
        for message in delivery.claim():
            delivery.deliver_one(message)


def flussi(port: int) -> list[dict]:
    """What INAIL has, the latest flow first, with the outcome of each row."""
    return json.loads(request(port, "GET", "/console/flussi.json")[2])


def answer(port: int, esito: str = "", flusso: int = 1) -> None:
    """INAIL decides now on a flow, as somebody wants."""
    assert post_form(port, "/console/riscontro", json=1, flusso=flusso, esito=esito) == 200


def fail(port: int, modo: str) -> None:
    """INAIL fails in this way from now on; "" for not at all."""
    assert post_form(port, "/console/guasto", json=1, modo=modo) == 200


def forget(port: int, nome: str) -> None:
    post_form(port, "/console/sconosciuti", json=1, nome=nome)


def tell(row: AssegnazionePuc, stato: str = "CONFERMATA", tipo: str = "ATTIVAZIONE", **campi) -> ComunicazioneInail:
    """A communication of a participation, in a state, without INAIL; the participation says so too."""
    giorno = row.data_inizio or calendario.today()
    inviata = {} if stato == "DA_INVIARE" else {"data_ora_invio": timezone.now(), "id_flusso": "INAIL.2021.0000001"}
    risposta = {"riscontro_il": timezone.now()} if stato in {"CONFERMATA", "SCARTATA", "TARDIVA"} else {}
    errore = {"codice_errore": "CF_NON_VALIDO", "dettaglio_errore": "Non è valido."} if stato == "SCARTATA" else {}
    if tipo == "ATTIVAZIONE":
        row.stato_inail = "SCARTATA" if stato == "TARDIVA" else stato
        row.save(update_fields=["stato_inail"])
    valori = {"data_evento": giorno, "entro": giorno - calendario.GIORNO} | inviata | risposta | errore
    return ComunicazioneInail.objects.create(assegnazione=row, tipo=tipo, stato=stato, **valori | campi)
