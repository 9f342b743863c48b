"""The filters of the Ministry's two lists."""

from django import forms

from accounts.models import StatoRichiesta
from accounts.selectors import ambito as ambiti
from accounts.selectors import richiesta as selectors
from rdc_platform.territorio import regioni
from rdc_platform.web.forms import Filtri


def regioni_choices() -> list[tuple[str, str]]:
    """The Regioni by name, after "all"."""
    return [("", "Tutte"), *sorted(regioni().items(), key=lambda row: row[1])]


class RichiestaFiltri(Filtri):
    """Open requests, unless others are asked for."""

    stato = forms.ChoiceField(label="Stato", choices=[("", "Tutti"), *StatoRichiesta.choices])
    regione = forms.ChoiceField(label="Regione", choices=regioni_choices)
    quali = forms.ChoiceField(label="Quali", choices=[("", "In corso"), ("chiuse", "Chiuse"), ("tutte", "Tutte")])
    senza_pec = forms.BooleanField(label="Senza PEC da troppo tempo")

    def filter_rows(self, rows):
        data = self.cleaned_data
        if data.get("stato"):
            rows = rows.filter(stato=data["stato"])
        elif data.get("quali") == "chiuse":
            rows = rows.filter(stato__in=selectors.CHIUSE)
        elif data.get("quali") != "tutte":
            rows = rows.exclude(stato__in=selectors.CHIUSE)
        if data.get("regione"):
            rows = rows.filter(ambito__codice_regione=data["regione"])
        if data.get("senza_pec"):
            rows = rows.filter(selectors.stuck_without_pec())
        return rows


class AmbitoFiltri(Filtri):
    regione = forms.ChoiceField(label="Regione", choices=regioni_choices)
    situazione = forms.ChoiceField(label="Situazione", choices=[("", "Tutte"), *ambiti.Situazione.choices])
    in_ritardo = forms.BooleanField(label="In ritardo")
    sostituto = forms.BooleanField(label="Serve un sostituto")

    def filter_rows(self, rows):
        data = self.cleaned_data
        if data.get("regione"):
            rows = rows.filter(codice_regione=data["regione"])
        if data.get("situazione"):
            rows = rows.filter(situazione=data["situazione"])
        if data.get("in_ritardo"):
            rows = rows.filter(in_ritardo=True)
        if data.get("sostituto"):
            rows = rows.filter(pk__in=ambiti.to_cover())
        return rows
