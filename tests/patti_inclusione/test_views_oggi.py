from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from patti_inclusione.models import Assegnazione, CodiceTermine, Convocazione, DifferenzaFornitura, Scadenza, StatoCaso
from patti_inclusione.services import assegnazione as services
from rdc_platform.audit.models import AccessoDato
from rdc_platform.web.formati import ROMA
from tests.factories.casi import give_caso, make_caso
from tests.factories.persone import client_for
from tests.factories.queries import count_queries

OGGI = reverse("patti_inclusione:oggi")
COORDINATORE = reverse("patti_inclusione:oggi_coordinatore")
ADESSO = datetime(2019, 5, 9, 9, 0, tzinfo=ROMA)


@pytest.fixture(autouse=True)
def _frozen():
    """Six days before the T02 of every case of the tests' world."""
    with time_machine.travel(ADESSO, tick=True):
        yield


def page(profilo, url=OGGI):
    return client_for(profilo).get(url).content.decode()


def appuntamento(mondo, quando, numero=1):
    return Convocazione.objects.create(
        caso=mondo.caso, numero_progressivo=numero, tipo="PRIMO_COLLOQUIO", data_ora=quando, modalita="TELEFONO",
        canali=["SMS"], creata_da=mondo.case_manager.accreditamento,
    )  # fmt: skip


def test_oggi_shows_the_terms_with_where_to_act_and_their_source(mondo):
    text = page(mondo.case_manager)

    assert "tra 6 giorni" in text
    assert reverse("patti_inclusione:convocazione_create", args=[mondo.caso.pk]) in text
    assert "art. 4 c. 11 DL 4/2019" in text
    assert AccessoDato.objects.get(atto="oggi").categoria == "anagrafica"


def test_oggi_says_when_nothing_presses(mondo):
    text = page(mondo.collega)

    assert "Nessun termine scaduto né in scadenza questa settimana." in text
    assert "Niente in attesa." in text
    assert "Nessun colloquio oggi." in text


def test_oggi_shows_the_agenda_of_the_day_the_week_and_what_waits_for_an_outcome(mondo):
    today = appuntamento(mondo, ADESSO + timedelta(hours=2))
    week = appuntamento(mondo, ADESSO + timedelta(days=3), 2)
    past = appuntamento(mondo, ADESSO - timedelta(days=1), 3)
    later = appuntamento(mondo, ADESSO + timedelta(days=30), 4)

    text = page(mondo.case_manager)

    assert reverse("patti_inclusione:convocazione_detail", args=[today.pk]) in text
    assert reverse("patti_inclusione:convocazione_detail", args=[week.pk]) in text
    assert reverse("patti_inclusione:esito_edit", args=[past.pk]) in text
    assert str(later.pk) not in text


def test_oggi_shows_new_families_changed_data_and_hand_over_notes(mondo):
    assegnazione = Assegnazione.objects.get(caso=mondo.caso)
    assert "nuova: Cremona, 2 persone" in page(mondo.case_manager)
    DifferenzaFornitura.objects.create(caso=mondo.caso, lotto="L1", tipo="DATO", campo="isee")
    assert "INPS ha mandato dati diversi" in page(mondo.case_manager)

    services.withdraw_caso(mondo.caso, attuale=assegnazione.pk, motivo="ASSENZA", by=mondo.coordinatore)

    text = page(mondo.case_manager)
    assert reverse("patti_inclusione:consegna_edit", args=[assegnazione.pk]) in text
    assert "Conti" not in text


def test_oggi_counts_the_families_with_a_patto(mondo):
    give_caso(
        make_caso(mondo.ambito_a, mondo.cremona, "Firmati"), mondo.case_manager, mondo.coordinatore, "PATTO_ATTIVO"
    )

    assert "1 di 2" in page(mondo.case_manager)


def test_oggi_shows_no_family_of_others(mondo):
    for profilo in (mondo.case_manager, mondo.case_manager_b):
        text = page(profilo)
        assert ("Conti Marta" in text) is (profilo is mondo.case_manager)
        assert ("Bolognesi Marta" in text) is (profilo is mondo.case_manager_b)


@pytest.mark.parametrize(("who", "url"), [("case_manager", OGGI), ("coordinatore", COORDINATORE)])
def test_the_homes_ask_as_many_queries_for_one_family_as_for_twenty(mondo, who, url):
    client = client_for(getattr(mondo, who))
    count_queries(client, url)  # the parameters of the law are read once a minute
    few = count_queries(client, url)
    for n in range(20):
        caso = make_caso(mondo.ambito_a, mondo.cremona, f"Prova{chr(97 + n)}")
        give_caso(caso, mondo.case_manager, mondo.coordinatore)

    assert count_queries(client, url) - few <= 1  # how many terms there are beyond those shown


def test_oggi_coordinatore_counts_who_waits_and_what_lapses(mondo):
    Scadenza.objects.filter(caso=mondo.caso_stagno, codice=CodiceTermine.T02).update(termine="2019-05-01")

    text = page(mondo.coordinatore, COORDINATORE)

    assert "2 famiglie</a>" in text  # two in the queue, two within a week
    assert "1 famiglia</a>" in text  # one lapsed
    assert text.index("Stagni Marta") < text.index("Coda Marta")
    assert mondo.case_manager.nome_completo in text


def test_oggi_coordinatore_says_when_all_is_assigned(mondo):
    type(mondo.caso).objects.update(stato=StatoCaso.ASSEGNATO)

    assert "Nessuna famiglia aspetta: le hai assegnate tutte." in page(mondo.coordinatore, COORDINATORE)


def test_oggi_coordinatore_shows_nothing_of_other_territories(mondo):
    text = page(mondo.coordinatore_stagno, COORDINATORE)

    assert ("Stagni Marta" in text, "Coda Marta" in text, "Bolognesi" in text) == (True, False, False)
