from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import Ruolo
from progetti_collettivita.models import AllegatoPuc, Puc
from progetti_collettivita.views.puc import FERMA
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato
from tests.factories.pagine import words
from tests.factories.pdf import PDF
from tests.factories.persone import client_for, make_profilo
from tests.factories.puc import assign, make_attuatore, make_puc, sheet
from tests.factories.queries import count_queries


def url(name: str, *args) -> str:
    return reverse(f"progetti_collettivita:{name}", args=args)


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_puc


@pytest.fixture
def client(resp):
    return client_for(resp)


def downloaded(client, path: str) -> tuple[int, str]:
    """The status, and how the file is handed over."""
    response = client.get(path)
    b"".join(response.streaming_content)  # read to its end, the file is closed
    return response.status_code, response.headers.get("Content-Disposition", "").partition(";")[0]


def posted(puc, by, **campi) -> dict:
    """The sheet as the page sends it."""
    values = sheet() | {"responsabile_puc": by.accreditamento_id, "versione": 0, "revisione": puc.versione} | campi
    return {name: value for name, value in values.items() if value not in (None, False)}


def test_puc_list_asks_the_same_for_one_project_and_for_thirty(mondo, resp, client):
    make_puc(resp, mondo.cremona)
    one = count_queries(client, url("puc_list"))
    for _ in range(29):
        make_puc(resp, mondo.cremona, "BOZZA")

    assert count_queries(client, url("puc_list")) == one


def test_puc_list_finds_by_title_and_code_filters_and_exports(mondo, resp, client):
    attivo, bozza = make_puc(resp, mondo.cremona), make_puc(resp, mondo.cremona, "BOZZA", titolo="Parchi puliti")

    def titles(response) -> list[str]:
        return [titolo for titolo in ("Aiuto in biblioteca", "Parchi puliti") if titolo in words(response)]

    assert titles(client.get(url("puc_list"))) == ["Aiuto in biblioteca", "Parchi puliti"]
    assert titles(client.get(url("puc_list") + "?stato=BOZZA")) == ["Parchi puliti"]
    assert titles(client.get(url("puc_list") + "?stato=ATTIVO&liberi=on")) == ["Aiuto in biblioteca"]
    assert titles(client.post(url("puc_list"), {"testo": "parchi"})) == ["Parchi puliti"]
    assert titles(client.post(url("puc_list"), {"testo": bozza.codice_puc})) == ["Parchi puliti"]
    text = client.get(url("puc_list") + "?formato=csv").content.decode("utf-8-sig")
    assert attivo.codice_puc in text


def test_the_list_of_another_comune_shows_nothing_of_this_one(mondo, resp):
    make_puc(resp, mondo.cremona)
    altro = client_for(make_profilo(Ruolo.RESPONSABILE_PUC, mondo.ambito_a, mondo.stagno))

    assert "Aiuto in biblioteca" not in words(altro.get(url("puc_list")))


def test_a_project_is_begun_written_and_presented_by_its_pages(mondo, resp, client):
    response = client.post(url("puc_create"), {"comune": "D150", "titolo": "Aiuto in biblioteca"})
    puc = Puc.objects.get()
    assert response.url == url("puc_edit", puc.pk)
    detail = words(client.get(url("puc_detail", puc.pk)))
    assert "Scrivi che cosa si fa" in detail
    assert f"{url('puc_edit', puc.pk)}#id_descrizione_attivita" in detail

    sede = {"denominazione": "Biblioteca", "comune": "D150", "indirizzo": "Via Roma 1", "cap": "26100"}
    assert client.post(url("riga_create", puc.pk, "sedi"), sede).url == url("puc_detail", puc.pk) + "#sedi"
    puc.refresh_from_db()
    assert client.post(url("puc_edit", puc.pk), posted(puc, resp)).url == url("puc_detail", puc.pk)
    assert "Prima di mandarlo" not in words(client.get(url("puc_detail", puc.pk)))
    puc.refresh_from_db()
    client.post(url("puc_submit", puc.pk), {"versione": puc.versione})
    puc.refresh_from_db()
    atto = {"atto_tipo": "DETERMINA", "atto_numero": "7", "atto_data": "2019-05-02", "versione": puc.versione}
    client.post(url("puc_approve", puc.pk), atto | {"documento": SimpleUploadedFile("a.pdf", PDF, "application/pdf")})

    puc.refresh_from_db()
    assert puc.stato == "APPROVATO"
    assert downloaded(client, url("approvazione_download", puc.pk)) == (200, "attachment")


def test_puc_edit_keeps_what_is_typed_and_gives_it_back(mondo, resp, client):
    puc = make_puc(resp, mondo.cremona, "BOZZA")
    answer = client.post(url("puc_autosave", puc.pk), {"titolo": "Ti", "ore_settimanali_min": "x", "versione": "0"})
    assert answer.json()["versione"] == 1
    assert client.post(url("puc_autosave", puc.pk), {"titolo": "Tu", "versione": "0"}).status_code == 409

    form = client.get(url("puc_edit", puc.pk)).context["form"]
    assert (form["titolo"].value(), form["ore_settimanali_min"].value(), form["patente"].value()) == ("Ti", "x", False)
    client.post(url("puc_discard", puc.pk))
    assert client.get(url("puc_edit", puc.pk)).context["form"]["titolo"].value() == "Aiuto in biblioteca"


def test_puc_edit_with_something_wrong_says_where_and_keeps_what_was_typed(mondo, resp, client):
    puc = make_puc(resp, mondo.cremona)
    assign(puc, mondo.caso.nucleo.componenti.first())

    text = words(client.post(url("puc_edit", puc.pk), posted(puc, resp, posti_comune=0, posti_totali=2, patente="on")))
    assert 'href="#id_posti_comune"' in text
    stale = client.post(url("puc_edit", puc.pk), posted(puc, resp, revisione=puc.versione - 1, titolo="Nuovo titolo"))
    assert "Intanto il progetto è cambiato" in words(stale)
    assert 'value="Nuovo titolo"' in words(stale)

    assert f'name="revisione" value="{puc.versione}"' in words(stale)


def test_puc_edit_of_one_in_approval_leads_back_and_says_why(mondo, resp, client):
    puc = make_puc(resp, mondo.cremona, "IN_APPROVAZIONE")

    assert FERMA in words(client.get(url("puc_edit", puc.pk), follow=True))


def test_puc_activate_tells_all_that_is_missing_with_its_links(mondo, resp, client):
    puc = make_puc(resp, mondo.cremona, "APPROVATO", polizza_numero="")
    ente = make_attuatore(puc)

    page = client.get(url("puc_activate", puc.pk))
    assert [each.url for each in page.context["mancanze"]] == [
        url("puc_edit", puc.pk) + "#id_polizza_numero",
        url("riga_edit", puc.pk, "attuatori", ente.pk),
    ]
    text = words(client.post(url("puc_activate", puc.pk), {"versione": puc.versione}))
    puc.refresh_from_db()

    assert (puc.stato, "Scrivi la polizza RCT" in text) == ("APPROVATO", True)


def test_puc_detail_of_one_that_runs_tells_what_has_lapsed(mondo, resp, client):
    puc = make_puc(resp, mondo.cremona)
    assert client.get(url("puc_detail", puc.pk)).context["mancanze"] == []
    ieri = calendario.today() - timedelta(days=1)
    Puc.objects.filter(pk=puc.pk).update(polizza_inizio=ieri, polizza_scadenza=ieri)

    text = words(client.get(url("puc_detail", puc.pk)))

    assert text.count('method="post"') == text.count("csrfmiddlewaretoken")  # each form can be sent
    assert "Da sistemare: il progetto è attivo" in text
    assert "ne serve una valida" in text


def test_acts_by_their_pages_and_a_refusal_in_words(mondo, resp, client):
    puc = make_puc(resp, mondo.cremona)
    assign(puc, mondo.caso.nucleo.componenti.first())
    mossa = {"versione": puc.versione, "da": "COMUNE", "a": "CPI", "quanti": 2}
    assert "solo 1 sono liberi" in words(client.post(url("posti_move", puc.pk), mossa))
    client.post(url("posti_move", puc.pk), mossa | {"quanti": 1})
    puc.refresh_from_db()
    assert (puc.posti_comune, puc.posti_cpi) == (1, 2)

    client.post(url("puc_publish", puc.pk), {"versione": puc.versione})
    assert "una persona è assegnata" in words(client.post(url("puc_conclude", puc.pk), {"versione": puc.versione + 1}))
    assert "non si può fare" in words(client.post(url("puc_submit", puc.pk), {"versione": puc.versione + 1}))
    copia = client.post(url("puc_duplicate", puc.pk))
    assert copia.url == url("puc_edit", Puc.objects.get(stato="BOZZA").pk)

    puc.refresh_from_db()
    assert (puc.stato, puc.pubblico_in_catalogo) == ("ATTIVO", False)


def test_rows_are_changed_and_taken_away_by_their_pages(mondo, resp, client):
    puc = make_puc(resp, mondo.cremona)
    sede = puc.sedi.get()
    assert 'value="Biblioteca 1"' in words(client.get(url("riga_edit", puc.pk, "sedi", sede.pk)))
    orario = {
        "sede": sede.pk,
        "giorno_settimana": 1,
        "ora_inizio": "9:00",
        "ora_fine": "12:00",
        "periodicita": "MENSILE",
    }
    client.post(url("riga_create", puc.pk, "orari"), orario)
    assert "si sovrappone" in words(client.post(url("riga_create", puc.pk, "orari"), orario))
    assert "unica sede" in words(client.post(url("riga_delete", puc.pk, "sedi", sede.pk), follow=True))
    fascia = sede.orari.get()
    client.post(url("riga_delete", puc.pk, "orari", fascia.pk))

    assert not sede.orari.exists()
    assert client.get(url("riga_create", puc.pk, "altro")).status_code == 404


def test_documents_are_kept_listed_and_downloaded(mondo, resp, client):
    puc = make_puc(resp, mondo.cremona, "BOZZA")
    file = SimpleUploadedFile("polizza.pdf", PDF, "application/pdf")
    client.post(url("documento_add", puc.pk), {"tipo": "POLIZZA", "documento": file})
    client.post(url("stampa_ask", puc.pk))
    scheda, polizza = AllegatoPuc.objects.order_by("-tipo")

    text = words(client.get(url("puc_detail", puc.pk)))
    assert "in preparazione" in text
    assert url("documento_download", puc.pk, polizza.pk) in text
    assert downloaded(client, url("documento_download", puc.pk, polizza.pk)) == (200, "attachment")
    assert client.get(url("documento_download", puc.pk, scheda.pk)).status_code == 404
    assert client.get(url("approvazione_download", puc.pk)).status_code == 404
    assert AccessoDato.objects.filter(atto="documento_download", oggetto_id=str(puc.pk)).count() == 1
