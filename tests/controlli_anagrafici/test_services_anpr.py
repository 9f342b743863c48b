"""ANPR through the outbox: it proposes, a person confirms, and what a person wrote stays."""

import pytest
from django.http import Http404

from ambiti.models import Comune
from controlli_anagrafici.models import Calcolo, ConsultazioneAnpr, Controllo
from controlli_anagrafici.selectors.anpr import famiglia_proposta, ultima
from controlli_anagrafici.selectors.esito import mancanze
from controlli_anagrafici.services.anpr import ask_anpr, build_anpr, confirm_periodi
from controlli_anagrafici.services.controllo import ControlloError
from rdc_platform.audit.stato import TransitionError
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from tests.factories.anpr import fail, know, residenza
from tests.factories.controlli import give_periodo, open_famiglia, open_to
from tests.factories.territorio import make_comune

pytestmark = pytest.mark.django_db


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_anagrafici


@pytest.fixture
def controllo(mondo):
    return open_to(mondo)


def cf_of(controllo):
    return controllo.nucleo.componenti.get(relazione="RICHIEDENTE").codice_fiscale


def deliver():
    Message.objects.filter(topic="anpr.consultazione").update(due_at="2019-01-01T00:00Z")
    for message in delivery.claim():
        delivery.deliver_one(message)


def ask(controllo, resp, port, *residenze):
    know(port, cf_of(controllo), *residenze)
    ask_anpr(controllo, by=resp)
    deliver()
    return controllo.periodi.order_by("data_inizio")


def test_anpr_proposes_periods_that_do_not_count_until_a_person_confirms_them(controllo, resp, anpr):
    proposti = ask(
        controllo,
        resp,
        anpr,
        residenza("2014-09-01", None, "Cremona"),
        residenza("2004-01-01", "2014-08-31", "Bologna"),
    )

    prima, ora = proposti
    assert {(each.fonte, each.confermato) for each in proposti} == {("ANPR", False)}
    assert (ora.comune_provenienza, prima.comune_destinazione) == (prima.comune, ora.comune)
    assert [each.campo for each in mancanze(Controllo.objects.get(pk=controllo.pk), "P01")][-1] == "periodi"
    assert Calcolo.objects.count() == 0

    confirm_periodi(controllo, [prima.pk, ora.pk], by=resp)

    calcolo = Calcolo.objects.get()
    assert (calcolo.residenza_totale, calcolo.residenza_continuativa) == (True, True)
    assert Controllo.objects.get(pk=controllo.pk).stato == "IN_LAVORAZIONE"


def test_anpr_never_touches_what_a_person_wrote(controllo, resp, anpr):
    scritto = give_periodo(controllo, resp, "2010-01-01")
    Comune.objects.filter(pk=make_comune("A785").pk).update(codice_istat="")  # one that is no more: abroad is not there

    proposti = ask(
        controllo,
        resp,
        anpr,
        residenza("2010-01-01", None, "Cremona"),
        residenza("2001-01-01", "2009-12-31", stato="Germania"),
    )

    assert [(each.tipo, each.comune_id, each.confermato) for each in proposti] == [
        ("EST", None, False),
        ("ISCR", "D150", True),
    ]
    scritto.refresh_from_db()
    assert (scritto.fonte, scritto.comune_provenienza) == ("ATTI_COMUNE", None)


def test_anpr_asked_again_replaces_what_nobody_confirmed(controllo, resp, anpr):
    ask(controllo, resp, anpr, residenza("2014-09-01", None, "Cremona"))

    proposti = ask(controllo, resp, anpr, residenza("2012-01-01", None, "Cremona"))

    assert [str(each.data_inizio) for each in proposti] == ["2012-01-01"]


def test_anpr_with_a_comune_that_nobody_knows_counts_it_and_invents_nothing(controllo, resp, anpr):
    proposti = ask(
        controllo, resp, anpr, residenza("2014-09-01", None, "Cremona"), residenza("2004-01-01", "2014-08-31", "999999")
    )

    assert proposti.count() == 1
    assert (ultima(controllo).proposti, ultima(controllo).ignoti) == (1, 1)


def test_anpr_that_does_not_know_the_person_is_said_in_words(mondo, resp, anpr):
    controllo = open_to(mondo, mondo.caso_in_coda)
    ask_anpr(controllo, by=resp)

    deliver()

    consultazione = ultima(controllo)
    assert (consultazione.stato, consultazione.codice_rifiuto) == ("RIFIUTATA", "EN122")
    assert "non conosce questo codice fiscale" in consultazione.in_parole


def test_anpr_that_is_away_is_asked_again_by_the_outbox(controllo, resp, anpr):
    fail(anpr, "503")
    ask_anpr(controllo, by=resp)
    deliver()
    assert ultima(controllo).stato == "RICHIESTA"
    with pytest.raises(ControlloError, match="già stata interrogata"):
        ask_anpr(controllo, by=resp)

    fail(anpr, "")
    know(anpr, cf_of(controllo), residenza("2014-09-01", None, "Cremona"))
    deliver()

    assert ultima(controllo).stato == "RISPOSTA"
    assert build_anpr(ConsultazioneAnpr.objects.get().pk) is None


def test_anpr_that_answers_a_check_concluded_meanwhile_proposes_nothing(controllo, resp, anpr):
    know(anpr, cf_of(controllo), residenza("2014-09-01", None, "Cremona"))
    ask_anpr(controllo, by=resp)
    Controllo.objects.filter(pk=controllo.pk).update(stato="CONCLUSO_POSITIVO")

    deliver()

    assert controllo.periodi.count() == 0
    with pytest.raises(TransitionError):
        ask_anpr(controllo, by=resp)
    with pytest.raises(TransitionError):
        confirm_periodi(controllo, [], by=resp)


def test_confirm_periodi_says_which_proposal_cannot_stand_beside_the_others(controllo, resp, anpr):
    give_periodo(controllo, resp, "2010-01-01")
    (ora,) = ask(controllo, resp, anpr, residenza("2014-09-01", None, "Cremona")).filter(confermato=False)

    with pytest.raises(ControlloError, match="01/09/2014: C'è già un'iscrizione in corso"):
        confirm_periodi(controllo, [ora.pk], by=resp)

    assert controllo.periodi.filter(confermato=True).count() == 1


def test_anpr_says_who_lives_with_the_richiedente_of_a_check_of_the_family(mondo, resp, anpr):
    controllo = open_famiglia(mondo)
    know(anpr, "VRDLGU85B02F205X", cognome="Verdi", nome="Ugo")
    know(anpr, cf_of(controllo), famiglia=[cf_of(controllo), "VRDLGU85B02F205X"])

    ask_anpr(controllo, by=resp)
    deliver()

    assert set(famiglia_proposta(controllo)) == {cf_of(controllo), "VRDLGU85B02F205X"}
    assert (controllo.famiglia.count(), controllo.periodi.count()) == (0, 0)


def test_ask_anpr_is_for_who_has_the_check(mondo, controllo):
    with pytest.raises(Http404):
        ask_anpr(controllo, by=mondo.coordinatore_anagrafici)
