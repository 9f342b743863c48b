"""The columns of the lists of reports, and what their pages are made of."""

from dataclasses import replace
from typing import Any

from patti_inclusione.forms.segnalazione import PropostaForm, SegnalazioneForm
from patti_inclusione.models import BozzaSegnalazione, Caso, CodiceEvento, Segnalazione
from patti_inclusione.models.segnalazione_codici import INFORMATIVI
from patti_inclusione.selectors import segnalazione as selectors
from patti_inclusione.selectors import segnalazione_fatti as fatti
from patti_inclusione.selectors import segnalazione_regole as regole
from patti_inclusione.selectors.segnalazione_fatti import Fatto
from patti_inclusione.selectors.segnalazione_guardie import SCRITTI
from patti_inclusione.selectors.segnalazione_stima import Stima, estimate
from patti_inclusione.services.segnalazione_bozze import impronta, modulo_of
from patti_inclusione.views import valutazione_bozze
from rdc_platform import calendario
from rdc_platform.norme.selectors import ParametroMancanteError
from rdc_platform.web.colonne import Colonna

ENTRO = "Art. 7 c. 12 DL 4/2019"


def _evento(row: dict) -> str:
    return f"{row['tipo_evento']} {CodiceEvento(row['tipo_evento']).label}"


COLONNE = [
    Colonna("famiglia", "Famiglia", sort=("cerca",)),
    Colonna("tipo_evento", "Che cosa", sort=("tipo_evento",), value=_evento),
    Colonna("data_evento", "Del", sort=("data_evento",), kind="data"),
    Colonna("stato", "Stato", sort=("stato",), kind="stato", enum="StatoSegnalazione"),
    Colonna("entro", "Da mandare entro", sort=("entro",), kind="termine", fonte=ENTRO),
]
CODA = [
    Colonna("famiglia", "Famiglia", sort=("cerca",)),
    Colonna("comune", "Comune", sort=("comune",)),
    Colonna("che_cosa", "Che cosa", sort=("che_cosa", "tipo_evento"), value=lambda row: f"{row['che_cosa']} {_evento(row)}"),
    Colonna("data_accertamento", "Accertata il", sort=("data_accertamento",), kind="data"),
    Colonna("stato", "Stato", sort=("stato",), kind="stato", enum="StatoSegnalazione"),
    Colonna("entro", "Da mandare entro", sort=("entro",), kind="termine", fonte=ENTRO),
]  # fmt: skip


def choice_context(caso: Caso, oggi) -> dict[str, Any]:
    """The facts that the platform knows of, and the information that only the Case manager has."""
    altri = [fatti.find_fatto(caso, f"informazione-{tipo}", oggi) for tipo in sorted(INFORMATIVI)]
    return {
        "caso": caso,
        "fatti": fatti.list_fatti(caso, oggi),
        "altri": [fatto for fatto in altri if fatto],
        "impegni": selectors.impegni_to_warn(caso),
        "richiami": selectors.richiami_of(caso),
    }


def new_form(request, caso: Caso, fatto: Fatto) -> tuple[SegnalazioneForm, BozzaSegnalazione | None]:
    """The form of a report on the fact, and what was typed of it and not saved."""
    posted = request.method == "POST"
    form = SegnalazioneForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        fatto=fatto,
        famiglia=selectors.famiglia_of(caso),
        initial={"data_accertamento": fatto.data_accertamento or calendario.today()},
    )
    return form, _take_up(request, form, caso, fatto.chiave)


def edit_form(request, segnalazione: Segnalazione) -> tuple[SegnalazioneForm, BozzaSegnalazione | None]:
    """The form of a report that is there, and what was typed of it and not saved."""
    fatto = fatti.fatto_of(segnalazione)
    if not (fatto.convocazione or fatto.firma or fatto.richiamo or fatto.notizia):
        fatto = replace(fatto, data_evento=None)
    posted = request.method == "POST"
    form = SegnalazioneForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        fatto=fatto,
        famiglia=selectors.famiglia_of(segnalazione.caso),
        initial={name: getattr(segnalazione, name) for name in SCRITTI},
    )
    return form, _take_up(request, form, segnalazione.caso, modulo_of(segnalazione))


def _take_up(request, form: SegnalazioneForm, caso: Caso, modulo: str) -> BozzaSegnalazione | None:
    """Begin from what was typed; the files are to be chosen again."""
    bozza = caso.bozze_segnalazione.filter(modulo=modulo).first()
    if request.method == "GET":
        valutazione_bozze.fill([form], bozza)
    return bozza


def of_person(fatto: Fatto, form: SegnalazioneForm) -> Fatto:
    """The fact with the person chosen in the form, where it had none."""
    return replace(fatto, componente=form.cleaned_data["componente"]) if "componente" in form.fields else fatto


def file_of(form: SegnalazioneForm) -> dict[str, Any]:
    return {"allegato": form.cleaned_data.get("allegato"), "visibile": form.cleaned_data.get("visibile", False)}


def form_context(caso: Caso, fatto: Fatto, form: SegnalazioneForm, bozza: BozzaSegnalazione | None) -> dict[str, Any]:
    giorno = fatto.data_evento or calendario.today()
    return {
        "caso": caso,
        "fatto": fatto,
        "form": form,
        "stima": stima_of(caso, fatto, giorno),
        "bozza": bozza,
        "modulo": fatto.chiave,
        "prima": "",
    }


def edit_context(segnalazione: Segnalazione) -> dict[str, Any]:
    """What the page of a change has over that of a new report."""
    return {"segnalazione": segnalazione, "modulo": modulo_of(segnalazione), "prima": impronta(segnalazione)}


def stima_of(caso: Caso, fatto: Fatto, giorno, segnalazione: Segnalazione | None = None) -> Stima | None:
    """The estimate; None for a day on which the law did not know the event."""
    try:
        return estimate(caso, fatto, giorno, segnalazione)
    except ParametroMancanteError:
        return None


def in_ritardo(segnalazione: Segnalazione) -> bool:
    return segnalazione.scadenza_invio < calendario.today()


def detail_context(segnalazione: Segnalazione) -> dict[str, Any]:
    caso, fatto, oggi = segnalazione.caso, fatti.fatto_of(segnalazione), calendario.today()
    azioni = selectors.can(segnalazione)
    return {
        "segnalazione": segnalazione,
        "caso": caso,
        "fatto": fatto,
        "fonte": regole.fonte(segnalazione.tipo_evento, segnalazione.data_evento),
        "stima": stima_of(caso, fatto, segnalazione.data_evento, segnalazione) if azioni["edit"] else None,
        "stimato": regole.in_parole(segnalazione.effetto_stimato),
        "can": azioni,
        "giorni": selectors.giorni_rimasti(segnalazione, oggi),
        "in_ritardo": in_ritardo(segnalazione),
        "form": PropostaForm(
            in_ritardo=in_ritardo(segnalazione), initial={"motivo_ritardo": segnalazione.motivo_ritardo}
        ),
        "entro": ENTRO,
    }
