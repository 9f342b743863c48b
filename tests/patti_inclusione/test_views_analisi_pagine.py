"""The pages of the Analisi preliminare on each person, the needs and the outcome: every field kept and shown again."""

import pytest

from patti_inclusione.models import AreaBisogno, BisognoRilevato
from tests.factories.analisi import (
    ADULTO,
    MINORE,
    MOTIVAZIONE,
    make_minore,
    pagina,
    read,
    start,
)
from tests.factories.analisi_pagine import check_kept, post, richiedente
from tests.factories.persone import client_for


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


@pytest.fixture
def caso(mondo):
    make_minore(mondo.caso)
    start(mondo.caso, mondo.case_manager)
    return mondo.caso


def test_analisi_edit_keeps_every_field_of_an_adult(client, caso):
    data = ADULTO | {
        "mesi_disoccupazione": "14",
        "ultima_mansione": "Addetta alle pulizie",
        "settore": "Servizi",
        "ostacoli_lavoro": ["CURA", "TRASPORTI"],
        "patente": "si",
        "automunito": "no",
        "iscritto_cpi": "si",
        "iscritto_l68": "no",
        "did_rilasciata": "NON_DOVUTA",
        "invalidita_civile": "<46",
        "l104": "ART3C1",
        "salute_mentale": "NON_RILEVATO",
        "salute_mentale_motivo": "DA_VERIFICARE",
        "dipendenze": "IN_CARICO",
    }

    check_kept(client, caso, "adulti", data, richiedente(caso))


def test_analisi_edit_keeps_every_field_of_a_minor(client, caso):
    data = MINORE | {"difficolta": ["BULLISMO"], "attivita_extrascuola": "Calcio due volte a settimana."}

    check_kept(client, caso, "minori", data, caso.nucleo.componenti.get(nome="Sara"))


def test_analisi_edit_keeps_the_needs_of_an_area_and_lets_go_of_what_is_unticked(client, caso):
    marta = str(richiedente(caso).pk)
    data = {
        "ABI_SFRATTO-presente": "on",
        "ABI_SFRATTO-chi": ["famiglia"],
        "ABI_SFRATTO-gravita": "GRAVE",
        "ABI_SFRATTO-nota": "Udienza a giugno.",
        "ABI_SPAZIO-presente": "on",
        "ABI_SPAZIO-chi": [marta],
        "ABI_SPAZIO-gravita": "NON_RILEVATO",
        "ABI_SPAZIO-gravita_motivo": "TEMPO",
    }
    post(client, caso, "bisogni-casa", data)
    segnati = {b.voce: (b.nucleo_intero, [str(c.pk) for c in b.componenti.all()], b.gravita, b.motivi, b.nota)
               for b in read(caso).analisi.bisogni.all()}  # fmt: skip

    post(client, caso, "bisogni-casa", {k: v for k, v in data.items() if "SPAZIO" in k}, versione=1)

    assert segnati == {
        "ABI_SFRATTO": (True, [], "GRAVE", {}, "Udienza a giugno."),
        "ABI_SPAZIO": (False, [marta], "NON_RILEVATO", {"gravita": "TEMPO"}, ""),
    }
    assert [b.voce for b in read(caso).analisi.bisogni.all()] == ["ABI_SPAZIO"]


def test_analisi_edit_asks_each_item_only_of_whom_it_may_concern(client, mondo):
    start(mondo.caso, mondo.case_manager)

    modulo = client.get(pagina(mondo.caso, "bisogni-istruzione").url(mondo.caso.pk)).context["modulo"]

    assert [titolo for titolo, _ in modulo.gruppi()] == ["Istruzione e competenze degli adulti"]


def test_analisi_edit_keeps_the_synthesis_of_each_area(client, caso):
    data = {}
    for area in AreaBisogno:
        data |= {f"{area}-bisogno": "MODERATO", f"{area}-risorsa": "DEBOLE", f"{area}-nota": f"Nota {area}."}

    check_kept(client, caso, "sintesi", data)


def test_analisi_edit_shows_what_the_needs_suggest_for_an_area(client, caso):
    for voce, gravita in (("ABI_SFRATTO", "GRAVE"), ("ABI_SPAZIO", "LIEVE")):
        BisognoRilevato.objects.create(analisi=read(caso).analisi, area="ABITATIVA", voce=voce, gravita=gravita)

    modulo = client.get(pagina(caso, "sintesi").url(caso.pk)).context["modulo"]

    form = next(form for form in modulo.parti["aree"] if form.area == "ABITATIVA")
    assert (form.proposta, form.segnati) == ("Grave", ["Sfratto in corso", "Spazio insufficiente"])
    assert not form["bisogno"].value()


@pytest.mark.parametrize(
    "values",
    [
        {"esito": "A", "cpi_destinatario": "Centro per l'impiego di Cremona"},
        {"esito": "B"},
        {"esito": "C", "professionalita_em": ["SOCIALE", "NPI"]},
        {"esito": "D", "servizio_specialistico": "SERD", "gia_in_carico": "no", "consenso_invio": "si"},
    ],
)
def test_analisi_edit_keeps_each_outcome(client, caso, values):
    marta = str(richiedente(caso).pk)
    data = {"motivazione": MOTIVAZIONE, "componenti_interessati": [marta], "componente": marta, **values}

    check_kept(client, caso, "esito", data)


def test_analisi_edit_offers_what_inps_says_with_its_day(client, caso):
    marta = richiedente(caso)

    modulo = client.get(pagina(caso, "famiglia").url(caso.pk)).context["modulo"]

    form = next(form for form in modulo.parti["persone"] if form.persona.pk == marta.pk)
    assert (form["relazione"].value(), form["cittadinanza"].value()) == ("RICHIEDENTE", "Italia")
    assert form.domanda("cittadinanza").fonte.startswith("Da INPS, dati del ")
