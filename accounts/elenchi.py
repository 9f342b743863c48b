"""The list of a Comune's users as a spreadsheet: its columns, what its words mean, and the empty one to fill in."""

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from accounts.models import Livello, ProfiloProfessionale, Ruolo
from accounts.services.regole import OFFERTI
from rdc_platform.fogli import COMMENTO, RIGHE, Intestazione, plain
from rdc_platform.web.exports import write_csv

COLONNE = (
    Intestazione("codice_fiscale", "Codice fiscale", ("cf", "cod fiscale"), required=True),
    Intestazione("nome", "Nome", required=True),
    Intestazione("cognome", "Cognome", required=True),
    Intestazione("ruolo", "Ruolo", ("profilo", "ruolo richiesto"), required=True),
    Intestazione("livello", "Livello", ("livello di accreditamento",), required=True),
    Intestazione("email", "E-mail", ("mail", "posta elettronica", "indirizzo e-mail", "e-mail di lavoro")),
    Intestazione("telefono", "Telefono", ("tel", "numero di telefono", "recapito telefonico", "cellulare")),
    Intestazione("profilo_professionale", "Profilo professionale", ("professione", "qualifica")),
    Intestazione(
        "contratto_fino_al", "Fine contratto", ("contratto fino al", "scadenza contratto", "fine del contratto")
    ),
    # What the file of the rows left out adds: so that it can be mended and sent again as it is.
    Intestazione("", "Riga"),
    Intestazione("", "Che cosa correggere"),
)
RUOLI = {Ruolo(ruolo).value: Ruolo(ruolo).label for ruolo in OFFERTI}
LIVELLI = {Livello.COMUNE.value: "Comune", Livello.AMBITO.value: "Ambito"}
PROFESSIONI = dict(ProfiloProfessionale.choices)
ALTRE_PAROLE = {
    "coordinatore": Ruolo.COORDINATORE_PATTO,
    "coordinatore per il patto per l'inclusione sociale": Ruolo.COORDINATORE_PATTO,
    "coordinatore pais": Ruolo.COORDINATORE_PATTO,
    "case manager per il patto per l'inclusione sociale": Ruolo.CASE_MANAGER,
    "coordinatore per i controlli anagrafici": Ruolo.COORDINATORE_ANAGRAFICI,
    "responsabile per i controlli anagrafici": Ruolo.RESPONSABILE_ANAGRAFICI,
    "responsabile dei puc": Ruolo.RESPONSABILE_PUC,
    "per questo comune": Livello.COMUNE,
    "comunale": Livello.COMUNE,
    "per tutto l'ambito": Livello.AMBITO,
    "ambito territoriale": Livello.AMBITO,
}
SCELTE = {"ruolo": RUOLI, "livello": LIVELLI, "profilo_professionale": PROFESSIONI}
ISTRUZIONI = (
    "Una riga per persona e per ruolo: chi ha due ruoli sta in due righe.",
    f"Ruolo: {', '.join(RUOLI.values())}.",
    "Livello: Comune, o Ambito se la persona lavora per tutti i Comuni dell'Ambito. I controlli anagrafici sono solo per Comune.",
    "E-mail, telefono, profilo professionale e fine del contratto si possono lasciare vuoti.",
    f"Profilo professionale: {', '.join(PROFESSIONI.values())}.",
    "Fine contratto: per esempio 31/12/2027; vuoto se è a tempo indeterminato.",
)


def codes(valori: dict[str, str]) -> dict[str, str]:
    """The row with each word that names a role, a level or a profession turned into its code; other words stay as written."""
    return valori | {name: _code(valori.get(name, ""), scelte) for name, scelte in SCELTE.items()}


def words(valori: dict[str, str]) -> dict[str, str]:
    """The row with codes turned into the words that the sheet has."""
    return valori | {name: scelte.get(valori.get(name, ""), valori.get(name, "")) for name, scelte in SCELTE.items()}


def _code(text: str, scelte: dict[str, str]) -> str:
    known = {plain(each): str(code) for each, code in ALTRE_PAROLE.items() if code in scelte}
    known |= {plain(each): code for code, label in scelte.items() for each in (code, label)}
    return known.get(plain(text), text)


def _offer(sheet, cells: str, words: Iterable[str]) -> None:
    choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    sheet.add_data_validation(choice)
    choice.add(cells)


def empty_elenco(formato: str) -> bytes:
    """The sheet to fill in, `csv` or `xlsx`: headings, and how to fill them where the reader does not look."""
    headings = [each.label for each in COLONNE if each.name]
    if formato == "csv":
        return write_csv([*([f"{COMMENTO} {line}"] for line in ISTRUZIONI), headings], "elenco")
    book = Workbook()
    sheet = book.active
    sheet.title = "Elenco"
    sheet.append(headings)
    for letter, column in zip("ABCDEFGHI", COLONNE, strict=False):
        sheet.column_dimensions[letter].width = max(18, len(column.label) + 4)
        if column.name in SCELTE:  # to be chosen and not typed
            _offer(sheet, f"{letter}2:{letter}{RIGHE + 1}", SCELTE[column.name].values())
    notes = book.create_sheet("Istruzioni")
    for line in ISTRUZIONI:
        notes.append([line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
