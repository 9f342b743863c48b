"""The forms of the exchange with INAIL."""

from django import forms

from progetti_collettivita.forms.atti import AttoForm
from progetti_collettivita.models import StatoComunicazioneInail, TipoComunicazioneInail
from progetti_collettivita.selectors.inail import quali
from rdc_platform import calendario
from rdc_platform.pec.forms import DallaPecField
from rdc_platform.web.forms import DataField, Filtri, FormItaliano


class InizioForm(AttoForm):
    """Another start, within the days of the project and not before INAIL can hear of it."""

    data_inizio = DataField(label="Comincia il")
    data_fine_prevista = DataField(label="Finisce il")


class CertificatoForm(AttoForm):
    """The certificate of insurance that INAIL sends to the PEC of the Comune."""

    inail_pat = forms.RegexField(
        label="Posizione assicurativa (PAT)", regex=r"^\d{8,10}$", strip=True,
        help_text="Da 8 a 10 cifre: è scritta sul certificato.",
        error_messages={"invalid": "Scrivi la PAT con le sole cifre, da 8 a 10: per esempio 12345678."},
    )  # fmt: skip
    numero = forms.CharField(label="Numero del certificato", max_length=40)
    data = DataField(label="Data del certificato")
    documento = DallaPecField(label="Certificato")


class FiltriComunicazioni(Filtri):
    quali = forms.ChoiceField(
        label="Quali",
        choices=[("", "Tutte"), *((nome, label) for nome, (label, _) in quali(calendario.today()).items())],
    )
    tipo = forms.ChoiceField(label="Che cosa", choices=[("", "Tutto"), *TipoComunicazioneInail.choices])
    stato = forms.ChoiceField(label="Stato", choices=[("", "Tutti"), *StatoComunicazioneInail.choices])

    def filter_rows(self, rows):
        values = dict(self.cleaned_data)
        if scelta := values.pop("quali", None):
            rows = rows.filter(quali(calendario.today())[scelta][1])
        return rows.filter(**{name: value for name, value in values.items() if value})


class TrimestreForm(FormItaliano):
    comunicato_il = DataField(label="Comunicato il")
