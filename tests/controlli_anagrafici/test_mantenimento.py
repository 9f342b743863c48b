"""The requirements checked again during payment: over the papers of before, on the day of today, since the domanda."""

from datetime import date

import pytest
from django.http import Http404
from django.urls import reverse

from controlli_anagrafici.models import Controllo, DomandaCessata
from controlli_anagrafici.residenza import Periodo, TipoPeriodo, find_scoperti
from controlli_anagrafici.selectors.esito import mancanze, negativi
from controlli_anagrafici.selectors.residenza import quadro
from controlli_anagrafici.services.assegnazione import assign_controlli
from controlli_anagrafici.services.controllo import ControlloError, open_controllo
from controlli_anagrafici.services.esito import conclude_positivo
from controlli_anagrafici.services.mantenimento import start_mantenimento
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from tests.factories.controlli import PERCHE, decide, give_periodo, open_to
from tests.factories.persone import client_for

pytestmark = pytest.mark.django_db
DOMANDA, OGGI = date(2019, 3, 6), date(2020, 3, 6)


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_anagrafici


@pytest.fixture
def concluso(mondo, resp):
    controllo = open_to(mondo)
    give_periodo(controllo, resp, "2005-01-01")
    controllo = decide(controllo, resp)
    conclude_positivo(controllo, by=resp, versione=controllo.versione)
    return controllo


def periodo(dal, al, tipo="ISCR"):
    return Periodo(date.fromisoformat(dal), al and date.fromisoformat(al), TipoPeriodo(tipo))


@pytest.mark.parametrize(
    ("periodi", "scoperti"),
    [
        ([periodo("2005-01-01", None)], []),
        ([periodo("2005-01-01", "2019-06-30"), periodo("2019-07-01", None)], []),
        ([periodo("2005-01-01", "2019-06-30"), periodo("2019-07-02", None)], [(date(2019, 7, 1), date(2019, 7, 1))]),
        (
            [periodo("2005-01-01", None), periodo("2019-08-01", "2019-08-31", "EST")],
            [(date(2019, 8, 1), date(2019, 8, 31))],
        ),
        ([], [(DOMANDA, date(2020, 3, 5))]),
    ],
)
def test_find_scoperti_is_what_no_period_covers_since_the_domanda(periodi, scoperti):
    assert list(find_scoperti(periodi, DOMANDA, OGGI)) == scoperti


def test_start_mantenimento_looks_at_today_with_the_papers_of_before(mondo, concluso):
    nuovo = Controllo.objects.get(pk=start_mantenimento(concluso, by=mondo.coordinatore_anagrafici).pk)

    assert (nuovo.origine_controllo, nuovo.stato, nuovo.data_riferimento) == (
        "MANTENIMENTO",
        "DA_ASSEGNARE",
        calendario.today(),
    )
    assert (nuovo.data_scadenza - nuovo.data_riferimento).days >= 30
    (copia,) = nuovo.periodi.all()
    assert (copia.data_inizio, copia.confermato) == (date(2005, 1, 1), True)
    assert nuovo.calcoli.get().residenza_continuativa
    assert quadro(nuovo).scoperti == ()


def begin(mondo, concluso, resp):
    nuovo = start_mantenimento(concluso, by=mondo.coordinatore_anagrafici)
    assign_controlli([nuovo.pk], resp.accreditamento_id, by=mondo.coordinatore_anagrafici)
    return open_controllo(nuovo, by=resp)


def test_a_gap_since_the_domanda_wants_a_reason_or_ends_in_nm1(mondo, concluso, resp):
    nuovo = begin(mondo, concluso, resp)
    nuovo.periodi.update(data_fine="2019-12-31", motivo_fine="ALTRO")
    give_periodo(nuovo, resp, "2020-02-01")
    nuovo = decide(nuovo, resp)
    assert "interruzioni" in mancanze(nuovo, "P01")[-1].testo

    assert mancanze(decide(nuovo, resp, motivazione=PERCHE), "P01") == []
    assert negativi(decide(nuovo, resp, res2="NON_SODDISFATTO"))[0] == "NM1"


def test_start_mantenimento_is_refused_while_one_is_open_or_where_nothing_is_paid(mondo, concluso):
    DomandaCessata.objects.create(nucleo=concluso.nucleo, dal="2020-01-01")
    with pytest.raises(ControlloError, match="cessata"):
        start_mantenimento(concluso, by=mondo.coordinatore_anagrafici)
    DomandaCessata.objects.all().delete()
    start_mantenimento(concluso, by=mondo.coordinatore_anagrafici)

    with pytest.raises(ControlloError, match="già aperta"):
        start_mantenimento(concluso, by=mondo.coordinatore_anagrafici)


def test_start_mantenimento_of_a_check_that_is_open_or_of_another_comune_is_refused(mondo, concluso, resp):
    with pytest.raises(TransitionError):
        start_mantenimento(mondo.caso_in_coda.nucleo.controlli.get(), by=mondo.coordinatore_anagrafici)
    with pytest.raises(Http404):
        start_mantenimento(concluso, by=resp)


def test_mantenimento_start_opens_it_from_the_page_of_the_check(mondo, concluso):
    client = client_for(mondo.coordinatore_anagrafici)
    url = reverse("controlli_anagrafici:mantenimento_start", args=[concluso.pk])

    text = client.post(url, follow=True).content.decode()

    assert "Verifica che i requisiti ci siano ancora" in text
    assert "Dalla domanda, senza interruzioni: sì." in text
    assert client_for(mondo.responsabile_anagrafici).post(url).status_code == 404
