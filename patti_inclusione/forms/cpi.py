"""Sending to the Centro per l'impiego a family whose Patto has come to be about work alone."""

from typing import ClassVar

from django import forms
from django.db.models import QuerySet

from ambiti.models import Componente
from rdc_platform.web.forms import FormItaliano


class PersoneField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, componente: Componente) -> str:
        return f"{componente.nome} {componente.cognome}"


class InvioDalPattoForm(FormItaliano):
    """To which Centro, who, and why the Patto is not needed any more: the Centro reads neither the last, nor anything else."""

    cpi = forms.CharField(label="A quale Centro per l'impiego", max_length=160)
    persone = PersoneField(label="Chi mandi", queryset=None, widget=forms.CheckboxSelectMultiple)
    perche = forms.CharField(
        label="Perché adesso serve solo il lavoro",
        min_length=20,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Resta qui, per chi seguirà la famiglia: il Centro per l'impiego non lo legge.",
    )

    required_messages: ClassVar[dict[str, str]] = {
        "cpi": "Scrivi a quale Centro per l'impiego mandi la famiglia.",
        "persone": "Scegli almeno una persona.",
        "perche": "Scrivi perché adesso serve solo il lavoro.",
    }

    def __init__(self, data=None, *, adulti: QuerySet[Componente], initial=None):
        self.base_fields["persone"].queryset = adulti.none()
        super().__init__(data, initial=initial)
        self.fields["persone"].queryset = adulti

    def valori(self) -> dict[str, object]:
        chosen = self.cleaned_data
        return chosen | {"persone": [persona.pk for persona in chosen["persone"]]}
