"""The Comune's adhesion to the convention: without a valid one none of its operators is active (letter, p. 2)."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404

from accounts import incarichi
from accounts.permissions import APPARTENENZE
from accounts.profilo import Profilo
from accounts.selectors import accreditamento as accreditamenti
from accounts.selectors import convenzione as selectors
from accounts.services.accreditamento import leave_comune
from accounts.services.regole import RegolaError
from ambiti.models import AdesioneConvenzione, Ambito, AppartenenzaComune, Comune, StatoAdesione
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.firme import EsitoFirma
from rdc_platform.documenti.models import VerificaFirma


@transaction.atomic
def upload_adesione(
    appartenenza: AppartenenzaComune,
    *,
    by: Profilo,
    data_sottoscrizione: date,
    firmatario: str,
    protocollo: str,
    file: UploadedFile,
) -> AdesioneConvenzione:
    """Keep the signed convention of a Comune, for the version published today; it counts once its signature is checked."""
    comune = _lock_comune(appartenenza, by)
    modello = selectors.current_modello()
    if modello is None:
        raise RegolaError("Il Ministero non ha ancora pubblicato la convenzione.")
    adesione, _ = AdesioneConvenzione.objects.get_or_create(comune=comune, modello=modello)
    move(adesione, StatoAdesione.CARICATA)
    adesione.data_sottoscrizione, adesione.firmatario = data_sottoscrizione, firmatario
    adesione.protocollo, adesione.motivo = protocollo, ""
    adesione.file_firmato = documenti.store_upload(file)
    names = ["stato", "data_sottoscrizione", "firmatario", "protocollo", "motivo", "file_firmato"]
    adesione.save(update_fields=names)
    audit.record("upload_adesione", adesione, by=by, azione=Azione.CREAZIONE)
    return adesione


@transaction.atomic
def validate_adesione(appartenenza: AppartenenzaComune, *, by: Profilo) -> AdesioneConvenzione:
    """The Amministratore has checked the signature: from now on the Comune's operators may be active.

    Raises RegolaError where a digital signature of the file does not hold: nobody's word makes it hold.
    """
    comune = _lock_comune(appartenenza, by)
    adesione = _current(comune)
    if any(firma.esito == EsitoFirma.NON_VALIDA for firma in _firme(adesione)):
        raise RegolaError("Nel file c'è una firma digitale non valida: la convenzione va rimandata.", "esito")
    move(adesione, StatoAdesione.VALIDA)
    adesione.save(update_fields=["stato"])
    for accreditamento in accreditamenti.active_on(comune).select_for_update(of=("self",)):
        incarichi.grant(accreditamento, [comune])
    audit.record("validate_adesione", adesione, by=by)
    return adesione


@transaction.atomic
def reject_adesione(appartenenza: AppartenenzaComune, *, by: Profilo, motivo: str) -> AdesioneConvenzione:
    """The file is not a signed convention; `motivo` says why, and another one may be uploaded."""
    adesione = _current(_lock_comune(appartenenza, by))
    move(adesione, StatoAdesione.RESPINTA)
    adesione.motivo = motivo
    adesione.save(update_fields=["stato", "motivo"])
    audit.record("reject_adesione", adesione, by=by)
    return adesione


@transaction.atomic
def end_adesione(appartenenza: AppartenenzaComune, *, by: Profilo, motivo: str) -> Comune:
    """The Comune has left the convention, whatever the version: its operators lose it at once, and with the last their profile."""
    comune = _lock_comune(appartenenza, by)
    valide = list(selectors.adesioni_valide().filter(comune=comune))
    if not valide:
        raise TransitionError("no valid adhesion")
    for accreditamento in accreditamenti.active_on(comune).select_for_update(of=("self",)):
        leave_comune(accreditamento, comune, by=by)
    for adesione in valide:
        move(adesione, StatoAdesione.DISDETTA)
        adesione.motivo = motivo
        adesione.save(update_fields=["stato", "motivo"])
        audit.record("end_adesione", adesione, by=by)
    return comune


def _firme(adesione: AdesioneConvenzione) -> list[VerificaFirma]:
    return list(adesione.file_firmato.firme.all()) if adesione.file_firmato else []


def _current(comune: Comune) -> AdesioneConvenzione:
    adesione = selectors.adesione_of(comune)
    if adesione is None:
        raise TransitionError("no adhesion")
    return adesione


def _lock_comune(appartenenza: AppartenenzaComune, by: Profilo) -> Comune:
    """The Comune, if `by` may still speak for it; its Ambito is locked, so that convention and operators move one at a time."""
    Ambito.objects.select_for_update(of=("self",), no_key=True).get(pk=appartenenza.ambito_id)
    permitted = APPARTENENZE.permitted(Profilo(by.accreditamento), "manage_convenzione")
    row: AppartenenzaComune | None = permitted.filter(pk=appartenenza.pk).select_related("comune").first()
    if row is None:
        raise Http404
    return row.comune
