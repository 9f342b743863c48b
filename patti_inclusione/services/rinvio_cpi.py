"""Families that the Centri per l'impiego send to the Comuni (M11): each message read once, each person told of back.

A family without a case gets one, a closed one is opened again, an open one gets the motives: the Case manager alone reads them.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Componente, Nucleo
from patti_inclusione.models import (
    Caso,
    CodiceTermine,
    EffettoRinvio,
    MotivazioneRinvio,
    MotivoScartoCpi,
    Provenienza,
    RinvioCpi,
    ScartoCpi,
    StatoCaso,
    StatoRiapertura,
)
from patti_inclusione.selectors import rinvio_cpi as letture
from patti_inclusione.services.caso import end_assegnazione, lock_caso, move_caso, note_evento
from patti_inclusione.services.cursore import Cursore
from patti_inclusione.services.scadenza import open_scadenza
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.forniture.acquisizione import hold_lotti_off
from rdc_platform.outbox import services as outbox

SISTEMA = Sistema("anpal.rinvii")
CURSORE = Cursore("anpal.rinvii")
_M = MotivoScartoCpi


@dataclass(frozen=True)
class Ricevuto:
    """A return as ANPAL sends it, read and checked: `codici_fiscali` in their order."""

    numero: str
    cpi: str
    data: date
    codici_fiscali: list[str]
    motivazioni: list[str] = field(default_factory=list)
    testo: str = ""


def read_rinvio(row: dict[str, Any]) -> Ricevuto:
    """The return in a row of ANPAL's list; raises ValueError where it cannot be one."""
    try:
        codes, motivi = row["cf"], row["motivazioni"]
        if not (isinstance(codes, list) and isinstance(motivi, list) and codes and motivi):
            raise ValueError("rinvio senza persone o senza motivi")
        return Ricevuto(
            numero=str(row["numero"])[:60],
            cpi=str(row["cpi_codice"])[:160],
            data=date.fromisoformat(str(row["data_invio"])),
            codici_fiscali=[str(code).strip().upper()[:16] for code in codes],
            motivazioni=[MotivazioneRinvio(motivo).value for motivo in dict.fromkeys(motivi)],
            testo=str(row.get("testo") or "")[:2000],
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"rinvio incompleto: {error}") from error


@transaction.atomic
def record_rinvio(ricevuto: Ricevuto) -> None:
    """Keep a return once, however often it comes; who is not to be followed here is put aside with the reason."""
    hold_lotti_off()  # its cases are numbered, and its households written, by one of us at a time
    CURSORE.lock()
    if letture.is_known(ricevuto.numero):
        return
    famiglie: dict[Nucleo, list[Componente]] = defaultdict(list)
    for posto, code in enumerate(ricevuto.codici_fiscali, 1):
        componente, scarto = letture.find_persona(code)
        if componente is None:
            _put_aside(ricevuto.numero, posto, scarto, ricevuto.cpi)
        else:
            famiglie[componente.nucleo].append(componente)
    for nucleo, persone in famiglie.items():
        _receive(nucleo, persone, ricevuto)
    outbox.post("anpal.riscontro", key=f"M11-{ricevuto.numero}", numero=ricevuto.numero)


@transaction.atomic
def discard_rinvio(numero: str) -> None:
    """A message that cannot be read, once: there is nobody in it to look for."""
    CURSORE.lock()
    if not letture.is_known(numero):
        _put_aside(numero, 0, _M.ILLEGGIBILE)
        outbox.post("anpal.riscontro", key=f"M11-{numero}", numero=numero)


@transaction.atomic
def mark_read(caso: Caso, *, by: Profilo) -> None:
    """Whoever follows the family has read why it comes back."""
    caso = lock_caso(caso, by=by, perm="send_cpi")
    rows = RinvioCpi.objects.select_for_update(of=("self",)).filter(caso=caso, letto_il=None)
    for rinvio in rows:
        rinvio.letto_il, rinvio.letto_da = timezone.now(), by.accreditamento
        rinvio.save(update_fields=["letto_il", "letto_da"])
        audit.record("read_rinvio_cpi", rinvio, by=by, nucleo_id=caso.nucleo_id)


def _put_aside(numero: str, posto: int, motivo: str, cpi: str = "") -> None:
    scarto = ScartoCpi.objects.create(numero=numero, posto=posto, motivo=motivo, cpi=cpi)
    audit.record("discard_rinvio_cpi", scarto, by=SISTEMA)


def _receive(nucleo: Nucleo, persone: list[Componente], ricevuto: Ricevuto) -> None:
    found = Caso.objects.select_for_update(of=("self",)).select_related("nucleo").filter(nucleo=nucleo).first()
    caso, effetto = (_open(nucleo), EffettoRinvio.NUOVO) if found is None else (found, EffettoRinvio.AGGIUNTO)
    if caso.stato == StatoCaso.CHIUSO:
        _reopen(caso)
        effetto = EffettoRinvio.RIAPERTO
    if effetto == EffettoRinvio.AGGIUNTO:
        note_evento(caso, by=SISTEMA, tipo="rinvio_cpi", testo="Il Centro per l'impiego segnala difficoltà.")
    else:
        open_scadenza(caso, CodiceTermine.T02, calendario.today())
    rinvio = RinvioCpi.objects.create(
        caso=caso,
        numero=ricevuto.numero,
        cpi=ricevuto.cpi,
        inviato_il=ricevuto.data,
        motivazioni=ricevuto.motivazioni,
        testo=ricevuto.testo,
        effetto=effetto,
    )
    rinvio.componenti.set(persone)
    audit.record("record_rinvio_cpi", rinvio, by=SISTEMA, nucleo_id=nucleo.pk)


def _open(nucleo: Nucleo) -> Caso:
    """A case for a family that INPS had sent to the Centro: it waits in the queue as any other."""
    caso = Caso.objects.create(codice=letture.next_codice(nucleo), nucleo=nucleo, provenienza=Provenienza.RINVIO_CPI)
    note_evento(
        caso,
        by=SISTEMA,
        tipo="ARRIVO",
        testo="Arrivata dal Centro per l'impiego",
        a_stato=StatoCaso.DA_ASSEGNARE,
    )
    return caso


def _reopen(caso: Caso) -> None:
    """A closed case goes back to the queue, and the family is convened anew."""
    end_assegnazione(caso)
    answered = {"stato": StatoRiapertura.APPROVATA, "decisa_il": timezone.now()}
    caso.riaperture.filter(stato=StatoRiapertura.CHIESTA).update(**answered)
    caso.stato_prima, caso.esito_ap = "", ""
    testo = f"Riaperto: la rimanda il Centro per l'impiego. Era chiuso per {caso.get_motivo_chiusura_display().lower()}"
    move_caso(caso, StatoCaso.DA_ASSEGNARE, by=SISTEMA, tipo="rinvio_cpi", testo=testo)
    caso.motivo_chiusura, caso.provenienza = "", Provenienza.RINVIO_CPI
    caso.save(update_fields=["motivo_chiusura", "provenienza"])
