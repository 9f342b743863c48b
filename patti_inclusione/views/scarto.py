"""What was put aside, for who follows the flows: messages of the Centri, appointments and decisions of INPS, never whose they are."""

from django.shortcuts import render

from accounts.access import permit
from patti_inclusione.forms.scarto import FiltriScartiCpi, FiltriScartiPrenotazioni, FiltriScartiProvvedimenti
from patti_inclusione.models import EsitoRichiesta, ScartoCpi, ScartoPrenotazione
from patti_inclusione.permissions import SCARTI_CPI, SCARTI_PRENOTAZIONI, SCARTI_PROVVEDIMENTI
from patti_inclusione.selectors import scarto as selectors
from patti_inclusione.selectors.provvedimento import count_attese
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista


def _persona(row: ScartoCpi) -> str:
    """Which of the message; an answer is of nobody."""
    if row.esito:
        return ""
    return f"la {row.posto}ª" if row.posto else "tutte"


def _comune(row: ScartoPrenotazione) -> str:
    """Of its office, where that is one of ours."""
    return row.sede.comune.denominazione if row.sede else ""


MESSAGGI = [
    Colonna("numero", "Messaggio", sort=("numero",)),
    Colonna("posto", "Persona", sort=("posto",), value=_persona),
    Colonna("cpi", "Centro per l'impiego", sort=("cpi",)),
    Colonna("motivo", "Perché", sort=("motivo",), value=lambda row: row.get_motivo_display()),
    Colonna("riferimento", "Scambio", value=lambda row: row.riferimento),
    Colonna("esito", "Che cosa risponde", value=lambda row: EsitoRichiesta(row.esito).label if row.esito else ""),
    Colonna("ricevuto_il", "Arrivato", sort=("ricevuto_il",), kind="data_ora"),
]
APPUNTAMENTI = [
    Colonna("numero", "Numero di INPS", sort=("numero",)),
    Colonna("ufficio", "Ufficio", sort=("sede__denominazione",), value=lambda row: str(row.sede or "")),
    Colonna("comune", "Comune", sort=("sede__comune__cerca",), value=_comune),
    Colonna("data_ora", "Per quando", sort=("data_ora",), kind="data_ora"),
    Colonna("motivo", "Perché", sort=("motivo",), value=lambda row: row.get_motivo_display()),
    Colonna("ricevuto_il", "Arrivato", sort=("ricevuto_il",), kind="data_ora"),
]
PROVVEDIMENTI = [
    Colonna("numero", "Numero di INPS", sort=("numero",)),
    Colonna("motivo", "Perché", sort=("motivo",), value=lambda row: row.get_motivo_display()),
    Colonna("ricevuto_il", "Messo da parte", sort=("ricevuto_il",), kind="data_ora"),
]
ILLEGGIBILI = Chip("Che non si leggono", {"motivo": "ILLEGGIBILE"})


@permit(SCARTI_CPI, "view_scarti_cpi")
def scarto_cpi_list(request):
    """What a Centro sent and nobody here can take: the message and the place of a person in it, never who it is."""
    lista = Lista(
        request,
        request.permitted,
        MESSAGGI,
        name="messaggi",
        one="messaggio",
        order="-ricevuto_il",
        filters=FiltriScartiCpi,
        search=selectors.find_messaggio,
        search_label="Numero del messaggio o dello scambio",
        chips=[ILLEGGIBILI, Chip("Risposte inattese", {"motivo": "RISPOSTA_INATTESA"})],
        empty="Nessun messaggio dei Centri è stato messo da parte.",
    )
    context = {"lista": lista}
    return lista.export() if lista.exporting else render(request, "patti_inclusione/scarto_cpi_list.html", context)


@permit(SCARTI_PRENOTAZIONI, "view_scarti_prenotazioni")
def scarto_prenotazione_list(request):
    """What INPS booked and cannot be kept: its number, the office and the hour, never whose it is."""
    lista = Lista(
        request,
        request.permitted.select_related("sede__comune"),
        APPUNTAMENTI,
        name="appuntamenti",
        one="appuntamento",
        order="-ricevuto_il",
        filters=FiltriScartiPrenotazioni,
        search=selectors.find_numero,
        search_label="Numero di INPS",
        chips=[ILLEGGIBILI, Chip("Ancora da venire", {"da_venire": "on"})],
        empty="Nessun appuntamento preso con INPS è stato messo da parte.",
    )
    if lista.exporting:
        return lista.export()
    return render(request, "patti_inclusione/scarto_prenotazione_list.html", {"lista": lista})


@permit(SCARTI_PROVVEDIMENTI, "view_scarti_provvedimenti")
def scarto_provvedimento_list(request):
    """What INPS decided and no case here can take: its number and why; and how many decisions wait for their family."""
    lista = Lista(
        request,
        request.permitted,
        PROVVEDIMENTI,
        name="provvedimenti",
        one="provvedimento",
        order="-ricevuto_il",
        filters=FiltriScartiProvvedimenti,
        search=selectors.find_numero,
        search_label="Numero di INPS",
        chips=[ILLEGGIBILI],
        empty="Nessun provvedimento di INPS è stato messo da parte.",
    )
    if lista.exporting:
        return lista.export()
    context = {"lista": lista, "attese": count_attese()}
    return render(request, "patti_inclusione/scarto_provvedimento_list.html", context)
