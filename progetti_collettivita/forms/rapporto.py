"""Of which Comune, and of which months, the report is."""

from django import forms
from django.core.exceptions import ValidationError

from progetti_collettivita.forms.presenze import MeseField
from progetti_collettivita.selectors.rapporto_disegni import Periodo
from rdc_platform import calendario
from rdc_platform.calendario import mese_of
from rdc_platform.web.forms import Filtri

ANNO, MASSIMO = 12, 36  # months shown if none are chosen, and at most
ALLA_ROVESCIA = "Scegli un mese che non viene prima di «Dal mese»."
TROPPI = f"Scegli al massimo {MASSIMO} mesi."


class FiltriRapporto(Filtri):
    """Codes and months, the last twelve of them to begin with; those that do not fit are said so."""

    comune = forms.ChoiceField(label="Comune")
    dal = MeseField(label="Dal mese")
    al = MeseField(label="Al mese")

    def __init__(self, data, *, comuni: list[tuple[str, str]]):
        self._oggi, self._comuni = mese_of(calendario.today()), dict(comuni)
        dodici = self._periodo({})
        super().__init__(
            {"dal": f"{dodici.dal:%Y-%m}", "al": f"{dodici.al:%Y-%m}"} | {k: v for k, v in data.items() if v}
        )
        if len(comuni) > 1:
            self.fields["comune"].choices = [("", "Tutti"), *comuni]
        else:
            del self.fields["comune"]

    def clean(self):
        periodo = self._periodo(self.cleaned_data)
        if periodo.al < periodo.dal:
            raise ValidationError({"al": ALLA_ROVESCIA})
        if len(periodo.mesi) > MASSIMO:
            raise ValidationError({"dal": TROPPI})

    @property
    def periodo(self) -> Periodo:
        """The one asked for; the last twelve months where none is, or it does not fit."""
        return self._periodo({} if self.errors else self.cleaned_data)

    @property
    def scelti(self) -> dict[str, str]:
        """Code and name of the Comuni asked for: all of his, unless he chose."""
        uno = self.cleaned_data.get("comune")
        return {uno: self._comuni[uno]} if uno else self._comuni

    def _periodo(self, valori: dict) -> Periodo:
        al = min(valori.get("al") or self._oggi, self._oggi)
        return Periodo(valori.get("dal") or calendario.add_mesi(al, 1 - ANNO), al)
