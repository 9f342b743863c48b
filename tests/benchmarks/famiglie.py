"""Fifty thousand households in one large Ambito: the queue of its Coordinatore, the hundred families of a Case manager."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from accounts import incarichi
from accounts.models import IncaricoNucleo, Ruolo
from accounts.profilo import Profilo
from ambiti.models import Ambito, Componente, Comune, Nucleo
from patti_inclusione.models import (
    Assegnazione,
    Caso,
    ContattiNucleo,
    Convocazione,
    DatiEconomici,
    EventoCaso,
    Scadenza,
    SituazioneComponente,
    StatoCaso,
)
from patti_inclusione.orari import list_inizi
from rdc_platform import calendario, codice_fiscale
from rdc_platform.web.giorni import read_periodo
from tests.factories.persone import make_profilo
from tests.factories.sedi import make_orari, make_sede

FAMIGLIE = 50_000
IN_CODA = 12_000  # of them, not given to anybody yet
CASE_MANAGER = 380
LOTTO = 5_000  # rows of one INSERT
COGNOMI = ("Rossi", "De Luca", "D'Amico", "Bianchi", "Èlia", "Ferrari", "Esposito", "Romano", "Colombo", "Ricci")
NOMI = ("Marta", "Luigi", "Sara")
STATI = (
    StatoCaso.ASSEGNATO,
    StatoCaso.CONVOCATO,
    StatoCaso.IN_ANALISI_PRELIMINARE,
    StatoCaso.IN_DEFINIZIONE_PATTO,
    StatoCaso.PATTO_ATTIVO,
)


@dataclass(frozen=True)
class Popolazione:
    coordinatore: Profilo
    case_manager: list[Profilo]
    casi: list[Caso]


def make_famiglie(ambito: Ambito, comuni: list[Comune], quante: int = FAMIGLIE) -> Popolazione:
    """The households, the first `IN_CODA` in the queue, the others among the Case managers, each with its T02 and its story."""
    coordinatore = make_profilo(Ruolo.COORDINATORE_PATTO, ambito)
    people = [make_profilo(Ruolo.CASE_MANAGER, ambito) for _ in range(max(2, CASE_MANAGER * quante // FAMIGLIE))]
    nuclei = _make_nuclei(ambito, comuni, quante)
    casi = Caso.objects.bulk_create(map(_caso, nuclei, itertools.count(1)), batch_size=LOTTO)
    given = casi[IN_CODA * quante // FAMIGLIE :]
    _give(given, people, coordinatore)
    _make_work(casi, given, people, _make_posti(comuni[0]))
    return Popolazione(coordinatore, people, casi)


def _make_nuclei(ambito: Ambito, comuni: list[Comune], quante: int) -> list[Nucleo]:
    nuclei = Nucleo.objects.bulk_create(
        (_nucleo(ambito, comuni[n % len(comuni)], n) for n in range(quante)), batch_size=LOTTO
    )
    people = Componente.objects.bulk_create(
        (_componente(nucleo, n, place) for n, nucleo in enumerate(nuclei) for place in range(len(NOMI))),
        batch_size=LOTTO,
    )
    SituazioneComponente.objects.bulk_create(
        (
            SituazioneComponente(componente=each, in_scala_equivalenza=True, tenuto_obblighi=True, disabilita="NESSUNA")
            for each in people
        ),
        batch_size=LOTTO,
    )
    DatiEconomici.objects.bulk_create(map(_economia, nuclei), batch_size=LOTTO)
    ContattiNucleo.objects.bulk_create((ContattiNucleo(nucleo=n, cellulare="+39 320 0000000") for n in nuclei), LOTTO)
    return nuclei


def _nucleo(ambito: Ambito, comune: Comune, n: int) -> Nucleo:
    return Nucleo(
        protocollo_inps=f"INPS-RDC-2020-{n:07}", misura="RDC", data_domanda=date(2020, 3, 6),
        data_riconoscimento=calendario.today() - timedelta(days=n % 60), destinazione="COMUNI", comune=comune,
        ambito=ambito, via=f"Via {n % 900}", civico="1", cap="26100", cognome=COGNOMI[n % len(COGNOMI)], nome="Marta",
        numero_componenti=len(NOMI),
    )  # fmt: skip


def _componente(nucleo: Nucleo, n: int, place: int) -> Componente:
    nascita = date(1950, 1, 1) + timedelta(days=n // len(COGNOMI) + 3650 * place)
    return Componente(
        nucleo=nucleo, codice_fiscale=codice_fiscale.encode(nucleo.cognome, NOMI[place], "F", nascita, "D150"),
        cognome=nucleo.cognome, nome=NOMI[place], sesso="F", data_nascita=nascita, belfiore_nascita="D150",
        cittadinanza="ITA", relazione="RICHIEDENTE" if place == 0 else "ALTRO_PARENTE",
    )  # fmt: skip


def _economia(nucleo: Nucleo) -> DatiEconomici:
    return DatiEconomici(
        nucleo=nucleo, decorrenza=date(2020, 4, 1), mesi_spettanti=18, importo_mensile=600, stato_beneficio="IN_PAGAMENTO",
        data_stato=date(2020, 4, 15), isee=3000, dati_al=timezone.now(),
    )  # fmt: skip


def _caso(nucleo: Nucleo, n: int) -> Caso:
    return Caso(codice=f"PAIS-{nucleo.comune.codice_istat}-2020-{n}", nucleo=nucleo)


def _give(casi: list[Caso], people: list[Profilo], coordinatore: Profilo) -> None:
    pairs = list(zip(casi, itertools.cycle(people), strict=False))
    for n, caso in enumerate(casi):
        caso.stato = STATI[n // len(people) % len(STATI)]
    Caso.objects.bulk_update(casi, ["stato"], batch_size=LOTTO)
    Assegnazione.objects.bulk_create(
        (
            Assegnazione(caso=caso, case_manager=who.accreditamento, assegnato_da=coordinatore.accreditamento)
            for caso, who in pairs
        ),
        batch_size=LOTTO,
    )
    permission = incarichi.permission_id(Ruolo.CASE_MANAGER, Nucleo)
    IncaricoNucleo.objects.bulk_create(
        (
            IncaricoNucleo(
                accreditamento=who.accreditamento, user_id=who.operatore.pk, content_object=caso.nucleo,
                permission_id=permission,
            )
            for caso, who in pairs
        ),
        batch_size=LOTTO,
    )  # fmt: skip


def _make_posti(comune: Comune) -> Iterator[dict[str, Any]]:
    """The places of an office that receives four families each half hour, Monday to Friday, in the weeks of this month."""
    sede, mese = make_sede(comune), read_periodo("mese", "")
    giorni = [
        make_orari(sede, giorno_settimana=n, ora_inizio=time(9), ora_fine=time(17), durata_slot_min=30, posti=4)
        for n in range(5)
    ]
    for orari in giorni:
        for inizio in list_inizi(orari, mese.dal, mese.al, ()):
            for posto in range(1, 5):
                yield {
                    "sede": sede,
                    "disponibilita": orari,
                    "data_ora": inizio,
                    "posto": posto,
                    "modalita": "PRESENZA",
                    "luogo": "Via Po 1",
                }


def _make_work(casi: list[Caso], given: list[Caso], people: list[Profilo], posti: Iterator[dict[str, Any]]) -> None:
    """A running T02 of each, three facts on each story, an appointment of those convened: at the office while it has places."""
    Scadenza.objects.bulk_create(
        (
            Scadenza(
                caso=caso, codice="T02", decorrenza=caso.nucleo.data_riconoscimento,
                termine=caso.nucleo.data_riconoscimento + timedelta(days=30),
            )
            for caso in casi
        ),
        batch_size=LOTTO,
    )  # fmt: skip
    EventoCaso.objects.bulk_create(
        (EventoCaso(caso=caso, tipo="prova", testo=f"Fatto {n}") for caso in casi for n in range(3)), batch_size=LOTTO
    )
    whose = itertools.cycle(people)
    now = timezone.now()
    Convocazione.objects.bulk_create(
        (
            Convocazione(
                caso=caso, numero_progressivo=1, tipo="PRIMO_COLLOQUIO", canali=["TELEFONO"], creata_da=who.accreditamento,
                **next(posti, {"data_ora": now + timedelta(hours=n % 200), "modalita": "TELEFONO"}),
            )
            for n, (caso, who) in enumerate(zip(given, whose, strict=False))
            if caso.stato == StatoCaso.CONVOCATO
        ),
        batch_size=LOTTO,
    )  # fmt: skip
