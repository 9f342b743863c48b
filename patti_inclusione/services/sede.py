"""Offices and their hours: kept by the Coordinatore of the Comune, by the Case manager his own; INPS is told (spec §3.4)."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django.db import transaction
from django.http import Http404

from accounts.models import Accreditamento, Ruolo
from accounts.profilo import Profilo
from ambiti.models import Comune
from patti_inclusione.models import ChiusuraUfficio, Convocazione, DisponibilitaUfficio, Sede, StatoConvocazione
from patti_inclusione.orari import meet
from patti_inclusione.permissions import CHIUSURE, DISPONIBILITA, SEDI
from patti_inclusione.selectors.agenda import bounds
from patti_inclusione.services.comunicazione_sede import post_m03
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione

CAMPI = ("denominazione", "indirizzo", "telefono", "accessibile", "attiva")


class SedeError(Exception):
    """It cannot be written so; the text says why, in Italian."""


@transaction.atomic
def create_sede(comune: Comune, values: dict[str, Any], *, by: Profilo) -> Sede:
    """Write a new office of a Comune of `by`; raises SedeError if the Comune has one of that name."""
    if comune.pk not in by.oggetti(Comune):
        raise Http404
    _check_name(comune.pk, values["denominazione"])
    sede: Sede = Sede.objects.create(comune=comune, **values)
    audit.record("create_sede", sede, by=by, azione=Azione.CREAZIONE)
    return sede


@transaction.atomic
def edit_sede(sede: Sede, values: dict[str, Any], *, by: Profilo) -> None:
    """Write the name, the address and whether it receives; INPS is told if it has hours. Raises SedeError as `create_sede`."""
    sede = _lock(sede, by, "manage_sede")
    _check_name(sede.comune_id, values["denominazione"], besides=sede)
    for name in CAMPI:
        setattr(sede, name, values[name])
    sede.save(update_fields=CAMPI)
    if sede.versione:
        post_m03(sede)
    audit.record("edit_sede", sede, by=by)


@transaction.atomic
def open_disponibilita(
    sede: Sede, values: dict[str, Any], *, giorni: Iterable[int], by: Profilo
) -> list[DisponibilitaUfficio]:
    """Open hours on each of the week's `giorni`, or on the one day `values["data"]`; raises SedeError where they meet others.

    A Case manager opens hours of his own alone.
    """
    sede = _lock(sede, by, "open_orari")
    values = values | ({"operatore": by.accreditamento} if by.ruolo == Ruolo.CASE_MANAGER else {})
    days = [{"data": values.pop("data"), "giorno_settimana": None}] if values.get("data") else [
        {"data": None, "giorno_settimana": giorno} for giorno in giorni
    ]  # fmt: skip
    values.pop("data", None)
    rows = [DisponibilitaUfficio(sede=sede, **values, **day) for day in days]
    for row in rows:
        _check_meets(row)
        row.save(force_insert=True)
        audit.record("open_disponibilita", row, by=by, azione=Azione.CREAZIONE)
    post_m03(sede)
    return rows


@transaction.atomic
def close_disponibilita(disponibilita: DisponibilitaUfficio, *, al: date, by: Profilo) -> int:
    """End hours after the day `al`; how many appointments fixed after it stand all the same, to be moved by who fixed them."""
    rows = DISPONIBILITA.permitted(by, "close_orari").select_for_update(of=("self",))
    row: DisponibilitaUfficio | None = rows.select_related("sede").filter(pk=disponibilita.pk).first()
    if row is None:
        raise Http404
    sede = Sede.objects.select_for_update(of=("self",)).get(pk=row.sede_id)
    left = _count_after(Convocazione.objects.filter(disponibilita=row), al)
    if al < row.valida_dal and not row.convocazioni.exists():
        row.delete()
    else:
        row.valida_al = max(al, row.valida_dal)
        row.save(update_fields=["valida_al"])
    post_m03(sede)
    audit.record("close_disponibilita", sede, by=by)
    return left


@transaction.atomic
def add_chiusura(sede: Sede, *, dal: date, al: date, motivo: str, by: Profilo) -> tuple[ChiusuraUfficio, int]:
    """Close an office for some days; and how many appointments stand on them all the same."""
    sede = _lock(sede, by, "manage_sede")
    chiusura = ChiusuraUfficio.objects.create(sede=sede, dal=dal, al=al, motivo=motivo)
    fixed = Convocazione.objects.filter(
        sede=sede, stato=StatoConvocazione.FISSATA, data_ora__range=bounds(dal, al)
    ).count()
    post_m03(sede)
    audit.record("add_chiusura", chiusura, by=by, azione=Azione.CREAZIONE)
    return chiusura, fixed


@transaction.atomic
def delete_chiusura(chiusura: ChiusuraUfficio, *, by: Profilo) -> None:
    """Open an office again on the days of a closure."""
    row = CHIUSURE.permitted(by, "delete_chiusura").select_related("sede").filter(pk=chiusura.pk).first()
    if row is None:
        raise Http404
    sede = Sede.objects.select_for_update(of=("self",)).get(pk=row.sede_id)
    audit.record("delete_chiusura", row, by=by)
    row.delete()
    post_m03(sede)


def _check_name(belfiore: str, denominazione: str, besides: Sede | None = None) -> None:
    there = Sede.objects.filter(comune=belfiore, denominazione__iexact=denominazione)
    if any(sede != besides for sede in there):
        raise SedeError("In questo Comune c'è già una sede con questo nome: scrivine un altro.")


def _lock(sede: Sede, by: Profilo, perm: str) -> Sede:
    found: Sede | None = SEDI.permitted(by, perm).select_for_update(of=("self",)).filter(pk=sede.pk).first()
    if found is None:
        raise Http404
    return found


def _check_meets(row: DisponibilitaUfficio) -> None:
    """Neither a room nor a Case manager is in two places at one time; his hours in other offices count too."""
    if row.operatore_id:
        Accreditamento.objects.select_for_update(of=("self",), no_key=True).get(pk=row.operatore_id)
        for other in DisponibilitaUfficio.objects.filter(operatore=row.operatore_id):
            if meet(row, other):
                raise SedeError(f"Queste ore toccano altre dello stesso Case manager: {_words(other)}.")
    if row.stanza:
        for other in DisponibilitaUfficio.objects.filter(sede=row.sede, stanza__iexact=row.stanza):
            if meet(row, other):
                raise SedeError(f"In queste ore la stanza «{row.stanza}» è già in uso: {_words(other)}.")


def _words(row: DisponibilitaUfficio) -> str:
    day = row.get_giorno_settimana_display() if row.data is None else f"{row.data:%d/%m/%Y}"
    return f"{str(day).lower()} {_hour(row.ora_inizio)}-{_hour(row.ora_fine)}"


def _hour(at: time) -> str:
    return f"{at:%H:%M}"


def _count_after(rows: Any, al: date) -> int:
    start, _ = bounds(al + calendario.GIORNO, al + calendario.GIORNO)
    return int(rows.filter(stato=StatoConvocazione.FISSATA, data_ora__gte=start).count())
