import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from patti_inclusione.models import (
    BozzaModulo,
    ObiettivoGenerale,
    Patto,
    RisultatoAtteso,
    Sostegno,
    StatoPatto,
)
from patti_inclusione.services import patto as patti
from rdc_platform.audit.models import AccessoDato
from tests.factories.pagine import url, words
from tests.factories.patti import FINE, OGGI, adulti_of, make_bozza, make_caso_da_patto, make_da_firmare, make_impegno
from tests.factories.persone import client_for

ALTRI = ["collega", "case_manager_b", "coordinatore", "coordinatore_b", "amministratore", "ministero", "dpo"]


@pytest.fixture
def patto(mondo):
    return make_bozza(mondo.caso, mondo.case_manager)


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def test_patto_detail_before_the_analysis_says_when_it_begins(mondo, client):
    response = client.get(url("patto_detail", mondo.caso.pk))

    assert "Il Patto si comincia quando l'analisi preliminare è conclusa" in words(response)


def test_patto_create_begins_it_once(mondo, client):
    make_caso_da_patto(mondo.caso)

    page = client.get(url("patto_detail", mondo.caso.pk))
    answers = [client.post(url("patto_create", mondo.caso.pk)) for _ in range(2)]

    assert "Comincia il Patto" in words(page)
    assert [answer.url for answer in answers] == [url("patto_detail", mondo.caso.pk)] * 2
    assert Patto.objects.count() == 1


def test_patto_create_in_the_wrong_state_says_why(mondo, client):
    response = client.post(url("patto_create", mondo.caso.pk), follow=True)

    assert "Il Patto si comincia quando" in words(response)
    assert not Patto.objects.exists()


def test_patto_detail_shows_what_was_agreed_and_records_the_reading(mondo, client, patto):
    response = client.get(url("patto_detail", mondo.caso.pk))

    assert response.status_code == 200
    for canarino in ("Zagara", "Zibibbo", "Zenzero", "Zafferano", "Chiudi il testo e prepara il documento"):
        assert canarino in words(response)
    assert AccessoDato.objects.filter(atto="patto_detail", nucleo_id=mondo.caso.nucleo_id, categoria="patto").exists()


def test_patto_detail_lists_what_is_missing(mondo, client, patto):
    patto.obiettivi.all().delete()

    response = client.get(url("patto_detail", mondo.caso.pk))

    assert "Prima della firma manca una cosa" in words(response)
    assert f'href="{url("obiettivo_create", patto.pk)}">Aggiungi almeno un obiettivo.' in words(response)


def test_patto_detail_asks_as_much_of_the_database_for_many_parts_as_for_few(mondo, client, patto):
    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(url("patto_detail", mondo.caso.pk))
        return len(found)

    queries()
    few = queries()
    for place in range(15):
        obiettivo = ObiettivoGenerale.objects.create(patto=patto, area="LAVORO", testo=f"Altro {place}")
        risultato = RisultatoAtteso.objects.create(patto=patto, obiettivo=obiettivo, testo="x", termine=FINE)
        impegno = make_impegno(patto, adulti_of(mondo.caso)[0], risultato=risultato)
        impegno.altri.set(adulti_of(mondo.caso)[1:])
        Sostegno.objects.create(patto=patto, codice="SANITARI", ente_erogatore="ASL", dal=OGGI)

    assert queries() == few


@pytest.mark.parametrize("chi", ALTRI)
def test_pages_of_a_patto_are_of_its_case_manager_alone(mondo, patto, chi):
    client = client_for(getattr(mondo, chi))
    obiettivo = ObiettivoGenerale.objects.get()
    gets = [
        url("patto_detail", mondo.caso.pk),
        url("patto_edit", patto.pk),
        url("bisogno_edit", patto.pk),
        url("obiettivo_create", patto.pk),
        url("obiettivo_edit", patto.pk, obiettivo.pk),
        url("obiettivo_delete", patto.pk, obiettivo.pk),
        url("patto_documento", patto.pk),
        url("patto_download", patto.pk),
        url("patto_sign", patto.pk),
    ]
    posts = [
        url("patto_create", mondo.caso.pk),
        url("patto_edit", patto.pk),
        url("patto_freeze", patto.pk),
        url("patto_unfreeze", patto.pk),
        url("patto_draft", patto.pk, "accordi"),
        url("patto_draft_discard", patto.pk, "accordi"),
        url("obiettivo_delete", patto.pk, obiettivo.pk),
        url("patto_sign", patto.pk),
    ]

    codes = {client.get(address).status_code for address in gets} | {
        client.post(address).status_code for address in posts
    }

    assert codes == {404}
    assert ObiettivoGenerale.objects.get() == obiettivo


def test_parts_of_another_patto_are_not_there(mondo, client, patto):
    altro = make_bozza(mondo.caso_b, mondo.case_manager_b)
    estraneo = altro.obiettivi.get()

    codes = [
        client.get(url("obiettivo_edit", patto.pk, estraneo.pk)).status_code,
        client.get(url("obiettivo_edit", altro.pk, estraneo.pk)).status_code,
        client.get(url("obiettivo_edit", patto.pk, uuid.uuid4())).status_code,
    ]
    client.post(url("obiettivo_delete", patto.pk, estraneo.pk))

    assert codes == [404, 404, 404]
    assert altro.obiettivi.count() == 1


def test_a_page_changes_nothing_by_get(client, patto):
    for name in ("patto_freeze", "patto_unfreeze"):
        assert client.get(url(name, patto.pk)).status_code == 405
    assert Patto.objects.get().stato == StatoPatto.BOZZA


def test_patto_edit_saves_what_was_agreed(mondo, client, patto):
    data = {
        "revisione": "1",
        "durata_dal": OGGI.isoformat(),
        "durata_al": FINE.isoformat(),
        "frequenza_incontri": "SETTIMANALE",
        "modalita_monitoraggio": "Ogni lunedì.",
    }

    response = client.post(url("patto_edit", patto.pk), data)

    patto.refresh_from_db()
    assert response.url == url("patto_detail", mondo.caso.pk)
    assert (patto.frequenza_incontri, patto.modalita_monitoraggio, patto.revisione) == (
        "SETTIMANALE",
        "Ogni lunedì.",
        2,
    )


def test_patto_edit_of_a_stale_page_keeps_what_was_typed(client, patto):
    data = {"revisione": "0", "frequenza_incontri": "MENSILE", "modalita_monitoraggio": "Scritto da me"}

    stale = client.post(url("patto_edit", patto.pk), data)
    again = client.post(url("patto_edit", patto.pk), data | {"revisione": str(stale.context["revisione"])})

    assert "Nel frattempo questa pagina è cambiata" in words(stale)
    assert "Scritto da me" in words(stale)
    assert again.status_code == 302
    assert Patto.objects.get().modalita_monitoraggio == "Scritto da me"


def test_pages_of_a_closed_text_lead_back_and_keep_what_was_typed(mondo, client):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)
    obiettivo = ObiettivoGenerale.objects.get()

    page = client.get(url("obiettivo_edit", patto.pk, obiettivo.pk), follow=True)
    posted = client.post(
        url("obiettivo_edit", patto.pk, obiettivo.pk), {"area": "LAVORO", "testo": "Scritto ora", "revisione": "0"}
    )

    assert "Il testo del Patto è chiuso per la firma" in words(page)
    assert "Il testo del Patto è chiuso per la firma" in words(posted)
    assert "Scritto ora" in words(posted)


def test_patto_draft_keeps_what_is_typed_valid_or_not(client, patto):
    address = url("patto_draft", patto.pk, "impegni-nuovo")
    data = {"descrizione": "Mezza fra", "dal": "non so", "versione": "0", "chiave": str(uuid.uuid4())}

    saved = client.post(address, data)
    page = client.get(url("impegno_create", patto.pk))

    assert (saved.status_code, saved.json()["versione"]) == (200, 1)
    assert BozzaModulo.objects.get().dati == {"descrizione": ["Mezza fra"], "dal": ["non so"]}
    assert "Abbiamo ripreso quello che avevi cominciato a scrivere" in words(page)
    assert "Mezza fra" in words(page)
    assert 'name="versione" value="1"' in words(page)


def test_patto_draft_of_another_page_is_a_conflict(client, patto):
    address = url("patto_draft", patto.pk, "accordi")
    client.post(address, {"modalita_monitoraggio": "uno", "versione": "0"})

    response = client.post(address, {"modalita_monitoraggio": "due", "versione": "0"})

    assert response.status_code == 409
    assert BozzaModulo.objects.get().dati == {"modalita_monitoraggio": ["uno"]}


def test_patto_draft_goes_when_the_form_is_saved_or_given_up(client, patto):
    client.post(url("patto_draft", patto.pk, "obiettivi-nuovo"), {"testo": "x", "versione": "0"})
    client.post(url("patto_draft", patto.pk, "accordi"), {"modalita_monitoraggio": "x", "versione": "0"})

    client.post(url("obiettivo_create", patto.pk), {"chiave": uuid.uuid4(), "area": "LAVORO", "testo": "x"})
    given_up = client.post(url("patto_draft_discard", patto.pk, "accordi"))

    assert given_up.url == url("patto_edit", patto.pk)
    assert not BozzaModulo.objects.exists()


@pytest.mark.parametrize("modulo", ["altro", "impegni-x"])
def test_patto_draft_discard_of_a_form_there_is_not_is_not_there(client, patto, modulo):
    assert client.post(url("patto_draft_discard", patto.pk, modulo)).status_code == 404


def test_bisogno_edit_writes_why_a_need_waits(mondo, client, patto):
    patti.write_motivi(patto, by=mondo.case_manager, motivi={"voce": "Prima la casa"})

    response = client.get(url("bisogno_edit", patto.pk))

    assert "Ogni bisogno grave ha il suo obiettivo." in words(response)
