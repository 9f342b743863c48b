import io

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Accreditamento, Incarico, Operatore, RichiestaAccreditamento, Ruolo
from accounts.profilo import Profilo
from accounts.services.modelli import load_modelli
from ambiti.models import AdesioneConvenzione, Ambito, Comune
from ambiti.services import territorio as services
from patti_inclusione.permissions import CASI
from progetti_collettivita.models import Puc, StatoPuc
from rdc_platform import codice_fiscale, territorio
from rdc_platform.demo import comuni, persone, progetti
from rdc_platform.outbox.models import Message
from rdc_platform.simulators.generatore_luoghi import luoghi
from rdc_platform.territorio import ambiti_sintetici
from tests.factories.casi import make_caso

TUTTE = [
    persone.MINISTERO,
    *persone.ALTRI_NAZIONALI,
    *(each for ambito in persone.AMBITI for each in (ambito.amministratore, *ambito.operatori)),
]
DATI = [each for each in ambiti_sintetici() if {comuni.CREMONA, comuni.BOLOGNA} & set(each.comuni_belfiore)]


@pytest.fixture(scope="module")
def pronta(django_db_setup, django_db_blocker):
    """The two Ambiti of the demonstration with their people, made once a file and never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        services.load_comuni([territorio.comune(code) for each in DATI for code in each.comuni_belfiore])
        services.load_ambiti(DATI)
        load_modelli()
        prepara_demo()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(pronta, db, settings):
    """They, and the login page that shows them."""
    settings.ENTRA_COME = True


def prepara_demo() -> str:
    out = io.StringIO()
    call_command("prepara_demo", stdout=out)
    return out.getvalue()


def profilo_of(persona: persone.PersonaDemo) -> Profilo:
    row = Accreditamento.objects.get(operatore__codice_fiscale=persona.codice_fiscale, ruolo=persona.profili[0].ruolo)
    return Profilo(row)


def test_people_are_of_every_role_of_the_letter_each_with_a_code_of_his_own():
    ruoli = {profilo.ruolo for persona in TUTTE for profilo in persona.profili}

    assert ruoli == {
        *(Ruolo.MINISTERO, Ruolo.RESPONSABILE_FLUSSI, Ruolo.DPO, Ruolo.AMMINISTRATORE_AMBITO),
        *(Ruolo.COORDINATORE_PATTO, Ruolo.CASE_MANAGER),
        *(Ruolo.COORDINATORE_ANAGRAFICI, Ruolo.RESPONSABILE_ANAGRAFICI, Ruolo.RESPONSABILE_PUC, Ruolo.TUTOR_PUC),
    }
    assert len({codice_fiscale.base(persona.codice_fiscale) for persona in TUTTE}) == len(TUTTE)


def test_comuni_are_those_of_the_synthetic_ambiti_and_lots_can_be_made_for_them():
    by_capofila = {each.comune_capofila_belfiore: each.comuni_belfiore for each in DATI}

    assert by_capofila == {
        comuni.CREMONA: comuni.AMBITO_CREMONA,
        comuni.BOLOGNA: comuni.AMBITO_BOLOGNA,
    }
    assert {comune.belfiore for comune in luoghi(comuni.FAMIGLIE_IN).preferiti} == {*comuni.FAMIGLIE_IN}


def test_prepara_demo_gives_each_person_his_profiles_in_force(demo):
    found = set(Accreditamento.objects.in_vigore().values_list("operatore__codice_fiscale", "ruolo", "livello"))

    assert found == {
        (persona.codice_fiscale, profilo.ruolo, profilo.livello) for persona in TUTTE for profilo in persona.profili
    }
    assert set(Operatore.objects.values_list("sintetico", flat=True)) == {True}
    assert Incarico.of(Ambito).objects.count() == 2


def test_prepara_demo_leaves_one_comune_without_a_convention_and_so_without_operators(demo):
    sara = next(each for each in TUTTE if each.cognome == "Gallo")
    held = set(profilo_of(sara).oggetti(Comune))

    assert AdesioneConvenzione.objects.filter(stato="VALIDA").count() == 16
    assert held == {*comuni.AMBITO_CREMONA} - {comuni.SENZA_CONVENZIONE}


def test_prepara_demo_goes_by_act_and_countersignature_and_invites_nobody(demo):
    assert set(RichiestaAccreditamento.objects.values_list("stato", flat=True)) == {"COMUNICATO"}
    assert not Message.objects.filter(topic="email.invito").exists()
    assert Message.objects.filter(topic="pec.invio").count() == 4  # act and registration, for two Ambiti


def test_prepara_demo_again_changes_nothing_and_asks_little(demo, django_assert_max_num_queries):
    before = set(Accreditamento.objects.values_list("pk", flat=True))

    with django_assert_max_num_queries(5):
        assert prepara_demo() == ""

    assert set(Accreditamento.objects.values_list("pk", flat=True)) == before


def test_prepara_demo_agrees_with_the_rows_derived_from_the_profiles(demo):
    call_command("rebuild_incarichi", "--check", stdout=io.StringIO())


def test_prepara_demo_makes_two_ambiti_that_see_nothing_of_each_other(demo):
    cremona, bologna = (Ambito.objects.get(capofila=code) for code in (comuni.CREMONA, comuni.BOLOGNA))
    casi = {ambito: make_caso(ambito, ambito.capofila) for ambito in (cremona, bologna)}
    laura, stefano = (next(each for each in TUTTE if each.cognome == name) for name in ("Bonetti", "Neri"))

    assert list(CASI.permitted(profilo_of(laura), "view_coda")) == [casi[cremona]]
    assert list(CASI.permitted(profilo_of(stefano), "view_coda")) == [casi[bologna]]


def test_prepara_demo_leaves_a_project_in_each_state_in_each_ambito(demo):
    stati = sorted(Puc.objects.values_list("comune_titolare", "stato"))

    assert stati == sorted(
        (comune, progetto.stato) for comune in (comuni.CREMONA, comuni.BOLOGNA) for progetto in progetti.PROGETTI
    )
    assert {stato for _, stato in stati} == set(StatoPuc)


def test_prepara_demo_lets_each_person_in(demo):
    page = Client().get(reverse("accounts:accesso"))
    cards = [card for group in page.context["gruppi"].values() for card in group]

    assert {card["nome"] for card in cards} == {f"{each.nome} {each.cognome}" for each in TUTTE}
    for card in cards:
        client = Client()
        assert client.post(reverse("accounts:entra_come"), {"chi": card["chi"]}).url == "/"
        assert client.get("/").status_code == 302
        assert client.get("/").url != reverse("accounts:accesso")


def test_prepara_demo_refuses_where_ambiti_are_real(db, settings):
    settings.AMBITI_SINTETICI = False

    with pytest.raises(CommandError):
        prepara_demo()
