"""The accreditation at national size: every Comune and Ambito of the packaged registers, and fifty thousand operators."""

import io
from collections import defaultdict
from datetime import date, timedelta

from django.core.management import call_command

from accounts import incarichi
from accounts.models import (
    Accreditamento,
    DesignazioneOperatore,
    Identificazione,
    IncaricoComune,
    IndicazioneUtente,
    Operatore,
    RichiestaAccreditamento,
    RigaIndicazione,
    Ruolo,
)
from accounts.profilo import Profilo
from ambiti.models import AdesioneConvenzione, Ambito, AppartenenzaComune, Comune, ModelloConvenzione
from rdc_platform import codice_fiscale
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.models import Documento
from tests.factories.accreditamento import PDF
from tests.factories.persone import make_profilo
from tests.factories.richieste import persona

OPERATORI = 50_000
GRANDE = 2_000  # of them, in the largest Ambito
DAL = date(2019, 4, 1)
RUOLI = (Ruolo.CASE_MANAGER, Ruolo.CASE_MANAGER, Ruolo.COORDINATORE_PATTO, Ruolo.RESPONSABILE_ANAGRAFICI)
COGNOMI = ("Rossi", "De Luca", "D'Amico", "Bianchi", "Èlia", "Ferrari", "Esposito", "Romano", "Colombo", "Ricci")
LOTTO = 5_000  # rows of one INSERT


def make_territorio() -> dict[Ambito, list[Comune]]:
    """All Comuni, the invented Ambiti over them, a valid convention each; the Ambiti with their Comuni, the largest first."""
    call_command("importa_comuni", stdout=io.StringIO())
    call_command("importa_ambiti", sintetici=True, stdout=io.StringIO())
    modello = ModelloConvenzione.objects.create(
        codice="USO_PIATTAFORMA", versione=1, testo="Testo di prova", pubblicato_il=DAL
    )
    held: dict[Ambito, list[Comune]] = defaultdict(list)
    for row in AppartenenzaComune.objects.on(date.today()).select_related("ambito", "comune"):  # noqa: DTZ011 -- any day does
        held[row.ambito].append(row.comune)
    file = documenti.store_pdf(PDF, "convenzione.pdf")
    AdesioneConvenzione.objects.bulk_create(
        AdesioneConvenzione(
            comune=comune, modello=modello, stato="VALIDA", data_sottoscrizione=DAL, firmatario="Sindaco",
            protocollo="1/2019", file_firmato=file,
        )
        for comuni in held.values()
        for comune in comuni
    )  # fmt: skip
    return dict(sorted(held.items(), key=lambda pair: -len(pair[1])))


def make_operatori(held: dict[Ambito, list[Comune]]) -> None:
    """Fifty thousand operators, two thousand of them in the first Ambito, each on the word of a Comune."""
    file = documenti.store_pdf(PDF, "indicazione.pdf")
    people = Operatore.objects.bulk_create(map(_operatore, range(OPERATORI)), batch_size=LOTTO)
    places = _places(held)
    letters = {comune: _letter(ambito, comune, file) for ambito, comune in set(places)}
    IndicazioneUtente.objects.bulk_create(letters.values(), batch_size=LOTTO)
    righe = RigaIndicazione.objects.bulk_create(
        (_riga(letters[comune], person, n) for n, (person, (_, comune)) in enumerate(zip(people, places, strict=True))),
        batch_size=LOTTO,
    )
    rows = Accreditamento.objects.bulk_create(
        (_accreditamento(*each) for each in zip(people, places, righe, strict=True)), batch_size=LOTTO
    )
    _give(rows, [comune for _, comune in places])


def _places(held: dict[Ambito, list[Comune]]) -> list[tuple[Ambito, Comune]]:
    """Where each operator works."""
    first, *others = held.items()
    everywhere = [(ambito, comune) for ambito, comuni in others for comune in comuni]
    found = [(first[0], first[1][n % len(first[1])]) for n in range(GRANDE)]
    return found + [everywhere[n % len(everywhere)] for n in range(OPERATORI - GRANDE)]


def _operatore(n: int) -> Operatore:
    cognome, nascita = COGNOMI[n % len(COGNOMI)], date(1950, 1, 1) + timedelta(days=n // len(COGNOMI))
    return Operatore(
        codice_fiscale=codice_fiscale.encode(cognome, "Nora", "F", nascita, "D150"), nome="Nora", cognome=cognome,
        data_nascita=nascita, belfiore_nascita="D150", genere="F", email=f"nora{n}@comune.example.it", password="!",
    )  # fmt: skip


def _letter(ambito: Ambito, comune: Comune, file: Documento) -> IndicazioneUtente:
    return IndicazioneUtente(
        ambito=ambito, comune=comune, firmatario="Sindaco", protocollo="1/2019", data=DAL, documento=file
    )


def _riga(letter: IndicazioneUtente, person: Operatore, n: int) -> RigaIndicazione:
    return RigaIndicazione(
        indicazione=letter, codice_fiscale=person.codice_fiscale, nome=person.nome, cognome=person.cognome,
        ruolo=RUOLI[n % len(RUOLI)], livello="COMUNE",
    )  # fmt: skip


def _accreditamento(person: Operatore, place: tuple[Ambito, Comune], riga: RigaIndicazione) -> Accreditamento:
    return Accreditamento(
        operatore=person, ruolo=riga.ruolo, livello="COMUNE", ambito=place[0], fondi=["RISORSE_PROPRIE_ENTE"],
        riga_indicazione=riga, valido_dal=DAL, stato="ATTIVO",
    )  # fmt: skip


def _give(rows: list[Accreditamento], comuni: list[Comune]) -> None:
    """What an accreditation brings along: its Comune, guardian's row, designation and identification."""
    by = make_profilo(Ruolo.MINISTERO).operatore
    through, pairs = Accreditamento.comuni.through, list(zip(rows, comuni, strict=True))
    through.objects.bulk_create((through(accreditamento=row, comune=comune) for row, comune in pairs), batch_size=LOTTO)
    IncaricoComune.objects.bulk_create(
        (
            IncaricoComune(
                accreditamento=row, user_id=row.operatore_id, content_object=comune,
                permission_id=incarichi.permission_id(row.ruolo, Comune),
            )
            for row, comune in pairs
        ),
        batch_size=LOTTO,
    )  # fmt: skip
    DesignazioneOperatore.objects.bulk_create(
        (DesignazioneOperatore(accreditamento=row, designato_da="Sindaco", estremi_atto="7", data=DAL) for row in rows),
        batch_size=LOTTO,
    )
    Identificazione.objects.bulk_create(
        (
            Identificazione(
                accreditamento=row, tipo_documento="PASSAPORTO", numero_hash="0" * 64, ultime_tre="123", data=DAL,
                effettuata_da=by,
            )
            for row in rows
        ),
        batch_size=LOTTO,
    )  # fmt: skip


def make_richieste(ambiti: list[Ambito]) -> None:
    """A request of each Ambito that waits for its PEC."""
    RichiestaAccreditamento.objects.bulk_create(
        RichiestaAccreditamento(numero_richiesta=f"AMB-2019-{n:06}", ambito=ambito, **persona(n))
        for n, ambito in enumerate(ambiti, 100_000)
    )


def make_nazione() -> dict[str, Profilo]:
    """All of it; who looks at it, by name."""
    held = make_territorio()
    first = next(iter(held))
    people = {
        "ministero": make_profilo(Ruolo.MINISTERO),
        "dpo": make_profilo(Ruolo.DPO),
        "amministratore": make_profilo(Ruolo.AMMINISTRATORE_AMBITO, first),
    }
    make_operatori(held)
    make_richieste(list(held))
    return people
