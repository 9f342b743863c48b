"""Writing the titles of stay of a check."""

from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404

from accounts.profilo import Profilo
from controlli_anagrafici.models import SCRIVIBILI, Controllo, TitoloSoggiorno
from controlli_anagrafici.services.controllo import (
    lock_controllo,
    note_evento,
    require_residenza,
    require_stato,
    touch_controllo,
)
from rdc_platform.audit import services as audit


@transaction.atomic
def add_titolo(controllo: Controllo, *, by: Profilo, **campi: Any) -> TitoloSoggiorno:
    """Write a title. Raises ControlloError, TransitionError."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo")
    require_stato(controllo, *SCRIVIBILI)
    require_residenza(controllo)
    titolo = TitoloSoggiorno.objects.create(controllo=controllo, **campi)
    _told(controllo, by=by, atto="add_titolo", testo=f"Titolo scritto: {titolo.get_tipo_titolo_display()}")
    return titolo


@transaction.atomic
def delete_titolo(titolo: TitoloSoggiorno, *, by: Profilo) -> None:
    controllo = lock_controllo(titolo.controllo, by=by, perm="work_controllo")
    require_stato(controllo, *SCRIVIBILI)
    row = get_object_or_404(TitoloSoggiorno.objects.select_for_update(of=("self",)), pk=titolo.pk)
    testo = f"Titolo tolto: {row.get_tipo_titolo_display()}"
    row.delete()
    _told(controllo, by=by, atto="delete_titolo", testo=testo)


def _told(controllo: Controllo, *, by: Profilo, atto: str, testo: str) -> None:
    touch_controllo(controllo)
    note_evento(controllo, by=by, tipo="titolo", testo=testo)
    audit.record(atto, controllo, by=by, nucleo_id=controllo.nucleo_id)
