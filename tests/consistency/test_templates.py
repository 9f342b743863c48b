"""Each template is used, and shows only what it was given."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
DJANGOS_OWN = {
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "413.html",
    "500.html",
}  # named by Django or by the web app


def test_every_template_is_used():
    text = "\n".join(
        path.read_text()
        for app in (
            "accounts",
            "ambiti",
            "controlli_anagrafici",
            "patti_inclusione",
            "progetti_collettivita",
            "rdc_platform",
            "templates",
        )
        for path in (ROOT / app).rglob("*")
        if path.suffix in {".py", ".html", ".txt"}
    )
    named = set(re.findall(r"[\"']([\w/.-]+\.(?:html|txt|css))[\"']", text))
    unused = [
        name
        for path in TEMPLATES.rglob("*.html")
        if (name := str(path.relative_to(TEMPLATES))) not in named | DJANGOS_OWN
    ]

    assert unused == []


def test_no_template_has_inline_script_or_style():
    inline = [
        str(path.relative_to(ROOT))
        for path in TEMPLATES.rglob("*.html")
        if "documenti" not in path.parts and "stampa" not in path.parts
        if re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)(?![^>]*json)", path.read_text())
    ]

    assert inline == []


def test_a_form_included_alone_is_given_the_token():
    """`only` takes away what the context processors give: a form without its token would be refused, in the browser alone."""
    forms = {name for name, text in _templates() if "csrf_token" in text}  # or handed on
    includes = re.compile(r"{% include [\"']([\w/.-]+)[\"']([^%]*)%}")
    alone = [
        (name, included)
        for name, text in _templates()
        for included, arguments in includes.findall(text)
        if included in forms and " only " in arguments and "csrf_token=csrf_token" not in arguments
    ]
    assert {"patti_inclusione/_ospite_uscita.html", "patti_inclusione/_convocazione_telefonata.html"} <= forms
    assert alone == []


def _templates() -> list[tuple[str, str]]:
    return [(str(path.relative_to(TEMPLATES)), path.read_text()) for path in TEMPLATES.rglob("*.html")]
