"""Whom the simulated ANPR knows: the households of the simulated INPS, each with a past, and whom the console adds."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from rdc_platform import territorio

OGGI_MENO = 25 * 365  # days: how far back somebody may have come to his Comune
ESTERO = ("Germania", "Svizzera", "Argentina")


@dataclass
class Persona:
    """As ANPR answers of him: `id` of his own, `residenze` as `residenza[]` of C020, `famiglia` the codes of who lives there."""

    id: str
    generalita: dict[str, Any]
    residenze: list[dict[str, Any]]
    famiglia: list[str]


class Mondo:
    """The persons by codice fiscale and by id; those of the console stand in `store` and win.

    `lotti` is the folder where the simulated INPS keeps its lots: those not read yet are read when a stranger is asked for.
    """

    def __init__(self, store: Path, lotti: Path | None = None) -> None:
        store.mkdir(parents=True, exist_ok=True)
        self.file, self.lotti = store / "persone.json", lotti
        self.letti: set[Path] = set()
        self.per_cf: dict[str, Persona] = {}
        self.per_id: dict[str, Persona] = {}
        for row in self._added():
            self._know(Persona(**row))

    def find(self, cf: str) -> Persona | None:
        if cf not in self.per_cf:
            self._read_lotti()
        return self.per_cf.get(cf)

    def _read_lotti(self) -> None:
        """The households of lots published since; who is known already stays as he is."""
        for path in sorted(set(self.lotti.iterdir() if self.lotti and self.lotti.is_dir() else ()) - self.letti):
            self.letti.add(path)
            data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            for row in map(json.loads, data.splitlines()):
                if row.get("tipo") == "domanda":
                    for each in _household(row):
                        self.per_cf.setdefault(each.generalita["codiceFiscale"]["codFiscale"], each)
                        self.per_id.setdefault(each.id, each)

    def add(self, cf: str, cognome: str, nome: str, residenze: list[dict[str, Any]], famiglia: list[str]) -> None:
        """Know somebody, as the console says."""
        generalita = {"codiceFiscale": {"codFiscale": cf}, "cognome": cognome, "nome": nome}
        persona = Persona(id_of(cf), generalita, residenze, famiglia or [cf])
        self._know(persona)
        added = [row for row in self._added() if row["id"] != persona.id]
        self.file.write_text(json.dumps([*added, persona.__dict__]))

    def _added(self) -> list[dict[str, Any]]:
        return json.loads(self.file.read_text()) if self.file.exists() else []

    def _know(self, persona: Persona) -> None:
        self.per_cf[persona.generalita["codiceFiscale"]["codFiscale"]] = persona
        self.per_id[persona.id] = persona


def id_of(cf: str) -> str:
    """Nine letters and digits, the same for the same person."""
    return hashlib.sha256(cf.encode()).hexdigest()[:9].upper()


def residenza(dal: date, al: date | None, comune: territorio.Comune | None, stato: str = "") -> dict[str, Any]:
    row: dict[str, Any] = {"dataDecorrenzaResidenza": dal.isoformat()}
    if al:
        row["dataFineResidenza"] = al.isoformat()
    if comune is None:
        return row | {"localitaEstera": {"indirizzoEstero": {"localita": {"descrizioneStato": stato}}}}
    where = {
        "nomeComune": comune.denominazione.upper(),
        "codiceIstat": comune.istat,
        "siglaProvinciaIstat": comune.sigla_provincia,
    }
    return row | {"tipoIndirizzo": "1", "indirizzo": {"comune": where}}


def _household(row: dict[str, Any]) -> Iterator[Persona]:
    """Everyone of a domanda: nine in ten live with all the others, and one in ten does not."""
    codes = [each["codice_fiscale"] for each in row["componenti"]]
    rng = Random(row["protocollo_inps"])  # noqa: S311 -- the same past at each start, and no secret
    insieme = codes[:-1] if len(codes) > 1 and rng.random() < 0.1 else codes
    for each in row["componenti"]:
        cf = each["codice_fiscale"]
        generalita = {k: each[k] for k in ("cognome", "nome", "sesso")} | {
            "codiceFiscale": {"codFiscale": cf},
            "dataNascita": each["data_nascita"],
        }
        nascita = date.fromisoformat(each["data_nascita"])
        past = _past(Random(cf), territorio.comuni()[row["belfiore_residenza"]], nascita, row["data_domanda"])  # noqa: S311 -- as above
        yield Persona(id_of(cf), generalita, past, insieme if cf in insieme else [cf])


def _past(rng: Random, comune: territorio.Comune, nascita: date, domanda: str) -> list[dict[str, Any]]:
    """Where he lives since when, and for two in three where before: another Comune of the region, or abroad."""
    limite = date.fromisoformat(domanda)
    dal = max(nascita, limite - timedelta(days=rng.randrange(200, OGGI_MENO)))
    found = [residenza(dal, None, comune)]
    prima = max(nascita, dal - timedelta(days=rng.randrange(400, OGGI_MENO)))
    if prima < dal and rng.random() < 0.66:
        altrove = rng.random() < 0.15
        altri = [
            each
            for each in territorio.comuni().values()
            if each.sigla_provincia == comune.sigla_provincia and each.attivo
        ]
        where = None if altrove else rng.choice(sorted(altri, key=lambda each: each.belfiore))
        found.append(residenza(prima, dal - timedelta(days=1), where, rng.choice(ESTERO)))
    return found
