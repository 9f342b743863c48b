"""Telling INPS of the hours of an office (M03, art. 6 c. 4 lett. a DL 4/2019): the whole of them at each change.

INPS fixes appointments on them as it recognises the benefit. It is told of offices and hours, of no person.
"""

from typing import Any
from uuid import UUID

from django.db.models import Q

from patti_inclusione.models import Sede
from rdc_platform import calendario
from rdc_platform.outbox import services as outbox


def post_m03(sede: Sede) -> None:
    """Leave the message of the hours as they are now, in the caller's transaction, which has the office locked."""
    sede.versione += 1
    sede.rifiuto_inps = ""
    sede.save(update_fields=["versione", "rifiuto_inps"])
    outbox.post(
        "inps.disponibilita",
        key=f"M03-{sede.pk}-v{sede.versione}",
        gruppo=f"sede-{sede.pk}",
        sede_id=sede.pk,
        versione=sede.versione,
    )


def build_m03(sede_id: UUID, versione: int) -> dict[str, Any] | None:
    """What INPS is told: the office and its hours from today on. None if they changed again: a later message says it all."""
    sede = Sede.objects.select_related("comune").get(pk=sede_id)
    if sede.versione != versione:
        return None
    oggi = calendario.today()
    appartenenza = sede.comune.appartenenze.on(oggi).select_related("ambito").first()
    rows = sede.disponibilita.filter(Q(valida_al=None) | Q(valida_al__gte=oggi)) if sede.attiva else []
    return {
        "codice": "M03",
        "ufficio": str(sede.pk),
        "versione": versione,
        "comune": sede.comune_id,
        "ambito": appartenenza.ambito.codice if appartenenza else "",
        "denominazione": sede.denominazione,
        "indirizzo": sede.indirizzo,
        "telefono": sede.telefono,
        "accessibile": sede.accessibile,
        "fasce": [
            {
                "giorno": row.giorno_settimana + 1
                if row.giorno_settimana is not None
                else None,  # ISO 8601: 1 is Monday
                "data": row.data and str(row.data),
                "dalle": f"{row.ora_inizio:%H:%M}",
                "alle": f"{row.ora_fine:%H:%M}",
                "durata_min": row.durata_slot_min,
                "posti": row.posti,
                "valida_dal": str(row.valida_dal),
                "valida_al": row.valida_al and str(row.valida_al),
            }
            for row in rows
        ],
        "chiusure": [{"dal": str(c.dal), "al": str(c.al)} for c in sede.chiusure.filter(al__gte=oggi).order_by("dal")],
    }


def record_m03(sede_id: UUID, versione: int) -> None:
    """INPS has the hours of `versione`."""
    Sede.objects.filter(pk=sede_id, versione_inps__lt=versione).update(versione_inps=versione, rifiuto_inps="")


def refuse_m03(sede_id: UUID, versione: int, motivo: str) -> None:
    """INPS said no: the reason stands beside the office, unless its hours changed meanwhile."""
    Sede.objects.filter(pk=sede_id, versione=versione).update(rifiuto_inps=motivo[:300])
