"""The texts that the Ministry publishes by version: designation act and convention. A version once published never changes."""

import tomllib
from datetime import date
from pathlib import Path

from django.db import IntegrityError, transaction
from django.db.models import Max

from accounts.models import ModelloAtto
from accounts.profilo import Profilo
from ambiti.models import CodiceConvenzione, ModelloConvenzione
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.outbox import services as outbox

DATI = Path(__file__).parents[1] / "dati" / "modelli.toml"


class VersioneError(Exception):
    """Another version was published while this one was being written."""


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
    for modello in ModelloConvenzione.objects.filter(documento=None):
        _print(modello)
    return {"atti": sum(new for _, new in atti), "convenzioni": sum(new for _, new in convenzioni)}


@transaction.atomic
def publish_atto(*, by: Profilo, base: int, **testo: object) -> ModelloAtto:
    """Publish a new version of the designation act, written over version `base` (0 for the first).

    Acts prepared from its day on are made from it; those prepared before keep theirs. Raises VersioneError.
    """
    if base != (ModelloAtto.objects.aggregate(last=Max("versione"))["last"] or 0):
        raise VersioneError
    try:
        with transaction.atomic():
            modello = ModelloAtto.objects.create(versione=base + 1, **testo)
    except IntegrityError:
        raise VersioneError from None
    audit.record("publish_atto", modello, by=by, azione=Azione.CREAZIONE)
    return modello


@transaction.atomic
def publish_convenzione(*, by: Profilo, codice: str, base: int, testo: str, pubblicato_il: date) -> ModelloConvenzione:
    """Publish a new version of a convention, written over version `base` (0 for the first); the worker makes its PDF.

    Adhesions to the version before hold on. Raises VersioneError.
    """
    rows = ModelloConvenzione.objects.filter(codice=codice)
    if base != (rows.aggregate(last=Max("versione"))["last"] or 0):
        raise VersioneError
    try:
        with transaction.atomic():
            modello = rows.create(
                codice=codice,
                versione=base + 1,
                testo=testo,
                pubblicato_il=pubblicato_il,
                obbligatoria=codice == CodiceConvenzione.USO_PIATTAFORMA,
            )
    except IntegrityError:
        raise VersioneError from None
    _print(modello)
    audit.record("publish_convenzione", modello, by=by, azione=Azione.CREAZIONE)
    return modello


def _print(modello: ModelloConvenzione) -> None:
    """Have the PDF made that the Comuni sign; asked twice it is one effect."""
    outbox.post("documenti.convenzione", key=f"convenzione-{modello.pk}", modello_id=modello.pk)


def _values(row: dict[str, object], *keys: str) -> dict[str, object]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in row.items() if name not in keys}
