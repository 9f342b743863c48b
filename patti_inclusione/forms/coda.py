"""Filters of the Coordinatore's queue: codes and ids alone, for they stand in the URL."""

from django import forms
from django.db.models import Q

from accounts.models import Accreditamento
from ambiti.models import Comune
from patti_inclusione.models import MacroStato, Provenienza
from patti_inclusione.selectors.coda import in_macro
from patti_inclusione.selectors.orologi import notice
from patti_inclusione.selectors.prenotazione_inps import list_prenotati
from patti_inclusione.selectors.richiesta_cpi import list_chieste
from rdc_platform import calendario
from rdc_platform.web.elenchi import SceltaPerNome
from rdc_platform.web.forms import Filtri

NOMI = ("operatore__nome", "operatore__cognome")
TERMINI = [
    ("", "Tutti"),
    ("scaduti", "Scaduti"),
    ("oggi", "Scadono oggi"),
    ("in_scadenza", "In scadenza nella settimana"),
]


class FiltriCoda(Filtri):
    """`comuni` and `case_manager` are those of the Coordinatore."""

    comune = forms.ModelChoiceField(label="Comune", queryset=Comune.objects.none(), empty_label="Tutti")
    macro = forms.ChoiceField(label="Stato", choices=[("", "Tutti"), *MacroStato.choices])
    case_manager = SceltaPerNome(
        label="Case manager", queryset=Accreditamento.objects.none(), empty_label="Tutti", nomi=NOMI
    )
    termine = forms.ChoiceField(label="Convocare entro", choices=TERMINI)
    provenienza = forms.ChoiceField(label="Da dove arriva", choices=[("", "Tutti"), *Provenienza.choices])
    chieste_cpi = forms.BooleanField(label="Il Centro per l'impiego aspetta una risposta")
    prenotati = forms.BooleanField(label="Con un appuntamento già preso con INPS")

    def __init__(self, data, *, comuni, case_manager):
        super().__init__(data)
        self.fields["comune"].queryset = comuni
        self.fields["case_manager"].queryset = case_manager

    def filter_rows(self, rows):
        """Case manager and Comune by key, the macro-state, T02 against today."""
        values = self.cleaned_data
        if values.get("macro"):
            rows = rows.filter(in_macro(values["macro"]))
        if values.get("provenienza"):
            rows = rows.filter(provenienza=values["provenienza"])
        for name in ("comune", "case_manager"):
            if values.get(name):
                rows = rows.filter(**{f"{name}_id": values[name].pk})
        if values.get("chieste_cpi"):
            rows = list_chieste(rows)
        if values.get("prenotati"):
            rows = list_prenotati(rows)
        return rows.filter(termine_condition(values.get("termine", "")))


def termine_condition(termine: str) -> Q:
    """What the choices of TERMINI mean on rows annotated with the last good day `termine`."""
    today = calendario.today()
    if termine == "scaduti":
        return Q(termine__lt=today)
    if termine == "oggi":
        return Q(termine=today)
    if termine == "in_scadenza":
        return Q(termine__range=(today, today + notice(today) * calendario.GIORNO))
    return Q()
