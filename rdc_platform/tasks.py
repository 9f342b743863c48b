"""The beat jobs that know several apps."""

import tempfile
from collections.abc import Iterable

from celery import shared_task
from django.db import transaction

from patti_inclusione import scambi_provvedimenti
from rdc_platform import calendario, fornitura
from rdc_platform.forniture import riconciliazione
from rdc_platform.forniture.models import EsitoLotto, Lotto
from rdc_platform.forniture.tasks import TOPIC
from rdc_platform.gateways import inps
from rdc_platform.gateways.inps import LottoOfferto
from rdc_platform.outbox import letture
from rdc_platform.outbox.letture import Letto
from rdc_platform.outbox.services import post


@shared_task
def pull_forniture():
    """Take from INPS every lot not looked at yet, oldest first; what cannot be had now is asked again at the next call.

    Then the families that came hear what INPS had decided before.
    """
    letture.take("inps.lotti", _pull_lotti)
    scambi_provvedimenti.settle_attese()


def _pull_lotti() -> Letto:
    righe = 0
    for page in letture.pages(inps.list_lotti, ""):
        for offered in _not_seen(page.lotti):
            _pull(offered)
            righe += 1
    return Letto(righe)


@shared_task
def reconcile_inps() -> None:
    """First what INPS has for us, then whether we hold the same."""
    pull_forniture()
    letture.take("inps.riconciliazione", _reconcile)


@shared_task
def reconcile_in_settimana() -> None:
    """Once a week, from Sunday on; beat calls it every day, so that a week that failed is tried again the next."""
    oggi = calendario.today()
    domenica = oggi - (oggi.isoweekday() % 7) * calendario.GIORNO
    if not riconciliazione.is_done_since(domenica):
        reconcile_inps()


def _reconcile() -> Letto:
    found = riconciliazione.reconcile(inps.get_riconciliazione())
    return Letto(found.comuni, found.differenze.count())


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
