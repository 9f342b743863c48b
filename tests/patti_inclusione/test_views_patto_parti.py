import uuid

import pytest

from patti_inclusione.models import (
    Impegno,
    ObiettivoGenerale,
    RisultatoAtteso,
    Sostegno,
)
from tests.factories.pagine import url, words
from tests.factories.patti import adulti_of, make_bozza
from tests.factories.persone import client_for


@pytest.fixture
def patto(mondo):
    return make_bozza(mondo.caso, mondo.case_manager)


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


PARTI = {
    "obiettivo": (ObiettivoGenerale, {"area": "CASA", "testo": "x"}, {"area": "ABITATIVA", "testo": "Un alloggio"}),
    "risultato": (RisultatoAtteso, {"testo": ""}, {"testo": "Cambia casa", "termine": "2030-01-31"}),
    "impegno": (
        Impegno,
        {"dal": "2026-02-31"},
        {"descrizione": "Cerca casa", "categoria": "L_ALTRO", "frequenza": "SETTIMANALE", "dal": "2026-01-31"},
    ),
    "sostegno": (
        Sostegno,
        {"ente_erogatore": ""},
        {"codice": "ABITATIVI", "ente_erogatore": "Comune", "dal": "2026-01-31", "stato": "PREVISTO"},
    ),
}


@pytest.mark.parametrize("nome", PARTI)
def test_parte_create_edit_and_delete(mondo, client, patto, nome):
    model, wrong, right = PARTI[nome]
    key, before = uuid.uuid4(), model.objects.count()
    keys = {
        "chiave": key,
        "obiettivo": ObiettivoGenerale.objects.get().pk,
        "componente": adulti_of(mondo.caso)[0].pk if nome == "impegno" else "",
    }
    detail = url("patto_detail", mondo.caso.pk)

    page = client.get(url(f"{nome}_create", patto.pk))
    refused = client.post(url(f"{nome}_create", patto.pk), keys | wrong)
    made = [client.post(url(f"{nome}_create", patto.pk), keys | right) for _ in range(2)]
    row = model.objects.get(pk=key)
    edited = client.post(url(f"{nome}_edit", patto.pk, key), keys | right | {"revisione": "0"})
    asked = client.get(url(f"{nome}_delete", patto.pk, key))
    gone = [client.post(url(f"{nome}_delete", patto.pk, key)) for _ in range(2)]

    assert (page.status_code, refused.status_code, asked.status_code) == (200, 200, 200)
    assert "Ci sono" in words(refused) or "C'è una cosa da correggere" in words(refused)
    assert [answer.url for answer in [*made, edited, *gone]] == [detail] * 5
    assert row.patto == patto
    assert model.objects.count() == before


def test_parte_edit_of_a_stale_page_keeps_what_was_typed(client, patto):
    obiettivo = ObiettivoGenerale.objects.get()
    data = {"area": "LAVORO", "testo": "Scritto da me", "revisione": "0"}
    client.post(url("obiettivo_edit", patto.pk, obiettivo.pk), data | {"testo": "Scritto prima"})

    stale = client.post(url("obiettivo_edit", patto.pk, obiettivo.pk), data)

    assert "Nel frattempo questa pagina è cambiata" in words(stale)
    assert "Scritto da me" in words(stale)
    assert ObiettivoGenerale.objects.get().testo == "Scritto prima"


@pytest.mark.parametrize("revisione", ["", "x", "-1", "99999999999999999999", "è"])
def test_parte_edit_with_a_revision_that_is_none_is_a_stale_page(client, patto, revisione):
    obiettivo = ObiettivoGenerale.objects.get()
    data = {"area": "LAVORO", "testo": "Scritto da me", "revisione": revisione}

    response = client.post(url("obiettivo_edit", patto.pk, obiettivo.pk), data)

    assert "Nel frattempo questa pagina è cambiata" in words(response)


def test_parte_edit_of_a_part_taken_away_is_not_there(client, patto):
    address = url("obiettivo_edit", patto.pk, ObiettivoGenerale.objects.get().pk)
    ObiettivoGenerale.objects.all().delete()

    assert client.post(address, {}).status_code == 404
