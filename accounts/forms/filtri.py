"""The filters of the Amministratore's lists: codes and dates, never a name."""

from django import forms

from accounts.forms.richiesta_filtri import regioni_choices
from accounts.models import Ruolo, StatoAccreditamento
from accounts.selectors import scadenze, sostituti
from accounts.selectors.richiesta import ambiti_alla_data
from accounts.services.regole import OFFERTI
from ambiti.models import StatoAdesione
from rdc_platform import calendario
from rdc_platform.web.forms import Filtri


class AccreditamentoFiltri(Filtri):
    """What is alive, unless a state is asked for."""

    ruolo = forms.ChoiceField(label="Ruolo", choices=[("", "Tutti"), *((r, Ruolo(r).label) for r in OFFERTI)])
    stato = forms.ChoiceField(label="Stato", choices=[("", "Tutti"), *StatoAccreditamento.choices])
    in_scadenza = forms.BooleanField(label="Solo in scadenza")
    sostituto = forms.BooleanField(label="Solo dove serve un sostituto")

    def filter_rows(self, rows):
        wanted = self.cleaned_data
        if wanted.get("in_scadenza"):
            rows = rows.filter(scadenze.in_scadenza())
        if wanted.get("sostituto"):
            rows = sostituti.about_to_be_missed(rows)
        return rows.filter(**{name: wanted[name] for name in ("ruolo", "stato") if wanted.get(name)})


class AccreditamentoNazionaleFiltri(AccreditamentoFiltri):
    """Of all Ambiti: every role, and where."""

    ruolo = forms.ChoiceField(label="Ruolo", choices=[("", "Tutti"), *Ruolo.choices])
    regione = forms.ChoiceField(label="Regione", choices=regioni_choices)
    ambito = forms.ModelChoiceField(label="Ambito", queryset=None, empty_label="Tutti")
    field_order = ("regione", "ambito", "ruolo", "stato")

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        ambiti = ambiti_alla_data(calendario.today())
        regione = (data or {}).get("regione", "")
        self.fields["ambito"].queryset = ambiti.filter(codice_regione=regione) if regione else ambiti

    def filter_rows(self, rows):
        rows, wanted = super().filter_rows(rows), self.cleaned_data
        if wanted.get("regione"):
            rows = rows.filter(ambito__codice_regione=wanted["regione"])
        return rows.filter(ambito=wanted["ambito"]) if wanted.get("ambito") else rows


class ConfermaFiltri(Filtri):
    """Of the active operators: those whose day comes or has passed."""

    entro = forms.BooleanField(label="Solo da confermare nei prossimi giorni")
    ruolo = forms.ChoiceField(label="Ruolo", choices=[("", "Tutti"), *((r, Ruolo(r).label) for r in OFFERTI)])

    def filter_rows(self, rows):
        if self.cleaned_data.get("entro"):
            rows = rows.filter(scadenze.soon())
        return rows.filter(ruolo=self.cleaned_data["ruolo"]) if self.cleaned_data.get("ruolo") else rows


class IndicazioneFiltri(Filtri):
    da_accreditare = forms.BooleanField(label="Solo con persone da accreditare")


class ConvenzioneFiltri(Filtri):
    stato = forms.ChoiceField(label="Stato", choices=[("", "Tutti"), *StatoAdesione.choices])
    senza = forms.BooleanField(label="Solo senza convenzione valida")

    def filter_rows(self, rows):
        if self.cleaned_data.get("senza"):
            rows = rows.exclude(stato=StatoAdesione.VALIDA)
        return rows.filter(stato=self.cleaned_data["stato"]) if self.cleaned_data.get("stato") else rows
