"""The filters of what is put aside: why, of which office, when it came; a number, which is of one exchange, is looked for by POST."""

from typing import ClassVar

from django import forms

from accounts.forms.giorni import FiltriGiorni
from patti_inclusione.models import MotivoScartoCpi, MotivoScartoPrenotazione, MotivoScartoProvvedimento
from patti_inclusione.selectors import scarto as selectors

TUTTI = ("", "Tutti")


class FiltriArrivati(FiltriGiorni):
    campo: ClassVar[str] = "ricevuto_il"
    field_order = ("motivo", "ufficio", "cpi", "dal", "al")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dal"].label, self.fields["al"].label = "Arrivati dal", "Arrivati fino al"


class FiltriScartiCpi(FiltriArrivati):
    """`con_scambio`: those that ANPAL finds again by the number of the exchange."""

    motivo = forms.ChoiceField(label="Perché", choices=[TUTTI, *MotivoScartoCpi.choices])
    cpi = forms.CharField(label="Centro per l'impiego", max_length=80)
    con_scambio = forms.BooleanField(label="Solo con il numero dello scambio")

    def filter_rows(self, rows):
        cpi, con_scambio = self.cleaned_data.pop("cpi", ""), self.cleaned_data.pop("con_scambio", False)
        rows = super().filter_rows(rows)
        rows = selectors.of_centro(rows, cpi) if cpi else rows
        return rows.exclude(riferimento="") if con_scambio else rows


class FiltriScartiPrenotazioni(FiltriArrivati):
    """`da_venire`: those for which a family may still set out."""

    motivo = forms.ChoiceField(label="Perché", choices=[TUTTI, *MotivoScartoPrenotazione.choices])
    ufficio = forms.CharField(label="Ufficio o Comune", max_length=80)
    da_venire = forms.BooleanField(label="Solo ancora da venire")

    def filter_rows(self, rows):
        ufficio, da_venire = self.cleaned_data.pop("ufficio", ""), self.cleaned_data.pop("da_venire", False)
        rows = super().filter_rows(rows)
        rows = selectors.of_ufficio(rows, ufficio) if ufficio else rows
        return selectors.still_to_come(rows) if da_venire else rows


class FiltriScartiProvvedimenti(FiltriArrivati):
    motivo = forms.ChoiceField(label="Perché", choices=[TUTTI, *MotivoScartoProvvedimento.choices])
