"""The secret link to one's appointments says as much as its owner chose, and ends with him."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import Accreditamento
from patti_inclusione.models import CalendarioPersonale, SchedaPersona
from patti_inclusione.services import calendario_personale as services
from tests.factories.convocazioni import OGGI, make_convocazione, persone
from tests.factories.persone import client_for


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OGGI, tick=False) as moving:
        yield moving


def feed(token):
    return Client().get(reverse("patti_inclusione:calendario_feed", args=[token]))


@pytest.mark.parametrize(
    ("livello", "words"),
    [
        ("OCCUPATO", "SUMMARY:Occupato"),
        ("INIZIALI", "SUMMARY:Primo colloquio: C. M."),
        ("COMPLETO", "SUMMARY:Primo colloquio: Conti"),
    ],
)
def test_the_feed_says_what_its_level_allows(mondo, livello, words):
    make_convocazione(mondo)
    token = services.make_calendario(livello, by=mondo.case_manager)

    answer = feed(token)

    text = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert words in text
    assert ("Conti" in text) is (livello == "COMPLETO")
    assert ("Via Roma 1" in text) is (livello == "COMPLETO")
    assert "DTSTART;TZID=Europe/Rome:20190509T100000" in text


def test_the_feed_of_who_has_a_secret_address_says_only_busy(mondo):
    first, _second = persone(mondo.caso)
    made = make_convocazione(mondo)
    made.componenti.set([first])
    SchedaPersona.objects.create(componente=first, indirizzo_riservato=True, recapito_sicuro="0372 1")

    text = feed(services.make_calendario("COMPLETO", by=mondo.case_manager)).content.decode()

    assert "SUMMARY:Occupato" in text
    assert "Conti" not in text


def test_a_new_link_ends_the_old_and_only_its_hash_is_kept(mondo):
    old = services.make_calendario("OCCUPATO", by=mondo.case_manager)
    new = services.make_calendario("OCCUPATO", by=mondo.case_manager)

    assert (feed(old).status_code, feed(new).status_code) == (404, 200)
    assert new not in str(CalendarioPersonale.objects.values())


def test_the_feed_ends_with_the_link_and_with_the_profile(mondo):
    token = services.make_calendario("OCCUPATO", by=mondo.case_manager)
    Accreditamento.objects.filter(pk=mondo.case_manager.accreditamento_id).update(valido_al=date(2019, 5, 1))
    assert feed(token).status_code == 404

    Accreditamento.objects.filter(pk=mondo.case_manager.accreditamento_id).update(valido_al=None)
    assert feed(token).status_code == 200
    services.revoke_calendario(by=mondo.case_manager)
    assert feed(token).status_code == 404


def test_the_feed_is_read_a_few_times_a_minute(mondo, clock):
    token = services.make_calendario("OCCUPATO", by=mondo.case_manager)

    assert [feed(token).status_code for _ in range(7)] == [200] * 6 + [429]
    clock.shift(60)
    assert feed(token).status_code == 200


def test_calendario_edit_shows_the_link_once_and_wants_a_word_for_names(mondo):
    client, url = client_for(mondo.case_manager), reverse("patti_inclusione:calendario_edit")

    refused = client.post(url, {"livello": "COMPLETO"}).content.decode()
    assert "Chi vede il tuo telefono saprà chi è seguito" in refused
    assert CalendarioPersonale.objects.count() == 0

    made = client.post(url, {"livello": "COMPLETO", "confermo": "on"}).content.decode()
    assert "/calendari/" in made
    assert "/calendari/" not in client.get(url).content.decode()

    client.post(reverse("patti_inclusione:calendario_revoke"))
    assert CalendarioPersonale.objects.count() == 0
