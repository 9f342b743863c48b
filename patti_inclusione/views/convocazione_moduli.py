"""The forms of the appointment's pages: one for each notice, one for each person."""

from typing import Any

from patti_inclusione.forms.convocazione import InvioForm, PresenzaForm
from patti_inclusione.models import Caso, Convocazione, EsitoPresenza, InvioConvocazione, StatoCaso, StatoConvocazione
from patti_inclusione.models import TipoConvocazione as Tipo
from patti_inclusione.selectors import convocazione as selectors

IN_CORSO = {
    StatoCaso.IN_ANALISI_PRELIMINARE: Tipo.ANALISI_PRELIMINARE,
    StatoCaso.IN_QUADRO_ANALISI: Tipo.QUADRO_ANALISI,
    StatoCaso.IN_DEFINIZIONE_PATTO: Tipo.FIRMA_PATTO,
    StatoCaso.PATTO_DA_FIRMARE: Tipo.FIRMA_PATTO,
    StatoCaso.PATTO_ATTIVO: Tipo.MONITORAGGIO,
}


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


def invii_forms(request, invii: list[InvioConvocazione]) -> list[InvioForm]:
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    return [InvioForm(*data, invio=invio) for invio in invii]


def esiti_forms(request, convocazione: Convocazione) -> list[PresenzaForm]:
    """Everybody convened while there is no outcome; then those whose absence waits for a justification."""
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    if convocazione.stato == StatoConvocazione.FISSATA:
        persone = convocazione.componenti.order_by("data_nascita", "pk")
        return [PresenzaForm(*data, componente=persona, dalle=convocazione.data_ora) for persona in persone]
    attese = EsitoPresenza.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE
    esiti = [esito for esito in selectors.list_esiti(convocazione) if esito.esito == attese]
    return [PresenzaForm(*data, componente=esito.componente, esito=esito) for esito in esiti]
