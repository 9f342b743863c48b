"""Synthetic persons: name, birth, citizenship and a codice fiscale that agrees with them."""

import tomllib
from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from itertools import accumulate
from random import Random
from typing import Any

from rdc_platform import codice_fiscale
from rdc_platform.simulators.generatore_luoghi import Luoghi
from rdc_platform.territorio import Comune

Persona = dict[str, Any]  # a member in the lot's form; names that begin with _ are dropped before writing

NATI_ALL_ESTERO = ("Z112", "Z133", "Z110")  # Germania, Svizzera, Francia: children of emigrants who came back
SENZA_CITTADINANZA = "XXA"


@dataclass(frozen=True, slots=True)
class Origine:
    """A country and its names."""

    stato: str
    belfiore: str
    ue: bool
    cognomi: list[str]
    maschi: list[str]
    femmine: list[str]


@cache
def _names() -> tuple[list[Origine], list[int], list[str]]:
    text = resources.files("rdc_platform.simulators").joinpath("dati/nomi.toml").read_text("utf-8")
    data = tomllib.loads(text)
    weights = list(accumulate(row.pop("peso") for row in data["origini"]))
    return [Origine(**row) for row in data["origini"]], weights, data["vie"]


def origine(rng: Random) -> Origine:
    """A country of origin, Italy in most cases."""
    origini, weights, _ = _names()
    return origini[bisect(weights, rng.random() * weights[-1])]


def via(rng: Random) -> str:
    """A street that any town may have."""
    return f"{rng.choice(('Via', 'Via', 'Via', 'Viale', 'Piazza', 'Vicolo'))} {rng.choice(_names()[2])}"


def giorno_di_nascita(rng: Random, today: date, anni: int, *, finestra: int = 360) -> date:
    """A birthday of someone who is `anni` years old on `today`, within `finestra` days of the last one."""
    return _years_before(today, anni) - timedelta(days=rng.randrange(finestra))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def eta(nascita: date, today: date) -> int:
    """Completed years."""
    return today.year - nascita.year - ((today.month, today.day) < (nascita.month, nascita.day))


def persona(  # the facts of a person are that many
    rng: Random,
    luoghi: Luoghi,
    residenza: Comune,
    provenienza: Origine,
    *,
    sesso: str,
    nascita: date,
    cognome: str,
    relazione: str,
    nato_in_italia: bool = False,
) -> Persona:
    """One member, with the fields that do not depend on the rest of the household."""
    nome = rng.choice(provenienza.maschi if sesso == "M" else provenienza.femmine)
    luogo = provenienza.belfiore
    if not luogo or nato_in_italia:
        abroad = not luogo and rng.random() < 0.02
        luogo = rng.choice(NATI_ALL_ESTERO) if abroad else luoghi.nascita(rng, residenza, nascita)
    return {
        "codice_fiscale": codice_fiscale.encode(cognome, nome, sesso, nascita, luogo),
        "cognome": cognome,
        "nome": nome,
        "sesso": sesso,
        "data_nascita": nascita.isoformat(),
        "belfiore_nascita": luogo,
        "cittadinanza": provenienza.stato,
        "relazione": relazione,
        "in_scala_equivalenza": True,
        "motivo_fuori_scala": None,
        "_nascita": nascita,
    }


def provisional_code(rng: Random) -> str:
    """A codice fiscale of 11 digits, such as is given before the final one."""
    digits = [rng.randrange(10) for _ in range(10)]
    total = sum(digits[0::2]) + sum(2 * d - 9 if d > 4 else 2 * d for d in digits[1::2])
    return "".join(map(str, digits)) + str(-total % 10)


def origine_di_stato(stato: str) -> Origine:
    """The names of a country of citizenship; those of Italy for a stateless person."""
    origini = _names()[0]
    return next((origine for origine in origini if origine.stato == stato), origini[0])
