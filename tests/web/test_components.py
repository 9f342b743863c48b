"""Each component renders from its arguments alone; a variable it does not know fails the test."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django import forms
from django.conf import settings

from rdc_platform.web import stati
from rdc_platform.web.forms import FormItaliano
from rdc_platform.web.grafici import barre
from rdc_platform.web.parti import Link, Voce

INCLUDE = '{{% include "_components/{}.html" with {} only %}}'


def test_icon_is_decoration_unless_it_has_a_title(render):
    assert 'aria-hidden="true"' in render('{% icon "it-user" %}')
    assert 'role="img" aria-label="Cerca"' in render('{% icon "it-search" "icon-sm" "Cerca" %}')


def test_every_icon_named_in_a_template_is_in_the_sprite():
    sprite = (settings.BASE_DIR / "static/vendor/bootstrap-italia/svg/sprites.svg").read_text()
    sources = [path.read_text() for path in (settings.BASE_DIR / "templates").rglob("*.html")]
    named = {part.split('"')[0] for text in sources for part in text.split('icon "')[1:]}

    assert {name for name in named if f'id="{name}"' not in sprite} == set()


def test_stato_badge_shows_the_label_with_its_colour(render):
    assert render("{% stato_badge 'aperto_prova' %}") == '<span class="rdc-badge rdc-blu">Aperto</span>'


def test_stato_badge_of_nothing_is_nothing(render):
    assert render("{% stato_badge valore %}", valore=None) == ""


@time_machine.travel(datetime(2019, 3, 5, 23, 30, tzinfo=UTC))
def test_termine_counts_from_today_in_italy(render):
    page = render("{% termine scadenza 'art. 4 c. 5' %}", scadenza=date(2019, 3, 7))

    assert "7 mar 2019" in page
    assert "scade domani" in page
    assert "art. 4 c. 5" in page


def test_stepper_marks_done_current_and_future(render):
    page = render("{% stepper passi 'Analisi' %}", passi=["Convocato", "Analisi", "Patto"])

    assert page.count('aria-current="step"') == 1
    assert 'Convocato<span class="visually-hidden"> (fatto)</span>' in page
    assert '<li class="rdc-passo-futuro">' in page


def test_stepper_without_a_current_step_is_all_done(render):
    assert render("{% stepper passi %}", passi=["A", "B"]).count("(fatto)") == 2


@pytest.mark.parametrize(
    ("name", "arguments", "context", "expected"),
    [
        ("alert", "kind='info' testo='Ciao.'", {}, '<div class="alert alert-info rdc-alert"> <p>Ciao.</p> </div>'),
        ("page_header", "titolo='Famiglia Conti'", {}, "<h1>Famiglia Conti</h1>"),
        (
            "page_header",
            "titolo='Famiglia Conti' sottotitolo='Cremona' azione=a altre=altre badge=b",
            {"a": Link("Fissa", "/f"), "altre": [Link("Chiudi", "/c")], "b": stati.Badge("Nuovo", stati.Colore.BLU)},
            '<a class="btn btn-primary" href="/f">Fissa</a>',
        ),
        ("definizioni", "voci=v", {"v": [("E-mail", ""), ("Età", 0)]}, "<dt>Età</dt><dd>0</dd>"),
        ("definizioni", "voci=v", {"v": [("E-mail", "")]}, '<span class="rdc-tenue">non indicato</span>'),
        ("vuoto", "testo='Nessun termine.'", {}, "<p>Nessun termine.</p>"),
        ("chips", "voci=v etichetta='Filtri'", {"v": [Link("Scaduti", "?s=1")]}, '<a href="?s=1">Scaduti</a>'),
        ("scarica", "url='/f' nome='Patto' tipo='PDF'", {}, "(PDF)</span></span></a>"),
        ("breadcrumb", "voci=v", {"v": [("Oggi", "/"), ("Conti", None)]}, '<span aria-current="page">Conti</span>'),
        ("salvataggio", "ora='10:42'", {}, "Salvato alle 10:42"),
        ("navigazione", "voci=v", {"v": [Link("Oggi", "/", active=True)]}, '<a href="/" aria-current="page">Oggi</a>'),
    ],
)
def test_component_renders_from_its_arguments(render, name, arguments, context, expected):
    assert expected in render(INCLUDE.format(name, arguments), **context)


def test_timeline_tells_a_date_from_an_instant(render):
    voci = [
        Voce(datetime(2019, 7, 1, 8, 42, tzinfo=UTC), "Ricevuta", chi="INPS"),
        Voce(date(2019, 5, 3), "Convocata", "In sede"),
    ]

    page = render(INCLUDE.format("timeline", "voci=voci"), voci=voci)

    assert '<span class="rdc-tenue">1 lug 2019, 10:42 · INPS</span>' in page
    assert '<span class="rdc-tenue">3 mag 2019</span></p> <p>In sede</p>' in page


def test_timeline_without_facts_says_so(render):
    assert "Ancora nessun fatto." in render(INCLUDE.format("timeline", "voci=voci"), voci=[])


def test_barre_draws_bars_their_mean_and_their_numbers(render):
    grafico = barre("Carichi", [("Anna", 50), ("Luca", 100)], unita="famiglie", soglia=80)

    page = render(INCLUDE.format("barre", "barre=grafico"), grafico=grafico)

    assert '<rect class="rdc-barra-blu" x="0" y="2" width="50%" height="14"></rect>' in page
    assert '<rect class="rdc-barra-giallo" x="0" y="2" width="100%" height="14"></rect>' in page
    assert '<line x1="75%" x2="75%"' in page
    assert '<td class="rdc-numero">100</td>' in page


def test_barre_without_values_has_no_mean():
    assert (barre("Carichi", []).barre, barre("Carichi", []).media) == ([], None)


def test_ripeti_carries_an_empty_form_for_the_browser(render):
    class Persona(FormItaliano):
        nome = forms.CharField(label="Nome")

    formset = forms.formset_factory(Persona, can_delete=True)(prefix="p")
    page = render(INCLUDE.format("ripeti", "formset=f riga='Persona' aggiungi='Aggiungi una persona'"), f=formset)

    assert "<legend>Persona 1</legend>" in page
    assert 'name="p-__prefix__-nome"' in page
    assert 'name="aggiungi" value="p" formnovalidate' in page


@pytest.mark.parametrize("path", sorted((settings.BASE_DIR / "templates").rglob("*.html")), ids=lambda p: p.stem)
def test_template_has_no_inline_style_or_script(path):
    text = path.read_text()

    assert [
        word for word in (" style=", "<style", "<script>", " onclick=", " onsubmit=", "javascript:") if word in text
    ] == []
