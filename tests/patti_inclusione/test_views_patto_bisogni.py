import html

import pytest
from django.utils import timezone

from patti_inclusione.analisi import catalogo
from patti_inclusione.models import AnalisiPreliminare, BisognoNonTrattato, BisognoRilevato, ObiettivoGenerale
from tests.factories.pagine import url
from tests.factories.patti import make_bozza
from tests.factories.persone import client_for


@pytest.fixture
def bisogno(mondo):
    """A grave need of the finished analysis of the case."""
    analisi = AnalisiPreliminare.objects.create(
        caso=mondo.caso,
        versione=1,
        versione_modulo=catalogo.versione(),
        stato="FINALIZZATA",
        compilata_da=mondo.case_manager.accreditamento,
        finalizzata_il=timezone.now(),
        esito="B",
        motivazione="La famiglia ha bisogni semplici che il servizio sociale segue da solo.",
    )
    voce = catalogo.voci("ABITATIVA", timezone.localdate())[0]
    BisognoRilevato.objects.create(analisi=analisi, area="ABITATIVA", voce=voce.codice, gravita="GRAVE")
    return voce


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def test_bisogno_edit_writes_and_takes_back_why_a_need_waits(mondo, client, bisogno):
    patto = make_bozza(mondo.caso, mondo.case_manager)
    address = url("bisogno_edit", patto.pk)

    page = client.get(address)
    saved = client.post(address, {"motivo_0": "Prima il lavoro"})
    written = list(BisognoNonTrattato.objects.values_list("codice", "motivo"))
    client.post(address, {"motivo_0": ""})

    assert bisogno.testo in html.unescape(page.content.decode())
    assert saved.url == url("patto_detail", mondo.caso.pk)
    assert written == [(bisogno.codice, "Prima il lavoro")]
    assert not BisognoNonTrattato.objects.exists()


def test_obiettivo_edit_ties_an_objective_to_a_need(mondo, client, bisogno):
    patto = make_bozza(mondo.caso, mondo.case_manager)
    obiettivo = ObiettivoGenerale.objects.get()
    data = {"area": "ABITATIVA", "testo": "Una casa", "bisogni": [bisogno.codice], "revisione": "0"}

    client.post(url("obiettivo_edit", patto.pk, obiettivo.pk), data)

    obiettivo.refresh_from_db()
    page = client.get(url("bisogno_edit", patto.pk))
    assert obiettivo.bisogni == [bisogno.codice]
    assert "Ogni bisogno grave ha il suo obiettivo." in page.content.decode()


def test_bisogno_edit_of_a_closed_text_keeps_what_was_typed(mondo, client, bisogno):
    patto = make_bozza(mondo.caso, mondo.case_manager)
    patto.bisogni_non_trattati.create(codice=bisogno.codice, motivo="Prima il lavoro")
    patto.stato = "DA_FIRMARE"
    patto.save(update_fields=["stato"])

    page = client.post(url("bisogno_edit", patto.pk), {"motivo_0": "Scritto ora"})

    assert "Il testo del Patto è chiuso per la firma" in page.content.decode()
    assert "Scritto ora" in page.content.decode()
    assert BisognoNonTrattato.objects.get().motivo == "Prima il lavoro"
