"""The demonstration's months gone by: told of the families that INPS had recognised by then."""

import pytest

from ambiti.models import Nucleo
from patti_inclusione.models import Caso, RigaCoda
from rdc_platform import calendario
from rdc_platform.demo import arrivi
from rdc_platform.monitor.models import Rilevazione
from tests.factories.rilevazioni import last_chiuso, make_famiglie

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ministero(settings):
    settings.MINISTERO_BASE_URL = "http://127.0.0.1:1"


def test_nothing_is_told_before_there_is_anybody():
    arrivi.tell_ministero()

    assert not Rilevazione.objects.exists()


def test_families_come_the_morning_after_they_were_recognised_and_their_month_is_told(mondo):
    mese = last_chiuso()
    nuovi = {each.pk for each in make_famiglie(mondo, 20, calendario.today())}
    Nucleo.objects.filter(caso__in=nuovi).update(data_riconoscimento=mese)

    arrivi.tell_ministero()
    arrivi.tell_ministero()

    rows = RigaCoda.objects.filter(caso__in=nuovi).values_list("arrivato_il", "caso__arrivato_il")
    assert {calendario.rome_date(each) for row in rows for each in row} == {mese.replace(day=2)}
    detto = Rilevazione.objects.get(ambito=mondo.ambito_a, mese=mese).contenuto["territori"][0]
    assert (detto["comuni"], detto["conteggi"]["NUCLEI_RICEVUTI"]["INPS"]) == (["D150"], 20)
    assert Caso.objects.get(pk=mondo.caso_b.pk).arrivato_il.date() < mese
