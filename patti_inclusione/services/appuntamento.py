"""What the acts on an appointment share: what is fixed, and the case locked and unchanged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, Convocazione, StatoCaso
from patti_inclusione.services.caso import lock_caso
from rdc_platform.audit.stato import TransitionError, VersioneError


class RiservatoError(Exception):
    """Somebody whose address is secret is convened with others: he is convened apart (spec §10b n. 2)."""


@dataclass(frozen=True)
class Appuntamento:
    """What the Case manager fixes; `chiave` names the act, so that the same form sent twice makes one appointment.

    `disponibilita_id`: the office's hour that it takes. `sovrapposizione`: also if he sees another family then, which no
    hour of an office allows.
    """

    chiave: UUID
    tipo: str
    data_ora: datetime
    durata_min: int
    modalita: str
    luogo: str
    canali: Sequence[str]
    testo: str
    termine_breve_accettato: bool = False
    disponibilita_id: UUID | None = None
    sovrapposizione: bool = False


@dataclass(frozen=True)
class Invio:
    """What became of one notice: of whom and by which channel is said by the row `pk`; `manda`: let it leave now."""

    pk: int
    esito: str
    recapito: str
    istante: datetime | None
    prova: UploadedFile | None = None
    manda: bool = False


def lock_convocazione(convocazione: Convocazione, versione: int, by: Profilo) -> Caso:
    """The case locked and unchanged since the page was opened, with the appointment as it is now."""
    caso = lock_caso(convocazione.caso, by=by, perm="convoke_caso")
    check_versione(caso, versione)
    convocazione.refresh_from_db()
    return caso


def check_versione(caso: Caso, versione: int) -> None:
    """Raise VersioneError if the case moved since the page was opened, TransitionError if it is closed."""
    if caso.versione != versione:
        raise VersioneError
    if caso.stato == StatoCaso.CHIUSO:
        raise TransitionError(caso.stato)
