"""Convening a family: the appointment, how its members were told, who came (spec §3.4; art. 4 c. 11 DL 4/2019)."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import (
    Caso,
    Convocazione,
    EsitoPresenza,
    MotivoFine,
    SchedaPersona,
    StatoCaso,
    StatoConvocazione,
    TipoConvocazione,
    TipoEvento,
)
from patti_inclusione.services.appuntamento import (
    Appuntamento,
    Invio,
    RiservatoError,
    check_versione,
    lock_convocazione,
)
from patti_inclusione.services.caso import lock_caso, move_caso, note_act
from patti_inclusione.services.esito import Presenza, write_esiti
from patti_inclusione.services.incontro_presenze import follow_convocazione
from patti_inclusione.services.invio import prepare_invii, send_disdette, send_invio
from patti_inclusione.services.prenotazione import check_agenda, lock_agenda, take_posto
from patti_inclusione.services.termine_convocazione import settle_t02
from patti_inclusione.services.termine_incontro import settle_t10
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.documenti import services as documenti
from rdc_platform.web.formati import data_ora as in_words

APRONO_ANALISI = {TipoConvocazione.PRIMO_COLLOQUIO, TipoConvocazione.ANALISI_PRELIMINARE}
DEL_SERVIZIO = {EsitoPresenza.RINVIATO_DAL_SERVIZIO, EsitoPresenza.NON_CONVOCATO_CORRETTAMENTE}


NON_IN_TABELLA = {"chiave", "disponibilita_id", "sovrapposizione"}


@transaction.atomic
def fix_convocazione(
    caso: Caso,
    dati: Appuntamento,
    componenti: Sequence[Componente],
    *,
    versione: int,
    by: Profilo,
    mandata: bool = False,
) -> Convocazione:
    """Fix an appointment with some members; `mandata`: they have been told already, by all the channels, now.

    Raises OrarioError if the hour is taken, or not one of the office's.
    """
    caso = lock_caso(caso, by=by, perm="convoke_caso")
    already = caso.convocazioni.filter(pk=dati.chiave).first()
    if already is not None:
        return already
    check_versione(caso, versione)
    convocazione = _create(caso, dati, componenti, by=by, mandata=mandata)
    testo = f"{convocazione.get_tipo_display()} fissato: {in_words(dati.data_ora)}"
    if caso.stato in (StatoCaso.ASSEGNATO, StatoCaso.CONVOCATO):
        move_caso(caso, StatoCaso.CONVOCATO, by=by, tipo=TipoEvento.CONVOCAZIONE, testo=testo)
    else:
        note_act(caso, by=by, tipo=TipoEvento.CONVOCAZIONE, testo=testo)
    settle_t02(caso)
    audit.record("fix_convocazione", convocazione, by=by, azione=Azione.CREAZIONE, nucleo_id=caso.nucleo_id)
    return convocazione


@transaction.atomic
def reschedule_convocazione(
    convocazione: Convocazione,
    dati: Appuntamento,
    *,
    motivo: str,
    versione: int,
    by: Profilo,
    mandata: bool = False,
) -> Convocazione:
    """Move an appointment: a new one for the same people, told anew; the old one stays in the history as moved.

    What told the family of the old one goes on counting for T02. Raises OrarioError as `fix_convocazione`.
    """
    caso = lock_caso(convocazione.caso, by=by, perm="convoke_caso")
    already = caso.convocazioni.filter(pk=dati.chiave).first()
    if already is not None:
        return already
    check_versione(caso, versione)
    convocazione.refresh_from_db()
    if convocazione.data_ora <= timezone.now():
        raise TransitionError("its hour has come: who came is written")
    move(convocazione, StatoConvocazione.SPOSTATA)
    convocazione.motivo_fine = motivo
    convocazione.save(update_fields=["stato", "motivo_fine"])
    nuova = _create(caso, dati, list(convocazione.componenti.all()), by=by, mandata=mandata, vecchia=convocazione)
    send_disdette([convocazione])
    testo = f"{nuova.get_tipo_display()} spostato da {in_words(convocazione.data_ora)} a {in_words(nuova.data_ora)}"
    note_act(caso, by=by, tipo=TipoEvento.CONVOCAZIONE, testo=testo)
    settle_t02(caso)
    audit.record("reschedule_convocazione", nuova, by=by, nucleo_id=caso.nucleo_id)
    return nuova


@transaction.atomic
def register_invii(convocazione: Convocazione, invii: Iterable[Invio], *, versione: int, by: Profilo) -> None:
    """Write how each notice left and what became of it; the first that left stops T02."""
    caso = lock_convocazione(convocazione, versione, by)
    rows = {row.pk: row for row in convocazione.invii.select_for_update(of=("self",))}
    for invio in invii:
        row = rows[invio.pk]
        row.esito, row.recapito, row.istante = invio.esito, invio.recapito, invio.istante
        if invio.prova:
            row.prova = documenti.store_upload(invio.prova)
        row.save(update_fields=["esito", "recapito", "istante", "prova"])
        if convocazione.stato == StatoConvocazione.FISSATA and invio.manda:
            send_invio(row)
    note_act(caso, by=by, tipo=TipoEvento.CONVOCAZIONE, testo=f"{convocazione}: registrati gli invii")
    settle_t02(caso)
    audit.record("register_invii", convocazione, by=by, nucleo_id=caso.nucleo_id)


@transaction.atomic
def cancel_convocazione(
    convocazione: Convocazione, *, versione: int, by: Profilo, motivo: str = MotivoFine.UFFICIO
) -> int:
    """Cancel an appointment; a case with no other one is again to convene, and T02 runs again.

    Whoever was told by e-mail or PEC is told of this too: how many.
    """
    caso = lock_convocazione(convocazione, versione, by)
    _annul(caso, convocazione, "annullato", motivo, by)
    told = send_disdette([convocazione])
    audit.record("cancel_convocazione", convocazione, by=by, nucleo_id=caso.nucleo_id)
    return told


@transaction.atomic
def record_esiti(convocazione: Convocazione, presenze: Sequence[Presenza], *, versione: int, by: Profilo) -> None:
    """Write who came. One member present at a first interview opens the Analisi preliminare (spec §3.3).

    Afterwards only the absences that wait for a justification can be settled, and those found without one justified late.
    """
    caso = lock_convocazione(convocazione, versione, by)
    fissata = convocazione.stato == StatoConvocazione.FISSATA
    if fissata and calendario.rome_date(convocazione.data_ora) > calendario.today():
        raise TransitionError("the appointment is still to come")
    if not fissata and {p.componente_id for p in presenze} - in_attesa(convocazione) - _late(convocazione, presenze):
        raise TransitionError("the outcome is recorded already")
    esiti = write_esiti(convocazione, presenze)
    if fissata:
        _conclude(caso, convocazione, esiti, by)
    else:
        note_act(caso, by=by, tipo=TipoEvento.ESITO_COLLOQUIO, testo=f"{convocazione}: assenze definite")
    settle_t02(caso)
    settle_t10(caso)
    audit.record("record_esiti", convocazione, by=by, nucleo_id=caso.nucleo_id)


def in_attesa(convocazione: Convocazione) -> set[UUID]:
    """The members whose absence waits for a justification."""
    waiting = convocazione.esiti.filter(esito=EsitoPresenza.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE)
    return set(waiting.values_list("componente_id", flat=True))


def _late(convocazione: Convocazione, presenze: Sequence[Presenza]) -> set[UUID]:
    """The members whose absence was without reason, and who give one now."""
    missing = convocazione.esiti.filter(esito=EsitoPresenza.ASSENTE_NON_GIUSTIFICATO)
    with_reason = {p.componente_id for p in presenze if p.esito == EsitoPresenza.ASSENTE_GIUSTIFICATO}
    return with_reason & set(missing.values_list("componente_id", flat=True))


def _create(
    caso: Caso,
    dati: Appuntamento,
    componenti: Sequence[Componente],
    *,
    by: Profilo,
    mandata: bool,
    vecchia: Convocazione | None = None,
) -> Convocazione:
    """The row and its notices; the place of the office's hour is taken, or nothing is written."""
    _check_riservati(componenti)
    lock_agenda(by)
    if dati.disponibilita_id or not dati.sovrapposizione:
        check_agenda(dati.data_ora, dati.durata_min, by=by, besides=vecchia.pk if vecchia else None)
    values: dict[str, Any] = {name: value for name, value in vars(dati).items() if name not in NON_IN_TABELLA}
    if dati.disponibilita_id:
        values |= take_posto(dati.disponibilita_id, dati.data_ora, by=by).values()
    last = caso.convocazioni.order_by("-numero_progressivo").values_list("numero_progressivo", flat=True).first()
    convocazione: Convocazione = Convocazione.objects.create(
        pk=dati.chiave,
        caso=caso,
        numero_progressivo=(last or 0) + 1,
        creata_da=by.accreditamento,
        spostata_da=vecchia,
        **values,
    )
    convocazione.componenti.set(componenti)
    prepare_invii(convocazione, componenti, mandata=mandata)
    return convocazione


def _check_riservati(componenti: Sequence[Componente]) -> None:
    keys = [componente.pk for componente in componenti]
    if len(keys) > 1 and SchedaPersona.objects.filter(pk__in=keys, indirizzo_riservato=True).exists():
        raise RiservatoError


def _conclude(caso: Caso, convocazione: Convocazione, esiti: set[str], by: Profilo) -> None:
    """The state of the appointment, and of its case, from who came."""
    if esiti <= DEL_SERVIZIO:
        _annul(caso, convocazione, "rinviato dal servizio", MotivoFine.UFFICIO, by)
        return
    present = EsitoPresenza.PRESENTE in esiti
    move(convocazione, StatoConvocazione.SVOLTA if present else StatoConvocazione.NON_PRESENTATI)
    convocazione.save(update_fields=["stato"])
    follow_convocazione(convocazione)
    testo = f"{convocazione.get_tipo_display()}: {'colloquio svolto' if present else 'nessuno si è presentato'}"
    opens = present and convocazione.tipo in APRONO_ANALISI
    if opens and caso.stato in (StatoCaso.ASSEGNATO, StatoCaso.CONVOCATO):
        move_caso(caso, StatoCaso.IN_ANALISI_PRELIMINARE, by=by, tipo=TipoEvento.ESITO_COLLOQUIO, testo=testo)
    else:
        note_act(caso, by=by, tipo=TipoEvento.ESITO_COLLOQUIO, testo=testo)


def _annul(caso: Caso, convocazione: Convocazione, come: str, motivo: str, by: Profilo) -> None:
    move(convocazione, StatoConvocazione.ANNULLATA)
    convocazione.motivo_fine = motivo
    convocazione.save(update_fields=["stato", "motivo_fine"])
    follow_convocazione(convocazione)
    testo = f"{convocazione.get_tipo_display()} del {in_words(convocazione.data_ora)}: {come}"
    others = caso.convocazioni.filter(stato=StatoConvocazione.FISSATA).exists()
    if caso.stato == StatoCaso.CONVOCATO and not others:
        move_caso(caso, StatoCaso.ASSEGNATO, by=by, tipo=TipoEvento.CONVOCAZIONE, testo=testo)
    else:
        note_act(caso, by=by, tipo=TipoEvento.CONVOCAZIONE, testo=testo)
    settle_t02(caso)
