import re
from datetime import UTC, datetime
from itertools import count

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from patti_inclusione.models import CodiceVerifica
from tests.factories.pagine import words
from tests.factories.patti import adulti_of, make_firmato
from tests.factories.pdf import PDF, tiny_pdf

INDIRIZZI = (f"192.0.2.{number}" for number in count(1))
PAGINA = reverse("patti_inclusione:verifica")


@pytest.fixture
def client():
    return Client(REMOTE_ADDR=next(INDIRIZZI))


@pytest.fixture
def codice(mondo):
    patto = make_firmato(mondo.caso, mondo.case_manager)
    return CodiceVerifica.objects.get(patto=patto).codice


def without_token(text):
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def upload(data):
    return SimpleUploadedFile("patto.pdf", data, "application/pdf")


def test_verifica_needs_no_login_and_says_genuine_and_nothing_else(mondo, client, codice):
    response = client.post(PAGINA, {"codice": codice})

    text = words(response)
    assert (response.status_code, ">Autentico<" in text) == (200, True)
    caso = mondo.caso
    for secret in [caso.codice, caso.nucleo.cognome, "Cremona", mondo.case_manager.nome_completo]:
        assert secret not in text
    assert not any(componente.nome in text for componente in adulti_of(caso))


def test_verifica_opens_from_the_qr(client, codice):
    assert ">Autentico<" in words(client.get(reverse("patti_inclusione:verifica_codice", args=[codice])))


def test_verifica_compares_the_file_and_keeps_nothing(client, codice):
    assert ">Autentico<" in words(client.post(PAGINA, {"codice": codice, "file": upload(PDF)}))
    assert ">Non autentico<" in words(client.post(PAGINA, {"codice": codice, "file": upload(tiny_pdf("falso"))}))


def test_verifica_answers_alike_to_a_code_that_is_not_and_to_one_that_is_no_code(client, mondo):
    bodies = {
        without_token(words(client.get(reverse("patti_inclusione:verifica_codice", args=[each]))).replace(each, ""))
        for each in ("0123456789ABCDEFGHJK", "niente")
    }

    assert len(bodies) == 1


def test_verifica_says_what_to_write(client, mondo):
    assert "Scrivi il codice che sta in fondo al documento." in words(client.post(PAGINA, {"codice": ""}))


def test_verifica_answers_ten_times_a_minute_from_one_address(client, codice):
    altrove = Client(REMOTE_ADDR=next(INDIRIZZI))

    with time_machine.travel(datetime.now(tz=UTC), tick=False):
        answers = [client.post(PAGINA, {"codice": codice}).status_code for _ in range(11)]

        assert answers == [200] * 10 + [429]
        assert altrove.post(PAGINA, {"codice": codice}).status_code == 200
        assert client.get(PAGINA).status_code == 200
