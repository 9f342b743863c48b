"""What the simulated INPS says to reports and corrections: pure."""

from datetime import date

import pytest

from rdc_platform.simulators.inps_m07 import check_m07, check_m14, judge_m07, judge_m14

OGGI = date(2023, 5, 2)
CF, ALTRO = "RSSMRA80A01H501U", "VRDGLI90C55F205P"
ID, RID = "0b6f4d0a-3c55-4a52-9d0e-5f2b0c1d2e3f", "1b6f4d0a-3c55-4a52-9d0e-5f2b0c1d2e3f"


def m07(**changes):
    return {
        "codice": "M07",
        "protocollo_inps": "INPS-RDC-2019-0000001",
        "cf_componente": CF,
        "codice_evento": "E01",
        "data_evento": "2019-07-01",
        "data_accertamento": "2019-07-03",
        "progressivo": 1,
        "comune": "H501",
        "id_segnalazione": ID,
        "approvata_il": "2019-07-05T10:00:00+02:00",
    } | changes


def m14(**changes):
    return {
        "codice": "M14",
        "protocollo_inps": "INPS-RDC-2019-0000001",
        "comune": "H501",
        "id_segnalazione": ID,
        "id_rettifica": RID,
        "tipo": "ANNULLAMENTO",
        "motivo": "DOPPIONE",
        "cf_componente": None,
        "data_evento": None,
        "data_accertamento": None,
        "approvata_il": "2019-08-05T10:00:00+02:00",
    } | changes


def judged(judge, payload, *note):
    return [errore.codice for errore in judge(payload, "2019-03-06", [CF], list(note))]


def test_a_good_m07_is_received_and_found_right():
    assert check_m07(m07(), OGGI) is None
    assert judged(judge_m07, m07()) == []


@pytest.mark.parametrize(
    ("changes", "codice"),
    [
        ({"motivazione": "testo"}, "CAMPO_NON_PREVISTO"),
        ({"codice_evento": "E99"}, "EVENTO_SCONOSCIUTO"),
        ({"codice_evento": "E12"}, "EVENTO_NON_COMPETENTE"),
        ({"cf_componente": None}, "CAMPO_NON_VALIDO"),
        ({"cf_componente": "SBAGLIATO"}, "CAMPO_NON_VALIDO"),
        ({"progressivo": 0}, "CAMPO_NON_VALIDO"),
        ({"approvata_il": "2019-07-05"}, "CAMPO_NON_VALIDO"),
        ({"id_segnalazione": "1"}, "CAMPO_NON_VALIDO"),
        ({"data_accertamento": "2023-05-03"}, "DATA_FUTURA"),
        ({"data_accertamento": "2019-06-30"}, "DATE_IN_DISORDINE"),
    ],
)
def test_m07_refused_at_the_door(changes, codice):
    assert check_m07(m07(**changes), OGGI).codice == codice


@pytest.mark.parametrize(
    ("changes", "codice"),
    [
        ({"cf_componente": ALTRO}, "PERSONA_ESTRANEA"),
        ({"data_evento": "2019-03-01"}, "PRIMA_DELLA_DOMANDA"),
        ({"data_evento": "2020-04-10"}, "EVENTO_SOSPESO"),
        ({"codice_evento": "E02"}, "EVENTO_NON_IN_VIGORE"),
    ],
)
def test_m07_discarded_after_it_was_received(changes, codice):
    assert judged(judge_m07, m07(**changes)) == [codice]


def test_m07_of_a_fact_already_reported_is_discarded_unless_that_was_withdrawn():
    again = m07(id_segnalazione=RID)

    assert judged(judge_m07, again, m07()) == ["SEGNALAZIONE_DOPPIA"]
    assert judged(judge_m07, again, m07(), m14()) == []


@pytest.mark.parametrize(
    ("changes", "codice"),
    [
        ({"tipo": "CORREZIONE_DATI"}, "RETTIFICA_INCOERENTE"),
        ({"data_evento": "2019-07-02"}, "RETTIFICA_INCOERENTE"),
        ({"motivo": "PERCHE_SI"}, "CAMPO_NON_VALIDO"),
        ({"tipo": "CORREZIONE_DATI", "data_evento": "2023-06-01"}, "DATA_FUTURA"),
    ],
)
def test_m14_refused_at_the_door(changes, codice):
    assert check_m14(m14(**changes), OGGI).codice == codice


def test_m14_is_of_a_report_that_inps_has():
    correction = m14(tipo="CORREZIONE_DATI", data_evento="2019-07-04")

    assert judged(judge_m14, m14()) == ["SEGNALAZIONE_SCONOSCIUTA"]
    assert judged(judge_m14, m14(), m07()) == []
    assert judged(judge_m14, m14(), m07(), m14()) == ["SEGNALAZIONE_ANNULLATA"]
    assert judged(judge_m14, correction, m07()) == ["DATE_IN_DISORDINE"]
