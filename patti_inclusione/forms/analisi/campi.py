"""The form fields of the analysis: nothing is required in a draft, and choices of people need no query."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from ambiti.models import Componente
from patti_inclusione.analisi.persone import Persona
from patti_inclusione.models.analisi_scale import NON_RILEVATO, Gravita, Risorsa
from patti_inclusione.models.quadro import LivelloQuadro
from rdc_platform import calendario, territorio
from rdc_platform.web.forms import DataField

RADIO_FINO_A = 5
BREVE = 28  # letters of an answer that stands beside others on one line
SCALE = (Gravita.choices, Risorsa.choices, LivelloQuadro.choices)
DA_SOLI = {"NESSUNO", "NESSUNA"}


class Scelta(forms.ChoiceField):
    """One answer: rounds up to five choices and for the scales, a list to open above."""

    def __init__(self, *, choices: Sequence, **kwargs: Any):
        radio = len(choices) <= RADIO_FINO_A or list(choices) in SCALE
        choices = choices if radio else [("", "Scegli"), *choices]
        super().__init__(choices=choices, widget=forms.RadioSelect if radio else forms.Select, required=False, **kwargs)
        # Short answers stand on one line, as a scale is read: from left to right.
        self.in_riga = radio and all(len(str(label)) <= BREVE for _, label in choices)

    def compact(self) -> None:
        """A list to open whatever the number of choices: in a row that repeats there is no room for rounds."""
        if isinstance(self.widget, forms.RadioSelect):
            choices = [("", "Scegli"), *self.choices]
            self.widget, self.in_riga = forms.Select(), False
            self.choices = choices

    @property
    def valutativa(self) -> bool:
        """Whether "non rilevato" is among the answers, which then wants a reason."""
        return any(value == NON_RILEVATO for value, _ in self.choices)


class Scelte(forms.MultipleChoiceField):
    """Any number of answers; "nessuno" only by itself."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any):
        super().__init__(required=False, **kwargs)

    def clean(self, value):
        answers = super().clean(value)
        if DA_SOLI & set(answers) and len(answers) > 1:
            raise ValidationError(f"«{self.label}»: «Nessuno» non va insieme ad altre risposte.")
        return answers


class SiNo(forms.TypedChoiceField):
    """Yes, no, or not asked yet (None)."""

    widget = forms.RadioSelect
    in_riga = True

    def __init__(self, **kwargs: Any):
        risposte = [("si", "Sì"), ("no", "No")]
        super().__init__(
            choices=risposte, coerce=lambda value: value == "si", empty_value=None, required=False, **kwargs
        )

    def prepare_value(self, value):
        return {True: "si", False: "no"}.get(value, value) if isinstance(value, bool) else value


class SceltaPersona(forms.TypedChoiceField):
    """One member of the nucleo, or none."""

    def __init__(self, **kwargs: Any):
        super().__init__(empty_value=None, required=False, **kwargs)

    def offer(self, persone: Sequence[Persona]) -> None:
        self.choices = [("", "Scegli"), *((str(p.pk), p.nome_completo) for p in persone)]
        self.coerce = {str(p.pk): p.componente for p in persone}.get

    def prepare_value(self, value):
        return str(value.pk) if isinstance(value, Componente) else str(value or "")


class SceltaPersone(forms.MultipleChoiceField):
    """Some of the members, as a list of ids."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any):
        super().__init__(required=False, **kwargs)

    def offer(self, persone: Sequence[Persona]) -> None:
        self.choices = [(str(p.pk), p.nome_completo) for p in persone]

    def prepare_value(self, value):
        return [str(getattr(each, "pk", each)) for each in value or []]

    def clean(self, value):
        return [UUID(each) for each in super().clean(value)]


class Cittadinanza(forms.CharField):
    """A citizenship typed by the name of the State, kept as its ISO 3166-1 alpha-3 code."""

    widget = forms.TextInput(attrs={"list": "stati", "autocomplete": "off"})

    def prepare_value(self, value):
        return territorio.cittadinanza(value or "") or value

    def clean(self, value):
        nome = super().clean(value).strip()
        if not nome:
            return ""
        codice = nomi_stati().get(nome.lower())
        if codice is None:
            raise ValidationError(f"Scegli «{self.label}» fra gli Stati dell'elenco.")
        return codice


def nomi_stati() -> dict[str, str]:
    """The States that exist today with the code of their citizenship, by name in lower case; Italy first."""
    codici = ["ITA", *(row.alpha3 for row in territorio.stati().values() if row.alpha3 and row.attivo_al is None)]
    return {territorio.cittadinanza(codice).lower(): codice for codice in codici}


def field_of(db_field: models.Field, **kwargs: Any) -> forms.Field:
    """The form field of a column: the one place where types of column and of question meet."""
    label = str(db_field.verbose_name)
    common = {"label": label[:1].upper() + label[1:], "help_text": db_field.help_text}
    if db_field.choices:
        return Scelta(choices=list(db_field.choices), **common)
    if db_field.name == "cittadinanza":
        return Cittadinanza(required=False, **common)
    make = next(make for types, make in PER_TIPO if isinstance(db_field, types))
    return make(db_field, common)


def _area(db_field: models.Field, common: dict[str, Any]) -> forms.Field:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(required=False, max_length=db_field.max_length, widget=area, **common)


PER_TIPO = (
    (ArrayField, lambda db_field, common: Scelte(choices=db_field.base_field.choices, **common)),
    (models.ManyToManyField, lambda _, common: SceltaPersone(**common)),
    (models.ForeignKey, lambda _, common: SceltaPersona(**common)),
    (models.BooleanField, lambda _, common: SiNo(**common)),
    (models.DateField, lambda _, common: DataField(required=False, **common)),
    (models.IntegerField, lambda _, common: forms.IntegerField(required=False, min_value=0, max_value=9999, **common)),
    (models.TextField, _area),
    (models.CharField, lambda db, common: forms.CharField(required=False, max_length=db.max_length, **common)),
)


def check_passata(label: str, giorno: date | None) -> None:
    """A fact has happened: its day is not to come."""
    if giorno and giorno > calendario.today():
        raise ValidationError(f"«{label}»: è un giorno che deve ancora venire.")


def between(minimo: int, massimo: int) -> list:
    return [MinValueValidator(minimo), MaxValueValidator(massimo)]
