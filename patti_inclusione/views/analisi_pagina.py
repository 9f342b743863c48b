"""What a page of the analysis needs around its questions: the margin, what is missing, where one goes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
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
from rdc_platform import territorio
from rdc_platform.web.fields import errors_of

CON_INPS = {FAMIGLIA, CONDIZIONI, ADULTI, MINORI}


@dataclass(frozen=True)
class VoceIndice:
    """A page in the margin: `stato` is fatta, mancano, vedere or correggere; `mancano` counts answers."""

    titolo: str
    url: str
    stato: str
    mancano: int
    attiva: bool

    @property
    def parole(self) -> str:
        if self.stato == "mancano":
            return "manca 1 risposta" if self.mancano == 1 else f"mancano {self.mancano} risposte"
        return {"fatta": "completa", "vedere": "da vedere", "correggere": "da correggere"}[self.stato]


@dataclass(frozen=True)
class Indice:
    """The margin: pages under their headings, and how many are complete."""

    gruppi: list[tuple[str, list[VoceIndice]]]
    fatte: int
    totale: int


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


def posted_number(request: HttpRequest, name: str) -> int:
    """A revision that a form carries; -1, which never stands in a row, for what is none."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


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


def make_indice(foglio: Compilazione, attiva: Pagina | None) -> Indice:
    voci = [(pagina.gruppo, _voce(foglio, pagina, attiva)) for pagina in foglio.pagine]
    gruppi = [(nome, [voce for _, voce in righe]) for nome, righe in groupby(voci, key=lambda each: each[0])]
    return Indice(gruppi, sum(voce.stato == "fatta" for _, voce in voci), len(voci))


def _voce(foglio: Compilazione, pagina: Pagina, attiva: Pagina | None) -> VoceIndice:
    mancano, sezione = mancanze_of(foglio, pagina), foglio.sezioni.get(pagina.chiave)
    if sezione and sezione.bozza is not None:
        stato = "correggere"
    elif mancano:
        stato = "mancano"
    else:
        stato = "fatta" if sezione else "vedere"
    url = pagina.url(foglio.caso.pk)
    return VoceIndice(pagina.titolo, url, stato, len(mancano), attiva is not None and pagina.chiave == attiva.chiave)


def next_url(foglio: Compilazione, pagina: Pagina) -> str:
    """Where "Salva e continua" leads: the next page, after the last one the answers to check."""
    posto = [each.chiave for each in foglio.pagine].index(pagina.chiave)
    return foglio.pagine[posto + 1].url(foglio.caso.pk) if posto + 1 < len(foglio.pagine) else ""


def context(foglio: Compilazione, pagina: Pagina, modulo: Modulo) -> dict[str, Any]:
    """Everything the template of a page shows."""
    sezione = foglio.sezioni.get(pagina.chiave)
    posto = [each.chiave for each in foglio.pagine].index(pagina.chiave)
    found = {
        "caso": foglio.caso,
        "analisi": foglio.analisi,
        "pagina": pagina,
        "modulo": modulo,
        "errori": errors_of(*modulo.moduli()),
        "chiusa": "",
        "superata": "",
        "differenze": [],
        "indice": make_indice(foglio, pagina),
        "mancano": mancanze_of(foglio, pagina) if sezione and not modulo.is_bound() else [],
        "versione": sezione.revisione if sezione else 0,
        "salvata": sezione.salvata_il if sezione else None,
        "autosave_url": pagina.url(foglio.caso.pk, "autosave"),
        "stato_url": pagina.url(foglio.caso.pk, "stato"),
        "precedente": foglio.pagine[posto - 1].url(foglio.caso.pk) if posto else "",
        "ultima": posto + 1 == len(foglio.pagine),
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


def differenze(mio: Modulo, suo: Modulo) -> list[tuple[str, str]]:
    """Question and stored answer, where what is stored now differs from what was typed here."""
    miei = {campo.html_name: campo for campo in mio.fields()}
    found = []
    for campo in suo.fields():
        qui = miei.get(campo.html_name)
        if campo.name != "DELETE" and (qui is None or _normal(qui.value()) != _normal(campo.value())):
            found.append((str(campo.label), _in_words(campo)))
    return found


def _normal(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return sorted(str(each) for each in values if each not in (None, "", False))


def _in_words(campo: Any) -> str:
    parole = {str(value): str(label) for value, label in getattr(campo.field, "choices", [])}
    valori = _normal(campo.value())
    if valori == ["True"]:
        return "Sì"
    return ", ".join(parole.get(each, each) for each in valori)
