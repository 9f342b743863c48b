"""What a later lot changed on a case, field by field: for the Case manager to look at, one by one."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import connection

from patti_inclusione.models import DifferenzaFornitura
from patti_inclusione.services.differenze_parole import name_campo, write_valore
from rdc_platform.forniture.models import Lotto

CHUNK = 1_000
CHANGED = """
SELECT c.id, r.prima, r.dati FROM fornitura_record r
JOIN ambiti_nucleo n ON n.protocollo_inps = r.protocollo JOIN patti_inclusione_caso c ON c.nucleo_id = n.id
WHERE r.esito = 'MODIFICATA'
"""
Tipo = DifferenzaFornitura.Tipo


def write_differenze(lotto: Lotto) -> None:
    """One row for each thing that the staged lot changed on a case that was there before."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(CHANGED)
        rows = (
            DifferenzaFornitura(caso_id=caso_id, lotto=lotto.id_lotto, tipo=tipo, campo=campo, prima=prima, dopo=dopo)
            for caso_id, before, after in cursor
            for tipo, campo, prima, dopo in compare(json.loads(before), json.loads(after))
        )
        while chunk := list(islice(rows, CHUNK)):
            DifferenzaFornitura.objects.bulk_create(chunk)


def compare(before: dict, after: dict) -> Iterator[tuple[str, str, str, str]]:
    """(kind, field, before, after) of two records of one domanda: who came, who left, which data changed."""
    old, new = _persone(before), _persone(after)
    for codice in new.keys() - old.keys():
        yield Tipo.ENTRATO, _name(new[codice]), "", _name(new[codice])
    for codice in old.keys() - new.keys():
        yield Tipo.USCITO, _name(old[codice]), _name(old[codice]), ""
    for codice in sorted(old.keys() & new.keys()):
        for campo, prima, dopo in _changes(old[codice], new[codice], ""):
            yield Tipo.DATO, f"{_name(new[codice])}: {campo}"[:80], prima, dopo
    skip = {"componenti", "versione", "prestazioni"}
    flat_old, flat_new = ({k: v for k, v in each.items() if k not in skip} for each in (before, after))
    for campo, prima, dopo in _changes(flat_old, flat_new, ""):
        yield Tipo.DATO, campo[:80], prima, dopo
    if before.get("prestazioni") != after.get("prestazioni"):
        yield Tipo.DATO, name_campo("prestazioni"), _count(before), _count(after)


def _changes(old: Any, new: Any, path: str) -> Iterator[tuple[str, str, str]]:
    """The leaves that differ, in words."""
    if isinstance(old, dict) or isinstance(new, dict):
        old, new = old or {}, new or {}
        for key in sorted(old.keys() | new.keys()):
            yield from _changes(old.get(key), new.get(key), f"{path}.{key}" if path else key)
    elif old != new:
        yield name_campo(path), write_valore(path, old), write_valore(path, new)


def _persone(dati: dict) -> dict[str, dict]:
    return {each["codice_fiscale"]: each for each in dati["componenti"]}


def _name(persona: dict) -> str:
    return f"{persona['nome']} {persona['cognome']}"[:80]


def _count(dati: dict) -> str:
    return str(len(dati.get("prestazioni", ())))
