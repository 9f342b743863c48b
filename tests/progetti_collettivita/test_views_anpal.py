"""What the Responsabile PUC sees and does of whom a Centro per l'impiego proposed: his day, the page, the answer."""

import pytest
from django.urls import reverse

from progetti_collettivita.models import AssegnazionePuc, PropostaAnpal
from rdc_platform import calendario
from tests.factories.pagine import words
from tests.factories.persone import client_for
from tests.factories.puc import assign, far_day, file, follow, make_puc
from tests.factories.queries import MAX_QUERIES, count_queries

URL = "progetti_collettivita:"


@pytest.fixture
def row(mondo):
    puc = make_puc(mondo.responsabile_puc, mondo.cremona)
    persona = mondo.caso.nucleo.componenti.first()
    follow(persona, percorso="LAVORO")
    row = assign(
        puc, persona, quota="CPI", sede=puc.sedi.first(), data_inizio=far_day(5), scadenza_risposta=far_day(10)
    )
    PropostaAnpal.objects.create(numero="ANPAL.P.1", cpi="CPI di Cremona", assegnazione=row)
    return row


@pytest.fixture
def client(mondo):
    return client_for(mondo.responsabile_puc)


def page(client, name, *args):
    return words(client.get(reverse(URL + name, args=args)))


def test_a_proposal_of_the_cpi_waits_in_oggi_until_the_answer_is_written(mondo, row, client):
    altra = mondo.caso.nucleo.componenti.exclude(pk=row.persona_id).first()
    assign(row.puc, altra, scadenza_risposta=far_day(10))  # of the Comune: not his to answer
    waiting = page(client, "puc_today")
    valori = {"versione": 1, "data_accettazione": calendario.today().isoformat(), "documento": file()}
    client.post(reverse(f"{URL}partecipante_accept", args=[row.pk]), valori)

    assert waiting.count("Proposta del CPI per «Aiuto in biblioteca»") == 1
    assert "Proposta del CPI per" not in page(client, "puc_today")
    assert AssegnazionePuc.objects.get(pk=row.pk).stato == "ACCETTATO"
    assert count_queries(client, reverse(f"{URL}puc_today")) <= MAX_QUERIES


def test_the_page_says_which_centro_proposed_and_a_refusal_asks_for_no_reason(mondo, row, client):
    text = page(client, "partecipante_detail", row.pk)
    atto = page(client, "partecipante_refuse", row.pk)
    response = client.post(
        reverse(f"{URL}partecipante_refuse", args=[row.pk]),
        {"versione": 1, "data_rifiuto": calendario.today().isoformat()},
    )

    assert "CPI di Cremona" in text
    assert "La lettera da consegnare è quasi pronta" in text
    assert "che decide che cosa ne segue" in atto
    assert "Perché rifiuta" not in atto
    assert response.status_code == 302
    assert AssegnazionePuc.objects.get(pk=row.pk).stato == "RIFIUTATO"
