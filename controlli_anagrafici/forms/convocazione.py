from django import forms

from controlli_anagrafici.models import CanaleConvocazione, EsitoConvocazione
from rdc_platform.web.forms import DataField, FormItaliano


class ConvocazioneForm(FormItaliano):
    versione = forms.IntegerField(widget=forms.HiddenInput)
    data_convocazione = DataField(label="Convocato il")
    data_colloquio = DataField(label="Da sentire il")
    canale = forms.ChoiceField(label="Come", choices=CanaleConvocazione.choices)


class ColloquioForm(FormItaliano):
    versione = forms.IntegerField(widget=forms.HiddenInput)
    esito = forms.ChoiceField(label="Com'è andata", choices=EsitoConvocazione.choices)
    note = forms.CharField(
        label="Che cosa ha detto o portato", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
