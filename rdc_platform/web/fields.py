"""What the template of one form field needs, and where an error's link goes. One place knows Django's widgets."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField


def kind_of(field: BoundField) -> str:
    """Which shape a field takes on the page: `testo`, `area`, `scelta` (a list to open), `spunta` (one box) or `gruppo`."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "gruppo"
    if isinstance(widget, forms.CheckboxInput):
        return "spunta"
    if isinstance(widget, forms.Select):
        return "scelta"
    return "area" if isinstance(widget, forms.Textarea) else "testo"


def width_of(field: BoundField) -> str:
    """Dates, numbers and codes get a box of their own size, so that one sees how much is expected."""
    widget = field.field.widget
    if isinstance(widget, forms.Select):
        return "media"
    if isinstance(field.field, forms.DateField | forms.TimeField | forms.IntegerField | forms.DecimalField):
        return "breve"
    max_length = getattr(field.field, "max_length", None)
    return "media" if max_length and max_length <= 40 else "piena"


def context_of(field: BoundField, **options: Any) -> dict[str, Any]:
    """The context of `_components/field.html`.

    Options: `larghezza` (breve, media, piena), `fonte` (where a prefilled value comes from, and when),
    `nascondi_etichetta` (the label stays for who listens), `senza_facoltativo` (a filter is always optional; a form
    may say so of all its fields, where nothing of it is required).
    """
    kind = kind_of(field)
    css = {"scelta": "form-select", "spunta": "", "gruppo": ""}.get(kind, "form-control")
    described = " ".join(filter(None, [field.aria_describedby, options.get("fonte") and f"{field.auto_id}_fonte"]))
    senza_facoltativo = options.get("senza_facoltativo") or getattr(field.form, "senza_facoltativo", False)
    attrs = {"class": " ".join(filter(None, [css, "is-invalid" if field.errors and css else ""]))}
    if described and kind != "gruppo":
        attrs["aria-describedby"] = described
    return {
        "campo": field,
        "kind": kind,
        "controllo": "" if kind == "gruppo" else field.as_widget(attrs={k: v for k, v in attrs.items() if v}),
        "descritto": described,
        "facoltativo": not field.field.required and kind != "spunta" and not senza_facoltativo,
        "larghezza": options.get("larghezza") or width_of(field),
        "fonte": options.get("fonte", ""),
        "nascondi_etichetta": options.get("nascondi_etichetta", False),
    }


@dataclass(frozen=True)
class Errore:
    """One line of the summary: what to do, and the control to go to ("" for the form as a whole)."""

    testo: str
    ancora: str


def errors_of(*forms_: Any) -> list[Errore]:
    """Every error of the given forms, lists of forms and formsets in the order of the page, each naming its field in words."""
    found: list[Errore] = []
    for form in forms_:
        if isinstance(form, list):
            found += errors_of(*form)
        elif isinstance(form, forms.BaseFormSet):
            found += [Errore(str(text), "") for text in form.non_form_errors()]
            riga = getattr(form, "riga", "Riga")
            for number, row in enumerate(form.forms, start=1):
                found += [Errore(f"{riga} {number}. {e.testo}", e.ancora) for e in errors_of(row)]
        elif form is not None and form.is_bound:
            found += [Errore(str(text), "") for text in form.non_field_errors()]
            found += [_of_field(field, str(text)) for field in form for text in field.errors]
    return found


def _of_field(field: BoundField, text: str) -> Errore:
    label = str(field.label)
    named = text if label.lower() in text.lower() else f"{label}: {text}"
    return Errore(named, "" if field.is_hidden else anchor_of(field))


def anchor_of(field: BoundField) -> str:
    """The id of the control to focus: of a group, its first choice."""
    return field.id_for_label or f"{field.auto_id}_0"
