"""Appointments that INPS books at recognition (M04, art. 6 c. 4 lett. a DL 4/2019): each read once, its place kept meanwhile.

The case is locked first, then the booking, then the hour of the office, as by who convenes (docs/adr/0037).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ambiti.models import Nucleo
from patti_inclusione.models import (
    PER_LA_FAMIGLIA,
    Caso,
    DisponibilitaUfficio,
    MotivoChiusura,
    MotivoScartoPrenotazione,
    PrenotazioneInps,
    ScartoPrenotazione,
    Sede,
    StatoCaso,
    StatoPrenotazione,
)
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.cursore import Cursore
from patti_inclusione.services.prenotazione import is_orario, list_liberi
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import move
from rdc_platform.web.formati import data_ora as in_words

SISTEMA = Sistema("inps.appuntamenti")
CURSORE = Cursore("appuntamenti")
_M, _S = MotivoScartoPrenotazione, StatoPrenotazione


@dataclass(frozen=True)
class Ricevuta:
    """A booking as INPS sends it, read and checked; `sede` is None where it is no key of ours."""

    numero: str
    protocollo_inps: str
    sede: UUID | None
    data_ora: datetime
    stato: str


def read_prenotazione(row: dict[str, Any]) -> Ricevuta:
    """The booking in a row of INPS's list; raises ValueError where it cannot be one. What else it has is not kept."""
    try:
        numero, protocollo = str(row["id"]).strip(), str(row["protocollo_inps"]).strip()
        quando = datetime.fromisoformat(str(row["data_ora"]))
        if not numero or not protocollo or quando.tzinfo is None:
            raise ValueError("appuntamento senza numero, senza protocollo o senza fuso orario")
        return Ricevuta(numero[:60], protocollo[:60], _key(row["sede"]), quando, StatoPrenotazione(row["stato"]).value)
    except (KeyError, TypeError) as error:
        raise ValueError(f"appuntamento incompleto: {error}") from error


@transaction.atomic
def record_prenotazione(ricevuta: Ricevuta) -> None:
    """Keep a booking once, however often it comes, and put aside one that cannot be; one cancelled stays so."""
    CURSORE.lock()
    known = PrenotazioneInps.objects.filter(numero=ricevuta.numero).first()
    if known is None:
        _take(ricevuta)
    elif ricevuta.stato == _S.ANNULLATO and known.stato == _S.PRENOTATO:
        _cancel(known)


@transaction.atomic
def discard_prenotazione(numero: str) -> None:
    """A row that cannot be read, once: nothing of it is kept but its number."""
    CURSORE.lock()
    row, new = PrenotazioneInps.objects.get_or_create(numero=numero, defaults={"scarto": _M.ILLEGGIBILE})
    if new:
        _put_aside(row)


@transaction.atomic
def settle_attesa(pk: UUID) -> None:
    """Give a booking to its family now that it is here; one that nobody came for gives its place back."""
    protocollo = PrenotazioneInps.objects.values_list("protocollo_inps", flat=True).get(pk=pk)
    caso, scarto = _find_caso(protocollo)
    rows = PrenotazioneInps.objects.aperte().filter(caso=None, scarto__in=PER_LA_FAMIGLIA)
    row = rows.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        return
    passata = row.data_ora is not None and row.data_ora <= timezone.now() and not row.scarto
    row.scarto = _M.PASSATO if passata else scarto or row.scarto
    if row.scarto not in PER_LA_FAMIGLIA:
        row.protocollo_inps = ""
        row.save(update_fields=["scarto", "protocollo_inps"])
        _put_aside(row)
    elif caso is not None:
        _join(row, caso)


def _key(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None


def _take(ricevuta: Ricevuta) -> None:
    row = PrenotazioneInps(
        numero=ricevuta.numero,
        protocollo_inps=ricevuta.protocollo_inps,
        data_ora=ricevuta.data_ora,
        stato=ricevuta.stato,
    )
    caso: Caso | None = None
    if row.stato == _S.PRENOTATO:
        caso, row.scarto = _find_caso(row.protocollo_inps)
        if ricevuta.data_ora <= timezone.now():
            row.scarto = _M.PASSATO
        if not row.scarto:
            row.sede = Sede.objects.filter(pk=ricevuta.sede).first() if ricevuta.sede else None
            row.disponibilita, row.scarto = _find_orario(row.sede, ricevuta.data_ora)
    if row.stato == _S.ANNULLATO or row.scarto not in PER_LA_FAMIGLIA:
        row.protocollo_inps = ""
    row.save(force_insert=True)
    audit.record("record_prenotazione_inps", row, by=SISTEMA)
    if row.scarto:
        _put_aside(row)
    if caso is not None and row.scarto in PER_LA_FAMIGLIA:
        _join(row, caso)


def _find_caso(protocollo: str) -> tuple[Caso | None, str]:
    """The case of the domanda, locked; None if it is not here yet. Or why nobody here waits for the family."""
    nucleo = Nucleo.objects.filter(protocollo_inps=protocollo).first()
    if nucleo is None:
        return None, ""
    caso = Caso.objects.select_for_update(of=("self",)).select_related("nucleo").filter(nucleo=nucleo).first()
    if caso is None or caso.stato == StatoCaso.INVIATO_CPI or caso.motivo_chiusura == MotivoChiusura.INVIO_CPI:
        return None, _M.AL_CENTRO
    return (None, _M.CHIUSO) if caso.stato == StatoCaso.CHIUSO else (caso, "")


def _find_orario(sede: Sede | None, data_ora: datetime) -> tuple[DisponibilitaUfficio | None, str]:
    """An hour of the office with a place left, those of no single Case manager first; or why there is none."""
    if sede is None:
        return None, _M.UFFICIO_SCONOSCIUTO
    rows = DisponibilitaUfficio.objects.select_for_update(of=("self",)).select_related("sede")
    rows = rows.filter(sede=sede, sede__attiva=True).order_by(F("operatore").asc(nulls_first=True), "pk")
    there = [each for each in rows if is_orario(each, data_ora)]
    free = next((each for each in there if list_liberi(each, data_ora)), None)
    return (free, "") if free else (None, _M.PIENO if there else _M.FUORI_ORARIO)


def _join(row: PrenotazioneInps, caso: Caso) -> None:
    """The booking stands on the case, locked: its Case manager hears of it, also where its place cannot be had."""
    if row.sede is not None and not _serves(row.sede, caso.nucleo):
        row.disponibilita, row.scarto = None, _M.ALTRO_AMBITO
        _put_aside(row)
    row.caso = caso
    row.save(update_fields=["disponibilita", "scarto", "caso"])
    testo = f"Appuntamento preso con INPS: {in_words(row.data_ora)}"
    if row.scarto:
        testo += f". Non si può tenere: {_M(row.scarto).label.lower()}"
    note_evento(caso, by=SISTEMA, tipo="inps", testo=testo[:300])
    audit.record("join_prenotazione_inps", row, by=SISTEMA, nucleo_id=caso.nucleo_id)


def _put_aside(row: PrenotazioneInps) -> None:
    """Tell who follows the flows, without the family."""
    values = {"sede": row.sede, "data_ora": row.data_ora, "motivo": row.scarto}
    scarto, _ = ScartoPrenotazione.objects.update_or_create(numero=row.numero, defaults=values)
    audit.record("discard_prenotazione_inps", scarto, by=SISTEMA)


def _serves(sede: Sede, nucleo: Nucleo) -> bool:
    """Whether the office is of the Ambito of the family."""
    corrente = sede.comune.appartenenze.on(calendario.today()).first()
    return corrente is not None and corrente.ambito_id == nucleo.ambito_id


def _cancel(known: PrenotazioneInps) -> None:
    """What became of it meanwhile stays: an appointment that was fixed is cancelled by who fixed it, who hears of this."""
    caso = None
    if known.caso_id is not None:
        caso = Caso.objects.select_for_update(of=("self",)).select_related("nucleo").get(pk=known.caso_id)
    row = PrenotazioneInps.objects.select_for_update(of=("self",)).get(pk=known.pk)
    move(row, _S.ANNULLATO)
    row.save(update_fields=["stato"])
    if caso is not None:
        note_evento(caso, by=SISTEMA, tipo="inps", testo=f"INPS ha annullato l'appuntamento: {in_words(row.data_ora)}")
    audit.record("cancel_prenotazione_inps", row, by=SISTEMA, nucleo_id=caso.nucleo_id if caso else None)
