"""What the Coordinatore sees of a report, and what he decides."""

import pytest
from django.urls import reverse

from patti_inclusione.models import ComunicazioneInps, Rettifica, Segnalazione
from patti_inclusione.services import comunicazione
from tests.factories.casi import give_caso
from tests.factories.patti import adulti_of
from tests.factories.persone import client_for
from tests.factories.segnalazioni import (
    MOTIVO,
    OGGI,
    fatto_of,
    make_approvata,
    make_assenza,
    make_bozza_e01,
    make_file,
    make_proposta,
)

LISTA, CODA = reverse("patti_inclusione:segnalazione_list"), reverse("patti_inclusione:segnalazione_queue")
BUONO = {"motivazione": MOTIVO, "giustificato_motivo_valutato": "on"}


def url(name, row):
    return reverse(f"patti_inclusione:{name}", args=[row.pk])


def status_of(client, address):
    """The status of a download, read to its end so that its file is closed."""
    response = client.get(address)
    assert not response.streaming or b"".join(response.streaming_content)
    return response.status_code


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


@pytest.fixture
def capo(mondo):
    return client_for(mondo.coordinatore)


@pytest.fixture
def proposta(mondo):
    return make_proposta(mondo.caso, mondo.case_manager)


@pytest.fixture
def inviata(mondo):
    segnalazione = make_approvata(mondo.caso, mondo.case_manager, mondo.coordinatore)
    comunicazione.build_comunicazione(ComunicazioneInps.objects.get().pk)
    return segnalazione


# Writing


def test_segnalazione_queue_shows_what_waits_in_his_comuni(mondo, capo, proposta):
    make_bozza_e01(give_caso(mondo.caso_stagno, mondo.collega, mondo.coordinatore_stagno), mondo.collega)

    assert "Conti Marta" in capo.get(CODA).content.decode()
    assert "Stagni Marta" not in capo.get(CODA).content.decode()  # a draft
    for who in ("coordinatore_stagno", "coordinatore_b"):
        assert "Conti Marta" not in client_for(getattr(mondo, who)).get(CODA).content.decode()


@pytest.mark.parametrize(
    ("query", "there"),
    [("", True), ("quali=inps", False), ("quali=tutte", True), ("termine=scaduti", False), ("comune=D150", True)],
)
def test_segnalazione_queue_filters(capo, proposta, query, there):
    assert ("Conti Marta" in capo.get(f"{CODA}?{query}").content.decode()) == there


def test_segnalazione_queue_exports(capo, proposta):
    text = capo.get(f"{CODA}?formato=csv").content.decode("utf-8-sig")

    assert "Segnalazione E01" in text
    assert MOTIVO not in text


def test_segnalazione_approve_shows_the_dossier_and_sends(mondo, capo, proposta):
    page = capo.get(url("segnalazione_approve", proposta)).content.decode()
    answer = capo.post(url("segnalazione_approve", proposta), {"decisione": "approva"})

    proposta.refresh_from_db()
    assert MOTIVO in page
    assert "Raccomandata A/R" in page
    assert "Restano" in page
    assert (answer.url, proposta.stato) == (CODA, "IN_CODA")


def test_segnalazione_approve_shows_no_address_and_nothing_else_of_the_case(mondo, capo, proposta):
    proposta.convocazione.invii.update(recapito="via Segreta 9")
    proposta.convocazione.esiti.update(note="Nota riservata")

    page = capo.get(url("segnalazione_approve", proposta)).content.decode()

    assert "via Segreta" not in page
    assert "Nota riservata" not in page
    assert "+39 320" not in page


def test_a_no_needs_its_reason(capo, proposta):
    page = capo.post(url("segnalazione_approve", proposta), {"decisione": "respingi"}).content.decode()
    capo.post(url("segnalazione_approve", proposta), {"decisione": "respingi", "motivo": "Manca una data"})

    proposta.refresh_from_db()
    assert "Scrivi perché la rimandi." in page
    assert (proposta.stato, proposta.motivo_rigetto) == ("RESPINTA", "Manca una data")


def test_segnalazione_approve_twice_says_that_it_was_decided(capo, proposta):
    capo.post(url("segnalazione_approve", proposta), {"decisione": "approva"})

    page = capo.post(url("segnalazione_approve", proposta), {"decisione": "approva"})

    assert page.status_code == 200
    assert ComunicazioneInps.objects.filter(codice="M07").count() == 1


@pytest.mark.parametrize("who", ["coordinatore_stagno", "coordinatore_b", "case_manager", "amministratore", "dpo"])
def test_segnalazione_approve_is_not_there_for_others(mondo, proposta, who):
    assert client_for(getattr(mondo, who)).get(url("segnalazione_approve", proposta)).status_code == 404


def test_rettifica_goes_from_the_case_manager_to_the_coordinatore(mondo, client, capo, inviata):
    form = client.get(url("rettifica_create", inviata)).content.decode()
    client.post(
        url("rettifica_create", inviata),
        {"tipo": "CORREZIONE_DATI", "motivo": "ERRORE_DATA", "data_accertamento": OGGI},
    )
    made = Rettifica.objects.get()
    mine = client.get(url("segnalazione_detail", inviata)).content.decode()
    queue = capo.get(CODA).content.decode()
    leads = capo.get(url("segnalazione_approve", inviata)).content.decode()
    page = capo.get(url("rettifica_approve", made)).content.decode()
    capo.post(url("rettifica_approve", made), {"decisione": "approva"})

    made.refresh_from_db()
    assert "INPS ha:" in form
    assert "Data giusta dell'accertamento:" in mine
    assert "Rettifica E01" in queue
    assert url("rettifica_approve", made) in leads
    assert "Data giusta dell&#x27;accertamento" in page or "Data giusta dell'accertamento" in page
    assert made.stato == "IN_CODA"


def test_rettifica_create_that_changes_nothing_says_so(client, inviata):
    page = client.post(url("rettifica_create", inviata), {"tipo": "CORREZIONE_DATI", "motivo": "ALTRO"})

    assert "Scrivi che cosa cambia" in page.content.decode()


def test_an_attachment_is_the_coordinatores_only_if_marked(mondo, client, capo):
    make_assenza(mondo.caso, adulti_of(mondo.caso)[0])
    fatto = fatto_of(mondo.caso)
    start = f"{url('segnalazione_create', mondo.caso)}?fatto={fatto.chiave}"
    client.post(start, BUONO | {"data_accertamento": fatto.data_accertamento, "allegato": make_file()})
    segnalazione = Segnalazione.objects.get()
    client.post(url("segnalazione_submit", segnalazione))
    allegato = segnalazione.allegati.get()

    hidden = status_of(capo, url("segnalazione_allegato", allegato))
    segnalazione.allegati.update(visibile_coordinatore=True)
    shown = status_of(capo, url("segnalazione_allegato", allegato))

    assert (status_of(client, url("segnalazione_allegato", allegato)), hidden, shown) == (200, 404, 200)
