"""The INPS client against the simulator, with its faults on."""

import gzip
import io
import json
import tempfile
import uuid

import pytest

from rdc_platform.forniture.lettura import open_lotto
from rdc_platform.gateways import http
from rdc_platform.gateways import inps as client
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.gateways.pdnd.errori import GettoneRifiutatoError
from tests.forniture.costruzione import ESEMPIO, lotto
from tests.simulators.processi import free_port, post_form, request

LOTTO = "INPS-20190603-0001"


def m05(**changes):
    return {
        "codice": "M05",
        "protocollo_inps": "INPS-RDC-2019-0000001",
        "codice_caso": "7d1f",
        "comune": "H501",
        "ambito": "IT058-01",
        "data_sottoscrizione": "2019-07-01",
        "versione": 1,
        "cf_firmatari": ["RSSMRA80A01H501U", "VRDGLI90C55F205P"],
        "tipo": "SEMPLIFICATO",
        "durata_al": "2020-09-30",
    } | changes


def key():
    return f"M05-{uuid.uuid4()}"


def effects(port, key):
    return json.loads(request(port, "GET", "/console/conteggi.json")[2])["comunicazioni"].get(key)


def riscontro(esito="ACQUISITO", **head):
    rows = [
        {"tipo": "riscontro", "id_lotto": LOTTO, "esito": esito, "lette": 2, "nuove": 1, "modificate": 0}
        | {"invariate": 0, "ignorate": 0, "quarantena": 1, "motivo": None}
        | head,
        {"riga": 2, "protocollo_inps": "INPS-RDC-2019-0000001", "esito": "NUOVA"},
        {"riga": 3, "protocollo_inps": None, "esito": "QUARANTENA", "codice": "E01", "campo": ""},
    ]
    return io.BytesIO(b"".join(json.dumps(row).encode() + b"\n" for row in rows))


@pytest.mark.usefixtures("inps")
def test_list_lotti_gives_what_is_new_after_a_cursor():
    page = client.list_lotti()

    first = page.lotti[0]
    assert (first.id_lotto, first.progressivo, first.domande) == (LOTTO, 1, 2)
    assert client.list_lotti(page.cursore).lotti == []
    assert not page.altri


@pytest.mark.usefixtures("inps")
def test_download_lotto_writes_the_bytes_as_sent():
    file = io.BytesIO()

    size = client.download_lotto(LOTTO, file)

    found = open_lotto(file)
    found.check()
    assert size == len(file.getvalue())
    assert [raw for _, raw in found.righe()] == ESEMPIO.read_bytes().splitlines()[1:]


@pytest.mark.usefixtures("inps")
def test_download_lotto_refuses_an_unknown_one():
    with pytest.raises(GatewayRefusal) as caught:
        client.download_lotto("manca/../x", io.BytesIO())

    assert (caught.value.codice, caught.value.status) == ("LOTTO_SCONOSCIUTO", 404)


@pytest.mark.usefixtures("inps")
def test_post_riscontro_is_received_once():
    with pytest.raises(GatewayRefusal, match="RISCONTRO_NON_VALIDO: I conteggi"):
        client.post_riscontro(LOTTO, riscontro(nuove=2))
    refused = client.post_riscontro(LOTTO, riscontro("RIFIUTATO", motivo="Il file compresso non è intero."))

    first, again = client.post_riscontro(LOTTO, riscontro()), client.post_riscontro(LOTTO, riscontro())

    assert first == again != refused
    with pytest.raises(GatewayRefusal) as caught:
        client.post_riscontro(LOTTO, riscontro("RIFIUTATO", motivo="ripensamento"))
    assert (caught.value.codice, caught.value.status) == ("RISCONTRO_GIA_RICEVUTO", 409)


def test_post_riscontro_sends_what_a_compressed_file_holds(inps):
    other = "INPS-20190610-0002"
    request(inps, "POST", "/console/lotti", lotto([], id_lotto=other, progressivo=2))
    plain = riscontro("RIFIUTATO", motivo="x" * 5000, id_lotto=other)

    with tempfile.TemporaryFile() as disk:
        disk.write(gzip.compress(plain.getvalue()))
        disk.seek(0)
        with gzip.open(disk, "rb") as file:
            receipt = client.post_riscontro(other, file)

    assert receipt == client.post_riscontro(other, plain)


def test_post_comunicazione_has_one_effect_and_one_receipt_per_key(inps):
    name = key()

    receipts = [client.post_comunicazione(m05(), name) for _ in range(3)]

    assert receipts[0]["stato"] == "RICEVUTA"
    assert receipts[0]["numero_ricevuta"].startswith("INPS.RDC.")
    assert receipts == receipts[:1] * 3
    assert effects(inps, name) == {"richieste": 3, "effetti": 1}
    assert client.get_comunicazione(receipts[0]["id"]) == receipts[0] | {"stato": "ACQUISITA", "errori": []}


def test_post_comunicazione_refuses_a_key_with_another_content(inps):
    name = key()
    client.post_comunicazione(m05(), name)

    with pytest.raises(GatewayRefusal) as caught:
        client.post_comunicazione(m05(versione=2), name)

    assert (caught.value.codice, caught.value.status) == ("CHIAVE_RIUSATA", 409)


@pytest.mark.parametrize(
    ("changes", "codice"),
    [
        ({"codice": "M99"}, "CODICE_SCONOSCIUTO"),
        ({"protocollo_inps": "INPS-RDC-2019-9999999"}, "PROTOCOLLO_SCONOSCIUTO"),
        ({"data_sottoscrizione": "2019-02-30"}, "CAMPO_NON_VALIDO"),
        ({"data_sottoscrizione": "9999-01-01"}, "DATA_FUTURA"),
        ({"durata_al": "2019-06-30"}, "DATE_IN_DISORDINE"),
        ({"comune": "X000"}, "CAMPO_NON_VALIDO"),
        ({"cf_firmatari": []}, "CAMPO_NON_VALIDO"),
        ({"cf_firmatari": ["RSSMRA80A01H501A"]}, "CAMPO_NON_VALIDO"),
        ({"versione": True}, "CAMPO_NON_VALIDO"),
        ({"tipo": "BREVE"}, "CAMPO_NON_VALIDO"),
        ({"obiettivi": "testo"}, "CAMPO_NON_PREVISTO"),
    ],
)
@pytest.mark.usefixtures("inps")
def test_post_comunicazione_tells_the_reason_of_a_refusal(changes, codice):
    with pytest.raises(GatewayRefusal) as caught:
        client.post_comunicazione(m05(**changes), key())

    assert (caught.value.codice, caught.value.status) == (codice, 422)
    assert caught.value.dettaglio.endswith(".")


def test_post_comunicazione_refused_may_be_mended_under_its_key(inps):
    name = key()
    with pytest.raises(GatewayRefusal):
        client.post_comunicazione(m05(tipo=None), name)

    client.post_comunicazione(m05(), name)

    assert effects(inps, name) == {"richieste": 2, "effetti": 1}


@pytest.mark.parametrize(
    ("changes", "codici"),
    [
        ({"data_sottoscrizione": "2019-03-05"}, ["PRIMA_DELLA_DOMANDA"]),
        ({"cf_firmatari": ["RSSMRA80A01H501U", "MRNLCU00A01H501J"]}, ["FIRMATARIO_ESTRANEO"]),
    ],
)
@pytest.mark.usefixtures("inps")
def test_get_comunicazione_tells_what_was_discarded_and_why(changes, codici):
    receipt = client.post_comunicazione(m05(**changes), key())

    found = client.get_comunicazione(receipt["id"])

    assert (found["stato"], [error["codice"] for error in found["errori"]]) == ("SCARTATA", codici)


@pytest.mark.usefixtures("inps")
def test_wrong_token_is_of_no_message_and_waits_for_who_sets_it_right(settings):
    settings.INPS_TOKEN = "scaduto"

    with pytest.raises(GettoneRifiutatoError, match="chi gestisce la piattaforma lo corregga"):
        client.list_lotti()


@pytest.mark.parametrize("modo", ["503", "tronco", "sordo", "appeso"])
def test_faults_are_unavailability_and_a_retry_has_one_effect(inps, monkeypatch, modo):
    monkeypatch.setattr(http, "TIMEOUT", 1.0)
    post_form(inps, "/console/guasto", modo=modo)
    name = key()

    with pytest.raises(GatewayUnavailable) as caught:
        client.post_comunicazione(m05(), name)
    post_form(inps, "/console/guasto", modo="")
    client.post_comunicazione(m05(), name)

    assert effects(inps, name)["effetti"] == 1
    assert caught.value.retry_after == (60 if modo == "503" else None)


def test_download_lotto_cut_in_half_is_unavailability(inps):
    post_form(inps, "/console/guasto", modo="tronco")

    with pytest.raises(GatewayUnavailable):
        client.download_lotto(LOTTO, io.BytesIO())


@pytest.mark.parametrize("url", ["", "http://127.0.0.1:{port}", "http://nome.invalid", "http://[::x"])
def test_nobody_there_is_unavailability(settings, url):
    settings.INPS_BASE_URL = url.format(port=free_port())

    with pytest.raises(GatewayUnavailable):
        client.list_lotti()


@pytest.mark.usefixtures("inps")
def test_answers_that_are_not_what_they_should_be_are_unavailability(settings, inps_port):
    with pytest.raises(GatewayUnavailable, match="non è JSON"):
        http.call_json("GET", f"http://127.0.0.1:{inps_port}/")
    with pytest.raises(GatewayRefusal, match="METODO"):
        http.call_json("POST", f"http://127.0.0.1:{inps_port}/salute")


@pytest.mark.usefixtures("inps")
def test_lists_start_empty():
    assert client.list_provvedimenti() == client.Provvedimenti([], "0", altri=False)
    assert client.list_appuntamenti() == client.Appuntamenti([], "0", altri=False)
