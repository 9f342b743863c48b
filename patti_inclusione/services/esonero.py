"""Excluding and exonerating one person from the obligations, evaluating it again, and the end of it (spec §3.5)."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import Caso, Esonero, StatoCaso, StatoEsonero
from patti_inclusione.services.caso import lock_caso, note_evento
from patti_inclusione.services.esonero_regole import Dati, EsoneroError, check, end_of, rivalutazione_of, tipo_of
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore, Sistema
from rdc_platform.audit.stato import TransitionError, VersioneError, move
from rdc_platform.documenti import services as documenti

TIPO = "esonero"
SISTEMA = Sistema("esoneri")
RISCRITTI = ("fonte", "dal", "ambito_obbligo", "deroga", "adesione_volontaria", "valutazione_testo")


@transaction.atomic
def grant_esonero(componente: Componente, dati: Dati, *, by: Profilo, documento: UploadedFile | None = None) -> Esonero:
    """Exclude or exonerate the person. Raises EsoneroError where the agreement or the facts do not allow it."""
    caso = _lock(componente, by)
    _tidy(componente, dati, by=by)
    check(componente, dati, has_documento=documento is not None)
    al = end_of(dati)
    esonero = Esonero.objects.create(
        componente=componente,
        tipo=tipo_of(dati.codice),
        codice=dati.codice,
        fonte=dati.fonte,
        dal=dati.dal,
        al=al,
        ambito_obbligo=dati.ambito_obbligo,
        assistito=dati.assistito,
        deroga=dati.deroga,
        adesione_volontaria=dati.adesione_volontaria,
        documento=documenti.store_upload(documento) if documento else None,
        valutazione_testo=dati.valutazione_testo,
        valutato_da=by.accreditamento,
        rivalutazione_il=rivalutazione_of(dati, al),
    )
    note_evento(caso, by=by, tipo=TIPO, testo=f"{esonero.get_tipo_display()} di una persona")
    audit.record("grant_esonero", esonero, by=by, nucleo_id=caso.nucleo_id)
    return esonero


@transaction.atomic
def edit_esonero(
    esonero: Esonero, dati: Dati, *, versione: int, by: Profilo, documento: UploadedFile | None = None
) -> Esonero:
    """Evaluate again one in force: its dates, its reach, its words; the reason and who is cared for stay as they are.

    Raises TransitionError if it is over, VersioneError if it was written again meanwhile, EsoneroError as when it was granted.
    """
    caso = _lock(esonero.componente, by)
    locked = _lock_esonero(esonero)
    if locked.stato != StatoEsonero.IN_VIGORE:
        raise TransitionError(locked.stato)
    if locked.versione != versione:
        raise VersioneError
    dati = replace(dati, codice=locked.codice, assistito=locked.assistito)
    check(locked.componente, dati, has_documento=bool(documento or locked.documento_id), escluso=locked)
    values = {
        **{name: getattr(dati, name) for name in RISCRITTI},
        "al": end_of(dati),
        "documento": documenti.store_upload(documento) if documento else locked.documento,
        "valutato_da": by.accreditamento,
        "rivalutazione_il": rivalutazione_of(dati, end_of(dati)),
        "versione": versione + 1,
    }
    for name, value in values.items():
        setattr(locked, name, value)
    locked.save(update_fields=[*values])
    note_evento(caso, by=by, tipo=TIPO, testo=f"Rivisto: {locked.get_tipo_display().lower()} di una persona")
    audit.record("edit_esonero", locked, by=by, nucleo_id=caso.nucleo_id)
    return locked


@transaction.atomic
def review_esonero(esonero: Esonero, *, by: Profilo) -> None:
    """Evaluated again, and nothing changes: it ends when it ends. Nothing waits for the Case manager any more.

    Also where the case is closed: one that ends then is a reason to ask for it to be opened again.
    """
    caso = lock_caso(Caso.objects.get(nucleo=esonero.componente.nucleo_id), by=by, perm="edit_esoneri")
    locked = _lock_esonero(esonero)
    locked.rivalutazione_il = None
    locked.versione += 1
    locked.save(update_fields=["rivalutazione_il", "versione"])
    note_evento(caso, by=by, tipo=TIPO, testo=f"Rivisto e non cambiato: {locked.get_tipo_display().lower()}")
    audit.record("review_esonero", locked, by=by, nucleo_id=caso.nucleo_id)


@transaction.atomic
def end_esonero(esonero: Esonero, *, by: Profilo, dal: date, motivo: str) -> Esonero:
    """Take it away before its end: from `dal` it holds no more. Raises TransitionError if it is over already."""
    caso = _lock(esonero.componente, by)
    locked = _lock_esonero(esonero)
    if dal > calendario.today():
        raise EsoneroError("La data è futura: per una fine che deve venire cambia «Fino al».", "dal")
    move(locked, StatoEsonero.TOLTO)
    locked.tolto_dal, locked.tolto_perche, locked.rivalutazione_il = dal, motivo, None
    locked.save(update_fields=["stato", "tolto_dal", "tolto_perche", "rivalutazione_il"])
    note_evento(caso, by=by, tipo=TIPO, testo=f"Tolto prima della fine: {locked.get_tipo_display().lower()}")
    audit.record("end_esonero", locked, by=by, nucleo_id=caso.nucleo_id)
    return locked


def list_over(oggi: date) -> list[UUID]:
    """Those whose last day has passed, and that do not say so yet."""
    rows = Esonero.objects.filter(stato=StatoEsonero.IN_VIGORE, al__lt=oggi)
    return list(rows.order_by("al", "pk").values_list("pk", flat=True))


@transaction.atomic
def expire_esonero(pk: UUID, *, oggi: date, by: Autore = SISTEMA) -> None:
    """Write that its last day has passed; whoever follows the family finds it among what has to be evaluated again."""
    nucleo = Esonero.objects.values_list("componente__nucleo", flat=True).get(pk=pk)
    caso = Caso.objects.select_for_update(of=("self",)).get(nucleo=nucleo)
    esonero = Esonero.objects.select_for_update(of=("self",)).get(pk=pk)
    if esonero.stato != StatoEsonero.IN_VIGORE or esonero.al is None or esonero.al >= oggi:
        return
    move(esonero, StatoEsonero.SCADUTO)
    esonero.save(update_fields=["stato"])
    note_evento(caso, by=by, tipo=TIPO, testo=f"Finito: {esonero.get_tipo_display().lower()} di una persona")
    audit.record("expire_esonero", esonero, by=by, nucleo_id=nucleo)


def _lock(componente: Componente, by: Profilo) -> Caso:
    """The case of the person, open and still `by`'s; raises TransitionError if it is closed."""
    caso = lock_caso(Caso.objects.get(nucleo=componente.nucleo_id), by=by, perm="edit_esoneri")
    if caso.stato == StatoCaso.CHIUSO:
        raise TransitionError(caso.stato)
    return caso


def _lock_esonero(esonero: Esonero) -> Esonero:
    rows = Esonero.objects.select_for_update(of=("self",)).select_related("componente", "assistito")
    return rows.get(pk=esonero.pk)


def _tidy(componente: Componente, dati: Dati, *, by: Profilo) -> None:
    """Those of the same reason that are over say so, and ask for no evaluation: this one is it."""
    rows = Esonero.objects.filter(componente=componente, codice=dati.codice, assistito=dati.assistito)
    for esonero in rows.filter(stato=StatoEsonero.IN_VIGORE, al__lt=calendario.today()):
        expire_esonero(esonero.pk, oggi=calendario.today(), by=by)
    finiti = rows.filter(stato=StatoEsonero.SCADUTO, rivalutazione_il__isnull=False)
    for esonero in finiti.select_for_update(of=("self",)):
        esonero.rivalutazione_il = None
        esonero.save(update_fields=["rivalutazione_il"])
