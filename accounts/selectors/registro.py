"""The register of reads with the names of who read: who and when, never what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from accounts.models import Operatore
from accounts.ruoli import Ruolo
from rdc_platform.audit.models import AccessoDato, Azione, EsitoAccesso

ULTIME = 20


def with_names(rows: QuerySet[Any, Any], first: str = "cognome", then: str = "nome") -> QuerySet[Any, Any]:
    """The rows of the register, each with the name of its operator: `persona`."""
    people = Operatore.objects.filter(pk=OuterRef("operatore_id"))
    named: QuerySet[Any, Any] = rows.annotate(persona=Subquery(people.values(chi=Concat(first, Value(" "), then))[:1]))
    return named


@dataclass(frozen=True)
class Apertura:
    """Who opened a family, being what, when."""

    persona: str
    ruolo: str
    istante: datetime


def last_openings(nucleo_id: UUID) -> list[Apertura]:
    """The last openings of a family by people, newest first."""
    rows = AccessoDato.objects.filter(
        nucleo_id=nucleo_id, azione=Azione.LETTURA, esito=EsitoAccesso.CONSENTITO, operatore_id__isnull=False
    )
    found = with_names(rows, "nome", "cognome").order_by("-istante").values("istante", "persona", "ruolo")[:ULTIME]
    return [
        Apertura(row["persona"] or "Persona non più registrata", _label(row["ruolo"]), row["istante"]) for row in found
    ]


def _label(ruolo: str) -> str:
    return str(Ruolo(ruolo).label) if ruolo in Ruolo.values else ruolo
