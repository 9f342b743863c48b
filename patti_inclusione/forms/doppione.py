from typing import ClassVar

from django import forms

from ambiti.models import Componente
from patti_inclusione.models import StatoDoppione
from rdc_platform.web.forms import FormItaliano

DA_DECIDERE = [(StatoDoppione.UNITO, "È la stessa persona"), (StatoDoppione.DISTINTO, "Sono persone diverse")]
DI_NUOVO = [(StatoDoppione.TROVATO, "Torno indietro: è da guardare di nuovo")]


class DoppioneForm(FormItaliano):
    """What the two are to each other, and why; whose data hold, if they are one. `lati` are the two persons."""

    decisione = forms.ChoiceField(label="Che cosa decidi", widget=forms.RadioSelect)
    resta = forms.ChoiceField(
        label="Quali dati valgono",
        required=False,
        widget=forms.RadioSelect,
        help_text="Solo se è la stessa persona: di solito il codice fiscale definitivo, che trovi sulla tessera sanitaria.",
    )
    motivo = forms.CharField(
        label="Come lo sai",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Per esempio: visto il documento, detto da INPS. Niente sulla condizione della persona.",
    )

    required_messages: ClassVar[dict[str, str]] = {
        "decisione": "Scegli che cosa decidi.",
        "motivo": "Scrivi in una frase come lo sai.",
    }

    def __init__(self, data=None, *, stato, lati):
        super().__init__(data)
        nuova = stato == StatoDoppione.TROVATO
        self.fields["decisione"].choices = DA_DECIDERE if nuova else DI_NUOVO
        self.fields["resta"].choices = [(str(lato.persona.pk), _name(lato.persona)) for lato in lati]
        if not nuova:
            del self.fields["resta"]

    def clean(self):
        values = super().clean()
        if values.get("decisione") == StatoDoppione.UNITO and not values.get("resta"):
            self.add_error("resta", "Scegli quali dati valgono.")
        return values


def _name(persona: Componente) -> str:
    return f"{persona.nome} {persona.cognome}, {persona.codice_fiscale}"
