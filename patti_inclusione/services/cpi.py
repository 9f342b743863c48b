"""A family sent to the Centro per l'impiego (M10): after outcome A, or from its Patto; and the recall."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import Caso, CodiceTermine, InvioCpi, StatoCaso, StatoInvioCpi, TipoInvioCpi
from patti_inclusione.selectors import cpi as letture
from patti_inclusione.selectors.analisi import corrente
from patti_inclusione.services.analisi_riapertura import copy_analisi
from patti_inclusione.services.caso import lock_caso, move_caso
from patti_inclusione.services.cpi_invio import create_invio
from patti_inclusione.services.scadenza import dismiss_scadenza, open_scadenza
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import TransitionError, move

PERMESSO = "send_cpi"


class CpiError(Exception):
    """The family cannot be sent so; the text says why to who asked."""


@transaction.atomic
def send_cpi(caso: Caso, *, by: Profilo) -> InvioCpi:
    """Send to the Centro that the analysis names the people that it names, and the young of the family with them.

    Raises TransitionError for another outcome or state, CpiError when nobody is left. The Patto per il lavoro is due within T03.
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    analisi = corrente(caso)
    if letture.can_start(caso.stato, caso.esito_ap) != "ANALISI" or analisi is None:
        raise TransitionError(f"nobody is sent to the CPI in {caso.stato}")
    persone = letture.list_persone(caso, analisi, calendario.today())
    return _send(caso, persone, by=by, cpi=analisi.cpi_destinatario)


@transaction.atomic
def send_cpi_dal_patto(caso: Caso, *, by: Profilo, cpi: str, persone: Iterable[UUID], perche: str) -> InvioCpi:
    """Send to `cpi` grown-up members of a family whose Patto in force has come to be about work alone, and the young with them.

    Raises TransitionError from another state, CpiError while results of other areas are not reached or when nobody is left.
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    if letture.can_start(caso.stato, caso.esito_ap) != "PATTO":
        raise TransitionError(f"nobody is sent to the CPI in {caso.stato}")
    if letture.list_aperti(caso):
        raise CpiError("Il Patto ha ancora risultati da raggiungere che non sono di lavoro: la famiglia resta qui.")
    oggi = calendario.today()
    scelte = letture.list_adulti(caso, oggi).filter(letture.named_or_young(persone, oggi))
    return _send(caso, list(scelte), by=by, cpi=cpi, perche=perche)


@transaction.atomic
def recall_cpi(caso: Caso, *, by: Profilo) -> Caso:
    """Take back what has not left yet: the case goes on from where it was. Raises TransitionError once it left."""
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    rows = InvioCpi.objects.select_for_update(of=("self",)).filter(caso=caso, tipo=TipoInvioCpi.FAMIGLIA)
    invio = rows.filter(stato__in=letture.APERTI).first()
    if caso.stato != StatoCaso.INVIATO_CPI or invio is None:
        raise TransitionError(f"nothing to recall in {caso.stato}")
    move(invio, StatoInvioCpi.RICHIAMATO)
    invio.save(update_fields=["stato"])
    go_back(invio, caso, by=by, testo="L'invio al Centro per l'impiego è stato richiamato.")
    audit.record("recall_cpi", invio, by=by, nucleo_id=caso.nucleo_id)
    return caso


def go_back(invio: InvioCpi, caso: Caso, *, by: Autore, testo: str) -> None:
    """The family stays: its Patto goes on, or its analysis in a new version, with its answers, where the outcome is chosen again."""
    dismiss_scadenza(caso, CodiceTermine.T03, calendario.today())
    if invio.da_stato == StatoCaso.PATTO_ATTIVO:
        move_caso(caso, StatoCaso.PATTO_ATTIVO, by=by, tipo="ritorno_cpi", testo=testo)
        return
    ultima = corrente(caso)
    if ultima is not None:
        copy_analisi(ultima, da=invio.creato_da or ultima.compilata_da, motivo=testo)
    caso.esito_ap = ""
    move_caso(caso, StatoCaso.IN_ANALISI_PRELIMINARE, by=by, tipo="ritorno_cpi", testo=testo)


def _send(caso: Caso, persone: list[Componente], *, by: Profilo, cpi: str, perche: str = "") -> InvioCpi:
    if not persone:
        raise CpiError("Non c'è nessuna persona da mandare: forse è uscita dalla famiglia.")
    invio = create_invio(caso, persone, by=by, cpi=cpi, perche=perche, da_stato=caso.stato)
    open_scadenza(caso, CodiceTermine.T03, calendario.today())
    testo = "Le persone indicate sono mandate al Centro per l'impiego: si aspetta la ricevuta."
    move_caso(caso, StatoCaso.INVIATO_CPI, by=by, tipo="invio_cpi", testo=testo)
    audit.record("send_cpi", invio, by=by, nucleo_id=caso.nucleo_id)
    return invio
