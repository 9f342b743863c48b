"""What giving, taking and putting back have in common: many families at once, with as many statements as for one.

The callers hold the locks and have checked who may; here the rows are written: assignment, guardian's row, state, time line,
register. Ten thousand families are one act of a Monday morning.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, F, QuerySet, Value, When

from accounts import incarichi
from accounts.models import Accreditamento
from ambiti.models import Nucleo
from patti_inclusione.models import Assegnazione, Caso, EventoCaso, StatoCaso, Supplenza, TipoEvento
from rdc_platform.audit import massa
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.web.formati import data_ora

SUPPLENZA = "supplenza"
IN_CODA = When(stato=StatoCaso.DA_ASSEGNARE, then=Value(""))
Coppia = tuple[Caso, Accreditamento]
Evento = tuple[UUID, str, str, str, str]  # case, kind, words, from and to which state


def close_assegnazioni(correnti: Collection[Assegnazione], *, motivo: str, by: Autore, adesso: datetime) -> None:
    """End the assignments, and what was lent under them: from this moment nobody sees those families by them."""
    for corrente in correnti:
        corrente.al, corrente.motivo = adesso, motivo
    Assegnazione.objects.filter(pk__among=[corrente.pk for corrente in correnti]).update(al=adesso, motivo=motivo)
    close_supplenze(Supplenza.objects.filter(assegnazione__in=correnti), by=by, adesso=adesso)
    nuclei = Caso.objects.filter(pk__among=[corrente.caso_id for corrente in correnti]).values_list(
        "nucleo_id", flat=True
    )
    incarichi.revoke_among({corrente.case_manager_id for corrente in correnti}, [Nucleo(pk=pk) for pk in nuclei])


def close_supplenze(supplenze: QuerySet[Supplenza], *, by: Autore, adesso: datetime) -> int:
    """End those of `supplenze` that are not ended: the substitutes see nothing more from here on. How many."""
    aperte = list(supplenze.filter(chiusa_il=None).select_related("caso"))
    if aperte:
        Supplenza.objects.filter(pk__in=[each.pk for each in aperte]).update(
            chiusa_il=adesso, chiusa_da=by.accreditamento_id
        )
        nuclei = [Nucleo(pk=each.caso.nucleo_id) for each in aperte]
        incarichi.revoke_among({each.supplente_id for each in aperte}, nuclei)
    return len(aperte)


def give_casi(
    coppie: Sequence[Coppia],
    *,
    by: Autore,
    da: UUID,
    lotto: UUID,
    adesso: datetime,
    testo: str = "Assegnata a",
) -> None:
    """Give each case to its Case manager; those who had them are closed already. `da`: whose act it is.

    From the queue a case goes on from where it was. Raises TransitionError if one is closed.
    """
    if any(caso.stato == StatoCaso.CHIUSO for caso, _ in coppie):
        raise TransitionError(StatoCaso.CHIUSO)
    if not coppie:
        return
    rows = {
        "caso_id": [caso.pk for caso, _ in coppie],
        "case_manager_id": [chi.pk for _, chi in coppie],
        "assegnato_da_id": da,
    }
    massa.insert_rows(Assegnazione, rows | {"lotto": lotto, "dal": adesso})
    _clear_lent(lotto, by=by, adesso=adesso)
    incarichi.grant_each(Nucleo, ((chi, caso.nucleo_id) for caso, chi in coppie))
    eventi = [_given(caso, chi, by, testo) for caso, chi in coppie]
    _move(Caso.objects.filter(assegnazioni__lotto=lotto, assegnazioni__al=None), stato=_resumed())
    _write(eventi, by)
    audit.record_each("assign_caso", [caso for caso, _ in coppie], by=by)


def queue_casi(casi: Collection[Caso], *, by: Autore, testo: str) -> None:
    """Put cases whose assignment is closed back into the queue, where each remembers how far it was; closed ones stay."""
    aperti = [caso for caso in casi if caso.stato != StatoCaso.CHIUSO]
    eventi = []
    for caso in aperti:
        before = caso.stato
        caso.stato_prima = "" if before == StatoCaso.ASSEGNATO else before
        move(caso, StatoCaso.DA_ASSEGNARE)
        eventi.append(_evento(caso, TipoEvento.RITORNO_IN_CODA, testo, before))
    kept = Case(When(stato=StatoCaso.ASSEGNATO, then=Value("")), default=F("stato"))
    Caso.objects.filter(pk__among=[caso.pk for caso in aperti]).update(
        stato=StatoCaso.DA_ASSEGNARE, stato_prima=kept, versione=F("versione") + 1
    )
    _write(eventi, by)
    audit.record_each("withdraw_caso", list(casi), by=by)


def note_supplenze(supplenze: Sequence[Supplenza], *, by: Autore) -> None:
    """Write on each time line who sees the family, until when; never why."""
    lent = "{0} la vede anche {1}, fino al {2}"
    testi = [
        lent.format(row.get_tipo_display(), row.supplente.operatore.nome_completo, data_ora(row.al))
        for row in supplenze
    ]
    _write([(row.caso_id, SUPPLENZA, testo, "", "") for row, testo in zip(supplenze, testi, strict=True)], by)


def _write(eventi: Sequence[Evento], by: Autore) -> None:
    """Write the facts on the time lines of their cases."""
    if eventi:
        names = ("caso_id", "tipo", "testo", "da_stato", "a_stato")
        rows: dict[str, Any] = {
            name: list(column) for name, column in zip(names, zip(*eventi, strict=True), strict=True)
        }
        massa.insert_rows(EventoCaso, rows | {"accreditamento_id": by.accreditamento_id})


def _clear_lent(lotto: UUID, *, by: Autore, adesso: datetime) -> None:
    """Who gets for good a family that was lent to him sees it with no end."""
    given = {"caso__assegnazioni__lotto": lotto, "supplente": F("caso__assegnazioni__case_manager")}
    close_supplenze(Supplenza.objects.filter(**given), by=by, adesso=adesso)


def _resumed() -> Case:
    return Case(
        When(stato=StatoCaso.DA_ASSEGNARE, stato_prima="", then=Value(StatoCaso.ASSEGNATO)),
        When(stato=StatoCaso.DA_ASSEGNARE, then=F("stato_prima")),
        default=F("stato"),
    )


def _move(casi: QuerySet[Caso], stato: Any) -> None:
    casi.update(stato=stato, stato_prima=Case(IN_CODA, default=F("stato_prima")), versione=F("versione") + 1)


def _given(caso: Caso, chi: Accreditamento, by: Autore, testo: str) -> Evento:
    """The fact on the time line; the case in memory moves too, if its table lets it."""
    parole = f"{testo} {chi.operatore.nome_completo}"
    if chi.operatore_id == by.operatore_id:
        parole += ", che è anche il Coordinatore che l'ha assegnata"
    if caso.stato != StatoCaso.DA_ASSEGNARE:
        return _evento(caso, TipoEvento.RIASSEGNAZIONE, parole)
    move(caso, caso.stato_prima or StatoCaso.ASSEGNATO)
    caso.stato_prima = ""
    return _evento(caso, TipoEvento.ASSEGNAZIONE, parole, StatoCaso.DA_ASSEGNARE)


def _evento(caso: Caso, tipo: str, testo: str, da_stato: str = "") -> Evento:
    return caso.pk, tipo, testo, da_stato, caso.stato if da_stato else ""
