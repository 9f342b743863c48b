"""The sheet of presences of a month, for whoever signs on paper: a row a day, filled where something is written already."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from progetti_collettivita.models import COMINCIATE, AssegnazionePuc, PresenzaPuc, Puc
from progetti_collettivita.selectors.registro import DelMese, persone_del_mese
from rdc_platform import calendario
from rdc_platform.calendario import fine_mese, mese_of
from rdc_platform.web.formati import GIORNI, mese_in_words


@dataclass(frozen=True)
class Giorno:
    data: date
    nome: str
    righe: list[PresenzaPuc]


def read_foglio(puc: Puc, mese: date) -> dict[str, Any]:
    """All that the sheet says: name, days, hours; nothing else of anybody."""
    rows = AssegnazionePuc.objects.filter(stato__in=COMINCIATE)
    persone = persone_del_mese(rows, puc, mese, max(calendario.today(), fine_mese(mese)))
    return {
        "puc": puc,
        "nome": mese_in_words(mese),
        "persone": [(each.row, _giorni(each, mese)) for each in persone],
    }


def _giorni(persona: DelMese, mese: date) -> list[Giorno]:
    primo = mese_of(mese)
    giorni = [primo + n * calendario.GIORNO for n in range(fine_mese(mese).day)]
    return [Giorno(g, GIORNI[g.weekday()], [r for r in persona.righe if r.data == g]) for g in giorni]
