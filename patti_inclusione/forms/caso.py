from django import forms
from django.db.models import Q

from patti_inclusione.forms.coda import TERMINI, termine_condition
from patti_inclusione.models import StatoCaso
from rdc_platform.web.forms import Filtri

DA_CONVOCARE = Q(stato=StatoCaso.ASSEGNATO) | Q(stato=StatoCaso.CONVOCATO, appuntamento=None)
FASI = {
    "da_convocare": ("Da convocare", DA_CONVOCARE),
    "convocate": ("Convocate", Q(stato=StatoCaso.CONVOCATO)),
    "analisi": ("In analisi", Q(stato__in=[StatoCaso.IN_ANALISI_PRELIMINARE, StatoCaso.AP_FINALIZZATA])),
    "patto": ("Patto da scrivere o firmare", Q(stato__in=[StatoCaso.IN_DEFINIZIONE_PATTO, StatoCaso.PATTO_DA_FIRMARE])),
    "attivi": ("Patto attivo", Q(stato__in=[StatoCaso.PATTO_ATTIVO, StatoCaso.IN_REVISIONE])),
    "chiuse": ("Chiuse", Q(stato=StatoCaso.CHIUSO)),
}


class FiltriCasi(Filtri):
    """The filters of the Case manager's list, on rows of `select_casi`."""

    fase = forms.ChoiceField(label="A che punto è", choices=[("", "Tutte"), *((k, v[0]) for k, v in FASI.items())])
    termine = forms.ChoiceField(label="Prossimo termine", choices=TERMINI)

    def filter_rows(self, rows):
        fase = self.cleaned_data.get("fase")
        if fase:
            rows = rows.filter(FASI[fase][1])
        return rows.filter(termine_condition(self.cleaned_data.get("termine", "")))
