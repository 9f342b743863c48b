"""What INPS refuses of an M13, at the door or after comparing it with what it knows."""

from datetime import date
from uuid import uuid4

import pytest

from rdc_platform.simulators.inps_messaggi import MESSAGGI

CHI = "RSSMRA80A01H501U"
INIZIO = {
    "codice": "M13",
    "protocollo_inps": "INPS-RDC-2021-1",
    "cf_componente": CHI,
    "comune": "D150",
    "codice_puc": "D150-2021-0001",
    "id_partecipazione": str(uuid4()),
    "fatto": "INIZIO",
    "il": "2021-05-03",
}
FINE = INIZIO | {"fatto": "INTERRUZIONE", "il": "2021-06-01"}


@pytest.mark.parametrize(
    ("messaggio", "codice"),
    [
        (INIZIO, None),
        (INIZIO | {"motivo": "MALATTIA"}, "CAMPO_NON_PREVISTO"),
        (INIZIO | {"fatto": "SOSPENSIONE"}, "CAMPO_NON_VALIDO"),
        (INIZIO | {"il": "2021-07-02"}, "DATA_FUTURA"),
    ],
)
def test_m13_at_the_door(messaggio, codice):
    error = MESSAGGI["M13"].check(messaggio, date(2021, 7, 1))

    assert (error and error.codice) == codice


@pytest.mark.parametrize(
    ("messaggio", "note", "codici"),
    [
        (INIZIO, [], []),
        (INIZIO, [INIZIO], ["PARTECIPAZIONE_DOPPIA"]),
        (FINE, [], ["PARTECIPAZIONE_SCONOSCIUTA"]),
        (FINE, [INIZIO], []),
        (FINE | {"il": "2021-05-01"}, [INIZIO], ["DATE_IN_DISORDINE"]),
        (FINE, [INIZIO, FINE], ["PARTECIPAZIONE_FINITA"]),
        (INIZIO | {"cf_componente": "X", "il": "2020-01-01"}, [], ["PERSONA_ESTRANEA", "PRIMA_DELLA_DOMANDA"]),
    ],
)
def test_m13_compared_with_what_inps_knows(messaggio, note, codici):
    judged = MESSAGGI["M13"].judge(messaggio, "2020-03-01", [CHI], note)

    assert [error.codice for error in judged] == codici
