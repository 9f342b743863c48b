from datetime import date, timedelta

import pytest
from django.db.models import F

from controlli_anagrafici.models import Controllo, RinvioVerifica
from controlli_anagrafici.selectors.calendario import NOMINATI, read_calendario
from controlli_anagrafici.selectors.panoramica import Rapporto, count_rinvii, list_esiti, read_conti
from rdc_platform.web.giorni import read_periodo
from tests.factories.casi import make_caso
from tests.factories.controlli import open_to

OGGI = date(2019, 5, 20)


@pytest.fixture
def controlli(mondo):
    """Cremona's two checks: one lapsed, one to lapse within the week; a concluded one of another family."""
    uno, due = (caso.nucleo.controlli.get() for caso in (mondo.caso, mondo.caso_in_coda))
    tre = make_caso(mondo.ambito_a, mondo.cremona, "Terzi").nucleo.controlli.get()
    for each, scade in ((uno, OGGI - timedelta(days=1)), (due, OGGI + timedelta(days=3)), (tre, OGGI)):
        each.data_scadenza = scade
        each.save(update_fields=["data_scadenza"])
    tre.stato, tre.esito_finale, tre.motivazione = "ACQUISITO_INPS", "N10", "Mancano tre anni."
    tre.save(update_fields=["stato", "esito_finale", "motivazione"])
    return Controllo.objects.filter(comune_competente=mondo.cremona)


def test_read_conti_counts_what_lapsed_and_what_will(controlli):
    conti = read_conti(controlli, OGGI)

    assert {key: conti[key] for key in ("aperti", "senza", "scaduti", "in_scadenza", "in_termine", "negativi")} == {
        "aperti": 2,
        "senza": 2,
        "scaduti": 1,
        "in_scadenza": 1,
        "in_termine": 1,
        "negativi": 1,
    }


def test_list_esiti_says_in_words_how_the_checks_ended(controlli):
    assert list_esiti(read_conti(controlli, OGGI)) == [("Mancano gli anni di residenza in Italia", 1)]


def test_rapporto_gives_each_comune_its_row(controlli, mondo):
    rows = Rapporto(Controllo.objects.filter(comune_competente__in=[mondo.cremona, mondo.stagno]), OGGI)

    assert [(row["nome"], row["totale"], row["negativi"]) for row in rows.order_by("nome")] == [
        ("Cremona", 3, 1),
        ("Stagno Lombardo", 1, 0),
    ]
    assert [row["nome"] for row in rows.order_by(F("totale").asc(nulls_last=True), "comune")] == [
        "Stagno Lombardo",
        "Cremona",
    ]
    assert [row["totale"] for row in rows.filter(comune_competente=mondo.stagno).order_by("nome")] == [1]


def test_rapporto_says_how_many_days_a_check_took(controlli):
    controlli.update(arrivato_il="2019-05-01T08:00Z", concluso_il=None)
    controlli.filter(stato="ACQUISITO_INPS").update(concluso_il="2019-05-11T09:00Z")

    assert [row["giorni"] for row in Rapporto(controlli, OGGI).order_by("nome")] == [10]


def test_count_rinvii_says_how_many_are_late(mondo):
    controllo = open_to(mondo)
    RinvioVerifica.objects.create(
        controllo=controllo, progressivo=1, comune_mittente=mondo.cremona, comune_destinatario=mondo.stagno,
        motivo="ALTRO", inviato_il="2019-04-01", data_scadenza="2019-04-21",
        inviato_da=mondo.responsabile_anagrafici.accreditamento,
    )  # fmt: skip

    assert count_rinvii(RinvioVerifica.objects.all(), OGGI) == {"aperti": 1, "tardi": 1}


def test_read_calendario_puts_each_term_on_its_day(controlli):
    giorni = {day.data: day.voci for day in read_calendario(controlli, read_periodo("settimana", str(OGGI)))}

    assert [(voce.cosa, voce.nome) for voce in giorni[OGGI + timedelta(days=3)]] == [("Termine", "Coda Marta")]
    assert giorni[OGGI] == []


def test_read_calendario_names_the_first_and_counts_the_others(mondo):
    for n in range(NOMINATI + 2):
        make_caso(mondo.ambito_a, mondo.cremona, f"Prova{chr(97 + n)}")
    rows = Controllo.objects.filter(nucleo__cognome__startswith="Prova")
    rows.update(data_scadenza=OGGI)

    voci = next(day.voci for day in read_calendario(rows, read_periodo("giorno", str(OGGI))))

    assert (len(voci), voci[-1].quanti, voci[-1].dopo) == (NOMINATI + 1, 2, True)


def test_read_calendario_of_a_month_only_counts(controlli):
    giorni = {day.data: day.voci for day in read_calendario(controlli, read_periodo("mese", str(OGGI)))}

    assert [(voce.nome, voce.quanti, voce.dopo) for voce in giorni[OGGI + timedelta(days=3)]] == [("", 1, False)]
