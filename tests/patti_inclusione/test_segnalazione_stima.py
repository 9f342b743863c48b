"""The likely effect: what each event meant under each regime, and how INPS is told to count."""

from datetime import date

import pytest

from patti_inclusione.models import CodiceEvento, DatiEconomici, ProvvedimentoInps, Segnalazione
from patti_inclusione.selectors import segnalazione_regole as regole
from patti_inclusione.selectors.segnalazione_stima import estimate
from rdc_platform.norme.models import ParametroNormativo
from tests.factories.casi import give_caso, make_caso
from tests.factories.patti import adulti_of
from tests.factories.segnalazioni import OGGI, fatto_of, make_assenza, make_bozza_e01, make_proposta

R2019, COVID, R2022, R2023 = date(2019, 6, 3), date(2020, 4, 10), date(2022, 5, 2), date(2023, 5, 2)
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("giorno", "nome"), [(R2019, "R2019"), (COVID, "COVID"), (R2022, "R2022"), (R2023, "R2023")])
def test_each_day_has_its_regime(giorno, nome):
    assert regole.regime(giorno) == nome


@pytest.mark.parametrize(
    ("tipo", "scala"),
    [
        ("E01", ["-1", "-2", "DECADENZA", "DECADENZA"]),
        ("E03", ["DECADENZA"] * 4),
        ("E04", ["DECADENZA"] * 4),
        ("E05", ["DECADENZA"] * 4),
        ("E06", ["-2", "DECADENZA", "DECADENZA", "DECADENZA"]),
        ("E07", ["-2", "-3", "-6", "DECADENZA"]),
        ("E08", ["-2", "-3", "-6", "DECADENZA"]),
        ("E09A", ["REVOCA"] * 4),
        ("E09B", ["DECADENZA"] * 4),
        ("E10", ["REVOCA"] * 4),
        ("E12", ["DECADENZA"] * 4),
        ("E13", ["DECADENZA"] * 4),
    ],
)
@pytest.mark.parametrize("giorno", [R2019, R2022, R2023])
def test_effect_of_the_first_second_third_and_further(tipo, scala, giorno):
    assert [regole.effetto(tipo, ordinale, giorno) for ordinale in (1, 2, 3, 4)] == scala


@pytest.mark.parametrize(
    ("tipo", "dal", "al"), [("E02", date(2022, 1, 1), None), ("E11", date(2019, 3, 30), date(2021, 12, 31))]
)
def test_two_events_are_not_of_every_regime(tipo, dal, al):
    assert not regole.in_vigore(tipo, dal.replace(year=dal.year - 1))
    assert regole.in_vigore(tipo, dal)
    assert regole.in_vigore(tipo, R2023) == (al is None)


def test_in_the_suspended_months_some_events_are_not_reported():
    sospesi = {tipo for tipo in CodiceEvento if regole.is_sospeso(tipo, COVID)}

    assert sospesi == {"E01", "E03", "E04", "E05", "E06", "E07", "E08", "E11"}
    assert regole.is_sospeso("E01", date(2020, 3, 17))
    assert regole.is_sospeso("E01", date(2020, 7, 17))
    assert not regole.is_sospeso("E01", date(2020, 3, 16))
    assert not regole.is_sospeso("E01", date(2020, 7, 18))


def test_a_case_manager_reports_neither_what_is_of_the_cpi_nor_of_the_inspectors():
    assert [tipo.value for tipo in regole.eventi_del_case_manager(R2019)] == [
        *("E01", "E03", "E04", "E05", "E06", "E07", "E08"),
        *("E09A", "E09B"),
    ]
    assert "E02" in regole.eventi_del_case_manager(R2023)


@pytest.fixture
def dopo_una(mondo):
    """A report that counts already; the next fact of the same family."""
    make_proposta(mondo.caso, mondo.case_manager, giorni_fa=12)
    make_assenza(mondo.caso, adulti_of(mondo.caso)[1])
    return mondo.caso, fatto_of(mondo.caso, "E01", adulti_of(mondo.caso)[1])


def test_the_second_absence_of_the_family_counts_two_whoever_it_was(dopo_una):
    caso, fatto = dopo_una

    stima = estimate(caso, fatto, fatto.data_evento)

    assert (stima.ordinale, stima.testo, stima.peggiora) == (2, "2 mesi in meno", False)


@pytest.mark.parametrize("stato", ["RESPINTA", "SCARTATA", "ANNULLATA", "NESSUN_EFFETTO"])
def test_a_report_that_led_to_nothing_does_not_count(mondo, dopo_una, stato):
    Segnalazione.objects.update(
        stato=stato,
        motivo_rigetto="No",
        approvata_da=mondo.coordinatore.accreditamento,
        approvata_il="2019-01-01T00:00Z",
    )

    assert estimate(dopo_una[0], dopo_una[1], OGGI).ordinale == 1


def test_a_draft_does_not_count_and_its_absence_shows_as_one_that_may_be_reported(mondo):
    uno, due = adulti_of(mondo.caso)
    make_bozza_e01(mondo.caso, mondo.case_manager, giorni_fa=12)
    make_assenza(mondo.caso, uno, due)

    fatto = fatto_of(mondo.caso, "E01", due)
    stima = estimate(mondo.caso, fatto, fatto.data_evento)

    assert (stima.ordinale, stima.ordinale_massimo) == (1, 2)


@pytest.fixture
def rinnovo(mondo, dopo_una):
    """The family's new domanda, with one absence of its own."""
    caso = give_caso(make_caso(mondo.ambito_a, mondo.cremona, "Conti"), mondo.case_manager, mondo.coordinatore)
    prima = dopo_una[0].nucleo.protocollo_inps
    DatiEconomici.objects.filter(nucleo=caso.nucleo).update(domanda_precedente=prima)
    make_assenza(caso, adulti_of(caso)[0])
    return caso, fatto_of(caso)


def test_a_renewal_starts_the_count_again_and_says_so(rinnovo):
    stima = estimate(*rinnovo, OGGI)

    assert stima.ordinale == 1
    assert stima.avvertenze == ["Con la domanda di prima ce n'erano già 1: qui il conto riparte, ma INPS può sommarle."]


def test_a_renewal_goes_on_counting_where_the_parameter_says_so(rinnovo, forget_norme):
    ParametroNormativo.objects.filter(codice="SEGNALAZIONE_RINNOVO_AZZERA").update(valore="0")
    forget_norme()

    stima = estimate(*rinnovo, OGGI)

    assert (stima.ordinale, stima.avvertenze) == (2, [])


def test_a_reduction_that_others_reported_makes_the_count_uncertain(mondo, dopo_una):
    ProvvedimentoInps.objects.create(
        caso=mondo.caso, numero="1", data=OGGI, tipo="DECURTAZIONE", natura="SANZIONE", mensilita=1
    )

    assert "il conto può essere più alto" in estimate(*dopo_una, OGGI).avvertenze[0]
