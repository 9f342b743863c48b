"""The report on the projects: its numbers, its files, who of the bound takes part, and what nobody may work out."""

import csv
import io
import random
import re
from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from accounts.models import Ruolo
from progetti_collettivita.models import AssegnazionePuc, EventoAssegnazione, VocePuc
from progetti_collettivita.selectors.presenze import bilanci
from progetti_collettivita.selectors.rapporto_disegni import Periodo
from progetti_collettivita.selectors.rapporto_ore import ore_dovute
from rdc_platform.web.formati import ROMA
from tests.factories.casi import make_nucleo
from tests.factories.pagine import words
from tests.factories.persone import client_for, make_profilo
from tests.factories.puc import assign, follow, make_puc, presence
from tests.factories.queries import MAX_QUERIES, count_queries

RAPPORTO = reverse("progetti_collettivita:rapporto_puc")
PERSONE = reverse("progetti_collettivita:persona_list")
INIZIO = {"data_inizio": date(2021, 1, 1)}
POSTI = {"posti_totali": 60, "posti_comune": 58, "posti_cpi": 1, "posti_volontari": 1}


@pytest.fixture(autouse=True)
def maggio():
    with time_machine.travel("2021-05-20 10:00+02:00", tick=False):
        yield


@pytest.fixture
def due_comuni(maggio, mondo):
    return make_profilo(Ruolo.RESPONSABILE_PUC, mondo.ambito_a, mondo.cremona, mondo.stagno)


@pytest.fixture
def client(due_comuni):
    return client_for(due_comuni)


def people(ambito, comune, quanti) -> list:
    nuclei = [make_nucleo(ambito, comune, f"Famiglia{n}", persone=5) for n in range(-(-quanti // 5))]
    return [persona for nucleo in nuclei for persona in nucleo.componenti.all()][:quanti]


def table(client, **params) -> dict[tuple[str, ...], str]:
    """A file of the page: the number of each row and column of each table."""
    response = client.get(RAPPORTO, {"formato": "csv"} | params)
    rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";")
    return {tuple(riga[:-1]): riga[-1] for riga in rows}


def test_each_table_has_what_its_comuni_have_and_the_filters_narrow_it(mondo, due_comuni, client):
    puc = make_puc(due_comuni, mondo.cremona, **INIZIO, **POSTI)
    uno, altro = mondo.caso.nucleo.componenti.all()
    row = assign(puc, uno, "ATTIVO", ore_settimanali=Decimal(8), **INIZIO, data_fine_prevista=date(2021, 4, 30))
    assign(puc, altro, "RITIRATO")
    for giorno, campi in (
        (date(2021, 4, 1), {}), (date(2021, 4, 2), {"ore": "3.5"}), (date(2021, 4, 6), {"esito": "RECUPERO"}),
        (date(2021, 4, 7), {"esito": "ASSENTE_INGIUSTIFICATO"}), (date(2021, 4, 8), {"annullata": True}),
    ):  # fmt: skip
        presence(row, giorno, **campi)
    VocePuc.objects.create(puc=puc, voce="DPI", importo=Decimal("450.50"), fonte="FONDO_POVERTA")
    make_puc(due_comuni, mondo.stagno, "BOZZA")
    make_puc(make_profilo(Ruolo.RESPONSABILE_PUC, mondo.ambito_b, mondo.bologna), mondo.bologna)

    tutto, cremona = table(client), table(client, comune="D150", dal="2021-04", al="2021-04")
    text = words(client.get(RAPPORTO, {"comune": "D150"}))

    assert [tutto["Progetti per stato", voce, "Progetti"] for voce in ("Attivo", "Bozza", "Totale")] == ["1", "1", "2"]
    assert cremona["Progetti per stato", "Totale", "Progetti"] == "1"
    assert [tutto["Posti per quota", "Beneficiari del Comune", each] for each in ("Offerti", "Occupati", "Liberi")] == [
        "58", "1", "57",
    ]  # fmt: skip
    assert tutto["Chi occupa un posto", "Attivo", "Partecipazioni"] == "1"
    assert tutto["Chi non lo occupa più", "Ritirato", "Partecipazioni"] == "1"
    assert [cremona["Ore per mese", "aprile 2021", each] for each in ("Dovute", "Fatte", "Recuperate", "Differenza")] == [
        "34,5", "7,5", "4", "'-23",
    ]  # fmt: skip
    assert [key for key in cremona if key[1] == "marzo 2021"] == []
    assert [tutto["Giorni per INAIL", "2° trimestre 2021", each] for each in ("Giorni", "Premio in euro, stima")] == [
        "2",
        "1,82",
    ]
    assert tutto["Costi per chi paga", "Totale", "Importo in euro"] == "450,5"
    assert reverse("progetti_collettivita:trimestre_detail", args=["D150-2021-2"]) in text
    assert "Oggi la legge non chiede una quota" in text
    assert client.get(RAPPORTO, {"formato": "xlsx", "per": "pubblico"}).status_code == 404
    storto = words(client.get(RAPPORTO, {"dal": "2021-04", "al": "2021-03"}))
    assert "Scegli un mese che non viene prima di «Dal mese»." in storto
    assert "Scegli al massimo 36 mesi." in words(client.get(RAPPORTO, {"dal": "2015-01"}))


def test_the_hours_due_are_those_of_each_person_added_up(mondo, due_comuni):
    r = random.Random(8)  # noqa: S311 -- invented days
    puc = make_puc(due_comuni, mondo.cremona, **INIZIO, **POSTI, data_fine=date(2021, 5, 11))
    for persona in people(mondo.ambito_a, mondo.cremona, 25):
        dal = date(2020, 12, 10) + timedelta(days=r.randrange(150))
        fine = {"data_fine_prevista": dal + timedelta(days=r.randrange(200))} if r.random() < 0.7 else {}
        stato = r.choice(
            [{"stato": "ATTIVO"}, {"stato": "COMPLETATO", "data_fine_effettiva": dal + timedelta(days=r.randrange(90))}]
        )
        row = assign(
            puc,
            persona,
            data_inizio=dal,
            ore_settimanali=Decimal(r.randrange(80, 161)) / 10,
            consenso_ore_maggiori=True,
            **fine,
            **stato,
        )
        for n, a_stato in enumerate(r.choices(["SOSPESO", "ATTIVO", ""], k=r.randrange(6))):
            istante = datetime(dal.year, dal.month, dal.day, 23, 30, tzinfo=ROMA) + timedelta(days=n * r.randrange(25))
            EventoAssegnazione.objects.create(assegnazione=row, tipo="x", testo="x", a_stato=a_stato, istante=istante)

    found = ore_dovute(["D150"], Periodo(date(2021, 1, 1), date(2021, 5, 1)), date(2021, 5, 20))

    wanted, persone = Counter(), Counter()
    for mesi in bilanci(AssegnazionePuc.objects.select_related("puc"), date(2021, 5, 20)).values():
        wanted.update({f"{each.inizio:%Y-%m}": each.saldo.dovute for each in mesi if each.inizio.year == 2021})
        persone.update(f"{each.inizio:%Y-%m}" for each in mesi if each.attivi and each.inizio.year == 2021)
    assert {each.voce: each.valori[0] for each in found} == dict(wanted)
    assert {each.voce: each.persone for each in found} == dict(persone)
    assert len(wanted) == 5


def test_the_file_to_publish_has_each_comune_by_itself_and_no_small_count(mondo, due_comuni, client):
    puc = make_puc(due_comuni, mondo.cremona, **INIZIO, **POSTI)
    for n, persona in enumerate(people(mondo.ambito_a, mondo.cremona, 20)):
        stato = "PROPOSTO" if n < 3 else "ACCETTATO" if n < 9 else "ATTIVO"
        row = assign(puc, persona, stato, data_inizio=date(2021, 3, 1) if n < 18 else date(2021, 1, 1))
        presence(row, date(2021, 4, 1) if n < 12 else date(2021, 2, 1))
    stagno = make_puc(due_comuni, mondo.stagno, **INIZIO, **POSTI)
    presence(assign(stagno, people(mondo.ambito_a, mondo.stagno, 1)[0], "ATTIVO", **INIZIO), date(2021, 1, 4))

    found = table(client, per="pubblico")

    aperte = [
        found["Cremona", "Chi occupa un posto", voce, "Partecipazioni"]
        for voce in ("Proposto", "Accettato", "Attivo", "Sospeso", "Totale")
    ]
    assert aperte == ["n.d.", "n.d.", "11", "0", "20"]  # three are too few; with six beside them nobody knows
    assert found["Cremona", "Posti per quota", "Beneficiari del Comune", "Liberi"] == "38"
    assert found["Cremona", "Ore per mese", "gennaio 2021", "Dovute"] == "n.d."  # of two persons
    assert found["Cremona", "Ore per mese", "aprile 2021", "Fatte"] == "48"
    di_stagno = {key[1:]: value for key, value in found.items() if key[0] == "Stagno Lombardo"}
    assert {key[0] for key, value in di_stagno.items() if value == "n.d."} == {
        *("Posti per quota", "Chi occupa un posto", "Ore per mese", "Giorni per INAIL"),
    }
    assert {value for key, value in di_stagno.items() if key[0] == "Chi occupa un posto"} == {"n.d."}
    assert [key for key in found if key[0] not in {"Cremona", "Stagno Lombardo", "Comune"}] == []


def test_the_share_is_told_in_bands_that_no_subtraction_opens(mondo, due_comuni):
    puc = make_puc(due_comuni, mondo.cremona, **INIZIO, **POSTI)
    for n, persona in enumerate(people(mondo.ambito_a, mondo.cremona, 20)):
        follow(persona, percorso="LAVORO" if n % 2 else "INCLUSIONE")
        if n < 6:
            assign(puc, persona, "COMPLETATO")
        elif n < 18:
            assign(puc, persona, "SCADUTO")
    for persona in people(mondo.ambito_a, mondo.stagno, 6):
        follow(persona)
    follow(mondo.caso.nucleo.componenti.first(), fuori_puc=True)

    with time_machine.travel("2022-03-01 10:00+01:00", tick=False):
        text = words(client_for(due_comuni).get(RAPPORTO))
    with time_machine.travel("2023-03-01 10:00+01:00", tick=False):
        dopo = words(client_for(due_comuni).get(RAPPORTO, {"comune": "I935"}))

    righe = [re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", riga) for riga in re.findall(r"<tr.*?</tr>", text, re.DOTALL)]
    assert [
        "Cremona",
        "da 19 a 22",
        "6",
        "12",
        "da 1 a 4",
        "da 7 a 8",
        "non raggiunta",
    ] in righe  # two were never proposed
    assert ["In tutto", "da 25 a 28", "6", "12", "da 7 a 10", "da 9 a 10", "non raggiunta"] in righe
    assert "almeno una persona su 3, dal 1 gen 2022 (L. 234/2021 art. 1 c. 74)" in text
    assert "tutte, dal 1 gen 2023 (L. 197/2022 art. 1 c. 315)" in dopo
    assert "Famiglia" not in text + dopo


def test_a_case_manager_reads_how_many_of_his_were_never_proposed_and_who(mondo, due_comuni):
    uno, altro = mondo.caso.nucleo.componenti.order_by("nome")
    puc = make_puc(due_comuni, mondo.cremona, **INIZIO)
    assign(puc, uno, "COMPLETATO")
    for persona in (uno, altro, *people(mondo.ambito_a, mondo.cremona, 3)):
        follow(persona)
    client = client_for(mondo.case_manager)

    text, mai = words(client.get(PERSONE)), words(client.get(PERSONE, {"mai": "on"}))

    assert "<strong>2</strong> persone: <strong>1</strong> partecipa o ha partecipato" in text
    assert '<a href="?mai=on"><strong>1</strong> non ha mai avuto una proposta</a>' in text
    assert [f"{uno.cognome} {uno.nome}" in text, f"{uno.cognome} {uno.nome}" in mai] == [True, False]
    assert f"{altro.cognome} {altro.nome}" in mai


def test_pages_ask_as_much_for_many_rows_as_for_few(mondo, due_comuni, client):
    puc = make_puc(due_comuni, mondo.cremona, **INIZIO, **POSTI)
    for persona in people(mondo.ambito_a, mondo.cremona, 30):
        follow(persona)
        presence(assign(puc, persona, "ATTIVO", **INIZIO), date(2021, 4, 1))

    assert count_queries(client, RAPPORTO) <= MAX_QUERIES
