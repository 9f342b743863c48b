"""The final evaluation: one form for the whole, one for each objective, one for each adult."""

from typing import ClassVar

from django import forms

from ambiti.models import Componente
from patti_inclusione.forms.incontro_verbale import NON_ADESSO, SCEGLI
from patti_inclusione.forms.patto import SENZA_ALTRI
from patti_inclusione.models import LivelloSituazione, ObiettivoGenerale, StatoRisultato, Uscita
from patti_inclusione.models.analisi_codici_persona import CondizioneLavorativa
from patti_inclusione.selectors.chiusura import Motivo
from rdc_platform.web.forms import FormItaliano


class ValutazioneForm(FormItaliano):
    """The whole; `motivi` are the reasons for which the case may be closed now."""

    caso_versione = forms.IntegerField(widget=forms.HiddenInput)  # `versione` is the draft's
    motivo_chiusura = forms.ChoiceField(label="Perché si chiude", widget=forms.RadioSelect)
    uscita = forms.ChoiceField(label="Come esce la famiglia", choices=[SCEGLI, *Uscita.choices])
    voto_famiglia = forms.TypedChoiceField(
        label="Quanto è stato utile per la famiglia, da 1 a 5",
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        choices=[("", "Non l'ha detto"), *((n, str(n)) for n in range(1, 6))],
    )
    valutazione_famiglia = forms.CharField(
        label="Che cosa ne dice la famiglia", required=False, max_length=2000, widget=forms.Textarea
    )
    valutazione_cm = forms.CharField(
        label="Che cosa ne dici tu", max_length=2000, widget=forms.Textarea, help_text=SENZA_ALTRI
    )
    proposta_seguito = forms.CharField(
        label="Che cosa proponi per dopo", required=False, max_length=1000, widget=forms.Textarea
    )

    required_messages: ClassVar[dict[str, str]] = {
        "motivo_chiusura": "Scegli perché si chiude.",
        "uscita": "Scegli come esce la famiglia.",
        "valutazione_cm": "Scrivi che cosa ne dici tu.",
    }

    def __init__(self, data=None, *, motivi: list[Motivo], initial=None):
        super().__init__(data, initial=initial)
        self.fields["motivo_chiusura"].choices = [(m.codice, m.testo) for m in motivi if m.vale]

    def valori(self) -> dict[str, object]:
        return {name: value for name, value in self.cleaned_data.items() if name != "caso_versione"}


class ObiettivoFinaleForm(FormItaliano):
    esito = forms.ChoiceField(label="A che punto è", choices=[SCEGLI, *StatoRisultato.choices])
    livello = forms.ChoiceField(
        label="Com'è la situazione", required=False, choices=[NON_ADESSO, *LivelloSituazione.choices[:-1]]
    )

    def __init__(self, data=None, *, obiettivo: ObiettivoGenerale, initial=None):
        self.obiettivo = obiettivo
        super().__init__(data, prefix=f"obiettivo-{obiettivo.pk}", initial=initial)
        self.fields["esito"].error_messages["required"] = f"Scegli a che punto è «{obiettivo.testo[:60]}»."


class CondizioneForm(FormItaliano):
    condizione = forms.ChoiceField(label="Lavoro", choices=[SCEGLI, *CondizioneLavorativa.choices])

    def __init__(self, data=None, *, componente: Componente, initial=None):
        self.componente = componente
        super().__init__(data, prefix=f"persona-{componente.pk}", initial=initial)
        self.fields["condizione"].label = f"{componente.nome} {componente.cognome}"
        self.fields["condizione"].error_messages["required"] = f"Scegli il lavoro di {componente.nome}."
