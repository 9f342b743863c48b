from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from ambiti.models import Comune
from patti_inclusione.models import MotivoTrasferimento
from rdc_platform.territorio import describe_luogo, find_luoghi
from rdc_platform.web.forms import FormItaliano

# No Comune is divided into municipi here: between them nobody moves.
MOTIVI = [choice for choice in MotivoTrasferimento.choices if choice[0] != MotivoTrasferimento.MUNICIPIO]


class ComuneField(forms.CharField):
    """A Comune typed by its name; cleaned to the row. Two of the same name are told apart by the province."""

    def clean(self, value):
        testo = super().clean(value)
        codici = [codice for codice in find_luoghi(testo) if not codice.startswith("Z")]
        if len(codici) > 1:
            nomi = " o ".join(f"«{describe_luogo(codice)}»" for codice in codici[:4])
            raise ValidationError(f"Ci sono più Comuni con questo nome. Scrivi {nomi}.")
        found = Comune.objects.filter(pk__in=codici, attivo_al=None).first()
        if found is None:
            raise ValidationError("Questo Comune non c'è: scrivilo così, «Cremona (CR)».")
        return found


class TrasferimentoForm(FormItaliano):
    """Where the family goes, and why."""

    comune = ComuneField(
        label="Comune dove va la famiglia",
        max_length=120,
        help_text="Per esempio «Cremona (CR)».",
        widget=forms.TextInput(attrs={"list": "luoghi", "autocomplete": "off"}),
    )
    motivo = forms.ChoiceField(label="Perché", choices=MOTIVI, widget=forms.RadioSelect)

    required_messages: ClassVar[dict[str, str]] = {
        "comune": "Scrivi il Comune dove va la famiglia.",
        "motivo": "Scegli perché la famiglia si sposta.",
    }


class RispostaForm(FormItaliano):
    """Why not: for who is on the other side, who reads it."""

    motivo = forms.CharField(
        label="Perché",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Lo legge chi ha chiesto o proposto il trasferimento. Non scrivere niente sulla famiglia.",
    )

    required_messages: ClassVar[dict[str, str]] = {"motivo": "Scrivi perché, in una frase."}
