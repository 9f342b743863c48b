from datetime import date
from decimal import Decimal
from typing import ClassVar

import pytest
from django import forms

from rdc_platform.web.forms import DataField, DecimaleField, Filtri, FormItaliano, RicercaForm


class Colloquio(FormItaliano):
    data = DataField(label="Data del colloquio")
    luogo = forms.CharField(label="Luogo", max_length=5)
    modo = forms.ChoiceField(label="Come", choices=[("t", "Telefono")])
    letto = forms.BooleanField(label="Informativa letta")
    email = forms.EmailField(label="E-mail", error_messages={"invalid": "Le parole mie."}, required=False)

    required_messages: ClassVar[dict[str, str]] = {"data": "Scrivi la data del colloquio."}


def test_form_says_what_to_do_for_each_missing_field():
    errors = Colloquio({}).errors

    assert errors == {
        "data": ["Scrivi la data del colloquio."],
        "luogo": ["Scrivi «Luogo»."],
        "modo": ["Scegli «Come»."],
        "letto": ["Spunta «Informativa letta»."],
    }


def test_form_speaks_italian_of_what_is_wrong():
    errors = Colloquio({"data": "31/2/2019", "luogo": "Cremona", "modo": "x", "letto": "on", "email": "no"}).errors

    assert errors == {
        "data": ["Scrivi «Data del colloquio» così: 6/3/2019."],
        "luogo": ["Accorcia «Luogo»: al massimo 5 caratteri, ora sono 7."],
        "modo": ["Scegli «Come» fra le risposte dell'elenco."],
        "email": ["Le parole mie."],
    }


def test_form_leaves_the_words_to_the_page_and_not_to_the_browser():
    assert " required" not in Colloquio().as_p()


@pytest.mark.parametrize("typed", ["6/3/2009", "06/03/2009", "2009-03-06", "6.3.2009", "6-3-2009"])
def test_data_field_takes_a_date_as_people_type_it(typed):
    assert DataField().clean(typed) == date(2009, 3, 6)


@pytest.mark.parametrize("typed", ["6/3/09", "2019-02-30", "3/2009", "ieri"])
def test_data_field_refuses_what_is_no_whole_date(typed):
    with pytest.raises(forms.ValidationError):
        DataField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "value"), [("3.000.000", "3000000"), ("1.234,50", "1234.50"), ("1234.50", "1234.50"), ("12", "12")]
)
def test_decimale_field_takes_comma_and_point(typed, value):
    assert DecimaleField().clean(typed) == Decimal(value)


def test_filtri_are_all_optional_and_list_those_in_use():
    class Due(Filtri):
        stato = forms.CharField(label="Stato")
        comune = forms.CharField(label="Comune")

    filtri = Due({"stato": "aperto"})

    assert filtri.is_valid()
    assert filtri.attivi() == [("stato", "Stato")]


def test_ricerca_wants_two_letters():
    assert RicercaForm({"testo": "c"}).errors == {"testo": ["Scrivi almeno due lettere."]}
