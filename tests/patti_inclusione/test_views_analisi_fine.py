"""The end of the Analisi preliminare, and who may open any of its pages."""

import pytest
from django.urls import reverse

from patti_inclusione.models import BisognoRilevato, StatoAnalisi, StatoCaso
from rdc_platform.audit.models import AccessoDato
from tests.factories.analisi import make_completa, make_minore, pagina, read, start
from tests.factories.persone import client_for


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def url(name, caso, *args):
    return reverse(f"patti_inclusione:analisi_{name}", args=[caso.pk, *args])


def finalize(client, caso):
    return client.post(url("finalize", caso), {"revisione": str(read(caso).analisi.revisione)}, follow=True)


def test_analisi_check_names_what_is_missing_with_its_link(client, mondo):
    start(mondo.caso, mondo.case_manager)

    mancanti = dict(client.get(url("check", mondo.caso)).context["mancanti"])

    where = f"{pagina(mondo.caso, 'famiglia').url(mondo.caso.pk)}#id_nucleo_coerente"
    assert mancanti["La famiglia"] == [("Rispondi se la famiglia è davvero questa.", where)]


def test_analisi_check_warns_when_the_synthesis_is_lighter_than_the_needs(client, mondo):
    analisi = make_completa(mondo.caso, mondo.case_manager)
    BisognoRilevato.objects.create(analisi=analisi, area="RETI", voce="RET_AMICI", gravita="GRAVE", nucleo_intero=True)

    answer = client.get(url("check", mondo.caso))

    assert (answer.context["mancanti"], len(answer.context["avvisi"])) == ([], 1)


def test_analisi_check_keeps_violence_closed_and_out_of_print(client, mondo):
    analisi = make_completa(mondo.caso, mondo.case_manager)
    analisi.vu_violenza = "SOSPETTO"
    analisi.save()

    answer = client.get(url("check", mondo.caso))

    assert answer.context["ragioni"] == []
    assert answer.context["ragioni_riservate"] == ["C'è violenza in famiglia, o un sospetto."]
    assert '<div class="rdc-non-stampare"><dt>Violenza in famiglia</dt>' in answer.content.decode()


@pytest.mark.parametrize(
    ("esito", "stato", "parole"),
    [
        ("A", StatoCaso.AP_FINALIZZATA, "Ora mandala al Centro per l'impiego"),
        ("B", StatoCaso.IN_DEFINIZIONE_PATTO, "Ora scrivi il Patto con la famiglia"),
        ("C", StatoCaso.AP_FINALIZZATA, "Ora scegli l'équipe"),
        ("D", StatoCaso.AP_FINALIZZATA, "Ora manda la persona al servizio specialistico"),
    ],
)
def test_analisi_finalize_says_what_comes_next(client, mondo, esito, stato, parole):
    make_completa(mondo.caso, mondo.case_manager, esito)

    answer = finalize(client, mondo.caso)

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == stato
    assert parole in next(str(message) for message in answer.context["messages"])


def test_analisi_finalize_sends_back_to_what_is_missing(client, mondo):
    start(mondo.caso, mondo.case_manager)

    answer = finalize(client, mondo.caso)

    assert answer.redirect_chain == [(url("check", mondo.caso), 302)]
    assert read(mondo.caso).analisi.stato == StatoAnalisi.BOZZA


@pytest.mark.parametrize("revisione", ["", "-1", "7", "9" * 5000])
def test_analisi_finalize_of_answers_that_changed_asks_to_read_again(client, mondo, revisione):
    make_completa(mondo.caso, mondo.case_manager)

    answer = client.post(url("finalize", mondo.caso), {"revisione": revisione})

    assert answer.url == url("check", mondo.caso)
    assert read(mondo.caso).analisi.stato == StatoAnalisi.BOZZA


def test_analisi_finalize_twice_has_one_effect(client, mondo):
    make_completa(mondo.caso, mondo.case_manager)
    finalize(client, mondo.caso)

    answer = finalize(client, mondo.caso)

    assert "L'analisi non è in bozza: non c'è niente da concludere." in [str(m) for m in answer.context["messages"]]
    assert mondo.caso.eventi.filter(tipo="fine_analisi").count() == 1


def test_analisi_version_shows_the_finished_one_and_registers_the_reading(client, mondo):
    make_minore(mondo.caso)
    make_completa(mondo.caso, mondo.case_manager)
    finalize(client, mondo.caso)

    answer = client.get(url("detail", mondo.caso), follow=True)

    assert answer.redirect_chain == [(url("version", mondo.caso, 1), 302)]
    assert (answer.context["si_riapre"], "Riapri l'analisi" in answer.content.decode()) == (True, True)
    assert AccessoDato.objects.filter(atto="analisi_version", categoria="analisi").count() == 1


def test_analisi_version_of_a_draft_that_cannot_be_written_in_is_read(client, mondo):
    start(mondo.caso, mondo.case_manager)
    mondo.caso.stato = StatoCaso.SOSPESO
    mondo.caso.save(update_fields=["stato"])

    answer = client.get(pagina(mondo.caso, "famiglia").url(mondo.caso.pk), follow=True)

    assert (answer.redirect_chain[-1][0], answer.context["bozza"]) == (url("version", mondo.caso, 1), True)


def test_analisi_reopen_wants_a_reason(client, mondo):
    make_completa(mondo.caso, mondo.case_manager)
    finalize(client, mondo.caso)

    senza = client.post(url("reopen", mondo.caso), {"motivo": ""})
    con = client.post(url("reopen", mondo.caso), {"motivo": "È nata una bambina."})

    assert senza.context["form"].errors["motivo"] == ["Scrivi perché riapri."]
    assert con.url == url("detail", mondo.caso)
    assert (read(mondo.caso).analisi.versione, read(mondo.caso).analisi.motivo_riapertura) == (2, "È nata una bambina.")


def test_analisi_reopen_is_refused_once_the_patto_is_active(client, mondo):
    make_completa(mondo.caso, mondo.case_manager)
    finalize(client, mondo.caso)
    mondo.caso.stato = StatoCaso.PATTO_ATTIVO
    mondo.caso.save(update_fields=["stato"])

    answer = client.get(url("reopen", mondo.caso))

    assert answer.url == url("detail", mondo.caso)


PAGINE = {"detail": (), "check": (), "reopen": (), "version": (1,), "edit": ("colloquio",), "stato": ("colloquio",)}
ATTI = {"start": (), "finalize": (), "reopen": (), "edit": ("colloquio",), "autosave": ("colloquio",)}


@pytest.mark.parametrize("chi", ["collega", "case_manager_b", "coordinatore", "amministratore", "ministero", "dpo"])
def test_analisi_is_not_there_for_others(mondo, chi):
    start(mondo.caso, mondo.case_manager)
    client = client_for(getattr(mondo, chi))

    letture = {name: client.get(url(name, mondo.caso, *args)).status_code for name, args in PAGINE.items()}
    atti = {name: client.post(url(name, mondo.caso, *args)).status_code for name, args in ATTI.items()}

    assert set(letture.values()) == set(atti.values()) == {404}


def test_analisi_of_a_page_that_is_not_there_is_404(client, mondo):
    start(mondo.caso, mondo.case_manager)
    di_altri = mondo.caso_b.nucleo.componenti.first()

    answers = [
        client.get(url("edit", mondo.caso, "altro")),
        client.get(url("edit", mondo.caso, "adulti")),
        client.get(url("edit", mondo.caso, "adulti", di_altri.pk)),
        client.get(url("version", mondo.caso, 7)),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 404]
