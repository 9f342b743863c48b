"""The exchange with ANPAL's simulator: what it received, what it forgets, whom it sends back; and a member of some age."""

import json

from django.utils import timezone

from ambiti.models import Componente
from patti_inclusione.models import Caso, InvioCpi, RichiestaCpi, RinvioCpi, SituazioneComponente
from rdc_platform import calendario, codice_fiscale
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message, StatoMessaggio
from tests.simulators.processi import post_form, request

TOPICS = ("anpal.rinvio", "anpal.riscontro", "anpal.richiesta", "anpal.risposta", "anpal.risposta_automatica")


def deliver() -> None:
    """All that waits for ANPAL, and nothing else."""
    Message.objects.exclude(topic__in=TOPICS).update(stato=StatoMessaggio.CONSEGNATO)
    Message.objects.update(due_at="2019-01-01T00:00Z")
    for message in delivery.claim():
        delivery.deliver_one(message)


def received(port: int) -> dict:
    """What ANPAL has, by key."""
    return json.loads(request(port, "GET", "/console/rinvii.json")[2])


def returned(port: int) -> list:
    """Whom ANPAL sent back, and what it was answered: `[number, body, answer]`."""
    return json.loads(request(port, "GET", "/console/ritorni.json")[2])


def forget(port: int, nome: str) -> None:
    post_form(port, "/console/sconosciuti", json=1, nome=nome)


def give_back(port: int, *codes: str, motivazioni: str = "SALUTE,ABITATIVO", **fields: str) -> None:
    """A Centro sends these to the Comune."""
    fields = {"cpi": "CremonaCpi", "testo": "Zirconio", "motivazioni": motivazioni, **fields}
    assert post_form(port, "/console/ritorno", json=1, cf=",".join(codes), **fields) == 201


def fail(port: int, modo: str) -> None:
    """ANPAL fails in this way from now on; "" for not at all."""
    assert post_form(port, "/console/guasto", json=1, modo=modo) == 200


def make_eta(caso: Caso, anni: int, nome: str = "Zeno") -> Componente:
    """A member who is `anni` old today."""
    nascita = calendario.add_mesi(calendario.today(), -12 * anni)
    cognome = caso.nucleo.cognome
    return Componente.objects.create(
        nucleo=caso.nucleo,
        codice_fiscale=codice_fiscale.encode(cognome, nome, "M", nascita, "D150"),
        cognome=cognome,
        nome=nome,
        sesso="M",
        data_nascita=nascita,
        belfiore_nascita="D150",
        cittadinanza="ITA",
        relazione="FIGLIO_MAGGIORENNE",
    )


def make_giovane(caso: Caso, stato: str = "RICEVUTO") -> Componente:
    """A member of twenty whom INPS binds and whom the Centro was told of."""
    giovane = make_eta(caso, 20)
    SituazioneComponente.objects.create(componente=giovane, in_scala_equivalenza=True, tenuto_obblighi=True)
    numeri = {"numero_ricevuta": "1", "ricevuto_il": timezone.now()}
    invio = InvioCpi.objects.create(caso=caso, tipo="GIOVANI", stato=stato, **numeri)
    invio.componenti.add(giovane)
    return giovane


def make_rinvio(caso: Caso, numero: str = "ANPAL.R.1", **values) -> RinvioCpi:
    """A return of an open case, its motives not read."""
    defaults = {"cpi": "CremonaCpi", "inviato_il": calendario.today(), "motivazioni": ["SALUTE"], "testo": "Zirconio"}
    rinvio = RinvioCpi.objects.create(caso=caso, numero=numero, **(defaults | {"effetto": "AGGIUNTO"} | values))
    rinvio.componenti.set(caso.nucleo.componenti.all()[:1])
    return rinvio


def asked(port: int) -> list[dict]:
    """What the Comuni asked the Centri, each with the Centro's answer."""
    return json.loads(request(port, "GET", "/console/richieste.json")[2])


def wanted(port: int) -> list[dict]:
    """What the Centri asked the Comuni, each with the Comune's answer."""
    return json.loads(request(port, "GET", "/console/chieste.json")[2])


def ask_comune(port: int, code: str, **fields: str) -> None:
    """A Centro asks about somebody."""
    assert post_form(port, "/console/chiesta", json=1, cf=code, **{"cpi": "CremonaCpi", **fields}) == 201


def answer_comune(port: int, id_scambio: object, risposta: str = "ACCOLTA", **fields: str) -> None:
    """A Centro answers what it was asked, or what it was not."""
    assert post_form(port, "/console/risposta", json=1, id_scambio=str(id_scambio), risposta=risposta, **fields) == 201


def make_richiesta(caso: Caso, **values) -> RichiestaCpi:
    """What a Centro asks of the applicant of an open case, not answered."""
    defaults = {
        "verso": "DAL_CPI",
        "stato": "DA_RISPONDERE",
        "richiesta": "COLLOQUIO_CONGIUNTO",
        "ufficio": "Sportello",
    }
    persona = caso.nucleo.componenti.order_by("data_nascita").first()
    return RichiestaCpi.objects.create(
        **(defaults | {"caso": caso, "componente": persona, "cpi": "CremonaCpi"} | values)
    )
