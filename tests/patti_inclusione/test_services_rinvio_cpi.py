"""Families that the Centri per l'impiego send back (M11), fetched from the ANPAL simulator, a process of its own."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from ambiti.models import Destinazione
from patti_inclusione import tasks
from patti_inclusione.models import (
    AnalisiPreliminare,
    Assegnazione,
    Caso,
    DatiEconomici,
    Riapertura,
    RinvioCpi,
    Scadenza,
    ScartoCpi,
    StatoCaso,
)
from patti_inclusione.services import analisi_riapertura, assegnazione
from patti_inclusione.services import rinvio_cpi as services
from rdc_platform import calendario
from tests.factories import quadri
from tests.factories.casi import give_caso, make_nucleo
from tests.factories.cpi import deliver, fail, give_back, make_rinvio, returned
from tests.factories.spostamenti import close_caso

OGGI = calendario.today()


def code_of(caso, posto=0):
    return caso.nucleo.componenti.order_by("pk")[posto].codice_fiscale


def ricevuto(*codes, numero="ANPAL.R.1", **valori):
    valori = {"cpi": "Cremona", "data": OGGI, "motivazioni": ["SALUTE"], "testo": "Zirconio", **valori}
    return services.Ricevuto(numero=numero, codici_fiscali=list(codes), **valori)


@pytest.fixture
def andato(mondo):
    """The family went to the Centro after outcome A, and its case was closed."""
    quadri.finish_analisi(mondo.caso, mondo.case_manager, "A")
    return close_caso(mondo.caso, "INVIO_CPI", "INVIATO_CPI")


def test_a_household_that_inps_had_sent_to_the_cpi_gets_a_case(mondo, anpal):
    nucleo = make_nucleo(mondo.ambito_a, mondo.cremona, "Zamboni", destinazione=Destinazione.CPI)
    give_back(anpal, *nucleo.componenti.values_list("codice_fiscale", flat=True))

    tasks.pull_rinvii()

    caso = Caso.objects.get(nucleo=nucleo)
    assert (caso.stato, caso.provenienza) == (StatoCaso.DA_ASSEGNARE, "RINVIO_CPI")
    assert caso.codice.startswith(f"PAIS-{mondo.cremona.codice_istat}-{OGGI.year}-")
    t02 = Scadenza.objects.get(caso=caso, codice="T02")
    assert (t02.decorrenza, t02.termine >= OGGI + timedelta(days=30)) == (OGGI, True)
    rinvio = RinvioCpi.objects.get(caso=caso)
    assert (rinvio.effetto, rinvio.motivazioni, rinvio.testo) == ("NUOVO", ["SALUTE", "ABITATIVO"], "Zirconio")
    assert rinvio.componenti.count() == nucleo.componenti.count()


def test_a_closed_case_is_opened_again_and_goes_back_to_the_queue(mondo, andato):
    services.record_rinvio(ricevuto(code_of(andato)))

    andato.refresh_from_db()
    assert (andato.stato, andato.stato_prima, andato.esito_ap) == (StatoCaso.DA_ASSEGNARE, "", "")
    assert (andato.motivo_chiusura, andato.provenienza) == ("", "RINVIO_CPI")
    assert not Assegnazione.objects.filter(caso=andato, al=None).exists()
    assert Scadenza.objects.get(caso=andato, codice="T02", chiusa_il=None).decorrenza == OGGI
    assert RinvioCpi.objects.get().effetto == "RIAPERTO"


def test_a_request_to_open_it_again_is_answered_by_the_return(mondo, andato):
    from_who = mondo.coordinatore.accreditamento
    Riapertura.objects.create(
        caso=andato, motivo="Serve", stato_prima="INVIATO_CPI", motivo_chiusura="INVIO_CPI", chiesta_da=from_who
    )

    services.record_rinvio(ricevuto(code_of(andato)))

    assert Riapertura.objects.get().stato == "APPROVATA"


def test_the_family_that_came_back_is_analysed_anew_from_its_answers(mondo, andato):
    services.record_rinvio(ricevuto(code_of(andato)))
    andato.refresh_from_db()
    give_caso(andato, mondo.case_manager, mondo.coordinatore)

    nuova = analisi_riapertura.restart_analisi(andato, by=mondo.case_manager, data=OGGI, presenti=[])

    andato.refresh_from_db()
    assert (nuova.versione, nuova.esito, nuova.stato) == (2, "", "BOZZA")
    assert andato.stato == StatoCaso.IN_ANALISI_PRELIMINARE
    assert AnalisiPreliminare.objects.filter(caso=andato, stato="FINALIZZATA").count() == 1


def test_an_open_case_stays_where_it_is_and_gets_the_motives(mondo):
    services.record_rinvio(ricevuto(code_of(mondo.caso)))

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.ASSEGNATO
    assert (RinvioCpi.objects.get().effetto, RinvioCpi.objects.get().letto_il) == ("AGGIUNTO", None)


def test_a_return_that_comes_again_changes_nothing(mondo, andato):
    for _ in range(2):
        services.record_rinvio(ricevuto(code_of(andato), "RSSMRA80A01H501U"))

    assert (RinvioCpi.objects.count(), ScartoCpi.objects.count()) == (1, 1)


def test_one_message_of_two_families_reaches_both(mondo):
    services.record_rinvio(ricevuto(code_of(mondo.caso), code_of(mondo.caso_b)))

    assert set(RinvioCpi.objects.values_list("caso", flat=True)) == {mondo.caso.pk, mondo.caso_b.pk}


def test_who_is_unknown_is_put_aside_and_told_of_without_a_name(mondo, anpal):
    give_back(anpal, code_of(mondo.caso), "RSSMRA80A01H501U")

    tasks.pull_rinvii()
    deliver()

    scarto = ScartoCpi.objects.get()
    assert (scarto.posto, scarto.motivo) == (2, "SCONOSCIUTA")
    assert "RSSMRA80A01H501U" not in str(vars(scarto))
    answer = [{"posto": 2, "esito": "SCARTATO", "motivo": "SCONOSCIUTA"}, {"esito": "ACCOLTO", "persone": 1}]
    assert returned(anpal)[0][2] == answer


@pytest.mark.parametrize("come", ["beneficio", "caso"])
def test_a_family_whose_benefit_ended_is_not_opened_again(mondo, come):
    if come == "caso":
        close_caso(mondo.caso, "DECADENZA", "PATTO_ATTIVO")
    else:
        DatiEconomici.objects.update_or_create(
            nucleo=mondo.caso.nucleo, defaults={"stato_beneficio": "REVOCATO", "dati_al": timezone.now()}
        )

    services.record_rinvio(ricevuto(code_of(mondo.caso)))

    assert ScartoCpi.objects.get().motivo == "BENEFICIO_FINITO"
    assert not RinvioCpi.objects.exists()


@pytest.mark.parametrize(
    "grezzo", ['{"motivazioni":["NOIA"]}', '{"motivazioni":[]}', '{"data_invio":"ieri"}', '{"cf":0}']
)
def test_what_cannot_be_read_is_put_aside_and_the_next_goes_on(mondo, anpal, grezzo):
    give_back(anpal, code_of(mondo.caso), grezzo=grezzo)
    give_back(anpal, code_of(mondo.caso))

    tasks.pull_rinvii()

    assert [(each.posto, each.motivo) for each in ScartoCpi.objects.all()] == [(0, "ILLEGGIBILE")]
    assert RinvioCpi.objects.count() == 1


def test_while_anpal_is_away_nothing_is_lost(mondo, anpal):
    give_back(anpal, code_of(mondo.caso))
    fail(anpal, "503")
    tasks.pull_rinvii()
    fail(anpal, "")

    tasks.pull_rinvii()
    tasks.pull_rinvii()

    assert RinvioCpi.objects.count() == 1


def test_the_household_of_the_last_domanda_is_the_one_meant(mondo):
    vecchio = mondo.caso.nucleo
    nuovo = make_nucleo(mondo.ambito_a, mondo.cremona, "Zamboni", data_domanda=vecchio.data_domanda + timedelta(days=1))
    nuovo.componenti.filter(pk=nuovo.componenti.first().pk).update(codice_fiscale=code_of(mondo.caso))

    services.record_rinvio(ricevuto(code_of(mondo.caso)))

    assert RinvioCpi.objects.get().caso.nucleo == nuovo


def test_mark_read_is_for_who_follows_the_family(mondo):
    make_rinvio(mondo.caso)

    with pytest.raises(Http404):
        services.mark_read(mondo.caso, by=mondo.collega)


def test_the_case_goes_on_from_convening_once_it_is_given(mondo, andato):
    services.record_rinvio(ricevuto(code_of(andato)))
    andato.refresh_from_db()

    assegnazione.assign_caso(andato, mondo.collega.accreditamento, by=mondo.coordinatore, lotto=andato.pk)

    andato.refresh_from_db()
    assert andato.stato == StatoCaso.ASSEGNATO
