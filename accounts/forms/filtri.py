"""The filters of the Amministratore's lists: codes and dates, never a name."""

from django import forms

from accounts.models import Ruolo, StatoAccreditamento
from accounts.selectors import accreditamento as selectors
from accounts.services.regole import OFFERTI
from ambiti.models import StatoAdesione
from rdc_platform.web.forms import Filtri


class AccreditamentoFiltri(Filtri):
    """What is alive, unless a state is asked for."""

    ruolo = forms.ChoiceField(label="Ruolo", choices=[("", "Tutti"), *((r, Ruolo(r).label) for r in OFFERTI)])
    stato = forms.ChoiceField(label="Stato", choices=[("", "Tutti"), *StatoAccreditamento.choices])
    in_scadenza = forms.BooleanField(label="Solo in scadenza")

    def filter_rows(self, rows):
        wanted = self.cleaned_data
        if wanted.get("in_scadenza"):
            rows = rows.filter(selectors.in_scadenza())
        return rows.filter(**{name: wanted[name] for name in ("ruolo", "stato") if wanted.get(name)})


class IndicazioneFiltri(Filtri):
    da_accreditare = forms.BooleanField(label="Solo con persone da accreditare")


class ConvenzioneFiltri(Filtri):
    stato = forms.ChoiceField(label="Stato", choices=[("", "Tutti"), *StatoAdesione.choices])
    senza = forms.BooleanField(label="Solo senza convenzione valida")

    def filter_rows(self, rows):
        if self.cleaned_data.get("senza"):
            rows = rows.exclude(stato=StatoAdesione.VALIDA)
        return rows.filter(stato=self.cleaned_data["stato"]) if self.cleaned_data.get("stato") else rows
