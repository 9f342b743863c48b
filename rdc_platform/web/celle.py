"""The cells of a list as HTML. Made here and not by a template for each cell: a page has hundreds, and most say the same."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from rdc_platform.web import formati, stati

NIENTE = SafeString(
    '<span class="rdc-tenue"><span aria-hidden="true">–</span><span class="visually-hidden">nessun valore</span></span>'
)


def badge_html(value: object, tipo: str = "") -> SafeString:
    """The badge of a state, by its choice or its bare value; nothing for no value."""
    return _badge(stati.badge(value, tipo)) if value not in (None, "") else SafeString("")


def termine_html(scadenza: object, fonte: str = "", soglia: int = 7) -> SafeString:
    """A deadline: its date and the days left, with the article of law that sets it on hover and focus."""
    return _termine(formati.data_di(scadenza), timezone.localdate(), fonte, soglia) if scadenza else SafeString("")


def cell_html(column: Any, value: Any, testo: str, row: Any) -> SafeString:
    """One cell, by the kind of its column; a column with a template of its own is given `value` and `row`."""
    if column.template:
        return render_to_string(column.template, {"value": value, "row": row})
    if value is None or value == "":
        return NIENTE
    made = KINDS.get(column.kind)
    return made(column, value, testo) if made else conditional_escape(testo)


def row_html(cells: Sequence[Any], url: str = "") -> SafeString:
    """The cells of a row; the first is its head, and leads to `url` where there is one."""
    first, *others = cells
    head = conditional_escape(first.html)
    if url:
        head = f'<a class="rdc-riga-link" href="{escape(url)}">{head}</a>'
    parts = [f'<th role="rowheader" scope="row">{head}</th>', *map(_td, others)]
    return mark_safe("\n".join(parts))  # noqa: S308 -- each piece is escaped, unless it says it is HTML


def _td(cell: Any) -> str:
    numeric = ' class="rdc-numero"' if cell.column.numeric else ""
    return f'<td role="cell" data-label="{escape(cell.column.label)}"{numeric}>{conditional_escape(cell.html)}</td>'


KINDS: dict[str, Callable[[Any, Any, str], SafeString]] = {
    "stato": lambda column, value, _: badge_html(value, column.enum),
    "termine": lambda column, value, _: termine_html(value, column.fonte),
    "data": lambda _, value, __: conditional_escape(formati.data_breve(value)),
    "data_ora": lambda _, value, __: conditional_escape(formati.data_ora(value)),
    "numero": lambda _, value, __: conditional_escape(formati.numero(value)),
    "cf": lambda _, __, testo: format_html('<span class="rdc-codice">{}</span>', testo),
}


@lru_cache(maxsize=512)
def _badge(badge: stati.Badge) -> SafeString:
    return mark_safe(render_to_string("_components/badge.html", {"badge": badge}))  # noqa: S308 -- the template escapes


@lru_cache(maxsize=4096)
def _termine(giorno: date, oggi: date, fonte: str, soglia: int) -> SafeString:
    termine = formati.termine(giorno, oggi, soglia=soglia)
    context = {"termine": termine, "scadenza": giorno, "fonte": fonte}
    return mark_safe(render_to_string("_components/termine.html", context))  # noqa: S308 -- the template escapes
