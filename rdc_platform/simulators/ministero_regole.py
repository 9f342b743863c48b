"""What the Ministry takes: a closed form, where no count says of few families how many they are."""

import re
from collections.abc import Mapping
from typing import Any

POCHE, NON_DETTO = "POCHE", "NON_DETTO"
TUTTE = ("TUTTE",)
MISURE = {
    "NUCLEI_RICEVUTI": ("INPS", "RINVIO_CPI", "TRASFERIMENTO", "RINNOVO", "RIAPERTURA", "ACCESSO_SPONTANEO"),
    "NUCLEI_ASSEGNATI": TUTTE,
    "NUCLEI_CONVOCATI": TUTTE,
    "ANALISI_CONCLUSE": ("A", "B", "C", "D"),
    "PATTI_FIRMATI": ("PRIMO", "RIVISTO"),
    "PATTI_NON_FIRMATI": TUTTE,
    "SOSTEGNI_ATTIVATI": (
        "a_SEGRETARIATO_SOCIALE", "b_SERVIZIO_SOCIALE_PROFESSIONALE", "c_TIROCINI_INCLUSIONE",
        "d_SOSTEGNO_SOCIO_EDUCATIVO", "e_ASSISTENZA_DOMICILIARE", "f_SOSTEGNO_GENITORIALITA_MEDIAZIONE_FAMILIARE",
        "g_MEDIAZIONE_CULTURALE", "h_PRONTO_INTERVENTO_SOCIALE", "ALTRI_SERVIZI_LAVORO", "SANITARI", "ABITATIVI",
        "ISTRUZIONE", "CONTRIBUTI_ECONOMICI", "TERZO_SETTORE",
    ),
    "FATTI_COMUNICATI": (
        "E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09A", "E09B", "E10", "E11", "E12", "E13",
    ),
    "TERMINI_SCADUTI": ("T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11"),
    "CONTROLLI_CONCLUSI": ("P01", "N10", "N02", "N12", "NS1", "NS2", "NN1", "NN2", "NV1", "NM1", "AN1"),
    "PUC_PARTECIPANTI": TUTTE,
    "PUC_POSTI": ("COMUNE", "CPI", "VOLONTARIO"),
}  # fmt: skip
DURATE = ("ASSEGNAZIONE", "CONVOCAZIONE", "PATTO")
PARTI_DURATA = ("mediana", "nono_decile")
CAMPI = ("ambito", "mese", "versione", "soglia", "base", "territori")
CAMPI_TERRITORIO = ("comuni", "conteggi", "durate", "ore_progetti", "progetti_attivi")


class RifiutoError(Exception):
    """Not taken: a code and a sentence."""

    def __init__(self, codice: str, dettaglio: str) -> None:
        super().__init__(dettaglio)
        self.codice, self.dettaglio = codice, dettaglio


def check(corpo: object, soglia: int) -> dict[str, Any]:
    """The form as it came; RifiutoError where it is not the one agreed, or where a count is too small to be told."""
    found = _fields(corpo, CAMPI, "la rilevazione")
    _demand(_is_text(found["ambito"], r".{1,20}"), "ambito non è un codice")
    _demand(_is_text(found["mese"], r"20\d\d-(0[1-9]|1[0-2])"), "mese non è un mese")
    versione, base = (_number(found[nome], nome) for nome in ("versione", "base"))
    _demand(min(versione, base) >= 1, "versione e base cominciano da 1")
    if _number(found["soglia"], "soglia") < soglia:
        raise RifiutoError("SOGLIA", f"La soglia è {soglia}: con una più bassa non si riceve.")
    _demand(isinstance(found["territori"], list) and bool(found["territori"]), "territori è vuoto")
    visti: set[str] = set()
    for territorio in found["territori"]:
        _check_territorio(_fields(territorio, CAMPI_TERRITORIO, "un territorio"), found["soglia"], found["base"], visti)
    return found


def _check_territorio(row: dict[str, Any], soglia: int, base: int, visti: set[str]) -> None:
    comuni = row["comuni"]
    _demand(isinstance(comuni, list) and bool(comuni), "comuni è vuoto")
    _demand(all(_is_text(each, r"[A-Z]\d{3}") for each in comuni), "comuni ha un codice che non lo è")
    _demand(len(set(comuni)) == len(comuni) and not visti & set(comuni), "un Comune sta in due territori")
    visti |= set(comuni)
    conteggi = _fields(row["conteggi"], MISURE, "conteggi")
    for nome, voci in MISURE.items():
        for voce, valore in _fields(conteggi[nome], voci, nome).items():
            _check_cella(valore, soglia, base, f"{nome} {voce}")
    for nome, parti in _fields(row["durate"], DURATE, "durate").items():
        for parte, valore in _fields(parti, PARTI_DURATA, nome).items():
            _check_tondo(valore, base, f"{nome} {parte}")
    _check_tondo(row["ore_progetti"], base, "ore_progetti")
    _number(row["progetti_attivi"], "progetti_attivi")


def _check_cella(valore: object, soglia: int, base: int, dove: str) -> None:
    if valore == POCHE:
        return
    if _number(valore, dove) < soglia:
        raise RifiutoError("CELLA_SOTTO_SOGLIA", f"{dove} dice un numero sotto {soglia}: si dice che sono poche.")
    _check_tondo(valore, base, dove)


def _check_tondo(valore: object, base: int, dove: str) -> None:
    if valore != NON_DETTO and _number(valore, dove) % base:
        raise RifiutoError("CELLA_NON_ARROTONDATA", f"{dove} non è un multiplo di {base}.")


def _fields(value: object, names: Mapping[str, Any] | tuple[str, ...], dove: str) -> dict[str, Any]:
    """An object with these fields, all of them and no other."""
    if not isinstance(value, dict):
        raise RifiutoError("SCHEMA", f"{dove}: ci vuole un oggetto.")
    if altri := sorted(set(value) - set(names)):
        raise RifiutoError("CAMPO_NON_PREVISTO", f"{dove}: {altri[0][:40]} non è previsto.")
    if mancano := sorted(set(names) - set(value)):
        raise RifiutoError("SCHEMA", f"{dove}: manca {mancano[0]}.")
    return value


def _is_text(value: object, pattern: str) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _number(value: object, dove: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise RifiutoError("SCHEMA", f"{dove}: ci vuole un numero.")
    return value


def _demand(true: bool, detail: str) -> None:  # noqa: FBT001 -- the condition is its very subject
    if not true:
        raise RifiutoError("SCHEMA", f"{detail}.")
