import pytest
from django.urls import reverse

from accounts.models import Accreditamento, AttoDesignazione, Ruolo, StatoRichiesta
from accounts.services import modelli
from rdc_platform.audit.models import AccessoDato
from rdc_platform.pec.models import MessaggioPec
from tests.factories.persone import client_for, make_profilo
from tests.factories.richieste import PDF, deliver, make_richiesta

S = StatoRichiesta
CONTROLLI = {"nota_ok": "on", "documento_ok": "on", "firmatario_ok": "on"}


def page(name, row, *more):
    return reverse(f"accounts:{name}", args=[row.pk, *more])


@pytest.fixture
def ufficio(mondo):
    """The Ministry's desk, with the published texts."""
    modelli.load_modelli()
    return client_for(mondo.ministero)


def test_atto_prepare_makes_the_act_and_the_page_waits_for_the_worker(mondo, ufficio):
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)

    ufficio.post(page("atto_prepare", richiesta), CONTROLLI | {"numero": "7/2019", "data": "20/5/2019"})

    atto = AttoDesignazione.objects.get(richiesta=richiesta)
    assert "in preparazione" in ufficio.get(page("richiesta_detail", richiesta)).content.decode()
    deliver("documenti.atto")
    assert page("atto_download", atto, "ministero") in ufficio.get(page("richiesta_detail", richiesta)).content.decode()


@pytest.mark.parametrize(
    ("values", "field", "says"),
    [
        ({"nota_ok": ""}, "nota_ok", "Spunta"),
        ({"data": "1/1/2090"}, "data", "nel futuro"),
        ({"data": "1/5/2019"}, "data", "La nota è arrivata il 02/05/2019: l'atto non può essere di prima."),
        ({"numero": ""}, "numero", "Scrivi «Numero dell'atto»."),
    ],
)
def test_atto_prepare_says_what_is_missing(mondo, ufficio, values, field, says):
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)
    data = CONTROLLI | {"numero": "7/2019", "data": "20/5/2019"} | values

    response = ufficio.post(page("atto_prepare", richiesta), data)

    assert says in response.context["form"].errors[field][0]


def test_atto_prepare_refuses_a_number_already_used(mondo, ufficio):
    used = make_richiesta(mondo.ambito_b, S.ATTO_INVIATO).atto.numero
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)

    response = ufficio.post(page("atto_prepare", richiesta), CONTROLLI | {"numero": used, "data": "20/5/2019"})

    assert "C'è già un atto con questo numero" in response.context["form"].errors["numero"][0]


def test_atto_prepare_says_why_the_person_cannot_be_registered(mondo, ufficio):
    known = mondo.case_manager.operatore
    same = {name: getattr(known, name) for name in ("codice_fiscale", "nome", "cognome", "data_nascita")}
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA, **same)

    response = ufficio.post(page("atto_prepare", richiesta), CONTROLLI | {"numero": "7/2019", "data": "20/5/2019"})

    assert "ha già il ruolo Case manager" in response.context["form"].errors["__all__"][0]


def test_atto_prepare_wants_to_know_whose_place_where_the_ambito_is_full(mondo, ufficio):
    make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a)
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)
    data = CONTROLLI | {"numero": "7/2019", "data": "20/5/2019"}

    response = ufficio.post(page("atto_prepare", richiesta), data)
    elsewhere = ufficio.post(
        page("atto_prepare", richiesta), data | {"sostituisce": mondo.amministratore_b.accreditamento_id}
    )
    done = ufficio.post(page("atto_prepare", richiesta), data | {"sostituisce": mondo.amministratore.accreditamento_id})

    assert "scegli chi lascia il posto" in response.context["form"].errors["sostituisce"][0]
    assert "sostituisce" in elsewhere.context["form"].errors
    assert done.status_code == 302
    richiesta.refresh_from_db()
    assert (richiesta.stato, richiesta.sostituisce) == (S.ATTO_PREDISPOSTO, mondo.amministratore.accreditamento)


def test_atto_prepare_proposes_the_only_one_whose_place_was_asked_for(mondo, ufficio):
    asked = make_richiesta(mondo.ambito_a, S.IN_VERIFICA, chiede_sostituzione=True)
    added = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)

    values = [ufficio.get(page("atto_prepare", row)).context["form"]["sostituisce"].value() for row in (asked, added)]

    assert values == [mondo.amministratore.accreditamento_id, None]


def test_richiesta_register_asks_again_when_the_place_was_filled_meanwhile(mondo, ufficio):
    gone = make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a).accreditamento
    richiesta = make_richiesta(mondo.ambito_a, S.ATTO_CONTROFIRMATO, sostituisce=gone)
    Accreditamento.objects.filter(pk=gone.pk).update(stato="REVOCATO", motivo_stato="ALTRO")
    other = make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a).accreditamento

    asked = ufficio.post(page("richiesta_register", richiesta))
    done = ufficio.post(page("richiesta_register", richiesta), {"sostituisce": other.pk})

    assert "scegli chi lascia il posto" in asked.context["form"].errors["sostituisce"][0]
    assert "Il codice si vede solo adesso" in done.content.decode()
    other.refresh_from_db()
    assert (other.stato, other.motivo_stato) == ("REVOCATO", "SOSTITUZIONE")


def test_atto_send_hands_the_act_to_the_pec(mondo, ufficio):
    richiesta = make_richiesta(mondo.ambito_a, S.ATTO_PREDISPOSTO)

    ufficio.post(page("atto_send", richiesta))

    richiesta.refresh_from_db()
    assert richiesta.stato == S.ATTO_INVIATO
    messaggio = MessaggioPec.objects.latest("creato_il")
    assert list(messaggio.allegati.all()) == [richiesta.atto.file_ministero]
    assert richiesta.cognome not in messaggio.oggetto


def test_atto_send_waits_where_the_document_is_not_made_yet(mondo, ufficio):
    richiesta = make_richiesta(mondo.ambito_a, S.ATTO_PREDISPOSTO)
    AttoDesignazione.objects.filter(richiesta=richiesta).update(file_ministero=None)

    response = ufficio.post(page("atto_send", richiesta))

    assert "non è ancora pronto" in response.context["form"].errors["__all__"][0]


def test_richiesta_register_shows_the_code_once(mondo, ufficio):
    richiesta = make_richiesta(mondo.ambito_a, S.ATTO_CONTROFIRMATO)

    first = ufficio.post(page("richiesta_register", richiesta))
    second = ufficio.post(page("richiesta_register", richiesta))

    codice = first.context["codice"]
    assert codice in first.content.decode()
    assert second.headers["Location"] == page("richiesta_detail", richiesta)
    assert codice not in ufficio.get(second.headers["Location"]).content.decode()
    rows = Accreditamento.objects.filter(atto=richiesta.atto)
    assert [row.stato for row in rows] == ["ATTIVO"]


def test_richiesta_register_lets_the_new_amministratore_see_his_ambito_alone(mondo, ufficio):
    richiesta = make_richiesta(mondo.ambito_a, S.ATTO_CONTROFIRMATO)

    ufficio.post(page("richiesta_register", richiesta))

    accreditamento = Accreditamento.objects.get(atto=richiesta.atto)
    assert list(accreditamento.incaricoambito_set.values_list("content_object", flat=True)) == [mondo.ambito_a.pk]


def test_richiesta_notify_is_offered_where_the_pec_did_not_leave(mondo, ufficio):
    richiesta = make_richiesta(mondo.ambito_a, S.ATTO_CONTROFIRMATO)
    ufficio.post(page("richiesta_register", richiesta))
    detail = page("richiesta_detail", richiesta)
    assert "Manda di nuovo la PEC" not in ufficio.get(detail).content.decode()
    MessaggioPec.objects.update(stato="FALLITO")
    assert "Manda di nuovo la PEC" in ufficio.get(detail).content.decode()

    ufficio.post(page("richiesta_notify", richiesta))

    richiesta.refresh_from_db()
    assert richiesta.messaggio_pec.stato == "IN_CODA"


def test_atto_download_is_the_ministrys_and_is_written_down(mondo, ufficio):
    atto = make_richiesta(mondo.ambito_a, S.ATTO_CONTROFIRMATO).atto

    for quale in ("ministero", "controfirmato"):
        response = ufficio.get(page("atto_download", atto, quale))
        assert b"".join(response.streaming_content) == PDF
    assert ufficio.get(page("atto_download", atto, "altro")).status_code == 404
    assert AccessoDato.objects.filter(atto="atto_download", oggetto_id=str(atto.pk), esito="CONSENTITO").count() == 2
    for profilo in (mondo.amministratore, mondo.coordinatore, mondo.dpo):
        assert client_for(profilo).get(page("atto_download", atto, "ministero")).status_code == 404
