import pytest
from django.urls import reverse

from accounts.models import Ruolo
from controlli_anagrafici.models import Controllo, RinvioVerifica
from controlli_anagrafici.services.rinvio import Destinazione, send_rinvio, take_rinvio
from tests.factories.controlli import give_periodo, open_to
from tests.factories.persone import client_for, make_profilo
from tests.factories.queries import MAX_QUERIES, count_queries

APP = "controlli_anagrafici"
PERIODO = {"tipo": "ISCR", "fonte": "ATTI_COMUNE", "comune": "Bologna"}


@pytest.fixture
def bologna(mondo):
    return make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_b, mondo.bologna)


@pytest.fixture
def controllo(mondo, bologna):
    controllo = open_to(mondo)
    by = mondo.responsabile_anagrafici
    give_periodo(controllo, by, "2014-09-01", comune_provenienza=mondo.bologna, motivo_inizio="IMMIGRAZIONE_DA_COMUNE")
    return Controllo.objects.get(pk=controllo.pk)


def page(name, *args):
    return reverse(f"{APP}:{name}", args=args)


def test_a_check_goes_to_another_comune_and_comes_back_by_the_pages(mondo, controllo, bologna):
    cremona, altro = client_for(mondo.responsabile_anagrafici), client_for(bologna)
    form = cremona.get(page("rinvio_create", controllo.pk)).content.decode()
    assert 'value="Bologna (BO)"' in form  # proposed by where the oldest period says that the person came from
    dati = {"comune": "Bologna", "motivo": "COMUNE_PROVENIENZA", "versione": controllo.versione}
    cremona.post(page("rinvio_create", controllo.pk), dati)
    rinvio = RinvioVerifica.objects.get()
    assert "Conti Marta" in altro.get(page("rinvio_list")).content.decode()

    altro.post(page("rinvio_take", rinvio.pk))
    dati = PERIODO | {"data_inizio": "1/1/2004", "data_fine": "31/8/2014", "destinazione": "Cremona"}
    altro.post(page("rinvio_periodo_create", rinvio.pk), dati)
    assert "5543 giorni" in altro.get(page("rinvio_detail", rinvio.pk)).content.decode()
    altro.post(page("rinvio_return", rinvio.pk))

    controllo.refresh_from_db()
    assert controllo.stato == "RESTITUITO"
    text = cremona.get(page("controllo_detail", controllo.pk)).content.decode()
    assert "Cremona chiede a Bologna" in text
    assert "Riprendi" in text


def test_a_hop_shows_nothing_of_the_check_but_who_and_where(mondo, controllo, bologna):
    cremona, altro = client_for(mondo.responsabile_anagrafici), client_for(bologna)
    dati = {"comune": "Bologna", "motivo": "COMUNE_PROVENIENZA", "versione": controllo.versione}
    cremona.post(page("rinvio_create", controllo.pk), dati)
    rinvio = RinvioVerifica.objects.get()

    text = altro.get(page("rinvio_detail", rinvio.pk)).content.decode()

    assert "Via di prova" not in text
    assert altro.get(page("controllo_detail", controllo.pk)).status_code == 404


def test_rinvio_pages_ask_few_queries(mondo, controllo, bologna):
    cremona, altro = client_for(mondo.responsabile_anagrafici), client_for(bologna)
    dati = {"comune": "Bologna", "motivo": "COMUNE_PROVENIENZA", "versione": controllo.versione}
    cremona.post(page("rinvio_create", controllo.pk), dati)

    assert count_queries(altro, page("rinvio_list")) <= MAX_QUERIES
    assert count_queries(altro, page("rinvio_detail", RinvioVerifica.objects.get().pk)) <= MAX_QUERIES


def test_rinvio_create_says_what_is_missing_for_a_comune_off_the_platform(mondo, controllo):
    dati = {"comune": "Stagno Lombardo", "motivo": "ALTRO", "versione": controllo.versione, "note": "Da non perdere"}

    text = client_for(mondo.responsabile_anagrafici).post(page("rinvio_create", controllo.pk), dati).content.decode()

    assert "non usa la piattaforma" in text
    assert "Da non perdere" in text


def test_convocation_and_title_are_written_from_their_pages(mondo, controllo):
    client = client_for(mondo.responsabile_anagrafici)
    titolo = {
        "tipo_titolo": "PDS_UE_LUNGO",
        "numero": "I123",
        "data_rilascio": "2015-01-01",
        "fonte_verifica": "QUESTURA",
    }
    Controllo.objects.filter(pk=controllo.pk).update(requisito_cittadinanza="UE_LUNGO")
    text = client.post(page("titolo_create", controllo.pk), titolo, follow=True).content.decode()
    assert "Prova il requisito" in text
    client.post(page("titolo_delete", controllo.pk, controllo.titoli.get().pk))
    assert controllo.titoli.count() == 0

    controllo.refresh_from_db()
    dati = {
        "versione": controllo.versione,
        "data_convocazione": "2026-01-10",
        "data_colloquio": "2026-01-30",
        "canale": "PEC",
    }
    client.post(page("controllo_convene", controllo.pk), dati)
    controllo.refresh_from_db()
    assert controllo.stato == "CONVOCATO"
    client.post(
        page("controllo_hear", controllo.pk),
        {"versione": controllo.versione, "esito": "PRESENTATO", "note": "Contratti"},
    )
    controllo.refresh_from_db()
    assert (controllo.stato, controllo.convocazioni.get().note) == ("IN_LAVORAZIONE", "Contratti")
    client.post(page("iscrizione_await", controllo.pk), {"versione": controllo.versione})
    controllo.refresh_from_db()
    assert controllo.stato == "IN_ATTESA_ISCRIZIONE"


def test_rinvio_periodo_create_on_a_page_of_before_keeps_what_was_typed_and_writes_it_at_the_next_press(
    mondo, controllo, bologna
):
    dove = Destinazione(comune=mondo.bologna, motivo="COMUNE_PROVENIENZA")
    by = mondo.responsabile_anagrafici
    rinvio = take_rinvio(send_rinvio(controllo, by=by, versione=controllo.versione, dove=dove), by=bologna)
    client, url = client_for(bologna), page("rinvio_periodo_create", rinvio.pk)
    versione = client.get(url).context["form"]["versione"].value()
    give_periodo(Controllo.objects.get(pk=controllo.pk), by, "2003-01-01", "2003-12-31")
    dati = PERIODO | {"data_inizio": "1/1/2004", "data_fine": "31/8/2014", "destinazione": "Cremona"}

    refused = client.post(url, dati | {"versione": versione})

    form, text = refused.context["form"], refused.content.decode()
    assert ("Intanto il controllo è cambiato" in text, "L&#x27;ultimo fatto: Periodo scritto" in text) == (True, True)
    assert form["data_inizio"].value() == "1/1/2004"
    assert controllo.periodi.count() == 2
    client.post(url, dati | {"versione": form["versione"].value()})
    assert controllo.periodi.count() == 3
