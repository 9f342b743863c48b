import pytest
from django.urls import reverse
from django.utils import timezone

from rdc_platform import tasks
from rdc_platform.forniture.models import RecordInps, Riconciliazione
from rdc_platform.forniture.riconciliazione import CONSERVATE, reconcile
from rdc_platform.gateways.inps import Conteggi
from tests.factories.pagine import words
from tests.factories.persone import client_for
from tests.factories.territorio import make_ambito
from tests.simulators.processi import post_form

URL = reverse("monitor:riconciliazione_list")


@pytest.fixture
def preso(mondo, inps_nuovo):
    """What INPS published, taken; its port."""
    make_ambito("P10", "H501")
    make_ambito("P11", "F205")
    tasks.pull_forniture()
    return inps_nuovo


def test_once_a_week_we_hold_what_inps_holds_or_know_where_we_do_not(mondo, preso):
    flussi = client_for(mondo.flussi)
    assert "Il primo confronto si fa domenica" in words(flussi.get(URL))

    tasks.reconcile_inps()
    ultima = Riconciliazione.objects.get()
    assert (ultima.domande, ultima.differenze.count()) == (RecordInps.objects.count(), 0)
    assert "In nessun Comune c'è differenza" in words(flussi.get(URL))

    prima = RecordInps.objects.filter(dati__belfiore_residenza="H501").first()
    RecordInps.objects.filter(pk=prima.pk).update(versione=prima.versione + 1)
    tasks.reconcile_inps()
    page = words(flussi.get(URL))
    assert "Altre versioni" in page
    assert prima.pk not in page  # numbers, and no family

    RecordInps.objects.filter(pk=prima.pk).delete()
    tasks.reconcile_inps()
    assert "1 in meno" in words(flussi.get(URL))


def test_with_inps_away_nothing_is_compared(preso):
    post_form(preso, "/console/guasto", modo="503")

    tasks.reconcile_inps()

    assert not Riconciliazione.objects.exists()


def test_a_comune_that_inps_alone_knows_is_a_difference_and_old_comparisons_go(db):
    conteggi = Conteggi(timezone.now(), {"H501": (3, "a" * 64)})
    for _ in range(CONSERVATE + 2):
        found = reconcile(conteggi)

    (differenza,) = found.differenze.all()
    assert (differenza.belfiore, differenza.nostre, differenza.di_inps) == ("H501", 0, 3)
    assert Riconciliazione.objects.count() == CONSERVATE
