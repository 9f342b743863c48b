"""All that the page of a case's Patto shows, by its state."""

from typing import Any

from patti_inclusione.models import Caso, Patto, StatoPatto
from patti_inclusione.selectors import patto as selectors
from patti_inclusione.selectors.patto_avvisi import avvisi
from patti_inclusione.selectors.patto_confronto import binds_anew
from patti_inclusione.selectors.patto_copie import list_copie
from patti_inclusione.selectors.patto_mancanze import mancanze

CON_COPIE = (StatoPatto.DA_FIRMARE, StatoPatto.ATTIVO)


def read_pagina(caso: Caso) -> dict[str, Any]:
    """The context of the page; of a case without a Patto only that there is none."""
    patto = selectors.patto_of(caso)
    context = {"caso": caso, "patto": patto, "comunicazioni": list(selectors.comunicazioni_of(caso))}
    if patto is None:
        return context
    contenuto, firme = selectors.read_contenuto(patto), selectors.list_firme(patto)
    bozza = patto.stato == StatoPatto.BOZZA
    missing = mancanze(patto, contenuto) if bozza else []
    return context | {
        "contenuto": contenuto,
        "bozza": bozza,
        "mancanze": missing,
        "avvisi": avvisi(patto, contenuto),
        "firme": firme,
        "termine_rifiuto": selectors.termine_rifiuto(firme),
        "copie": list_copie(patto) if patto.stato in CON_COPIE else [],
        "senza_firme": bozza and not missing and _keeps_signatures(patto),
        "in_vigore": patto.precedente if patto.revisiona and patto.stato != StatoPatto.ATTIVO else None,
    }


def _keeps_signatures(patto: Patto) -> bool:
    return patto.revisiona and patto.precedente is not None and not binds_anew(patto.precedente, patto)
