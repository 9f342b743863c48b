"""The adhesion of a Comune to the convention."""

from django import forms

from accounts.forms.persona import not_future
from ambiti.models import StatoAdesione
from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.forms import DataField, FormItaliano

VALIDA, RESPINTA = StatoAdesione.VALIDA.value, StatoAdesione.RESPINTA.value


class AdesioneForm(FormItaliano):
    """What the Comune signed."""

    data_sottoscrizione = DataField(label="Data della firma", validators=[not_future])
    firmatario = forms.CharField(label="Chi ha firmato", max_length=160, help_text="Nome e carica.")
    protocollo = forms.CharField(label="Protocollo", max_length=40)
    file = DocumentoField(label="Convenzione firmata", tipi=(PDF, P7M))

    required_messages = {"data_sottoscrizione": "Scrivi la data della firma."}


class VerificaForm(FormItaliano):
    """What the Amministratore found when he looked at the signature."""

    esito = forms.ChoiceField(
        label="La convenzione è firmata bene?",
        choices=[(VALIDA, "Sì: è quella giusta, firmata da chi può"), (RESPINTA, "No: il Comune deve rimandarla")],
        widget=forms.RadioSelect,
    )
    verificata = forms.BooleanField(label="Ho verificato la firma.", required=False)
    motivo = forms.CharField(label="Che cosa non va", max_length=500, required=False, widget=forms.Textarea)

    required_messages = {"esito": "Scegli se la convenzione è firmata bene."}

    def clean(self):
        data = super().clean()
        if data.get("esito") == VALIDA and not data.get("verificata"):
            self.add_error("verificata", "Spunta «Ho verificato la firma» dopo averla controllata.")
        if data.get("esito") == RESPINTA and not data.get("motivo"):
            self.add_error("motivo", "Scrivi che cosa non va: serve al Comune per rimandarla.")
        return data


class DisdettaForm(FormItaliano):
    """Why the Comune leaves the convention."""

    motivo = forms.CharField(
        label="Atto o motivo della disdetta", max_length=500, help_text="Per esempio «Delibera n. 12 del 3 marzo 2020»."
    )
    confermo = forms.BooleanField(label="Ho capito: gli operatori di questo Comune perdono subito l'accesso.")
