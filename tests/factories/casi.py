import itertools
from datetime import date
from decimal import Decimal

from django.utils import timezone

from accounts import incarichi
from accounts.profilo import Profilo
from ambiti.models import Ambito, Componente, Comune, Nucleo
from controlli_anagrafici.models import Controllo
from patti_inclusione.models import (
    Assegnazione,
    Caso,
    CodiceTermine,
    ContattiNucleo,
    DatiEconomici,
    Scadenza,
    SituazioneComponente,
    StatoCaso,
)
from rdc_platform import codice_fiscale

_counter = itertools.count(1)


def make_nucleo(ambito: Ambito, comune: Comune, cognome: str = "Conti", persone: int = 2, **values) -> Nucleo:
    """A household as a lot leaves it: identity, economic data, contacts, one adult richiedente and others."""
    n = next(_counter)
    nucleo = Nucleo.objects.create(
        protocollo_inps=f"INPS-RDC-2019-{5_000_000 + n}",
        misura="RDC",
        data_domanda=values.pop("data_domanda", date(2019, 3, 6)),
        data_riconoscimento=date(2019, 4, 15),
        destinazione=values.pop("destinazione", "COMUNI"),
        comune=comune,
        ambito=ambito,
        via="Via di prova",
        civico="1",
        cap="26100",
        cognome=cognome,
        nome="Marta",
        numero_componenti=persone,
        **values,
    )
    for place in range(persone):
        _make_componente(nucleo, n, place)
    DatiEconomici.objects.create(
        nucleo=nucleo,
        decorrenza=date(2019, 4, 1),
        mesi_spettanti=18,
        importo_mensile=Decimal("612.34"),
        stato_beneficio="IN_PAGAMENTO",
        data_stato=date(2019, 4, 15),
        isee=Decimal("3120.55"),
        dati_al=timezone.now(),
    )
    ContattiNucleo.objects.create(nucleo=nucleo, cellulare="+39 320 0000000", email="famiglia@example.it")
    return nucleo


def _make_componente(nucleo: Nucleo, n: int, place: int) -> Componente:
    nascita = date(1980 - n // 300 - 2 * place, 1 + n // 28 % 12, 1 + n % 28)
    nome = ["Marta", "Luigi", "Paolo", "Sara", "Rita", "Ugo", "Nadia", "Leo"][place]
    componente = Componente.objects.create(
        nucleo=nucleo,
        codice_fiscale=codice_fiscale.encode(nucleo.cognome, nome, "F", nascita, "D150"),
        cognome=nucleo.cognome,
        nome=nome,
        sesso="F",
        data_nascita=nascita,
        belfiore_nascita="D150",
        cittadinanza="ITA",
        relazione="RICHIEDENTE" if place == 0 else "ALTRO_PARENTE",
    )
    SituazioneComponente.objects.create(
        componente=componente, in_scala_equivalenza=True, tenuto_obblighi=True, disabilita="NESSUNA"
    )
    return componente


def make_caso(ambito: Ambito, comune: Comune, cognome: str = "Conti", **values) -> Caso:
    """A case in the queue with its T02 running, and the residence check of its richiedente."""
    nucleo = make_nucleo(ambito, comune, cognome, **values)
    caso = Caso.objects.create(codice=f"PAIS-{comune.codice_istat}-2019-{next(_counter)}", nucleo=nucleo)
    Scadenza.objects.create(
        caso=caso, codice=CodiceTermine.T02, decorrenza=nucleo.data_riconoscimento, termine=date(2019, 5, 15)
    )
    Controllo.objects.create(
        nucleo=nucleo,
        comune_competente=comune,
        requisito_cittadinanza="ITA",
        data_riferimento=nucleo.data_domanda,
        data_scadenza=date(2019, 5, 15),
    )
    return caso


def give_caso(caso: Caso, case_manager: Profilo, coordinatore: Profilo, stato: str = StatoCaso.ASSEGNATO) -> Caso:
    """The case in the hands of `case_manager`, in `stato`."""
    Assegnazione.objects.create(
        caso=caso, case_manager=case_manager.accreditamento, assegnato_da=coordinatore.accreditamento
    )
    incarichi.grant(case_manager.accreditamento, [caso.nucleo])
    caso.stato = stato
    caso.save(update_fields=["stato"])
    return caso
