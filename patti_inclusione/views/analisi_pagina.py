"""What a page of the analysis needs around its questions: the margin, what is missing, where one goes next."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from patti_inclusione.analisi.pagine import ADULTI, COLLOQUIO, CONDIZIONI, ESITO, FAMIGLIA, MINORI, Pagina
from patti_inclusione.analisi.proposta import RAGIONI, RISERVATE, suggest_esito
from patti_inclusione.analisi.regole import mancanze_of
from patti_inclusione.forms import analisi as forms
from patti_inclusione.forms.analisi.base import Modulo
from patti_inclusione.forms.analisi.campi import nomi_stati
from patti_inclusione.models import Caso, StatoAnalisi, StatoCaso
from patti_inclusione.selectors import analisi as selectors
from patti_inclusione.selectors.analisi import Compilazione
from patti_inclusione.views import pagine
from patti_inclusione.views.pagine import Indice
from rdc_platform import territorio

CON_INPS = {FAMIGLIA, CONDIZIONI, ADULTI, MINORI}


def caso_of(request: HttpRequest, pk: UUID) -> Caso:
    """The case, with what every page of its analysis shows of the household."""
    return get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)


def open_foglio(caso: Caso) -> Compilazione | None:
    """The last version of the analysis, whole; None if none was begun."""
    analisi = selectors.corrente(caso)
    if analisi is None:
        return None
    analisi.caso = caso
    return selectors.load(analisi)


def is_aperta(foglio: Compilazione) -> bool:
    """Whether it is a draft that may be written in now."""
    return foglio.analisi.stato == StatoAnalisi.BOZZA and foglio.caso.stato == StatoCaso.IN_ANALISI_PRELIMINARE


def pagina_of(foglio: Compilazione, sezione: str, componente: UUID | None) -> Pagina:
    """The page of that address; 404 if this household has none."""
    pagina = foglio.pagina(sezione, componente)
    if pagina is None:
        raise Http404
    return pagina


def build(foglio: Compilazione, pagina: Pagina, data: Mapping | None = None) -> Modulo:
    """The forms of a page, with what it wants beside the analysis and no more."""
    operatori = selectors.operatori_of(foglio.caso) if pagina.sezione == COLLOQUIO else []
    dati = selectors.dati_of(foglio.caso) if pagina.sezione in CON_INPS else None
    return forms.build(forms.Contesto(foglio, pagina, data, operatori, dati))


def url_of(foglio: Compilazione, pagina: Pagina) -> str:
    return pagina.url(foglio.caso.pk)


def make_indice(foglio: Compilazione, attiva: Pagina | None) -> Indice:
    return pagine.make_indice(foglio, attiva, mancanze_of, url_of)


def context(foglio: Compilazione, pagina: Pagina, modulo: Modulo) -> dict[str, Any]:
    """Everything the template of a page shows."""
    found = {
        **pagine.context_of(foglio, pagina, modulo, mancanze_of, url_of),
        "analisi": foglio.analisi,
        "autosave_url": pagina.url(foglio.caso.pk, "autosave"),
        "stato_url": pagina.url(foglio.caso.pk, "stato"),
    }
    if pagina.sezione == FAMIGLIA:
        found["stati"] = [territorio.cittadinanza(codice) for codice in nomi_stati().values()]
    if pagina.sezione == ESITO:
        found |= proposta_of(foglio)
    return found


def proposta_of(foglio: Compilazione) -> dict[str, Any]:
    """The suggested outcome with its reasons in words, those to be kept from the family apart."""
    proposta = suggest_esito(foglio.quadro)
    ragioni = proposta.ragioni if proposta else ()
    return {
        "proposta": proposta,
        "ragioni": [RAGIONI[each] for each in ragioni if each not in RISERVATE],
        "ragioni_riservate": [RAGIONI[each] for each in ragioni if each in RISERVATE],
    }
