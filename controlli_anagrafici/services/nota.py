"""Notes and documents of who works on a check: written once, never changed."""

from typing import Any

from django.db import transaction

from accounts.profilo import Profilo
from controlli_anagrafici.models import Controllo, NotaControllo
from controlli_anagrafici.services.controllo import lock_controllo, note_evento
from rdc_platform.audit import services as audit
from rdc_platform.documenti import services as documenti


@transaction.atomic
def add_nota(controllo: Controllo, *, by: Profilo, testo: str = "", documento: Any = None) -> NotaControllo:
    """Keep a note, a document or both; in whatever state the check is, for what comes late counts too."""
    controllo = lock_controllo(controllo, by=by, perm="note_controllo")
    nota = NotaControllo.objects.create(
        controllo=controllo,
        testo=testo,
        documento=documenti.store_upload(documento) if documento else None,
        scritta_da=by.accreditamento,
    )
    note_evento(controllo, by=by, tipo="nota", testo="Documento aggiunto" if documento else "Nota scritta")
    audit.record("add_nota_controllo", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return nota
