import pytest
from django.http import Http404
from django.urls import reverse

from accounts.models import Ruolo
from controlli_anagrafici.models import Controllo
from controlli_anagrafici.services.auto_approvazione import allow_auto_approvazione, end_auto_approvazione
from controlli_anagrafici.services.controllo import ControlloError
from controlli_anagrafici.services.esito import approve_negativo, propose_negativo
from rdc_platform.audit.models import AccessoDato
from tests.factories.accreditamento import pdf
from tests.factories.controlli import PERCHE, decide, give_periodo, open_to
from tests.factories.persone import client_for, make_profilo
from tests.factories.queries import FIXED, OWN, count_queries

APP = "controlli_anagrafici"


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_anagrafici


@pytest.fixture
def controllo(mondo):
    return open_to(mondo)


@pytest.fixture
def solo(mondo, controllo, resp):
    """A negative outcome that the Coordinatore himself proposed, as Responsabile."""
    give_periodo(controllo, resp, "2015-01-01")
    decide(controllo, resp, res10="NON_SODDISFATTO", motivazione=PERCHE)
    controllo.refresh_from_db()
    controllo = propose_negativo(controllo, by=resp, versione=controllo.versione, esito_finale="N10")
    coordinatore = make_profilo(Ruolo.COORDINATORE_ANAGRAFICI, mondo.ambito_a, mondo.cremona, operatore=resp.operatore)
    return Controllo.objects.get(pk=controllo.pk), coordinatore


def page(name, controllo, *others):
    return reverse(f"{APP}:{name}", args=[controllo.pk, *others])


def test_nota_create_keeps_a_note_with_its_document(resp, controllo):
    client = client_for(resp)

    client.post(page("nota_create", controllo), {"testo": "Ha portato il contratto.", "documento": pdf("affitto.pdf")})

    nota = controllo.note.get()
    assert (nota.testo, nota.documento.nome) == ("Ha portato il contratto.", "affitto.pdf")
    text = client.get(page("controllo_detail", controllo)).content.decode()
    assert ("Ha portato il contratto." in text, "affitto.pdf" in text) == (True, True)
    assert b"".join(client.get(page("nota_download", controllo, nota.pk)).streaming_content).startswith(b"%PDF")


def test_nota_create_with_nothing_says_what_to_do(resp, controllo):
    text = client_for(resp).post(page("nota_create", controllo), {"testo": ""}).content.decode()

    assert "Scrivi una nota, o scegli un documento." in text


@pytest.mark.parametrize("name", ["nota_create", "autorita_edit"])
def test_what_hangs_from_a_check_is_not_there_for_others(mondo, controllo, name):
    chi = ["case_manager", "coordinatore", "coordinatore_b", "amministratore"]

    assert {client_for(getattr(mondo, each)).get(page(name, controllo)).status_code for each in chi} == {404}


def test_controllo_detail_asks_six_queries_however_much_hangs_from_it(mondo, resp, controllo):
    client = client_for(resp)
    give_periodo(controllo, resp, "2015-01-01")
    few = count_queries(client, page("controllo_detail", controllo))
    for n in range(3):
        client.post(page("nota_create", controllo), {"testo": f"Nota {n}"})
    controllo.titoli.create(tipo_titolo="ALTRO", numero="1", data_rilascio="2010-01-01", fonte_verifica="QUESTURA")
    controllo.rinvii.create(
        progressivo=1, comune_mittente=mondo.cremona, comune_destinatario=mondo.bologna, motivo="ALTRO",
        stato="RESTITUITO", inviato_da=resp.accreditamento, inviato_il="2019-05-01", data_scadenza="2019-05-21",
    )  # fmt: skip

    assert count_queries(client, page("controllo_detail", controllo)) == few
    assert few <= FIXED + OWN


def test_requisiti_autosave_keeps_what_is_typed_and_gives_the_version(resp, controllo):
    dati = dict.fromkeys(("esito_res10", "esito_res2", "esito_soggiorno"), "DA_VERIFICARE")
    dati |= {"versione": controllo.versione, "motivazione": "Ho guardato i registri"}

    answer = client_for(resp).post(page("requisiti_autosave", controllo), dati)

    controllo.refresh_from_db()
    assert (answer.json()["versione"], controllo.motivazione) == (controllo.versione, "Ho guardato i registri")


def test_requisiti_autosave_of_a_page_of_before_writes_nothing(resp, controllo):
    dati = dict.fromkeys(("esito_res10", "esito_res2", "esito_soggiorno"), "SODDISFATTO")

    answer = client_for(resp).post(page("requisiti_autosave", controllo), dati | {"versione": 0})

    controllo.refresh_from_db()
    assert (answer.status_code, controllo.esito_res10) == (409, "DA_VERIFICARE")


def test_periodo_create_from_a_page_of_before_gives_back_what_was_typed_and_says_what_changed(resp, controllo):
    prima = controllo.versione
    give_periodo(controllo, resp, "2015-01-01")
    dati = {
        "tipo": "ISCR",
        "fonte": "ATTI_COMUNE",
        "comune": "Cremona",
        "data_inizio": "6/3/2009",
        "data_fine": "1/2/2010",
    }

    text = client_for(resp).post(page("periodo_create", controllo), dati | {"versione": prima}).content.decode()

    assert ("Intanto il controllo è cambiato" in text, "L&#x27;ultimo fatto: Periodo scritto" in text) == (True, True)
    assert ('value="6/3/2009"' in text, controllo.periodi.count()) == (True, 1)


def test_approve_negativo_alone_is_refused_until_the_comune_allows_it(mondo, solo):
    controllo, coordinatore = solo
    with pytest.raises(ControlloError, match="un'altra persona"):
        approve_negativo(controllo, by=coordinatore, versione=controllo.versione)

    allow_auto_approvazione(mondo.cremona, by=mondo.coordinatore_anagrafici, motivo="In anagrafe c'è una persona sola.")
    approve_negativo(controllo, by=coordinatore, versione=controllo.versione)

    assert AccessoDato.objects.filter(atto="auto_approve_negativo", oggetto_id=str(controllo.pk)).exists()
    assert controllo.eventi.filter(tipo="auto_approvazione").exists()


def test_end_auto_approvazione_asks_for_two_people_again(mondo, solo):
    controllo, coordinatore = solo
    allow_auto_approvazione(mondo.cremona, by=mondo.coordinatore_anagrafici, motivo="In anagrafe c'è una persona sola.")
    end_auto_approvazione(mondo.cremona, by=mondo.coordinatore_anagrafici)

    with pytest.raises(ControlloError):
        approve_negativo(controllo, by=coordinatore, versione=controllo.versione)


def test_allow_auto_approvazione_of_another_comune_is_not_there(mondo):
    with pytest.raises(Http404):
        allow_auto_approvazione(mondo.bologna, by=mondo.coordinatore_anagrafici, motivo="Un motivo abbastanza lungo.")


def test_auto_approvazione_edit_writes_who_decided_and_why(mondo):
    client, url = client_for(mondo.coordinatore_anagrafici), reverse(f"{APP}:auto_approvazione_edit")
    dati = {"comune": mondo.cremona.pk, "scelta": "CONSENTI"}
    assert "Scrivi perché" in client.post(url, dati).content.decode()

    text = client.post(url, dati | {"motivo": "In anagrafe c'è una persona sola."}, follow=True).content.decode()

    assert f"deciso da {mondo.coordinatore_anagrafici.nome_completo}" in text
    assert mondo.cremona.auto_approvazioni.get().al is None


def test_autorita_edit_writes_day_and_protocol_of_a_negative_outcome(mondo, solo):
    controllo, _ = solo
    coordinatore = mondo.coordinatore_anagrafici
    approve_negativo(controllo, by=coordinatore, versione=controllo.versione)
    controllo.refresh_from_db()
    dati = {"versione": controllo.versione, "il": str(controllo.data_accertamento), "protocollo": "123/2019"}

    client_for(coordinatore).post(page("autorita_edit", controllo), dati)

    controllo.refresh_from_db()
    assert controllo.segnalazione_ag_protocollo == "123/2019"


def test_controllo_today_puts_what_came_back_before_what_has_time(mondo, resp, controllo):
    client, url = client_for(resp), reverse(f"{APP}:controllo_today")
    assert "Conti Marta" in client.get(url, {"quando": "scaduti"}).content.decode()
    Controllo.objects.filter(pk=controllo.pk).update(data_scadenza="2099-01-01")
    assert "Conti Marta" not in client.get(url).content.decode()

    Controllo.objects.filter(pk=controllo.pk).update(stato="RESTITUITO")

    assert "Riprendi: il controllo è tornato dagli altri Comuni" in client.get(url).content.decode()


def test_today_of_who_has_no_check_says_who_gives_them(mondo):
    text = (
        client_for(mondo.responsabile_anagrafici).get(reverse("controlli_anagrafici:controllo_today")).content.decode()
    )

    assert "Te li assegna il Coordinatore del tuo Comune" in text
