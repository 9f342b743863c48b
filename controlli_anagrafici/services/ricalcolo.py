"""Counting again the concluded checks with other years, in a job: whose result changes is proposed, never changed."""

from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404
from django.utils import timezone

from accounts.profilo import Profilo
from controlli_anagrafici.models import (
    CONCLUSI,
    Controllo,
    MotivoRiapertura,
    PeriodoResidenza,
    Ricalcolo,
    RigaRicalcolo,
    StatoControllo,
    StatoRicalcolo,
    TipoControllo,
)
from controlli_anagrafici.permissions import COMUNI, RICALCOLI
from controlli_anagrafici.residenza import VERSIONE, Parametri, compute_residenza, hash_ingressi
from controlli_anagrafici.selectors.residenza import as_periodo, parametri_of
from controlli_anagrafici.services.calcolo import compute_calcolo
from controlli_anagrafici.services.controllo import ControlloError, touch_controllo
from controlli_anagrafici.services.riapertura import reopen_controllo
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.outbox import services as outbox

_S = StatoRicalcolo
TOPIC = "controlli.ricalcolo"
PEZZO = 500  # checks counted in one transaction: some tenths of a second


@transaction.atomic
def start_ricalcolo(comune: str, *, by: Profilo, anni_totali: int, anni_continuativi: int, motivo: str) -> Ricalcolo:
    """List the concluded checks of the Comune that were counted with other years, and let the worker count them again.

    Raises ControlloError, Http404.
    """
    permitted = COMUNI.permitted(Profilo(by.accreditamento), "recompute_controlli")
    dove = permitted.filter(pk=comune).first()
    if dove is None:
        raise Http404
    if Ricalcolo.objects.filter(comune=dove, stato=_S.IN_CORSO).exists():
        raise ControlloError("Un ricalcolo di questo Comune è già in corso: aspetta che finisca.")
    rows = Controllo.objects.filter(
        comune_competente=dove,
        tipo_controllo=TipoControllo.RESIDENZA_SOGGIORNO,
        stato__in=[*CONCLUSI, StatoControllo.DA_TRASMETTERE_INPS],
    ).exclude(anni_totali_richiesti=anni_totali, anni_continuativi_richiesti=anni_continuativi)
    chiavi = list(rows.values_list("pk", flat=True))
    if not chiavi:
        raise ControlloError("Nessun controllo concluso è stato contato con altri anni.")
    ricalcolo = Ricalcolo.objects.create(
        comune=dove,
        anni_totali=anni_totali,
        anni_continuativi=anni_continuativi,
        motivo=motivo,
        controlli=len(chiavi),
        chiesto_da=by.accreditamento,
    )
    RigaRicalcolo.objects.bulk_create(
        (RigaRicalcolo(ricalcolo=ricalcolo, controllo_id=pk) for pk in chiavi), batch_size=2000
    )
    audit.record("start_ricalcolo", ricalcolo, by=by)
    outbox.post(TOPIC, key=f"ricalcolo-{ricalcolo.pk}-0", ricalcolo_id=ricalcolo.pk)
    return ricalcolo


def count_next(ricalcolo_id: UUID) -> None:
    """Count some checks again and ask for the next ones, in the caller's transaction; the last ends the count."""
    ricalcolo = Ricalcolo.objects.select_for_update(of=("self",)).get(pk=ricalcolo_id)
    if ricalcolo.stato != _S.IN_CORSO:
        return
    periodi = Prefetch("controllo__periodi", PeriodoResidenza.objects.filter(confermato=True))
    da_contare = ricalcolo.righe.filter(cambia=None).select_related("controllo").prefetch_related(periodi)
    righe = list(da_contare.order_by("pk")[:PEZZO])
    for riga in righe:
        _count(riga, ricalcolo)
    RigaRicalcolo.objects.bulk_create(righe, update_conflicts=True, unique_fields=["id"], update_fields=CAMPI)
    mancano = ricalcolo.righe.filter(cambia=None).count()
    if mancano:
        outbox.post(TOPIC, key=f"ricalcolo-{ricalcolo.pk}-{mancano}", ricalcolo_id=ricalcolo.pk)
    else:
        move(ricalcolo, _S.DA_DECIDERE)
        ricalcolo.save(update_fields=["stato"])


@transaction.atomic
def propose_ricalcolo(ricalcolo: Ricalcolo, *, by: Profilo) -> Ricalcolo:
    """Let the checks whose result changes be opened again, one by one. Raises TransitionError."""
    return _move(ricalcolo, _S.PROPOSTO, "propose_ricalcolo", by=by)


@transaction.atomic
def withdraw_ricalcolo(ricalcolo: Ricalcolo, *, by: Profilo) -> Ricalcolo:
    """Undo: nothing is proposed any more; what was opened again stays so, for a person decided it. Raises TransitionError."""
    return _move(ricalcolo, _S.RITIRATO, "withdraw_ricalcolo", by=by)


@transaction.atomic
def reopen_riga(riga: RigaRicalcolo, *, by: Profilo) -> Controllo:
    """Open one check again with the other years: its outcome of before stays frozen, and a person decides it anew.

    Raises ControlloError, TransitionError, Http404.
    """
    ricalcolo = _lock(riga.ricalcolo, by=by)
    if ricalcolo.stato != _S.PROPOSTO:
        raise TransitionError(ricalcolo.stato)
    riga = ricalcolo.righe.select_for_update(of=("self",)).select_related("controllo").get(pk=riga.pk)
    if not riga.cambia or riga.riaperto_il is not None:
        raise ControlloError("Questo controllo è già riaperto, o il suo risultato non cambia.")
    controllo = reopen_controllo(
        riga.controllo,
        by=by,
        versione=riga.controllo.versione,
        motivo=MotivoRiapertura.SENTENZA,
        testo=ricalcolo.motivo,
    )
    anni = {"anni_totali_richiesti": ricalcolo.anni_totali, "anni_continuativi_richiesti": ricalcolo.anni_continuativi}
    touch_controllo(controllo, **anni)
    compute_calcolo(controllo)
    riga.riaperto_il = timezone.now()
    riga.save(update_fields=["riaperto_il"])
    return controllo


CAMPI = (
    "algoritmo_versione", "hash_ingressi", "prima_totale", "prima_continuativa", "dopo_totale", "dopo_continuativa",
    "giorni_mancanti", "cambia",
)  # fmt: skip


def _count(riga: RigaRicalcolo, ricalcolo: Ricalcolo) -> None:
    periodi = [as_periodo(each) for each in riga.controllo.periodi.all()]
    giorno = riga.controllo.data_riferimento
    nuovi = Parametri(giorno, ricalcolo.anni_totali, ricalcolo.anni_continuativi)
    prima, dopo = compute_residenza(periodi, parametri_of(riga.controllo)), compute_residenza(periodi, nuovi)
    riga.algoritmo_versione, riga.hash_ingressi = VERSIONE, hash_ingressi(periodi, nuovi)
    riga.prima_totale, riga.prima_continuativa = prima.residenza_totale, prima.residenza_continuativa
    riga.dopo_totale, riga.dopo_continuativa = dopo.residenza_totale, dopo.residenza_continuativa
    riga.giorni_mancanti = dopo.giorni_mancanti
    # Without any period nothing was computed before, and nothing changes.
    riga.cambia = bool(periodi) and (prima.residenza_totale, prima.residenza_continuativa) != (
        dopo.residenza_totale,
        dopo.residenza_continuativa,
    )


def _move(ricalcolo: Ricalcolo, stato: StatoRicalcolo, atto: str, *, by: Profilo) -> Ricalcolo:
    ricalcolo = _lock(ricalcolo, by=by)
    move(ricalcolo, stato)
    ricalcolo.save(update_fields=["stato"])
    audit.record(atto, ricalcolo, by=by)
    return ricalcolo


def _lock(ricalcolo: Ricalcolo, *, by: Profilo) -> Ricalcolo:
    """The batch locked, the permission read again after the lock."""
    Ricalcolo.objects.select_for_update(of=("self",)).get(pk=ricalcolo.pk)
    rows = RICALCOLI.permitted(Profilo(by.accreditamento), "manage_ricalcolo").filter(pk=ricalcolo.pk)
    locked: Ricalcolo | None = rows.first()
    if locked is None:
        raise Http404
    return locked
