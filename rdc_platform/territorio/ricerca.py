"""Places of birth by what a person types: `cremona`, `Castro (BG)`, `Marocco`, an old name, a code. Pure."""

import unicodedata
from datetime import date
from functools import cache

from rdc_platform.territorio.elenchi import Nome, comune, comuni, luogo_nascita, nomi, stati

LUNGHEZZA_CODICE = 4
Portato = tuple[str, date, date | None]  # a code, and the days it bore a name


def find_luoghi(testo: str, nato_il: date | None = None) -> list[str]:
    """The Belfiore codes a typed place may mean: one is an answer, several a question, none a mistake.

    A name with its province means that Comune, a name alone all the Comuni and States that bear it. Those that bore it
    on `nato_il` come before those that bear it now, and these before those of the past.
    """
    testo = testo.strip()
    if len(testo) == LUNGHEZZA_CODICE and luogo_nascita(testo.upper()):
        return [testo.upper()]
    names = _index().get(_plain(testo), [])
    then = [code for code, dal, al in names if nato_il and dal <= nato_il <= (al or date.max)]
    now = [code for code, _, al in names if al is None]
    return list(dict.fromkeys(then or now or [code for code, _, _ in names]))


def suggest_luoghi(testo: str, limit: int = 20) -> list[str]:
    """What to write for the places that begin so, those that still exist first; none for less than two letters."""
    wanted = _plain(testo)
    if len(wanted) < 2:
        return []
    names = sorted((closed, label) for plain, closed, label in _labels() if plain.startswith(wanted))
    return [label for _, label in names[:limit]]


def describe_luogo(belfiore: str) -> str:
    """The name of a place, and when it ended: `Castro (BG)`, `Fiume (FM), fino al 1947`."""
    place = comune(belfiore) or stati()[belfiore]
    ended = f", fino al {place.attivo_al.year}" if place.attivo_al else ""
    return f"{luogo_nascita(belfiore)}{ended}"


@cache
def _index() -> dict[str, list[Portato]]:
    """Who bore a plain name, with and without its province, and when."""
    found: dict[str, list[Portato]] = {}
    for code, place in comuni().items():
        other = Nome(place.denominazione_altra, place.sigla_provincia, place.attivo_dal, place.attivo_al)
        for name in [*nomi(code), other]:
            for key in {_plain(name.denominazione), _plain(f"{name.denominazione} {name.sigla_provincia}")}:
                found.setdefault(key, []).append((code, name.dal, name.al))
    for code, country in stati().items():
        found.setdefault(_plain(country.denominazione), []).append((code, country.attivo_dal, country.attivo_al))
    del found[""]
    return found


@cache
def _labels() -> list[tuple[str, bool, str]]:
    """Plain name, whether it is of the past, and the name shown, of every place."""
    places = {luogo_nascita(code) or "": place.attivo_al is not None for code, place in comuni().items()}
    places |= {country.denominazione: country.attivo_al is not None for country in stati().values()}
    return [(_plain(label), closed, label) for label, closed in places.items()]


def _plain(text: str) -> str:
    """Lower case letters and digits, one space between words: `Castro (BG)` and `castro bg` are one."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c)).split())
