"""What leaves, kind by kind: how one more comes to be, and which messages are of it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from patti_inclusione.models import AnalisiPreliminare, ContattiNucleo
from patti_inclusione.services import convocazione as convocazioni
from patti_inclusione.services import richiesta_cpi as richieste
from patti_inclusione.services.comunicazione_presa import tell_presa
from patti_inclusione.services.richiesta_cpi import Risposta, Ufficio
from progetti_collettivita.services.partecipazione import activate_assegnazione
from rdc_platform import calendario
from rdc_platform.monitor.services import rilevazioni
from tests.factories.casi import give_caso, make_caso
from tests.factories.cpi import ask_comune, make_richiesta
from tests.factories.inps import deposit
from tests.factories.patti import adulti_of, make_firmato
from tests.factories.puc import assign, far_day, follow, make_puc
from tests.factories.quadri import finish_analisi
from tests.factories.rilevazioni import last_chiuso

PRESA, FLUSSO = datetime(2023, 10, 20, 8, tzinfo=UTC), date(2023, 10, 26)
SPORTELLO = Ufficio("Sportello sociale", "0372 407001")


@dataclass(frozen=True)
class Genere:
    """`make(mondo, port, n)` leaves the messages of one more family, or month; `port` is the counterpart's."""

    nome: str
    corsia: str
    messaggi: Q
    make: Callable[..., None]


def followed(mondo, nome, n):
    """A family that has its Case manager."""
    caso = make_caso(mondo.ambito_a, mondo.cremona, f"{nome}{chr(97 + n)}")
    return give_caso(caso, mondo.case_manager, mondo.coordinatore)


def family(mondo, inps, nome, n):
    """One whose domanda INPS knows, too."""
    caso = followed(mondo, nome, n)
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


def convoke(mondo, _sms, n):
    """By short message, each family at a telephone of its own."""
    caso = followed(mondo, "Chiama", n)
    ContattiNucleo.objects.filter(nucleo=caso.nucleo).update(cellulare=f"+39 320 {n:02}55555")
    caso.refresh_from_db()
    quando = timezone.now() + timedelta(days=7, hours=n)
    dati = convocazioni.Appuntamento(
        uuid.uuid4(), "PRIMO_COLLOQUIO", quando, 60, "PRESENZA", "Via Po 7", ["SMS"], "Vi aspettiamo."
    )
    convocazioni.fix_convocazione(caso, dati, adulti_of(caso), versione=caso.versione, by=mondo.case_manager)


def ask(mondo, _anpal, n):
    caso = followed(mondo, "Chiede", n)
    values = {"richiesta": "COLLOQUIO_CONGIUNTO", "cpi": "CremonaCpi", "ufficio": SPORTELLO}
    richieste.ask_richiesta_cpi(caso, by=mondo.case_manager, persona=adulti_of(caso)[0], **values)


def answer(mondo, anpal, n):
    """What a Centro asked, and we have read already."""
    row = make_richiesta(followed(mondo, "Risponde", n))
    ask_comune(anpal, row.componente.codice_fiscale, id_scambio=str(row.id_scambio))
    si = Risposta("ACCOLTA", data_proposta=calendario.today())
    richieste.answer_richiesta_cpi(row, by=mondo.case_manager, risposta=si, ufficio=SPORTELLO)


def count(_mondo, _ministero, n):
    """A month more, further back, of each of the two Ambiti."""
    mese = calendario.add_mesi(last_chiuso(), -n)
    assert rilevazioni.count_mese(mese, mese) == AMBITI


AMBITI = 2
GENERI = [
    Genere("M05", "inps", Q(key__startswith="M05-"), sign),
    Genere("M13", "inps", Q(key__startswith="M13-"), take_part),
    Genere("M16", "inps", Q(key__startswith="M16-"), take_care),
    Genere("SMS", "sms", Q(controparte="sms"), convoke),
    Genere("M12 asked", "anpal", Q(topic="anpal.richiesta"), ask),
    Genere("M12 answered", "anpal", Q(topic="anpal.risposta"), answer),
    Genere("M15", "ministero", Q(key__startswith="M15-"), count),
]
