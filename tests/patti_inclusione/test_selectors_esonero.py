"""Who is bound on a day: age, the exclusions of the law, what the services exonerated, in this order."""

from datetime import date, timedelta

import pytest

from patti_inclusione.models import CaricoCura, SituazioneComponente
from patti_inclusione.selectors.esonero import chiusura_of, obblighi_of, read_obblighi
from patti_inclusione.selectors.patto import read_contenuto
from patti_inclusione.selectors.patto_stampa import _firme
from rdc_platform import calendario
from rdc_platform.web.formati import data_breve
from tests.factories.analisi import start
from tests.factories.esoneri import OGGI, expire, make_esonero
from tests.factories.patti import adulti_of, make_bozza, make_file_firmato, make_minore

GIORNO = timedelta(days=1)


@pytest.fixture
def adulto(mondo):
    return adulti_of(mondo.caso)[0]


def tell_inps(componente, **values):
    SituazioneComponente.objects.filter(pk=componente.pk).update(**values)


def bound_on(mondo, adulto, *giorni):
    return [
        any(row.tenuta and row.componente == adulto for row in read_obblighi(mondo.caso, giorno)) for giorno in giorni
    ]


def fuori_puc(mondo, componente):
    return next(row.fuori_puc for row in read_obblighi(mondo.caso, OGGI) if row.componente == componente)


def test_read_obblighi_leaves_out_who_is_exonerated_while_it_holds(mondo, adulto):
    row = make_esonero(adulto, mondo.case_manager)

    giorni = (row.dal - GIORNO, row.dal, row.al, row.al + GIORNO)
    assert bound_on(mondo, adulto, *giorni) == [True, False, False, True]


def test_read_obblighi_judges_a_past_day_by_what_held_then(mondo, adulto):
    row = expire(make_esonero(adulto, mondo.case_manager))

    assert bound_on(mondo, adulto, row.dal, row.al, OGGI) == [False, False, True]


def test_read_obblighi_forgets_what_was_taken_away_from_that_day_on(mondo, adulto):
    row = make_esonero(adulto, mondo.case_manager, dal=OGGI - 10 * GIORNO)
    type(row).objects.filter(pk=row.pk).update(stato="TOLTO", tolto_perche="Prova.", tolto_dal=OGGI)

    assert bound_on(mondo, adulto, OGGI - GIORNO, OGGI) == [False, True]


def test_read_obblighi_takes_the_word_of_inps(mondo, adulto):
    tell_inps(adulto, tenuto_obblighi=False, motivo_esclusione="X_OCCUPATO")

    assert bound_on(mondo, adulto, OGGI) == [False]


@pytest.mark.parametrize(("anni", "legato"), [(18, True), (65, False)])
def test_read_obblighi_counts_the_age_on_the_day(mondo, adulto, anni, legato):
    bisesto = (OGGI.month, OGGI.day) == (2, 29)
    compie = OGGI + GIORNO if bisesto else OGGI  # nobody turns 18 or 65 on 29 February
    type(adulto).objects.filter(pk=adulto.pk).update(data_nascita=calendario.add_mesi(compie, -12 * anni))
    if anni == 18:
        tell_inps(adulto, tenuto_obblighi=False, motivo_esclusione="X_MINORENNE")  # true until yesterday

    assert bound_on(mondo, adulto, compie - GIORNO, compie) == [not legato, legato]


@pytest.mark.parametrize("ambito", ["SOLO_LAVORO", "SOLO_PUC"])
def test_read_obblighi_keeps_who_is_out_of_something_alone(mondo, adulto, ambito):
    make_esonero(adulto, mondo.case_manager, ambito_obbligo=ambito)

    assert bound_on(mondo, adulto, OGGI) == [True]


def test_read_obblighi_answers_also_of_a_day_before_the_law(mondo, adulto):
    assert bound_on(mondo, adulto, date(2010, 1, 1)) == [True]


def test_obblighi_of_puts_what_the_law_excludes_before_what_the_services_exonerate(mondo, adulto):
    make_esonero(adulto, mondo.case_manager)
    tell_inps(adulto, tenuto_obblighi=False, motivo_esclusione="X_OCCUPATO")
    adulto.refresh_from_db()

    found = obblighi_of(adulto, OGGI).esenzione

    assert (found.tipo, found.perche, found.fonte) == ("ESCLUSIONE", "occupato", "INPS")


def test_obblighi_of_of_who_is_out_of_the_scale_says_why(mondo, adulto):
    tell_inps(adulto, tenuto_obblighi=False, in_scala_equivalenza=False, motivo_fuori_scala="DETENUTO")
    adulto.refresh_from_db()

    found = obblighi_of(adulto, OGGI).esenzione

    assert (found.tipo, found.perche) == ("ESONERO", "fuori dalla scala: detenuto")


def test_read_obblighi_of_who_cares_for_somebody_is_out_of_the_puc_even_if_bound_to_the_rest(mondo, adulto):
    assert fuori_puc(mondo, adulto) == ""

    leo = make_minore(mondo.caso)
    make_esonero(
        adulto, mondo.case_manager, "Z_CURA_DISABILE_GRAVE_NA", make_file_firmato(), assistito=leo,
        ambito_obbligo="SOLO_LAVORO",
    )  # fmt: skip

    assert fuori_puc(mondo, adulto) == "si occupa di Leo"
    assert bound_on(mondo, adulto, OGGI) == [True]


@pytest.mark.parametrize(
    ("tipo", "anni", "perche"),
    [
        ("MINORE_3", 2, "si occupa di Leo, per l'Analisi preliminare"),
        ("MINORE_3", 3, ""),
        ("NON_AUTOSUFFICIENTE", 30, "si occupa di Leo, per l'Analisi preliminare"),
        ("ANZIANO", 30, ""),
    ],
)
def test_read_obblighi_reads_the_cares_of_the_analisi(mondo, adulto, tipo, anni, perche):
    leo = make_minore(mondo.caso)
    type(leo).objects.filter(pk=leo.pk).update(data_nascita=calendario.add_mesi(OGGI, -12 * anni))
    type(mondo.caso).objects.filter(pk=mondo.caso.pk).update(stato="CONVOCATO")
    analisi = start(mondo.caso, mondo.case_manager)
    CaricoCura.objects.create(analisi=analisi, ordine=0, assiste=adulto, assistito=leo, tipo=tipo)

    assert fuori_puc(mondo, adulto) == perche


def test_read_obblighi_asks_one_query(mondo, adulto, django_assert_num_queries):
    make_esonero(adulto, mondo.case_manager)
    read_obblighi(mondo.caso, OGGI)

    with django_assert_num_queries(1):
        assert [row.tenuta for row in read_obblighi(mondo.caso, OGGI)] == [False, True]


def test_obblighi_in_parole(mondo, adulto):
    row = make_esonero(adulto, mondo.case_manager, dal=OGGI, al=OGGI)

    assert obblighi_of(adulto, OGGI).in_parole == f"Senza obblighi: tirocinio, fino al {data_breve(row.al)}"


def test_obblighi_in_parole_of_who_is_out_of_something_alone(mondo, adulto):
    make_esonero(adulto, mondo.case_manager, ambito_obbligo="SOLO_PUC")

    assert obblighi_of(adulto, OGGI).in_parole == "Con obblighi; fuori dai PUC: tirocinio"


def test_obblighi_of_who_is_excluded_and_takes_part_all_the_same(mondo, adulto):
    tell_inps(adulto, tenuto_obblighi=False, motivo_esclusione="X_DISABILITA_L68")
    adulto.refresh_from_db()
    make_esonero(adulto, mondo.case_manager, "X_DISABILITA_L68", al=None, adesione_volontaria=True)

    found = obblighi_of(adulto, OGGI)

    assert (found.tenuta, found.aderisce) == (False, True)
    assert found.in_parole == "Senza obblighi: disabilità (L. 68/1999); aderisce lo stesso"


def test_chiusura_of_tells_who_is_excluded_from_who_is_exonerated(mondo, adulto):
    assert chiusura_of(read_obblighi(mondo.caso, OGGI)) == ""

    for persona in adulti_of(mondo.caso):
        tell_inps(persona, tenuto_obblighi=False, motivo_esclusione="X_OCCUPATO")
    assert chiusura_of(read_obblighi(mondo.caso, OGGI)) == "ESCLUSIONE_OBBLIGHI"

    tell_inps(adulto, tenuto_obblighi=True, motivo_esclusione="")
    make_esonero(adulto, mondo.case_manager)
    assert chiusura_of(read_obblighi(mondo.caso, OGGI)) == "ESONERO_TUTTI"


def test_who_takes_part_all_the_same_has_a_line_to_sign_on_the_document(mondo, adulto):
    tell_inps(adulto, tenuto_obblighi=False, motivo_esclusione="X_DISABILITA_L68")
    adulto.refresh_from_db()
    patto = make_bozza(mondo.caso, mondo.case_manager)
    patto.impegni.filter(componente=adulto).delete()
    altro = f"{adulti_of(mondo.caso)[1].nome} {adulto.cognome}"

    senza = [riga["nome"] for riga in _firme(read_contenuto(patto))]
    make_esonero(adulto, mondo.case_manager, "X_DISABILITA_L68", al=None, adesione_volontaria=True)
    con = [riga["nome"] for riga in _firme(read_contenuto(patto))]

    assert (senza, con) == ([altro], [f"{adulto.nome} {adulto.cognome}", altro])
