from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from patti_inclusione.analisi.persone import Persona
from patti_inclusione.forms.analisi import campi
from rdc_platform.web.forms import DataField, FormItaliano


class InizioForm(FormItaliano):
    """An analysis begins at a meeting: when it was, and who of the family came, one at least."""

    data = DataField(label="Giorno del colloquio")
    presenti = campi.SceltaPersone(label="Chi c'era della famiglia")

    required_messages: ClassVar[dict[str, str]] = {
        "data": "Scrivi il giorno del colloquio.",
        "presenti": "Segna almeno una persona della famiglia: l'analisi si inizia con lei.",
    }

    def __init__(self, *args: Any, persone: Sequence[Persona], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["presenti"].offer(persone)
        self.fields["presenti"].required = True

    def clean_data(self):
        giorno = self.cleaned_data["data"]
        campi.check_passata("Giorno del colloquio", giorno)
        return giorno


class RiaperturaForm(FormItaliano):
    motivo = forms.CharField(
        label="Perché riapri",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Scrivi fatti, non giudizi.",
    )

    required_messages: ClassVar[dict[str, str]] = {"motivo": "Scrivi perché riapri."}
