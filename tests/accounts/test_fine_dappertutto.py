"""After the end nothing opens: pages, exports, downloads, what a page saves by itself, links already sent."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import Invito
from accounts.services import accreditamento as services
from accounts.services import attivazione
from accounts.tasks import expire_accreditamenti
from patti_inclusione.models import Patto
from rdc_platform.outbox.models import Message, StatoMessaggio
from tests.consistency.test_code import sources
from tests.consistency.urls import all_urls
from tests.factories.inviti import deliver, link_in, make_invitato
from tests.factories.patti import make_bozza
from tests.factories.persone import client_for, make_profilo
from tests.factories.vita import MOTIVO, days, write

FINITO = reverse("accounts:profilo_ended")


@pytest.fixture(params=["sospeso", "revocato", "scaduto", "scaduto prima del lavoro di beat"])
def close(request, mondo):
    """One way of ending a profile."""

    def ending(row) -> None:
        if request.param == "sospeso":
            services.suspend_accreditamento(row, by=mondo.amministratore, **MOTIVO)
        elif request.param == "revocato":
            services.revoke_accreditamento(row, by=mondo.amministratore, **MOTIVO)
        else:
            write(row, valido_al=days(-1))
        if request.param == "scaduto":
            expire_accreditamenti()

    return ending


def test_after_the_end_no_page_of_the_role_opens(mondo, close):
    client = client_for(mondo.case_manager)
    assert client.get(reverse("patti_inclusione:oggi")).status_code == 200
    session = client.cookies["sessionid"].value
    urls = [url for url in all_urls() if url.policy and "CASE_MANAGER" in url.policy[0].roles(url.policy[1])]

    close(mondo.case_manager.accreditamento)

    answers = set()
    for url in urls:
        values = {"sezione": "sintesi", "modulo": "accordi", "versione": 1}
        kwargs = {name: values.get(name, mondo.caso.pk) for name in url.arguments}
        for method in (client.get, client.post):
            response = method(reverse(url.name, kwargs=kwargs))
            if response.status_code != 405:  # no such method, whoever asks
                answers.add((response.status_code, response.headers["Location"]))
    assert len(urls) > 40
    assert answers == {(302, FINITO)}
    assert client.cookies["sessionid"].value != session


def test_after_the_end_nothing_is_exported_or_downloaded(mondo, close):
    client = client_for(mondo.case_manager)
    lista = reverse("patti_inclusione:caso_list")
    assert client.get(lista, {"formato": "csv"}).status_code == 200

    close(mondo.case_manager.accreditamento)

    assert client.get(lista, {"formato": "csv"}).url == FINITO


def test_after_the_end_what_a_page_saves_by_itself_is_not_saved(mondo, close):
    patto = make_bozza(mondo.caso, mondo.case_manager)
    client = client_for(mondo.case_manager)
    before = Patto.objects.filter(pk=patto.pk).values().get()

    close(mondo.case_manager.accreditamento)
    response = client.post(reverse("patti_inclusione:patto_draft", args=[patto.pk, "accordi"]), {"note": "Dopo"})

    assert response.url == FINITO
    after = Patto.objects.filter(pk=patto.pk).values().get()
    assert {name for name in before if before[name] != after[name]} <= {"versione", "aggiornato_il", "stato"}
    assert "Dopo" not in str(after)


def test_after_the_end_the_link_already_sent_opens_nothing(mondo, close):
    operatore = make_invitato(mondo)
    row = operatore.accreditamenti.get()
    attivazione.invite(operatore, by=mondo.amministratore)
    deliver()
    link = link_in(mail.outbox[-1])

    close(row)

    assert Client().get(link).status_code == 404


@pytest.mark.parametrize("passo", ["codice", "password", "dispositivo"])
def test_after_the_end_a_link_opened_before_goes_no_further(mondo, close, passo):
    operatore = make_invitato(mondo)
    codice = attivazione.invite(operatore, by=mondo.amministratore).codice
    deliver()
    client = Client()
    client.get(link_in(mail.outbox[-1]))
    steps = ["codice", "password", "dispositivo"]
    data = {"codice": {"codice": codice}, "password": {"password": "una frase lunga e mia", "conferma": "una frase lunga e mia"}}  # fmt: skip
    for step in steps[: steps.index(passo)]:
        assert client.post(reverse(f"accounts:attivazione_{step}"), data[step]).status_code == 302

    close(operatore.accreditamenti.get())

    here = reverse(f"accounts:attivazione_{passo}")
    assert (client.get(here).status_code, client.post(here, data.get(passo, {"codice": "123456"})).status_code) == (
        404,
        404,
    )


def test_after_the_end_the_link_not_sent_yet_is_not_sent(mondo, close):
    operatore = make_invitato(mondo)
    attivazione.invite(operatore, by=mondo.amministratore)

    close(operatore.accreditamenti.get())
    deliver()

    assert mail.outbox == []
    assert Message.objects.get(topic="email.invito").stato == StatoMessaggio.RIFIUTATO


def test_after_the_end_a_link_for_a_new_password_opens_nothing(mondo, close):
    operatore = mondo.case_manager.operatore
    invito = Invito.objects.create(operatore=operatore, scopo="PASSWORD", scade_il=days(1).isoformat() + "T10:00Z")
    attivazione.new_link(invito)
    assert Invito.objects.validi().count() == 1

    close(mondo.case_manager.accreditamento)

    assert Invito.objects.validi().count() == 0


def test_the_links_of_who_keeps_another_profile_still_hold(mondo):
    operatore = make_invitato(mondo)
    make_profilo("CASE_MANAGER", mondo.ambito_b, operatore=operatore)
    attivazione.invite(operatore, by=mondo.amministratore)
    deliver()
    row = operatore.accreditamenti.get(ambito=mondo.ambito_a)

    services.revoke_accreditamento(row, by=mondo.amministratore, **MOTIVO)

    assert Client().get(link_in(mail.outbox[-1])).status_code == 302


def test_after_the_end_of_a_coordinatore_what_waits_stays_with_the_comune(mondo):
    before = mondo.caso_in_coda.stato

    services.suspend_accreditamento(mondo.coordinatore.accreditamento, by=mondo.amministratore, **MOTIVO)

    mondo.caso_in_coda.refresh_from_db()
    mondo.caso.refresh_from_db()
    assert (mondo.caso_in_coda.stato, mondo.caso.stato) == (before, "ASSEGNATO")
    other = client_for(make_profilo("COORDINATORE_PATTO", mondo.ambito_a, mondo.cremona))
    assert other.get(reverse("patti_inclusione:caso_identity", args=[mondo.caso_in_coda.pk])).status_code == 200


def test_no_message_of_the_outbox_acts_for_a_person_but_those_that_look_again():
    """What carries an accreditation reads it when it is delivered: the topics are these, and each is tried elsewhere."""
    text = "\n".join(path.read_text() for path in sources())
    carrying = {
        topic
        for topic, rest in re.findall(r"outbox\.post(?:_many)?\(\s*\"([a-z_.]+)\"([^)]*)\)", text)
        if "accreditamento_id" in rest or "amministratore_id" in rest or "profilo" in rest
    }

    assert carrying == {"email.atto_ministero"}
