"""The columns of the Coordinatore's lists."""

from django.urls import reverse
from django.utils.http import urlencode

from patti_inclusione.models import MacroStato, Provenienza
from rdc_platform import calendario
from rdc_platform.web.colonne import Colonna


def waiting(row: dict) -> str:
    """How long a family has waited for a Case manager; nothing once it has one."""
    if row["macro"] != MacroStato.DA_ASSEGNARE:
        return ""
    giorni = (calendario.today() - calendario.rome_date(row["arrivato"])).days
    return "oggi" if giorni == 0 else "1 giorno" if giorni == 1 else f"{giorni} giorni"


def whence(row: dict) -> str:
    """Of a family that nobody has yet: who knows it already, or who sends it."""
    if row["provenienza"] == Provenienza.RINVIO_CPI:
        return "La manda il Centro per l'impiego"
    return f"Rinnovo: la seguiva {row['seguiva']}" if row["seguiva"] else ""


CODA = [
    Colonna("famiglia", "Famiglia", sort=("cerca",)),
    Colonna("persone", "Persone", sort=("persone",), kind="numero"),
    Colonna("comune", "Comune", sort=("comune",)),
    Colonna("indirizzo", "Indirizzo"),
    Colonna("riconosciuto", "Riconosciuto il", sort=("riconosciuto",), kind="data"),
    Colonna("macro", "Stato", kind="stato", enum="MacroStato"),
    Colonna("attesa", "In coda da", sort=("arrivato",), value=waiting),
    Colonna("termine", "Convocare entro", sort=("termine",), kind="termine", fonte="Art. 4 c. 11 DL 4/2019"),
    Colonna(
        "case_manager",
        "Case manager",
        sort=("case_manager_cerca", "case_manager"),
        value=lambda row: row["case_manager"].strip() or whence(row),
    ),
]
CARICHI = [
    Colonna("nome", "Case manager", sort=("cerca", "nome")),
    Colonna("aperti", "Famiglie aperte", sort=("aperti",), kind="numero"),
    Colonna("assegnati", "Da convocare", sort=("assegnati",), kind="numero"),
    Colonna("in_corso", "In corso", sort=("in_corso",), kind="numero"),
    Colonna("chiusi", "Chiuse", sort=("chiusi",), kind="numero"),
    Colonna("scaduti", "Convocazioni in ritardo", sort=("scaduti",), kind="numero"),
    Colonna("peso", "Carico", sort=("peso",), kind="numero"),
    Colonna("assente", "Assente oggi", sort=("assente",), value=lambda row: "Sì" if row["assente"] else ""),
]
# Who was found, after the family: there only while somebody is looked for.
TROVATA = Colonna("trovata", "Persona trovata", value=lambda row: row.get("trovata", ""), export=False)


def found_columns(request, columns: list[Colonna]) -> list[Colonna]:
    """The columns of a list of families, with who was found in each when the request looks for somebody."""
    return [columns[0], TROVATA, *columns[1:]] if "testo" in request.POST else columns


def families_of(row: dict) -> str:
    """The queue filtered on one Case manager."""
    return f"{reverse('patti_inclusione:caso_queue')}?{urlencode({'case_manager': row['id']})}"
