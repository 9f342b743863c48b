"""The privacy notice on the page of the meeting: signed or refused, who recorded it, and the case goes on all the same."""

import pytest

from patti_inclusione.analisi.regole import mancanze
from patti_inclusione.models import Informativa
from tests.factories.analisi import make_completa, read, start
from tests.factories.analisi_pagine import post, richiedente, shown
from tests.factories.persone import client_for


@pytest.fixture
def client(mondo):
    start(mondo.caso, mondo.case_manager)
    return client_for(mondo.case_manager)


def data(caso, esito, giorno="2019-05-02"):
    prefix = f"informativa-{richiedente(caso).pk}"
    return {f"{prefix}-esito": esito, f"{prefix}-data": giorno}


@pytest.mark.parametrize("esito", ["PRESA_VISIONE", "RIFIUTA_FIRMA"])
def test_informativa_keeps_what_the_person_did_when_and_who_recorded_it(client, mondo, esito):
    post(client, mondo.caso, "colloquio", data(mondo.caso, esito))

    riga = Informativa.objects.get()
    assert (riga.componente, riga.esito, str(riga.data)) == (richiedente(mondo.caso), esito, "2019-05-02")
    assert riga.registrata_da == mondo.case_manager.accreditamento
    assert shown(client, mondo.caso, "colloquio")[next(iter(data(mondo.caso, esito)))] == esito


def test_informativa_wants_its_day(client, mondo):
    answer = post(client, mondo.caso, "colloquio", data(mondo.caso, "RIFIUTA_FIRMA", ""))

    assert "Scrivi quando hai dato l&#x27;informativa a Marta" in answer.content.decode()
    assert not Informativa.objects.exists()


def test_informativa_taken_back_is_gone(client, mondo):
    post(client, mondo.caso, "colloquio", data(mondo.caso, "RIFIUTA_FIRMA"))
    post(client, mondo.caso, "colloquio", data(mondo.caso, ""), versione=1)

    assert not Informativa.objects.exists()


def test_informativa_refused_or_not_given_stops_nothing(mondo):
    make_completa(mondo.caso, mondo.case_manager)

    assert [m.testo for m in mancanze(read(mondo.caso))] == []
