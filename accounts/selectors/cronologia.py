"""What happened to a row, from its change history: who did it, when, and the words of each change."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps

from accounts.models import Accreditamento, MotivoStato, Operatore, Ruolo, StatoAccreditamento
from accounts.selectors.scadenze import PER_IL_TEMPO
from rdc_platform.web.formati import data_breve
from rdc_platform.web.parti import Voce

S = StatoAccreditamento
PAROLE = {
    S.RICHIESTO: "Registrato, da attivare",
    S.ATTIVO: "Attivato",
    S.SOSPESO: "Sospeso",
    S.REVOCATO: "Revocato",
    S.SCADUTO: "Scaduto",
}
ICONE = {S.ATTIVO: "it-check-circle", S.SOSPESO: "it-ban", S.REVOCATO: "it-ban", S.SCADUTO: "it-ban"}
PIATTAFORMA = "la Piattaforma"


def read_events(model: str, pk: UUID, *fields: str) -> list[dict[str, Any]]:
    """The versions of one row of `model` (accounts), the oldest first; `context` says who was at work."""
    events = apps.get_model("accounts", f"{model}Event").objects.filter(pgh_obj=pk)
    rows = list(events.order_by("pgh_created_at", "pgh_id").values("pgh_created_at", "pgh_context__metadata", *fields))
    return [row | {"context": row["pgh_context__metadata"] or {}} for row in rows]


def names_of(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The names of those who made `rows`, by key; one query."""
    ids = {operatore for row in rows if (operatore := row["context"].get("operatore"))}
    return {str(person.pk): person.nome_completo for person in Operatore.objects.filter(pk__in=ids)}


def list_storia(accreditamento: Accreditamento) -> list[Voce]:
    """Moves, extensions and confirmations of an accreditation, the latest first, with who, in which role, and why."""
    fields = ("stato", "valido_al", "confermato_il", "motivo_stato", "motivo_testo")
    rows = read_events("Accreditamento", accreditamento.pk, *fields)
    names, ruoli = names_of(rows), _ruoli_of(rows)
    voci, before = [], None
    for row in rows:
        if (what := _what(row, before)) is not None:
            titolo, testo, icona = what
            voci.append(Voce(row["pgh_created_at"], titolo, testo, _chi(row, names, ruoli), icona))
        before = row
    return voci[::-1]


def describe_move(stato: str, before: str | None) -> str:
    """A change of state in a word or two; `before` is None for the first."""
    return "Riattivato" if stato == S.ATTIVO and before in (S.SOSPESO, S.SCADUTO) else PAROLE[S(stato)]


def _what(row: dict[str, Any], before: dict[str, Any] | None) -> tuple[str, str, str] | None:
    """Title, text and icon of a change worth telling."""
    if before is None or row["stato"] != before["stato"]:
        motivo = MotivoStato(row["motivo_stato"]).label if row["motivo_stato"] else ""
        testo = ". ".join(filter(None, (motivo, row["motivo_testo"])))
        return describe_move(row["stato"], before and before["stato"]), testo, ICONE.get(row["stato"], "it-file")
    if row["valido_al"] != before["valido_al"]:
        fine = f"fino al {data_breve(row['valido_al'])}" if row["valido_al"] else "senza una fine"
        return f"Prorogato {fine}", row["motivo_testo"], "it-calendar"
    if row["confermato_il"] != before["confermato_il"]:
        return "Confermato", "", "it-check-circle"
    return None


def _chi(row: dict[str, Any], names: dict[str, str], ruoli: dict[str, str]) -> str:
    if row["motivo_stato"] in PER_IL_TEMPO or row["stato"] == S.SCADUTO:
        return PIATTAFORMA  # nobody else closes for these reasons
    context = row["context"]
    parts = (names.get(context.get("operatore", ""), ""), ruoli.get(context.get("profilo", ""), ""))
    return ", ".join(filter(None, parts))


def _ruoli_of(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    ids = {profilo for row in rows if (profilo := row["context"].get("profilo"))}
    found = Accreditamento.objects.filter(pk__in=ids).values_list("pk", "ruolo")
    return {str(pk): str(Ruolo(ruolo).label) for pk, ruolo in found}
