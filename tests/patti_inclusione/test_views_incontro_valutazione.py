import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from patti_inclusione.models import BozzaValutazione, Impegno, RisultatoAtteso, ValutazioneRisultato, Verbale
from patti_inclusione.selectors.incontro import da_guardare
from tests.factories.incontri import VERBALE, make_svolto, make_verbale
from tests.factories.pagine import url, words
from tests.factories.patti import CANARINI
from tests.factories.pdf import PDF
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries


@pytest.fixture
def incontro(mondo):
    return make_svolto(mondo.caso, mondo.case_manager)


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def posted(incontro, **values):
    """A good evaluation: each result reached, each commitment kept."""
    rows, data = da_guardare(incontro), {"versione": 0, "verbale": 0, "testo": VERBALE}
    for risultato in rows.risultati:
        data[f"risultato-{risultato.pk}-stato"] = "RAGGIUNTO"
    for impegno in rows.impegni:
        data |= {f"impegno-{impegno.pk}-esito": "RISPETTATO", f"impegno-{impegno.pk}-azione": "NESSUNA"}
    return data | values


def breach(impegno, **values):
    """The same commitment, not kept."""
    data = {"esito": "NON_RISPETTATO", "motivo": "Non è andato a scuola", "azione": "NESSUNA"} | values
    return {f"impegno-{impegno.pk}-{name}": value for name, value in data.items()}


def test_incontro_evaluate_concludes_and_the_card_shows_it(incontro, client):
    answer = client.post(url("incontro_evaluate", incontro.pk), posted(incontro), follow=True)

    text = words(answer)
    assert Verbale.objects.get().testo == VERBALE
    assert "Valutazione conclusa" in text
    assert VERBALE in text
    assert "Correggi la valutazione" in text


def test_incontro_evaluate_before_anybody_came_goes_back(mondo, incontro, client):
    futuro = mondo.caso.incontri.filter(stato="PIANIFICATO").first()

    assert client.get(url("incontro_evaluate", futuro.pk)).url == url("incontro_detail", futuro.pk)


def test_incontro_evaluate_begins_from_the_level_of_the_patto(incontro, client):
    RisultatoAtteso.objects.update(situazione_iniziale="PROBLEMA_GRAVE")

    assert '<option value="PROBLEMA_GRAVE" selected>' in words(client.get(url("incontro_evaluate", incontro.pk)))


def test_incontro_evaluate_says_what_to_mend_in_words(incontro, client):
    impegno = da_guardare(incontro).impegni[0]
    data = posted(incontro, testo="") | breach(impegno, motivo="")

    text = words(client.post(url("incontro_evaluate", incontro.pk), data))

    assert "Scrivi il verbale dell'incontro." in text
    assert f"Scrivi perché {impegno.componente.nome} non ha rispettato l'impegno." in text
    assert not Verbale.objects.exists()


def test_incontro_evaluate_offers_warning_and_report_only_where_a_breach_counts(incontro, client):
    page = url("incontro_evaluate", incontro.pk)
    before = words(client.get(page))
    impegno = da_guardare(incontro).impegni[0]
    Impegno.objects.filter(pk=impegno.pk).update(condizionalita=True, tipo_evento_sanzione="E07")

    data = posted(incontro) | breach(impegno, azione="RICHIAMO_FORMALE")
    after, card = words(client.get(page)), words(client.post(page, data, follow=True))

    assert ("Richiamo formale" in before, "Richiamo formale" in after) == (False, True)
    assert "Da fare, secondo la valutazione" in card
    assert "Richiamo formale" in card


def test_incontro_evaluate_again_asks_why_and_keeps_the_old_one(incontro, client):
    client.post(url("incontro_evaluate", incontro.pk), posted(incontro))
    data = posted(incontro, verbale=1, testo="Corretto")

    refused = client.post(url("incontro_evaluate", incontro.pk), data)
    done = client.post(url("incontro_evaluate", incontro.pk), data | {"motivo_correzione": "Mancava"}, follow=True)

    assert "Scrivi perché correggi la valutazione." in words(refused)
    assert "Le valutazioni di prima (1)" in words(done)
    assert list(Verbale.objects.order_by("versione").values_list("testo", flat=True)) == [VERBALE, "Corretto"]


def test_incontro_evaluate_from_a_stale_page_says_so(incontro, client):
    client.post(url("incontro_evaluate", incontro.pk), posted(incontro))

    stale = client.post(url("incontro_evaluate", incontro.pk), posted(incontro, testo="Altro", motivo_correzione="x"))

    assert "Nel frattempo la valutazione è stata scritta" in words(stale)
    assert Verbale.objects.count() == 1


def test_incontro_evaluate_keeps_a_proof_that_downloads_from_the_case(mondo, incontro, client):
    impegno = da_guardare(incontro).impegni[0]
    file = SimpleUploadedFile("frequenza.pdf", PDF, "application/pdf")
    data = posted(incontro) | {f"impegno-{impegno.pk}-prova_file": file}

    client.post(url("incontro_evaluate", incontro.pk), data)

    prova = Verbale.objects.get().verifiche.get(impegno=impegno).prova_id
    found = client.get(url("caso_documento", mondo.caso.pk, prova))
    assert b"".join(found.streaming_content) == PDF
    assert client_for(mondo.collega).get(url("caso_documento", mondo.caso.pk, prova)).status_code == 404


def test_incontro_draft_keeps_what_is_typed_and_the_page_takes_it_up_again(incontro, client):
    address = url("incontro_draft", incontro.pk)
    dati = {"testo": "A metà \x00", f"risultato-{da_guardare(incontro).risultati[0].pk}-stato": "NON_RAGGIUNTO"}

    saved = client.post(address, dati | {"versione": 0})
    stale = client.post(address, dati | {"versione": 0})
    text = words(client.get(url("incontro_evaluate", incontro.pk)))

    assert (saved.json()["versione"], stale.status_code) == (1, 409)
    assert "Abbiamo ripreso quello che avevi cominciato a scrivere" in text
    assert "A metà" in text
    assert '<option value="NON_RAGGIUNTO" selected>' in text
    client.post(url("incontro_draft_discard", incontro.pk))
    assert not BozzaValutazione.objects.exists()


def test_incontro_andamento_shows_results_over_time_and_commitments(mondo, incontro, client):
    RisultatoAtteso.objects.update(situazione_iniziale="PROBLEMA_GRAVE", situazione_attesa="LIVELLO_ADEGUATO")
    make_verbale(incontro, mondo.case_manager)

    text = words(client.get(url("incontro_andamento", mondo.caso.pk)))

    assert 'class="rdc-linea"' in text
    assert "Va meglio" in text
    assert "Rispettato" in text


def test_incontro_andamento_asks_the_same_for_one_result_and_for_thirty(mondo, incontro, client):
    address, verbale = url("incontro_andamento", mondo.caso.pk), make_verbale(incontro, mondo.case_manager)
    client.get(address)
    one = count_queries(client, address)
    obiettivo = incontro.patto.obiettivi.get()
    for n in range(30):
        values = {"patto": incontro.patto, "testo": f"R{n}", "termine": incontro.data}
        risultato = RisultatoAtteso.objects.create(obiettivo=obiettivo, **values)
        ValutazioneRisultato.objects.create(verbale=verbale, risultato=risultato, stato="RAGGIUNTO")

    assert count_queries(client, address) == one <= MAX_QUERIES


def test_risultato_list_exports_results_without_a_name_or_a_word_of_the_patto(mondo, incontro, client):
    make_verbale(incontro, mondo.case_manager)
    address = reverse("patti_inclusione:risultato_list")

    page, file = words(client.get(address)), b"".join(client.get(address, {"esporta": "csv"})).decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(file), delimiter=";"))
    assert "Si sta lavorando" in page
    assert len(rows) >= 1
    for secret in (*CANARINI, VERBALE, mondo.caso.nucleo.cognome, mondo.caso.codice, str(incontro.patto_id)):
        assert secret not in file


def test_risultato_list_shows_one_s_own_families_alone(mondo, incontro):
    address = reverse("patti_inclusione:risultato_list")

    others = client_for(mondo.collega).get(address)

    assert "Nessun risultato" in words(others)
    assert client_for(mondo.coordinatore).get(address).status_code == 404


def test_risultato_list_filters_by_year_area_and_state(mondo, incontro, client):
    make_verbale(incontro, mondo.case_manager)
    address, anno = reverse("patti_inclusione:risultato_list"), incontro.patto.data_sottoscrizione.year
    found = {
        filtro: len(client.get(address, dict([filtro])).context["lista"].righe)
        for filtro in [
            ("anno", anno), ("anno", anno - 1), ("area", "ECONOMICA"), ("area", "RETI"),
            ("stato", "IN_CORSO"), ("stato", "RAGGIUNTO"),
        ]
    }  # fmt: skip

    assert list(found.values()) == [1, 0, 1, 0, 1, 0]
