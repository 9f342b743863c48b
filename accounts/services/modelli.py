"""The texts that the Ministry publishes by version: designation act and convention. A version once published never changes."""

import tomllib
from pathlib import Path

from django.db import transaction

from accounts.models import ModelloAtto
from ambiti.models import ModelloConvenzione

DATI = Path(__file__).parents[1] / "dati" / "modelli.toml"


@transaction.atomic
def load_modelli(path: Path = DATI) -> dict[str, int]:
    """Add the versions that are missing; how many of each kind. A second run adds none."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    atti = [
        ModelloAtto.objects.get_or_create(versione=row["versione"], defaults=_values(row, "versione"))
        for row in data["atto"]
    ]
    convenzioni = [
        ModelloConvenzione.objects.get_or_create(
            codice=row["codice"], versione=row["versione"], defaults=_values(row, "codice", "versione")
        )
        for row in data["convenzione"]
    ]
    return {"atti": sum(new for _, new in atti), "convenzioni": sum(new for _, new in convenzioni)}


def _values(row: dict[str, object], *keys: str) -> dict[str, object]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in row.items() if name not in keys}
