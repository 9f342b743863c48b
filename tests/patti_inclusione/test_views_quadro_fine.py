"""The end of a Quadro: the check, the versions, the comparison, the pictures."""

import pytest
from django.urls import reverse

from patti_inclusione.models import StatoCaso
from patti_inclusione.quadro.lettura import radars
from patti_inclusione.services import quadro as services
from tests.factories import quadri
from tests.factories.analisi import make_minore
from tests.factories.persone import client_for


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


@pytest.fixture
def minore(mondo):
    return make_minore(mondo.caso)


@pytest.fixture
def caso(mondo, minore):
    quadri.start(mondo.caso, mondo.case_manager)
    return mondo.caso


def url(name, caso, *args):
    return reverse(f"patti_inclusione:quadro_{name}", args=[caso.pk, *args])


def test_quadro_check_links_each_missing_answer(client, caso):
    mancanti = dict(client.get(url("check", caso)).context["mancanti"])

    where = f"{url('edit', caso, 'famiglia')}#id_N1-livello"
    assert ("Scegli il livello di «Situazione economica».", where) in mancanti["Famiglia e ambiente"]


def test_quadro_finalize_goes_on_to_the_patto(client, caso, mondo):
    foglio = quadri.fill(caso, mondo.case_manager)

    answer = client.post(url("finalize", caso), {"revisione": foglio.quadro.revisione}, follow=True)

    caso.refresh_from_db()
    assert (answer.status_code, caso.stato) == (200, StatoCaso.IN_DEFINIZIONE_PATTO)


def test_quadro_finalize_sends_back_to_what_is_missing(client, caso):
    answer = client.post(url("finalize", caso), {"revisione": quadri.read(caso).quadro.revisione})

    assert answer.url == url("check", caso)


def test_quadro_version_tells_the_levels_in_words_and_never_as_numbers(client, caso, mondo):
    quadri.fill(caso, mondo.case_manager, "EVIDENTE_PUNTO_DI_FORZA")

    pagina = client.get(url("version", caso, 1)).content.decode()

    assert "Evidente punto di forza" in pagina
    assert "<td>6</td>" not in pagina


def test_quadro_version_does_not_exist(client, caso):
    assert client.get(url("version", caso, 7)).status_code == 404


def test_quadro_compare_shows_both_versions(client, mondo):
    quadri.finish(mondo.caso, mondo.case_manager)
    services.reopen_quadro(mondo.caso, by=mondo.case_manager, motivo="Nuovi fatti.")

    answer = client.get(url("compare", mondo.caso, 2))

    assert (answer.status_code, answer.context["cambi"]) == (200, [])
    assert {len(radar.serie) for radar in answer.context["radars"]} == {2}
    assert client.get(url("compare", mondo.caso, 1)).status_code == 404


def test_quadro_reopen_asks_why(client, mondo):
    quadri.finish(mondo.caso, mondo.case_manager)

    senza = client.post(url("reopen", mondo.caso), {"motivo": ""})
    con = client.post(url("reopen", mondo.caso), {"motivo": "È nato un figlio."})

    mondo.caso.refresh_from_db()
    assert (senza.status_code, con.status_code, mondo.caso.stato) == (200, 302, StatoCaso.IN_QUADRO_ANALISI)


def test_radars_are_one_a_subject_with_a_table_for_each(caso, mondo):
    foglio = quadri.fill(caso, mondo.case_manager)

    figure = radars(foglio)

    assert [len(figura.assi) for figura in figure] == [7, 16, *[9] * (len(foglio.presenti) - 1)]
    assert {parola for figura in figure for _, parole in figura.righe for parola in parole} == {"Livello adeguato"}


def test_radar_leaves_a_dimension_not_known_out_of_the_line(caso, mondo):
    foglio = quadri.fill(caso, mondo.case_manager)
    quadri.make_riga(foglio.quadro, foglio.pagine[0], "N3", mondo.case_manager, livello="NON_RILEVATO", motivo="TEMPO")

    famiglia = radars(quadri.read(caso))[0]

    assert (len(famiglia.serie[0].noti), famiglia.serie[0].punti[2]) == (6, None)
    assert famiglia.serie[0].parole[2] == "Non rilevato (non ce n'è stato il tempo)"
