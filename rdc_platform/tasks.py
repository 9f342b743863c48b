"""The beat jobs that know several apps."""

import logging
import tempfile

from celery import shared_task

from rdc_platform import fornitura
from rdc_platform.forniture.acquisizione import Esito
from rdc_platform.forniture.models import Lotto
from rdc_platform.forniture.tasks import TOPIC
from rdc_platform.gateways import inps
from rdc_platform.gateways.errors import GatewayUnavailable
from rdc_platform.outbox.services import post

log = logging.getLogger(__name__)


@shared_task
def pull_forniture():
    """Take from INPS every lot we have not taken or refused yet, oldest first; stops at the first that cannot be had."""
    cursor = ""
    try:
        while True:
            page = inps.list_lotti(cursor)
            known = set(
                Lotto.objects.filter(id_lotto__in=[each.id_lotto for each in page.lotti]).values_list(
                    "id_lotto", flat=True
                )
            )
            for offered in page.lotti:
                if offered.id_lotto not in known:
                    _pull(offered.id_lotto)
            if not page.altri:
                return
            cursor = page.cursore
    except GatewayUnavailable as unavailable:
        log.warning("INPS: %s", unavailable)


def _pull(id_lotto: str) -> Esito:
    with tempfile.NamedTemporaryFile(prefix="fornitura-") as file:
        inps.download_lotto(id_lotto, file)
        file.flush()
        esito = fornitura.take(file.name)
    if esito.lotto is not None and esito.lotto.id_lotto:
        post(TOPIC, key=f"riscontro-{esito.lotto.pk}", lotto_id=esito.lotto.pk)
    return esito
