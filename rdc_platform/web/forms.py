"""Forms that speak plain Italian: what to write, never only what is wrong."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

FORMATI_DATA = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_CHOICE_FIELDS = (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelChoiceField)


class DataField(forms.DateField):
    """A date typed as `6/3/2009` or sent as `2009-03-06` by the browser's own calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any):
        super().__init__(input_formats=FORMATI_DATA, **kwargs)


class DecimaleField(forms.DecimalField):
    """An amount typed the Italian way: `1.234,50`, `3.000.000`, or with a point, `1234.50`."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value):
        if isinstance(value, str) and ("," in value or value.count(".") > 1):
            value = value.replace(".", "").replace(",", ".")
        return super().to_python(value)


def parole(field: forms.Field, label: str) -> dict[str, str]:
    """The error messages of a field that has none of its own, by what its person has to do."""
    verbo = "Scegli" if isinstance(field, (*_CHOICE_FIELDS, forms.FileField)) else "Scrivi"
    if isinstance(field, forms.BooleanField):
        verbo = "Spunta"
    messages = {
        "required": f"{verbo} «{label}».",
        "invalid": f"Controlla «{label}».",
        "invalid_choice": f"Scegli «{label}» fra le risposte dell'elenco.",
        "invalid_list": f"Scegli «{label}» fra le risposte dell'elenco.",
        "max_value": f"Controlla «{label}»: al massimo %(limit_value)s.",
        "min_value": f"Controlla «{label}»: almeno %(limit_value)s.",
        "max_length": f"Accorcia «{label}»: al massimo %(limit_value)s caratteri, ora sono %(show_value)s.",
        "min_length": f"Allunga «{label}»: almeno %(limit_value)s caratteri, ora sono %(show_value)s.",
        "empty": "Il file è vuoto: scegline un altro.",
        "missing": f"Scegli «{label}».",
    }
    if isinstance(field, forms.DateField):
        messages["invalid"] = f"Scrivi «{label}» così: 6/3/2019."
    elif isinstance(field, forms.TimeField):
        messages["invalid"] = f"Scrivi «{label}» così: 9:30."
    elif isinstance(field, forms.EmailField):
        messages["invalid"] = f"Controlla «{label}»: un indirizzo è fatto così, nome@ente.it."
    elif isinstance(field, (forms.IntegerField, forms.DecimalField)):
        messages["invalid"] = f"Scrivi «{label}» in cifre."
    return messages


class ParoleItaliane:
    """Mixin of every form: Italian messages, and ours instead of the browser's.

    `required_messages` says it better for one field: `{"data": "Scrivi la data del colloquio."}`.
    """

    required_messages: ClassVar[dict[str, str]] = {}
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = str(field.label or name.replace("_", " ").capitalize())
            own = {"required": self.required_messages[name]} if name in self.required_messages else {}
            field.error_messages = parole(field, label) | _declared(field) | own
            if field.required and not isinstance(field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
                field.widget.attrs.setdefault("aria-required", "true")
            if isinstance(field.widget, forms.Textarea) and field.widget.attrs.get("rows") == "10":
                field.widget.attrs["rows"] = "4"  # Django's ten lines push the next question off the screen


def _declared(field: forms.Field) -> dict[str, str]:
    """The messages somebody here wrote for a field, in its class or its form: all but those that Django brings along."""
    djangos: dict[str, str] = {}
    for cls in reversed(type(field).__mro__):
        if cls.__module__.startswith("django."):
            djangos |= getattr(cls, "default_error_messages", {})
    return {code: text for code, text in field.error_messages.items() if text != djangos.get(code)}


class FormItaliano(ParoleItaliane, forms.Form):
    pass


class ModelFormItaliano(ParoleItaliane, forms.ModelForm):
    pass


def typed(text: str) -> str:
    """What somebody typed, as a draft keeps it, right or wrong: all but the NUL, which PostgreSQL does not hold."""
    return text.replace("\x00", "")


class Filtri(FormItaliano):
    """The filters of a list: codes, ids and dates only, for they stand in the URL; never a name nor a codice fiscale.

    A subclass adds optional fields and says in `filter_rows` what each does to the rows. Their ids are not those of the
    form of an act on the same page, whose fields may bear the same names.
    """

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"auto_id": "filtro_%s"} | kwargs)
        for field in self.fields.values():
            field.required = False
            field.widget.attrs.pop("aria-required", None)

    def filter_rows(self, rows):
        """The rows that pass `self.cleaned_data`; fields that did not validate are absent from it."""
        for name, value in self.cleaned_data.items():
            if value not in (None, "", [], False):
                rows = rows.filter(**{name: value})
        return rows

    def attivi(self) -> list[tuple[str, str]]:
        """Name and label of each filter in use; a hidden one says what the list is about and is none."""
        used = [n for n, v in self.cleaned_data.items() if v not in (None, "", [], False) and not self[n].is_hidden]
        return [(n, str(self[n].label)) for n in used]


class RicercaForm(FormItaliano):
    """Free text about persons: sent by POST and kept nowhere, so that no name stands in a URL, a log or a history."""

    testo = forms.CharField(label="Cerca", max_length=100, strip=True)

    required_messages: ClassVar[dict[str, str]] = {"testo": "Scrivi che cosa cerchi."}

    def clean_testo(self) -> str:
        testo = self.cleaned_data["testo"]
        if len(testo) < 2:
            raise ValidationError("Scrivi almeno due lettere.")
        return testo
