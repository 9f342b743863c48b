"""The rules on one line beyond its schema. Each gives its faults in the order of the line.

A value that the schema refused is missing from `dati` (or None): a rule then says nothing of it, and still says what it
can of the rest, so that one reading names every fault.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Protocol

from rdc_platform import codice_fiscale

RICHIEDENTE = "RICHIEDENTE"
MAX_MENSILITA = 2**15 - 1  # what the column holds; the schema sets no limit

# (earlier, later): the fault is at the later one.
ORDINE_DOMANDA = (("data_domanda", "data_riconoscimento"), ("data_domanda", "decorrenza"))
MAI_FUTURE = ("data_domanda", "data_riconoscimento", "data_stato")


class ComuneNoto(Protocol):
    """What the rules need of a Comune: until when it existed (None while it does)."""

    @property
    def attivo_al(self) -> date | None: ...


class Territorio(Protocol):
    """What the rules ask of the territory. The caller keeps it quick: each is asked for every line."""

    def comune(self, belfiore: str) -> ComuneNoto | None:
        """The Comune, suppressed ones too; None if there never was one. A foreign State is no Comune."""

    def successore(self, belfiore: str) -> str | None:
        """The Belfiore that stands for it today: itself while open, else who took its place; None if not known."""

    def luogo_nascita(self, belfiore: str) -> object | None:
        """Something, if someone may be born there: a Comune or State of today or of the past."""

    def ambito_at(self, belfiore: str, data: date) -> Any | None:
        """The id of the Ambito that the Comune belonged to on a day."""


class Difetto(NamedTuple):
    """A fault: its code, the field (`componenti[0].codice_fiscale`), and the reason."""

    codice: str
    campo: str
    motivo: str


@dataclass(frozen=True, slots=True)
class Contesto:
    """What a line is held against: the territory, and the Rome date of extraction."""

    territorio: Territorio
    data_estrazione: date


def normalize_codici(document: Any) -> None:
    """Trim and upper-case every codice fiscale in place, before anything is checked."""
    if type(document) is not dict:
        return
    for key in ("componenti", "prestazioni"):
        rows = document.get(key)
        for row in rows if type(rows) is list else ():
            if type(row) is dict and type(row.get("codice_fiscale")) is str:
                row["codice_fiscale"] = row["codice_fiscale"].strip().upper()


def persone(dati: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The members that could be read, with their path."""
    for index, persona in enumerate(dati.get("componenti") or ()):
        if persona is not None:
            yield f"componenti[{index}]", persona


def check_mensilita(dati: dict[str, Any], contesto: Contesto) -> Iterator[Difetto]:
    """E03: no more months than can be kept: one absurd number would stop the whole lot."""
    if dati.get("mensilita_percepite", 0) > MAX_MENSILITA:
        motivo = f"Atteso: un numero intero fino a {MAX_MENSILITA}. Trovato: uno più grande."
        yield Difetto("E03", "mensilita_percepite", motivo)


def check_richiedente(dati: dict[str, Any], contesto: Contesto) -> Iterator[Difetto]:
    """E04: one richiedente, no less and no more."""
    componenti = dati.get("componenti")
    if not componenti:
        return
    relazioni = [persona.get("relazione") if persona else None for persona in componenti]
    richiedenti = [index for index, relazione in enumerate(relazioni) if relazione == RICHIEDENTE]
    if len(richiedenti) > 1:
        motivo = f"Atteso: un solo richiedente. Trovati: {len(richiedenti)}."
        yield Difetto("E04", f"componenti[{richiedenti[1]}].relazione", motivo)
    elif not richiedenti and None not in relazioni:  # one that cannot be read may be the richiedente
        yield Difetto("E04", "componenti", "Atteso: un richiedente. Trovato: nessuno.")


def check_ripetuti(dati: dict[str, Any], contesto: Contesto) -> Iterator[Difetto]:
    """E05: no codice fiscale twice. Literally: omocodes exist because two persons share the rest of the code."""
    seen: dict[str, str] = {}
    for path, persona in persone(dati):
        codice = persona.get("codice_fiscale")
        if codice is None:
            continue
        if codice in seen:
            yield Difetto("E05", f"{path}.codice_fiscale", f"È lo stesso codice fiscale di {seen[codice]}.")
        else:
            seen[codice] = path


def check_codici_fiscali(dati: dict[str, Any], contesto: Contesto) -> Iterator[Difetto]:
    """E01: codes that cannot have been issued; 11 digits are for members other than the richiedente."""
    codes = [
        (f"{path}.codice_fiscale", persona.get("codice_fiscale"), persona.get("relazione") != RICHIEDENTE)
        for path, persona in persone(dati)
    ]
    codes += [
        (f"prestazioni[{index}].codice_fiscale", row.get("codice_fiscale"), True)
        for index, row in enumerate(dati.get("prestazioni") or ())
        if row
    ]
    for campo, codice, allow_numeric in codes:
        if codice is None:
            continue
        if codice != codice_fiscale.normalize(codice):
            yield Difetto("E01", campo, "Atteso: un codice fiscale senza spazi. Trovato: spazi tra i caratteri.")
            continue
        try:
            codice_fiscale.check(codice, allow_numeric=allow_numeric)
        except codice_fiscale.CodiceFiscaleError as error:
            yield Difetto("E01", campo, error.message_it)


def check_luoghi(dati: dict[str, Any], contesto: Contesto) -> Iterator[Difetto]:
    """E02: the Comune of residence and the places of birth exist or existed."""
    residenza = dati.get("belfiore_residenza")
    if residenza is not None and contesto.territorio.comune(residenza) is None:
        yield Difetto(
            "E02", "belfiore_residenza", "Atteso: il codice catastale di un Comune. Trovato: uno sconosciuto."
        )
    for path, persona in persone(dati):
        nascita = persona.get("belfiore_nascita")
        if nascita is not None and not contesto.territorio.luogo_nascita(nascita):
            motivo = "Atteso: il codice catastale di un Comune o di uno Stato. Trovato: uno sconosciuto."
            yield Difetto("E02", f"{path}.belfiore_nascita", motivo)


def check_date(dati: dict[str, Any], contesto: Contesto) -> Iterator[Difetto]:
    """E06: dates in their order, and no fact after the extraction. ISO dates compare as text."""
    yield from (_order(dati, *pair, "") for pair in ORDINE_DOMANDA if _reversed(dati, *pair))
    isee = dati.get("isee") or {}
    if _reversed(isee, "dsu_data", "dsu_scadenza"):
        yield _order(isee, "dsu_data", "dsu_scadenza", "isee.")
    for index, row in enumerate(dati.get("prestazioni") or ()):
        if row and _reversed(row, "dal", "al"):
            yield _order(row, "dal", "al", f"prestazioni[{index}].")
    today = contesto.data_estrazione.isoformat()
    facts = [(name, dati.get(name)) for name in MAI_FUTURE]
    facts += [(f"{path}.data_nascita", persona.get("data_nascita")) for path, persona in persone(dati)]
    for campo, data in facts:
        if data is not None and data > today:
            motivo = f"Attesa: una data non oltre l'estrazione del lotto ({today}). Trovata: una data successiva."
            yield Difetto("E06", campo, motivo)


def _reversed(row: dict[str, Any], earlier: str, later: str) -> bool:
    first, second = row.get(earlier), row.get(later)
    return first is not None and second is not None and second < first


def _order(row: dict[str, Any], earlier: str, later: str, prefix: str) -> Difetto:
    return Difetto(
        "E06", prefix + later, f"Attesa: una data non prima di {prefix}{earlier}. Trovata: una data precedente."
    )


def check_ambito(dati: dict[str, Any], contesto: Contesto) -> Iterator[Difetto]:
    """E08: on the day of the domanda the Comune of residence belonged to an Ambito."""
    residenza, data = dati.get("belfiore_residenza"), dati.get("data_domanda")
    if residenza is None or data is None or contesto.territorio.comune(residenza) is None:
        return
    if find_ambito(residenza, data, contesto.territorio) is None:
        motivo = "Atteso: un Ambito per il Comune di residenza alla data della domanda. Trovato: nessuno."
        yield Difetto("E08", "belfiore_residenza", motivo)


def comune_competente(belfiore: str, territorio: Territorio) -> str:
    """The Comune that acts for `belfiore` today: itself, or the successor of a suppressed one where known."""
    return territorio.successore(belfiore) or belfiore


def find_ambito(belfiore: str, data: str, territorio: Territorio) -> Any | None:
    """The Ambito at `data` (ISO) of the Comune that acts today, or of `belfiore` itself: one of the two existed then."""
    giorno = date.fromisoformat(data)
    ambito = territorio.ambito_at(comune_competente(belfiore, territorio), giorno)
    return territorio.ambito_at(belfiore, giorno) if ambito is None else ambito
