"""What a later lot changed on a case, field by field: for the Case manager to look at, one by one."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from ambiti.models import Componente
from patti_inclusione.models import DifferenzaFornitura
from patti_inclusione.services.differenze_parole import name_campo, write_valore
from rdc_platform.forniture.models import Lotto

CHUNK = 1_000
# In the order in which the acts on many cases lock them, so that none of them and this wait for each other.
CHANGED = """
SELECT c.id, r.nucleo_id, r.prima, r.dati FROM fornitura_record r JOIN patti_inclusione_caso c USING (nucleo_id)
WHERE r.esito = 'MODIFICATA' ORDER BY c.id
"""
Tipo = DifferenzaFornitura.Tipo


class Cambio(NamedTuple):
    """One thing that differs: whose it is (a codice fiscale, "" the family), which field of INPS's, and in words."""

    tipo: str
    codice_fiscale: str
    chiave: str
    campo: str
    prima: str
    dopo: str


def write_differenze(lotto: Lotto) -> None:
    """One row for each thing that the staged lot changed on a case that was there before."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(CHANGED)
        found = (
            (caso_id, nucleo_id, cambio)
            for caso_id, nucleo_id, before, after in cursor
            for cambio in compare(json.loads(before), json.loads(after))
        )
        while chunk := list(islice(found, CHUNK)):
            DifferenzaFornitura.objects.bulk_create(_rows(chunk, lotto.id_lotto))


def _rows(chunk: list[tuple[UUID, UUID, Cambio]], lotto: str) -> Iterator[DifferenzaFornitura]:
    """The rows of a chunk, each with the member it speaks of."""
    nuclei = {nucleo_id for _, nucleo_id, cambio in chunk if cambio.codice_fiscale}
    persone = Componente.objects.filter(nucleo__in=nuclei).values_list("nucleo_id", "codice_fiscale", "pk")
    keys = {(nucleo_id, codice): pk for nucleo_id, codice, pk in persone}
    for caso_id, nucleo_id, cambio in chunk:
        yield DifferenzaFornitura(
            caso_id=caso_id,
            lotto=lotto,
            tipo=cambio.tipo,
            chiave=cambio.chiave[:60],
            componente_id=keys.get((nucleo_id, cambio.codice_fiscale)),
            campo=cambio.campo,
            prima=cambio.prima,
            dopo=cambio.dopo,
        )


def compare(before: dict, after: dict) -> Iterator[Cambio]:
    """What differs between two records of one domanda: who came, who left, which data changed."""
    old, new = _persone(before), _persone(after)
    for codice in new.keys() - old.keys():
        yield Cambio(Tipo.ENTRATO, codice, "", _name(new[codice]), "", _name(new[codice]))
    for codice in old.keys() - new.keys():
        yield Cambio(Tipo.USCITO, codice, "", _name(old[codice]), _name(old[codice]), "")
    for codice in sorted(old.keys() & new.keys()):
        for chiave, campo, prima, dopo in _changes(old[codice], new[codice], ""):
            yield Cambio(Tipo.DATO, codice, chiave, f"{_name(new[codice])}: {campo}"[:80], prima, dopo)
    skip = {"componenti", "versione", "prestazioni"}
    flat_old, flat_new = ({k: v for k, v in each.items() if k not in skip} for each in (before, after))
    for chiave, campo, prima, dopo in _changes(flat_old, flat_new, ""):
        yield Cambio(Tipo.DATO, "", chiave, campo[:80], prima, dopo)
    if before.get("prestazioni") != after.get("prestazioni"):
        yield Cambio(Tipo.DATO, "", "prestazioni", name_campo("prestazioni"), _count(before), _count(after))


def _changes(old: Any, new: Any, path: str) -> Iterator[tuple[str, str, str, str]]:
    """The leaves that differ: the path, and in words."""
    if isinstance(old, dict) or isinstance(new, dict):
        old, new = old or {}, new or {}
        for key in sorted(old.keys() | new.keys()):
            yield from _changes(old.get(key), new.get(key), f"{path}.{key}" if path else key)
    elif old != new:
        yield path, name_campo(path), write_valore(path, old), write_valore(path, new)


def _persone(dati: dict) -> dict[str, dict]:
    return {each["codice_fiscale"]: each for each in dati["componenti"]}


def _name(persona: dict) -> str:
    return f"{persona['nome']} {persona['cognome']}"[:80]


def _count(dati: dict) -> str:
    return str(len(dati.get("prestazioni", ())))
