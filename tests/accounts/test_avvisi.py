"""Who is told, when, once, and with no name."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail

from accounts.models import Accreditamento, Ruolo
from accounts.services.accreditamento import suspend_accreditamento
from accounts.tasks import warn_accreditamenti
from rdc_platform import calendario
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message, StatoMessaggio
from tests.factories.persone import make_profilo
from tests.factories.vita import days, sent, write

FINE, CONFERMA, INATTIVITA, MINISTERO = (
    "email.fine_accreditamento",
    "email.conferma_operatori",
    "email.inattivita",
    "email.atto_ministero",
)

MAGGIO = datetime(2021, 5, 14, 10, 0, tzinfo=UTC)  # far from the months that lack a day


def due(count: int):
    """Active since when, to be confirmed in `count` days."""
    return calendario.add_mesi(days(count), -6)


def deliver() -> list:
    """The e-mails of what is in the outbox."""
    mail.outbox.clear()
    while batch := delivery.claim():
        for message in batch:
            delivery.deliver_one(message)
    assert not Message.objects.exclude(stato=StatoMessaggio.CONSEGNATO).exists()
    return mail.outbox


@pytest.fixture
def fresh(mondo):
    """Everybody used his profile today and was confirmed: nothing to tell."""
    Accreditamento.objects.update(usato_il=days(0), confermato_il=days(0))
    return mondo


def test_warn_accreditamenti_has_nothing_to_say_of_who_is_in_order(fresh):
    warn_accreditamenti()

    assert Message.objects.count() == 0


def test_warn_accreditamenti_tells_of_an_end_once_for_each_last_day(fresh):
    write(fresh.case_manager, valido_al=days(30))
    write(fresh.collega, valido_al=days(31))

    warn_accreditamenti()
    warn_accreditamenti()

    assert [each["accreditamento_id"] for each in sent(FINE)] == [str(fresh.case_manager.accreditamento_id)]
    (email,) = deliver()
    assert email.to == [fresh.amministratore.operatore.email]
    assert "Proroga" not in email.subject
    assert "ultimo attivo" not in email.body
    write(fresh.case_manager, valido_al=days(20))
    warn_accreditamenti()
    assert len(sent(FINE)) == 2


def test_warn_accreditamenti_says_that_he_is_the_last(fresh):
    write(fresh.coordinatore_anagrafici, valido_al=days(30))

    warn_accreditamenti()

    assert "È l'ultimo attivo con questo ruolo" in deliver()[0].body


def test_warn_accreditamenti_of_an_end_moved_meanwhile_sends_nothing(fresh):
    write(fresh.case_manager, valido_al=days(30))
    warn_accreditamenti()
    write(fresh.case_manager, valido_al=days(300))

    assert deliver() == []


def test_warn_accreditamenti_never_writes_to_who_is_amministratore_no_more(fresh):
    write(fresh.case_manager, valido_al=days(30), confermato_il=None, stato_dal=due(20))
    warn_accreditamenti()
    write(fresh.amministratore, stato="SOSPESO", motivo_stato="ALTRO")

    assert len(sent(FINE) + sent(CONFERMA)) == 2
    assert deliver() == []


@pytest.mark.parametrize(
    ("count", "momento"),
    [(31, None), (30, "PROSSIMA"), (1, "PROSSIMA"), (0, "SCADUTA"), (-22, "SCADUTA"), (-23, "ULTIMA"), (-30, "ULTIMA")],
)
def test_warn_accreditamenti_tells_of_a_confirmation_three_times(fresh, count, momento):
    with time_machine.travel(MAGGIO):
        Accreditamento.objects.update(usato_il=days(0), confermato_il=days(0))
        write(fresh.case_manager, stato_dal=due(count), confermato_il=None)

        warn_accreditamenti()
        warn_accreditamenti()

    assert [each["momento"] for each in sent(CONFERMA)] == ([momento] if momento else [])


def test_warn_accreditamenti_tells_of_a_confirmation_once_for_all_of_a_day(fresh):
    for chi in (fresh.case_manager, fresh.collega):
        write(chi, stato_dal=due(10), confermato_il=None)
    second = make_profilo(Ruolo.AMMINISTRATORE_AMBITO, fresh.ambito_a)

    warn_accreditamenti()

    emails = deliver()
    assert sorted(email.to[0] for email in emails) == sorted(
        [fresh.amministratore.operatore.email, second.operatore.email]
    )
    assert all("2 operatori del tuo Ambito" in email.body and "/conferme/" in email.body for email in emails)


def test_warn_accreditamenti_of_a_confirmation_done_meanwhile_sends_nothing(fresh):
    write(fresh.case_manager, stato_dal=due(10), confermato_il=None)
    warn_accreditamenti()
    write(fresh.case_manager, confermato_il=days(0))

    assert deliver() == []


@pytest.mark.parametrize(("unused", "told"), [(75, 0), (76, 1), (90, 1), (91, 0)])
def test_warn_accreditamenti_tells_the_person_before_inactivity(fresh, unused, told):
    write(fresh.case_manager, stato_dal=days(-unused), usato_il=None)

    warn_accreditamenti()
    warn_accreditamenti()

    assert len(sent(INATTIVITA)) == told
    assert [email.to for email in deliver()] == [[fresh.case_manager.operatore.email]] * told


def test_warn_accreditamenti_of_a_profile_used_meanwhile_sends_nothing(fresh):
    write(fresh.case_manager, stato_dal=days(-80), usato_il=None)
    warn_accreditamenti()
    write(fresh.case_manager, usato_il=days(0))

    assert deliver() == []


def test_no_warning_names_anybody(fresh):
    write(fresh.case_manager, valido_al=days(20), stato_dal=days(-80), usato_il=None)
    write(fresh.collega, stato_dal=due(10), confermato_il=None)
    warn_accreditamenti()
    suspend_accreditamento(
        fresh.responsabile_anagrafici.accreditamento, by=fresh.ministero, motivo="INCIDENTE_SICUREZZA", testo="Fatto"
    )

    emails = deliver()

    people = [fresh.case_manager, fresh.collega, fresh.responsabile_anagrafici, fresh.ministero]
    text = " ".join(f"{email.subject} {email.body}" for email in emails)
    assert len(emails) == 4
    assert [each for each in people if each.operatore.cognome in text or each.operatore.nome in text] == []
    assert "Fatto" not in text
