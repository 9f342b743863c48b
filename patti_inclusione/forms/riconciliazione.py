from django import forms

from patti_inclusione.models import MotivoMovimento, TipoMovimento
from rdc_platform.web.forms import Filtri


class FiltriRiconciliazione(Filtri):
    """What a lot did, and why; `lotto` is its key, one of the last ones."""

    lotto = forms.ChoiceField(label="Lotto")
    tipo = forms.ChoiceField(label="Che cosa", choices=[("", "Tutto"), *TipoMovimento.choices])
    motivo = forms.ChoiceField(label="Perché", choices=[("", "Tutti"), *MotivoMovimento.choices])

    def __init__(self, data, *, lotti):
        super().__init__(data)
        self.fields["lotto"].choices = [("", "L'ultimo"), *lotti]

    def filter_rows(self, rows):
        """The lot is chosen before: here the rest."""
        wanted = {name: self.cleaned_data.get(name) for name in ("tipo", "motivo")}
        return rows.filter(**{name: value for name, value in wanted.items() if value})
