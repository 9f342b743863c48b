"""Filters of the Case manager's work-list, over lines that were read already."""

from django import forms

from patti_inclusione.selectors.da_fare import FONTI
from rdc_platform import calendario
from rdc_platform.web.forms import Filtri
from rdc_platform.web.righe import Righe
from rdc_platform.web.schede import OGGI, SCHEDE, belongs


class FiltriOggi(Filtri):
    """`quando` is the tab, and `tipo` one of the sources."""

    quando = forms.ChoiceField(choices=SCHEDE.items(), widget=forms.HiddenInput)
    tipo = forms.ChoiceField(label="Che cosa")

    def __init__(self, data):
        super().__init__(data)
        self.fields["tipo"].choices = [("", "Tutto"), *((each.nome, each.etichetta) for each in FONTI.values())]

    @property
    def scheda(self) -> str:
        return self.cleaned_data.get("quando") or OGGI

    def filter_rows(self, rows):
        tipo, oggi = self.cleaned_data.get("tipo"), calendario.today()
        chosen = (voce for voce in rows if belongs(voce, self.scheda, oggi))
        return Righe(voce for voce in chosen if not tipo or voce.tipo == tipo)
