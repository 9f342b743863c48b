"""Pulling lots from the INPS simulator, as beat does."""

import pytest

from rdc_platform import tasks
from rdc_platform.forniture.models import Lotto
from rdc_platform.outbox import delivery
from rdc_platform.tasks import pull_forniture
from tests.factories.territorio import make_ambito
from tests.forniture.costruzione import lotto
from tests.simulators.processi import post_form, request

pytestmark = pytest.mark.django_db


@pytest.fixture
def ambiti():
    return make_ambito("P10", "H501"), make_ambito("P11", "F205")


def outcomes() -> list[tuple[str, str]]:
    return list(Lotto.objects.order_by("ricevuto_il").values_list("id_lotto", "esito"))


def test_pull_forniture_takes_each_lot_once_and_answers_record_by_record(inps_nuovo, ambiti):
    pull_forniture()
    pull_forniture()
    for message in delivery.claim():
        delivery.deliver_one(message)

    assert outcomes()[0] == ("INPS-20190603-0001", "ACQUISITO")
    assert len(outcomes()) == len(set(outcomes()))
    assert Lotto.objects.get(id_lotto="INPS-20190603-0001").riscontro_inviato_il is not None


def test_pull_forniture_refuses_a_spoilt_lot_once_however_often_it_looks(inps_nuovo, ambiti):
    request(inps_nuovo, "POST", "/console/lotti", b"nemmeno una testata\n")

    pull_forniture()
    count = Lotto.objects.filter(esito="RIFIUTATO").count()
    pull_forniture()

    assert count >= 1
    assert Lotto.objects.filter(esito="RIFIUTATO").count() == count
    assert not Lotto.objects.filter(id_lotto="").exists()


@pytest.mark.parametrize("guasto", ["doppio", "disordine"])
def test_pull_forniture_takes_lots_in_their_order_and_once_however_they_are_listed(inps_nuovo, ambiti, guasto):
    request(inps_nuovo, "POST", "/console/lotti", lotto([], id_lotto="INPS-20190610-0002", progressivo=2))
    post_form(inps_nuovo, "/console/guasto", modo=guasto)

    pull_forniture()
    for message in delivery.claim():
        delivery.deliver_one(message)

    assert outcomes() == [("INPS-20190603-0001", "ACQUISITO"), ("INPS-20190610-0002", "ACQUISITO")]
    assert list(Lotto.objects.values_list("tentativi", flat=True)) == [1, 1]
    assert not Lotto.objects.filter(riscontro_inviato_il=None).exists()


def test_pull_forniture_keeps_no_lot_without_its_answer(inps_nuovo, ambiti, monkeypatch):
    def die(*_args, **_values):
        raise SystemExit

    monkeypatch.setattr(tasks, "post", die)
    with pytest.raises(SystemExit):
        pull_forniture()

    assert outcomes() == []


def test_pull_forniture_with_inps_away_takes_nothing_and_does_not_fail(inps_nuovo, ambiti):
    post_form(inps_nuovo, "/console/guasto", modo="503")

    pull_forniture()

    assert outcomes() == []
