import pytest
from django.urls import reverse

from patti_inclusione.models import RichiestaCpi
from patti_inclusione.services import richiesta_cpi_messaggio as messaggi
from rdc_platform import calendario
from tests.factories.cpi import make_eta, make_richiesta
from tests.factories.persone import client_for
from tests.factories.queries import count_queries
from tests.factories.sedi import make_sede

pytestmark = pytest.mark.django_db
OGGI = reverse("patti_inclusione:oggi")
COORDINATORE = reverse("patti_inclusione:oggi_coordinatore")


def url(name, row):
    return reverse(f"patti_inclusione:richiesta_cpi_{name}", args=[row.pk])


def text(response):
    return response.content.decode()


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def test_a_request_is_written_in_three_choices_and_followed_to_its_answer(mondo, client):
    chi = make_eta(mondo.caso, 40)
    empty = client.post(url("create", mondo.caso), {"richiesta": ""})
    sent = client.post(url("create", mondo.caso), {"persona": chi.pk, "richiesta": "ORARI_OBBLIGHI"}, follow=True)
    row = RichiestaCpi.objects.get()

    assert all(each in text(empty) for each in ("Scegli per chi lo chiedi.", "Scegli che cosa chiedi."))
    assert (row.cpi, row.telefono, row.ufficio[:17]) == ("", "", "Servizi sociali d")
    assert "Richiesta in partenza" in text(sent)
    again = client.post(url("create", mondo.caso), {"persona": chi.pk, "richiesta": "ORARI_OBBLIGHI"})
    assert "già chiesto" in text(again)
    messaggi.build_richiesta(row.pk)
    messaggi.refuse_richiesta(row.pk, "PERSONA_SCONOSCIUTA", "")
    assert "Riprova dopo la correzione" in text(client.get(url("detail", row)))
    client.post(url("retry", row), {"richiesta": ""})
    row.refresh_from_db()
    assert (row.stato, row.tentativo) == ("DA_INVIARE", 2)
    RichiestaCpi.objects.update(stato="CONCLUSA", esito="INFORMAZIONE_RESA", informazione="ORARI_COMPATIBILI")
    assert "Ho letto" in text(client.get(url("detail", row)))
    client.post(url("read", row))
    assert "Ho letto" not in text(client.get(url("detail", row)))
    assert "Abbiamo chiesto, per Zeno" in text(
        client.get(reverse("patti_inclusione:caso_detail", args=[mondo.caso.pk]))
    )


def test_the_only_adult_of_a_family_is_not_to_be_chosen(mondo, client):
    make_eta(mondo.caso, 10)
    adulto, *altri = mondo.caso.nucleo.componenti.order_by("data_nascita")
    mondo.caso.nucleo.componenti.filter(pk__in=[each.pk for each in altri[:-1]]).update(uscito_il=calendario.today())

    page = text(client.get(url("create", mondo.caso)))
    client.post(url("create", mondo.caso), {"richiesta": "ORARI_OBBLIGHI"})

    assert (f"Lo chiedi per <strong>{adulto.nome} {adulto.cognome}</strong>" in page, 'name="persona"' in page) == (
        True,
        False,
    )
    assert RichiestaCpi.objects.get().componente == adulto


def test_an_answer_is_one_choice_a_day_where_it_is_a_yes_and_an_office_where_there_are_two(mondo, client):
    row = make_richiesta(mondo.caso)
    sedi = [make_sede(mondo.cremona, denominazione=nome, telefono="0372/4070 int. 1") for nome in ("Nord", "Sud")]
    yes = {"risposta": "ACCOLTA", "sede": sedi[1].pk}

    without, before = (
        client.post(url("answer", row), yes),
        client.post(url("answer", row), yes | {"data_proposta": "2019-01-01"}),
    )
    assert "Scrivi il giorno che proponi." in text(without)
    assert "Scrivi un giorno da oggi in poi." in text(before)
    assert "a che punto" not in text(client.get(OGGI))
    client.post(url("answer", row), yes | {"data_proposta": str(calendario.today())})
    row.refresh_from_db()
    assert (row.stato, row.esito, row.ufficio_risposta, row.telefono_risposta) == (
        "RISPOSTA_DA_INVIARE",
        "ACCOLTA",
        "Sud",
        "03724070",
    )
    assert "già stato risposto" in text(
        client.post(url("answer", row), yes | {"data_proposta": str(calendario.today())}, follow=True)
    )


def test_the_coordinatore_hears_of_a_request_only_while_nobody_follows_the_family(mondo):
    client = client_for(mondo.coordinatore)
    make_richiesta(mondo.caso)
    assert "del Centro per l'impiego" not in text(client.get(COORDINATORE))

    make_richiesta(mondo.caso_in_coda)

    assert "1 con una richiesta del Centro per l'impiego" in text(client.get(COORDINATORE))
    coda = text(client.get(reverse("patti_inclusione:caso_queue"), {"chieste_cpi": "on"}))
    assert (mondo.caso_in_coda.nucleo.cognome in coda, mondo.caso.nucleo.cognome in coda) == (True, False)
    assert "colloquio insieme" not in coda


def test_the_pages_are_for_who_follows_the_family_and_ask_little(mondo, client):
    row = make_richiesta(mondo.caso)
    for chi in (mondo.collega, mondo.coordinatore, mondo.case_manager_b, mondo.ministero):
        altro = client_for(chi)
        assert altro.get(url("create", mondo.caso)).status_code == 404
        assert altro.get(url("detail", row)).status_code == 404
        assert [altro.post(url(name, row)).status_code for name in ("answer", "retry", "read", "drop")] == [404] * 4
    for page in (url("detail", row), url("create", mondo.caso)):
        assert count_queries(client, page) <= 6 + 5
