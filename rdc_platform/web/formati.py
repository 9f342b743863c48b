"""Dates, numbers and codes as an operator reads them. Pure functions."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from rdc_platform.web.stati import Colore

ROMA = ZoneInfo("Europe/Rome")
MESI = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip
GIORNI = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")


def data_di(value: date | datetime) -> date:
    """The date in Italy of a date or of an aware instant."""
    if isinstance(value, datetime):
        return value.astimezone(ROMA).date() if value.tzinfo else value.date()
    return value


def data_breve(value: date | datetime | None) -> str:
    """`6 mar 2019`; nothing for no date."""
    if not value:
        return ""
    giorno = data_di(value)
    return f"{giorno.day} {MESI[giorno.month - 1][:3]} {giorno.year}"


def data_estesa(value: date | datetime | None) -> str:
    """`mercoledì 6 marzo 2019`, for titles and letters."""
    if not value:
        return ""
    giorno = data_di(value)
    return f"{GIORNI[giorno.weekday()]} {giorno.day} {MESI[giorno.month - 1]} {giorno.year}"


def mese_in_words(value: date) -> str:
    """`aprile 2021`."""
    return f"{MESI[value.month - 1]} {value.year}"


def data_ora(value: datetime | None) -> str:
    """`6 mar 2019, 10:42` in Italian time."""
    if not value:
        return ""
    istante = value.astimezone(ROMA) if value.tzinfo else value
    return f"{data_breve(istante)}, {istante:%H:%M}"


def numero(value: float | None) -> str:
    """`1.234.567`, and a decimal comma where there are decimals; nothing for no number."""
    if value is None or value == "":
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def decimale(value: Decimal) -> str:
    """`4`, `3,75`, `-0,5`: an exact number without the zeros at its end."""
    return f"{value.normalize():f}".replace(".", ",")


def masked(codice_fiscale: str | None) -> str:
    """A codice fiscale where the whole one is not needed: the last four characters, enough to tell two persons apart."""
    if not codice_fiscale:
        return ""
    return "•" * (len(codice_fiscale) - 4) + codice_fiscale[-4:]


@dataclass(frozen=True)
class Termine:
    """A deadline as the badge shows it. `giorni` are solar days left, negative once it has lapsed."""

    giorni: int
    testo: str
    colore: Colore


def termine(scadenza: date, oggi: date, *, soglia: int = 7) -> Termine:
    """What is left until `scadenza`: red once lapsed, today included in the yellow of the last `soglia` days."""
    giorni = (scadenza - oggi).days
    if giorni < 0:
        testo = "scaduto ieri" if giorni == -1 else f"scaduto da {numero(-giorni)} giorni"
        return Termine(giorni, testo, Colore.ROSSO)
    testo = {0: "scade oggi", 1: "scade domani"}.get(giorni, f"tra {numero(giorni)} giorni")
    return Termine(giorni, testo, Colore.GIALLO if giorni <= soglia else Colore.GRIGIO)


def in_frase(testo: str) -> str:
    """A label within a sentence: without the capital it begins with, unless it is an acronym; the rest may be a name, or a law."""
    parole = str(testo)
    return parole if parole[1:2].isupper() else parole[:1].lower() + parole[1:]


def frase(testo: str) -> str:
    """A text as a sentence of its own, with the capital it lacks; one that begins with a code (`E1:`, `gia_inviata`) stays as it is."""
    prima = testo.partition(" ")[0].rstrip(",.;")
    return testo[:1].upper() + testo[1:] if prima.replace("'", "").isalpha() else testo
