"""A Comune's list as a sheet, and the import that comes of it."""

from datetime import date

from accounts.elenchi import COLONNE, codes
from accounts.forms.importazione import review
from accounts.models import ImportazioneIndicazione
from accounts.profilo import Profilo
from accounts.services import importazione as services
from ambiti.models import Comune
from tests.factories.accreditamento import make_persona, pdf
from tests.factories.fogli import INTESTAZIONI, make_xlsx

DATA = date(2019, 5, 2)


def make_row(cognome: str = "Galli", ruolo: str = "Case manager", livello: str = "Comune", **values: str) -> list[str]:
    """The cells of one person; `codice_fiscale`, `nome` change them."""
    persona = make_persona(cognome) | values
    return [persona["codice_fiscale"], persona["nome"], persona["cognome"], ruolo, livello]


def make_elenco(*rows: list[str]) -> bytes:
    return make_xlsx([INTESTAZIONI, *rows])


def make_importazione(by: Profilo, comune: Comune, *rows: list[str], **values) -> ImportazioneIndicazione:
    """An import by the real service: the rows as `make_row` gives them, in codes or in words."""
    names = [each.name for each in COLONNE]
    righe = [
        {"riga": n, "valori": codes(dict(zip(names, row, strict=False)))}
        for n, row in enumerate(rows or [make_row()], 2)
    ]
    upload = pdf()
    upload.tipo = "application/pdf"
    ambito = comune.ambiti.get()
    lettera = {"firmatario": "Anna Bianchi, Sindaca", "protocollo": f"imp-{comune.pk}/2019", "data": DATA}
    found = review(righe, ambito=ambito, comune=comune, by=by)
    return services.create_importazione(
        ambito,
        comune,
        by=by,
        file=upload,
        righe=[each.riga for each in found],
        **lettera | {"pec_comune": ""} | values,
    )
