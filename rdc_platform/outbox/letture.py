"""Fetching what others have for us: each reading leaves written how it went, so that somebody hears when it does not go."""

import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.db.models.functions import Coalesce, Now

from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.outbox.models import LetturaFlusso

log = logging.getLogger(__name__)


class Pagina(Protocol):
    """A page of a list: `cursore` is what to ask after next time, `altri` whether there is more now."""

    @property
    def cursore(self) -> str: ...
    @property
    def altri(self) -> bool: ...


class Segno(Protocol):
    """Where a list was left, kept from one reading to the next."""

    def read(self) -> str: ...
    def keep(self, valore: str, /) -> None: ...


P = TypeVar("P", bound=Pagina)


@dataclass(frozen=True)
class Letto:
    """How many rows were read, and of these how many differ from what is here."""

    righe: int = 0
    diverse: int = 0


class CursoreError(GatewayRefusal):
    """A list whose cursor stands still while it says that there is more, or that goes back: read on, it would never end."""

    def __init__(self, codice: str, dettaglio: str) -> None:
        super().__init__(codice, dettaglio, 0)


def take(flusso: str, reading: Callable[[], Letto]) -> bool:
    """Do one reading of a flow of `FLUSSI` and write how it went; whether it went well.

    What is wrong with them is written, and the next call tries again. What is wrong with us is written and raised.
    """
    try:
        letto = reading()
    except (GatewayUnavailable, GatewayRefusal) as error:
        log.warning("%s: %s", flusso, error)
        _note_failure(flusso, str(error), subito=isinstance(error, CursoreError))
        return False
    except Exception as error:
        _note_failure(
            flusso, f"Un errore della piattaforma ({type(error).__name__}): chi la gestisce guardi il registro."
        )
        raise
    good = {"provata_il": Now(), "riuscita_il": Now(), "fallisce_dal": None, "motivo": "", "subito": False}
    LetturaFlusso.objects.update_or_create(
        flusso=flusso, defaults={**good, "righe": letto.righe, "diverse": letto.diverse}
    )
    return True


def forget(flusso: str) -> None:
    """Of what is not to be read any more nothing is said."""
    LetturaFlusso.objects.filter(pk=flusso).delete()


def read_rows(
    ask: Callable[[str], P],
    segno: Segno,
    rows_of: Callable[[P], Collection[dict[str, Any]]],
    take_row: Callable[[dict[str, Any]], None],
) -> Letto:
    """Take each row of a list, in its order; where it was left is kept after each page."""
    righe = 0
    for page in pages(ask, segno.read()):
        for row in rows_of(page):
            take_row(row)
        segno.keep(page.cursore)
        righe += len(rows_of(page))
    return Letto(righe)


def pages(ask: Callable[[str], P], dopo: str) -> Iterator[P]:
    """The pages of a list after a cursor, each asked for when the one before is done with; raises CursoreError.

    A page that goes back is not given; one that stands still is, and then nothing more is asked.
    """
    seen = {dopo}
    while True:
        page = ask(dopo)
        if page.cursore != dopo and (page.cursore in seen or _goes_back(dopo, page.cursore)):
            raise CursoreError("CURSORE_INDIETRO", "L'elenco torna indietro: va sentito chi lo tiene.")
        yield page
        if not page.altri:
            return
        if page.cursore == dopo:
            raise CursoreError("CURSORE_FERMO", "L'elenco dice che c'è altro e non va avanti: va sentito chi lo tiene.")
        dopo = page.cursore
        seen.add(dopo)


def _goes_back(prima: str, dopo: str) -> bool:
    """Of numbers, whether the later is the smaller; of other words nobody knows the order, but nothing is the beginning."""
    if prima.isdecimal() and dopo.isdecimal():
        return int(dopo) < int(prima)
    return bool(prima) and not dopo


def _note_failure(flusso: str, motivo: str, *, subito: bool = False) -> None:
    values = {"provata_il": Now(), "motivo": motivo[:300], "subito": subito}
    new = {"flusso": flusso, **values, "fallisce_dal": Now()}
    LetturaFlusso.objects.bulk_create([LetturaFlusso(**new)], ignore_conflicts=True)
    LetturaFlusso.objects.filter(pk=flusso).update(**values, fallisce_dal=Coalesce("fallisce_dal", Now()))
