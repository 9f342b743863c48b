"""The pages of a long form, which keep themselves: what the Analisi preliminare and the Quadro di analisi have in common."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from patti_inclusione.analisi.pagine import Pagina
from patti_inclusione.forms.analisi.base import Modulo
from patti_inclusione.services.pagine import SuperataError
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web import autosave
from rdc_platform.web.fields import errors_of
from rdc_platform.web.formati import data_ora
from rdc_platform.web.formsets import add_row


@dataclass(frozen=True)
class Libro:
    """One kind of long form as its pages need it: how a page is built, kept, shown, and who saved it last.

    `autore` gives the name of who saved a page, or "" if it is the one who asks; `fine` where the last page leads.
    """

    template: str
    chiusa: str
    build: Callable[[Any, Any, Mapping | None], Modulo]
    keep: Callable[[HttpRequest, Any, Any, Modulo], int]
    reopen: Callable[[HttpRequest, Any], Any]
    context: Callable[[Any, Any, Modulo], dict[str, Any]]
    autore: Callable[[HttpRequest, Any], str]
    fine: Callable[[Any], str]
    url: Callable[[Any, Any], str]


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


def make_indice(
    foglio: Any, attiva: Pagina | None, mancanze_of: Callable[[Any, Any], list], url: Callable[[Any, Any], str]
) -> Indice:
    """The margin of a form whose rules are `mancanze_of`."""

    def voce(pagina: Pagina) -> VoceIndice:
        mancano, sezione = mancanze_of(foglio, pagina), foglio.sezioni.get(pagina.chiave)
        if sezione and sezione.bozza is not None:
            stato = "correggere"
        elif mancano:
            stato = "mancano"
        else:
            stato = "fatta" if sezione else "vedere"
        is_attiva = attiva is not None and pagina.chiave == attiva.chiave
        return VoceIndice(pagina.titolo, url(foglio, pagina), stato, len(mancano), is_attiva)

    voci = [(pagina.gruppo, voce(pagina)) for pagina in foglio.pagine]
    gruppi = [(nome, [each for _, each in righe]) for nome, righe in groupby(voci, key=lambda each: each[0])]
    return Indice(gruppi, sum(each.stato == "fatta" for _, each in voci), len(voci))


def context_of(
    foglio: Any, pagina: Pagina, modulo: Modulo, mancanze_of: Callable[[Any, Any], list], url: Callable[[Any, Any], str]
) -> dict[str, Any]:
    """What the template of a page shows, whatever the form."""
    sezione = foglio.sezioni.get(pagina.chiave)
    posto = [each.chiave for each in foglio.pagine].index(pagina.chiave)
    return {
        "caso": foglio.caso,
        "pagina": pagina,
        "modulo": modulo,
        "errori": errors_of(*modulo.moduli()),
        "chiusa": "",
        "superata": "",
        "differenze": [],
        "indice": make_indice(foglio, pagina, mancanze_of, url),
        "mancano": mancanze_of(foglio, pagina) if sezione and not modulo.is_bound() else [],
        "versione": sezione.revisione if sezione else 0,
        "salvata": sezione.salvata_il if sezione else None,
        "precedente": url(foglio, foglio.pagine[posto - 1]) if posto else "",
        "ultima": posto + 1 == len(foglio.pagine),
    }


def show(libro: Libro, request: HttpRequest, foglio: Any, pagina: Pagina) -> HttpResponse:
    """The page, empty, filled, or as it was typed."""
    return _render(libro, request, foglio, pagina, libro.build(foglio, pagina, None))


def save(libro: Libro, request: HttpRequest, foglio: Any, pagina: Pagina) -> HttpResponse:
    """The page saved by its buttons, without JavaScript too."""
    modulo = libro.build(foglio, pagina, request.POST)
    try:
        versione = libro.keep(request, foglio, pagina, modulo)
    except SuperataError as superata:
        return _render_superata(libro, request, libro.reopen(request, foglio), modulo, superata)
    except TransitionError:
        return _render(libro, request, foglio, pagina, modulo, chiusa=libro.chiusa, status=409)
    foglio = libro.reopen(request, foglio)
    if prefix := request.POST.get("aggiungi"):
        modulo = libro.build(foglio, pagina, add_row(request.POST, prefix))
        return _render(libro, request, foglio, pagina, modulo, versione=versione, errori=[])
    if not modulo.is_valid():
        return _render(libro, request, foglio, pagina, modulo, versione=versione)
    return _after_save(libro, request, foglio, pagina)


def _after_save(libro: Libro, request: HttpRequest, foglio: Any, pagina: Pagina) -> HttpResponse:
    if request.POST.get("vai") == "resta":
        messages.success(request, "Salvato.")
        return redirect(libro.url(foglio, pagina))
    posto = [each.chiave for each in foglio.pagine].index(pagina.chiave) + 1
    return redirect(libro.url(foglio, foglio.pagine[posto]) if posto < len(foglio.pagine) else libro.fine(foglio))


def keep_typed(libro: Libro, request: HttpRequest, foglio: Any, pagina: Pagina) -> HttpResponse:
    """The page keeps itself (static/js/autosave.js)."""
    modulo = libro.build(foglio, pagina, request.POST)
    try:
        return autosave.saved(libro.keep(request, foglio, pagina, modulo))
    except SuperataError as superata:
        parole = _chi(libro, request, superata)
        return autosave.conflict(f"{parole} Premi «Salva» per confrontare le due versioni.")
    except TransitionError:
        return autosave.conflict(libro.chiusa)


def _render(libro, request, foglio, pagina, modulo, *, status: int = 200, **options: Any) -> HttpResponse:
    context = {**libro.context(foglio, pagina, modulo), **options}
    return render(request, libro.template, context, status=status)


def _render_superata(
    libro: Libro, request: HttpRequest, foglio: Any, modulo: Modulo, superata: SuperataError
) -> HttpResponse:
    """What was typed stays in the form, beside what the other saved; the next "Salva" goes over it knowingly."""
    pagina = foglio.pagina(superata.sezione.sezione, superata.sezione.componente_id)
    suo = libro.build(foglio, pagina, None)
    options = {
        "superata": _chi(libro, request, superata),
        "differenze": differenze(modulo, suo),
        "autosave_url": "",
        "salvata": None,
        "errori": [],
    }
    return _render(libro, request, foglio, pagina, modulo, status=409, **options)


def _chi(libro: Libro, request: HttpRequest, superata: SuperataError) -> str:
    sezione = superata.sezione
    if sezione is None or not sezione.revisione:
        return "Questa pagina è cambiata mentre scrivevi."
    quando, nome = data_ora(sezione.salvata_il), libro.autore(request, sezione)
    if not nome:
        return f"Hai salvato questa pagina da un'altra finestra ({quando})."
    return f"{nome} ha salvato questa pagina mentre scrivevi ({quando})."


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
