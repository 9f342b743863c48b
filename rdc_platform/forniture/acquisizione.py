"""Taking a lot: wholly there or not at all, in one transaction, the same lot again changing nothing."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from pkgutil import resolve_name

from django.db import connection, transaction
from django.db.models import F, Max

from rdc_platform.forniture import riscontro, staging
from rdc_platform.forniture.blocchi import Istruzioni
from rdc_platform.forniture.lettura import Lotto as LottoLetto
from rdc_platform.forniture.lettura import open_lotto
from rdc_platform.forniture.lettura_testata import LottoRifiutato
from rdc_platform.forniture.models import EsitoLotto, Lotto
from rdc_platform.forniture.protocolli import find_dubbie
from rdc_platform.forniture.territorio_lotto import TerritorioLotto

LOCK = 7_303  # advisory lock: one lot at a time
COUNTS = ("lette", "nuove", "modificate", "invariate", "ignorate", "quarantena")
Step = Callable[[Lotto], None]

KEEP_RECORD = """
INSERT INTO forniture_recordinps (protocollo_inps, versione, dati, lotto_id)
SELECT protocollo, versione, dati, %s FROM fornitura_record WHERE esito <> 'IGNORATA' AND NOT scritta
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


@dataclass(frozen=True)
class Funzioni:
    """What the functions make of a lot: the name (`module:object`) of their tables of new rows, a SELECT of the protocolli that
    are in one of them, and their steps in order.
    """

    tabelle: str
    noti: str
    steps: tuple[Step, ...]


class _Prova(Exception):  # noqa: N818 -- not an error: it carries the result of a trial out of the transaction
    def __init__(self, esito: Esito):
        self.esito = esito


def acquire_lotto(source: str | Path, territorio: TerritorioLotto, funzioni: Funzioni, *, prova: bool = False) -> Esito:
    """Take the lot in `source` (a path, plain or gzip): write or stage its lines, then run each app's set-based step.

    With `prova` the same work is done and rolled back. A refusal is recorded (not with `prova`) and returned, not raised.
    """
    start = time.monotonic()
    try:
        letto = open_lotto(source)
        try:
            with transaction.atomic():
                return _acquire(letto, territorio, funzioni, prova=prova, start=start)
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


def _acquire(letto: LottoLetto, territorio: TerritorioLotto, funzioni: Funzioni, *, prova: bool, start: float) -> Esito:
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
    lotto = _stage(letto, territorio, funzioni)
    for step in funzioni.steps:
        step(lotto)
    lotto.riscontro = riscontro.write(lotto) if not prova else None
    lotto.durata_ms = int((time.monotonic() - start) * 1000)
    lotto.save(update_fields=["riscontro", "durata_ms"])
    esito = Esito("PROVA" if prova else "ACQUISITO", lotto.id_lotto, _counts(lotto), scarti=_scarti(lotto), lotto=lotto)
    if prova:
        raise _Prova(esito)
    return esito


def _stage(letto: LottoLetto, territorio: TerritorioLotto, funzioni: Funzioni) -> Lotto:
    testata = letto.testata
    lotto = Lotto.objects.create(
        id_lotto=testata.id_lotto,
        progressivo=testata.progressivo,
        sha256=letto.sha256,
        data_estrazione=testata.data_estrazione,
        esito=EsitoLotto.ACQUISITO,
    )
    dubbie, estratto = find_dubbie(letto, funzioni.noti), testata.data_estrazione.isoformat()
    istruzioni = Istruzioni(territorio, testata.data_roma, str(lotto.pk), estratto, funzioni.tabelle, dubbie)
    persone = staging.stage(letto, istruzioni)
    if persone != testata.componenti:
        lotto.avviso = f"La testata dichiara {testata.componenti} persone, il lotto ne ha {persone}."
    counts = staging.counts()
    for name, count in counts.items():
        setattr(lotto, name, count)
    lotto.save(update_fields=["avviso", *counts])
    with connection.cursor() as cursor:
        cursor.execute(KEEP_SCARTI, [lotto.pk])
        cursor.execute(KEEP_RECORD, [lotto.pk])
    staging.refresh_statistiche(lotto, "forniture_recordinps", *(each.nome for each in resolve_name(funzioni.tabelle)))
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
