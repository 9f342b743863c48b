from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from rdc_platform.pec.acquisizione import take_ricevuta
from tests.factories.pec import SISTEMA, make_eml, make_messaggio
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

URL, RICEVUTE = reverse("monitor:pec_list"), reverse("monitor:ricevuta_list")
NOME = "mario.rossi"
PERSONA = f"{NOME}@pec.example.it"


@pytest.fixture
def messaggio(mondo):
    """A PEC to a person's own mailbox, which was full."""
    messaggio = make_messaggio(PERSONA, causale="Sollecito", ultimo_errore=f"451 <{PERSONA}> riprova")
    take_ricevuta(make_eml(messaggio, "accettazione"), by=SISTEMA)
    take_ricevuta(make_eml(messaggio, "errore-consegna", PERSONA, after=1, esteso=f"5.2.2 {PERSONA} piena"), by=SISTEMA)
    return messaggio


def detail(messaggio):
    return reverse("monitor:pec_detail", args=[messaggio.pk])


@pytest.mark.parametrize(
    ("who", "status"), [("flussi", 200), ("dpo", 404), ("ministero", 404), ("amministratore", 404)]
)
def test_pages_of_pec_are_for_who_runs_the_exchanges(mondo, messaggio, who, status):
    client = client_for(getattr(mondo, who))

    assert [client.get(url).status_code for url in (URL, RICEVUTE, detail(messaggio))] == [status] * 3


@pytest.mark.parametrize("query", [{}, {"formato": "csv"}])
def test_pec_list_shows_no_text_no_subject_and_no_name(mondo, messaggio, query):
    text = client_for(mondo.flussi).get(URL, query).content.decode("utf-8-sig")

    assert "…@pec.example.it" in text
    assert "Mancata consegna" in text
    assert NOME not in text
    assert messaggio.oggetto not in text
    assert messaggio.corpo not in text


def test_pec_detail_shows_the_history_and_no_name(mondo, messaggio):
    text = client_for(mondo.flussi).get(detail(messaggio)).content.decode()

    assert "Accettazione" in text
    assert "5.2.2 …@pec.example.it piena" in text
    assert "451 &lt;…@pec.example.it&gt; riprova" in text
    assert NOME not in text


def test_pec_list_finds_what_is_late(mondo, messaggio):
    late = make_messaggio(stato="INVIATO", inviato_il=timezone.now() - timedelta(hours=2), causale="Richiesta tarda")
    client = client_for(mondo.flussi)

    text = client.get(URL, {"in_ritardo": "on"}).content.decode()

    assert "Per 1 PEC manca una ricevuta" in text
    assert "Richiesta tarda" in text
    assert "Sollecito" not in text
    assert "non ha ancora mandato la ricevuta di accettazione" in client.get(detail(late)).content.decode()


def test_ricevuta_list_shows_those_of_no_message_and_those_that_cannot_be_read(mondo, messaggio):
    take_ricevuta(
        make_eml(messaggio, "avvenuta-consegna", message_id="<x@example.it>", identificativo="op.77"), by=SISTEMA
    )
    broken = make_eml(messaggio, "preavviso-errore-consegna").replace(b'filename="daticert.xml"', b'filename="x.xml"')
    take_ricevuta(broken, by=SISTEMA)
    client = client_for(mondo.flussi)

    every, unknown = (
        client.get(RICEVUTE).content.decode(),
        client.get(RICEVUTE, {"senza_messaggio": "on"}).content.decode(),
    )

    assert "op.77" in every
    assert "Non sappiamo di quale messaggio parla" in unknown
    assert detail(messaggio) in every
    assert detail(messaggio) not in unknown


@pytest.mark.parametrize("url", [URL, RICEVUTE])
def test_lists_of_pec_ask_as_much_for_one_row_as_for_thirty(mondo, url):
    client = client_for(mondo.flussi)
    take_ricevuta(make_eml(make_messaggio(), "accettazione", message_id="<x@example.it>"), by=SISTEMA)
    few = count_queries(client, url)

    for n in range(30):
        eml = make_eml(make_messaggio(), "accettazione", message_id=f"<{n}@example.it>", identificativo=f"op.{n}")
        take_ricevuta(eml, by=SISTEMA)

    assert few == count_queries(client, url) <= MAX_QUERIES
