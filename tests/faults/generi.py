"""What leaves, kind by kind: how one more comes to be, and which messages are of it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from patti_inclusione.models import AnalisiPreliminare, ContattiNucleo
from patti_inclusione.services import convocazione as convocazioni
from patti_inclusione.services.comunicazione_presa import tell_presa
from progetti_collettivita.services.partecipazione import activate_assegnazione
from tests.factories.casi import give_caso, make_caso
from tests.factories.inps import deposit
from tests.factories.patti import adulti_of, make_firmato
from tests.factories.puc import assign, far_day, follow, make_puc
from tests.factories.quadri import finish_analisi

PRESA, FLUSSO = datetime(2023, 10, 20, 8, tzinfo=UTC), date(2023, 10, 26)


@dataclass(frozen=True)
class Genere:
    """`make(mondo, inps, n)` leaves the message of one more family."""

    nome: str
    corsia: str
    messaggi: Q
    make: Callable[..., None]


def family(mondo, inps, nome, n):
    """One that is followed, and whose domanda INPS knows."""
    caso = make_caso(mondo.ambito_a, mondo.cremona, f"{nome}{chr(97 + n)}")
    give_caso(caso, mondo.case_manager, mondo.coordinatore)
    deposit(inps, caso.nucleo, [persona.codice_fiscale for persona in adulti_of(caso)])
    return caso


def sign(mondo, inps, n):
    make_firmato(family(mondo, inps, "Firma", n), mondo.case_manager)


def take_care(mondo, inps, n):
    """In October 2023: of later families INPS takes no account."""
    caso = finish_analisi(family(mondo, inps, "Presa", n), mondo.case_manager, "D")
    AnalisiPreliminare.objects.filter(caso=caso).update(finalizzata_il=PRESA)
    assert tell_presa(caso.pk, oggi=FLUSSO)


def take_part(mondo, inps, n):
    persona = adulti_of(family(mondo, inps, "Parte", n))[0]
    follow(persona)
    puc = make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=far_day(-30))
    when = {"data_inizio": far_day(-2), "data_fine_prevista": far_day(60)}
    row = assign(puc, persona, "ACCETTATO", stato_inail="CONFERMATA", **when)
    activate_assegnazione(row, by=mondo.responsabile_puc, versione=row.versione)


def convoke(mondo, inps, n):
    """By short message, each family at a telephone of its own."""
    caso = family(mondo, inps, "Chiama", n)
    ContattiNucleo.objects.filter(nucleo=caso.nucleo).update(cellulare=f"+39 320 {n:02}55555")
    caso.refresh_from_db()
    quando = timezone.now() + timedelta(days=7, hours=n)
    dati = convocazioni.Appuntamento(
        uuid.uuid4(), "PRIMO_COLLOQUIO", quando, 60, "PRESENZA", "Via Po 7", ["SMS"], "Vi aspettiamo."
    )
    convocazioni.fix_convocazione(caso, dati, adulti_of(caso), versione=caso.versione, by=mondo.case_manager)


GENERI = [
    Genere("M05", "inps", Q(key__startswith="M05-"), sign),
    Genere("M13", "inps", Q(key__startswith="M13-"), take_part),
    Genere("M16", "inps", Q(key__startswith="M16-"), take_care),
    Genere("SMS", "sms", Q(controparte="sms"), convoke),
]
