"""Reports to INPS of facts liable to a sanction: writing, proposing to the Coordinatore, withdrawing (spec §5.2)."""

from dataclasses import replace
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import (
    AllegatoSegnalazione,
    Caso,
    CodiceEvento,
    CodiceTermine,
    ComunicazioneInps,
    Scadenza,
    Segnalazione,
    StatoComunicazione,
    StatoScadenza,
    StatoSegnalazione,
)
from patti_inclusione.models.segnalazione import MODIFICABILI
from patti_inclusione.permissions import SEGNALAZIONI
from patti_inclusione.selectors import segnalazione_fatti as fatti
from patti_inclusione.selectors.segnalazione_fatti import Fatto
from patti_inclusione.selectors.segnalazione_guardie import SCRITTI, Ostacolo, Scritto, find_ostacoli
from patti_inclusione.selectors.segnalazione_stima import estimate
from patti_inclusione.services.caso import lock_caso, note_evento
from patti_inclusione.services.patto import ConflittoError
from patti_inclusione.services.scadenza import compute_termine, open_scadenza
from patti_inclusione.services.segnalazione_bozze import drop_bozza, impronta, modulo_of
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.documenti import services as documenti

_S = StatoSegnalazione
STIMATI = ("scadenza_invio", "ordinale_stimato", "effetto_stimato")


class OstacoliError(Exception):
    """The fact cannot be reported; `ostacoli` say why and which field can change that."""

    def __init__(self, ostacoli: list[Ostacolo]):
        super().__init__(" ".join(ostacolo.testo for ostacolo in ostacoli))
        self.ostacoli = ostacoli


def lock_segnalazione(segnalazione: Segnalazione, *, by: Profilo, perm: str) -> Segnalazione:
    """The report locked after its case, with the permission read again; Http404 if it is gone."""
    Caso.objects.select_for_update(of=("self",)).get(pk=segnalazione.caso_id)
    rows = SEGNALAZIONI.permitted(by, perm).select_for_update(of=("self",))
    locked: Segnalazione | None = rows.select_related("caso__nucleo").filter(pk=segnalazione.pk).first()
    if locked is None:
        raise Http404
    return locked


@transaction.atomic
def draft_segnalazione(
    caso: Caso,
    fatto: Fatto,
    scritto: Scritto,
    *,
    by: Profilo,
    allegato: UploadedFile | None = None,
    visibile: bool = False,
) -> Segnalazione:
    """Write a report as a draft; its ten working days run from the ascertainment (art. 7 c. 12 DL 4/2019).

    Raises OstacoliError with every reason against.
    """
    caso = lock_caso(caso, by=by, perm="report_caso")
    _check(caso, fatto, scritto)
    segnalazione = Segnalazione(
        caso=caso,
        progressivo=caso.segnalazioni.count() + 1,
        tipo_evento=fatto.tipo_evento,
        componente=fatto.componente,
        convocazione=fatto.convocazione,
        firma=fatto.firma,
        impegno=fatto.impegno,
        richiamo=fatto.richiamo,
        notizia=fatto.notizia,
        creata_da=by.accreditamento,
        autori=[by.operatore_id],
    )
    _write(segnalazione, fatto, scritto)
    _insert(segnalazione)
    _attach(segnalazione, allegato, visibile=visibile)
    open_scadenza(caso, CodiceTermine.T06, segnalazione.data_accertamento, segnalazione.pk)
    drop_bozza(caso, fatto.chiave)
    note_evento(caso, by=by, tipo="segnalazione", testo=f"Segnalazione {segnalazione.progressivo} scritta in bozza")
    audit.record("draft_segnalazione", segnalazione, by=by, nucleo_id=caso.nucleo_id)
    return segnalazione


@transaction.atomic
def edit_segnalazione(
    segnalazione: Segnalazione,
    scritto: Scritto,
    *,
    by: Profilo,
    prima: str,
    allegato: UploadedFile | None = None,
    visibile: bool = False,
) -> Segnalazione:
    """Change a report that INPS does not have: it is a draft again, and goes to the Coordinatore anew.

    `prima` is what stood when one began to write (`impronta`). Raises OstacoliError, ConflittoError when another page
    changed it meanwhile, or TransitionError once it was approved.
    """
    segnalazione = lock_segnalazione(segnalazione, by=by, perm="edit_segnalazione")
    if segnalazione.stato not in MODIFICABILI:
        raise TransitionError(segnalazione.stato)
    if prima != impronta(segnalazione):
        raise ConflittoError(segnalazione)
    fatto = fatti.fatto_of(segnalazione)
    if _dated_by_hand(fatto):
        fatto = replace(fatto, data_evento=None)
    _check(segnalazione.caso, fatto, scritto, segnalazione)
    _write(segnalazione, fatto, scritto)
    if segnalazione.stato != _S.BOZZA:
        move(segnalazione, _S.BOZZA)
    segnalazione.proposta_il = segnalazione.avviso_il = segnalazione.approvata_da = segnalazione.approvata_il = None
    segnalazione.autori = _with(segnalazione.autori, by)
    fields = ["proposta_il", "avviso_il", "approvata_da", "approvata_il", "autori", "stato"]
    segnalazione.save(update_fields=[*SCRITTI, *STIMATI, *fields])
    _attach(segnalazione, allegato, visibile=visibile)
    open_scadenza(segnalazione.caso, CodiceTermine.T06, segnalazione.data_accertamento, segnalazione.pk)
    drop_bozza(segnalazione.caso, modulo_of(segnalazione))
    audit.record("edit_segnalazione", segnalazione, by=by, nucleo_id=segnalazione.caso.nucleo_id)
    return segnalazione


@transaction.atomic
def submit_segnalazione(segnalazione: Segnalazione, *, by: Profilo, motivo_ritardo: str = "") -> Segnalazione:
    """Give the report to the Coordinatore, every guard asked again; late it needs to say why.

    Raises OstacoliError or TransitionError.
    """
    segnalazione = lock_segnalazione(segnalazione, by=by, perm="edit_segnalazione")
    move(segnalazione, _S.IN_APPROVAZIONE)
    fatto = fatti.fatto_of(segnalazione)
    scritto = Scritto(**{name: getattr(segnalazione, name) for name in SCRITTI})
    _check(segnalazione.caso, fatto, scritto, segnalazione)
    segnalazione.motivo_ritardo = motivo_ritardo or segnalazione.motivo_ritardo
    check_ritardo(segnalazione)
    _estimate(segnalazione, fatto)
    segnalazione.proposta_il, segnalazione.motivo_rigetto, segnalazione.avviso_il = timezone.now(), "", None
    segnalazione.approvata_da = segnalazione.approvata_il = None
    segnalazione.autori = _with(segnalazione.autori, by)
    segnalazione.save(
        update_fields=[
            *("stato", "motivo_ritardo", "proposta_il", "motivo_rigetto", "avviso_il", "autori"),
            *("approvata_da", "approvata_il"),
            *STIMATI,
        ]
    )
    testo = f"Segnalazione {segnalazione.progressivo} mandata al Coordinatore"
    note_evento(segnalazione.caso, by=by, tipo="segnalazione", testo=testo)
    audit.record("submit_segnalazione", segnalazione, by=by, nucleo_id=segnalazione.caso.nucleo_id)
    return segnalazione


@transaction.atomic
def withdraw_segnalazione(segnalazione: Segnalazione, *, by: Profilo) -> Segnalazione:
    """Take a report back before it leaves: INPS never hears of it. Raises TransitionError once it was sent."""
    segnalazione = lock_segnalazione(segnalazione, by=by, perm="edit_segnalazione")
    move(segnalazione, _S.ANNULLATA)
    segnalazione.save(update_fields=["stato"])
    waiting = ComunicazioneInps.objects.filter(riferimento=segnalazione.pk, stato=StatoComunicazione.DA_INVIARE)
    waiting.update(stato=StatoComunicazione.RITIRATA)
    drop_t06(segnalazione)
    testo = f"Segnalazione {segnalazione.progressivo} ritirata prima dell'invio"
    note_evento(segnalazione.caso, by=by, tipo="segnalazione", testo=testo)
    audit.record("withdraw_segnalazione", segnalazione, by=by, nucleo_id=segnalazione.caso.nucleo_id)
    return segnalazione


def check_ritardo(segnalazione: Segnalazione) -> None:
    """Past the tenth working day it can still go, with a reason (art. 7 c. 13). Raises OstacoliError."""
    if segnalazione.scadenza_invio < calendario.today() and not segnalazione.motivo_ritardo.strip():
        testo = f"Il termine è passato il {segnalazione.scadenza_invio:%d/%m/%Y}: scrivi perché parte in ritardo."
        raise OstacoliError([Ostacolo("motivo_ritardo", testo)])


def drop_t06(segnalazione: Segnalazione) -> None:
    """The term of a report that will not be sent is due no more."""
    running = Scadenza.objects.in_corso().filter(
        caso=segnalazione.caso_id, codice=CodiceTermine.T06, riferimento=segnalazione.pk
    )
    running.update(stato=StatoScadenza.NON_DOVUTA, chiusa_il=calendario.today())


def _dated_by_hand(fatto: Fatto) -> bool:
    """Whether the day of the fact is the Case manager's word: a commitment broken, or information."""
    return not (fatto.convocazione or fatto.firma or fatto.richiamo or fatto.notizia)


def _check(caso: Caso, fatto: Fatto, scritto: Scritto, segnalazione: Segnalazione | None = None) -> None:
    if ostacoli := find_ostacoli(caso, fatto, scritto, segnalazione):
        raise OstacoliError(ostacoli)


def _write(segnalazione: Segnalazione, fatto: Fatto, scritto: Scritto) -> None:
    for name in SCRITTI:
        setattr(segnalazione, name, getattr(scritto, name))
    segnalazione.motivazione = scritto.motivazione.strip()
    _estimate(segnalazione, fatto)


def _estimate(segnalazione: Segnalazione, fatto: Fatto) -> None:
    known = None if segnalazione._state.adding else segnalazione  # noqa: SLF001 -- Django's own word for a new row
    stima = estimate(segnalazione.caso, fatto, segnalazione.data_evento, known)
    segnalazione.ordinale_stimato, segnalazione.effetto_stimato = stima.ordinale, stima.effetto_massimo
    comune = segnalazione.caso.nucleo.comune_id
    segnalazione.scadenza_invio = compute_termine(CodiceTermine.T06, segnalazione.data_accertamento, comune)


def _insert(segnalazione: Segnalazione) -> None:
    """The database has the last word on doubles; it may not say of whom."""
    try:
        with transaction.atomic():
            segnalazione.save(force_insert=True)
    except IntegrityError as error:
        raise OstacoliError([Ostacolo("", "Questo fatto è già in una segnalazione.")]) from error


def _attach(segnalazione: Segnalazione, allegato: UploadedFile | None, *, visibile: bool) -> None:
    """Keep a file; of a health commitment the Coordinatore sees none."""
    if allegato is None:
        return
    AllegatoSegnalazione.objects.create(
        segnalazione=segnalazione,
        documento=documenti.store_upload(allegato),
        visibile_coordinatore=visibile and segnalazione.tipo_evento != CodiceEvento.E08,
    )


def _with(autori: list[Any], by: Profilo) -> list[Any]:
    return autori if by.operatore_id in autori else [*autori, cast("Any", by.operatore_id)]
