"""Drafts of the Analisi preliminare: what is typed is never lost, and nobody overwrites unawares."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.analisi import (
    make_completa,
    make_minore,
    pagina,
    read,
    start,
)
from tests.factories.analisi_pagine import post, richiedente, shown
from tests.factories.persone import client_for


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


@pytest.fixture
def caso(mondo):
    make_minore(mondo.caso)
    start(mondo.caso, mondo.case_manager)
    return mondo.caso


def test_analisi_edit_keeps_a_wrong_answer_and_says_what_to_do(client, caso):
    answer = post(client, caso, "colloquio", {"data_colloquio": "ieri", "luogo": "Comune"})

    assert answer.status_code == 200
    assert "Scrivi «Giorno del colloquio» così: 6/3/2019." in answer.content.decode()
    assert shown(client, caso, "colloquio")["data_colloquio"] == "ieri"
    assert shown(client, caso, "colloquio")["luogo"] == "Comune"


@pytest.mark.parametrize(
    ("sezione", "data", "campo"),
    [
        ("colloquio", {"data_colloquio": "2999-01-01"}, "data_colloquio"),
        ("condizioni", {"ab_problemi": ["NESSUNO", "BARRIERE"]}, "ab_problemi"),
        ("condizioni", {"ec_debiti": "FORSE"}, "ec_debiti"),
        ("famiglia", {"conviventi-0-anno_nascita": "87", "conviventi-TOTAL_FORMS": "1"}, "anno_nascita"),
        ("famiglia", {"gravidanze-0-data_presunta": "2015-01-01", "gravidanze-TOTAL_FORMS": "1"}, "data_presunta"),
        ("condizioni", {"carichi-0-ore_settimana": "169", "carichi-TOTAL_FORMS": "1"}, "ore_settimana"),
        ("esito", {"motivazione": "x" * 4001}, "motivazione"),
        ("esito", {"componente": str(uuid4())}, "componente"),
    ],
)
def test_analisi_edit_finds_what_cannot_be(client, caso, sezione, data, campo):
    answer = post(client, caso, sezione, data)

    sbagliati = [f.name for f in answer.context["modulo"].fields() if f.errors]
    assert (answer.status_code, sbagliati) == (200, [campo])


def test_analisi_edit_compares_the_months_without_work_with_the_condition(client, caso):
    data = {"condizione_lavorativa": "DISOCCUPATO_MENO_12", "mesi_disoccupazione": "30"}

    answer = post(client, caso, "adulti", data, richiedente(caso))

    assert "sopra hai scelto «senza lavoro da meno di 12 mesi»" in answer.content.decode()


def test_analisi_edit_adds_a_row_without_javascript_and_keeps_the_others(client, caso):
    answer = post(client, caso, "colloquio", {"aggiungi": "servizi"}, servizi=[{"ente": "ASST"}])

    assert len(answer.context["modulo"].parti["servizi"].forms) == 2
    assert [riga.ente for riga in read(caso).analisi.servizi.all()] == ["ASST"]


def test_analisi_edit_takes_a_ticked_row_away(client, caso):
    post(client, caso, "colloquio", {}, servizi=[{"ente": "ASST"}, {"ente": "Scuola"}])

    post(client, caso, "colloquio", {}, versione=1, servizi=[{"ente": "ASST", "DELETE": "on"}, {"ente": "Scuola"}])

    assert [riga.ente for riga in read(caso).analisi.servizi.all()] == ["Scuola"]


def test_analisi_edit_leads_from_page_to_page_and_to_the_check(client, caso):
    prima = post(client, caso, "colloquio", {"vai": "avanti"})
    ultima = post(client, caso, "esito", {"vai": "avanti"})

    assert prima.url == pagina(caso, "famiglia").url(caso.pk)
    assert ultima.url == reverse("patti_inclusione:analisi_check", args=[caso.pk])


def test_analisi_edit_shows_what_the_other_saved_and_keeps_what_was_typed(client, caso):
    post(client, caso, "colloquio", {"luogo": "Casa della famiglia"})

    stantia = post(client, caso, "colloquio", {"luogo": "Municipio"})
    di_nuovo = post(client, caso, "colloquio", {"luogo": "Municipio"}, versione=stantia.context["versione"])

    assert stantia.status_code == 409
    assert ("Luogo", "Casa della famiglia") in stantia.context["differenze"]
    assert stantia.context["modulo"].parti["form"]["luogo"].value() == "Municipio"
    assert di_nuovo.status_code == 302
    assert read(caso).analisi.luogo == "Municipio"


def test_analisi_edit_without_its_groups_is_a_bad_request(client, caso):
    answer = client.post(pagina(caso, "colloquio").url(caso.pk), {"versione": "0", "luogo": "Comune"})

    assert answer.status_code == 400


def test_analisi_autosave_keeps_and_counts(client, caso):
    primo = post(client, caso, "colloquio", {"luogo": "Comu"}, name="autosave")
    secondo = post(client, caso, "colloquio", {"luogo": "Comune"}, versione=1, name="autosave")

    assert (primo.json()["versione"], secondo.json()["versione"]) == (1, 2)
    assert read(caso).analisi.luogo == "Comune"


def test_analisi_autosave_keeps_what_cannot_be_read(client, caso):
    answer = post(client, caso, "colloquio", {"data_colloquio": "2019-"}, name="autosave")

    assert answer.status_code == 200
    assert shown(client, caso, "colloquio")["data_colloquio"] == "2019-"


def test_analisi_autosave_takes_characters_no_column_holds(client, caso):
    answer = post(client, caso, "colloquio", {"luogo": "Comune\x00"}, name="autosave")

    assert answer.status_code == 200
    assert read(caso).sezioni["colloquio", None].bozza["luogo"] == ["Comune"]


def test_analisi_autosave_keeps_a_row_that_did_not_change(client, caso):
    """The page was opened before the row was there: its management data still say that no row is stored."""
    for versione in range(3):
        post(
            client,
            caso,
            "colloquio",
            {"luogo": str(versione)},
            name="autosave",
            versione=versione,
            servizi=[{"ente": "ASST"}],
        )

    assert [riga.ente for riga in read(caso).analisi.servizi.all()] == ["ASST"]


def test_analisi_autosave_says_who_saved_meanwhile(client, caso):
    post(client, caso, "colloquio", {"luogo": "Casa"})

    answer = post(client, caso, "colloquio", {"luogo": "Municipio"}, name="autosave")

    assert answer.status_code == 409
    assert answer.json()["messaggio"].startswith("Hai salvato questa pagina da un'altra finestra")


def test_analisi_autosave_of_two_pages_does_not_conflict(client, caso):
    post(client, caso, "colloquio", {"luogo": "Casa"}, name="autosave")

    answer = post(client, caso, "famiglia", {"nucleo_coerente": "SI"}, name="autosave")

    assert answer.status_code == 200


@pytest.mark.parametrize("name", ["edit", "autosave"])
def test_analisi_post_to_a_finished_one_keeps_what_was_typed_on_the_page(client, mondo, name):
    make_completa(mondo.caso, mondo.case_manager)
    client.post(reverse("patti_inclusione:analisi_finalize", args=[mondo.caso.pk]), {"revisione": "0"})

    answer = post(client, mondo.caso, "condizioni", {"ec_debiti": "NO"}, name=name)

    assert answer.status_code == 409
    assert "L'analisi non è più in bozza" in (
        answer.json()["messaggio"] if name == "autosave" else answer.context["chiusa"]
    )
    assert read(mondo.caso).sezioni == {}


def test_analisi_stato_shows_what_each_page_lacks(client, caso):
    post(client, caso, "famiglia", {"nucleo_coerente": "SI"})
    post(client, caso, "colloquio", {"data_colloquio": "ieri"})

    answer = client.get(pagina(caso, "famiglia").url(caso.pk, "stato"))

    voci = {voce.titolo: voce for _, gruppo in answer.context["indice"].gruppi for voce in gruppo}
    assert (voci["La famiglia"].stato, voci["La famiglia"].attiva) == ("fatta", True)
    assert voci["Il colloquio"].parole == "da correggere"
    assert voci["Casa, soldi, relazioni"].parole == "mancano 10 risposte"
    assert voci["Salute e cura"].parole == "da vedere"
