"""A run that goes over midnight goes on with the new day."""

from datetime import date, timedelta
from types import ModuleType, SimpleNamespace

from rdc_platform import calendario
from tests.factories import giorno


def test_names_that_stand_for_today_follow_it_and_no_other_day_does(monkeypatch):
    oggi = calendario.today()
    ieri = oggi - timedelta(days=1)
    finto = ModuleType("tests.finto")
    legge = {"OGGI": ieri, "date": date}
    exec(  # noqa: S102 -- a module of the tests, as it was read yesterday
        "LEGGE = date(2019, 3, 6)\nDATI = {'dal': OGGI}\ndef make(al=OGGI, *, dal=OGGI, legge=LEGGE): return al, dal, legge",
        legge,
    )
    vars(finto).update(legge)
    monkeypatch.setattr(giorno, "sys", SimpleNamespace(modules={"tests.finto": finto, "altro": ModuleType("altro")}))
    monkeypatch.setattr(giorno._Corso, "giorno", ieri)

    giorno.follow()

    assert finto.OGGI == finto.DATI["dal"] == oggi
    assert finto.make() == (oggi, oggi, finto.LEGGE)
    assert str(finto.LEGGE) == "2019-03-06"
