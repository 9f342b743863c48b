"""Bring Comuni, foreign States and Ambiti of the database in line with a list of them. A second run writes nothing."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from ambiti.models import Ambito, AppartenenzaComune, Comune, Stato
from ambiti.services.perimetri import SEMPRE, Periodo, plan
from rdc_platform.territorio import Comune as DatiComune
from rdc_platform.territorio import DatiAmbito, regioni
from rdc_platform.territorio import Stato as DatiStato

BATCH = 2000


class ComuniMancantiError(LookupError):
    """Ambiti name Comuni that the database does not have yet; the argument is their codes."""


@transaction.atomic
def load_comuni(comuni: list[DatiComune]) -> dict[str, object]:
    """Insert and update Comuni; none is ever deleted. Returns counts, and the codes closed and renamed."""
    stored = Comune.objects.in_bulk()
    rows = [_comune_row(comune) for comune in comuni]
    new = [row for row in rows if row.pk not in stored]
    changed = [row for row in rows if row.pk in stored and _differs(row, stored[row.pk])]
    _upsert(Comune, new + changed)
    return {
        "letti": len(rows),
        "nuovi": len(new),
        "modificati": len(changed),
        "chiusi": sorted(row.pk for row in changed if row.attivo_al and not stored[row.pk].attivo_al),
        "rinominati": sorted(row.pk for row in changed if row.denominazione != stored[row.pk].denominazione),
    }


@transaction.atomic
def load_stati(stati: list[DatiStato]) -> dict[str, object]:
    """Insert and update foreign States; none is ever deleted."""
    stored = Stato.objects.in_bulk()
    rows = [Stato(s.belfiore, s.denominazione, s.alpha3, s.attivo_dal, s.attivo_al) for s in stati]
    new = [row for row in rows if row.pk not in stored]
    changed = [row for row in rows if row.pk in stored and _differs(row, stored[row.pk])]
    _upsert(Stato, new + changed)
    return {"letti": len(rows), "nuovi": len(new), "modificati": len(changed)}


@transaction.atomic
def load_ambiti(ambiti: list[DatiAmbito]) -> dict[str, object]:
    """Insert and update Ambiti and the days their Comuni are in them (the rule is that of `perimetri.plan`).

    Ambiti that are not named stay, but for the Comuni that go elsewhere. Raises ComuniMancantiError.
    """
    _check_comuni(ambiti)
    stored = {ambito.codice: ambito for ambito in Ambito.objects.select_for_update(of=("self",))}
    rows = [_ambito_row(ambito, stored.get(ambito.codice)) for ambito in ambiti]
    new = [row for row in rows if row.codice not in stored]
    changed = [row for row in rows if row.codice in stored and _differs(row, stored[row.codice])]
    Ambito.objects.bulk_create(new, BATCH)
    Ambito.objects.bulk_update(changed, _names(Ambito)[1:], BATCH)
    opened, closed = _replace_appartenenze(ambiti, stored | {row.codice: row for row in rows})
    return {
        "letti": len(rows),
        "nuovi": len(new),
        "modificati": len(changed),
        "chiusi": sorted(row.codice for row in changed if row.al and not stored[row.codice].al),
        "rinominati": sorted(row.codice for row in changed if row.denominazione != stored[row.codice].denominazione),
        "appartenenze_aggiunte": opened,
        "appartenenze_tolte": closed,
    }


def _replace_appartenenze(ambiti: list[DatiAmbito], rows: dict[str, Ambito]) -> tuple[int, int]:
    codes = {row.pk: row for row in rows.values()}
    existing = {
        Periodo(comune, codes[ambito].codice, dal, al or SEMPRE, codes[ambito].sintetico): pk
        for pk, comune, ambito, dal, al in AppartenenzaComune.objects.values_list("pk", "comune", "ambito", "dal", "al")
    }
    wanted = plan(existing, ambiti)
    gone = [pk for period, pk in existing.items() if period not in wanted]
    added = sorted(wanted - existing.keys())
    if gone:  # first, so that no Comune is in two Ambiti on one day
        AppartenenzaComune.objects.filter(pk__in=gone).delete()
    AppartenenzaComune.objects.bulk_create(
        (AppartenenzaComune(comune_id=p.comune, ambito=rows[p.ambito], dal=p.dal, al=_open(p.al)) for p in added),
        BATCH,
    )
    return len(added), len(gone)


def _check_comuni(ambiti: list[DatiAmbito]) -> None:
    wanted = {code for ambito in ambiti for code in ambito.comuni_belfiore}
    missing = wanted.difference(Comune.objects.values_list("pk", flat=True))
    if missing:
        raise ComuniMancantiError(sorted(missing))


def _comune_row(dati: DatiComune) -> Comune:
    return Comune(
        belfiore=dati.belfiore,
        codice_istat=dati.istat,
        denominazione=dati.denominazione,
        denominazione_altra=dati.denominazione_altra,
        sigla_provincia=dati.sigla_provincia,
        provincia=dati.provincia,
        codice_regione=dati.codice_regione,
        regione=dati.regione,
        attivo_dal=dati.attivo_dal,
        attivo_al=dati.attivo_al,
        successore_id=dati.successore,
    )


def _ambito_row(dati: DatiAmbito, stored: Ambito | None) -> Ambito:
    """What the Ambito should be; what a file does not say (codice IPA, a PEC left out) stays."""
    values = {name: getattr(stored, name) for name in _names(Ambito)} if stored else {}
    return Ambito(
        **values
        | {
            "codice": dati.codice,
            "denominazione": dati.denominazione,
            "codice_regione": dati.codice_regione,
            "regione": regioni()[dati.codice_regione],
            "forma_giuridica": dati.forma_giuridica,
            "forma_gestione": dati.forma_gestione,
            "capofila_id": dati.comune_capofila_belfiore,
            "pec": dati.pec or values.get("pec", ""),
            "dal": min(dati.valido_dal, values.get("dal", dati.valido_dal)),
            "al": dati.valido_al,
            "sintetico": dati.sintetico,
        }
    )


def _upsert(model: type[Model], rows: Iterable[Any]) -> None:
    key, *names = _names(model)
    model._default_manager.bulk_create(rows, BATCH, update_conflicts=True, update_fields=names, unique_fields=[key])


def _differs(row: Model, stored: Model) -> bool:
    return any(getattr(row, name) != getattr(stored, name) for name in _names(type(row)))


def _names(model: type[Model]) -> list[str]:
    """The columns that are written, the key first; generated ones follow by themselves."""
    return [field.attname for field in model._meta.concrete_fields if not field.generated]


def _open(al: date) -> date | None:
    return None if al == SEMPRE else al
