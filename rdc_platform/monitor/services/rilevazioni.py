"""What the Ministry is told of each closed month (letter, function 1: every other information useful to monitor; M15).

A month is counted when it is closed, and again each time that a later one is: once a month, all together, so that no two
versions say what happened on a day. A version leaves only where what is told has changed.
"""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rdc_platform.audit.stato import move
from rdc_platform.calendario import fine_mese
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.gateways.ministero import Ricevuta
from rdc_platform.monitor.figure import figure_of, prima_of
from rdc_platform.monitor.models import Rilevazione, StatoRilevazione
from rdc_platform.monitor.riservatezza import Regola
from rdc_platform.monitor.selectors.misure import Misure, read_misure
from rdc_platform.monitor.selectors.rilevazioni import find_ultime, list_dette, list_territorio
from rdc_platform.norme.selectors import intero
from rdc_platform.outbox import services as outbox

TOPIC = "ministero.rilevazione"
_S = StatoRilevazione


def mesi_chiusi(oggi: date) -> list[date]:
    """The first days of the months counted on that day, the oldest first: the last is the last one closed."""
    fine = oggi - timedelta(days=intero("M15_GG_CHIUSURA", oggi))
    ultimo = fine.year * 12 + fine.month - 2
    return [date(n // 12, n % 12 + 1, 1) for n in range(ultimo - intero("M15_MESI", oggi) + 1, ultimo + 1)]


@transaction.atomic
def count_mese(mese: date, chiuso: date) -> int:
    """Count a month of every Ambito where it was not counted since `chiuso` was closed; how many versions leave."""
    contate = set(Rilevazione.objects.filter(mese=mese, contata_con__gte=chiuso).values_list("ambito_id", flat=True))
    territorio = {ambito: comuni for ambito, comuni in list_territorio(mese).items() if ambito not in contate}
    ultime = find_ultime(mese, territorio)
    territorio = _senza_dette(mese, territorio, ultime)
    if not territorio:
        return 0
    misure, nuove, uguali = read_misure(mese), list[Rilevazione](), list[UUID]()
    for ambito, comuni in territorio.items():
        prima = ultime.get(ambito)
        if prima and not prima.conteggi:
            continue  # of what was told nothing is kept: it is counted no more
        row = _count(comuni, misure, fine_mese(mese), prima)
        if row:
            row.ambito_id, row.mese, row.contata_con = ambito, mese, chiuso
            nuove.append(row)
        elif prima:
            uguali.append(prima.pk)
    Rilevazione.objects.filter(pk__in=uguali).update(contata_con=chiuso)
    Rilevazione.objects.filter(mese=mese, ambito__in=[each.ambito_id for each in nuove]).update(conteggi=[])
    Rilevazione.objects.bulk_create(nuove)
    payloads = {each.chiave: {"rilevazione_id": each.pk} for each in nuove}
    outbox.post_many(TOPIC, payloads, {each.chiave: f"m15-{each.ambito_id}-{mese:%Y-%m}" for each in nuove})
    return len(nuove)


@transaction.atomic
def forget_conteggi(prima: date) -> int:
    """Months before that one are counted no more: what was kept to count them again goes. How many."""
    return Rilevazione.objects.filter(mese__lt=prima).exclude(conteggi=[]).update(conteggi=[])


@transaction.atomic
def record_ricevuta(rilevazione_id: UUID, ricevuta: Ricevuta) -> None:
    """The Ministry has it."""
    row = _lock(rilevazione_id)
    if row.stato == _S.RICEVUTA:
        return
    move(row, _S.RICEVUTA)
    row.protocollo, row.risposta_il, row.codice_rifiuto, row.motivo_rifiuto = ricevuta.numero, ricevuta.il, "", ""
    row.save(update_fields=["stato", "protocollo", "risposta_il", "codice_rifiuto", "motivo_rifiuto"])


@transaction.atomic
def record_rifiuto(rilevazione_id: UUID, rifiuto: GatewayRefusal) -> None:
    """The Ministry does not take it: who looks after the exchanges finds it among those to look at."""
    row = _lock(rilevazione_id)
    move(row, _S.RIFIUTATA)
    row.risposta_il = timezone.now()
    row.codice_rifiuto, row.motivo_rifiuto = rifiuto.codice[:40], rifiuto.dettaglio[:500]
    row.save(update_fields=["stato", "risposta_il", "codice_rifiuto", "motivo_rifiuto"])


def _senza_dette(mese: date, territorio: Mapping[UUID, list[str]], ultime: Collection[UUID]) -> dict[UUID, list[str]]:
    """Without the Comuni that another Ambito told of before they passed to one that tells of the month for the first time.

    That one goes on telling of them, with those beside whom they were: with two groupings one could be taken from the other.
    """
    dette = list_dette(mese) if any(ambito not in ultime for ambito in territorio) else set()
    rimasti = {
        ambito: comuni if ambito in ultime else [each for each in comuni if each not in dette]
        for ambito, comuni in territorio.items()
    }
    return {ambito: comuni for ambito, comuni in rimasti.items() if comuni}


def _count(comuni: list[str], misure: Misure, fine: date, prima: Rilevazione | None) -> Rilevazione | None:
    """The next version, None where it would tell what the last did. The rule is that of the month, whenever it is counted:

    by two rules on one count somebody could say between which numbers it is.
    """
    regola = _regola(fine)
    territori = [each["comuni"] for each in prima.contenuto["territori"]] if prima else _group(comuni, misure, fine)
    dette = zip(prima.contenuto["territori"], prima.conteggi, strict=True) if prima else ()
    figure_prima = [prima_of(*each) for each in dette]
    coppie = zip_longest(territori, figure_prima)
    figure = [figure_of(each, misure, regola, detta) for each, detta in coppie]
    contenuto = {"soglia": regola.soglia, "base": regola.base, "territori": [each.detto for each in figure]}
    impronta = hashlib.sha256(json.dumps(contenuto, sort_keys=True).encode()).hexdigest()
    if prima and prima.impronta == impronta:
        return None
    versione = prima.versione + 1 if prima else 1
    tenuti = [each.da_tenere for each in figure]
    return Rilevazione(versione=versione, contenuto=contenuto, conteggi=tenuti, impronta=impronta)


def _group(comuni: Sequence[str], misure: Misure, fine: date) -> list[list[str]]:
    """Each Comune by itself that has enough families, then all the others together. So they stay in later versions."""
    minime = intero("M15_FAMIGLIE_COMUNE", fine)
    soli = [each for each in comuni if misure.arrivate.get(each, 0) >= minime]
    altri = [each for each in comuni if each not in soli]
    return [*([each] for each in soli), *([altri] if altri else [])]


def _regola(fine: date) -> Regola:
    nomi = ("M15_SOGLIA", "M15_BASE", "M15_MINIMO", "M15_MINIMO_DECILE")
    return Regola(*(intero(nome, fine) for nome in nomi))


def _lock(rilevazione_id: UUID) -> Rilevazione:
    return Rilevazione.objects.select_for_update(of=("self",)).get(pk=rilevazione_id)
