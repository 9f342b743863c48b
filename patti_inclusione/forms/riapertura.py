from typing import ClassVar

from django import forms

from rdc_platform.web.forms import FormItaliano

APPROVA, RESPINGI = "approva", "respingi"


class RiaperturaForm(FormItaliano):
    """Why the case has to go on."""

    motivo = forms.CharField(
        label="Perché va riaperto",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Lo legge il Coordinatore, che non vede il caso: scrivi il fatto, non la condizione della famiglia.",
    )

    required_messages: ClassVar[dict[str, str]] = {"motivo": "Scrivi perché il caso va riaperto, in una frase."}


class DecisioneForm(FormItaliano):
    """The Coordinatore's answer; why not, if not."""

    decisione = forms.ChoiceField(
        label="Che cosa decidi",
        choices=[(APPROVA, "Riapri il caso"), (RESPINGI, "Lascialo chiuso")],
        widget=forms.RadioSelect,
    )
    motivo = forms.CharField(
        label="Perché no",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Solo se lo lasci chiuso: lo legge chi l'ha chiesto.",
    )

    def clean(self):
        values = super().clean()
        if values.get("decisione") == RESPINGI and not values.get("motivo"):
            self.add_error("motivo", "Scrivi perché il caso resta chiuso.")
        return values
