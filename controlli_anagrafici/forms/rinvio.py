from django import forms

from ambiti.models import Comune
from controlli_anagrafici.forms.periodo import LuogoMixin
from controlli_anagrafici.models import MotivoRespinta, MotivoRinvio, StatoRinvio
from rdc_platform.web.forms import Filtri, FormItaliano


class FiltriRinvii(Filtri):
    stato = forms.ChoiceField(label="Stato", choices=[("", "Tutti"), *StatoRinvio.choices])


class RinvioForm(LuogoMixin, FormItaliano):
    """Which Comune to ask, and why."""

    comune = forms.CharField(
        label="A quale Comune", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off", "list": "luoghi"})
    )
    motivo = forms.ChoiceField(label="Perché", choices=MotivoRinvio.choices)
    pec_destinatario = forms.EmailField(
        label="PEC del Comune",
        required=False,
        help_text="Solo se il Comune non usa la piattaforma: la lettera parte da sola.",
    )
    note = forms.CharField(
        label="Che cosa deve sapere", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_comune(self) -> Comune | None:
        return self.find_comune("comune", self.cleaned_data["comune"], None)


class RinvioControlloForm(RinvioForm):
    versione = forms.IntegerField(widget=forms.HiddenInput)


class LetteraPerdutaForm(FormItaliano):
    """Where to write this time, and why."""

    versione = forms.IntegerField(widget=forms.HiddenInput)
    pec_destinatario = forms.EmailField(
        label="PEC del Comune", help_text="Controllala sul sito del Comune o su IndicePA."
    )
    motivo = forms.CharField(
        label="Perché la mandi di nuovo",
        max_length=200,
        help_text="Resta nella storia del controllo.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RespintaForm(FormItaliano):
    motivo_respinta = forms.ChoiceField(label="Perché non può rispondere", choices=MotivoRespinta.choices)
    note = forms.CharField(label="Note", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
