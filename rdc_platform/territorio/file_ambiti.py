"""The file of Ambiti that an administrator imports: CSV, UTF-8, one line an Ambito, its Comuni separated by semicolons."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rdc_platform.territorio.elenchi import comune, comuni, regioni, successore
from rdc_platform.territorio.modello import FORME_GESTIONE, FORME_GIURIDICHE, INIZIO, DatiAmbito

OBBLIGATORIE = ("codice_ambito", "denominazione", "codice_regione", "comune_capofila_belfiore", "comuni_belfiore")
FACOLTATIVE = ("valido_dal", "valido_al", "forma_giuridica", "forma_gestione", "pec")
Riga = dict[str, str]


@dataclass(frozen=True, slots=True)
class ErroreRiga:
    """What is wrong on a line (the header is 1), in Italian, with the column."""

    riga: int
    campo: str
    messaggio: str

    def __str__(self) -> str:
        return f"Riga {self.riga}, {self.campo}: {self.messaggio}"


class FileAmbitiError(ValueError):
    """The file cannot be taken; `errori` holds every fault found."""

    def __init__(self, errori: list[ErroreRiga]) -> None:
        super().__init__("\n".join(map(str, errori)))
        self.errori = errori


def read_ambiti(text: str) -> list[DatiAmbito]:
    """The Ambiti of a file. Raises FileAmbitiError with all its faults: the good lines are not taken without the others.

    Without `valido_dal` an Ambito holds from 1 January 2019; without forms, one Comune is COMUNE_SINGOLO and SINGOLA, more are
    CONVENZIONE and ASSOCIATA.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), restkey="?", strict=True)
    header = [name.strip() for name in reader.fieldnames or ()]
    reader.fieldnames = header
    errors = list(_header_faults(header))
    if errors:
        raise FileAmbitiError(errors)
    good = []
    for number, row in enumerate(reader, 2):
        faults = [ErroreRiga(number, field, message) for field, message in _row_faults(row)]
        errors += faults
        if not faults:
            good.append((number, _ambito({name: (value or "").strip() for name, value in row.items()})))
    errors += _clashes(good)
    if errors:
        raise FileAmbitiError(sorted(errors, key=lambda error: error.riga))
    return [ambito for _, ambito in good]


def write_ambiti(ambiti: Iterable[DatiAmbito]) -> str:
    """The text of a file that `read_ambiti` takes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*OBBLIGATORIE, *FACOLTATIVE])
    for a in ambiti:
        codes = ";".join(a.comuni_belfiore)
        al = a.valido_al.isoformat() if a.valido_al else ""
        dates = (a.valido_dal.isoformat(), al)
        capofila = a.comune_capofila_belfiore
        writer.writerow(
            [
                a.codice,
                a.denominazione,
                a.codice_regione,
                capofila,
                codes,
                *dates,
                a.forma_giuridica,
                a.forma_gestione,
                a.pec,
            ]
        )
    return out.getvalue()


def _header_faults(header: list[str]) -> Iterator[ErroreRiga]:
    for name in OBBLIGATORIE:
        if name not in header:
            yield ErroreRiga(1, name, "manca la colonna.")
    for name in header:
        if name not in (*OBBLIGATORIE, *FACOLTATIVE):
            yield ErroreRiga(1, name or "(vuota)", "colonna sconosciuta: controlla il nome.")


def _row_faults(row: Riga) -> Iterator[tuple[str, str]]:
    """The faults of one line, as (column, message)."""
    if "?" in row:
        yield "comuni_belfiore", "ci sono troppe virgole: separa i Comuni con il punto e virgola."
        return
    row = {name: (value or "").strip() for name, value in row.items()}
    yield from ((name, "scrivi un valore.") for name in OBBLIGATORIE if not row[name])
    yield from _value_faults(row)
    dates = [fault for name in ("valido_dal", "valido_al") for fault in _date_faults(name, row.get(name, ""))]
    yield from dates
    if not dates:
        yield from _period_faults(row)


def _value_faults(row: Riga) -> Iterator[tuple[str, str]]:
    for name, limit in (("codice_ambito", 20), ("denominazione", 160)):
        if len(row[name]) > limit:
            yield name, f"al massimo {limit} caratteri."
    if row["codice_regione"] and row["codice_regione"] not in regioni():
        yield "codice_regione", f"«{row['codice_regione']}» non è un codice ISTAT di regione: due cifre, da 01 a 20."
    for name, allowed in (("forma_giuridica", FORME_GIURIDICHE), ("forma_gestione", FORME_GESTIONE)):
        if row.get(name) and row[name] not in allowed:
            yield name, f"«{row[name]}» non è tra i valori ammessi: {', '.join(allowed)}."
    if row.get("pec") and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", row["pec"]):
        yield "pec", f"«{row['pec']}» non è un indirizzo."


def _date_faults(name: str, text: str) -> Iterator[tuple[str, str]]:
    try:
        date.fromisoformat(text or "2019-01-01")
    except ValueError:
        yield name, f"«{text}» non è una data: scrivi anno-mese-giorno, per esempio 2019-01-01."


def _period_faults(row: Riga) -> Iterator[tuple[str, str]]:
    dal, al = _dates(row)
    if al and al < dal:
        yield "valido_al", "è prima di valido_dal."
        return
    codes = _codes(row)
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield "comuni_belfiore", f"{code} è scritto due volte."
    for code in dict.fromkeys(codes):
        yield from _comune_faults(code, dal, al)
    if row["comune_capofila_belfiore"] and row["comune_capofila_belfiore"] not in codes:
        yield "comune_capofila_belfiore", f"{row['comune_capofila_belfiore']} non è tra i Comuni dell'Ambito."


def _comune_faults(code: str, dal: date, al: date | None) -> Iterator[tuple[str, str]]:
    place = comune(code)
    if place is None:
        yield "comuni_belfiore", f"{code} non è il codice catastale di un Comune."
    elif place.attivo_al and place.attivo_al < dal:
        heir = comune(successore(code, dal) or "")
        instead = f": al suo posto c'è {heir.denominazione} ({heir.belfiore})" if heir else ""
        yield (
            "comuni_belfiore",
            f"{place.denominazione} ({code}) non c'è più dopo il {place.attivo_al:%d/%m/%Y}{instead}.",
        )
    elif al and al < place.attivo_dal:
        yield "comuni_belfiore", f"{place.denominazione} ({code}) c'è solo dal {place.attivo_dal:%d/%m/%Y}."


def _ambito(row: Riga) -> DatiAmbito:
    codes = _codes(row)
    dal, al = _dates(row)
    one = len(codes) == 1
    return DatiAmbito(
        codice=row["codice_ambito"],
        denominazione=row["denominazione"],
        codice_regione=row["codice_regione"],
        comune_capofila_belfiore=row["comune_capofila_belfiore"],
        comuni_belfiore=tuple(codes),
        forma_giuridica=row.get("forma_giuridica") or ("COMUNE_SINGOLO" if one else "CONVENZIONE"),
        forma_gestione=row.get("forma_gestione") or ("SINGOLA" if one else "ASSOCIATA"),
        pec=row.get("pec", ""),
        valido_dal=dal,
        valido_al=al,
    )


def _clashes(good: list[tuple[int, DatiAmbito]]) -> Iterator[ErroreRiga]:
    """Codes used twice, and Comuni that two Ambiti hold on one day."""
    seen: dict[str, int] = {}
    holders: dict[str, list[tuple[date, date | None, int, DatiAmbito]]] = defaultdict(list)
    for number, ambito in good:
        if ambito.codice in seen:
            yield ErroreRiga(number, "codice_ambito", f"{ambito.codice} è già alla riga {seen[ambito.codice]}.")
        seen.setdefault(ambito.codice, number)
        for code, dal, al in ambito.appartenenze():
            for other_dal, other_al, line, other in holders[code]:
                if dal <= (other_al or date.max) and other_dal <= (al or date.max):
                    what = f"{comuni()[code].denominazione} ({code}) negli stessi giorni è già in {other.denominazione}, riga {line}."
                    yield ErroreRiga(number, "comuni_belfiore", what)
            holders[code].append((dal, al, number, ambito))


def _codes(row: Riga) -> list[str]:
    return [code.strip().upper() for code in row["comuni_belfiore"].split(";") if code.strip()]


def _dates(row: Riga) -> tuple[date, date | None]:
    dal, al = row.get("valido_dal"), row.get("valido_al")
    return date.fromisoformat(dal) if dal else INIZIO, date.fromisoformat(al) if al else None
