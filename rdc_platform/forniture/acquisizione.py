"""Taking a lot: wholly there or not at all, in one transaction, the same lot again changing nothing."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection, transaction
from django.db.models import F, Max

from rdc_platform.forniture import riscontro, staging
from rdc_platform.forniture.lettura import Lotto as LottoLetto
from rdc_platform.forniture.lettura import open_lotto
from rdc_platform.forniture.lettura_testata import LottoRifiutato
from rdc_platform.forniture.models import EsitoLotto, Lotto
from rdc_platform.forniture.territorio_lotto import TerritorioLotto

LOCK = 7_303  # advisory lock: one lot at a time
COUNTS = ("lette", "nuove", "modificate", "invariate", "ignorate", "quarantena")
Step = Callable[[Lotto], None]

KEEP_RECORD = """
INSERT INTO forniture_recordinps (protocollo_inps, versione, dati, lotto_id)
SELECT protocollo, versione, dati, %s FROM fornitura_record WHERE esito <> 'IGNORATA'
ON CONFLICT (protocollo_inps) DO UPDATE SET versione = excluded.versione, dati = excluded.dati, lotto_id = excluded.lotto_id
"""
KEEP_SCARTI = """
INSERT INTO forniture_scarto (id, lotto_id, riga, codice, campo, motivo, altri)
SELECT gen_random_uuid(), %s, riga, codice, campo, motivo, altri FROM fornitura_scarto
"""


@dataclass(frozen=True)
class Esito:
    """What became of a lot: ACQUISITO, RIFIUTATO, GIA_ACQUISITO or PROVA, with its counts and its rejects."""

    esito: str
    id_lotto: str | None
    conteggi: dict[str, int]
    motivo: str | None = None
    scarti: list[dict[str, object]] = field(default_factory=list)
    lotto: Lotto | None = None


class _Prova(Exception):  # noqa: N818 -- not an error: it carries the result of a trial out of the transaction
    def __init__(self, esito: Esito):
        self.esito = esito


def acquire_lotto(
    source: str | Path, territorio: TerritorioLotto, steps: Iterable[Step], *, prova: bool = False
) -> Esito:
    """Take the lot in `source` (a path, plain or gzip): stage it, then run each app's set-based step.

    With `prova` the same work is done and rolled back. A refusal is recorded (not with `prova`) and returned, not raised.
    """
    start = time.monotonic()
    try:
        letto = open_lotto(source)
        try:
            with transaction.atomic():
                return _acquire(letto, territorio, steps, prova=prova, start=start)
        except _Prova as trial:
            return trial.esito
    except LottoRifiutato as refusal:
        return _refuse(refusal, prova=prova)


def hold_lotti_off() -> None:
    """Wait until no lot is being taken, and keep the next one out until this transaction ends.

    For an act that holds a case and writes on its household: a lot does it the other way round.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])


def _acquire(
    letto: LottoLetto, territorio: TerritorioLotto, steps: Iterable[Step], *, prova: bool, start: float
) -> Esito:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    known = Lotto.objects.filter(
        id_lotto=letto.testata.id_lotto, sha256=letto.sha256, esito=EsitoLotto.ACQUISITO
    ).first()
    if known:
        return _already(known, prova=prova)
    letto.check(
        ultimo_progressivo=Lotto.objects.filter(esito=EsitoLotto.ACQUISITO).aggregate(m=Max("progressivo"))["m"]
    )
    persone = staging.stage(letto, territorio)
    lotto = _write_lotto(letto, persone)
    for step in steps:
        step(lotto)
    lotto.riscontro = riscontro.write(lotto) if not prova else None
    lotto.durata_ms = int((time.monotonic() - start) * 1000)
    lotto.save(update_fields=["riscontro", "durata_ms"])
    esito = Esito("PROVA" if prova else "ACQUISITO", lotto.id_lotto, _counts(lotto), scarti=_scarti(lotto), lotto=lotto)
    if prova:
        raise _Prova(esito)
    return esito


def _write_lotto(letto: LottoLetto, persone: int) -> Lotto:
    testata = letto.testata
    declared = testata.componenti
    lotto = Lotto.objects.create(
        id_lotto=testata.id_lotto,
        progressivo=testata.progressivo,
        sha256=letto.sha256,
        data_estrazione=testata.data_estrazione,
        esito=EsitoLotto.ACQUISITO,
        avviso="" if persone == declared else f"La testata dichiara {declared} persone, il lotto ne ha {persone}.",
        **staging.counts(),
    )
    with connection.cursor() as cursor:
        cursor.execute(KEEP_SCARTI, [lotto.pk])
        cursor.execute(KEEP_RECORD, [lotto.pk])
    return lotto


def _already(known: Lotto, *, prova: bool) -> Esito:
    if not prova:
        Lotto.objects.filter(pk=known.pk).update(tentativi=F("tentativi") + 1)
    return Esito("GIA_ACQUISITO", known.id_lotto, _counts(known), scarti=_scarti(known), lotto=known)


def _refuse(refusal: LottoRifiutato, *, prova: bool) -> Esito:
    lotto = None
    if not prova:
        lotto = Lotto.objects.create(
            id_lotto=refusal.id_lotto or "", esito=EsitoLotto.RIFIUTATO, motivo=refusal.testo[:500], sha256=""
        )
        lotto.riscontro = riscontro.write_refusal(lotto)
        lotto.save(update_fields=["riscontro"])
    return Esito("RIFIUTATO", refusal.id_lotto, dict.fromkeys(COUNTS, 0), motivo=refusal.testo, lotto=lotto)


def _counts(lotto: Lotto) -> dict[str, int]:
    return {name: getattr(lotto, name) for name in COUNTS}


def _scarti(lotto: Lotto) -> list[dict[str, object]]:
    return [{**scarto} for scarto in lotto.scarti.order_by("riga").values("riga", "codice", "campo", "motivo")]
