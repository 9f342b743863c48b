"""The documents of a project, and its printed sheet, which the worker makes."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.profilo import Profilo
from progetti_collettivita.models import AllegatoPuc, Puc, TipoAllegato
from progetti_collettivita.selectors.foglio import read_foglio
from progetti_collettivita.selectors.scheda import read_scheda
from progetti_collettivita.services.puc import lock_puc, touch_puc
from rdc_platform.calendario import mese_of
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.models import Documento
from rdc_platform.outbox import services as outbox

TOPIC = "documenti.puc"
TOPIC_FOGLIO = "documenti.puc.foglio"


@transaction.atomic
def add_allegato(puc: Puc, *, by: Profilo, tipo: str, descrizione: str, documento: Any) -> AllegatoPuc:
    """Keep a document, in whatever state the project is."""
    puc = lock_puc(puc, by=by, perm="edit_puc")
    allegato = AllegatoPuc.objects.create(
        puc=puc, tipo=tipo, descrizione=descrizione, documento=documenti.store_upload(documento),
        aggiunto_da=by.accreditamento,
    )  # fmt: skip
    touch_puc(puc, by=by, atto="add_allegato_puc", testo=f"Documento aggiunto: {allegato.get_tipo_display()}")
    return allegato


@transaction.atomic
def ask_scheda(puc: Puc, *, by: Profilo) -> AllegatoPuc:
    """Leave the printed sheet, as the project is now, to the worker."""
    puc = lock_puc(puc, by=by, perm="view_puc")
    allegato = AllegatoPuc.objects.create(puc=puc, tipo=TipoAllegato.SCHEDA, aggiunto_da=by.accreditamento)
    outbox.post(TOPIC, key=f"scheda-puc-{allegato.pk}", allegato_id=allegato.pk)
    touch_puc(puc, by=by, atto="ask_scheda_puc", testo="Scheda in PDF chiesta")
    return allegato


@transaction.atomic
def ask_foglio(puc: Puc, *, by: Profilo, mese: date) -> AllegatoPuc:
    """Leave the sheet of presences of a month, to be signed on paper, to the worker."""
    puc = lock_puc(puc, by=by, perm="validate_mese")
    allegato = AllegatoPuc.objects.create(
        puc=puc, tipo=TipoAllegato.FOGLIO, descrizione=f"{mese:%m/%Y}", aggiunto_da=by.accreditamento
    )
    outbox.post(
        TOPIC_FOGLIO, key=f"foglio-puc-{allegato.pk}", allegato_id=allegato.pk, mese=f"{mese_of(mese):%Y-%m-%d}"
    )
    touch_puc(puc, by=by, atto="ask_foglio_puc", testo=f"Foglio delle presenze chiesto: {mese:%m/%Y}")
    return allegato


def read_foglio_allegato(allegato_id: UUID, mese: date) -> dict[str, Any] | None:
    """What the sheet of a month says; None where it is made already."""
    allegato = AllegatoPuc.objects.select_related("puc__comune_titolare").get(pk=allegato_id)
    return None if allegato.documento_id is not None else read_foglio(allegato.puc, mese)


def read_allegato(allegato_id: UUID) -> dict[str, Any] | None:
    """What the sheet says; None where it is made already."""
    allegato = AllegatoPuc.objects.select_related("puc").get(pk=allegato_id)
    return None if allegato.documento_id is not None else read_scheda(allegato.puc)


def attach_scheda(allegato_id: UUID, documento: Documento) -> None:
    """Keep the PDF, made once."""
    allegato = AllegatoPuc.objects.select_for_update(of=("self",)).get(pk=allegato_id)
    if allegato.documento_id is None:
        allegato.documento = documento
        allegato.save(update_fields=["documento"])
