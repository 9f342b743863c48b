"""The beat jobs that know several apps."""

import logging
import tempfile
from collections.abc import Iterable

from celery import shared_task
from django.db import transaction

from patti_inclusione import scambi_provvedimenti
from rdc_platform import fornitura
from rdc_platform.forniture import riconciliazione
from rdc_platform.forniture.models import EsitoLotto, Lotto
from rdc_platform.forniture.tasks import TOPIC
from rdc_platform.gateways import inps
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.gateways.inps import LottoOfferto
from rdc_platform.outbox.services import post

log = logging.getLogger(__name__)


@shared_task
def pull_forniture():
    """Take from INPS every lot not looked at yet, oldest first; what cannot be had now is asked again at the next call.

    Then the families that came hear what INPS had decided before.
    """
    _pull_lotti()
    scambi_provvedimenti.settle_attese()


def _pull_lotti() -> None:
    cursor = ""
    try:
        while True:
            page = inps.list_lotti(cursor)
            for offered in _not_seen(page.lotti):
                _pull(offered)
            if not page.altri:
                return
            cursor = page.cursore
    except (GatewayUnavailable, GatewayRefusal) as error:
        log.warning("INPS: %s", error)


@shared_task
def reconcile_inps() -> None:
    """Once a week: first what INPS has for us, then whether we hold the same; with INPS away, the next week does."""
    pull_forniture()
    try:
        riconciliazione.reconcile(inps.get_riconciliazione())
    except (GatewayUnavailable, GatewayRefusal) as error:
        log.warning("INPS: %s", error)


def _not_seen(offered: Iterable[LottoOfferto]) -> list[LottoOfferto]:
    """Those neither taken, nor refused with the content that INPS still offers: each once, in the order of their numbers."""
    offered = sorted({each.id_lotto: each for each in offered}.values(), key=lambda each: each.progressivo)
    rows = Lotto.objects.filter(id_lotto__in=[each.id_lotto for each in offered])
    seen = set(rows.values_list("id_lotto", "esito", "sha256"))
    taken = {id_lotto for id_lotto, esito, _ in seen if esito == EsitoLotto.ACQUISITO}
    return [
        each
        for each in offered
        if each.id_lotto not in taken and (each.id_lotto, EsitoLotto.RIFIUTATO, each.sha256) not in seen
    ]


def _pull(offered: LottoOfferto) -> None:
    with tempfile.NamedTemporaryFile(prefix="fornitura-") as file:
        inps.download_lotto(offered.id_lotto, file)
        file.flush()
        _take(file.name, offered)


@transaction.atomic
def _take(path: str, offered: LottoOfferto) -> None:
    """The lot and the message with its answer together: killed between the two, INPS would never be answered."""
    lotto = fornitura.take(path).lotto
    if lotto is None:
        return
    if lotto.esito == EsitoLotto.RIFIUTATO:  # its own header may not even be readable: keep what INPS calls it
        lotto.id_lotto, lotto.sha256 = offered.id_lotto, offered.sha256
        lotto.save(update_fields=["id_lotto", "sha256"])
    post(TOPIC, key=f"riscontro-{lotto.pk}", lotto_id=lotto.pk)
