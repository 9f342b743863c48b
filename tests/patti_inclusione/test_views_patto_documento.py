import pytest

from patti_inclusione.models import (
    Patto,
    StatoPatto,
)
from rdc_platform.audit.models import AccessoDato
from tests.factories.pagine import url, words
from tests.factories.patti import make_bozza, make_da_firmare
from tests.factories.pdf import PDF
from tests.factories.persone import client_for


@pytest.fixture
def patto(mondo):
    return make_bozza(mondo.caso, mondo.case_manager)


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def test_patto_freeze_of_an_incomplete_text_says_what_is_missing(mondo, client, patto):
    patto.obiettivi.all().delete()

    response = client.post(url("patto_freeze", patto.pk), follow=True)

    assert "Al Patto manca ancora qualcosa" in words(response)
    assert Patto.objects.get().stato == StatoPatto.BOZZA


def test_patto_freeze_says_that_the_document_is_being_made(mondo, client, patto):
    responses = [client.post(url("patto_freeze", patto.pk), follow=True) for _ in range(2)]

    assert "Prepariamo il documento da firmare" in words(responses[0])
    assert "Il testo era già chiuso per la firma" in words(responses[1])
    for response in responses:
        assert "Il documento è in preparazione" in words(response)
        assert f'data-hx-get="{url("patto_documento", patto.pk)}"' in words(response)


def test_patto_documento_gives_the_download_once_it_is_there(mondo, client):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)

    fragment = client.get(url("patto_documento", patto.pk))
    download = client.get(url("patto_download", patto.pk))

    assert url("patto_download", patto.pk) in words(fragment)
    assert "data-hx-get" not in words(fragment)
    assert b"".join(download.streaming_content) == PDF
    assert download["Content-Disposition"] == 'attachment; filename="patto.pdf"'
    assert AccessoDato.objects.filter(atto="patto_download da-firmare", nucleo_id=mondo.caso.nucleo_id).exists()


def test_patto_download_of_a_document_that_is_not_there_is_not_there(client, patto):
    assert client.get(url("patto_download", patto.pk)).status_code == 404
    assert client.get(url("patto_download_firmato", patto.pk)).status_code == 404


def test_patto_unfreeze_opens_the_text_again(mondo, client):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)

    responses = [client.post(url("patto_unfreeze", patto.pk), follow=True) for _ in range(2)]

    assert "Il testo è di nuovo aperto" in words(responses[0])
    assert "Il testo non si può riaprire" in words(responses[1])
    assert Patto.objects.get().stato == StatoPatto.BOZZA
