from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invito, Operatore
from accounts.services import attivazione
from rdc_platform.outbox.models import Message, StatoMessaggio
from tests.factories.accessi import PASSWORD, activate
from tests.factories.inviti import BY, deliver, link_in, make_invitato, path_of

CODICE = reverse("accounts:attivazione_codice")


@pytest.fixture
def operatore(mondo):
    return make_invitato(mondo)


def test_invite_keeps_neither_link_nor_code(operatore):
    codice = attivazione.invite(operatore, by=BY).codice
    deliver()
    token = link_in(mail.outbox[0]).split("/")[-2]

    message, invito = Message.objects.get(), Invito.objects.get()
    assert message.payload == {"invito_id": str(invito.pk)}
    assert message.stato == StatoMessaggio.CONSEGNATO
    written = f"{vars(message)} {vars(invito)}"
    assert token not in written
    assert codice not in written
    assert len(token) == 43


def test_invite_delivered_twice_leaves_the_last_link_alone(operatore):
    attivazione.invite(operatore, by=BY)
    deliver()
    Message.objects.update(stato=StatoMessaggio.IN_CODA, due_at=timezone.now() - timedelta(seconds=1))
    deliver()
    first, second = map(link_in, mail.outbox)

    assert Client().get(first).status_code == 404
    assert Client().get(second).url == CODICE


def test_invite_again_kills_the_invitation_before(operatore):
    attivazione.invite(operatore, by=BY)
    deliver()
    again = attivazione.invite(operatore, by=BY, con_codice=False, per_email=False)

    assert Client().get(link_in(mail.outbox[0])).status_code == 404
    assert Client().get(path_of(again.link)).url == CODICE


def test_invite_superseded_before_it_left_sends_nothing(operatore):
    attivazione.invite(operatore, by=BY)
    attivazione.invite(operatore, by=BY)
    deliver()

    assert len(mail.outbox) == 1
    assert Message.objects.filter(stato=StatoMessaggio.RIFIUTATO).count() == 1


def test_invite_of_who_can_enter_already_does_nothing(mondo):
    activate(mondo.case_manager.operatore)

    assert attivazione.invite(mondo.case_manager.operatore, by=BY) == ("", "")
    assert not Invito.objects.exists()


def test_choose_password_with_a_link_that_is_over_changes_nothing(operatore):
    attivazione.invite(operatore, by=BY)
    invito = Invito.objects.get(operatore=operatore)
    Invito.objects.update(usato_il=timezone.now())

    assert not attivazione.choose_password(invito, PASSWORD)
    assert not Operatore.objects.get(pk=operatore.pk).has_usable_password()
