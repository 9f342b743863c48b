from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib import messages
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse
from django.utils import timezone

from accounts import sessione
from accounts.access import any_profile
from accounts.models import Ruolo
from rdc_platform.audit.models import AccessoDato, Azione
from rdc_platform.navigation import HOME, NAVIGATION
from rdc_platform.urls import urlpatterns as all_urls
from tests.factories.persone import client_for, make_profilo

PAGE = reverse("accounts:profilo_choose")
FINITO = reverse("accounts:profilo_ended")
FIXED_QUERIES = (
    3  # person with device, accreditation with Ambito, role of the database; the session comes from the cache
)


@any_profile
def trivial(request):
    return HttpResponse("niente")


@any_profile
def message(request):
    messages.success(request, "Famiglia Conti assegnata.")
    return HttpResponse("niente")


urlpatterns = [*all_urls, path("niente/", trivial), path("avviso/", message)]


@pytest.fixture
def second(mondo):
    """Another profile of the Case manager: Coordinatore of the same Ambito."""
    profilo = make_profilo(Ruolo.COORDINATORE_PATTO, mondo.ambito_a, operatore=mondo.case_manager.operatore)
    profilo.accreditamento.creato_da = mondo.amministratore.accreditamento
    profilo.accreditamento.valido_al = timezone.localdate() + timedelta(days=30)
    profilo.accreditamento.save(update_fields=["creato_da", "valido_al"])
    return profilo


def test_profilo_choose_shows_who_gave_each_profile_and_until_when(mondo, second):
    page = client_for(mondo.case_manager).get(PAGE)

    cards = {card["ruolo"]: card for card in page.context["profili"]}
    assert set(cards) == {"Case manager", "Coordinatore per il Patto"}
    assert cards["Case manager"]["in_uso"]
    assert dict(cards["Coordinatore per il Patto"]["fatti"]) == {
        "Vale per": "tutto l'Ambito",
        "Dato da": f"{mondo.amministratore.nome_completo}, Amministratore di Ambito",
        "Valido fino al": second.accreditamento.valido_al,
    }


def test_profilo_choose_changes_the_profile_the_session_key_and_the_register(mondo, second):
    client = client_for(mondo.case_manager)
    before = client.session.session_key

    answer = client.post(PAGE, {"chi": second.accreditamento_id})

    entry = AccessoDato.objects.latest("istante")
    assert answer.url == "/"
    assert client.session[sessione.PROFILO] == str(second.accreditamento_id)
    assert client.session.session_key != before
    assert (entry.azione, entry.accreditamento_id) == (Azione.CAMBIO_PROFILO, second.accreditamento_id)


@pytest.mark.parametrize(
    ("chi", "ruolo", "territorio"),
    [
        ("ministero", "Ministero", "Italia"),
        ("flussi", "Responsabile dei flussi", "Italia"),
        ("dpo", "Responsabile della protezione dei dati", "Italia"),
        ("amministratore", "Amministratore di Ambito", "Ambito di prova di Cremona"),
        ("coordinatore", "Coordinatore per il Patto", "Ambito di prova di Cremona"),
        ("coordinatore_stagno", "Coordinatore per il Patto", "Comuni scelti, Ambito di prova di Cremona"),
        ("case_manager_b", "Case manager", "Ambito di prova di Bologna"),
        ("coordinatore_anagrafici", "Coordinatore controlli anagrafici", "Comuni scelti, Ambito di prova di Cremona"),
        ("responsabile_anagrafici", "Responsabile controlli anagrafici", "Comuni scelti, Ambito di prova di Cremona"),
    ],
)
def test_every_entry_of_a_role_says_who_one_is_and_where_and_leads_to_the_change(mondo, chi, ruolo, territorio):
    profilo = getattr(mondo, chi)
    client = client_for(profilo)
    for page in [HOME[profilo.ruolo], *(name for _, name in NAVIGATION[profilo.ruolo])]:
        header = client.get(reverse(page)).content.decode().split("</header>")[0]

        assert profilo.nome_completo in header, page
        assert f"{ruolo}, {territorio}</span>" in header, page
        assert f'<a class="rdc-cambia" href="{PAGE}">Cambia profilo</a>' in header, page


def test_profilo_choose_leads_to_the_home_of_the_new_role_without_leaving(mondo, second):
    client = client_for(mondo.case_manager)

    page = client.post(PAGE, {"chi": second.accreditamento_id}, follow=True)

    assert [url for url, _ in page.redirect_chain] == ["/", reverse("patti_inclusione:oggi_coordinatore")]
    assert client.get(reverse("patti_inclusione:oggi")).status_code == 404
    client.post(PAGE, {"chi": mondo.case_manager.accreditamento_id})
    assert client.get(reverse("patti_inclusione:oggi")).status_code == 200


@pytest.mark.urls(__name__)
def test_profilo_choose_takes_no_message_along_to_the_new_profile(mondo, second):
    client = client_for(mondo.case_manager)
    client.get("/avviso/")

    page = client.post(PAGE, {"chi": second.accreditamento_id}, follow=True)

    assert "Famiglia Conti" not in page.content.decode()


def test_profilo_of_one_person_in_two_ambiti_is_one_territory_at_a_time(mondo):
    person = mondo.coordinatore.operatore
    altrove = make_profilo(Ruolo.COORDINATORE_PATTO, mondo.ambito_b, operatore=person)
    client = client_for(mondo.coordinatore)
    queue = reverse("patti_inclusione:caso_queue")

    here = client.get(queue).content.decode()
    client.post(PAGE, {"chi": altrove.accreditamento_id})
    there = client.get(queue).content.decode()

    assert ("Coda" in here, "Bologn" in here) == (True, False)
    assert ("Coda" in there, "Bologn" in there) == (False, True)


def test_profilo_choose_of_anothers_profile_is_not_found(mondo):
    client = client_for(mondo.case_manager)
    for chi in (mondo.collega.accreditamento_id, mondo.ministero.accreditamento_id, uuid4(), "", "x"):
        assert client.post(PAGE, {"chi": chi}).status_code == 404
    assert client.session[sessione.PROFILO] == str(mondo.case_manager.accreditamento_id)


@pytest.mark.parametrize("stato", ["SOSPESO", "REVOCATO", "SCADUTO"])
def test_profilo_that_ended_is_refused_at_the_next_click(mondo, stato):
    client = client_for(mondo.case_manager)
    assert client.get("/").url != FINITO

    row = mondo.case_manager.accreditamento
    row.stato, row.motivo_stato = stato, "CAMBIO_MANSIONE"
    row.save(update_fields=["stato", "motivo_stato"])

    assert client.get("/").url == FINITO
    assert client.get(PAGE).url == FINITO
    page = client.get(FINITO).content.decode()
    assert "Case manager, Ambito di prova di Cremona: " + stato.lower() in page
    assert "Cambio di mansione" in page
    assert mondo.amministratore.operatore.email in page


def test_profilo_ended_of_an_amministratore_sends_to_the_ministero(mondo):
    client, row = client_for(mondo.amministratore), mondo.amministratore.accreditamento
    row.stato, row.motivo_stato = "SOSPESO", "INCIDENTE_SICUREZZA"
    row.save(update_fields=["stato", "motivo_stato"])

    assert "Chiedi al Ministero" in client.get("/", follow=True).content.decode()


def test_profilo_ended_leads_who_has_lost_nothing_to_the_login(mondo):
    assert Client().get(FINITO).url == reverse("accounts:accesso")
    assert client_for(mondo.case_manager).get(FINITO).url == reverse("accounts:accesso")


def test_profilo_that_ended_leaves_the_other_of_the_same_person(mondo):
    other = make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_a, operatore=mondo.case_manager.operatore)
    client, row = client_for(mondo.case_manager), mondo.case_manager.accreditamento
    row.valido_al = timezone.localdate() - timedelta(days=1)
    row.save(update_fields=["valido_al"])

    page = client.get("/", follow=True)
    chosen = client.post(PAGE, {"chi": other.accreditamento_id})

    assert [each["chi"] for each in page.context["profili"]] == [other.accreditamento_id]
    assert "scaduto dal" in page.content.decode()
    assert (chosen.status_code, sessione.FINITO in client.session) == (302, False)


def test_profilo_whose_last_day_has_passed_is_refused_at_the_next_click(mondo):
    client = client_for(mondo.case_manager)

    mondo.case_manager.accreditamento.valido_al = timezone.localdate() - timedelta(days=1)
    mondo.case_manager.accreditamento.save(update_fields=["valido_al"])

    assert client.get("/").url == FINITO


def test_profilo_choose_is_for_who_has_passed_both_factors(mondo):
    assert Client().get(PAGE).url == f"{reverse('accounts:accesso')}?next={PAGE}"


@pytest.mark.urls(__name__)
def test_fixed_queries_of_session_profile_and_transaction_are_at_most_five(mondo):
    client = client_for(mondo.coordinatore)
    client.get("/niente/")

    with CaptureQueriesContext(connection) as captured:
        assert client.get("/niente/").content == b"niente"

    statements = [
        each["sql"] for each in captured if "SAVEPOINT" not in each["sql"]
    ]  # BEGIN and COMMIT, outside of tests
    own = [sql for sql in statements if "'none'" not in sql]  # the test's own transaction gives the role back
    assert len(own) == FIXED_QUERIES, own
