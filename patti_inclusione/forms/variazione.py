from typing import ClassVar

from django import forms

from patti_inclusione.models import EsitoVariazione, MotivoVariazione
from rdc_platform.web.forms import FormItaliano


class VariazioneForm(FormItaliano):
    """What the Case manager says of one change, or of several that touch no person. Prefix: what tells it from the others."""

    esito = forms.ChoiceField(
        label="Che cosa ne dici",
        choices=[(EsitoVariazione.ACCETTATA, "È così"), (EsitoVariazione.DA_VERIFICARE, "C'è da verificare")],
        widget=forms.RadioSelect,
    )
    motivo = forms.ChoiceField(
        label="Perché",
        choices=[("", "Scegli"), *MotivoVariazione.choices],
        required=False,
        help_text="Serve se è così.",
    )
    nota = forms.CharField(
        label="Che cosa c'è da verificare",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": "2"}),
    )

    required_messages: ClassVar[dict[str, str]] = {"esito": "Scegli se è così o se c'è da verificare."}

    def __init__(self, data=None, *, persona: bool, **kwargs):
        super().__init__(data, **kwargs)
        self.persona = persona
        if not persona:
            del self.fields["motivo"]

    def clean(self):
        values = super().clean()
        if values.get("esito") == EsitoVariazione.DA_VERIFICARE and not values.get("nota"):
            self.add_error("nota", "Scrivi che cosa c'è da verificare.")
        if self.persona and values.get("esito") == EsitoVariazione.ACCETTATA and not values.get("motivo"):
            self.add_error("motivo", "Scegli perché la persona è entrata o uscita.")
        return values
