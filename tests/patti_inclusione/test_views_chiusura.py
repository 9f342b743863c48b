import pytest
from django.urls import reverse

from patti_inclusione.models import Caso, Patto, StatoCaso, ValutazioneFinale
from rdc_platform.audit.models import AccessoDato
from tests.factories.incontri import make_svolto, make_verbale
from tests.factories.pagine import words
from tests.factories.patti import OGGI, make_firmato
from tests.factories.persone import client_for

PAGINE = ["chiusura_create", "sospensione_create", "sospensione_resume", "valutazione_edit", "valutazione_detail"]
ATTI = ["valutazione_start", "valutazione_leave", "valutazione_draft"]


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def url(name, caso):
    return reverse(f"patti_inclusione:{name}", args=[caso.pk])


def fresh(caso):
    return Caso.objects.get(pk=caso.pk)


@pytest.mark.parametrize("chi", ["collega", "case_manager_b", "coordinatore", "amministratore"])
@pytest.mark.parametrize("name", [*PAGINE, *ATTI])
def test_page_of_another_s_case_is_not_there(mondo, chi, name):
    other = client_for(getattr(mondo, chi))

    answer = other.post(url(name, mondo.caso), {}) if name in ATTI else other.get(url(name, mondo.caso))

    assert answer.status_code == 404


def test_chiusura_create_says_what_happens_and_why_not_the_other_reasons(mondo, client):
    make_firmato(mondo.caso, mondo.case_manager)

    text = words(client.get(url("chiusura_create", mondo.caso)))

    assert "il Patto in vigore finisce" in text
    assert "Per INPS il beneficio è in pagamento." in text
    assert 'value="DECADENZA"' not in text
    assert AccessoDato.objects.filter(atto="chiusura_create").count() == 1


def test_chiusura_create_closes_and_then_there_is_nothing_to_close(mondo, client):
    data = {"versione": mondo.caso.versione, "motivo": "ALTRO", "nota": "La famiglia è andata all'estero."}

    answer = client.post(url("chiusura_create", mondo.caso), data, follow=True)
    again = client.get(url("chiusura_create", mondo.caso))

    assert "Caso chiuso." in words(answer)
    assert fresh(mondo.caso).stato == StatoCaso.CHIUSO
    assert again.url == url("caso_detail", mondo.caso)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"motivo": ""}, "Scegli perché chiudi il caso."),
        ({"nota": ""}, "Con questo motivo scrivi in poche parole perché lo chiudi."),
        ({"motivo": "INVIO_CPI"}, "Scegli «Perché lo chiudi» fra le risposte dell'elenco."),
        ({"motivo": "CONCLUSIONE_PERCORSO"}, "Scegli «Perché lo chiudi» fra le risposte dell'elenco."),
        ({"versione": 99}, "Intanto il caso è cambiato"),
    ],
)
def test_chiusura_create_says_what_to_mend(mondo, client, values, expected):
    data = {"versione": mondo.caso.versione, "motivo": "ALTRO", "nota": "Una nota"} | values

    assert expected in words(client.post(url("chiusura_create", mondo.caso), data))
    assert fresh(mondo.caso).stato == StatoCaso.ASSEGNATO


def test_sospensione_create_and_resume(mondo, client):
    data = {"versione": mondo.caso.versione, "motivo": "RICOVERO", "dal": str(OGGI)}

    suspended = words(client.post(url("sospensione_create", mondo.caso), data, follow=True))
    twice = client.get(url("sospensione_create", mondo.caso))
    page = words(client.get(url("sospensione_resume", mondo.caso)))
    data = {"versione": fresh(mondo.caso).versione, "al": str(OGGI)}
    resumed = words(client.post(url("sospensione_resume", mondo.caso), data, follow=True))

    assert "Il caso è sospeso: riprendilo quando si può" in suspended
    assert twice.url == url("caso_detail", mondo.caso)
    assert "Riprende da «Assegnato»" in page
    assert "Caso ripreso da dove era." in resumed
    assert client.get(url("sospensione_resume", mondo.caso)).url == url("caso_detail", mondo.caso)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"motivo": ""}, "Scegli perché sospendi il caso."),
        ({"motivo": "ALTRO"}, "Scrivi in poche parole perché lo sospendi."),
        ({"dal": "2999-01-01"}, "non una data futura"),
        ({"prevista_al": "2019-01-01"}, "La fine viene prima dell'inizio"),
        ({"versione": 99}, "Intanto il caso è cambiato"),
    ],
)
def test_sospensione_create_says_what_to_mend(mondo, client, values, expected):
    data = {"versione": mondo.caso.versione, "motivo": "RICOVERO", "dal": str(OGGI)} | values

    assert expected in words(client.post(url("sospensione_create", mondo.caso), data))


def test_valutazione_edit_is_filled_and_closes_the_case(mondo, client):
    make_verbale(make_svolto(mondo.caso, mondo.case_manager), mondo.case_manager)
    patto = Patto.objects.get()
    patto.sostegni.update(stato="ATTIVATO", attivato_il=OGGI)
    page = words(client.post(url("valutazione_start", mondo.caso), follow=True))
    data = {"caso_versione": fresh(mondo.caso).versione, "motivo_chiusura": "CONCLUSIONE_PERCORSO"}
    data |= {"uscita": "OCCUPAZIONE", "valutazione_cm": "È andata bene.", "voto_famiglia": "4"}
    data |= {f"obiettivo-{o.pk}-esito": "RAGGIUNTO" for o in patto.obiettivi.all()}
    data |= {f"persona-{p.pk}-condizione": "STUDENTE" for p in mondo.caso.nucleo.componenti.all()}

    refused = client.post(url("valutazione_edit", mondo.caso), data | {"uscita": ""})
    stale = client.post(url("valutazione_edit", mondo.caso), data | {"caso_versione": 0})
    done = client.post(url("valutazione_edit", mondo.caso), data, follow=True)

    assert '<option value="IN_CORSO" selected>' in page
    assert "Cooperativa di prova" in page
    assert "Scegli come esce la famiglia." in words(refused)
    assert "Intanto il caso è cambiato" in words(stale)
    assert "Percorso concluso: il caso è chiuso." in words(done)
    assert ValutazioneFinale.objects.get().voto_famiglia == 4
    assert "4 su 5" in words(client.get(url("valutazione_detail", mondo.caso)))


def test_valutazione_draft_is_kept_and_leaving_keeps_it_too(mondo, client):
    make_firmato(mondo.caso, mondo.case_manager)
    early = client.post(url("valutazione_draft", mondo.caso), {"versione": 0, "valutazione_cm": "A metà"})
    client.post(url("valutazione_start", mondo.caso))

    saved = client.post(url("valutazione_draft", mondo.caso), {"versione": 0, "valutazione_cm": "A metà"})
    left = words(client.post(url("valutazione_leave", mondo.caso), follow=True))
    client.post(url("valutazione_start", mondo.caso))

    assert (early.status_code, saved.status_code) == (409, 200)
    assert "Il Patto continua." in left
    assert "A metà" in words(client.get(url("valutazione_edit", mondo.caso)))


def test_valutazione_edit_without_a_patto_goes_back(mondo, client):
    assert client.get(url("valutazione_edit", mondo.caso)).url == url("caso_detail", mondo.caso)
    assert client.post(url("valutazione_start", mondo.caso)).url == url("caso_detail", mondo.caso)
