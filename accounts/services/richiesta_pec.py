"""The PEC with the authorisation note: of one request, or of several persons whom one message authorises (letter, p. 3)."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import AllegatoRichiesta, RichiestaAccreditamento, StatoRichiesta, TipoAllegato, TitoloFirmatario
from accounts.profilo import Profilo
from accounts.selectors import richiesta as selectors
from accounts.services.richiesta import attach
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.models import Documento

RICHIESTI = (TipoAllegato.NOTA_AUTORIZZAZIONE, TipoAllegato.DOCUMENTO_IDENTITA, TipoAllegato.CODICE_FISCALE)
PEC_FIELDS = (
    "pec_mittente",
    "pec_message_id",
    "pec_ricevuta_il",
    "firmatario_nome",
    "firmatario_cognome",
    "firmatario_codice_fiscale",
    "firmatario_titolo",
)
COMUNI = (TipoAllegato.NOTA_AUTORIZZAZIONE, TipoAllegato.DELEGA)  # of the PEC, whoever it authorises


class AllegatiMancantiError(Exception):
    """The letter's attachments are not all there; `tipi` says which are missing."""

    def __init__(self, tipi: list[TipoAllegato]):
        super().__init__(", ".join(tipo.label for tipo in tipi))
        self.tipi = tipi


@transaction.atomic
def record_pec(
    richiesta: RichiestaAccreditamento,
    *,
    by: Profilo,
    files: Mapping[str, UploadedFile],
    altre: Mapping[UUID, Mapping[str, UploadedFile]] | None = None,
    **facts: Any,
) -> RichiestaAccreditamento:
    """Record the PEC with the authorisation note, its `facts` (PEC_FIELDS) and its attachments by TipoAllegato.

    One PEC may authorise several persons: `altre` are further requests of the Ambito, each with its own copies. The note
    and the delegation are kept once and stand with each request. Raises AllegatiMancantiError: the note and the copies of
    identity document and codice fiscale always, the delegation only when a delegate signs (letter, p. 3).
    """
    copie = {**(altre or {}), richiesta.pk: files}
    richieste = _lock_richieste(richiesta, copie.keys())
    shared: dict[str, UploadedFile] = {tipo: files[tipo] for tipo in COMUNI if files.get(tipo)}
    for row in richieste:
        _check_allegati(_own(copie[row.pk]) | shared, facts["firmatario_titolo"])
    comuni = {tipo: documenti.store_upload(file) for tipo, file in shared.items()}
    for row in richieste:
        _take_pec(row, by, facts, comuni, _own(copie[row.pk]))
    return next(row for row in richieste if row.pk == richiesta.pk)


@transaction.atomic
def record_same_pec(
    richiesta: RichiestaAccreditamento,
    *,
    by: Profilo,
    di: RichiestaAccreditamento,
    copie: Mapping[UUID, Mapping[str, UploadedFile]],
) -> RichiestaAccreditamento:
    """Record for the requests in `copie` (this one too, each with its person's files) the PEC that came already with `di`."""
    richieste = _lock_richieste(richiesta, copie.keys())
    if not selectors.with_pec(richiesta.ambito).filter(pk=di.pk).exists():
        raise TransitionError("the PEC of that request counts no more")
    facts = {name: getattr(di, name) for name in PEC_FIELDS}
    rows = di.allegati.filter(tipo__in=COMUNI).select_related("documento").order_by("caricato_il")
    comuni: dict[str, Documento] = {row.tipo: row.documento for row in rows}
    for row in richieste:
        _check_allegati({**_own(copie[row.pk]), **comuni}, di.firmatario_titolo)
        _take_pec(row, by, facts, comuni, _own(copie[row.pk]))
    return next(row for row in richieste if row.pk == richiesta.pk)


def missing_allegati(tipi: Mapping[str, object], firmatario_titolo: str) -> list[TipoAllegato]:
    """What the letter wants and `tipi` has not."""
    wanted = list(RICHIESTI)
    if firmatario_titolo == TitoloFirmatario.DELEGATO:
        wanted.append(TipoAllegato.DELEGA)
    return [tipo for tipo in wanted if not tipi.get(tipo)]


def _lock_richieste(richiesta: RichiestaAccreditamento, keys: Collection[UUID]) -> list[RichiestaAccreditamento]:
    """The requests of its Ambito, locked in one order; TransitionError unless each waits for its PEC."""
    rows = RichiestaAccreditamento.objects.select_related("ambito").select_for_update(of=("self",)).order_by("pk")
    found = list(rows.filter(pk__in=keys, ambito=richiesta.ambito_id, stato=StatoRichiesta.FORM_INVIATO))
    if len(found) != len(keys):
        raise TransitionError("a request does not wait for its PEC any more")
    return found


def _own(files: Mapping[str, UploadedFile]) -> dict[str, UploadedFile]:
    """The files of one person alone."""
    return {tipo: file for tipo, file in files.items() if tipo not in COMUNI}


def _check_allegati(tipi: Mapping[str, object], firmatario_titolo: str) -> None:
    if missing := missing_allegati(tipi, firmatario_titolo):
        raise AllegatiMancantiError(missing)


def _take_pec(
    row: RichiestaAccreditamento,
    by: Profilo,
    facts: Mapping[str, Any],
    comuni: Mapping[str, Documento],
    files: Mapping[str, UploadedFile],
) -> None:
    """The PEC on one locked request: what it says, the papers it shares, the copies of its person."""
    move(row, StatoRichiesta.PEC_RICEVUTA)
    for name in PEC_FIELDS:
        setattr(row, name, facts.get(name, ""))
    row.save(update_fields=[*PEC_FIELDS, "stato", "aggiornata_il"])
    for tipo, documento in comuni.items():
        AllegatoRichiesta.objects.create(richiesta=row, tipo=tipo, documento=documento)
    attach(row, files)
    audit.record("record_pec", row, by=by)
