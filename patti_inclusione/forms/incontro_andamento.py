"""The filters of the results: codes and years only."""

from django import forms

from patti_inclusione.models import AreaPatto, StatoRisultato
from rdc_platform.web.forms import Filtri


class FiltriRisultati(Filtri):
    anno = forms.IntegerField(label="Firmati nell'anno", min_value=2019, max_value=2100)
    area = forms.ChoiceField(label="Area", choices=[("", "Tutte"), *AreaPatto.choices])
    stato = forms.ChoiceField(label="A che punto è", choices=[("", "Tutti"), *StatoRisultato.choices])

    def filter_rows(self, rows):
        values = self.cleaned_data
        if values.get("anno"):
            rows = rows.filter(patto__data_sottoscrizione__year=values["anno"])
        if values.get("area"):
            rows = rows.filter(obiettivo__area=values["area"])
        return rows.filter(stato=values["stato"]) if values.get("stato") else rows
