"""The exchange with INAIL: what leaves, what comes back, and the start that moves when it could not be told in time (B.5)."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from progetti_collettivita.models import (
    AssegnazionePuc,
    ComunicazioneInail,
    StatoAssegnazionePuc,
    StatoComunicazioneInail,
    StatoInail,
    TipoComunicazioneInail,
)
from progetti_collettivita.models.inail import IN_ATTESA
from progetti_collettivita.selectors.inail import rifiuto_of
from progetti_collettivita.services import copertura, requisiti
from progetti_collettivita.services.assegnazione import lock_assegnazione, lock_rows, note_evento
from progetti_collettivita.services.puc import PucError, require_stato
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.gateways.inail import Domanda, Esito, Progetto, Riga, Riscontro
from rdc_platform.outbox import services as outbox
from rdc_platform.outbox.models import Message, StatoMessaggio
from rdc_platform.web.formati import data_breve

SISTEMA = Sistema("inail")
PRIMA_DEL_RISCONTRO = timedelta(seconds=8)  # the first question; then with the pauses of the outbox, for days
NON_IN_ELENCO = "NON_IN_ELENCO"
_S, _T = StatoComunicazioneInail, TipoComunicazioneInail
Flusso = tuple[list[Progetto], list[Riga]]


@transaction.atomic
def shift_inizio(
    assegnazione: AssegnazionePuc, *, by: Profilo, versione: int, data_inizio: date, data_fine_prevista: date
) -> AssegnazionePuc:
    """Another start for who has accepted, told to INAIL in place of the one before; or the same again, if it was refused.

    Raises PucError where INAIL could not hear of it in time, or the day is already the one that it knows.
    """
    row = lock_assegnazione(assegnazione, by=by, perm="run_assegnazione", versione=versione)
    require_stato(row, StatoAssegnazionePuc.ACCETTATO)
    requisiti.check_date(row.puc, data_inizio, data_fine_prevista)
    if data_inizio == row.data_inizio and row.stato_inail not in (StatoInail.NON_COMUNICATA, StatoInail.SCARTATA):
        raise PucError(
            f"INAIL sa già che l'inizio è il {data_breve(data_inizio)}: scegli un altro giorno.", "data_inizio"
        )
    row.data_inizio, row.data_fine_prevista, row.versione = data_inizio, data_fine_prevista, row.versione + 1
    row.save(update_fields=["data_inizio", "data_fine_prevista", "versione"])
    note_evento(row, by=by, tipo="shift_inizio_puc", testo=f"Inizio spostato al {data_breve(data_inizio)}")
    audit.record("shift_inizio_puc", row, by=by, nucleo_id=row.persona.nucleo_id)
    copertura.communicate_start(row)
    return row


@transaction.atomic
def resend_comunicazione(assegnazione: AssegnazionePuc, *, by: Profilo, versione: int) -> AssegnazionePuc:
    """Tell INAIL again of the end, or of the longer time, that it refused. Raises TransitionError where nothing was refused."""
    row = lock_assegnazione(assegnazione, by=by, perm="run_assegnazione", versione=versione)
    rifiutata = rifiuto_of(row)
    if rifiutata is None or _tell_again(row, rifiutata) is None:
        raise TransitionError(row.stato_inail)
    rifiutata.superata_il = timezone.now()
    rifiutata.save(update_fields=["superata_il"])
    testo = f"{rifiutata.get_tipo_display()} comunicata di nuovo a INAIL"
    note_evento(row, by=by, tipo="resend_inail", testo=testo)
    audit.record("resend_inail", row, by=by, nucleo_id=row.persona.nucleo_id)
    return row


def _tell_again(row: AssegnazionePuc, rifiutata: ComunicazioneInail) -> ComunicazioneInail | None:
    if rifiutata.tipo == _T.VARIAZIONE:
        return copertura.communicate_change(row, rifiutata.entro)
    return copertura.communicate_end(row)


def build_flusso(comunicazione_id: UUID) -> Flusso | None:
    """The project and the row of one communication; None where it has left already."""
    row = _lock(comunicazione_id)
    if row.stato != _S.DA_INVIARE:
        return None
    puc = row.assegnazione.puc
    return [Progetto(puc.codice_puc, puc.inail_pat, puc.comune_titolare_id)], [_riga(row)]


def record_invio(comunicazione_id: UUID, id_flusso: str) -> None:
    """It left: in a while INAIL is asked for its answer."""
    row = _lock(comunicazione_id)
    if row.stato != _S.DA_INVIARE:
        return
    move(row, _S.INVIATA)
    row.data_ora_invio, row.id_flusso = timezone.now(), id_flusso
    row.save(update_fields=["stato", "data_ora_invio", "id_flusso"])
    _write_stato(row, StatoInail.INVIATA)
    quando = f"{'al' if row.tipo == _T.VARIAZIONE else 'il'} {data_breve(row.data_evento)}"
    _note(row, "send_inail", f"Comunicato a INAIL: {row.get_tipo_display().lower()} {quando}")
    _ask_riscontro(row, f"inail-riscontro-{row.pk}")


def build_domanda(comunicazione_id: UUID) -> Domanda | None:
    """Which answer is wanted; None where it has come already."""
    row = _lock(comunicazione_id)
    return Domanda(row.id_flusso, _riga(row)) if row.stato == _S.INVIATA else None


def record_riscontro(comunicazione_id: UUID, riscontro: Riscontro) -> None:
    """INAIL's answer. Who starts is insured only if he stands in the list of his project too."""
    row = _lock(comunicazione_id)
    if row.stato != _S.INVIATA:
        return
    esito, codice, dettaglio = riscontro.esito, riscontro.codice, riscontro.dettaglio
    if esito == Esito.ACCOLTA and not riscontro.assicurato and _must_stand(row):
        esito, codice, dettaglio = Esito.SCARTATA, NON_IN_ELENCO, "La persona non è nell'elenco degli assicurati."
    row.riscontro_il = timezone.now()
    if esito == Esito.SCARTATA:
        row.codice_errore, row.dettaglio_errore = (codice or "SCARTATA")[:40], dettaglio[:300]
    stato = {Esito.ACCOLTA: _S.CONFERMATA, Esito.SCARTATA: _S.SCARTATA, Esito.TARDIVA: _S.TARDIVA}[esito]
    move(row, stato)
    row.save(update_fields=["stato", "riscontro_il", "codice_errore", "dettaglio_errore"])
    _write_stato(row, StatoInail.CONFERMATA if stato == _S.CONFERMATA else StatoInail.SCARTATA)
    _note(row, "record_inail", f"INAIL, {row.get_tipo_display().lower()}: {row.get_stato_display().lower()}")


@transaction.atomic
def requeue_comunicazioni() -> int:
    """Put again what no message carries any more: a flow or a question that INAIL refused whole. How many.

    What waits for its next try tries now: after some hours the pauses of the outbox grow longer than INAIL's own day.
    """
    aperti = Message.objects.filter(
        topic__in=[copertura.TOPIC, copertura.TOPIC_RISCONTRO],
        stato__in=[StatoMessaggio.IN_CODA, StatoMessaggio.IN_CONSEGNA],
    )
    aperti.filter(stato=StatoMessaggio.IN_CODA, due_at__gt=timezone.now()).update(due_at=timezone.now())
    carried = set(aperti.values_list("payload__comunicazione_id", flat=True))
    rows = ComunicazioneInail.objects.filter(stato__in=IN_ATTESA).order_by("creata_il")
    left = [row for row in rows if str(row.pk) not in carried]
    for row in left:
        key = f"inail-{row.pk}-{timezone.now():%Y%m%d%H%M%S}"
        if row.stato == _S.DA_INVIARE:
            copertura.post_comunicazione(row, key)
        else:
            _ask_riscontro(row, key)
    return len(left)


def _riga(row: ComunicazioneInail) -> Riga:
    assegnazione = row.assegnazione
    cf = assegnazione.persona.codice_fiscale
    return Riga(str(row.pk), row.tipo, assegnazione.puc.codice_puc, cf, row.data_evento)


def _must_stand(row: ComunicazioneInail) -> bool:
    """A start that is still the one that counts; after an end, or with another day, the list says something else."""
    accettato = row.assegnazione.stato == StatoAssegnazionePuc.ACCETTATO
    return row.tipo == _T.ATTIVAZIONE and row.superata_il is None and accettato


def _write_stato(row: ComunicazioneInail, stato: str) -> None:
    """What the participation shows, if this is the start that counts."""
    if row.tipo == _T.ATTIVAZIONE and row.superata_il is None:
        row.assegnazione.stato_inail = stato
        row.assegnazione.save(update_fields=["stato_inail"])


def _note(row: ComunicazioneInail, atto: str, testo: str) -> None:
    note_evento(row.assegnazione, by=SISTEMA, tipo=atto, testo=testo)
    audit.record(atto, row.assegnazione, by=SISTEMA, nucleo_id=row.assegnazione.persona.nucleo_id)


def _ask_riscontro(row: ComunicazioneInail, key: str) -> None:
    due = timezone.now() + PRIMA_DEL_RISCONTRO
    outbox.post(copertura.TOPIC_RISCONTRO, key=key, due_at=due, comunicazione_id=row.pk)


def _lock(comunicazione_id: UUID) -> ComunicazioneInail:
    """The communication locked, after its project and its assignment."""
    lock_rows(AssegnazionePuc.objects.get(comunicazioni_inail=comunicazione_id))
    rows = ComunicazioneInail.objects.select_for_update(of=("self",)).select_related(
        "assegnazione__puc", "assegnazione__persona"
    )
    return rows.get(pk=comunicazione_id)
