"""The agreements: with which provider, for which purpose, by which patterns. One TOML file, read again when it or a key changes.

`docs/pdnd.esempio.toml` shows every field.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from rdc_platform.gateways.pdnd.chiavi import SEMPRE, Chiave, read_key
from rdc_platform.gateways.pdnd.errori import ConfigurazioneError

INTEGRITA, TRACCIAMENTO = "INTEGRITY_REST_02", "AUDIT_REST_02"


@dataclass(frozen=True)
class Accordo:
    """One e-service as its provider declares it, and the purpose for which we may call it."""

    audience: str
    purpose_id: str
    modelli: tuple[str, ...] = ()
    dpop: bool = False
    firma_senza_corpo: bool = False
    risposta_firmata: bool = False

    @property
    def firmato(self) -> bool:
        return INTEGRITA in self.modelli

    @property
    def tracciato(self) -> bool:
        return TRACCIAMENTO in self.modelli


@dataclass(frozen=True)
class Aderente:
    """Who we are on PDND."""

    client_id: str
    token_url: str
    token_audience: str
    chiavi: list[Chiave]
    servizi: dict[str, Accordo]
    chiavi_url: str = ""
    utente: str = "piattaforma"
    postazione: str = "centrale"
    livello: str = "LoA3"


Stato = tuple[tuple[str, tuple[int, ...]], ...]  # each file, and when it changed, how long it is and which one it is

_letto: dict[Stato, Aderente] = {}  # at most one: the files as they were before they were read, and what they said


def aderente() -> Aderente | None:
    """What the files say now; None where PDND is not set. ConfigurazioneError says what is wrong with them."""
    if not settings.PDND_CONFIGURAZIONE:
        return None
    for state, known in list(_letto.items()):
        if state[0][0] == settings.PDND_CONFIGURAZIONE and _state([name for name, _ in state]) == state:
            return known
    found, state = _read(Path(settings.PDND_CONFIGURAZIONE))
    _letto.clear()
    _letto[state] = found
    return found


def _state(files: Iterable[str]) -> Stato:
    return tuple((name, _changed(Path(name))) for name in files)


def _changed(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino


def _read(path: Path) -> tuple[Aderente, Stato]:
    """Each file is looked at before it is read: one that changes meanwhile is read again, and never kept as it was."""
    state = _state([str(path)])
    try:
        content = tomllib.loads(path.read_text())
        rows = content.pop("chiavi")
        state += _state(str(path.parent / row[name]) for row in rows for name in ("file", "password") if name in row)
        servizi = {name: _accordo(name, row) for name, row in content.pop("servizi", {}).items()}
        chiavi = [_chiave(path.parent, row) for row in rows]
        return Aderente(chiavi=chiavi, servizi=servizi, **content), state
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigurazioneError(f"{path.name} di PDND non si legge: {error}") from error


def _accordo(name: str, row: dict[str, Any]) -> Accordo:
    modelli = tuple(row.get("modelli", ()))
    if strange := set(modelli) - {INTEGRITA, TRACCIAMENTO} | row.keys() - {each.name for each in fields(Accordo)}:
        raise ValueError(f"servizi.{name} ha {', '.join(sorted(strange))}")
    return Accordo(**{**row, "modelli": modelli})


def _chiave(folder: Path, row: dict[str, Any]) -> Chiave:
    password = folder / row["password"] if "password" in row else None
    return Chiave(
        row["kid"], read_key(folder / row["file"], password), _moment(row["dal"]), _moment(row.get("al", SEMPRE))
    )


def _moment(value: datetime) -> datetime:
    """One without a zone is of UTC."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)
