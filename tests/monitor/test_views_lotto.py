import pytest
from django.urls import reverse

from rdc_platform import fornitura
from rdc_platform.forniture.models import Lotto
from rdc_platform.outbox.models import Message
from tests.factories.persone import client_for
from tests.factories.territorio import make_ambito
from tests.forniture.costruzione import domanda, lotto, riga

CANARY = "Rossi"


@pytest.fixture
def taken(mondo, tmp_path):
    """A lot of one good household and one with an impossible codice fiscale."""
    make_ambito("P10", "H501")
    faulty = domanda() | {"protocollo_inps": "INPS-RDC-2019-0000099"}
    faulty["componenti"][0]["codice_fiscale"] = "RSSMRA80A01H501X"
    path = tmp_path / "lotto"
    path.write_bytes(lotto([riga(domanda()), riga(faulty)]))
    fornitura.take(path)
    return Lotto.objects.get()


@pytest.mark.parametrize(
    ("who", "status"), [("flussi", 200), ("dpo", 200), ("ministero", 404), ("amministratore", 404)]
)
def test_lotto_list_is_for_who_runs_the_exchanges(mondo, taken, who, status):
    response = client_for(getattr(mondo, who)).get(reverse("monitor:lotto_list"))

    assert response.status_code == status


def test_lotto_detail_shows_counts_and_rejects_without_a_persons_datum(mondo, taken):
    response = client_for(mondo.flussi).get(reverse("monitor:lotto_detail", args=[taken.pk]))

    text = response.content.decode()
    assert "componenti[0].codice_fiscale" in text
    assert CANARY not in text
    assert "RSSMRA80A01H501X" not in text


def test_lotto_detail_hides_the_rejects_from_the_dpo(mondo, taken):
    response = client_for(mondo.dpo).get(reverse("monitor:lotto_detail", args=[taken.pk]))

    assert "componenti[0].codice_fiscale" not in response.content.decode()


def test_lotto_detail_exports_the_rejects(mondo, taken):
    response = client_for(mondo.flussi).get(reverse("monitor:lotto_detail", args=[taken.pk]), {"formato": "csv"})

    assert "E01" in response.content.decode("utf-8-sig")


def test_riscontro_download_gives_the_answer_as_an_attachment(mondo, taken):
    response = client_for(mondo.flussi).get(reverse("monitor:riscontro_download", args=[taken.pk]))

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(response.streaming_content)[:2] == b"\x1f\x8b"


@pytest.mark.parametrize(("name", "who"), [("messaggio_list", "flussi"), ("accesso_list", "dpo")])
def test_other_lists_open_for_their_role(mondo, taken, name, who):
    assert client_for(getattr(mondo, who)).get(reverse(f"monitor:{name}")).status_code == 200
    assert client_for(mondo.case_manager).get(reverse(f"monitor:{name}")).status_code == 404


@pytest.mark.parametrize("formato", ["", "csv"])
def test_messaggio_list_does_not_name_whom_a_mail_server_refuses(mondo, formato):
    Message.objects.create(
        topic="pec.invio", key="k", stato="RIFIUTATO", error="SMTP_550: 5.1.1 <nora.galli@comune.example.it> ignoto"
    )

    page = client_for(mondo.dpo).get(reverse("monitor:messaggio_list"), {"formato": formato} if formato else {})

    assert "…@comune.example.it" in page.content.decode()
    assert "nora" not in page.content.decode()
