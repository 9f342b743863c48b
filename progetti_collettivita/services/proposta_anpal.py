"""Who a Centro per l'impiego proposes for a project, through ANPAL (DM 149/2019, art. 3): taken, or put aside with the reason.

The checks are those of a proposal of the Comune; only the quota is another. Each proposal is read once, by its number.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction

from ambiti.models import Componente, Destinazione, Percorso, PersonaSeguita
from progetti_collettivita.models import (
    AVVIATI,
    AssegnazionePuc,
    CursoreAnpal,
    MotivoScartoProposta,
    PropostaAnpal,
    Puc,
    Quota,
    SedePuc,
    StatoAssegnazionePuc,
)
from progetti_collettivita.selectors import anpal as selectors
from progetti_collettivita.selectors.persone import posizione
from progetti_collettivita.services import requisiti
from progetti_collettivita.services.assegnazione import note_evento
from progetti_collettivita.services.fatti_anpal import gruppo_of
from progetti_collettivita.services.lettere import ask_lettera
from progetti_collettivita.services.posti import hold_posto
from progetti_collettivita.services.puc import PucError
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.outbox import services as outbox
from rdc_platform.outbox.models import APERTI
from rdc_platform.web.formati import data_breve

SISTEMA = Sistema("anpal.proposte")
RISORSA = "anpal.proposte"
TOPIC = "anpal.riscontro_proposta"
TOPIC_FAMIGLIA = "famiglie.da_pubblicare"
M = MotivoScartoProposta


@dataclass(frozen=True)
class Ricevuta:
    """A proposal as ANPAL sends it, read and checked; `sede` is the name of a place of the project."""

    numero: str
    codice_fiscale: str
    codice_puc: str
    cpi: str
    data: date
    sede: str
    ore: Decimal
    inizio: date


def read_proposta(row: dict[str, Any]) -> Ricevuta:
    """The proposal in a row of ANPAL's list; raises ValueError where it cannot be one."""
    try:
        ore, testi = Decimal(str(row["ore_settimanali"])), [row[name] for name in ("cf", "codice_puc", "sede")]
        if not (ore.is_finite() and all(isinstance(each, str) for each in testi)):
            raise ValueError("ore o nomi che non sono tali")
        return Ricevuta(
            numero=str(row["numero"])[:60],
            codice_fiscale=str(row["cf"]).strip().upper()[:16],
            codice_puc=str(row["codice_puc"]).strip().upper()[:14],
            cpi=str(row["cpi_codice"])[:160],
            data=date.fromisoformat(str(row["data_proposta"])),
            sede=str(row["sede"])[:120],
            ore=ore,
            inizio=date.fromisoformat(str(row["data_inizio"])),
        )
    except (KeyError, TypeError, InvalidOperation) as error:
        raise ValueError(f"proposta incompleta: {type(error).__name__}") from error


@transaction.atomic
def ask_famiglia(ricevuta: Ricevuta) -> bool:
    """Whether a proposal has to wait: of a family that INPS sent to a Centro nothing is told until somebody asks.

    Asked once for each proposal: what is told then is the answer, though it is nothing.
    """
    persona = selectors.find_persona(ricevuta.codice_fiscale)
    if persona is None or selectors.is_known(ricevuta.numero) or persona.nucleo.destinazione != Destinazione.CPI:
        return False
    if PersonaSeguita.objects.filter(componente=persona.pk).exists():
        return False
    key = f"da-pubblicare-{persona.nucleo_id}-{ricevuta.numero}"
    return outbox.post(TOPIC_FAMIGLIA, key=key, nucleo_id=persona.nucleo_id).stato in APERTI


@transaction.atomic
def record_proposta(ricevuta: Ricevuta) -> PropostaAnpal | None:
    """Hold a place for who is proposed, or write why not; None where the number was read before."""
    _lock_elenco()
    if selectors.is_known(ricevuta.numero):
        return None
    proposta = PropostaAnpal(numero=ricevuta.numero, cpi=ricevuta.cpi, data_proposta=ricevuta.data)
    try:
        with transaction.atomic():
            proposta.assegnazione = _take(ricevuta)
    except PucError as error:
        proposta.motivo = M(error.codice)
    return _keep(proposta)


@transaction.atomic
def discard_proposta(numero: str) -> None:
    """One that cannot be read, once: there is nobody in it to look for."""
    _lock_elenco()
    if not selectors.is_known(numero):
        _keep(PropostaAnpal(numero=numero, motivo=M.ILLEGGIBILE))


def keep_cursore(valore: str) -> None:
    """Where to go on from next time."""
    CursoreAnpal.objects.update_or_create(risorsa=RISORSA, defaults={"valore": valore[:120]})


def _take(ricevuta: Ricevuta) -> AssegnazionePuc:
    puc, persona = _find_puc(ricevuta.codice_puc), _lock_persona(ricevuta.codice_fiscale)
    _check_posizione(persona)
    requisiti.check_persona(persona, puc, ricevuta.inizio)
    sede = _find_sede(puc, ricevuta.sede)
    requisiti.check_sede(persona, puc, sede)
    requisiti.check_ore(puc, ricevuta.ore)
    requisiti.check_date(puc, ricevuta.inizio, puc.data_fine or ricevuta.inizio)
    row = hold_posto(
        puc, Quota.CPI, persona=persona, by=SISTEMA, sede=sede, ore_settimanali=ricevuta.ore,
        data_inizio=ricevuta.inizio, data_fine_prevista=puc.data_fine,
    )  # fmt: skip
    testo = f"Proposto dal Centro per l'impiego ({ricevuta.cpi}): risposta entro il {data_breve(row.scadenza_risposta)}"
    ask_lettera(note_evento(row, by=SISTEMA, tipo="propose_puc", testo=testo, a_stato=StatoAssegnazionePuc.PROPOSTO))
    return row


def _keep(proposta: PropostaAnpal) -> PropostaAnpal:
    proposta.save(force_insert=True)
    row = proposta.assegnazione
    if row is None:
        audit.record("discard_proposta_anpal", proposta, by=SISTEMA)
    else:
        audit.record("record_proposta_anpal", row, by=SISTEMA, nucleo_id=row.persona.nucleo_id)
    outbox.post(TOPIC, key=f"riscontro-{proposta.pk}", gruppo=gruppo_of(proposta), proposta_id=proposta.pk)
    return proposta


def _lock_elenco() -> None:
    """One proposal at a time: two workers that read the same page do not hold two places."""
    CursoreAnpal.objects.get_or_create(risorsa=RISORSA)
    CursoreAnpal.objects.select_for_update(of=("self",)).get(risorsa=RISORSA)


def _find_puc(codice: str) -> Puc:
    rows = Puc.objects.select_related("comune_titolare", "ambito_titolare")
    puc = rows.filter(codice_puc=codice, stato__in=AVVIATI).first()
    if puc is None:
        raise PucError("Il progetto non c'è.", codice=M.PROGETTO_SCONOSCIUTO)
    return puc


def _lock_persona(code: str) -> Componente:
    """Before the project, as whoever proposes does."""
    found = selectors.find_persona(code)
    if found is None:
        raise PucError("La persona non è tra i beneficiari.", codice=M.PERSONA_SCONOSCIUTA)
    list(Componente.objects.select_for_update(of=("self",), no_key=True).filter(pk=found.pk))
    return Componente.objects.select_related("nucleo__comune").get(pk=found.pk)


def _check_posizione(persona: Componente) -> None:
    """Bound, with a family that is at the Centro: nothing published says that it is not."""
    seguita = PersonaSeguita.objects.filter(componente=persona.pk).first()
    if seguita is None or seguita.percorso != Percorso.LAVORO:
        raise PucError("La famiglia non è seguita dal Centro per l'impiego.", codice=M.NON_DEL_CPI)
    if posizione(seguita).quota != Quota.CPI:
        raise PucError("La persona non è tenuta ai progetti.", codice=M.NON_TENUTA)


def _find_sede(puc: Puc, denominazione: str) -> SedePuc:
    sede = puc.sedi.filter(denominazione=denominazione).first()
    if sede is None:
        raise PucError("La sede non è del progetto.", codice=M.SEDE_NON_VALIDA)
    return sede
