"""The short forms of what hangs from a check."""

from collections.abc import Callable
from typing import ClassVar

from django import forms

from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.forms import DataField, FormItaliano

CONSENTI, TOGLI = "CONSENTI", "TOGLI"
MOTIVO_MINIMO = 20


class NotaForm(FormItaliano):
    """A note, a document, or both."""

    testo = forms.CharField(
        label="Nota",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Solo ciò che serve al controllo della residenza e del soggiorno.",
    )
    documento = DocumentoField(label="Documento", required=False)

    def clean(self):
        values = super().clean()
        if not self.errors and not values.get("testo") and not values.get("documento"):
            self.add_error("testo", "Scrivi una nota, o scegli un documento.")
        return values


class AutoritaForm(FormItaliano):
    """What went to the judicial authority."""

    versione = forms.IntegerField(widget=forms.HiddenInput)
    il = DataField(label="Mandata il")
    protocollo = forms.CharField(label="Protocollo", max_length=60)


class AutoApprovazioneForm(FormItaliano):
    """For which Comune, what changes, and why."""

    comune = forms.ChoiceField(label="Comune")
    scelta = forms.ChoiceField(
        label="Che cosa decidi",
        choices=[
            (CONSENTI, "Chi propone un esito negativo può anche approvarlo, da oggi"),
            (TOGLI, "Servono di nuovo due persone, da oggi"),
        ],
        widget=forms.RadioSelect,
    )
    motivo = forms.CharField(
        label="Perché", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Serve, in almeno {MOTIVO_MINIMO} caratteri, per consentirlo. Resta scritto con il tuo nome.",
    )  # fmt: skip

    required_messages: ClassVar[dict[str, str]] = {"comune": "Scegli il Comune."}

    def __init__(self, data=None, *, comuni):
        super().__init__(data)
        self.fields["comune"].choices = [(each.pk, each.denominazione) for each in comuni]

    def clean(self):
        values = super().clean()
        if values.get("scelta") == CONSENTI and len(values.get("motivo", "")) < MOTIVO_MINIMO:
            self.add_error("motivo", f"Scrivi perché, in almeno {MOTIVO_MINIMO} caratteri.")
        return values

    def act(self, comune, *, by, allow: Callable, end: Callable) -> None:
        """Do what was chosen."""
        if self.cleaned_data["scelta"] == CONSENTI:
            allow(comune, by=by, motivo=self.cleaned_data["motivo"])
        else:
            end(comune, by=by)
