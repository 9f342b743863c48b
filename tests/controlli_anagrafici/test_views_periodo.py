import pytest
from django.urls import reverse

from ambiti.models import Stato
from controlli_anagrafici.models import PeriodoResidenza
from tests.factories.controlli import give_periodo, open_to
from tests.factories.persone import client_for, make_profilo

APP = "controlli_anagrafici"
BASE = {"tipo": "ISCR", "fonte": "ATTI_COMUNE", "comune": "Cremona"}


@pytest.fixture
def controllo(mondo):
    return open_to(mondo)


@pytest.fixture
def client(mondo):
    return client_for(mondo.responsabile_anagrafici)


def page(name, controllo, *others):
    return reverse(f"{APP}:{name}", args=[controllo.pk, *others])


def test_periodo_create_writes_a_period_as_it_is_typed_and_shows_the_next(client, controllo):
    dati = BASE | {"data_inizio": "6/3/2009", "provenienza": "Bologna"}

    response = client.post(page("periodo_create", controllo), dati, follow=True)

    periodo = PeriodoResidenza.objects.get()
    assert (str(periodo.data_inizio), periodo.comune_id, periodo.comune_provenienza_id) == (
        "2009-03-06",
        "D150",
        "A944",
    )
    assert periodo.motivo_inizio == "IMMIGRAZIONE_DA_COMUNE"
    text = response.content.decode()
    assert "3652 giorni su 3652" in text
    assert "6/3/2009" in text.replace("06/03/2009", "6/3/2009")


def test_periodo_create_takes_a_state_as_where_one_came_from(client, controllo):
    Stato.objects.get_or_create(belfiore="Z129", defaults={"denominazione": "Romania"})
    client.post(page("periodo_create", controllo), BASE | {"data_inizio": "6/3/2009", "provenienza": "Romania"})

    periodo = PeriodoResidenza.objects.get()
    assert (periodo.motivo_inizio, str(periodo.stato_provenienza)) == ("IMMIGRAZIONE_DA_ESTERO", "Romania")


@pytest.mark.parametrize(
    ("dati", "parole"),
    [
        ({"data_inizio": "6/3/1900"}, "prima della nascita"),
        ({"data_inizio": "6/3/2190"}, "dopo oggi"),
        ({"data_inizio": "6/3/2009", "data_fine": "5/3/2009", "motivo_fine": "ALTRO"}, "finisce prima di cominciare"),
        ({"data_inizio": "6/3/2009", "data_fine": "5/3/2012"}, "perché l&#x27;iscrizione è finita"),
        ({"data_inizio": "29/2/2009"}, "Scrivi «Dal» così"),
        ({"data_inizio": "6/3/2009", "comune": "Nonesiste"}, "Non troviamo questo posto"),
        ({"data_inizio": "6/3/2009", "comune": ""}, "in quale Comune"),
        ({"data_inizio": "6/3/2009", "tipo": "EFF"}, "almeno un elemento"),
        ({"data_inizio": "6/3/2009", "fonte": "NOTA_ALTRO_COMUNE"}, "numero e data"),
        ({"data_inizio": "6/3/2009", "comune": "Bologna"}, "si prova con la sua nota"),
        ({"data_inizio": "1/1/2006"}, "già un&#x27;iscrizione in corso"),
        ({"data_inizio": "1/1/2005"}, "già scritto"),
    ],
)
def test_periodo_create_says_at_the_field_what_is_wrong_and_loses_nothing(client, controllo, mondo, dati, parole):
    if dati["data_inizio"] in {"1/1/2006", "1/1/2005"}:
        give_periodo(controllo, mondo.responsabile_anagrafici, "2005-01-01")
    before = PeriodoResidenza.objects.count()

    text = client.post(page("periodo_create", controllo), BASE | dati).content.decode()

    assert parole in text
    assert dati["data_inizio"] in text
    assert PeriodoResidenza.objects.count() == before


def test_periodo_preview_draws_what_is_typed_and_writes_nothing(client, controllo):
    text = client.post(page("periodo_preview", controllo), BASE | {"data_inizio": "6/3/2009"}).content.decode()

    assert "3652 giorni su 3652" in text
    assert "non ancora salvato" in text
    assert PeriodoResidenza.objects.count() == 0


def test_periodo_preview_of_what_cannot_be_written_draws_what_is_there(client, controllo):
    text = client.post(page("periodo_preview", controllo), BASE | {"data_inizio": "6/3/1900"}).content.decode()

    assert ("Da scrivere." in text, "anni in Italia: no" in text) == (True, False)


def test_periodo_edit_changes_and_deletes_what_the_own_comune_attests_alone(client, controllo, mondo):
    mio = give_periodo(controllo, mondo.responsabile_anagrafici, "2009-03-06")
    altrui = PeriodoResidenza.objects.create(
        controllo=controllo,
        comune=mondo.bologna,
        comune_dichiarante=mondo.bologna,
        data_inizio="1999-01-01",
        data_fine="2009-03-05",
        motivo_fine="ALTRO",
        scritto_da=mondo.responsabile_anagrafici.accreditamento,
    )

    assert client.get(page("periodo_edit", controllo, altrui.pk)).status_code == 404
    assert client.post(page("periodo_delete", controllo, altrui.pk)).status_code == 404
    client.post(page("periodo_edit", controllo, mio.pk), BASE | {"data_inizio": "1/3/2009"})
    mio.refresh_from_db()
    assert str(mio.data_inizio) == "2009-03-01"
    client.post(page("periodo_delete", controllo, mio.pk))
    assert list(PeriodoResidenza.objects.all()) == [altrui]


def test_periodo_pages_are_not_there_for_another_responsabile(controllo, mondo):
    altro = client_for(make_profilo(mondo.responsabile_anagrafici.ruolo, mondo.ambito_a, mondo.cremona))

    assert altro.get(page("periodo_create", controllo)).status_code == 404
    assert altro.post(page("periodo_preview", controllo)).status_code == 404


def test_periodo_create_of_a_check_not_begun_says_so(client, mondo):
    controllo = open_to(mondo)
    type(controllo).objects.filter(pk=controllo.pk).update(stato="ASSEGNATO")

    text = client.post(page("periodo_create", controllo), BASE | {"data_inizio": "6/3/2009"}).content.decode()

    assert "non è più in quello stato" in text
    assert PeriodoResidenza.objects.count() == 0
