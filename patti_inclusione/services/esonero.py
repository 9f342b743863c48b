"""Excluding and exonerating one person from the obligations, and the end of it (spec §3.5)."""

from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import Caso, Esonero, FonteEsonero, StatoEsonero, TipoEsonero
from patti_inclusione.models.esonero import DI_CURA, CodiceEsonero
from patti_inclusione.services.caso import lock_caso, note_evento
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import move
from rdc_platform.documenti import services as documenti
from rdc_platform.norme.selectors import intero

TIPO = "esonero"


class EsoneroError(Exception):
    """What was asked is not foreseen; the text says why to who asked."""


@dataclass(frozen=True)
class Dati:
    """What the Case manager decides; `al` and `assistito` as the model says."""

    codice: str
    dal: date
    al: date | None
    ambito_obbligo: str
    assistito: Componente | None = None
    deroga: str = ""
    adesione_volontaria: bool = False
    valutazione_testo: str = ""


@transaction.atomic
def grant_esonero(componente: Componente, dati: Dati, *, by: Profilo, documento: UploadedFile | None = None) -> Esonero:
    """Exclude or exonerate the person. Raises EsoneroError where the agreement or the facts do not allow it."""
    caso = lock_caso(Caso.objects.get(nucleo=componente.nucleo_id), by=by, perm="view_fascicolo")
    al = _end(dati)
    _check(componente, dati, al, documento)
    esonero = Esonero.objects.create(
        componente=componente,
        tipo=_tipo(dati.codice),
        codice=dati.codice,
        fonte=FonteEsonero.CASE_MANAGER,
        dal=dati.dal,
        al=al,
        ambito_obbligo=dati.ambito_obbligo,
        assistito=dati.assistito,
        deroga=dati.deroga,
        adesione_volontaria=dati.adesione_volontaria,
        documento=documenti.store_upload(documento) if documento else None,
        valutazione_testo=dati.valutazione_testo,
        valutato_da=by.accreditamento,
        rivalutazione_il=_rivalutazione(al),
    )
    note_evento(caso, by=by, tipo=TIPO, testo=f"{esonero.get_tipo_display()} di una persona")
    audit.record("grant_esonero", esonero, by=by, nucleo_id=caso.nucleo_id)
    return esonero


@transaction.atomic
def end_esonero(esonero: Esonero, *, by: Profilo, motivo: str) -> None:
    """Take it away before its end, saying why. Raises TransitionError if it is over already."""
    caso = lock_caso(Caso.objects.get(nucleo=esonero.componente.nucleo_id), by=by, perm="view_fascicolo")
    locked = Esonero.objects.select_for_update().get(pk=esonero.pk)
    move(locked, StatoEsonero.TOLTO)
    locked.tolto_perche = motivo
    locked.save(update_fields=["stato", "tolto_perche"])
    note_evento(caso, by=by, tipo=TIPO, testo=f"Tolta l'{locked.get_tipo_display().lower()} di una persona")
    audit.record("end_esonero", locked, by=by, nucleo_id=caso.nucleo_id)


@transaction.atomic
def expire_esoneri(oggi: date) -> int:
    """End those whose last day has passed; how many. Each waits then on the Case manager's list to be evaluated again."""
    rows = Esonero.objects.select_for_update(of=("self",)).filter(stato=StatoEsonero.IN_VIGORE, al__lt=oggi)
    for esonero in rows.select_related("componente"):
        move(esonero, StatoEsonero.SCADUTO)
        esonero.save(update_fields=["stato"])
        audit.record("expire_esonero", esonero, by=Sistema(), nucleo_id=esonero.componente.nucleo_id)
    return len(rows)


def third_birthday(figlio: Componente) -> date:
    """The last day on which a child is under three is the one before; the exoneration holds up to that one."""
    return calendario.add_mesi(figlio.data_nascita, 36) - calendario.GIORNO


def _end(dati: Dati) -> date | None:
    if dati.codice == CodiceEsonero.Z_CURA_MINORE_3 and dati.assistito is not None:
        return third_birthday(dati.assistito)
    return dati.al


def _tipo(codice: str) -> TipoEsonero:
    return TipoEsonero.ESCLUSIONE if codice.startswith("X_") else TipoEsonero.ESONERO


def _rivalutazione(al: date | None) -> date | None:
    """Some days before the end (ESONERO_GG_RIVALUTAZIONE), so that nobody is bound again without knowing."""
    return al and al - intero("ESONERO_GG_RIVALUTAZIONE", al) * calendario.GIORNO


def _check(componente: Componente, dati: Dati, al: date | None, documento: UploadedFile | None) -> None:
    if al is None and _tipo(dati.codice) == TipoEsonero.ESONERO:
        raise EsoneroError("Un esonero ha sempre una fine: scrivi fino a quando.")
    if al is not None and al < dati.dal:
        raise EsoneroError("La fine viene prima dell'inizio: correggi le date.")
    if _tipo(dati.codice) == TipoEsonero.ESONERO and not dati.valutazione_testo.strip():
        raise EsoneroError("Scrivi in due righe la valutazione: un esonero lo decide il servizio.")
    if dati.codice == CodiceEsonero.Z_SALUTE_TEMPORANEA and documento is None:
        raise EsoneroError("Serve il certificato.")
    if dati.codice in DI_CURA:
        _check_cura(componente, dati)


def _check_cura(componente: Componente, dati: Dati) -> None:
    """One member for each child under three and for each disabled person (Accordo CU 88/2019)."""
    if dati.assistito is None or dati.assistito.nucleo_id != componente.nucleo_id or dati.assistito == componente:
        raise EsoneroError("Scegli di quale persona della famiglia si occupa.")
    altri = Esonero.objects.filter(assistito=dati.assistito, codice=dati.codice, stato=StatoEsonero.IN_VIGORE)
    altro = altri.exclude(componente=componente).select_related("componente").first()
    if altro is not None and not dati.deroga.strip():
        raise EsoneroError(
            f"Di {dati.assistito.nome} si occupa già {altro.componente.nome}: per una seconda persona scrivi perché."
        )
