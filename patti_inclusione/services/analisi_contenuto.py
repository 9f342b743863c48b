"""Writing one page of an Analisi preliminare: columns, people, rows."""

from collections.abc import Mapping
from typing import Any

from patti_inclusione.models import AnalisiPreliminare
from patti_inclusione.services.pagine import Contenuto, write_righe


def write(analisi: AnalisiPreliminare, contenuto: Contenuto, firma: Mapping[str, Any]) -> None:
    """Write a page that could be read; `analisi` is locked by the caller. `firma`: who writes, by the name of the column."""
    for nome, valore in contenuto.campi.items():
        setattr(analisi, nome, valore)
    unito = {**analisi.motivi, **contenuto.motivi}
    analisi.motivi = {nome: motivo for nome, motivo in unito.items() if motivo}
    analisi.save(update_fields=[*contenuto.campi, "motivi"])
    for nome, valori in contenuto.molti.items():
        getattr(analisi, nome).set(valori)
    for righe in contenuto.righe:
        write_righe(("analisi", analisi), righe, firma)
