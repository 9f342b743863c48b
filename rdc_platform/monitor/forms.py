"""The filters of the lists: codes and dates only."""

from django import forms

from accounts.models import Ruolo
from rdc_platform.audit.models import Azione, EsitoAccesso
from rdc_platform.forniture.models import EsitoLotto
from rdc_platform.forniture.validazione import CODICI
from rdc_platform.outbox.models import StatoMessaggio
from rdc_platform.pec.models import MotivoEsame, StatoPec
from rdc_platform.web.forms import DataField, Filtri

TUTTI = ("", "Tutti")


class FiltriLotti(Filtri):
    esito = forms.ChoiceField(label="Esito", choices=[TUTTI, *EsitoLotto.choices])


class FiltriScarti(Filtri):
    codice = forms.ChoiceField(
        label="Difetto", choices=[TUTTI, *((codice, f"{codice} {testo}") for codice, testo in CODICI.items())]
    )


class FiltriMessaggi(Filtri):
    stato = forms.ChoiceField(label="Stato", choices=[TUTTI, *StatoMessaggio.choices])


class FiltriPec(Filtri):
    stato = forms.ChoiceField(label="Stato", choices=[TUTTI, *StatoPec.choices])
    in_ritardo = forms.BooleanField(label="Solo in ritardo", required=False)


class FiltriRicevute(Filtri):
    motivo_esame = forms.ChoiceField(label="Che cosa guardare", choices=[TUTTI, *MotivoEsame.choices])
    senza_messaggio = forms.BooleanField(label="Solo senza messaggio", required=False)


class FiltriAccessi(Filtri):
    dal = DataField(label="Dal")
    azione = forms.ChoiceField(label="Azione", choices=[TUTTI, *Azione.choices])
    esito = forms.ChoiceField(label="Esito", choices=[TUTTI, *EsitoAccesso.choices])
    ruolo = forms.ChoiceField(label="Profilo", choices=[TUTTI, *Ruolo.choices])
    nucleo_id = forms.UUIDField(label="Famiglia (identificativo)")

    def filter_rows(self, rows):
        dal = self.cleaned_data.pop("dal", None)
        rows = super().filter_rows(rows)
        return rows.filter(istante__date__gte=dal) if dal else rows
