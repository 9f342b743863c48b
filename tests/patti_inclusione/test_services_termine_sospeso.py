"""A suspension of the law that comes after the terms have started."""

from datetime import date

import pytest

from patti_inclusione.models import CodiceTermine, Scadenza
from patti_inclusione.services import termine_sospeso as services
from patti_inclusione.services.scadenza import close_scadenza, expire_scadenze, open_scadenza
from patti_inclusione.tasks import update_scadenze
from rdc_platform.norme.models import ParametroNormativo
from rdc_platform.norme.selectors import forget
from tests.factories.segnalazioni import make_bozza_e01

pytestmark = pytest.mark.usefixtures("forget_norme")  # what a test changed in the rules is not remembered
OGGI = date(2019, 6, 1)


@pytest.fixture
def t06(mondo):
    """Ten working days from 2 May: the 16th."""
    Scadenza.objects.all().delete()
    return open_scadenza(mondo.caso, CodiceTermine.T06, date(2019, 5, 2))


def decree(dal=date(2019, 5, 13), al=date(2019, 6, 14), codici="T06"):
    values = {"valore": codici, "tipo": "termini", "fonte": "art. 1 DL di prova", "valido_dal": dal, "valido_al": al}
    ParametroNormativo.objects.filter(codice="TERMINI_SOSPESI").delete()
    ParametroNormativo.objects.create(codice="TERMINI_SOSPESI", **values)
    forget()


def move_all(oggi=OGGI):
    for pk, fonte in services.list_to_move():
        services.move_termine(pk, fonte=fonte, oggi=oggi)


def test_move_termine_gives_back_the_days_and_keeps_the_day_before(mondo, t06):
    expire_scadenze(OGGI)
    decree()

    move_all()
    move_all()

    t06.refresh_from_db()
    assert (t06.termine, t06.stato) == (date(2019, 6, 20), "APERTA")
    evento = mondo.caso.eventi.get(tipo="termine")
    assert evento.testo == "Segnalazione a INPS: il termine passa dal 16/05/2019 al 20/06/2019 (art. 1 DL di prova)"
    assert evento.accreditamento is None


@pytest.mark.parametrize(
    "values",
    [
        {"codici": "T02"},
        {"dal": date(2019, 5, 17)},
        {"dal": date(2019, 4, 1), "al": date(2019, 5, 1)},
        {"al": None},
    ],
)
def test_a_suspension_that_does_not_touch_a_term_leaves_it(t06, values):
    decree(**values)

    assert services.list_to_move() == []


def test_a_term_whose_act_is_done_stays_as_it_was(mondo, t06):
    decree()
    close_scadenza(mondo.caso, CodiceTermine.T06, date(2019, 5, 10))

    assert services.list_to_move() == []
    services.move_termine(t06.pk, fonte="", oggi=OGGI)
    t06.refresh_from_db()
    assert t06.termine == date(2019, 5, 16)


def test_move_termine_of_a_report_moves_the_day_by_which_it_has_to_leave(mondo):
    segnalazione = make_bozza_e01(mondo.caso, mondo.case_manager)
    scadenza = Scadenza.objects.get(riferimento=segnalazione.pk)
    decree(dal=scadenza.decorrenza, al=scadenza.termine)

    update_scadenze()

    segnalazione.refresh_from_db()
    scadenza.refresh_from_db()
    assert segnalazione.scadenza_invio == scadenza.termine > segnalazione.data_accertamento
    assert mondo.caso.eventi.filter(tipo="termine").exists()
