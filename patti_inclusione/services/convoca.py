"""Convening by an hour of the office in one press: what is not asked is what is usual (spec §8.3 n. 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.profilo import Profilo
from patti_inclusione.models import (
    CanaleInvio,
    Caso,
    ContattiNucleo,
    Convocazione,
    DisponibilitaUfficio,
    ModalitaIncontro,
    StatoCaso,
    TipoConvocazione,
)
from patti_inclusione.orari import parse_nome
from patti_inclusione.permissions import CASI, DISPONIBILITA
from patti_inclusione.selectors.caso import Persona, list_persone
from patti_inclusione.services import convocazione as convocazioni
from patti_inclusione.services.appuntamento import Appuntamento
from patti_inclusione.services.prenotazione import OrarioError
from patti_inclusione.services.sms_testo import discreet
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError, VersioneError
from rdc_platform.web.formati import data_estesa

ADULTI = 18
TESTO = (
    "Buongiorno, il Comune di {comune} vi aspetta {{giorno}} alle {{ora}}, {{luogo}}. "
    "Se non potete venire, chiamateci prima: troviamo insieme un altro giorno."
)
IN_CORSO = {
    StatoCaso.IN_ANALISI_PRELIMINARE: TipoConvocazione.ANALISI_PRELIMINARE,
    StatoCaso.IN_QUADRO_ANALISI: TipoConvocazione.QUADRO_ANALISI,
    StatoCaso.IN_DEFINIZIONE_PATTO: TipoConvocazione.FIRMA_PATTO,
    StatoCaso.PATTO_DA_FIRMARE: TipoConvocazione.FIRMA_PATTO,
    StatoCaso.PATTO_ATTIVO: TipoConvocazione.MONITORAGGIO,
}


@dataclass(frozen=True)
class Coppia:
    """A family and the hour proposed for it; `chiave` names the act, so that a second press makes no second appointment."""

    caso_id: UUID
    orario: str
    chiave: UUID


@dataclass(frozen=True)
class Esito:
    """What came of one of many: the appointment, or why there is none."""

    caso: Caso
    convocazione: Convocazione | None
    motivo: str = ""


@transaction.atomic
def book_orario(
    caso: Caso, orario: str, *, chiave: UUID, versione: int, by: Profilo, da_inps: bool = False
) -> Convocazione:
    """Convene the adults of a family at an hour of an office, by e-mail where they have one, else by telephone.

    Who has a secret address is left out: he is convened apart. `da_inps`: the family booked it with INPS, which told it.
    Raises OrarioError if the hour cannot be had.
    """
    disponibilita, data_ora = read_orario(orario, by=by)
    persone = [p for p in list_persone(caso, calendario.today()) if p.anni >= ADULTI and not p.riservata]
    if not persone:
        raise OrarioError("Scegli tu chi convocare: nella famiglia non c'è un adulto da convocare così.")
    luogo = place_of(disponibilita)
    dati = Appuntamento(
        chiave=chiave,
        tipo=IN_CORSO.get(StatoCaso(caso.stato), TipoConvocazione.PRIMO_COLLOQUIO),
        data_ora=data_ora,
        durata_min=disponibilita.durata_slot_min,
        modalita=ModalitaIncontro.PRESENZA,
        luogo=luogo,
        canali=[CanaleInvio.INPS] if da_inps else _canali(caso, persone),
        testo=fill_testo(TESTO.format(comune=caso.nucleo.comune.denominazione), data_ora, luogo),
        disponibilita_id=disponibilita.pk,
    )
    componenti = [p.componente for p in persone]
    return convocazioni.fix_convocazione(caso, dati, componenti, versione=versione, by=by, mandata=da_inps)


def book_many(coppie: Sequence[Coppia], *, by: Profilo) -> list[Esito]:
    """Convene several families, each in a transaction of its own: one whose hour is gone keeps no other from having its."""
    rows = CASI.permitted(by, "convoke_caso").select_related("nucleo__comune").in_bulk([c.caso_id for c in coppie])
    found = []
    for coppia in coppie:
        caso = rows.get(coppia.caso_id)
        if caso is not None:
            found.append(_book_one(caso, coppia, by))
    return found


def read_orario(nome: str, *, by: Profilo) -> tuple[DisponibilitaUfficio, datetime]:
    """The availability and the instant of an hour by its name; raises OrarioError if it is none of those of `by`."""
    try:
        key, data_ora = parse_nome(nome)
    except ValueError:
        raise OrarioError("Questo orario non c'è: scegline un altro.") from None
    row = DISPONIBILITA.permitted(by, "book_orario").select_related("sede").filter(pk=key).first()
    if row is None:
        raise OrarioError("Questo orario non c'è più: scegline un altro.")
    return row, data_ora


def place_of(disponibilita: DisponibilitaUfficio) -> str:
    """Where the family is to come, in words."""
    sede = disponibilita.sede
    return ", ".join(filter(None, (sede.denominazione, sede.indirizzo, disponibilita.stanza)))[:200]


def fill_testo(testo: str, data_ora: datetime, luogo: str) -> str:
    """The message with day, hour and place in their places."""
    at = data_ora.astimezone(calendario.ROMA)
    for name, word in {"giorno": data_estesa(at), "ora": f"{at:%H:%M}", "luogo": discreet(luogo)}.items():
        testo = testo.replace(f"{{{name}}}", word)
    return testo


def _book_one(caso: Caso, coppia: Coppia, by: Profilo) -> Esito:
    try:
        made = book_orario(caso, coppia.orario, chiave=coppia.chiave, versione=caso.versione, by=by)
    except OrarioError as refusal:
        return Esito(caso, None, str(refusal))
    except (VersioneError, TransitionError, Http404):
        return Esito(caso, None, "Intanto il caso è cambiato: aprilo e fissa il colloquio da lì.")
    return Esito(caso, made)


def _canali(caso: Caso, persone: Sequence[Persona]) -> list[str]:
    family = ContattiNucleo.objects.filter(pk=caso.nucleo_id).exclude(email="").exists()
    return [CanaleInvio.EMAIL] if family or all(p.email for p in persone) else [CanaleInvio.TELEFONO]
