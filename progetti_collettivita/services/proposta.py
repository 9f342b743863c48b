"""Proposing a project to a person, and what becomes of the proposal: accepted, refused, withdrawn, left without an answer (B.4)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.profilo import Profilo
from ambiti.models import Componente
from progetti_collettivita.models import AssegnazionePuc, FasciaOraria, Puc, Quota, SedePuc, StatoAssegnazionePuc
from progetti_collettivita.permissions import PERSONE
from progetti_collettivita.selectors.persone import posizione_of
from progetti_collettivita.services import requisiti
from progetti_collettivita.services.assegnazione import lock_assegnazione, lock_rows, move_assegnazione, note_evento
from progetti_collettivita.services.lettere import ask_lettera
from progetti_collettivita.services.posti import hold_posto
from progetti_collettivita.services.puc import PucError, require_stato
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.models import Azione
from rdc_platform.documenti import services as documenti
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import data_breve

A = StatoAssegnazionePuc
SCADENZE = Sistema("puc.risposte")


@transaction.atomic
def propose_puc(
    persona: Componente, puc: Puc, *, by: Profilo, sede: SedePuc, ore_settimanali: Decimal, data_inizio: date,
    data_fine_prevista: date | None = None, mansioni: str = "", volontario: bool = False,
    calendario_suo: Iterable[FasciaOraria] = (),
) -> AssegnazionePuc:  # fmt: skip
    """Propose a person of a family that `by` follows; the place is held. The quota follows from whether he is bound.

    The person is locked before the project: of two proposals for him one waits, and is refused. Raises PucError, Http404.
    """
    persona = lock_persona(persona, by, "propose_puc")
    puc = Puc.objects.select_related("comune_titolare", "ambito_titolare").get(pk=puc.pk)
    posizione = posizione_of(persona)
    requisiti.check_posizione(posizione, volontario=volontario)
    requisiti.check_persona(persona, puc, data_inizio)
    requisiti.check_sede(persona, puc, sede)
    requisiti.check_calendario(sede, calendario_suo)
    requisiti.check_ore(puc, ore_settimanali)
    fine = data_fine_prevista or puc.data_fine
    requisiti.check_date(puc, data_inizio, fine or data_inizio)
    proposta = hold_posto(
        puc, posizione.quota, persona=persona, by=by, sede=sede, ore_settimanali=ore_settimanali,
        data_inizio=data_inizio, data_fine_prevista=fine, mansioni=mansioni,
    )  # fmt: skip
    proposta.calendario.set(calendario_suo)
    entro = data_breve(proposta.scadenza_risposta)
    ask_lettera(
        note_evento(
            proposta, by=by, tipo="propose_puc", testo=f"Proposto: risposta entro il {entro}", a_stato=A.PROPOSTO
        )
    )
    audit.record("propose_puc", proposta, by=by, azione=Azione.CREAZIONE, nucleo_id=persona.nucleo_id)
    return proposta


@transaction.atomic
def accept_assegnazione(
    assegnazione: AssegnazionePuc, *, by: Profilo, versione: int, data_accettazione: date, documento: Any,
    consenso_ore_maggiori: bool = False,
) -> AssegnazionePuc:  # fmt: skip
    """He agreed in writing; above the hours of the law he has to say that he agrees to them too. Raises PucError."""
    row = lock_assegnazione(assegnazione, by=by, perm="answer_assegnazione", versione=versione)
    _check_risposta(row, data_accettazione, "data_accettazione")
    minime = intero("PUC_ORE_MIN", data_accettazione)
    if row.ore_settimanali > minime and not consenso_ore_maggiori:
        raise PucError(
            f"Più di {minime} ore la settimana si fanno solo se la persona è d'accordo: se lo ha scritto, spuntalo.",
            "consenso_ore_maggiori",
        )
    require_stato(row, A.PROPOSTO)
    move_assegnazione(
        row, A.ACCETTATO, by=by, atto="accept_assegnazione", testo="Accettato per iscritto",
        data_accettazione=data_accettazione, documento_accettazione=documenti.store_upload(documento),
        consenso_ore_maggiori=consenso_ore_maggiori,
    )  # fmt: skip
    return row


@transaction.atomic
def refuse_assegnazione(
    assegnazione: AssegnazionePuc, *, by: Profilo, versione: int, motivo: str = "", data_rifiuto: date | None = None
) -> AssegnazionePuc:
    """He does not want to, since the day he said it (today where none is given): terms run from that day.

    Why stays with whoever follows the family, who decides what comes of it; whom a Centro proposed says it to the Centro,
    and here it is not kept. Raises PucError.
    """
    row = lock_assegnazione(assegnazione, by=by, perm="answer_assegnazione", versione=versione)
    giorno = data_rifiuto or calendario.today()
    _check_risposta(row, giorno, "data_rifiuto")
    move_assegnazione(
        row, A.RIFIUTATO, by=by, atto="refuse_assegnazione", testo=f"Rifiutato il {data_breve(giorno)}",
        nota="" if row.quota == Quota.CPI else motivo, data_fine_effettiva=giorno,
    )  # fmt: skip
    return row


@transaction.atomic
def withdraw_assegnazione(assegnazione: AssegnazionePuc, *, by: Profilo, versione: int, motivo: str) -> AssegnazionePuc:
    """Taken back before it starts, by the office."""
    row = lock_assegnazione(assegnazione, by=by, perm="withdraw_assegnazione", versione=versione)
    move_assegnazione(row, A.RITIRATO, by=by, atto="withdraw_assegnazione_puc", testo=f"Ritirato: {motivo}")
    return row


def list_senza_risposta(oggi: date) -> Iterable[UUID]:
    """The proposals whose last day for an answer is past."""
    rows = AssegnazionePuc.objects.filter(stato=A.PROPOSTO, scadenza_risposta__lt=oggi)
    return list(rows.order_by("scadenza_risposta", "pk").values_list("pk", flat=True))


@transaction.atomic
def expire_assegnazione(pk: UUID, *, oggi: date) -> bool:
    """No answer in time: the place is free again; False where somebody answered meanwhile."""
    lock_rows(AssegnazionePuc.objects.get(pk=pk))
    row = AssegnazionePuc.objects.select_related("persona").get(pk=pk)
    if row.stato != A.PROPOSTO or row.scadenza_risposta >= oggi:
        return False
    move_assegnazione(row, A.SCADUTO, by=SCADENZE, atto="expire_assegnazione", testo="Nessuna risposta in tempo")
    return True


def _check_risposta(row: AssegnazionePuc, giorno: date, campo: str) -> None:
    """An answer comes after the proposal, and not after today. Raises PucError."""
    if not row.data_proposta <= giorno <= calendario.today():
        raise PucError(f"Scrivi un giorno dal {data_breve(row.data_proposta)} a oggi.", campo)


def lock_persona(persona: Componente, by: Profilo, perm: str) -> Componente:
    """The person locked until the transaction ends, the permission read again after the lock. Raises Http404."""
    list(Componente.objects.select_for_update(of=("self",), no_key=True).filter(pk=persona.pk))
    rows = PERSONE.permitted(Profilo(by.accreditamento), perm).filter(pk=persona.pk)
    locked: Componente | None = rows.select_related("nucleo__comune").first()
    if locked is None:
        raise Http404
    return locked
