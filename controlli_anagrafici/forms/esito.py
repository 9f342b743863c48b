from django import forms

from controlli_anagrafici.models import EsitoFinale, EsitoRequisito, MotivoAnnullamento, MotivoRiapertura
from controlli_anagrafici.selectors.esito import MOTIVAZIONE_MINIMA
from rdc_platform.web.forms import DataField, FormItaliano


def _versione() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput)


def _requisito(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=EsitoRequisito.choices)


class EsitiForm(FormItaliano):
    """The outcome of each requirement and the reason."""

    versione = _versione()
    esito_res10 = _requisito("Anni di residenza in Italia")
    esito_res2 = _requisito("Ultimi anni, senza interruzioni")
    esito_soggiorno = _requisito("Cittadinanza o soggiorno")
    conflitti_confermati = forms.BooleanField(
        label="Ho controllato i giorni in cui risulta iscritto in Italia e all'estero", required=False
    )
    motivazione = forms.CharField(
        label="Motivazione",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=f"Serve, in almeno {MOTIVAZIONE_MINIMA} caratteri, se l'esito è negativo o diverso da quello calcolato.",
    )


class ConclusioneForm(FormItaliano):
    versione = _versione()


class PropostaForm(FormItaliano):
    """Which negative outcome, among those that agree with the requirements."""

    versione = _versione()
    esito_finale = forms.ChoiceField(label="Esito negativo")
    decorrenza_mancanza = DataField(label="Il requisito manca dal", required=False)

    def __init__(self, *args, esiti: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["esito_finale"].choices = [(each, EsitoFinale(each).label) for each in esiti]


class RifiutoForm(FormItaliano):
    versione = _versione()
    motivo = forms.CharField(label="Perché non va bene", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


class EffettivaForm(FormItaliano):
    versione = _versione()
    motivazione = forms.CharField(
        label="Che cosa prova la residenza effettiva",
        min_length=MOTIVAZIONE_MINIMA,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RiaperturaForm(FormItaliano):
    versione = _versione()
    motivo = forms.ChoiceField(label="Perché si riapre", choices=MotivoRiapertura.choices)
    testo = forms.CharField(label="Che cosa è successo", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class AnnullamentoForm(FormItaliano):
    versione = _versione()
    motivo = forms.ChoiceField(label="Perché si annulla", choices=MotivoAnnullamento.choices)
