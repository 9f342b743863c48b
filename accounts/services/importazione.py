"""A Comune's list read from a spreadsheet: kept while somebody looks at it, recorded once, completed later."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import ImportazioneIndicazione
from accounts.profilo import Profilo
from accounts.selectors import importazione as selectors
from accounts.services import indicazione, regole
from ambiti.models import Ambito, Comune
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore, Sistema
from rdc_platform.audit.models import Azione
from rdc_platform.documenti import services as documenti

Riga = dict[str, Any]  # as in ImportazioneIndicazione.righe


class NienteDaRegistrareError(Exception):
    """None of the rows is ready."""


@transaction.atomic
def create_importazione(
    ambito: Ambito,
    comune: Comune,
    *,
    by: Profilo,
    firmatario: str,
    protocollo: str,
    data: date,
    pec_comune: str,
    file: UploadedFile,
    righe: Sequence[Riga],
) -> ImportazioneIndicazione:
    """Keep the letter and the rows of its list until somebody records them. Raises GiaRegistrataError, RegolaError."""
    regole.check_comune(comune, ambito)
    if selectors.is_recorded(comune, protocollo, data):
        raise indicazione.GiaRegistrataError
    importazione = ImportazioneIndicazione.objects.create(
        ambito=ambito,
        comune=comune,
        creata_da=by.accreditamento,
        firmatario=firmatario,
        protocollo=protocollo,
        data=data,
        pec_comune=pec_comune,
        documento=documenti.store_upload(file),
        righe=list(righe),
    )
    audit.record("create_importazione", importazione, by=by, azione=Azione.CREAZIONE)
    return importazione


@transaction.atomic
def correct_importazione(importazione: ImportazioneIndicazione, *, by: Profilo, righe: Sequence[Riga]) -> None:
    """Keep what was typed into the rows, and what is said of each now."""
    row = _lock(importazione)
    row.righe = _replaced(row.righe, righe)
    row.save(update_fields=["righe"])
    audit.record("correct_importazione", row, by=by)


@transaction.atomic
def record_importazione(
    importazione: ImportazioneIndicazione,
    *,
    by: Profilo,
    pronte: Mapping[int, Mapping[str, Any]],
    scarti: Sequence[Riga],
) -> int:
    """Record the letter with the rows that are ready, or add them to it if it is recorded already; how many.

    `pronte` are the facts of each row by its number in the sheet: one that was recorded meanwhile (a double click, another
    tab) is passed over. Of the others stays what was typed and what is wrong. Raises NienteDaRegistrareError,
    GiaRegistrataError, RegolaError.
    """
    row = _lock(importazione)
    waiting = {each["riga"] for each in row.righe}
    righe = {numero: riga for numero, riga in pronte.items() if numero in waiting}
    if row.indicazione is not None:
        indicazione.add_righe(row.indicazione, by=by, righe=list(righe.values()))
    elif not righe:
        raise NienteDaRegistrareError
    else:
        row.indicazione = indicazione.keep_indicazione(
            row.ambito,
            row.comune,
            by=by,
            documento=row.documento,
            righe=list(righe.values()),
            escluse=len(waiting) - len(righe),
            firmatario=row.firmatario,
            protocollo=row.protocollo,
            data=row.data,
            pec_comune=row.pec_comune,
        )
    row.righe = [each for each in _replaced(row.righe, scarti) if each["riga"] not in righe]
    row.save(update_fields=["indicazione", "righe"])
    audit.record("record_importazione", row, by=by)
    return len(righe)


@transaction.atomic
def discard_importazione(importazione: ImportazioneIndicazione, *, by: Autore) -> bool:
    """Delete an import that was not recorded, with its letter; False if it was recorded, or is gone, by now."""
    rows = ImportazioneIndicazione.objects.select_for_update(of=("self",)).select_related("documento")
    row = rows.filter(pk=importazione.pk, indicazione=None).first()
    if row is None:
        return False
    audit.record("discard_importazione", row, by=by)
    row.delete()
    row.documento.delete()  # the file itself is swept, for nothing points at it
    return True


def expire_importazioni() -> int:
    """Delete the imports that nobody recorded in time, each in a transaction of its own; how many."""
    by = Sistema("accreditamento.importazioni")
    return sum(discard_importazione(row, by=by) for row in selectors.expired())


def _lock(importazione: ImportazioneIndicazione) -> ImportazioneIndicazione:
    rows = ImportazioneIndicazione.objects.select_related("ambito", "comune", "documento", "indicazione")
    return rows.select_for_update(of=("self",)).get(pk=importazione.pk)


def _replaced(righe: Sequence[Riga], news: Sequence[Riga]) -> list[Riga]:
    """The rows, those in `news` as they are there."""
    by_numero = {each["riga"]: each for each in news}
    return [by_numero.get(each["riga"], each) for each in righe]
