"""What stands on the Amministratore's home: the first rows of each block, and what was done last."""

from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db.models import F, QuerySet

from accounts.models import Ruolo, StatoAccreditamento
from accounts.selectors.convenzione import convenzione_rows
from ambiti.models import StatoAdesione
from rdc_platform.web.parti import Voce

RIGHE = 6  # of one block: the rest is one click away
ATTI = 8
PAROLE = {
    StatoAccreditamento.RICHIESTO: "Registrato, da attivare",
    StatoAccreditamento.ATTIVO: "Attivato",
    StatoAccreditamento.SOSPESO: "Sospeso",
    StatoAccreditamento.REVOCATO: "Revocato",
    StatoAccreditamento.SCADUTO: "Scaduto",
}


@dataclass(frozen=True)
class Primi:
    """The first rows of a block; `altri` when there are more than are shown."""

    righe: list
    altri: bool


def first(rows: QuerySet | list) -> Primi:
    """Of a query, one row more than shown is read."""
    found = list(rows[: RIGHE + 1])
    return Primi(found[:RIGHE], len(found) > RIGHE)


def convenzioni_missing(appartenenze: QuerySet) -> QuerySet:
    """The Comuni without a valid adhesion to the current version, those to be checked first."""
    rows = convenzione_rows(appartenenze).exclude(stato=StatoAdesione.VALIDA)
    return rows.order_by("stato", "comune__cerca")


def last_acts(ambito_id: UUID) -> list[Voce]:
    """The last changes to the operators' accreditations of the Ambito, from the change history, newest first."""
    history = apps.get_model("accounts", "AccreditamentoEvent").objects.filter(ambito_id=ambito_id)
    rows = history.exclude(ruolo=Ruolo.AMMINISTRATORE_AMBITO).order_by("-pgh_created_at")
    found = rows.values("pgh_created_at", "stato", "ruolo", nome=F("operatore__nome"), cognome=F("operatore__cognome"))
    return [
        Voce(
            row["pgh_created_at"],
            f"{row['nome']} {row['cognome']}",
            f"{Ruolo(row['ruolo']).label}: {PAROLE[row['stato']]}",
        )
        for row in found[:ATTI]
    ]
