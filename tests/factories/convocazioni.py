"""An interview of the families of `mondo`: when it is, the form that fixes it, and the row."""

from datetime import datetime
from uuid import uuid4

from django.urls import reverse

from patti_inclusione.services import convocazione as services
from rdc_platform.web.formati import ROMA

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
