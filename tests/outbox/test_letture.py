"""What is fetched from others: how each reading went stands written, and a list that never ends is left."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from patti_inclusione import scambi_richiesta_cpi
from patti_inclusione import tasks as patti
from progetti_collettivita import tasks as progetti
from rdc_platform import tasks as radice
from rdc_platform.forniture.models import Riconciliazione
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.outbox import letture
from rdc_platform.outbox.flussi import FLUSSI
from rdc_platform.outbox.letture import CursoreError, Letto
from rdc_platform.outbox.models import LetturaFlusso
from rdc_platform.pec.tasks import read_receipts

ORA = timezone.now()


@dataclass
class Pagina:
    cursore: str
    altri: bool


def read_all(cursori, dopo):
    """The cursors of the pages given, of a list that has no end: the pages are asked for in turn."""
    asked = iter(cursori)
    found = []
    with pytest.raises(CursoreError) as stopped:
        found.extend(page.cursore for page in letture.pages(lambda _dopo: Pagina(next(asked), altri=True), dopo))
    return found, stopped.value.codice


@pytest.mark.parametrize(
    ("cursori", "given", "codice"),
    [
        (["2", "2"], ["2", "2"], "CURSORE_FERMO"),
        (["9", "10", "8"], ["9", "10"], "CURSORE_INDIETRO"),
        (["b", "a", "b"], ["b", "a"], "CURSORE_INDIETRO"),
        ([""], [], "CURSORE_INDIETRO"),
    ],
)
def test_a_list_that_stands_still_or_goes_back_is_left(cursori, given, codice):
    assert read_all(cursori, "1") == (given, codice)


def test_a_list_that_has_nothing_new_is_well():
    assert [page.cursore for page in letture.pages(lambda dopo: Pagina(dopo, altri=False), "1")] == ["1"]


def fail(error):
    def reading():
        raise error

    return reading


def written(flusso="inps.lotti"):
    row = LetturaFlusso.objects.get(pk=flusso)
    return row.motivo, row.righe, row.fallisce_dal is not None, row.riuscita_il is not None


@pytest.mark.django_db
def test_it_is_kept_since_when_it_goes_wrong_and_why_until_it_goes_well(settings):
    assert not letture.take("inps.lotti", fail(GatewayUnavailable("non risponde")))
    dal = LetturaFlusso.objects.get().fallisce_dal
    assert not letture.take("inps.lotti", fail(GatewayRefusal("X", "no", 400)))
    assert (written(), LetturaFlusso.objects.get().fallisce_dal) == (("X: no", 0, True, False), dal)

    assert letture.take("inps.lotti", lambda: Letto(7))
    assert written() == ("", 7, False, True)
    with pytest.raises(ZeroDivisionError):
        letture.take("inps.lotti", lambda: Letto(1 // 0))
    assert ("ZeroDivisionError" in written()[0], written()[1]) == (True, 7)


@pytest.mark.parametrize(
    ("flusso", "values", "allarme"),
    [
        ("inps.lotti", {"riuscita_il": timedelta(hours=2, minutes=50)}, False),
        ("inps.lotti", {"riuscita_il": timedelta(hours=3, minutes=10)}, True),
        ("inps.lotti", {"fallisce_dal": timedelta(hours=3, minutes=10)}, True),
        ("inps.lotti", {"riuscita_il": timedelta(minutes=1), "subito": True}, True),
        ("anpal.rinvii", {"riuscita_il": timedelta(hours=5, minutes=50)}, False),
        ("pec.casella", {"riuscita_il": timedelta(minutes=50)}, False),
        ("pec.casella", {"riuscita_il": timedelta(minutes=70)}, True),
        ("inps.riconciliazione", {"riuscita_il": timedelta(days=8, hours=20)}, False),
        ("inps.riconciliazione", {"riuscita_il": timedelta(days=9, hours=4)}, True),
    ],
)
def test_it_is_an_alarm_after_a_few_tries_of_its_own_job(settings, flusso, values, allarme):
    settings.CELERY_BEAT_SCHEDULE = {
        "forniture-inps": {"schedule": 3600.0},
        "rinvii-anpal": {"schedule": 7200.0},
        "ricevute-pec": {"schedule": 60.0},
    }
    found = {name: timezone.now() - value if name != "subito" else value for name, value in values.items()}
    assert LetturaFlusso(flusso=flusso, **found).non_si_legge is allarme


@pytest.mark.django_db
def test_every_flow_writes_how_it_went(settings):
    settings.INPS_BASE_URL = settings.ANPAL_BASE_URL = ""
    settings.PEC_IMAP_HOST, settings.PEC_IMAP_PORT = "127.0.0.1", 1

    radice.reconcile_inps()
    for job in (patti.pull_provvedimenti, patti.pull_rinvii, scambi_richiesta_cpi.pull_messaggi):
        job()
    progetti.pull_proposte()
    read_receipts()

    rows = dict(LetturaFlusso.objects.values_list("flusso", "motivo"))
    assert set(rows) == set(FLUSSI)
    assert {each.partition(".")[0] for each in rows if "BASE_URL non è impostato" in rows[each]} == {"inps", "anpal"}
    assert "la casella PEC non si legge" in rows["pec.casella"]


@pytest.mark.django_db
def test_a_week_that_was_not_compared_is_tried_the_next_day(monkeypatch):
    done = []
    monkeypatch.setattr(radice, "reconcile_inps", lambda: done.append(1))
    row = Riconciliazione.objects.create(al=ORA, comuni=0, domande=0)

    for quando, quante in ((ORA, 0), (ORA - timedelta(days=7), 1)):
        Riconciliazione.objects.filter(pk=row.pk).update(fatta_il=quando)
        radice.reconcile_in_settimana()
        assert len(done) == quante
