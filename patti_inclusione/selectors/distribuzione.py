"""The balanced proposal for a whole queue, told by Case manager."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from accounts.profilo import Profilo
from ambiti.models import Comune
from patti_inclusione.models import MacroStato
from patti_inclusione.selectors import carichi as carichi_selectors
from patti_inclusione.selectors.coda import in_macro, select_coda, with_hints
from rdc_platform.web import grafici


@dataclass(frozen=True)
class Piano:
    """Who would get which family; `righe` say it by Case manager, `senza` how many would stay, `impronta` what was seen."""

    scelte: list[tuple[UUID, UUID]]
    righe: list[dict[str, Any]]
    senza: int
    prima: grafici.Barre
    dopo: grafici.Barre
    impronta: str


def read_piano(casi: QuerySet, profilo: Profilo, comune: Comune | None, massimo: int) -> Piano:
    """The plan for the first `massimo` families of the queue, of one Comune if given: those to be convened first."""
    waiting = casi.filter(in_macro(MacroStato.DA_ASSEGNARE))
    if comune is not None:
        waiting = waiting.filter(nucleo__comune=comune)
    rows = with_hints(select_coda(waiting)).order_by(F("termine").asc(nulls_last=True), "cerca", "id")
    famiglie = list(rows[:massimo])
    carichi = list(carichi_selectors.select_carichi(profilo).order_by("cerca", "nome"))
    proposte = carichi_selectors.propose_for(famiglie, carichi)
    scelti = {key: each.case_manager for key, each in proposte.items()}
    scelte = sorted((key, chi) for key, chi in scelti.items() if chi is not None)
    return Piano(
        scelte,
        _by_case_manager(carichi, proposte),
        len(famiglie) - len(scelte),
        carichi_selectors.draw_carichi(carichi),
        carichi_selectors.draw_dopo(carichi, famiglie, scelti),
        sha256(repr(scelte).encode()).hexdigest(),
    )


def _by_case_manager(carichi: list[dict], proposte: dict) -> list[dict[str, Any]]:
    """How many each would get, and the reasons that come up most."""
    quante, motivi = Counter(), {row["id"]: Counter() for row in carichi}
    for each in proposte.values():
        if each.case_manager is not None:
            quante[each.case_manager] += 1
            motivi[each.case_manager].update(each.motivi)
    return [
        {
            "nome": row["nome"],
            "carico": row["peso"],
            "quante": quante[row["id"]],
            "motivi": ", ".join(motivo for motivo, _ in motivi[row["id"]].most_common(3)),
        }
        for row in carichi
    ]
