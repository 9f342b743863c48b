"""Offices that receive, for the tests of the agenda."""

import itertools
from datetime import date, time

from patti_inclusione.models import DisponibilitaUfficio, PrenotazioneInps, Sede

_counter = itertools.count(1)


def make_sede(comune, **values) -> Sede:
    n = next(_counter)
    return Sede.objects.create(comune=comune, **{"denominazione": f"Sede {n}", "indirizzo": "Via Po 1"} | values)


def make_orari(sede: Sede, **values) -> DisponibilitaUfficio:
    """Thursdays from 10 to 12, an hour each, one family at a time."""
    defaults = {
        "giorno_settimana": 3,
        "ora_inizio": time(10),
        "ora_fine": time(12),
        "durata_slot_min": 60,
        "posti": 1,
        "valida_dal": date(2019, 1, 1),
    }
    return DisponibilitaUfficio.objects.create(sede=sede, **defaults | values)


def make_prenotazione(caso, orari: DisponibilitaUfficio, data_ora) -> PrenotazioneInps:
    """What INPS booked for a family, in an hour of `orari`."""
    return PrenotazioneInps.objects.create(
        numero=f"INPS.APP.{next(_counter)}",
        protocollo_inps=caso.nucleo.protocollo_inps,
        caso=caso,
        sede=orari.sede,
        disponibilita=orari,
        data_ora=data_ora,
    )
