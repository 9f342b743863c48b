"""The filters of the work-list of the Responsabile PUC."""

from django import forms

from progetti_collettivita.selectors.oggi import TIPI
from rdc_platform import calendario
from rdc_platform.web.forms import Filtri
from rdc_platform.web.righe import Righe
from rdc_platform.web.schede import OGGI, SCHEDE, belongs


class FiltriOggi(Filtri):
    """`quando` is the tab, `tipo` what it is about."""

    quando = forms.ChoiceField(choices=SCHEDE.items(), widget=forms.HiddenInput)
    tipo = forms.ChoiceField(label="Che cosa", choices=[("", "Tutto"), *TIPI.items()])

    @property
    def scheda(self) -> str:
        return self.cleaned_data.get("quando") or OGGI

    def filter_rows(self, rows):
        oggi, tipo = calendario.today(), self.cleaned_data.get("tipo")
        return Righe(cosa for cosa in rows if (not tipo or cosa.tipo == tipo) and belongs(cosa, self.scheda, oggi))
