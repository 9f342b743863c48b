"""A list of rows declared in one place: columns, filters, order, pages, export.

    lista = Lista(request, NUCLEI.permitted(...).values(...), COLUMNS, name="famiglie", filters=QueueFilters)
    return lista.export() if lista.exporting else render(request, "...", {"lista": lista})

Two queries a page, one for the count and one for the rows, however many there are. What stands in the URL is codes, ids
and dates; a search for a person comes by POST and its result is this same page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from rdc_platform.web import celle, exports
from rdc_platform.web.colonne import Cella, Colonna
from rdc_platform.web.forms import Filtri, RicercaForm
from rdc_platform.web.parti import Link

PER_PAGE = 25
MAX_COUNT = 1000  # counting further costs a scan and tells nobody anything


@dataclass(frozen=True)
class Chip:
    """A usual question, one click away: the filters it sets."""

    label: str
    params: Mapping[str, str]


@dataclass(frozen=True)
class Selezione:
    """The one act for the rows that are ticked: where their ids (`name="id"`) are posted, and what the button says.

    `template` holds what the act needs beside the rows (a select, say), and is given `context`.
    """

    url: str
    label: str
    template: str = ""
    context: Any = None


@dataclass(frozen=True)
class Riga:
    key: str
    url: str
    label: str
    cells: list[Cella]
    row: Any

    @property
    def html(self) -> SafeString:
        """Its cells on the page, the first of them the head of the row."""
        return celle.row_html(self.cells, self.url)


class Lista:
    """The list of one request. `search(rows, text)` narrows the rows; `row_url(row)` is where a row leads.

    `filtered` are the labels of the filters in use.
    """

    def __init__(
        self,
        request: HttpRequest,
        rows: QuerySet,
        columns: Sequence[Colonna],
        *,
        name: str,
        one: str = "",
        order: str,
        filters: type[Filtri] | None = None,
        search: Callable[[QuerySet, str], QuerySet] | None = None,
        search_label: str = "",
        chips: Sequence[Chip] = (),
        row_url: Callable[[Any], str] | None = None,
        key: str = "id",
        empty: str = "",
        selection: Selezione | None = None,
        exportable: bool = True,
    ):
        self.request, self.columns, self.name, self.one, self.key = request, columns, name, one or name, key
        self.order, self.row_url, self.selection, self.exportable = order, row_url, selection, exportable
        self.empty = empty or f"Qui non ci sono ancora {name}."
        self._chips = chips
        self._all, self._filters = rows, filters
        self.filters = filters(request.GET) if filters else None
        self.filtered: list[str] = []
        if self.filters is not None:
            self.filters.is_valid()
            self.filtered = [label for _, label in self.filters.attivi()]  # `filter_rows` may use its values up
            rows = self.filters.filter_rows(rows)
        self.search_form = self._search_form(search, search_label)
        if search and self.searching:
            rows = search(rows, self.search_form.cleaned_data["testo"])
        self.rows = rows.order_by(*self._order_by())

    def _search_form(self, search, label: str) -> RicercaForm | None:
        if not search:
            return None
        posted = self.request.method == "POST" and "testo" in self.request.POST
        form = RicercaForm(self.request.POST if posted else None)
        form.fields["testo"].label = label or form.fields["testo"].label
        return form

    @property
    def searching(self) -> bool:
        return self.search_form is not None and self.search_form.is_bound and self.search_form.is_valid()

    # Order

    @cached_property
    def sorted_by(self) -> str:
        """The name of the column in order, with a minus when downwards; the list's own order for one that does not exist."""
        wanted = self.request.GET.get("ordina", "")
        sortable = {column.name for column in self.columns if column.sort}
        return wanted if wanted.removeprefix("-") in sortable else self.order

    def _order_by(self) -> list[Any]:
        """The keys of the column in order, then the row's own: without it two pages could show one row twice."""
        down = self.sorted_by.startswith("-")
        column = next(column for column in self.columns if column.name == self.sorted_by.removeprefix("-"))
        keys = [F(key).desc(nulls_last=True) if down else F(key).asc(nulls_last=True) for key in column.sort]
        return [*keys, self.key]

    @cached_property
    def headers(self) -> list[dict[str, Any]]:
        found = []
        for column in self.columns:
            direction = {column.name: "ascending", f"-{column.name}": "descending"}.get(self.sorted_by, "")
            target = f"-{column.name}" if direction == "ascending" else column.name
            # A search is not in the URL, so a link would lose it.
            url = self._url(ordina=target, pagina=None) if column.sort and not self.searching else ""
            found.append({"column": column, "direction": direction, "url": url})
        return found

    # Count and pages

    @cached_property
    def _counted(self) -> int:
        return self.rows.order_by()[: MAX_COUNT + 1].count()

    @property
    def capped(self) -> bool:
        return self._counted > MAX_COUNT

    @property
    def count(self) -> int:
        return min(self._counted, MAX_COUNT)

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PER_PAGE))

    @cached_property
    def page(self) -> int:
        """The page asked for, brought within those there are."""
        source = self.request.POST if self.searching else self.request.GET
        wanted = source.get("pagina", "1")
        return min(max(1, int(wanted)), self.pages) if wanted.isascii() and wanted.isdigit() else 1

    @property
    def steps(self) -> list[int | None]:
        """The numbers of the pager: ends, neighbours, None where some are left out."""
        near = sorted({1, self.pages, *range(max(1, self.page - 1), min(self.pages, self.page + 1) + 1)})
        steps: list[int | None] = []
        for number in near:
            if steps and steps[-1] is not None and number - steps[-1] > 1:
                steps.append(None)
            steps.append(number)
        return steps

    @property
    def page_links(self) -> list[Link | None]:
        return [step and Link(str(step), self._url(pagina=step), active=step == self.page) for step in self.steps]

    @cached_property
    def righe(self) -> list[Riga]:
        start = (self.page - 1) * PER_PAGE
        return [self._riga(row) for row in self.rows[start : start + PER_PAGE]]

    def _riga(self, row: Any) -> Riga:
        cells = [column.cell(row) for column in self.columns]
        key = row[self.key] if isinstance(row, Mapping) else getattr(row, self.key)
        return Riga(str(key), self.row_url(row) if self.row_url else "", cells[0].testo, cells, row)

    # What stands around the rows

    @property
    def chips(self) -> list[Link]:
        """Each chip as a link that sets its filters, or takes them away when they are set."""
        links = []
        for chip in self._chips:
            active = all(self.request.GET.get(key) == value for key, value in chip.params.items())
            changes = {key: None if active else value for key, value in chip.params.items()}
            links.append(Link(chip.label, self._url(pagina=None, **changes), active))
        return links

    @property
    def url_without_filters(self) -> str:
        """The list again, with what it is about and no filter."""
        return self._url(**{name: None for name in self.request.GET if name not in self._about})

    @property
    def _about(self) -> list[str]:
        """The names of what the list is about, which stands in the URL and is no filter."""
        return [field.name for field in self.filters.hidden_fields()] if self.filters is not None else []

    @cached_property
    def without_filters(self) -> int:
        """How many rows there would be without filters: asked for only when there are none with them."""
        if self._filters is None:
            return self._all.order_by()[:MAX_COUNT].count()
        bare = self._filters({name: self.request.GET.get(name, "") for name in self._about})
        bare.is_valid()
        return bare.filter_rows(self._all).order_by()[:MAX_COUNT].count()

    @property
    def exporting(self) -> bool:
        return self.exportable and self.request.method == "GET" and "formato" in self.request.GET

    @property
    def export_links(self) -> list[Link]:
        """No links while searching: they would export the list without the search."""
        if not self.exportable or self.searching:
            return []
        return [Link(fmt.upper(), self._url(formato=fmt, pagina=None)) for fmt in exports.FORMATI]

    def export(self) -> HttpResponse:
        """All the rows that pass the filters, in their order, as the file that the URL asks for."""
        columns = [column for column in self.columns if column.export]
        return exports.export(self.rows, columns, self.name, self.request.GET["formato"])

    def _url(self, **changes: object) -> str:
        query = self.request.GET.copy()
        query.pop("formato", None)
        for key, value in changes.items():
            query.pop(key, None)
            if value is not None:
                query[key] = str(value)
        return f"?{query.urlencode()}"
