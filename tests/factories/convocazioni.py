"""An interview of the families of `mondo`: when it is, the form that fixes it, and the row."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, Convocazione, SchedaPersona
from patti_inclusione.services import convocazione as services
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.models import Documento
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from rdc_platform.web.formati import ROMA
from tests.factories.pdf import PDF
from tests.factories.pec import give_ricevuta

OGGI = datetime(2019, 5, 2, 9, 0, tzinfo=ROMA)
COLLOQUIO = datetime(2019, 5, 9, 10, 0, tzinfo=ROMA)
DOPO = datetime(2019, 5, 9, 12, 0, tzinfo=ROMA)


def url(name, row):
    return reverse(f"patti_inclusione:{name}", args=[row.pk])


def persone(caso):
    return list(caso.nucleo.componenti.order_by("data_nascita", "pk"))


def posted(caso, **values):
    """A good form; a value of None leaves the field out."""
    data = {
        "chiave": uuid4(),
        "versione": caso.versione,
        "tipo": "PRIMO_COLLOQUIO",
        "data": "9/5/2019",
        "ora": "10:00",
        "durata_min": 60,
        "modalita": "PRESENZA",
        "luogo": "Via Roma 1",
        "componenti": [persona.pk for persona in persone(caso)],
        "canali": ["TELEFONO"],
        "testo": "Vi aspettiamo {giorno} alle {ora}, {luogo}.",
    } | values
    return {name: value for name, value in data.items() if value is not None}


def make_convocazione(mondo, **values):
    """An interview of everybody, of the Case manager of `mondo`."""
    mondo.caso.refresh_from_db()
    defaults = {
        "chiave": uuid4(),
        "tipo": "PRIMO_COLLOQUIO",
        "data_ora": COLLOQUIO,
        "durata_min": 60,
        "modalita": "PRESENZA",
        "luogo": "Via Roma 1",
        "canali": ["TELEFONO"],
        "testo": "Venite",
    }
    dati = services.Appuntamento(**defaults | values)
    made = services.fix_convocazione(
        mondo.caso, dati, persone(mondo.caso), versione=mondo.caso.versione, by=mondo.case_manager
    )
    mondo.caso.refresh_from_db()
    return made


def make_con_prova(caso: Caso, case_manager: Profilo) -> tuple[Convocazione, Documento]:
    """An appointment of everybody, and the proof of one notice."""
    caso.refresh_from_db()
    quando = timezone.now() + timedelta(days=7)
    dati = services.Appuntamento(
        uuid4(), "PRIMO_COLLOQUIO", quando, 60, "PRESENZA", "Via Roma 1", ["SMS"], "Vi aspettiamo."
    )
    convocazione = services.fix_convocazione(caso, dati, persone(caso), versione=caso.versione, by=case_manager)
    documento = documenti.store_pdf(PDF, "prova.pdf")
    invio = convocazione.invii.first()
    invio.prova = documento
    invio.save(update_fields=["prova"])
    give_ricevuta(convocazione)
    return convocazione, documento


def deliver(topic):
    """Deliver what waits of one topic, and drop the others."""
    Message.objects.exclude(topic=topic).delete()
    Message.objects.update(due_at=OGGI)  # the database's own clock is not the one that was moved
    while batch := delivery.claim():
        for message in batch:
            delivery.deliver_one(message)


def make_scheda(persona, **values):
    return SchedaPersona.objects.create(componente=persona, **values)
