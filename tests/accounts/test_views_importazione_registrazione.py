import csv
import io

import pytest
from django.urls import reverse

from accounts.elenchi import COLONNE
from accounts.models import ImportazioneIndicazione as Importazione
from accounts.models import IndicazioneUtente, Ruolo
from rdc_platform.audit.models import AccessoDato
from rdc_platform.fogli import read_foglio
from tests.factories.accreditamento import accredit, make_persona
from tests.factories.importazioni import make_importazione, make_row
from tests.factories.persone import client_for


def url(page: str, importazione) -> str:
    return reverse(f"accounts:importazione_{page}", args=[importazione.pk])


def typed(importazione, numero: int, **changes) -> dict:
    """The corrections of one row, as the page sends them."""
    valori = next(row["valori"] for row in importazione.righe if row["riga"] == numero)
    return {f"r{numero}-{name}": value for name, value in (valori | changes).items()}


BAD = {"codice_fiscale": "GLLNRO85A41D150X"}


@pytest.fixture
def importazione(mondo):
    """Two rows ready, one with a wrong code (row 4) and one with an unknown role (row 5)."""
    rows = [make_row("Galli"), make_row("Verdi"), make_row("Neri", **BAD), make_row("Bini", "Capo")]
    return make_importazione(mondo.amministratore, mondo.cremona, *rows)


def test_importazione_detail_shows_the_ready_rows_and_the_reason_at_each_field(mondo, importazione):
    page = client_for(mondo.amministratore).get(url("detail", importazione))

    text = page.content.decode()
    assert "2 righe pronte, 2 da correggere" in text
    assert [each.numero for each in page.context["pronte"]] == [2, 3]
    assert 'value="GLLNRO85A41D150X"' in text
    assert "Ruolo sconosciuto («Capo»)" in text
    assert AccessoDato.objects.filter(atto="importazione_detail", azione="LETTURA").count() == 1


def test_importazione_detail_records_the_ready_rows_and_those_corrected_now(mondo, importazione):
    data = typed(importazione, 4) | typed(importazione, 5, ruolo="CASE_MANAGER") | {"azione": "registra"}

    response = client_for(mondo.amministratore).post(url("detail", importazione), data)

    importazione.refresh_from_db()
    assert response.url == url("detail", importazione)
    assert sorted(importazione.indicazione.righe.values_list("cognome", flat=True)) == ["Bini", "Galli", "Verdi"]
    assert [row["riga"] for row in importazione.righe] == [4]
    assert importazione.indicazione.documento_id == importazione.documento_id


def test_importazione_detail_twice_records_once(mondo, importazione):
    client = client_for(mondo.amministratore)
    data = typed(importazione, 4) | typed(importazione, 5, ruolo="CASE_MANAGER") | {"azione": "registra"}

    client.post(url("detail", importazione), data)
    client.post(url("detail", importazione), data)

    assert IndicazioneUtente.objects.get().righe.count() == 3


def test_importazione_detail_with_everything_ready_leads_to_the_persons(mondo):
    importazione = make_importazione(mondo.amministratore, mondo.cremona)
    client = client_for(mondo.amministratore)

    first = client.post(url("detail", importazione), {"azione": "registra"})
    second = client.post(url("detail", importazione), {"azione": "registra"})

    indicazione = IndicazioneUtente.objects.get()
    assert {first.url, second.url} == {reverse("accounts:indicazione_detail", args=[indicazione.pk])}


def test_importazione_detail_adds_a_row_left_out_to_the_same_letter_later(mondo, importazione):
    client = client_for(mondo.amministratore)
    client.post(url("detail", importazione), {"azione": "registra"})
    importazione.refresh_from_db()
    left_out = client.get(url("detail", importazione)).content.decode()

    client.post(url("detail", importazione), typed(importazione, 5, ruolo="CASE_MANAGER") | {"azione": "registra"})

    assert ("2 righe rimaste fuori" in left_out, "Capo" in left_out) == (True, True)
    assert sorted(IndicazioneUtente.objects.get().righe.values_list("cognome", flat=True)) == ["Bini", "Galli", "Verdi"]


def test_importazione_detail_does_not_add_somebody_the_letter_names_already(mondo, importazione):
    client = client_for(mondo.amministratore)
    client.post(url("detail", importazione), {"azione": "registra"})
    importazione.refresh_from_db()
    named = importazione.indicazione.righe.get(cognome="Galli")
    again = {"codice_fiscale": named.codice_fiscale, "nome": named.nome, "cognome": "Galli", "ruolo": "CASE_MANAGER"}

    page = client.post(url("detail", importazione), typed(importazione, 5, **again) | {"azione": "registra"})

    assert "già fra quelle registrate" in page.content.decode()
    assert importazione.indicazione.righe.count() == 2


def test_importazione_detail_keeps_what_was_typed_and_looks_again(mondo, importazione):
    data = typed(importazione, 4, nome="Ida") | typed(importazione, 5, ruolo="CASE_MANAGER") | {"azione": "controlla"}

    page = client_for(mondo.amministratore).post(url("detail", importazione), data, follow=True)

    importazione.refresh_from_db()
    assert "3 righe pronte, 1 da correggere" in page.content.decode()
    assert importazione.righe[2]["valori"]["nome"] == "Ida"
    assert importazione.indicazione is None


def test_importazione_detail_shows_a_word_that_it_does_not_know_until_another_is_chosen(mondo):
    row = [*make_row("Galli", "Capo", "Provincia"), "", "", "Portiere"]
    importazione = make_importazione(mondo.amministratore, mondo.cremona, make_row("Verdi"), row)
    client = client_for(mondo.amministratore)

    page = client.get(url("detail", importazione)).content.decode()
    client.post(url("detail", importazione), typed(importazione, 3) | {"azione": "registra"})

    assert '<option value="Capo" selected>Capo (nel foglio)</option>' in page
    assert ("Provincia (nel foglio)" in page, "Portiere (nel foglio)" in page) == (True, True)
    importazione.refresh_from_db()
    assert sorted(importazione.righe[0]["errori"]) == ["livello", "profilo_professionale", "ruolo"]
    assert "«Capo»" in importazione.righe[0]["errori"]["ruolo"]


def test_importazione_detail_with_nothing_ready_records_nothing(mondo):
    importazione = make_importazione(mondo.amministratore, mondo.cremona, make_row(**BAD))

    page = client_for(mondo.amministratore).post(url("detail", importazione), {"azione": "registra"})

    assert "Nessuna riga nuova è pronta" in page.content.decode()
    assert IndicazioneUtente.objects.count() == 0


def test_importazione_detail_looks_at_the_rules_again_when_it_records(mondo):
    persona = make_persona("Galli")
    row = [persona["codice_fiscale"], "Nora", "Galli", "Case manager", "Comune"]
    importazione = make_importazione(mondo.amministratore, mondo.cremona, row)
    accredit(mondo.amministratore, mondo.cremona, persona=persona)

    page = client_for(mondo.amministratore).post(url("detail", importazione), {"azione": "registra"})

    assert "già accreditata in questo ruolo" in page.content.decode()
    assert not IndicazioneUtente.objects.filter(protocollo=importazione.protocollo).exists()


@pytest.mark.parametrize("formato", ["csv", "xlsx", "ods"])
def test_importazione_scarti_are_the_rows_left_out_with_their_reasons(mondo, importazione, formato):
    response = client_for(mondo.amministratore).get(url("scarti", importazione), {"formato": formato})

    assert "righe-da-correggere-" in response["Content-Disposition"]
    if formato == "csv":
        rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
        assert [(row["Riga"], row["Cognome"], row["Ruolo"]) for row in rows] == [
            ("4", "Neri", "Case manager"),
            ("5", "Bini", "Capo"),
        ]
        assert rows[1]["Che cosa correggere"].startswith("Ruolo sconosciuto")


def test_importazione_scarti_once_mended_are_read_again(mondo, importazione):
    data = client_for(mondo.amministratore).get(url("scarti", importazione), {"formato": "xlsx"}).content

    assert [row.numero for row in read_foglio(data, "scarti.xlsx", COLONNE)] == [2, 3]


def test_importazione_discard_leaves_nothing_behind(mondo, importazione):
    client = client_for(mondo.amministratore)
    documento = importazione.documento

    response = client.post(url("discard", importazione))

    assert response.url == reverse("accounts:indicazione_list")
    assert client.get(url("detail", importazione)).status_code == 404
    assert not type(documento).objects.filter(pk=documento.pk).exists()


def test_importazione_discard_of_a_recorded_one_keeps_it(mondo, importazione):
    client = client_for(mondo.amministratore)
    client.post(url("detail", importazione), {"azione": "registra"})

    assert client.post(url("discard", importazione)).url == url("detail", importazione)
    assert Importazione.objects.get().indicazione is not None


def test_importazione_of_a_role_that_is_not_offered_cannot_be_slipped_in(mondo, importazione):
    data = typed(importazione, 5, ruolo=Ruolo.DPO) | {"azione": "registra"}

    client_for(mondo.amministratore).post(url("detail", importazione), data)

    assert set(IndicazioneUtente.objects.get().righe.values_list("ruolo", flat=True)) == {"CASE_MANAGER"}
