"""What the Case manager asks a Centro per l'impiego about a person, and answers it (M12; DM 108/2019 art. 6 c. 1 lett. c)."""

import re
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import (
    BisognoCpi,
    Caso,
    EsitoRichiesta,
    RichiestaCpi,
    StatoCaso,
    StatoRichiestaCpi,
    VersoRichiesta,
)
from patti_inclusione.permissions import RICHIESTE_CPI
from patti_inclusione.selectors.cpi import list_adulti
from patti_inclusione.services.caso import lock_caso, lock_richiesta, note_evento
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.outbox import services as outbox
from rdc_platform.web.formati import in_frase

TOPIC = "anpal.richiesta"
TOPIC_RISPOSTA = "anpal.risposta"
DELLA_RISPOSTA = [
    "stato", "tentativo", "codice_rifiuto", "motivo_rifiuto", "esito", "data_proposta", "motivo", "informazione",
    "ufficio_risposta", "telefono_risposta", "risposta_il", "risposta_da",
]  # fmt: skip
_S = StatoRichiestaCpi


class RichiestaCpiError(Exception):
    """It cannot be asked so; the text says why to who asked."""


@dataclass(frozen=True)
class Ufficio:
    """An office and its own number: never a person's."""

    denominazione: str
    telefono: str = ""


def ufficio_of(denominazione: str, telefono: str) -> Ufficio:
    """An office as it is told: of its number the figures alone, up to the first word beside them."""
    numero = re.split(r"[^\d+ /.()-]", telefono, maxsplit=1, flags=re.ASCII)[0]
    return Ufficio(denominazione[:160], re.sub(r"[/.()-]", "", numero).strip()[:20])


@dataclass(frozen=True)
class Risposta:
    """An answer: `esito`, and the one of the others that it wants."""

    esito: str
    data_proposta: date | None = None
    motivo: str = ""
    informazione: str = ""


@transaction.atomic
def ask_richiesta_cpi(
    caso: Caso, *, by: Profilo, persona: Componente, richiesta: str, cpi: str, ufficio: Ufficio
) -> RichiestaCpi:
    """Ask about a grown-up member; `cpi` "" leaves the Centro to ANPAL.

    Raises TransitionError for a closed case, RichiestaCpiError for a child or for what is asked already.
    """
    caso = lock_caso(caso, by=by, perm="ask_richiesta_cpi")
    if caso.stato == StatoCaso.CHIUSO:
        raise TransitionError(caso.stato)
    if not list_adulti(caso, calendario.today()).filter(pk=persona.pk).exists():
        raise RichiestaCpiError(
            "Di questa persona non si chiede al Centro per l'impiego: non è un adulto della famiglia."
        )
    try:
        with transaction.atomic():
            row = RichiestaCpi.objects.create(
                verso=VersoRichiesta.AL_CPI,
                caso=caso,
                componente=persona,
                richiesta=BisognoCpi(richiesta),
                cpi=cpi,
                ufficio=ufficio.denominazione,
                telefono=ufficio.telefono,
                creata_da=by.accreditamento,
            )
    except IntegrityError as error:
        raise RichiestaCpiError(
            "L'hai già chiesto, e la risposta non è ancora arrivata: la trovi nella pagina della famiglia."
        ) from error
    _post(row, TOPIC)
    note_richiesta(row, by=by, testo="Chiesto al Centro per l'impiego")
    audit.record("ask_richiesta_cpi", row, by=by, nucleo_id=caso.nucleo_id)
    return row


@transaction.atomic
def retry_richiesta_cpi(richiesta: RichiestaCpi, *, by: Profilo, cpi: str, ufficio: Ufficio) -> RichiestaCpi:
    """Ask again, corrected, what ANPAL refused to pass on. Raises TransitionError where nothing was, or of a closed case."""
    row = _lock_open(richiesta, by)
    move(row, _S.DA_INVIARE)
    row.cpi, row.ufficio, row.telefono = cpi, ufficio.denominazione, ufficio.telefono
    row.tentativo, row.codice_rifiuto, row.motivo_rifiuto, row.inviata_il = row.tentativo + 1, "", "", None
    row.save(
        update_fields=[
            "stato", "cpi", "ufficio", "telefono", "tentativo", "codice_rifiuto", "motivo_rifiuto", "inviata_il",
        ]
    )  # fmt: skip
    _post(row, TOPIC)
    note_richiesta(row, by=by, testo="Chiesto di nuovo al Centro per l'impiego")
    audit.record("retry_richiesta_cpi", row, by=by, nucleo_id=row.caso.nucleo_id)
    return row


@transaction.atomic
def drop_richiesta_cpi(richiesta: RichiestaCpi, *, by: Profilo) -> None:
    """Stop waiting; an answer that comes all the same is kept. Raises TransitionError where nothing is waited for."""
    row = _lock(richiesta, by)
    move(row, _S.LASCIATA)
    row.save(update_fields=["stato"])
    note_richiesta(row, by=by, testo="Non si aspetta più la risposta del Centro per l'impiego")
    audit.record("drop_richiesta_cpi", row, by=by, nucleo_id=row.caso.nucleo_id)


@transaction.atomic
def read_richiesta_cpi(richiesta: RichiestaCpi, *, by: Profilo) -> None:
    """Whoever follows the family has read the Centro's answer."""
    row = _lock(richiesta, by)
    if row.stato == _S.CONCLUSA and row.letta_il is None:
        row.letta_il, row.letta_da = timezone.now(), by.accreditamento
        row.save(update_fields=["letta_il", "letta_da"])
        audit.record("read_richiesta_cpi", row, by=by, nucleo_id=row.caso.nucleo_id)


@transaction.atomic
def answer_richiesta_cpi(richiesta: RichiestaCpi, *, by: Profilo, risposta: Risposta, ufficio: Ufficio) -> RichiestaCpi:
    """Answer a Centro, or answer it anew after ANPAL refused. Raises TransitionError where nobody waits for an answer.

    Of a closed case too: the Centro hears from the platform that nobody is followed, and nothing else.
    """
    row = _lock_open(richiesta, by)
    row.ufficio_risposta, row.telefono_risposta = ufficio.denominazione, ufficio.telefono
    give_risposta(row, risposta, by=by)
    return row


def give_risposta(row: RichiestaCpi, risposta: Risposta, *, by: Autore) -> None:
    """Write the answer and let it leave, in the caller's transaction, case and row locked."""
    move(row, _S.RISPOSTA_DA_INVIARE)
    if row.codice_rifiuto:
        row.tentativo, row.codice_rifiuto, row.motivo_rifiuto = row.tentativo + 1, "", ""
    write_risposta(row, risposta)
    row.risposta_da_id = by.accreditamento_id
    row.save(update_fields=DELLA_RISPOSTA)
    _post(row, TOPIC_RISPOSTA)
    note_richiesta(row, by=by, testo=f"Risposto al Centro per l'impiego «{EsitoRichiesta(row.esito).label}»")
    audit.record("answer_richiesta_cpi", row, by=by, nucleo_id=row.caso.nucleo_id)


def write_risposta(row: RichiestaCpi, risposta: Risposta) -> None:
    """Put an answer on the row, without saving it."""
    row.esito, row.data_proposta = EsitoRichiesta(risposta.esito), risposta.data_proposta
    row.motivo, row.informazione, row.risposta_il = risposta.motivo, risposta.informazione, timezone.now()


def note_richiesta(row: RichiestaCpi, *, by: Autore, testo: str) -> None:
    """The fact on the time line, with the first name and what was asked."""
    che = in_frase(row.get_richiesta_display())
    note_evento(row.caso, by=by, tipo="richiesta_cpi", testo=f"{testo}, per {row.componente.nome}: {che}"[:300])


def _post(row: RichiestaCpi, topic: str) -> None:
    outbox.post(topic, key=row.chiave, gruppo=f"caso-{row.caso_id}", richiesta_id=row.pk)


def _lock(richiesta: RichiestaCpi, by: Profilo) -> RichiestaCpi:
    """Case and row locked, the permission read again; raises Http404."""
    row: RichiestaCpi = lock_richiesta(
        richiesta,
        by=by,
        perm="follow_richiesta_cpi",
        policy=RICHIESTE_CPI,
        gone=TransitionError(richiesta.stato),
        related=("caso__nucleo", "componente"),
    )
    return row


def _lock_open(richiesta: RichiestaCpi, by: Profilo) -> RichiestaCpi:
    """The same, for what is said to a Centro: of who is followed no more nothing is."""
    row = _lock(richiesta, by)
    if row.caso.stato == StatoCaso.CHIUSO:
        raise TransitionError(row.caso.stato)
    return row
