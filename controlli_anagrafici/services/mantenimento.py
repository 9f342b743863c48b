"""Checking during payment that the requirements are still held (art. 2 c. 1 DL 4/2019): a new check over the old papers."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from accounts.profilo import Profilo
from controlli_anagrafici.models import (
    Controllo,
    DomandaCessata,
    OrigineControllo,
    StatoControllo,
    TipoControllo,
)
from controlli_anagrafici.services.calcolo import compute_calcolo
from controlli_anagrafici.services.controllo import ControlloError, lock_controllo, note_evento, require_stato
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.norme.selectors import intero

TERMINE = "CTRL_GG_MANTENIMENTO"


@transaction.atomic
def start_mantenimento(controllo: Controllo, *, by: Profilo) -> Controllo:
    """Open the check of maintenance of today, with the years, periods and titles of the one that was concluded.

    Raises ControlloError, TransitionError.
    """
    controllo = lock_controllo(controllo, by=by, perm="assign_controllo")
    require_stato(controllo, StatoControllo.CONCLUSO_POSITIVO)
    if controllo.tipo_controllo != TipoControllo.RESIDENZA_SOGGIORNO:
        raise ControlloError("Il mantenimento si verifica per la residenza e il soggiorno.")
    altri = Controllo.objects.filter(nucleo=controllo.nucleo_id, origine_controllo=OrigineControllo.MANTENIMENTO)
    if altri.filter(concluso_il=None).exists():
        raise ControlloError("Una verifica del mantenimento è già aperta per questo nucleo.")
    if DomandaCessata.objects.filter(nucleo=controllo.nucleo_id).exists():
        raise ControlloError("Per INPS la domanda è cessata: non c'è più niente da mantenere.")
    oggi = calendario.today()
    nuovo = Controllo.objects.create(
        nucleo_id=controllo.nucleo_id,
        origine_controllo=OrigineControllo.MANTENIMENTO,
        comune_competente_id=controllo.comune_competente_id,
        requisito_cittadinanza=controllo.requisito_cittadinanza,
        data_riferimento=oggi,
        data_scadenza=calendario.add_solari(oggi, intero(TERMINE, oggi)),
        anni_totali_richiesti=controllo.anni_totali_richiesti,
        anni_continuativi_richiesti=controllo.anni_continuativi_richiesti,
    )
    _copy_papers(controllo, nuovo)
    note_evento(nuovo, by=by, tipo="apertura", testo="Verifica del mantenimento aperta, con i periodi già scritti")
    audit.record("start_mantenimento", nuovo, by=by, nucleo_id=nuovo.nucleo_id)
    compute_calcolo(Controllo.objects.get(pk=nuovo.pk))
    return nuovo


def _copy_papers(vecchio: Controllo, nuovo: Controllo) -> None:
    """What was attested is not typed again: each Comune still answers for its own."""
    _copy(vecchio.periodi.filter(confermato=True), nuovo)
    _copy(vecchio.titoli.all(), nuovo)


def _copy(rows: QuerySet[Any], nuovo: Controllo) -> None:
    model = rows.model
    campi = [each.attname for each in model._meta.concrete_fields if each.name not in {"id", "controllo"}]
    copie = [model(controllo=nuovo, **{campo: getattr(row, campo) for campo in campi}) for row in rows]
    model._default_manager.bulk_create(copie)
