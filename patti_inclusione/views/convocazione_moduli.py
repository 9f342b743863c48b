"""The forms of the appointment's pages: one for each notice, one for each person; and what a new appointment begins with."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from accounts.profilo import Profilo
from patti_inclusione.forms.esito import InvioForm, PresenzaForm
from patti_inclusione.models import Caso, Convocazione, EsitoPresenza, InvioConvocazione, StatoConvocazione
from patti_inclusione.models import TipoConvocazione as Tipo
from patti_inclusione.orari import Orario
from patti_inclusione.selectors import convocazione as selectors
from patti_inclusione.selectors.caso import Persona, list_persone
from patti_inclusione.services.convoca import IN_CORSO, place_of, read_orario
from patti_inclusione.services.prenotazione import OrarioError
from rdc_platform import calendario
from rdc_platform.web.formati import ROMA

DA_DEFINIRE = {EsitoPresenza.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE, EsitoPresenza.ASSENTE_NON_GIUSTIFICATO}


def start_from(caso: Caso) -> dict[str, Any]:
    """What a new appointment begins with: the kind the case is at, and place, hour and channels of the last one."""
    start: dict[str, Any] = {"tipo": IN_CORSO.get(caso.stato, Tipo.PRIMO_COLLOQUIO)}
    last = selectors.read_last(caso)
    if last is None:
        return start
    again = {
        "modalita": last.modalita,
        "luogo": last.luogo,
        "durata_min": last.durata_min,
        "canali": last.canali,
        "componenti": [str(c.pk) for c in last.componenti.all() if c.uscito_il is None],
    }
    return start | again


def start_from_orario(nome: str, *, by: Profilo) -> dict[str, Any]:
    """Day, hour and place of the office's hour that was pressed; nothing if it is none."""
    try:
        disponibilita, data_ora = read_orario(nome, by=by)
    except OrarioError:
        return {}
    return {
        "orario": nome,
        "data": data_ora.date(),
        "ora": data_ora.time(),
        "durata_min": disponibilita.durata_slot_min,
        "modalita": "PRESENZA",
        "luogo": place_of(disponibilita),
    }


def start_from_vecchia(vecchia: Convocazione) -> dict[str, Any]:
    """What an appointment that is moved keeps: all but when."""
    return {
        "tipo": vecchia.tipo,
        "durata_min": vecchia.durata_min,
        "modalita": vecchia.modalita,
        "luogo": vecchia.luogo,
        "canali": vecchia.canali,
        "componenti": [str(componente.pk) for componente in vecchia.componenti.all()],
    }


def persone_of(caso: Caso) -> list[Persona]:
    return list_persone(caso, calendario.today())


def by_day(orari: Iterable[Orario]) -> list[tuple[Any, list[Orario]]]:
    """Hours in order, one group a day."""
    return [(day, list(group)) for day, group in groupby(orari, key=lambda o: o.inizio.astimezone(ROMA).date())]


def invii_forms(request, invii: list[InvioConvocazione]) -> list[InvioForm]:
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    return [InvioForm(*data, invio=invio) for invio in invii]


def esiti_forms(request, convocazione: Convocazione) -> list[PresenzaForm]:
    """Everybody convened while there is no outcome; then those whose absence waits for a justification, or was without one."""
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    if convocazione.stato == StatoConvocazione.FISSATA:
        persone = convocazione.componenti.order_by("data_nascita", "pk")
        return [PresenzaForm(*data, componente=persona, dalle=convocazione.data_ora) for persona in persone]
    esiti = [esito for esito in selectors.list_esiti(convocazione) if esito.esito in DA_DEFINIRE]
    return [PresenzaForm(*data, componente=esito.componente, esito=esito) for esito in esiti]
