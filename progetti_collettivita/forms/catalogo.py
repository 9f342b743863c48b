"""What a citizen asks the catalogue."""

from django import forms

from progetti_collettivita.models import AmbitoAttivita
from progetti_collettivita.selectors.catalogo import in_comune
from progetti_collettivita.selectors.posti import OCCUPATI
from rdc_platform.web.forms import Filtri


class FiltriCatalogo(Filtri):
    """A Comune, an area, free places: nothing of a person."""

    comune = forms.CharField(label="Comune", max_length=60, help_text="Anche solo l'inizio del nome.")
    ambito_attivita = forms.ChoiceField(label="Ambito", choices=[("", "Tutti"), *AmbitoAttivita.choices])
    liberi = forms.BooleanField(label="Solo con posti liberi")

    def filter_rows(self, rows):
        values = self.cleaned_data
        if values.get("comune"):
            rows = in_comune(rows, values["comune"])
        if values.get("ambito_attivita"):
            rows = rows.filter(ambito_attivita=values["ambito_attivita"])
        return rows.filter(posti_totali__gt=OCCUPATI) if values.get("liberi") else rows
