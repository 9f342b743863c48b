"""The same person twice in INPS's data: found by one query, decided by who follows both families, and taken back if wrong."""

from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.http import Http404
from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Componente, Nucleo, Relazione
from patti_inclusione.models import Caso, Doppione, StatoDoppione
from patti_inclusione.permissions import DOPPIONI
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.esonero_doppione import move_esoneri, put_back_esoneri
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import move

# The members of the open cases; `chiave` is the code with the letters of omocodia turned back into digits, without the check.
TROVA = """
INSERT INTO patti_inclusione_doppione (id, prima_id, seconda_id, tipo, stato, motivo, esoneri, cure)
WITH vivi AS MATERIALIZED (
    SELECT p.id, p.codice_fiscale AS codice, p.nucleo_id, p.data_nascita, p.sesso, c.id AS caso, c.caso_precedente_id AS precedente,
        length(p.codice_fiscale) = 11 AS provvisorio, f_norm(p.cognome || ' ' || p.nome) AS chi,
        CASE WHEN length(p.codice_fiscale) = 16 THEN left(p.codice_fiscale, 6)
            || translate(substr(p.codice_fiscale, 7, 2), 'LMNPQRSTUV', '0123456789') || substr(p.codice_fiscale, 9, 1)
            || translate(substr(p.codice_fiscale, 10, 2), 'LMNPQRSTUV', '0123456789') || substr(p.codice_fiscale, 12, 1)
            || translate(substr(p.codice_fiscale, 13, 3), 'LMNPQRSTUV', '0123456789')
        ELSE p.codice_fiscale END AS chiave
    FROM ambiti_componente p JOIN patti_inclusione_caso c ON c.nucleo_id = p.nucleo_id
    WHERE p.uscito_il IS NULL AND c.stato <> 'CHIUSO'
), coppie AS (
    SELECT a.id AS una, b.id AS altra, CASE WHEN a.codice = b.codice THEN 'DUE_FAMIGLIE' ELSE 'OMOCODIA' END AS tipo
    FROM vivi a JOIN vivi b ON a.chiave = b.chiave AND a.id < b.id
    WHERE a.precedente IS DISTINCT FROM b.caso AND b.precedente IS DISTINCT FROM a.caso
    UNION
    SELECT least(a.id, b.id), greatest(a.id, b.id), 'PROVVISORIO'
    FROM vivi a JOIN vivi b ON a.chi = b.chi AND a.data_nascita = b.data_nascita AND a.sesso = b.sesso
    WHERE a.provvisorio AND NOT b.provvisorio AND a.precedente IS DISTINCT FROM b.caso AND b.precedente IS DISTINCT FROM a.caso
)
SELECT gen_random_uuid(), una, altra, tipo, 'TROVATO', '', '{}', '{}' FROM coppie ORDER BY una, altra
ON CONFLICT (prima_id, seconda_id) DO NOTHING
"""


class DoppioneError(Exception):
    """It cannot be decided so; the text says why to who decides."""


@transaction.atomic
def find_doppioni() -> int:
    """Write down the pairs of today's members that may be one person and that nobody knows yet; how many.

    A household and its renewal hold the same persons by right: they are not looked at.
    """
    with connection.cursor() as cursor:
        cursor.execute(TROVA)
        return int(cursor.rowcount)


@transaction.atomic
def decide_doppione(
    doppione: Doppione, *, by: Profilo, decisione: str, motivo: str, resta: UUID | None = None
) -> Doppione:
    """Say that the two are one person (UNITO; `resta` is whose data hold), that they are not, or that it is to be seen again.

    In one household the other row leaves it and what exonerates it passes to who remains. Raises TransitionError, DoppioneError.
    """
    casi = _lock_casi(doppione)
    rows = DOPPIONI.permitted(by, "decide_doppione").filter(pk=doppione.pk)
    locked: Doppione | None = (
        Doppione.objects.select_for_update(of=("self",)).select_related("prima", "seconda").filter(pk__in=rows).first()
    )
    if locked is None:
        raise Http404
    move(locked, decisione)
    _put_back(locked)
    locked.resta_id = None
    if decisione == StatoDoppione.UNITO:
        _merge(locked, resta)
    locked.motivo, locked.deciso_da, locked.deciso_il = motivo, by.accreditamento, timezone.now()
    locked.save(update_fields=["stato", "resta", "tolta", "esoneri", "cure", "motivo", "deciso_da", "deciso_il"])
    _tell(locked, casi, by=by)
    return locked


def _lock_casi(doppione: Doppione) -> list[Caso]:
    """The cases of both, in the order in which the acts on many cases lock them."""
    nuclei = Componente.objects.filter(pk__in=[doppione.prima_id, doppione.seconda_id]).values("nucleo")
    return list(Caso.objects.select_for_update(of=("self",)).filter(nucleo__in=nuclei).order_by("pk"))


def _merge(locked: Doppione, resta: UUID | None) -> None:
    if resta not in (locked.prima_id, locked.seconda_id):
        raise DoppioneError("Scegli quali dati valgono.")
    tiene, altra = (locked.prima, locked.seconda) if resta == locked.prima_id else (locked.seconda, locked.prima)
    locked.resta = tiene
    if tiene.nucleo_id != altra.nucleo_id or altra.uscito_il is not None:
        return
    if altra.relazione == Relazione.RICHIEDENTE:
        raise DoppioneError("Tieni i dati di chi ha fatto la domanda.")
    locked.tolta = altra
    _set_uscita(altra, leaves=True)
    locked.esoneri, locked.cure = move_esoneri(altra, tiene)


def _put_back(locked: Doppione) -> None:
    """Undo what the decision before had done to the household."""
    if locked.tolta is not None and locked.tolta.uscito_il is not None:
        _set_uscita(locked.tolta, leaves=False)
        put_back_esoneri(locked.tolta, locked.esoneri, locked.cure)
    locked.tolta, locked.esoneri, locked.cure = None, [], []


def _set_uscita(persona: Componente, *, leaves: bool) -> None:
    persona.uscito_il = calendario.today() if leaves else None
    persona.save(update_fields=["uscito_il"])
    persone = F("numero_componenti") + (-1 if leaves else 1)
    Nucleo.objects.filter(pk=persona.nucleo_id).update(numero_componenti=persone)


def _tell(locked: Doppione, casi: list[Caso], *, by: Profilo) -> None:
    """A fact on each time line, in words that say nothing of the other family; whoever follows one may one day not see both."""
    for caso in casi:
        note_evento(caso, by=by, tipo="doppione", testo="Chiarito un controllo sui dati di una persona")
        audit.record("decide_doppione", locked, by=by, nucleo_id=caso.nucleo_id)
