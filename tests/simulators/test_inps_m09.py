import pytest

from rdc_platform.simulators.inps_archivio import ArchivioInps
from rdc_platform.simulators.inps_provvedimenti import decide_on_check

PAYLOAD = {"codice": "M09", "protocollo_inps": "INPS-RDC-2019-1000001", "id_comunicazione": "x"}


@pytest.mark.parametrize(
    ("tipo", "esito", "deciso"),
    [
        ("SEGNALAZIONE_MANCANZA_REQUISITI", "N10", ["DECADENZA"]),
        ("ESITO_CONTROLLO", "P01", []),
        ("ANNULLAMENTO", "AN1", []),
        ("RETTIFICA", "P01", ["RIPRISTINO"]),
        ("RETTIFICA", "N02", ["DECADENZA"]),
    ],
)
def test_decide_on_check_answers_a_negative_outcome_and_what_corrects_it(tmp_path, tipo, esito, deciso):
    archivio = ArchivioInps(tmp_path)

    with archivio.transaction() as db:
        decide_on_check(db, PAYLOAD | {"tipo": tipo, "esito": esito})

    found = archivio.rows("SELECT tipo, id_segnalazione FROM decisioni")
    archivio.close()
    assert [(row["tipo"], row["id_segnalazione"]) for row in found] == [(each, "x") for each in deciso]
