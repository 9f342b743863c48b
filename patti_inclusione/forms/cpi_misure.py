from django import forms

from accounts.forms.giorni import FiltriGiorni

FAMIGLIE, RICHIESTE = "famiglie", "richieste"
QUALI = {FAMIGLIE: "Famiglie mandate e tornate", RICHIESTE: "Richieste fra uffici"}


class FiltriMisure(FiltriGiorni):
    """`quali` is the tab; the days are those in which a family was sent or came back, or something was asked."""

    quali = forms.ChoiceField(choices=QUALI.items(), widget=forms.HiddenInput)

    @property
    def scheda(self) -> str:
        return self.cleaned_data.get("quali") or FAMIGLIE

    def filter_rows(self, rows):
        """The numbers are of those days already."""
        return rows
