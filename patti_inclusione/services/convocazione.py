"""Convening a family: the appointment, how its members were told, who came (spec §3.4; art. 4 c. 11 DL 4/2019)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import (
    Caso,
    ContattiNucleo,
    Convocazione,
    EsitoAppuntamento,
    EsitoInvio,
    EsitoPresenza,
    InvioConvocazione,
    SituazioneComponente,
    StatoCaso,
    StatoConvocazione,
    TipoConvocazione,
    TipoEvento,
)
from patti_inclusione.services.caso import lock_caso, move_caso, note_evento
from patti_inclusione.services.incontro_presenze import follow_convocazione
from patti_inclusione.services.recapiti import find_recapito
from patti_inclusione.services.termine_convocazione import settle_t02
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.documenti import services as documenti
from rdc_platform.web.formati import data_ora as in_words

APRONO_ANALISI = {TipoConvocazione.PRIMO_COLLOQUIO, TipoConvocazione.ANALISI_PRELIMINARE}
DEL_SERVIZIO = {EsitoPresenza.RINVIATO_DAL_SERVIZIO, EsitoPresenza.NON_CONVOCATO_CORRETTAMENTE}


class VersioneError(Exception):
    """The case moved since the page was opened: nothing was written."""


@dataclass(frozen=True)
class Appuntamento:
    """What the Case manager fixes; `chiave` names the act, so that the same form sent twice makes one appointment."""

    chiave: UUID
    tipo: str
    data_ora: datetime
    durata_min: int
    modalita: str
    luogo: str
    canali: Sequence[str]
    testo: str
    termine_breve_accettato: bool = False


@dataclass(frozen=True)
class Invio:
    """What became of one notice: of whom and by which channel is said by the row `pk`."""

    pk: int
    esito: str
    recapito: str
    istante: datetime | None
    prova: UploadedFile | None = None


@dataclass(frozen=True)
class Presenza:
    """Whether one person came."""

    componente_id: UUID
    esito: str
    motivo: str = ""
    documento: UploadedFile | None = None
    note: str = ""


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
    """Fix an appointment with some members; `mandata`: they have been told already, by all the channels, now."""
    caso = lock_caso(caso, by=by, perm="convoke_caso")
    already = caso.convocazioni.filter(pk=dati.chiave).first()
    if already is not None:
        return already
    _check(caso, versione)
    values = {name: value for name, value in vars(dati).items() if name != "chiave"}
    last = caso.convocazioni.order_by("-numero_progressivo").values_list("numero_progressivo", flat=True).first()
    convocazione = Convocazione.objects.create(
        pk=dati.chiave, caso=caso, numero_progressivo=(last or 0) + 1, creata_da=by.accreditamento, **values
    )
    convocazione.componenti.set(componenti)
    _prepare_invii(convocazione, componenti, mandata=mandata)
    testo = f"{convocazione.get_tipo_display()} fissato: {in_words(dati.data_ora)}"
    if caso.stato in (StatoCaso.ASSEGNATO, StatoCaso.CONVOCATO):
        move_caso(caso, StatoCaso.CONVOCATO, by=by, tipo=TipoEvento.CONVOCAZIONE, testo=testo)
    else:
        _note(caso, testo, tipo=TipoEvento.CONVOCAZIONE, by=by)
    settle_t02(caso)
    audit.record("fix_convocazione", convocazione, by=by, azione=Azione.CREAZIONE, nucleo_id=caso.nucleo_id)
    return convocazione


@transaction.atomic
def register_invii(convocazione: Convocazione, invii: Iterable[Invio], *, versione: int, by: Profilo) -> None:
    """Write how each notice left and what became of it; the first that left stops T02."""
    caso = _lock(convocazione, versione, by)
    rows = {row.pk: row for row in convocazione.invii.select_for_update(of=("self",))}
    for invio in invii:
        row = rows[invio.pk]
        row.esito, row.recapito, row.istante = invio.esito, invio.recapito, invio.istante
        if invio.prova:
            row.prova = documenti.store_upload(invio.prova)
        row.save(update_fields=["esito", "recapito", "istante", "prova"])
    _note(caso, f"{convocazione}: registrati gli invii", tipo=TipoEvento.CONVOCAZIONE, by=by)
    settle_t02(caso)
    audit.record("register_invii", convocazione, by=by, nucleo_id=caso.nucleo_id)


@transaction.atomic
def cancel_convocazione(convocazione: Convocazione, *, versione: int, by: Profilo) -> None:
    """Cancel an appointment; a case with no other one is again to convene, and T02 runs again."""
    caso = _lock(convocazione, versione, by)
    _annul(caso, convocazione, "annullato", by)
    audit.record("cancel_convocazione", convocazione, by=by, nucleo_id=caso.nucleo_id)


@transaction.atomic
def record_esiti(convocazione: Convocazione, presenze: Sequence[Presenza], *, versione: int, by: Profilo) -> None:
    """Write who came. One member present at a first interview opens the Analisi preliminare (spec §3.3).

    Afterwards only the absences that wait for a justification can be settled.
    """
    caso = _lock(convocazione, versione, by)
    fissata = convocazione.stato == StatoConvocazione.FISSATA
    if fissata and calendario.rome_date(convocazione.data_ora) > calendario.today():
        raise TransitionError("the appointment is still to come")
    if not fissata and {p.componente_id for p in presenze} - in_attesa(convocazione):
        raise TransitionError("the outcome is recorded already")
    for presenza in presenze:
        _write_esito(convocazione, presenza)
    if fissata:
        _conclude(caso, convocazione, {presenza.esito for presenza in presenze}, by)
    else:
        _note(caso, f"{convocazione}: assenze definite", tipo=TipoEvento.ESITO_COLLOQUIO, by=by)
    settle_t02(caso)
    audit.record("record_esiti", convocazione, by=by, nucleo_id=caso.nucleo_id)


def in_attesa(convocazione: Convocazione) -> set[UUID]:
    """The members whose absence waits for a justification."""
    waiting = convocazione.esiti.filter(esito=EsitoPresenza.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE)
    return set(waiting.values_list("componente_id", flat=True))


def _lock(convocazione: Convocazione, versione: int, by: Profilo) -> Caso:
    """The case locked and unchanged since the page was opened, with the appointment as it is now."""
    caso = lock_caso(convocazione.caso, by=by, perm="convoke_caso")
    _check(caso, versione)
    convocazione.refresh_from_db()
    return caso


def _check(caso: Caso, versione: int) -> None:
    if caso.versione != versione:
        raise VersioneError
    if caso.stato == StatoCaso.CHIUSO:
        raise TransitionError(caso.stato)


def _note(caso: Caso, testo: str, *, tipo: str, by: Profilo) -> None:
    caso.versione += 1
    caso.save(update_fields=["versione"])
    note_evento(caso, by=by, tipo=tipo, testo=testo)


def _conclude(caso: Caso, convocazione: Convocazione, esiti: set[str], by: Profilo) -> None:
    """The state of the appointment, and of its case, from who came."""
    if esiti <= DEL_SERVIZIO:
        _annul(caso, convocazione, "rinviato dal servizio", by)
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
        _note(caso, testo, tipo=TipoEvento.ESITO_COLLOQUIO, by=by)


def _annul(caso: Caso, convocazione: Convocazione, come: str, by: Profilo) -> None:
    move(convocazione, StatoConvocazione.ANNULLATA)
    convocazione.save(update_fields=["stato"])
    follow_convocazione(convocazione)
    testo = f"{convocazione.get_tipo_display()} del {in_words(convocazione.data_ora)}: {come}"
    others = caso.convocazioni.filter(stato=StatoConvocazione.FISSATA).exists()
    if caso.stato == StatoCaso.CONVOCATO and not others:
        move_caso(caso, StatoCaso.ASSEGNATO, by=by, tipo=TipoEvento.CONVOCAZIONE, testo=testo)
    else:
        _note(caso, testo, tipo=TipoEvento.CONVOCAZIONE, by=by)
    settle_t02(caso)


def _write_esito(convocazione: Convocazione, presenza: Presenza) -> None:
    values: dict[str, Any] = {"esito": presenza.esito, "motivo_giustificazione": presenza.motivo, "note": presenza.note}
    if presenza.documento:
        values["documento"] = documenti.store_upload(presenza.documento)
    EsitoAppuntamento.objects.update_or_create(
        convocazione=convocazione, componente_id=presenza.componente_id, defaults=values
    )


def _prepare_invii(convocazione: Convocazione, componenti: Sequence[Componente], *, mandata: bool) -> None:
    """One row for each member and channel, with the address we know."""
    nucleo = convocazione.caso.nucleo
    contatti = ContattiNucleo.objects.filter(pk=nucleo.pk).first()
    situazioni = {row.pk: row for row in SituazioneComponente.objects.filter(pk__in=[c.pk for c in componenti])}
    sent = {"esito": EsitoInvio.INVIATO, "istante": timezone.now()} if mandata else {}
    InvioConvocazione.objects.bulk_create(
        InvioConvocazione(
            convocazione=convocazione,
            componente=componente,
            canale=canale,
            recapito=find_recapito(canale, nucleo, contatti, situazioni.get(componente.pk)),
            **sent,
        )
        for componente in componenti
        for canale in convocazione.canali
    )
