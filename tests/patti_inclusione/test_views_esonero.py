"""The page of the obligations of a family, what the Case manager writes there, and what of it waits for him."""

from datetime import datetime, timedelta

import pytest

from patti_inclusione.models import CaricoCura, Esonero, Gravidanza, SituazioneComponente
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import da_fare_fonti  # noqa: F401 -- the sources of the list
from patti_inclusione.selectors.da_fare import read_lavoro, read_voci
from patti_inclusione.tasks import expire_esoneri
from rdc_platform.calendario import ROMA
from tests.factories.analisi import start
from tests.factories.esoneri import OGGI, expire, make_esonero
from tests.factories.pagine import url
from tests.factories.pagine import words as text
from tests.factories.patti import adulti_of, make_minore
from tests.factories.persone import client_for
from tests.factories.queries import count_queries
from tests.factories.richieste import upload
from tests.factories.spostamenti import close_caso

SCRITTO = {
    "codice": "Z_TIROCINIO",
    "dal": OGGI.isoformat(),
    "al": (OGGI + timedelta(days=90)).isoformat(),
    "ambito_obbligo": "TUTTI",
    "fonte": "CASE_MANAGER",
    "valutazione_testo": "Zafferano: tirocinio in cucina.",
}


@pytest.fixture
def adulto(mondo):
    return adulti_of(mondo.caso)[0]


@pytest.fixture
def esonero(mondo, adulto):
    return make_esonero(adulto, mondo.case_manager)


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def voci(mondo):
    casi = CASI.permitted(mondo.case_manager, "view_fascicolo")
    found = read_voci(read_lavoro(casi, mondo.case_manager.accreditamento_id, datetime.now(ROMA)))
    return [voce.testo for voce in found if voce.tipo == "esoneri"]


def free_all(caso):
    rows = SituazioneComponente.objects.filter(componente__nucleo=caso.nucleo_id)
    rows.update(tenuto_obblighi=False, motivo_esclusione="X_OCCUPATO")


def test_esonero_create_writes_it_and_the_page_of_the_family_says_so(mondo, client, adulto):
    response = client.post(url("esonero_create", adulto.pk), SCRITTO | {"documento": upload()})

    assert response.url == url("esonero_list", mondo.caso.pk)
    esonero = Esonero.objects.get()
    assert (esonero.componente, esonero.codice, bool(esonero.documento_id)) == (adulto, "Z_TIROCINIO", True)
    page = text(client.get(response.url))
    assert "Senza obblighi: tirocinio, fino al" in page
    assert "Zafferano" in page
    assert "1 persona su 2 ha gli obblighi" in text(client.get(url("caso_detail", mondo.caso.pk)))
    documento = client.get(url("caso_documento", mondo.caso.pk, esonero.documento_id))
    assert b"".join(documento.streaming_content).startswith(b"%PDF")
    documento.close()


def test_esonero_create_says_what_is_missing_beside_the_field(client, adulto):
    page = text(client.post(url("esonero_create", adulto.pk), SCRITTO | {"valutazione_testo": ""}))

    assert 'id="id_valutazione_testo_error"' in page
    assert "Perché anche un'altra persona" not in page


def test_esonero_create_asks_why_a_second_person_only_then(mondo, client, adulto):
    leo, altro = make_minore(mondo.caso), adulti_of(mondo.caso)[1]
    SituazioneComponente.objects.filter(pk=leo.pk).update(disabilita="GRAVE")
    cura = SCRITTO | {"codice": "Z_CURA_DISABILE_GRAVE_NA", "assistito": str(leo.pk)}
    client.post(url("esonero_create", adulto.pk), cura)

    page = text(client.post(url("esonero_create", altro.pk), cura))
    assert 'id="id_deroga_error"' in page

    client.post(url("esonero_create", altro.pk), cura | {"deroga": "Due terapie al giorno."})
    assert Esonero.objects.get(componente=altro).deroga == "Due terapie al giorno."


def test_esonero_create_begins_from_what_the_analisi_says(mondo, client, adulto):
    leo, parto = make_minore(mondo.caso), OGGI + timedelta(days=60)
    type(mondo.caso).objects.filter(pk=mondo.caso.pk).update(stato="CONVOCATO")
    analisi = start(mondo.caso, mondo.case_manager)
    CaricoCura.objects.create(analisi=analisi, ordine=0, assiste=adulto, assistito=leo, tipo="DISABILE")
    Gravidanza.objects.create(analisi=analisi, ordine=0, componente=adulto, data_presunta=parto)
    page = text(client.get(url("esonero_list", mondo.caso.pk)))
    assert ("si occupa di Leo" in page, "aspetta un bambino" in page) == (True, True)

    cura = text(client.get(url("esonero_create", adulto.pk) + "?spunto=0"))
    attesa = text(client.get(url("esonero_create", adulto.pk) + "?spunto=1"))

    assert (f'value="{leo.pk}" selected' in cura, f'value="{parto.isoformat()}"' in attesa) == (True, True)
    assert client.get(url("esonero_create", adulto.pk) + "?spunto=9").status_code == 200


def test_esonero_edit_evaluates_it_again(client, esonero):
    fine = OGGI + timedelta(days=200)

    client.post(url("esonero_edit", esonero.pk), SCRITTO | {"al": fine.isoformat(), "versione": 0})

    esonero.refresh_from_db()
    assert (esonero.al, esonero.codice) == (fine, "Z_TIROCINIO")


def test_esonero_edit_over_what_another_page_saved_keeps_what_was_typed_and_asks_again(client, esonero):
    first = SCRITTO | {"al": (OGGI + timedelta(days=200)).isoformat(), "versione": 0}
    client.post(url("esonero_edit", esonero.pk), first)

    page = text(client.post(url("esonero_edit", esonero.pk), SCRITTO | {"versione": 0}))

    assert "Intanto qualcuno l'ha rivisto" in page
    assert ("Zafferano" in page, 'name="versione" value="1"' in page) == (True, True)


def test_esonero_end_takes_it_away(mondo, client, esonero):
    client.post(url("esonero_end", esonero.pk), {"dal": OGGI.isoformat(), "motivo": "Ha smesso."})

    esonero.refresh_from_db()
    assert esonero.stato == "TOLTO"
    assert "Ha smesso." in text(client.get(url("esonero_list", mondo.caso.pk)))


@pytest.mark.parametrize(
    ("name", "data"), [("esonero_edit", SCRITTO | {"versione": 0}), ("esonero_end", {"motivo": "No."})]
)
def test_what_is_over_is_not_written_again(client, esonero, name, data):
    expire(esonero)

    page = text(client.post(url(name, esonero.pk), {"dal": OGGI.isoformat()} | data))

    assert "è già finito" in page


def test_esonero_create_of_a_closed_case_goes_back_and_says_why(mondo, client, adulto):
    close_caso(mondo.caso, "ALTRO", "CONVOCATO")

    response = client.post(url("esonero_create", adulto.pk), SCRITTO, follow=True)

    assert "va prima riaperto" in text(response)
    assert not Esonero.objects.exists()


@pytest.mark.parametrize("chi", ["case_manager_b", "collega", "coordinatore"])
def test_the_pages_are_not_found_by_who_does_not_follow_the_family(mondo, adulto, esonero, chi):
    client = client_for(getattr(mondo, chi))
    pages = [
        ("esonero_list", mondo.caso),
        ("esonero_create", adulto),
        ("esonero_edit", esonero),
        ("esonero_end", esonero),
    ]

    assert {client.get(url(name, row.pk)).status_code for name, row in pages} == {404}
    assert client.post(url("esonero_review", esonero.pk)).status_code == 404


def test_esonero_list_asks_as_many_queries_whatever_there_is(mondo, client, adulto, calma):
    before = count_queries(client, url("esonero_list", mondo.caso.pk))
    for codice in ("Z_TIROCINIO", "Z_CORSO_FORMAZIONE", "Z_ALTRO_ACCORDO"):
        make_esonero(adulto, mondo.case_manager, codice)

    assert count_queries(client, url("esonero_list", mondo.caso.pk)) == before


def test_where_nobody_is_bound_the_pages_propose_to_close_or_to_go_on_all_the_same(mondo, client):
    free_all(mondo.caso)

    for name in ("caso_detail", "esonero_list"):
        page = text(client.get(url(name, mondo.caso.pk)))
        assert "Puoi chiudere il caso con il motivo «Tutti esclusi dagli obblighi»" in page
        assert "può fare lo stesso un Patto" in page


def test_what_has_to_be_evaluated_again_waits_in_oggi_until_it_is(mondo, client, adulto, esonero):
    assert voci(mondo) == []

    Esonero.objects.filter(pk=esonero.pk).update(rivalutazione_il=OGGI)
    assert voci(mondo) == [f"Rivedi se {adulto.nome} è ancora senza obblighi"]

    client.post(url("esonero_review", esonero.pk))
    assert voci(mondo) == []


def test_what_is_over_waits_in_oggi_also_where_it_had_closed_the_case(mondo, adulto, esonero):
    expire(esonero)
    assert voci(mondo) == [f"Rivedi che cosa fa {adulto.nome}: l'esonero è finito"]

    close_caso(mondo.caso, "ESONERO_TUTTI", "CONVOCATO")
    assert voci(mondo) == [f"{adulto.nome} torna ad avere obblighi: valuta se far riaprire il caso"]

    close_caso(mondo.caso, "DECADENZA", "CONVOCATO")
    assert voci(mondo) == []


def test_expire_esoneri_ends_at_night_what_is_over(esonero):
    Esonero.objects.filter(pk=esonero.pk).update(dal=OGGI - timedelta(days=9), al=OGGI - timedelta(days=1))

    expire_esoneri()

    esonero.refresh_from_db()
    assert esonero.stato == "SCADUTO"
