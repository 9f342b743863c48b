"""A new version of a text of the Ministry, written over the one before."""

from datetime import date
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import normalize_newlines

from accounts.models import ModelloAtto
from rdc_platform import calendario
from rdc_platform.web.forms import DataField, FormItaliano

UNO_PER_RIGA = "Uno per riga."
# The contents that art. 28 GDPR wants of the act, in the order of the document.
SEZIONI = {
    "titolare": "",
    "oggetto": "",
    "durata": "",
    "natura_finalita": "",
    "tipi_di_dati": "Solo dati degli operatori: l'Amministratore non vede nessun dato delle famiglie.",
    "categorie_interessati": "",
    "sub_responsabili": "",
    "obblighi": UNO_PER_RIGA,
    "misure": UNO_PER_RIGA,
}


class TestoForm(FormItaliano):
    """The part that all texts share: `base` is the version they are written over, `giorno` the day the new one begins."""

    base = forms.IntegerField(widget=forms.HiddenInput)
    giorno: ClassVar[str]

    def clean(self):
        data = super().clean()
        day = data.get(self.giorno)
        if day is not None and day < calendario.today():
            self.add_error(
                self.giorno,
                ValidationError("Scegli un giorno da oggi in poi: chi ha già firmato ha firmato l'altro testo."),
            )
        return data

    @property
    def comincia_il(self) -> date:
        return self.cleaned_data[self.giorno]

    @property
    def testi(self) -> dict[str, object]:
        """What is published: all but the version it was written over."""
        return {name: value for name, value in self.cleaned_data.items() if name != "base"}


class ModelloAttoForm(TestoForm):
    """All the sections of the designation act (art. 28 GDPR)."""

    giorno = "valido_dal"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, aiuto in SEZIONI.items():
            model_field = ModelloAtto._meta.get_field(name)
            self.fields[name] = model_field.formfield(label=model_field.verbose_name.capitalize(), help_text=aiuto)
            if isinstance(self.fields[name].widget, forms.Textarea):
                self.fields[name].widget.attrs["rows"] = "12" if aiuto == UNO_PER_RIGA else "5"
            self.fields[name].error_messages["required"] = f"Scrivi «{self.fields[name].label}»."
        self.fields["valido_dal"] = DataField(
            label="In uso dal", help_text="Vale per gli atti con data da questo giorno."
        )

    def clean(self):
        data = super().clean()
        for name in SEZIONI:
            if name in data:
                data[name] = normalize_newlines(data[name]).strip()
        return data


class ModelloConvenzioneForm(TestoForm):
    """The text that the Comuni sign, and the day it is published."""

    giorno = "pubblicato_il"

    testo = forms.CharField(
        label="Testo",
        widget=forms.Textarea(attrs={"rows": "24"}),
        help_text="La prima riga è il titolo. Lascia una riga vuota tra un punto e l'altro: «1. Che cosa regola. Il testo…».",
    )
    pubblicato_il = DataField(label="Pubblicata il")

    required_messages: ClassVar[dict[str, str]] = {
        "pubblicato_il": "Scrivi da quale giorno la convenzione è pubblicata."
    }

    def clean_testo(self) -> str:
        return normalize_newlines(self.cleaned_data["testo"]).strip()
