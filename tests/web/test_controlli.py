from datetime import date

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html

from rdc_platform.web.controlli import DRAWN, PREFIX, Controlli

VOCI = [("", "Scegli"), ("a", 'D\'Amico & "figli"'), ("Gruppo <1>", [(1, "Uno"), (None, "Niente")]), (True, "Sì")]
WIDGETS = [
    (forms.Select(choices=VOCI), "a"),
    (forms.Select(choices=VOCI, attrs={"class": "form-select", "required": True, "disabled": False}), None),
    (forms.TextInput(attrs={"aria-describedby": "x<y", "maxlength": 30}), 'D\'Amico & "figli"'),
    (forms.TextInput(), None),
    (forms.NumberInput(), 1200),
    (forms.EmailInput(), "a@b.it"),
    (forms.HiddenInput(), "x"),
    (forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), date(2019, 3, 6)),
    (forms.CheckboxInput(), True),
    (forms.CheckboxInput(), False),
    (forms.PasswordInput(), "segreto"),
]


@pytest.mark.parametrize(("widget", "value"), WIDGETS)
def test_controlli_draws_what_django_draws(widget, value):
    drawn = widget.render("campo<1>", value, {"id": "id_campo"}, Controlli())

    assert parse_html(drawn) == parse_html(widget.render("campo<1>", value, {"id": "id_campo"}, DjangoTemplates()))
    assert widget.template_name in DRAWN


def test_controlli_leaves_the_others_to_django():
    assert f"{PREFIX}textarea.html" not in DRAWN
    assert forms.Textarea().render("note", "<b>", {}, Controlli()) == forms.Textarea().render(
        "note", "<b>", {}, DjangoTemplates()
    )
