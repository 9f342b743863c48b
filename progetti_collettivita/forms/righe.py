"""The forms of the rows of a sheet."""

import re

from django import forms

from progetti_collettivita.models import FonteCosto, GiornoSettimana, Periodicita, TipoAttuatore, VoceCosto
from rdc_platform import codice_fiscale
from rdc_platform.web.forms import DataField, DecimaleField, FormItaliano

CUP = re.compile(r"[A-Z]\d{2}[A-Z]\d{11}")


class RigaForm(FormItaliano):
    """A row of a project; some choose among what the project has."""

    titolo = ""
    bottone = "Salva"

    def __init__(self, *args, comuni=(), sedi=(), **kwargs):
        super().__init__(*args, **kwargs)
        for name, scelte in (("comune", comuni), ("sede", sedi)):
            if name in self.fields:
                choices = [(str(each.pk), str(each)) for each in scelte]
                self.fields[name].choices = choices if len(choices) == 1 else [("", "Scegli…"), *choices]


class SedeForm(RigaForm):
    titolo = "Sede"

    denominazione = forms.CharField(label="Nome", max_length=120, help_text="Come la conosce chi ci va.")
    comune = forms.ChoiceField(label="Comune")
    indirizzo = forms.CharField(label="Indirizzo", max_length=160)
    cap = forms.RegexField(
        r"^\d{5}$", label="CAP", max_length=5, error_messages={"invalid": "Il CAP è di cinque cifre."}
    )
    accessibile_disabili = forms.BooleanField(label="Accessibile a chi ha una disabilità", required=False)
    raggiungibile_mezzi = forms.BooleanField(label="Raggiungibile con i mezzi pubblici", required=False)
    referente_sede = forms.CharField(
        label="Chi accoglie", max_length=120, required=False, help_text="Non si pubblica: la vede chi partecipa."
    )
    telefono = forms.CharField(label="Telefono", max_length=20, required=False)


class OrarioForm(RigaForm):
    titolo = "Orario"

    sede = forms.ChoiceField(label="Sede")
    giorno_settimana = forms.TypedChoiceField(label="Giorno", choices=GiornoSettimana.choices, coerce=int)
    ora_inizio = forms.TimeField(label="Dalle", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ora_fine = forms.TimeField(label="Alle", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    periodicita = forms.ChoiceField(label="Quando", choices=Periodicita.choices, widget=forms.RadioSelect)

    def clean(self):
        values = super().clean()
        if values.get("ora_inizio") and values.get("ora_fine") and values["ora_fine"] <= values["ora_inizio"]:
            self.add_error("ora_fine", "Finisce prima di cominciare: controlla le ore.")
        return values


class AttuatoreForm(RigaForm):
    titolo = "Attuatore"

    tipo = forms.ChoiceField(label="Che ente è", choices=TipoAttuatore.choices)
    denominazione = forms.CharField(label="Denominazione", max_length=160)
    codice_fiscale = forms.CharField(label="Codice fiscale dell'ente", max_length=16)
    pec = forms.EmailField(label="PEC", required=False)
    referente = forms.CharField(label="Referente", max_length=120, required=False, help_text="Non si pubblica.")
    convenzione_numero = forms.CharField(
        label="Convenzione: numero",
        max_length=60,
        required=False,
        help_text="Per tutti tranne il Comune serve prima dell'avvio.",
    )
    convenzione_data = DataField(label="Convenzione: data", required=False)
    convenzione_scadenza = DataField(label="Convenzione: scade il", required=False)

    def clean_codice_fiscale(self):
        codice = codice_fiscale.normalize(self.cleaned_data["codice_fiscale"])
        try:
            codice_fiscale.check(codice, allow_numeric=True)
        except codice_fiscale.CodiceFiscaleError as error:
            raise forms.ValidationError(str(error)) from None
        return codice

    def clean(self):
        values = super().clean()
        dal, al = values.get("convenzione_data"), values.get("convenzione_scadenza")
        if dal and al and al < dal:
            self.add_error("convenzione_scadenza", "La convenzione scade prima di cominciare: controlla le date.")
        return values


class CostoForm(RigaForm):
    titolo = "Costo"

    voce = forms.ChoiceField(label="Voce", choices=VoceCosto.choices)
    importo = DecimaleField(label="Importo in euro", max_digits=10, decimal_places=2, min_value=0)
    fonte = forms.ChoiceField(label="Chi paga", choices=FonteCosto.choices)
    cup = forms.CharField(label="CUP", max_length=15, required=False)

    def clean_cup(self):
        cup = self.cleaned_data["cup"].upper().replace(" ", "")
        if cup and not CUP.fullmatch(cup):
            raise forms.ValidationError("Il CUP è di quindici caratteri, così: B12C34567890123.")
        return cup


class DpiForm(RigaForm):
    titolo = "Dispositivo di protezione"

    tipo = forms.CharField(label="Dispositivo", max_length=120)
    quantita = forms.IntegerField(label="Quanti per persona", min_value=1, max_value=999, initial=1)


FORMS: dict[str, type[RigaForm]] = {
    "sedi": SedeForm,
    "orari": OrarioForm,
    "attuatori": AttuatoreForm,
    "costi": CostoForm,
    "dpi": DpiForm,
}
