"""The pages of the Quadro di analisi: kept as typed, conflicts, what is missing, the pictures, and who may."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patti_inclusione.models import DimensioneQuadro, SezioneQuadro
from patti_inclusione.quadro.regole import mancanze
from patti_inclusione.services import assegnazione
from patti_inclusione.services import quadro as services
from tests.factories import quadri
from tests.factories.analisi import make_minore
from tests.factories.casi import give_caso, make_caso
from tests.factories.persone import client_for


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


@pytest.fixture
def minore(mondo):
    return make_minore(mondo.caso)


@pytest.fixture
def caso(mondo, minore):
    quadri.start(mondo.caso, mondo.case_manager)
    return mondo.caso


def url(name, caso, *args):
    return reverse(f"patti_inclusione:quadro_{name}", args=[caso.pk, *args])


def post(client, caso, sezione, *args, name="edit", versione=0, **data):
    return client.post(url(name, caso, sezione, *args), {"versione": str(versione), "vai": "resta", **data})


def test_quadro_edit_keeps_every_field_of_a_dimension(client, caso):
    valori = {
        "livello": "PROBLEMA_GRAVE",
        "descrizione": "Non c'è il riscaldamento.",
        "bisogni": "Una casa calda.",
        "risorse": "Il proprietario è disponibile.",
        "voce_famiglia": "Di notte abbiamo freddo.",
    }

    answer = post(
        client,
        caso,
        "famiglia",
        **{f"N2-{k}": v for k, v in valori.items()},
        **{"N2-da_approfondire": "on", "N2-priorita": "3"},
    )

    riga = DimensioneQuadro.objects.get()
    assert answer.status_code == 302
    assert {k: getattr(riga, k) for k in valori} == valori
    assert (riga.parte, riga.soggetto, riga.da_approfondire, riga.priorita) == ("NUCLEO", None, True, 3)
    mostrata = client.get(url("edit", caso, "famiglia")).content.decode()
    assert "Di notte abbiamo freddo." in mostrata


def test_quadro_edit_keeps_why_a_level_is_not_known(client, caso):
    post(client, caso, "famiglia", **{"N1-livello": "NON_RILEVATO", "N1-livello_motivo": "TEMPO"})

    assert DimensioneQuadro.objects.get().motivo == "TEMPO"
    post(client, caso, "famiglia", versione=1, **{"N1-livello": "LIVELLO_ADEGUATO", "N1-livello_motivo": "TEMPO"})
    assert DimensioneQuadro.objects.get().motivo == ""


def test_quadro_edit_lets_go_of_a_dimension_emptied(client, caso):
    post(client, caso, "famiglia", **{"N1-livello": "LIVELLO_ADEGUATO"})
    post(client, caso, "famiglia", versione=1)

    assert not DimensioneQuadro.objects.exists()


def test_quadro_edit_keeps_a_part_that_does_not_concern_a_child(client, caso, minore):
    post(client, caso, "genitori", minore.pk, non_pertinente="on")
    senza = [m.campo for m in mancanze(quadri.read(caso)) if m.pagina.sezione == "genitori"]
    post(client, caso, "genitori", minore.pk, versione=1, non_pertinente="on", motivo_non_pertinente="Vive in comunità")

    assert senza == ["motivo_non_pertinente"]
    assert [m for m in mancanze(quadri.read(caso)) if m.pagina.sezione == "genitori"] == []


def test_quadro_edit_touches_no_other_page(client, caso, minore):
    post(client, caso, "crescita", minore.pk, **{"B1-livello": "LIVELLO_ADEGUATO"})
    post(client, caso, "ambiente", minore.pk, **{"A1-livello": "LIVELLO_ADEGUATO", "B1-livello": "PROBLEMA_GRAVE"})

    assert dict(DimensioneQuadro.objects.values_list("dimensione", "livello")) == {
        "B1": "LIVELLO_ADEGUATO",
        "A1": "LIVELLO_ADEGUATO",
    }


def test_quadro_edit_shows_what_the_analysis_says_beside_the_dimension(client, caso):
    analisi = caso.analisi.get()
    analisi.bisogni.create(area="ABITATIVA", voce="ABI_SFRATTO", gravita="GRAVE", nucleo_intero=True)

    answer = client.get(url("edit", caso, "famiglia")).content.decode()

    assert "Dall'Analisi preliminare: Sfratto in corso (grave)." in answer


def test_quadro_edit_keeps_what_cannot_be_read(client, caso):
    post(client, caso, "famiglia", **{"N1-livello": "BOH", "N1-bisogni": "Un lavoro."})

    sezione = SezioneQuadro.objects.get()
    assert sezione.bozza["N1-bisogni"] == ["Un lavoro."]
    assert "Un lavoro." in client.get(url("edit", caso, "famiglia")).content.decode()


def test_quadro_autosave_keeps_and_counts(client, caso):
    answer = post(client, caso, "famiglia", name="autosave", **{"N1-livello": "LIVELLO_ADEGUATO"})

    assert (answer.status_code, answer.json()["versione"]) == (200, 1)


def test_quadro_autosave_of_the_same_twice_does_nothing(client, caso):
    data = {"N1-livello": "LIVELLO_ADEGUATO"}
    post(client, caso, "famiglia", name="autosave", **data)

    answer = post(client, caso, "famiglia", name="autosave", **data)

    assert (answer.status_code, answer.json()["versione"]) == (200, 1)


def test_quadro_edit_in_two_windows_compares_before_it_goes_over(client, caso):
    post(client, caso, "famiglia", **{"N1-livello": "LIVELLO_ADEGUATO"})

    autosave = post(client, caso, "famiglia", name="autosave", **{"N1-livello": "PROBLEMA_GRAVE"})
    salva = post(client, caso, "famiglia", **{"N1-livello": "PROBLEMA_GRAVE"})

    assert (autosave.status_code, salva.status_code) == (409, 409)
    assert ("Livello", "Livello adeguato") in salva.context["differenze"]
    assert "da un'altra finestra" in salva.context["superata"]
    assert DimensioneQuadro.objects.get().livello == "LIVELLO_ADEGUATO"


def test_a_case_manager_replaced_while_typing_leaves_his_draft_to_the_next_and_writes_no_more(client, caso, mondo):
    post(client, caso, "famiglia", name="autosave", **{"N1-bisogni": "Scritto prima.", "N1-livello": "BOH"})
    assegnazione.assign_caso(caso, mondo.collega.accreditamento, by=mondo.coordinatore, lotto=uuid4(), motivo="CARICO")

    tardi = post(client, caso, "famiglia", name="autosave", versione=1, **{"N1-bisogni": "Scritto dopo."})

    pagina = client_for(mondo.collega).get(url("edit", caso, "famiglia")).content.decode()
    assert tardi.status_code == 404
    assert ("Scritto prima." in pagina, "Scritto dopo." in pagina) == (True, False)


def test_quadro_edit_after_the_end_keeps_what_was_typed_on_the_page(client, caso, mondo):
    foglio = quadri.fill(caso, mondo.case_manager)
    services.finalize_quadro(caso, by=mondo.case_manager, revisione=foglio.quadro.revisione)

    answer = post(client, caso, "famiglia", **{"N1-bisogni": "Scritto tardi."})

    assert (answer.status_code, "Scritto tardi." in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(
    "chi", ["collega", "case_manager_b", "coordinatore", "amministratore", "responsabile_anagrafici"]
)
@pytest.mark.parametrize("name", ["detail", "check", "reopen"])
def test_quadro_is_not_there_for_others(mondo, caso, chi, name):
    assert client_for(getattr(mondo, chi)).get(url(name, caso)).status_code == 404


def test_quadro_edit_of_a_page_that_the_family_has_not_is_404(client, caso, minore):
    assert client.get(url("edit", caso, "salute", minore.pk)).status_code == 404
    assert client.get(url("edit", caso, "boh")).status_code == 404


@pytest.mark.usefixtures("calma")
def test_quadro_edit_and_check_take_the_same_queries_for_one_and_for_eight(client, mondo):
    counts = {"edit": [], "check": []}
    for persone in (1, 8):
        caso = make_caso(mondo.ambito_a, mondo.cremona, f"Gruppo{persone}", persone=persone)
        give_caso(caso, mondo.case_manager, mondo.coordinatore)
        quadri.start(caso, mondo.case_manager)
        for name, where in (("edit", url("edit", caso, "famiglia")), ("check", url("check", caso))):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(where).status_code == 200
            counts[name].append(len(queries))

    assert [uno - otto for uno, otto in counts.values()] == [0, 0]
    assert max(otto for _, otto in counts.values()) <= 20
