"""Outcome D: sending a person to a specialist service, its answer, and going on; and the provisional Patto of C and D."""

from datetime import date, timedelta

from django.db import transaction

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, EsitoAnalisi, InvioSpecialistico, StatoCaso
from patti_inclusione.selectors.analisi import corrente
from patti_inclusione.services.caso import lock_caso, move_caso, note_evento
from patti_inclusione.services.equipe import PERMESSO
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.norme.selectors import intero

PROVVISORI = {StatoCaso.AP_FINALIZZATA, StatoCaso.INVIATO_SPECIALISTICO}


class ConsensoError(Exception):
    """The person does not agree to be sent to a service that does not follow him yet."""


@transaction.atomic
def send_invio(caso: Caso, *, by: Profilo, ente: str, inviato_il: date) -> InvioSpecialistico:
    """Send the person that the analysis names to the service that it names: who and where are never typed again.

    Raises ConsensoError where the analysis says that he does not agree, TransitionError for another outcome or state.
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    analisi = corrente(caso)
    if (
        caso.stato != StatoCaso.AP_FINALIZZATA
        or caso.esito_ap != EsitoAnalisi.D
        or analisi is None
        or analisi.componente is None
    ):
        raise TransitionError(f"nobody is sent to a service in {caso.stato}")
    if not (analisi.gia_in_carico or analisi.consenso_invio):
        raise ConsensoError
    invio = InvioSpecialistico.objects.create(
        caso=caso,
        servizio=analisi.servizio_specialistico,
        ente=ente,
        componente=analisi.componente,
        gia_in_carico=bool(analisi.gia_in_carico),
        consenso=bool(analisi.consenso_invio),
        inviato_il=inviato_il,
        inviato_da=by.accreditamento,
        attesa_fino_al=inviato_il + timedelta(days=intero("INVIO_SPECIALISTICO_GG", inviato_il)),
    )
    testo = "Una persona è mandata a un servizio specialistico: si aspetta la risposta."
    move_caso(caso, StatoCaso.INVIATO_SPECIALISTICO, by=by, tipo="invio_specialistico", testo=testo)
    audit.record("send_invio", invio, by=by, nucleo_id=caso.nucleo_id, categoria="quadro")
    return invio


@transaction.atomic
def record_risposta(caso: Caso, *, by: Profilo, risposta_il: date, risposta: str) -> InvioSpecialistico:
    """Write what the service answered; again, to correct it. Raises TransitionError where nobody is waited for."""
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    invio = _open_invio(caso)
    if caso.stato != StatoCaso.INVIATO_SPECIALISTICO or invio is None:
        raise TransitionError(f"no answer is waited for in {caso.stato}")
    if invio.risposta_il is None:
        note_evento(caso, by=by, tipo="risposta_servizio", testo="Il servizio specialistico ha risposto.")
    invio.risposta_il, invio.risposta = risposta_il, risposta
    invio.save(update_fields=["risposta_il", "risposta"])
    audit.record("record_risposta", invio, by=by, nucleo_id=caso.nucleo_id, categoria="quadro")
    return invio


@transaction.atomic
def start_provvisorio(caso: Caso, *, by: Profilo) -> Caso:
    """Go on to the Patto without a Quadro: provisional, to be completed (spec §4.2, §3.3).

    From INVIATO_SPECIALISTICO only when the service answered or its time is over: raises TransitionError.
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    if caso.stato not in PROVVISORI or caso.esito_ap not in {EsitoAnalisi.C, EsitoAnalisi.D}:
        raise TransitionError(f"no provisional Patto begins in {caso.stato}")
    check_waited(caso)
    end_invio(caso)
    testo = "Inizia la definizione del Patto, provvisorio finché non c'è il Quadro di analisi."
    move_caso(caso, StatoCaso.IN_DEFINIZIONE_PATTO, by=by, tipo="definizione_patto", testo=testo)
    audit.record("start_provvisorio", caso, by=by, categoria="quadro")
    return caso


def check_waited(caso: Caso) -> None:
    """Raise TransitionError while a service was asked, has not answered, and still may."""
    invio = _open_invio(caso) if caso.stato == StatoCaso.INVIATO_SPECIALISTICO else None
    if invio and not has_waited(invio):
        raise TransitionError("the service may still answer")


def has_waited(invio: InvioSpecialistico) -> bool:
    """Whether the case may go on: the service answered, or its time is over."""
    return invio.risposta_il is not None or calendario.today() > invio.attesa_fino_al


def end_invio(caso: Caso) -> None:
    """The sending is over: the case goes on with its answer, or without."""
    InvioSpecialistico.objects.filter(caso=caso, concluso_il=None).update(concluso_il=calendario.today())


def _open_invio(caso: Caso) -> InvioSpecialistico | None:
    rows = InvioSpecialistico.objects.select_for_update(of=("self",))
    return rows.filter(caso=caso, concluso_il=None).first()
