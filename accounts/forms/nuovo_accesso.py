from typing import ClassVar

from django import forms

from accounts.forms.accreditamento import clean_numero
from accounts.forms.persona import not_future
from accounts.models import TipoIdentita
from rdc_platform import calendario
from rdc_platform.web.forms import DataField, FormItaliano

MOTIVI = [
    ("TELEFONO_PERSO", "Ha perso il telefono, o gliel'hanno rubato"),
    ("TELEFONO_CAMBIATO", "Ha cambiato telefono e non ha più i codici"),
    ("TUTTO_PERSO", "Non ricorda la password e non ha il telefono"),
]


class NuovoAccessoForm(FormItaliano):
    """Why, and how who decides has identified the person again."""

    motivo = forms.ChoiceField(label="Che cosa è successo", choices=MOTIVI, widget=forms.RadioSelect)
    tipo_documento = forms.ChoiceField(label="Documento mostrato", choices=[("", "Scegli…"), *TipoIdentita.choices])
    numero = forms.CharField(
        label="Numero del documento", max_length=20, help_text="Ne teniamo solo le ultime tre cifre e un'impronta."
    )
    data = DataField(label="Quando l'hai identificata", validators=[not_future], initial=calendario.today)
    visto = forms.BooleanField(label="L'ho identificata io, di persona o in video, e la persona è quella del documento")

    required_messages: ClassVar[dict[str, str]] = {
        "motivo": "Scegli che cosa è successo.",
        "numero": "Scrivi il numero del documento.",
        "visto": "Spunta che l'hai identificata tu: senza, l'accesso non si rifà.",
    }

    def clean_numero(self) -> str:
        return clean_numero(self.cleaned_data["numero"])

    @property
    def facts(self) -> dict[str, object]:
        """What `reset_accesso` wants."""
        return {name: self.cleaned_data[name] for name in ("motivo", "tipo_documento", "numero", "data")}
