"""Rows between two days, where each has an instant."""

from typing import ClassVar

from accounts.intervalli import SEMPRE, of_days
from rdc_platform.web.forms import DataField, Filtri


class FiltriGiorni(Filtri):
    """Two days, the last included; `campo` is the instant of a row."""

    campo: ClassVar[str] = "istante"
    dal = DataField(label="Dal")
    al = DataField(label="Al")

    def clean(self):
        values = super().clean()
        dal, al = values.get("dal"), values.get("al")
        if dal and al and al < dal:
            self.add_error("al", f"Scrivi un giorno che non viene prima di «{self.fields['dal'].label}».")
        return values

    def within(self, rows, campo: str):
        """The rows whose `campo` is in those days."""
        days = of_days(self.cleaned_data.get("dal"), self.cleaned_data.get("al"))
        if days.dal != SEMPRE.dal:
            rows = rows.filter(**{f"{campo}__gte": days.dal})
        return rows if days.aperto else rows.filter(**{f"{campo}__lt": days.al})

    def filter_rows(self, rows):
        rows = self.within(rows, self.campo)
        self.cleaned_data = {name: value for name, value in self.cleaned_data.items() if name not in {"dal", "al"}}
        return super().filter_rows(rows)
