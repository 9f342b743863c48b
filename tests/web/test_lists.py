"""Lists over the one table that every installation has and no function owns: sessions."""

from datetime import UTC, datetime, timedelta

import pytest
from django import forms
from django.contrib.sessions.models import Session

from rdc_platform.web import lists
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.forms import Filtri
from rdc_platform.web.lists import Chip, Lista, Selezione

START = datetime(2019, 3, 6, tzinfo=UTC)
COLUMNS = [
    Colonna("session_key", "Chiave", sort=("session_key",)),
    Colonna("expire_date", "Scade", sort=("expire_date",), kind="data"),
    Colonna("session_data", "Dati"),
]

pytestmark = pytest.mark.django_db


class PerDati(Filtri):
    session_data = forms.ChoiceField(label="Dati", choices=[("", "Tutti"), ("a", "A"), ("b", "B")])


def add_rows(number: int) -> None:
    Session.objects.bulk_create(
        Session(session_key=f"chiave{i:04}", session_data="ab"[i % 2], expire_date=START + timedelta(days=i))
        for i in range(number)
    )


def make_lista(request, **options) -> Lista:
    options = {
        "name": "chiavi",
        "one": "chiave",
        "order": "session_key",
        "filters": PerDati,
        "key": "session_key",
    } | options
    rows = Session.objects.values("session_key", "expire_date", "session_data")
    return Lista(request, rows, COLUMNS, **options)


def keys(lista: Lista) -> list[str]:
    return [riga.key for riga in lista.righe]


@pytest.mark.parametrize("number", [1, 30])
def test_lista_asks_two_queries_whatever_the_rows(rf, render, django_assert_num_queries, number):
    add_rows(number)

    with django_assert_num_queries(2):
        render("{% lista lista %}", lista=make_lista(rf.get("/")))


def test_lista_shows_twenty_five_rows_a_page(rf):
    add_rows(60)

    lista = make_lista(rf.get("/?pagina=3"))

    assert (lista.count, lista.pages, keys(lista)) == (60, 3, [f"chiave{i:04}" for i in range(50, 60)])


@pytest.mark.parametrize(("wanted", "page"), [("0", 1), ("99", 3), ("-1", 1), ("x", 1), ("²", 1), ("", 1)])
def test_lista_brings_a_page_that_is_not_there_to_one_that_is(rf, wanted, page):
    add_rows(60)

    assert make_lista(rf.get("/", {"pagina": wanted})).page == page


def test_lista_stops_counting_where_it_no_longer_helps(rf, render, monkeypatch):
    monkeypatch.setattr(lists, "MAX_COUNT", 50)
    add_rows(60)

    lista = make_lista(rf.get("/"))

    assert (lista.count, lista.capped, lista.pages) == (50, True, 2)
    assert "oltre 50</strong> chiavi" in render("{% lista lista %}", lista=lista)


def test_lista_sorts_by_the_column_asked_for(rf):
    add_rows(3)

    assert keys(make_lista(rf.get("/?ordina=-expire_date"))) == ["chiave0002", "chiave0001", "chiave0000"]


@pytest.mark.parametrize("wanted", ["session_data", "password", "--session_key", "session_key__x"])
def test_lista_keeps_its_own_order_when_asked_for_one_that_is_not_there(rf, wanted):
    assert make_lista(rf.get("/", {"ordina": wanted})).sorted_by == "session_key"


def test_lista_turns_the_order_round_at_the_second_click(rf):
    header = make_lista(rf.get("/?ordina=expire_date&session_data=a&pagina=2")).headers[1]

    assert (header["direction"], header["url"]) == ("ascending", "?session_data=a&ordina=-expire_date")


def test_lista_filters_and_keeps_the_filter_in_its_links(rf):
    add_rows(60)

    lista = make_lista(rf.get("/?session_data=b"))

    assert (lista.count, lista.filtered) == (30, ["Dati"])
    assert [link.url for link in lista.page_links] == ["?session_data=b&pagina=1", "?session_data=b&pagina=2"]


def test_lista_says_how_to_clear_a_filter_whose_values_the_form_uses_up(rf, render):
    class PerInizio(PerDati):
        inizio = forms.CharField(label="Comincia con")

        def filter_rows(self, rows):
            inizio = self.cleaned_data.pop("inizio", "")
            return super().filter_rows(rows).filter(session_key__startswith=inizio)

    add_rows(2)

    page = render("{% lista lista %}", lista=make_lista(rf.get("/?inizio=zzz"), filters=PerInizio))

    assert "con questi filtri: «Comincia con»" in page
    assert "Togli i filtri per vederne 2" in page


def test_lista_ignores_a_filter_that_is_none_of_the_choices(rf):
    add_rows(4)

    assert make_lista(rf.get("/?session_data=zzz")).count == 4


def test_lista_chip_sets_its_filter_and_takes_it_away(rf):
    chips = [Chip("Solo B", {"session_data": "b"})]

    before = make_lista(rf.get("/?pagina=2"), chips=chips).chips[0]
    after = make_lista(rf.get("/?session_data=b"), chips=chips).chips[0]

    assert (before.url, before.active, after.url, after.active) == ("?session_data=b", False, "?", True)


def test_lista_search_stays_out_of_every_link(rf, render):
    add_rows(60)

    lista = make_lista(
        rf.post("/?session_data=a", {"testo": "chiave", "pagina": "2"}),
        search=lambda rows, text: rows.filter(session_key__startswith=text),
    )
    page = render("{% lista lista %}", lista=lista)

    assert (lista.count, lista.page, len(lista.righe)) == (30, 2, 5)
    assert [link for link in page.split('"') if link.startswith("?")] == ["?", "?"]
    assert '<input type="hidden" name="testo" value="chiave">' in page


def test_lista_search_that_is_too_short_shows_the_error_and_all_the_rows(rf, render):
    add_rows(2)

    lista = make_lista(rf.post("/", {"testo": "c"}), search=lambda rows, _: rows.none())

    assert lista.count == 2
    assert "Scrivi almeno due lettere." in render("{% lista lista %}", lista=lista)


def test_lista_says_how_many_there_would_be_without_filters(rf, render):
    Session.objects.create(session_key="una", session_data="a", expire_date=START)

    page = render("{% lista lista %}", lista=make_lista(rf.get("/?session_data=b")))

    assert 'Non ci sono chiavi con questi filtri: «Dati». <a href="?">Togli i filtri per vederne 1</a>' in page


def test_lista_without_rows_says_so_in_the_words_of_the_view(rf, render):
    page = render("{% lista lista %}", lista=make_lista(rf.get("/"), empty="Nessuna chiave: buon segno."))

    assert "<p>Nessuna chiave: buon segno.</p>" in page


def test_lista_row_is_a_link_and_can_be_ticked(rf, render):
    add_rows(1)

    lista = make_lista(
        rf.get("/"), row_url=lambda row: f"/chiavi/{row['session_key']}/", selection=Selezione("/togli/", "Togli")
    )
    page = render("{% lista lista %}", lista=lista)

    assert '<a class="rdc-riga-link" href="/chiavi/chiave0000/">chiave0000</a>' in page
    assert '<input type="checkbox" name="id" value="chiave0000" form="lista-scelte"' in page
    assert '<form method="post" action="/togli/" id="lista-scelte"' in page


def test_lista_exports_all_that_passes_the_filters(rf):
    add_rows(60)

    lista = make_lista(rf.get("/?session_data=a&formato=csv&pagina=2"))

    assert lista.exporting
    assert len(lista.export().content.splitlines()) == 31


def test_lista_export_links_keep_filters_and_order(rf):
    links = make_lista(rf.get("/?session_data=a&ordina=-expire_date&pagina=2")).export_links

    assert links[0].url == "?session_data=a&ordina=-expire_date&formato=csv"


@pytest.mark.parametrize(
    ("page", "steps"), [(1, [1, 2, None, 10]), (5, [1, None, 4, 5, 6, None, 10]), (10, [1, None, 9, 10])]
)
def test_lista_pager_shows_the_ends_and_the_neighbours(rf, page, steps):
    add_rows(250)

    assert make_lista(rf.get("/", {"pagina": page})).steps == steps
