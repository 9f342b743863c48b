from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.models import Ruolo
from patti_inclusione.models import (
    Assegnazione,
    CodiceTermine,
    ComunicazioneInps,
    Convocazione,
    DifferenzaFornitura,
    Patto,
    Scadenza,
    StatoCaso,
)
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors.da_fare import read_lavoro, read_voci
from patti_inclusione.services import assegnazione as services
from patti_inclusione.services.scadenza import expire_scadenze
from rdc_platform.audit.models import AccessoDato
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import ROMA
from tests.factories.casi import give_caso, make_caso
from tests.factories.persone import client_for, make_profilo
from tests.factories.queries import count_queries

OGGI = reverse("patti_inclusione:oggi")
COORDINATORE = reverse("patti_inclusione:oggi_coordinatore")
FISSA = "Fissa il primo colloquio"
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


SETTIMANA, SCADUTI, TUTTO = (f"{OGGI}?quando={scheda}" for scheda in ("settimana", "scaduti", "tutto"))


def lapse(caso, giorno="2019-05-01"):
    Scadenza.objects.filter(caso=caso, codice=CodiceTermine.T02).update(termine=giorno)


def test_oggi_shows_the_terms_with_where_to_act_and_their_article(mondo):
    text = page(mondo.case_manager, SETTIMANA)

    assert "tra 6 giorni" in text
    assert reverse("patti_inclusione:convocazione_create", args=[mondo.caso.pk]) in text
    assert "Art. 4 c. 11 DL 4/2019" in text
    assert AccessoDato.objects.get(atto="oggi").categoria == "anagrafica"


def calm(mondo):
    """The collega with one family of which nothing presses."""
    caso = give_caso(
        make_caso(mondo.ambito_a, mondo.cremona, "Quieti"), mondo.collega, mondo.coordinatore, StatoCaso.PATTO_ATTIVO
    )
    caso.scadenze.all().delete()
    return mondo.collega


def test_oggi_says_when_nothing_presses(mondo):
    calm(mondo)
    text = page(mondo.collega)

    assert "Per oggi niente da fare." in text
    assert "Nessun colloquio oggi." in text
    assert "Nessun termine in scadenza questa settimana." in page(mondo.collega, SETTIMANA)
    assert "Nessun termine scaduto." in page(mondo.collega, SCADUTI)


def test_an_empty_today_says_how_many_terms_the_week_has(mondo):
    Assegnazione.objects.filter(caso=mondo.caso).update(dal=ADESSO - timedelta(days=20))

    assert "Per oggi niente da fare. Questa settimana scade un termine." in page(mondo.case_manager)


def test_each_term_stands_in_the_tab_of_its_day(mondo):
    Assegnazione.objects.filter(caso=mondo.caso).update(dal=ADESSO - timedelta(days=20))
    found = {}
    for giorno in ("2019-05-08", "2019-05-09", "2019-05-10", "2019-05-17"):
        lapse(mondo.caso, giorno)
        found[giorno] = [FISSA in page(mondo.case_manager, url) for url in (OGGI, SETTIMANA, SCADUTI, TUTTO)]

    assert found == {
        "2019-05-08": [True, False, True, True],
        "2019-05-09": [True, True, False, True],
        "2019-05-10": [False, True, False, True],
        "2019-05-17": [False, False, False, False],
    }


def test_a_term_that_the_night_wrote_as_lapsed_still_waits(mondo):
    lapse(mondo.caso)
    expire_scadenze(ADESSO.date())

    text = page(mondo.case_manager, SCADUTI)
    assert FISSA in text
    assert "scaduto da 8 giorni" in text
    assert "scaduto da 8 giorni" in page(mondo.case_manager, reverse("patti_inclusione:caso_list"))
    lapse(mondo.caso_stagno)
    expire_scadenze(ADESSO.date())
    assert "1 famiglia</a>" in page(mondo.coordinatore_stagno, COORDINATORE)


def test_a_term_whose_clock_stands_still_by_law_does_not_press(mondo):
    with time_machine.travel(datetime(2020, 7, 15, 9, 0, tzinfo=ROMA), tick=True):
        Scadenza.objects.filter(caso=mondo.caso).update(codice="T06", decorrenza="2020-03-12", termine="2020-07-20")

        assert "Segnala il fatto a INPS" not in page(mondo.case_manager, TUTTO)
    with time_machine.travel(datetime(2020, 7, 18, 9, 0, tzinfo=ROMA), tick=True):
        assert "Segnala il fatto a INPS" in page(mondo.case_manager, TUTTO)


def test_oggi_shows_the_agenda_of_the_day_the_week_and_what_waits_for_an_outcome(mondo):
    today = appuntamento(mondo, ADESSO + timedelta(hours=2))
    week = appuntamento(mondo, ADESSO + timedelta(days=3), 2)
    past = appuntamento(mondo, ADESSO - timedelta(days=1), 3)
    later = appuntamento(mondo, ADESSO + timedelta(days=30), 4)

    text = page(mondo.case_manager)

    assert reverse("patti_inclusione:convocazione_detail", args=[today.pk]) in text
    assert reverse("patti_inclusione:convocazione_detail", args=[week.pk]) in text
    assert reverse("patti_inclusione:esito_edit", args=[past.pk]) in text
    assert reverse("patti_inclusione:invio_edit", args=[later.pk]) in text
    assert f'{reverse("patti_inclusione:convocazione_detail", args=[later.pk])}"' not in text


def test_oggi_asks_no_more_to_send_what_has_left(mondo):
    later = appuntamento(mondo, ADESSO + timedelta(days=30))
    later.invii.create(componente=mondo.caso.nucleo.componenti.first(), canale="SMS", esito="INVIATO", istante=ADESSO)

    assert reverse("patti_inclusione:invio_edit", args=[later.pk]) not in page(mondo.case_manager)


def test_oggi_shows_new_families_changed_data_and_hand_over_notes(mondo):
    assegnazione = Assegnazione.objects.get(caso=mondo.caso)
    assert "Famiglia nuova: Cremona, 2 persone" in page(mondo.case_manager)
    DifferenzaFornitura.objects.create(caso=mondo.caso, lotto="L1", tipo="DATO", campo="isee")
    assert "Guarda i dati che INPS ha cambiato" in page(mondo.case_manager)

    services.withdraw_caso(mondo.caso, attuale=assegnazione.pk, motivo="ASSENZA", by=mondo.coordinatore)

    text = page(mondo.case_manager)
    assert reverse("patti_inclusione:consegna_edit", args=[assegnazione.pk]) in text
    assert "Conti" not in text


def test_oggi_without_a_family_says_who_gives_them(mondo):
    lonely = make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a)

    assert "Non segui ancora nessuna famiglia: quando il Coordinatore te ne assegna una" in page(lonely)


def test_a_new_family_is_not_told_twice_when_something_else_of_it_presses(mondo):
    lapse(mondo.caso)

    text = page(mondo.case_manager)

    assert (FISSA in text, "Famiglia nuova" in text) == (True, False)


def test_oggi_shows_what_inps_refused_until_it_is_sent_again(mondo):
    patto = Patto.objects.create(
        caso=mondo.caso, versione=1, tipo="SEMPLICE", figura_riferimento=mondo.case_manager.accreditamento
    )
    values = {"caso": mondo.caso, "patto": patto, "riferimento": patto.pk, "codice": "M05", "termine": "2019-05-10"}
    ComunicazioneInps.objects.create(**values, chiave="uno", stato="RIFIUTATA", motivo="No.")
    assert "INPS ha rifiutato un messaggio" in page(mondo.case_manager)

    ComunicazioneInps.objects.create(**values, chiave="due", tentativo=2)

    assert "INPS ha rifiutato un messaggio" not in page(mondo.case_manager)


def test_the_filter_on_what_keeps_only_that_and_the_tabs_keep_the_filter(mondo):
    lapse(mondo.caso)
    appuntamento(mondo, ADESSO - timedelta(days=1))

    text = page(mondo.case_manager, f"{OGGI}?quando=tutto&tipo=esiti")

    assert "Scrivi chi è venuto" in text
    assert "scaduto da 8 giorni" not in text
    assert "?quando=scaduti&amp;tipo=esiti" in text


def test_what_stands_in_the_url_and_is_no_tab_is_the_first(mondo):
    assert "Per oggi niente da fare." in page(calm(mondo), f"{OGGI}?quando=ieri&tipo=niente")


def test_oggi_goes_to_a_file_with_the_article_of_each_term(mondo):
    lapse(mondo.caso)

    response = client_for(mondo.case_manager).get(f"{SCADUTI}&formato=csv")

    (head, row) = response.content.decode("utf-8-sig").splitlines()
    assert head == "Famiglia;Che cosa fare;Entro;Articolo;Tipo"
    assert row == "Conti Marta;Fissa il primo colloquio;01/05/2019;art. 4 c. 11 DL 4/2019;Termini di legge"
    assert AccessoDato.objects.get(atto="oggi").azione == "ESPORTAZIONE"


def test_oggi_counts_the_families_with_a_patto(mondo):
    give_caso(
        make_caso(mondo.ambito_a, mondo.cremona, "Firmati"), mondo.case_manager, mondo.coordinatore, "PATTO_ATTIVO"
    )

    assert "1 di 2" in page(mondo.case_manager)


def test_oggi_shows_no_family_of_others(mondo):
    for profilo in (mondo.case_manager, mondo.case_manager_b):
        text = page(profilo, TUTTO)
        assert ("Conti Marta" in text) is (profilo is mondo.case_manager)
        assert ("Bolognesi Marta" in text) is (profilo is mondo.case_manager_b)


@pytest.mark.parametrize(
    ("who", "url"), [("case_manager", OGGI), ("case_manager", TUTTO), ("coordinatore", COORDINATORE)]
)
def test_the_homes_ask_as_many_queries_for_one_family_as_for_twenty(mondo, who, url):
    client = client_for(getattr(mondo, who))
    count_queries(client, url)  # the parameters of the law are read once a minute
    few = count_queries(client, url)
    for n in range(20):
        caso = make_caso(mondo.ambito_a, mondo.cremona, f"Prova{chr(97 + n)}")
        give_caso(caso, mondo.case_manager, mondo.coordinatore)
        DifferenzaFornitura.objects.create(caso=caso, lotto="L1", tipo="DATO", campo="isee")

    assert count_queries(client, url) == few


def test_the_work_list_is_one_query_whatever_its_sources(mondo, django_assert_num_queries):
    intero("TERMINE_GG_AVVISO", ADESSO.date())
    casi = CASI.permitted(mondo.case_manager, "view_fascicolo")
    lavoro = read_lavoro(casi, mondo.case_manager.accreditamento_id, ADESSO)

    with django_assert_num_queries(1):
        read_voci(lavoro)


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
