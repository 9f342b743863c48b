import json
from itertools import count

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.pagine import words
from tests.factories.puc import assign, make_attuatore, make_puc, make_sede
from tests.factories.queries import MAX_QUERIES, count_queries

INDIRIZZI = (f"198.51.100.{number}" for number in count(1))
ELENCO = reverse("progetti_collettivita:catalogo_search")
PERSONE = ["Ada Verdi", "0372 000000", "Tina Tutor", "Rita Referente", "Aldo Accoglie", "RCT-1"]


def dati(quale: str) -> str:
    return reverse("progetti_collettivita:catalogo_download", args=[quale])


def scheda(puc) -> str:
    return reverse("progetti_collettivita:catalogo_detail", args=[puc.pk])


@pytest.fixture
def client():
    return Client(REMOTE_ADDR=next(INDIRIZZI))


@pytest.fixture
def puc(mondo):
    """Published, with every name of a person that a sheet may have, and somebody on it."""
    puc = make_puc(mondo.responsabile_puc, mondo.cremona, titolo="Aiuto in biblioteca", tutor_nome="Tina Tutor")
    make_sede(
        puc, denominazione="Archivio", comune=mondo.cremona, referente_sede="Aldo Accoglie", telefono="0372 000000"
    )
    make_attuatore(puc, referente="Rita Referente")
    assign(puc, mondo.caso.nucleo.componenti.first())
    return puc


def test_catalogo_needs_no_login_and_tells_of_no_person(client, mondo, puc):
    pages = [client.get(url) for url in (ELENCO, scheda(puc), dati("csv"), dati("json"), dati("metadati"))]

    assert [page.status_code for page in pages] == [200] * 5
    text = "".join(map(words, pages))
    assert "Aiuto in biblioteca" in text
    assert "Archivio, Via Roma 1" in text
    nomi = [*PERSONE, mondo.responsabile_puc.nome_completo, mondo.caso.nucleo.cognome]
    assert [nome for nome in nomi if nome in text] == []


def test_catalogo_shows_what_is_published_and_nothing_else(client, mondo, puc):
    nascosto = make_puc(mondo.responsabile_puc, mondo.cremona, titolo="Tolto di qui", pubblico_in_catalogo=False)
    sospeso = make_puc(mondo.responsabile_puc, mondo.cremona, "SOSPESO", titolo="Fermo adesso")

    text = words(client.get(ELENCO)) + words(client.get(dati("csv")))

    assert [each for each in ("Tolto di qui", "Fermo adesso") if each in text] == []
    assert [client.get(scheda(each)).status_code for each in (nascosto, sospeso)] == [404, 404]


def test_catalogo_finds_by_the_comune_of_the_place_by_area_and_by_free_places(client, mondo, puc):
    pieno = make_puc(
        mondo.responsabile_puc, mondo.stagno, titolo="Parco pieno", ambito_attivita="AMBIENTALE",
        posti_totali=1, posti_comune=1, posti_cpi=0, posti_volontari=0,
    )  # fmt: skip
    assign(pieno, mondo.caso_stagno.nucleo.componenti.first())

    def found(query: str) -> list[bool]:
        text = words(client.get(f"{ELENCO}?{query}"))
        return [titolo in text for titolo in ("Aiuto in biblioteca", "Parco pieno")]

    assert found("comune=CREMÒN") == [True, False]
    assert found("ambito_attivita=AMBIENTALE") == [False, True]
    assert found("liberi=on") == [True, False]
    assert found("comune=zzz") == [False, False]


def test_catalogo_asks_the_same_for_one_project_and_for_thirty(mondo, puc):
    one = count_queries(Client(REMOTE_ADDR=next(INDIRIZZI)), f"{ELENCO}?comune=cre&liberi=on")
    for n in range(29):
        make_puc(mondo.responsabile_puc, mondo.cremona, titolo=f"Progetto {n}")
    thirty = count_queries(Client(REMOTE_ADDR=next(INDIRIZZI)), f"{ELENCO}?comune=cre&liberi=on")

    assert one == thirty <= MAX_QUERIES


def test_catalogo_download_describes_itself_as_dcat_ap_it_wants(client, puc):
    found = json.loads(client.get(dati("json")).content)

    assert [riga["codice"] for riga in found["progetti"]] == [puc.codice_puc]
    assert found["progetti"][0]["posti"] == "meno di 5"
    dataset = json.loads(client.get(dati("metadati")).content)
    assert found["dataset"] == dataset
    obbligatori = {"title", "description", "identifier", "modified", "rightsHolder", "accrualPeriodicity"}
    assert {f"dct:{each}" for each in obbligatori} | {"dcat:theme", "dcat:distribution"} <= set(dataset)
    for distribuzione in dataset["dcat:distribution"]:
        assert {"dct:format", "dct:license", "dcat:accessURL"} <= set(distribuzione)


def test_catalogo_answers_so_many_times_a_minute_from_one_address(mondo, puc):
    chi, altro = Client(REMOTE_ADDR=next(INDIRIZZI)), Client(REMOTE_ADDR=next(INDIRIZZI))

    assert [chi.get(dati("csv")).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert altro.get(dati("csv")).status_code == 200
