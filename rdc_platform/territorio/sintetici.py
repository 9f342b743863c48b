"""Invented Ambiti for the demonstration: no public list of the real ones can be packaged. Always the same, and marked as such."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import cycle

from rdc_platform.territorio.elenchi import Comune, comuni, successore
from rdc_platform.territorio.modello import INIZIO, DatiAmbito

# Comuni to an Ambito, about, by code of region: so that each has roughly the Ambiti it has in truth, some 600 in all.
COMUNI_PER_AMBITO = {
    "01": 36,
    "02": 74,
    "03": 17,
    "04": 14,
    "05": 27,
    "06": 12,
    "07": 13,
    "08": 9,
    "09": 10,
    "10": 8,
    "11": 10,
    "12": 11,
    "13": 13,
    "14": 19,
    "15": 9,
    "16": 6,
    "17": 14,
    "18": 13,
    "19": 7,
    "20": 15,
}
CITTA = """Roma, Milano, Napoli, Torino, Palermo, Genova, Bologna, Firenze, Bari, Catania, Verona, Venezia, Messina, Padova, Prato,
Trieste, Brescia, Parma, Taranto, Modena, Reggio di Calabria, Reggio nell'Emilia, Perugia, Livorno, Ravenna, Cagliari, Foggia, Rimini,
Salerno, Ferrara, Sassari, Latina, Giugliano in Campania, Monza, Siracusa, Bergamo, Pescara, Trento, Forlì, Vicenza, Terni, Bolzano,
Novara, Piacenza, Ancona, Andria, Arezzo, Udine, Cesena, Lecce"""
FORME = (
    "CONVENZIONE",
    "UNIONE",
    "CONVENZIONE",
    "AZIENDA_SPECIALE",
    "CONVENZIONE",
    "CONSORZIO",
    "CONVENZIONE",
    "COMUNITA_MONTANA",
)
DOMINIO_PEC = "pec.example"  # a name that nobody can own (RFC 2606)


@cache
def ambiti_sintetici() -> tuple[DatiAmbito, ...]:
    """About 600 Ambiti that hold each Comune open since 2019 exactly once, grouped by province in order of name.

    A Comune closed meanwhile stands with the one that took its place.
    """
    heirs = _heirs()
    cities = {" ".join(name.split()) for name in CITTA.split(",")}
    forms = cycle(FORME)
    made = []
    for province, members in _by_province().items():
        alone = [[place] for place in members if place.denominazione in cities]
        shared = _split([place for place in members if place.denominazione not in cities])
        for number, group in enumerate([*alone, *shared], 1):
            city = group[0].denominazione if number <= len(alone) else None
            made.append(
                DatiAmbito(
                    codice=f"SIN{province}{number:02}",
                    denominazione=_name(city or f"{group[0].provincia} {number - len(alone)}"),
                    codice_regione=group[0].codice_regione,
                    comune_capofila_belfiore=next((place for place in group if place.capoluogo), group[0]).belfiore,
                    comuni_belfiore=tuple(code for place in group for code in (place.belfiore, *heirs[place.belfiore])),
                    forma_giuridica="COMUNE_SINGOLO" if city else next(forms),
                    forma_gestione="SINGOLA" if city else "ASSOCIATA",
                    pec=f"ambito.sin{province}{number:02}@{DOMINIO_PEC}",
                    sintetico=True,
                )
            )
    return tuple(made)


def _by_province() -> dict[str, list[Comune]]:
    found = defaultdict(list)
    for place in sorted(comuni().values(), key=lambda place: (place.codice_provincia, place.denominazione)):
        if place.attivo:
            found[place.codice_provincia].append(place)
    return found


def _heirs() -> dict[str, list[str]]:
    """The Comuni closed since 2019, under the open one that stands for them."""
    found = defaultdict(list)
    for place in comuni().values():
        if place.attivo_al and place.attivo_al >= INIZIO:
            found[successore(place.belfiore) or ""].append(place.belfiore)
    return found


def _split(members: list[Comune]) -> Iterator[list[Comune]]:
    parts = max(1, round(len(members) / COMUNI_PER_AMBITO[members[0].codice_regione])) if members else 0
    for part in range(parts):
        yield members[part * len(members) // parts : (part + 1) * len(members) // parts]


def _name(place: str) -> str:
    return f"Ambito sintetico dell'{place[2:]}" if place.startswith("L'") else f"Ambito sintetico di {place}"
