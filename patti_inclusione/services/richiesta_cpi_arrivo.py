"""What the Centri per l'impiego ask and answer (M12): each message read once, and whoever is not followed here told of at once.

Who never was followed and who is no more get one answer, so that it says nothing of the past (docs/adr/0035).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from ambiti.models import Componente
from patti_inclusione.models import (
    INFORMAZIONI,
    BisognoCpi,
    Caso,
    EsitoRichiesta,
    InformazioneCpi,
    MotivoNonAccolta,
    MotivoScartoCpi,
    RichiestaCpi,
    ScartoCpi,
    StatoCaso,
    StatoRichiestaCpi,
    VersoRichiesta,
)
from patti_inclusione.selectors import richiesta_cpi as letture
from patti_inclusione.services.cursore import Cursore
from patti_inclusione.services.richiesta_cpi import (
    DELLA_RISPOSTA,
    Risposta,
    Ufficio,
    give_risposta,
    note_richiesta,
    ufficio_of,
    write_risposta,
)
from patti_inclusione.services.richiesta_cpi_messaggio import SISTEMA, lock_row
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import move
from rdc_platform.outbox import services as outbox

CURSORE = Cursore("anpal.coordinamento")
TOPIC_AUTOMATICA = "anpal.risposta_automatica"
_M, _S = MotivoScartoCpi, StatoRichiestaCpi


@dataclass(frozen=True)
class Messaggio:
    """What a Centro sends, read and checked: a request of `richiesta` about a codice fiscale, or the `risposta` to one of ours."""

    numero: str
    id_scambio: UUID
    ufficio: Ufficio
    codice_fiscale: str = ""
    cpi: str = ""
    richiesta: str = ""
    risposta: Risposta | None = None


def read_messaggio(row: dict[str, Any]) -> Messaggio:
    """The message in a row of ANPAL's list; raises ValueError where it cannot be one. What else it has is not kept."""
    try:
        numero, id_scambio, ufficio = str(row["numero"])[:60], UUID(str(row["id_scambio"])), _read_ufficio(row)
        if row["tipo"] not in {"RICHIESTA", "RISPOSTA"}:
            raise ValueError("messaggio di un tipo che non c'è")
        if row["tipo"] == "RISPOSTA":
            return Messaggio(numero, id_scambio, ufficio, risposta=_read_risposta(row))
        return Messaggio(
            numero,
            id_scambio,
            ufficio,
            codice_fiscale=str(row["cf"]).strip().upper()[:16],
            cpi=str(row["cpi_codice"])[:160],
            richiesta=BisognoCpi(row["richiesta"]).value,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"messaggio incompleto: {error}") from error


def _read_ufficio(row: dict[str, Any]) -> Ufficio:
    """The other side's office. Whoever is not followed is answered of by none."""
    ufficio = row.get("ufficio") or {"denominazione": ""}
    return ufficio_of(str(ufficio["denominazione"]), str(ufficio.get("telefono", "")))


def _read_risposta(row: dict[str, Any]) -> Risposta:
    """The outcome with the one field that goes with it."""
    esito, giorno = EsitoRichiesta(row["esito"]).value, row.get("data_proposta")
    if esito == EsitoRichiesta.ACCOLTA:
        return Risposta(esito, data_proposta=date.fromisoformat(str(giorno)))
    if esito == EsitoRichiesta.NON_ACCOLTA:
        return Risposta(esito, motivo=MotivoNonAccolta(row["motivo"]).value)
    if esito == EsitoRichiesta.INFORMAZIONE_RESA:
        return Risposta(esito, informazione=InformazioneCpi(row["informazione"]).value)
    return Risposta(esito)


@transaction.atomic
def record_messaggio(messaggio: Messaggio) -> None:
    """Keep a request for who follows the person, or an answer on what it answers; again it changes nothing."""
    CURSORE.lock()
    if messaggio.risposta is not None:
        _take_risposta(messaggio, messaggio.risposta)
        return
    known = letture.find_same(messaggio.id_scambio)
    if known is None:
        _take_richiesta(messaggio)
    elif not _same(known, messaggio):
        _put_aside(messaggio, _M.ILLEGGIBILE)  # another request under a number that is taken, or has its answer


@transaction.atomic
def discard_messaggio(numero: str, id_scambio: UUID | None) -> None:
    """A message that cannot be read, once: kept without what it said. `id_scambio`: of a request, whose Centro is told."""
    CURSORE.lock()
    if ScartoCpi.objects.filter(numero=numero).exists():
        return
    scarto = ScartoCpi.objects.create(numero=numero, posto=0, motivo=_M.ILLEGGIBILE, riferimento=str(id_scambio or ""))
    audit.record("discard_richiesta_cpi", scarto, by=SISTEMA)
    if id_scambio is not None:
        _answer_alone(id_scambio, EsitoRichiesta.NON_ACCOLTA)


def id_of(row: dict[str, Any]) -> UUID | None:
    """The exchange of a request that cannot be read; None where not even that can, or it asks nothing."""
    try:
        return UUID(str(row.get("id_scambio"))) if row.get("tipo") == "RICHIESTA" else None
    except ValueError:
        return None


def answer_alone(esito: str) -> dict[str, Any]:
    """What the platform answers without anybody's word: who is not followed, or that it cannot be read."""
    motivo = {"motivo": MotivoNonAccolta.ILLEGGIBILE.value} if esito == EsitoRichiesta.NON_ACCOLTA else {}
    return {"esito": esito, **motivo}


@transaction.atomic
def answer_di_chiuso(richiesta_id: UUID) -> None:
    """The case was closed before anybody answered: the person is not followed any more."""
    row = lock_row(richiesta_id)
    if row.stato == _S.DA_RISPONDERE and row.caso.stato == StatoCaso.CHIUSO:
        give_risposta(row, Risposta(EsitoRichiesta.NON_IN_CARICO), by=SISTEMA)


def _same(known: RichiestaCpi | ScartoCpi, messaggio: Messaggio) -> bool:
    """Whether it is that exchange again; of who is not followed nothing is kept to compare."""
    if isinstance(known, ScartoCpi):
        return known.motivo == _M.NON_IN_CARICO
    asked = (VersoRichiesta.DAL_CPI, messaggio.codice_fiscale, messaggio.richiesta)
    return (known.verso, known.componente.codice_fiscale, known.richiesta) == asked


def _take_richiesta(messaggio: Messaggio) -> None:
    persona = letture.find_in_carico(messaggio.codice_fiscale)
    caso = _lock_open(persona) if persona else None
    if persona is None or caso is None:
        _put_aside(messaggio, _M.NON_IN_CARICO)
        _answer_alone(messaggio.id_scambio, EsitoRichiesta.NON_IN_CARICO)
        return
    row = RichiestaCpi.objects.create(
        id_scambio=messaggio.id_scambio,
        verso=VersoRichiesta.DAL_CPI,
        stato=_S.DA_RISPONDERE,
        caso=caso,
        componente=persona,
        richiesta=messaggio.richiesta,
        cpi=messaggio.cpi,
        ufficio=messaggio.ufficio.denominazione,
        telefono=messaggio.ufficio.telefono,
        numero=messaggio.numero,
    )
    note_richiesta(row, by=SISTEMA, testo="Il Centro per l'impiego chiede")
    audit.record("record_richiesta_cpi", row, by=SISTEMA, nucleo_id=caso.nucleo_id)


def _answer_alone(id_scambio: UUID, esito: EsitoRichiesta) -> None:
    outbox.post(TOPIC_AUTOMATICA, key=f"M12-{id_scambio}-risposta", id_scambio=id_scambio, esito=esito.value)


def _lock_open(persona: Componente) -> Caso | None:
    """The person's case locked, if nobody has closed it meanwhile."""
    rows = Caso.objects.select_for_update(of=("self",)).select_related("nucleo")
    return rows.filter(nucleo=persona.nucleo_id).exclude(stato=StatoCaso.CHIUSO).first()


def _take_risposta(messaggio: Messaggio, risposta: Risposta) -> None:
    found = RichiestaCpi.objects.filter(id_scambio=messaggio.id_scambio, verso=VersoRichiesta.AL_CPI).first()
    row = found and lock_row(found.pk)
    if row and row.stato == _S.CONCLUSA and _given(row) == risposta:
        return
    if row is None or not letture.waits(row) or not _answers(row.richiesta, risposta):
        _put_aside(messaggio, _M.RISPOSTA_INATTESA)
        return
    move(row, _S.CONCLUSA)
    write_risposta(row, risposta)
    row.ufficio_risposta, row.telefono_risposta = messaggio.ufficio.denominazione, messaggio.ufficio.telefono
    row.save(update_fields=DELLA_RISPOSTA)
    note_richiesta(row, by=SISTEMA, testo=f"Il Centro per l'impiego risponde «{EsitoRichiesta(row.esito).label}»")
    audit.record("record_risposta_cpi", row, by=SISTEMA, nucleo_id=row.caso.nucleo_id)


def _given(row: RichiestaCpi) -> Risposta:
    return Risposta(row.esito, row.data_proposta, row.motivo, row.informazione)


def _answers(richiesta: str, risposta: Risposta) -> bool:
    """Whether it is an answer to what was asked: a day for some requests, a piece of information of their list for others."""
    attese = INFORMAZIONI.get(richiesta, ())
    if risposta.esito == EsitoRichiesta.INFORMAZIONE_RESA:
        return risposta.informazione in attese
    return risposta.esito != EsitoRichiesta.ACCOLTA or not attese


def _put_aside(messaggio: Messaggio, motivo: str) -> None:
    """Once for each message; of whom it is stays with the Centro."""
    esito = messaggio.risposta.esito if messaggio.risposta else ""
    posto = 0 if messaggio.risposta else 1
    scarto, new = ScartoCpi.objects.get_or_create(
        numero=messaggio.numero,
        posto=posto,
        defaults={
            "motivo": motivo,
            "cpi": messaggio.cpi or messaggio.ufficio.denominazione,
            "riferimento": str(messaggio.id_scambio),
            "esito": esito,
        },
    )
    if new:
        audit.record("discard_richiesta_cpi", scarto, by=SISTEMA)
