"""The evaluation of a meeting: one form for the minutes, one for each expected result, one for each commitment."""

from typing import ClassVar

from django import forms

from patti_inclusione.forms.patto import SENZA_ALTRI
from patti_inclusione.models import (
    SANZIONANO,
    AzioneVerifica,
    EsitoVerifica,
    Impegno,
    LivelloSituazione,
    RisultatoAtteso,
    StatoRisultato,
)
from patti_inclusione.models.incontro_verbale import DA_MOTIVARE
from patti_inclusione.services.incontro_verbale import Valutazione, Verifica
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.forms import FormItaliano

SCEGLI = ("", "Scegli")
NON_ADESSO = ("", "Non lo so dire")


class VerbaleForm(FormItaliano):
    testo = forms.CharField(
        label="Verbale",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": "6"}),
        help_text=f"Di che cosa avete parlato e che cosa avete deciso. {SENZA_ALTRI}",
    )
    motivo_correzione = forms.CharField(
        label="Perché correggi la valutazione", max_length=300, help_text="La valutazione di prima resta leggibile."
    )

    required_messages: ClassVar[dict[str, str]] = {
        "testo": "Scrivi il verbale dell'incontro.",
        "motivo_correzione": "Scrivi perché correggi la valutazione.",
    }

    def __init__(self, data=None, *, corregge: bool, initial=None):
        super().__init__(data, initial=initial)
        if not corregge:
            del self.fields["motivo_correzione"]


class RisultatoForm(FormItaliano):
    """How one expected result goes; `prima` is its last evaluation, in words."""

    stato = forms.ChoiceField(label="A che punto è", choices=[SCEGLI, *StatoRisultato.choices])
    livello = forms.ChoiceField(
        label="Com'è oggi la situazione", required=False, choices=[NON_ADESSO, *LivelloSituazione.choices[:-1]]
    )
    punto_di_vista_famiglia = forms.CharField(
        label="Che cosa ne dice la famiglia",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": "2"}),
    )

    def __init__(self, data=None, *, risultato: RisultatoAtteso, prima: str = "", initial=None):
        self.risultato, self.prima = risultato, prima
        super().__init__(data, prefix=f"risultato-{risultato.pk}", initial=initial)
        self.fields["stato"].error_messages["required"] = f"Scegli a che punto è «{risultato.testo[:60]}»."

    def valutazione(self) -> Valutazione:
        return Valutazione(self.risultato, **self.cleaned_data)


class VerificaForm(FormItaliano):
    """Whether one commitment was kept. Warning and report are offered only where a breach may be sanctioned."""

    esito = forms.ChoiceField(label="Com'è andato", choices=[SCEGLI, *EsitoVerifica.choices])
    motivo = forms.CharField(
        label="Perché",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": "2"}),
        help_text="Serve se l'impegno non è rispettato. Scrivi fatti, non giudizi.",
    )
    prova_file = DocumentoField(label="Prova", required=False)
    azione = forms.ChoiceField(label="Che cosa fare", choices=AzioneVerifica.choices)

    def __init__(self, data=None, files=None, *, impegno: Impegno, prima: str = "", prova=None, initial=None):
        self.impegno, self.prima, self.prova = impegno, prima, prova
        super().__init__(data, files, prefix=f"impegno-{impegno.pk}", initial={"azione": "NESSUNA"} | (initial or {}))
        chi = f"{impegno.componente.nome}, «{impegno.descrizione[:60]}»"
        self.fields["esito"].error_messages["required"] = f"Scegli com'è andato l'impegno di {chi}."
        if impegno.condizionalita:
            self.fields[
                "azione"
            ].help_text = "Niente parte da solo: scrivi qui che cosa pensi di fare, e poi lo fai tu."
        else:
            self.fields["azione"].choices = [(k, v) for k, v in AzioneVerifica.choices if k not in SANZIONANO]

    def clean(self):
        values = super().clean()
        if values.get("esito") in DA_MOTIVARE and not values.get("motivo"):
            self.add_error("motivo", f"Scrivi perché {self.impegno.componente.nome} non ha rispettato l'impegno.")
        if values.get("azione") in SANZIONANO and values.get("esito") != EsitoVerifica.NON_RISPETTATO:
            self.add_error("azione", "Richiamo e segnalazione servono solo se l'impegno non è rispettato.")
        return values

    def verifica(self) -> Verifica:
        values = self.cleaned_data
        return Verifica(self.impegno, values["esito"], values["motivo"], values["azione"], values["prova_file"])
