"""The filters of a work-list: which tab, and which kind of thing."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from rdc_platform import calendario
from rdc_platform.web.forms import Filtri
from rdc_platform.web.righe import Righe
from rdc_platform.web.schede import OGGI, SCHEDE, belongs


class FiltriSchede(Filtri):
    """`quando` is the tab, `tipo` one of the `tipi` of a subclass; `giorni` is how far a week looks, as in `schede.belongs`."""

    tipi: ClassVar[Mapping[str, str]] = {}
    giorni: ClassVar[int | None] = None
    quando = forms.ChoiceField(choices=SCHEDE.items(), widget=forms.HiddenInput)
    tipo = forms.ChoiceField(label="Che cosa")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tipo"].choices = [("", "Tutto"), *self.tipi.items()]

    @property
    def scheda(self) -> str:
        return self.cleaned_data.get("quando") or OGGI

    def filter_rows(self, rows):
        oggi, tipo = calendario.today(), self.cleaned_data.get("tipo")
        rows = [cosa for cosa in rows if not tipo or cosa.tipo == tipo]
        return Righe(cosa for cosa in rows if belongs(cosa, self.scheda, oggi, self.giorni))
