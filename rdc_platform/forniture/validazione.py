"""One line of a lot: a record fit to be acquired, or a reject that says why in Italian and repeats no personal value.

Pure: what the territory says comes through `Territorio`. The seventh rule on lines, E07, needs the whole lot: see
`staging`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rdc_platform.forniture import schema
from rdc_platform.forniture import validazione_avvisi as avvisi
from rdc_platform.forniture import validazione_regole as regole
from rdc_platform.forniture.lettura import MAX_RIGA
from rdc_platform.forniture.schema_json import BAD_TEXT, NotJson, parse, storable, texts
from rdc_platform.forniture.validazione_regole import Contesto, Difetto, Territorio

# What each code says in general; the reason of a reject says it of its line.
CODICI = {
    "E03": "Riga che non è JSON o non è secondo lo schema",
    "E04": "Nessun richiedente, o più di uno",
    "E05": "Lo stesso codice fiscale due volte nel nucleo",
    "E01": "Codice fiscale impossibile",
    "E02": "Codice catastale sconosciuto",
    "E06": "Date in disordine o nel futuro",
    "E08": "Nessun Ambito per il Comune di residenza alla data della domanda",
    "E07": "Lo stesso protocollo INPS un'altra volta nel lotto",
}
TROPPO_LUNGA = "La riga è troppo lunga o non è UTF-8."
ALTRI = 100  # faults told beside the first: a line of a lot has room for two million
# In the contract's order, E03 before and E07 after: the first fault is the one that the reject is filed under.
REGOLE: tuple[Callable[[dict[str, Any], Contesto], Iterator[Difetto]], ...] = (
    regole.check_mensilita,
    regole.check_richiedente,
    regole.check_ripetuti,
    regole.check_codici_fiscali,
    regole.check_luoghi,
    regole.check_date,
    regole.check_ambito,
)


@dataclass(frozen=True, slots=True)
class Record:
    """A good line. `dati` has the known fields only, codici fiscali and numbers normalised, dates as ISO text.

    `belfiore_residenza` in `dati` is the Comune that is to act: the successor of a suppressed one, and then
    `belfiore_dichiarato` is what INPS wrote. `ambito` is the id that `Territorio.ambito_at` gave. `avvisi` holds
    (field, sentence), with identity data in them: they go with the person, never on the lot's page.
    """

    riga: int
    dati: dict[str, Any]
    ambito: Any
    belfiore_dichiarato: str
    avvisi: list[tuple[str, str]]
    extra: dict[str, Any]

    @property
    def protocollo(self) -> str:
        return str(self.dati["protocollo_inps"])

    @property
    def componenti(self) -> int:
        return len(self.dati["componenti"])


@dataclass(frozen=True, slots=True)
class Scarto:
    """A bad line: its first fault, then the others. `protocollo` and `componenti` where they could be read (None, 0)."""

    riga: int
    codice: str
    campo: str
    motivo: str
    altri: list[Difetto] = field(default_factory=list)
    protocollo: str | None = None
    componenti: int = 0


def validate_riga(riga: int, raw: bytes, territorio: Territorio, data_estrazione: date) -> Record | Scarto:
    """Check one line (`raw` without its LF; the header is line 1) against `data_estrazione`, the lot's Rome date."""
    if len(raw) >= MAX_RIGA:  # it comes cut: what is left may still be a document
        return Scarto(riga, "E03", "", TROPPO_LUNGA)
    try:
        document = parse(raw)
    except UnicodeDecodeError:
        return Scarto(riga, "E03", "", TROPPO_LUNGA)
    except NotJson as error:
        return Scarto(riga, "E03", "", f"Atteso: un oggetto JSON. Trovato: {error}.")
    regole.normalize_codici(document)
    found = schema.Lettura()
    dati = schema.load("domanda")(document, "", found) or {}
    if b"\\u" in raw:
        _keep_storable(dati, found)
    contesto = Contesto(territorio, data_estrazione)
    difetti = [Difetto("E03", campo, motivo) for campo, motivo in found.difetti]
    difetti += [difetto for check in REGOLE for difetto in check(dati, contesto)]
    if difetti:
        return _scarto(riga, difetti, dati)
    return _record(riga, dati, contesto, found.extra)


def _keep_storable(dati: dict[str, Any], found: schema.Lettura) -> None:
    found.difetti.extend(
        (path, "Il testo contiene un carattere che non si può conservare (NUL o mezzo surrogato).")
        for path, text in texts(dati, "")
        if BAD_TEXT.search(text)
    )
    found.extra = storable(found.extra)


def _scarto(riga: int, difetti: list[Difetto], dati: dict[str, Any]) -> Scarto:
    first, *others = difetti
    return Scarto(
        riga,
        first.codice,
        first.campo,
        first.motivo,
        others[:ALTRI],
        dati.get("protocollo_inps"),
        len(dati.get("componenti") or ()),
    )


def _record(riga: int, dati: dict[str, Any], contesto: Contesto, extra: dict[str, Any]) -> Record:
    dichiarato = dati["belfiore_residenza"]
    dati["belfiore_residenza"] = regole.comune_competente(dichiarato, contesto.territorio)
    return Record(
        riga,
        dati,
        regole.find_ambito(dichiarato, dati["data_domanda"], contesto.territorio),
        dichiarato,
        list(avvisi.find_avvisi(dati, dichiarato, contesto.territorio)),
        extra,
    )
