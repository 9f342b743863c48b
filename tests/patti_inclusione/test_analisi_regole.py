"""Each guard of the end of an analysis, one by one: take one answer away from a complete one."""

import pytest

from patti_inclusione.analisi import pagine as p
from patti_inclusione.analisi.regole import ADULTO, CONDIZIONI, MINORE, mancanze
from patti_inclusione.models import BisognoRilevato, SezioneAnalisi
from tests.factories.analisi import make_completa, make_minore, read

VUOTI = {"ab_problemi": [], "difficolta": []}


@pytest.fixture
def caso(mondo):
    make_minore(mondo.caso)
    make_completa(mondo.caso, mondo.case_manager)
    return mondo.caso


def trovate(caso) -> list[tuple[str, str]]:
    return [(each.pagina.sezione, each.campo) for each in mancanze(read(caso))]


def update(caso, **values):
    analisi = read(caso).analisi
    for nome, valore in values.items():
        setattr(analisi, nome, valore)
    analisi.save()


def test_mancanze_of_a_complete_analysis_are_none(caso):
    assert trovate(caso) == []


@pytest.mark.parametrize("campo", [*CONDIZIONI, "vu_protezione_minori"])
def test_mancanze_names_each_condition_without_answer(caso, campo):
    update(caso, **{campo: VUOTI.get(campo, "")})

    assert trovate(caso) == [(p.CONDIZIONI, campo)]


@pytest.mark.parametrize("campo", ["ec_debiti", "ec_gestione_bilancio", "re_rete_familiare", "vu_violenza"])
def test_mancanze_wants_a_reason_for_what_was_not_collected(caso, campo):
    update(caso, **{campo: "NON_RILEVATO"})
    senza_motivo = trovate(caso)

    update(caso, motivi={campo: "TEMPO"})

    assert senza_motivo == [(p.CONDIZIONI, f"{campo}_motivo")]
    assert trovate(caso) == []


def test_mancanze_asks_for_the_protection_of_minors_only_where_there_are_some(mondo):
    make_completa(mondo.caso, mondo.case_manager)

    update(mondo.caso, vu_protezione_minori="")

    assert trovate(mondo.caso) == []


@pytest.mark.parametrize("campo", ADULTO)
def test_mancanze_names_each_question_on_an_adult(caso, campo):
    read(caso).analisi.adulti.update(**{campo: VUOTI.get(campo, "")})

    assert trovate(caso) == [(p.ADULTI, campo)]


def test_mancanze_asks_all_of_an_adult_never_written_of(caso):
    read(caso).analisi.adulti.all().delete()

    assert trovate(caso) == [(p.ADULTI, campo) for campo in ADULTO]


@pytest.mark.parametrize("campo", MINORE)
def test_mancanze_names_each_question_on_a_minor(caso, campo):
    read(caso).analisi.minori.update(**{campo: VUOTI.get(campo, "")})

    assert trovate(caso) == [(p.MINORI, campo)]


def test_mancanze_wants_the_day_and_who_was_there(caso):
    update(caso, data_colloquio=None)
    read(caso).analisi.componenti_presenti.clear()

    assert trovate(caso) == [(p.COLLOQUIO, "data_colloquio"), (p.COLLOQUIO, "componenti_presenti")]


def test_mancanze_wants_to_know_whether_the_family_is_this(caso):
    update(caso, nucleo_coerente="")

    assert trovate(caso) == [(p.FAMIGLIA, "nucleo_coerente")]


@pytest.mark.parametrize("risposta", ["NO_VARIATO", "NO_DIFFORME"])
def test_mancanze_wants_to_know_what_is_different(caso, risposta):
    update(caso, nucleo_coerente=risposta)

    assert trovate(caso) == [(p.FAMIGLIA, "descrizione_difformita")]


@pytest.mark.parametrize("campo", ["bisogno", "risorsa"])
def test_mancanze_wants_each_area_of_the_synthesis(caso, campo):
    read(caso).analisi.sintesi.filter(area="RETI").update(**{campo: ""})

    assert trovate(caso) == [(p.SINTESI, f"RETI-{campo}")]


@pytest.mark.parametrize(("gravita", "manca"), [("LIEVE", False), ("MODERATO", True), ("GRAVE", True)])
def test_mancanze_wants_a_note_from_a_moderate_need_up(caso, gravita, manca):
    read(caso).analisi.sintesi.filter(area="LAVORO").update(bisogno=gravita, nota=" ")

    assert trovate(caso) == ([(p.SINTESI, "LAVORO-nota")] if manca else [])


def test_mancanze_wants_whom_a_need_concerns_and_how_grave_it_is(caso):
    BisognoRilevato.objects.create(analisi=read(caso).analisi, area="ABITATIVA", voce="ABI_SPAZIO")

    assert trovate(caso) == [("bisogni-casa", "ABI_SPAZIO-chi"), ("bisogni-casa", "ABI_SPAZIO-gravita")]


@pytest.mark.parametrize(
    ("esito", "values", "campo"),
    [
        ("B", {"esito": ""}, "esito"),
        ("B", {"motivazione": "x" * 49}, "motivazione"),
        ("A", {"cpi_destinatario": " "}, "cpi_destinatario"),
        ("C", {"professionalita_em": []}, "professionalita_em"),
        ("D", {"servizio_specialistico": ""}, "servizio_specialistico"),
        ("D", {"servizio_specialistico": "SOCIALE"}, "servizio_specialistico"),
        ("D", {"servizio_specialistico": "CPI"}, "servizio_specialistico"),
        ("D", {"componente": None}, "componente"),
        ("D", {"gia_in_carico": None}, "gia_in_carico"),
        ("D", {"consenso_invio": False}, "consenso_invio"),
        ("D", {"consenso_invio": None}, "consenso_invio"),
    ],
)
def test_mancanze_wants_what_the_outcome_wants(mondo, esito, values, campo):
    make_completa(mondo.caso, mondo.case_manager, esito)

    update(mondo.caso, **values)

    assert trovate(mondo.caso) == [(p.ESITO, campo)]


def test_mancanze_wants_no_consent_where_the_service_already_follows(mondo):
    make_completa(mondo.caso, mondo.case_manager, "D")

    update(mondo.caso, gia_in_carico=True, consenso_invio=None)

    assert trovate(mondo.caso) == []


def test_mancanze_wants_the_people_of_the_outcome(caso):
    read(caso).analisi.componenti_interessati.clear()

    assert trovate(caso) == [(p.ESITO, "componenti_interessati")]


def test_mancanze_puts_what_cannot_be_read_before_all_else(caso, mondo):
    SezioneAnalisi.objects.create(
        analisi=read(caso).analisi,
        sezione=p.ESITO,
        salvata_da=mondo.case_manager.accreditamento,
        salvata_il=read(caso).analisi.iniziata_il,
        bozza={"esito": ["Z"]},
    )

    assert trovate(caso) == [(p.ESITO, "")]


def test_persone_of_asks_of_a_minor_out_of_school_as_of_an_adult(caso):
    ragazzo = make_minore(caso, anni=16)
    prima = [persona.pk for persona in read(caso).adulti]

    read(caso).analisi.minori.update(frequenza_scolastica="ABBANDONO")

    dopo = read(caso)
    assert ragazzo.pk not in prima
    assert ragazzo.pk in [persona.pk for persona in dopo.adulti]
    assert ragazzo.pk in [persona.pk for persona in dopo.minori]
