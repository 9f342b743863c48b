"""The acts on a meeting: add one, move it, tell the family, put it off, cancel it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import transaction

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import Caso, Convocazione, Impegno, Incontro, ObiettivoGenerale, StatoIncontro
from patti_inclusione.selectors.incontro import SI_INCONTRA, patto_in_force
from patti_inclusione.services import convocazione as convocazioni
from patti_inclusione.services.appuntamento import Appuntamento
from patti_inclusione.services.caso import lock_caso, note_act
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError, VersioneError, move
from rdc_platform.web.formati import data_breve


@dataclass(frozen=True)
class Piano:
    """The first part of the card: when, where, who. An hour is needed to tell the family, not to plan."""

    data: date
    ora: time | None
    durata_min: int
    modalita: str
    luogo: str
    convocati: Iterable[Componente]


@dataclass(frozen=True)
class Programma:
    """The other two parts: what to look at. Nothing chosen: all that stands in the Patto."""

    obiettivi: Iterable[ObiettivoGenerale]
    impegni: Iterable[Impegno]


def lock_incontro(incontro: Incontro, *, by: Profilo, versione: int | None = None) -> Incontro:
    """Case and meeting locked, the permission read again; VersioneError if the case changed since `versione`."""
    caso = _lock(incontro.caso, by=by, versione=versione)
    row = Incontro.objects.select_for_update(of=("self",)).select_related("patto", "convocazione").get(pk=incontro.pk)
    row.caso = caso
    return row


def _lock(caso: Caso, *, by: Profilo, versione: int | None) -> Caso:
    caso = lock_caso(caso, by=by, perm="edit_incontri")
    if versione is not None and caso.versione != versione:
        raise VersioneError
    return caso


@transaction.atomic
def add_incontro(
    caso: Caso, piano: Piano, programma: Programma, *, chiave: UUID, versione: int, by: Profilo
) -> Incontro:
    """One more meeting, beside those of the plan; `chiave` names the act, so that a form sent twice makes one."""
    caso = _lock(caso, by=by, versione=None)
    already: Incontro | None = caso.incontri.filter(pk=chiave).first()
    if already is not None:
        return already
    if caso.versione != versione:
        raise VersioneError
    patto = patto_in_force(caso)
    if patto is None or caso.stato not in SI_INCONTRA:
        raise TransitionError(caso.stato)
    incontro = Incontro(pk=chiave, caso=caso, patto=patto, data=piano.data)
    incontro.save(force_insert=True)
    _write(incontro, piano, programma)
    note_act(caso, by=by, tipo="incontri", testo=f"Aggiunto un incontro per il {data_breve(piano.data)}")
    audit.record("add_incontro", incontro, by=by, azione=Azione.CREAZIONE, nucleo_id=caso.nucleo_id)
    return incontro


@transaction.atomic
def edit_incontro(
    incontro: Incontro, piano: Piano | None, programma: Programma, *, versione: int, by: Profilo
) -> Incontro:
    """Change the card; without `piano` only what to look at, which may change also after the family was told."""
    incontro = lock_incontro(incontro, by=by, versione=versione)
    if incontro.stato != StatoIncontro.PIANIFICATO or incontro.caso.stato not in SI_INCONTRA:
        raise TransitionError(incontro.stato)
    if piano is not None and incontro.convocazione_id is not None:
        raise TransitionError("the family was told")
    _write(incontro, piano, programma)
    note_act(incontro.caso, by=by, tipo="incontri", testo=f"Preparato l'incontro del {data_breve(incontro.data)}")
    audit.record("edit_incontro", incontro, by=by, nucleo_id=incontro.caso.nucleo_id)
    return incontro


def _write(incontro: Incontro, piano: Piano | None, programma: Programma) -> None:
    if piano is not None:
        incontro.data, incontro.ora, incontro.durata_min = piano.data, piano.ora, piano.durata_min
        incontro.modalita, incontro.luogo = piano.modalita, piano.luogo
        incontro.convocati.set(piano.convocati)
    incontro.confermato = True
    incontro.save(update_fields=["data", "ora", "durata_min", "modalita", "luogo", "confermato"])
    incontro.obiettivi.set(programma.obiettivi)
    incontro.impegni.set(programma.impegni)


@transaction.atomic
def convoke_incontro(
    incontro: Incontro, dati: Appuntamento, componenti: list[Componente], *, versione: int, by: Profilo
) -> Convocazione:
    """Fix the convocation that tells the family of the meeting; sent twice it is one."""
    incontro = lock_incontro(incontro, by=by)
    if incontro.convocazione_id is not None and incontro.convocazione_id == dati.chiave:
        return Convocazione.objects.get(pk=dati.chiave)
    if incontro.caso.stato not in SI_INCONTRA or not incontro.proposta:
        raise TransitionError(incontro.stato)
    convocazione = convocazioni.fix_convocazione(incontro.caso, dati, componenti, versione=versione, by=by)
    incontro.convocazione, incontro.confermato = convocazione, True
    incontro.save(update_fields=["convocazione", "confermato"])
    audit.record("convoke_incontro", incontro, by=by, nucleo_id=incontro.caso.nucleo_id)
    return convocazione


@transaction.atomic
def cancel_incontro(incontro: Incontro, *, motivo: str, nuova_data: date | None, versione: int, by: Profilo) -> None:
    """Cancel a meeting and its convocation; with `nuova_data` it is put off, and the same is proposed for that day."""
    incontro = lock_incontro(incontro, by=by, versione=versione)
    detta = incontro.convocazione
    move(incontro, StatoIncontro.RINVIATO if nuova_data else StatoIncontro.ANNULLATO)
    incontro.motivo = motivo
    incontro.save(update_fields=["stato", "motivo"])
    if nuova_data:
        _repeat(incontro, nuova_data)
    come = f"rinviato al {data_breve(nuova_data)}" if nuova_data else "annullato"
    note_act(incontro.caso, by=by, tipo="incontri", testo=f"Incontro del {data_breve(incontro.data)}: {come}")
    audit.record("cancel_incontro", incontro, by=by, nucleo_id=incontro.caso.nucleo_id)
    if detta is not None:
        convocazioni.cancel_convocazione(detta, versione=incontro.caso.versione, by=by)


def _repeat(incontro: Incontro, giorno: date) -> None:
    """The same meeting on another day, to be told to the family."""
    again = Incontro.objects.create(
        caso=incontro.caso,
        patto=incontro.patto,
        data=giorno,
        ora=incontro.ora,
        durata_min=incontro.durata_min,
        modalita=incontro.modalita,
        luogo=incontro.luogo,
        confermato=True,
    )
    for campo in ("convocati", "obiettivi", "impegni"):
        getattr(again, campo).set(getattr(incontro, campo).all())
