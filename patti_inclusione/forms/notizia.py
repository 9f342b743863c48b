from typing import ClassVar

from django import forms

from rdc_platform.web.forms import FormItaliano


class NotiziaForm(FormItaliano):
    """Why nothing follows from what a project told."""

    motivo = forms.CharField(
        label="Perché",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Resta nel fascicolo, e a INPS non va nulla. Di salute scrivi solo che il motivo è giustificato.",
    )

    required_messages: ClassVar[dict[str, str]] = {"motivo": "Scrivi perché: in poche parole, solo fatti."}
