"""Absences that nothing justifies: past a threshold the fact is written, and a person decides what comes of it (B.6).

The thresholds are dated rows, empty for the Reddito di cittadinanza: nothing is written then. What is written is a fact in the
history of the participation, once for each threshold, and told to who follows the family; it opens no report.
"""

from datetime import date
from decimal import Decimal

from django.db.models import Sum

from progetti_collettivita.models import AssegnazionePuc, Esito, EventoAssegnazione, PresenzaPuc
from progetti_collettivita.services.assegnazione import note_evento
from progetti_collettivita.services.notizie import tell_assenze
from rdc_platform.audit.autori import Autore
from rdc_platform.norme.selectors import parametro
from rdc_platform.web.formati import decimale

SOGLIE = {
    "assenze_puc_richiamo": "PUC_ORE_ASSENZA_RICHIAMO",
    "assenze_puc_decadenza": "PUC_ORE_ASSENZA_DECADENZA",
}


def note_assenze(row: AssegnazionePuc, *, by: Autore, giorno: date) -> list[EventoAssegnazione]:
    """Write which thresholds in force on `giorno` the unjustified hours of a participation have reached, each once."""
    soglie = {tipo: soglia for tipo, codice in SOGLIE.items() if (soglia := soglia_of(codice, giorno)) is not None}
    if not soglie:
        return []
    ore = ore_ingiustificate(row)
    gia = set(row.eventi.filter(tipo__in=soglie).values_list("tipo", flat=True))
    nuove = {tipo: soglia for tipo, soglia in soglie.items() if ore >= soglia and tipo not in gia}
    for tipo in nuove:
        tell_assenze(row, tipo, giorno)
    return [
        note_evento(row, by=by, tipo=tipo, testo=f"Assenze ingiustificate: {decimale(ore)} ore, la soglia è {soglia}")
        for tipo, soglia in nuove.items()
    ]


def ore_ingiustificate(row: AssegnazionePuc) -> Decimal:
    """How many hours he missed without a reason, on this project."""
    rows = PresenzaPuc.objects.valide().filter(assegnazione=row, esito=Esito.ASSENTE_INGIUSTIFICATO)
    return rows.aggregate(ore=Sum("ore"))["ore"] or Decimal(0)


def soglia_of(codice: str, giorno: date) -> int | None:
    """The hours of a threshold on a day; None where the law gives none."""
    valore = parametro(codice, giorno).valore
    return int(valore) if valore else None
