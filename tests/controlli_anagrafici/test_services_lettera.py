from datetime import timedelta

import pytest
from django.urls import reverse

from controlli_anagrafici.models import Controllo, LetteraControllo
from controlli_anagrafici.services.convocazione import convene_person
from controlli_anagrafici.services.esito import approve_negativo, propose_negativo
from controlli_anagrafici.services.rinvio import Destinazione, send_rinvio
from rdc_platform import calendario
from tests.factories.controlli import PERCHE, decide, give_periodo, open_famiglia, open_to
from tests.factories.pec import give_ricevuta
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.richieste import deliver
from tests.factories.territorio import make_comune
from tests.factories.testo_pdf import read_testo

TOPIC = "documenti.controllo"


@pytest.fixture
def controllo(mondo):
    return open_to(mondo)


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_anagrafici


def words_of(lettera: LetteraControllo) -> str:
    lettera.refresh_from_db()
    with lettera.documento.file.open("rb") as file:
        return read_testo(file.read())


def test_the_letter_of_a_convocation_says_when_and_what_to_bring(controllo, resp):
    oggi = calendario.today()
    convene_person(
        controllo, by=resp, versione=controllo.versione, data_convocazione=oggi,
        data_colloquio=oggi + timedelta(days=10), canale="PEC",
    )  # fmt: skip

    deliver(TOPIC)

    text = words_of(controllo.lettere.get())
    assert "Marta Conti" in text
    assert "Porta quello che prova dove hai vissuto" in text


def test_the_letter_to_another_comune_leaves_by_pec_with_its_pdf(controllo, resp):
    dove = Destinazione(make_comune("F205"), "COMUNE_PROVENIENZA", pec_destinatario="anagrafe@pec.example.it")
    rinvio = send_rinvio(controllo, by=resp, versione=controllo.versione, dove=dove)
    assert rinvio.pec_id is None

    deliver(TOPIC)
    deliver(TOPIC)

    rinvio.refresh_from_db()
    pec = rinvio.pec
    assert [each.nome for each in pec.allegati.all()] == ["richiesta-verifica.pdf"]
    assert "Richiesta di verifica anagrafica" in words_of(controllo.lettere.get())
    assert "Conti" not in pec.oggetto
    ricevuta, client = give_ricevuta(rinvio), client_for(resp)
    url = reverse("controlli_anagrafici:ricevuta_rinvio_download", args=[controllo.pk, ricevuta.pk])
    detail, pec_page = (
        reverse(f"controlli_anagrafici:{name}", args=[controllo.pk])
        for name in ("controllo_detail", "pec_controllo_detail")
    )
    assert pec_page in client.get(detail).content.decode()
    assert url in client.get(pec_page).content.decode()
    assert count_queries(client, pec_page) <= MAX_QUERIES
    assert b"".join(client.get(url).streaming_content) != b""


def test_the_letter_of_a_negative_outcome_says_why_and_who_decides(mondo, controllo, resp):
    give_periodo(controllo, resp, "2015-01-01")
    controllo = decide(controllo, resp, res10="NON_SODDISFATTO", motivazione=PERCHE)
    controllo = propose_negativo(controllo, by=resp, versione=controllo.versione, esito_finale="N10")
    approve_negativo(controllo, by=mondo.coordinatore_anagrafici, versione=controllo.versione)

    deliver(TOPIC)

    text = words_of(controllo.lettere.get())
    assert PERCHE in text
    assert "È INPS che decide" in text


def test_lettera_download_gives_the_pdf_to_who_sees_the_check_alone(mondo, controllo, resp):
    oggi = calendario.today()
    convene_person(
        controllo, by=resp, versione=controllo.versione, data_convocazione=oggi, data_colloquio=oggi, canale="PEC"
    )
    lettera = controllo.lettere.get()
    url = reverse("controlli_anagrafici:lettera_download", args=[controllo.pk, lettera.pk])
    assert client_for(resp).get(url).status_code == 404

    deliver(TOPIC)

    for chi in (resp, mondo.coordinatore_anagrafici):
        assert b"".join(client_for(chi).get(url).streaming_content).startswith(b"%PDF")
    assert client_for(mondo.case_manager).get(url).status_code == 404
    assert Controllo.objects.get(pk=controllo.pk).stato == "CONVOCATO"


def test_the_letter_of_a_convocation_about_the_family_asks_who_lives_there(mondo, resp):
    oggi = calendario.today()
    famiglia = open_famiglia(mondo)
    convene_person(
        famiglia, by=resp, versione=famiglia.versione, data_convocazione=oggi,
        data_colloquio=oggi + timedelta(days=10), canale="PEC",
    )  # fmt: skip

    deliver(TOPIC)

    words = words_of(LetteraControllo.objects.get())
    assert ("chi vive con te" in words, "dove hai vissuto" in words) == (True, False)
