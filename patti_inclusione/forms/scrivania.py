"""The short forms of the desk: an emergency, an absence, a conflict, the languages one speaks, the whole queue at once."""

from typing import ClassVar
from uuid import UUID, uuid4

from django import forms

from ambiti.models import Comune
from patti_inclusione.models import Lingua, NaturaConflitto
from rdc_platform import calendario
from rdc_platform.web.forms import DataField, FormItaliano

MOTIVO_MINIMO = 20
MASSIMO = 10_000  # families of one act
PROPOSTE = 200  # how many we propose: as many as one can still read the preview of


def _motivo(label: str, aiuto: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": "3"})
    return forms.CharField(label=label, min_length=MOTIVO_MINIMO, max_length=500, widget=widget, help_text=aiuto)


class EmergenzaForm(FormItaliano):
    """The Coordinatore gives a family for some hours."""

    supplente = forms.TypedChoiceField(label="A chi", coerce=UUID)
    motivo = _motivo("Che cosa è successo", "Solo ciò che serve a capire perché: niente sulla salute della famiglia.")

    required_messages: ClassVar[dict[str, str]] = {"supplente": "Scegli chi apre la famiglia."}

    def __init__(self, data=None, *, case_manager):
        super().__init__(data)
        self.fields["supplente"].choices = [("", "Scegli"), *case_manager]


class EmergenzaDaSoloForm(FormItaliano):
    """A Case manager opens a colleague's family, when no Coordinatore answers."""

    codice_fiscale = forms.CharField(
        label="Codice fiscale di una persona della famiglia",
        max_length=16,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    motivo = _motivo("Che cosa è successo", "Lo leggono il Coordinatore e chi segue la famiglia.")
    chiamato = forms.BooleanField(label="Ho cercato il Case manager e il Coordinatore, e non rispondono")

    required_messages: ClassVar[dict[str, str]] = {
        "chiamato": "Prima chiama il Case manager e il Coordinatore: se rispondono, decidono loro."
    }


class AssenzaForm(FormItaliano):
    """A Case manager away: from when, until when, and who sees his families meanwhile."""

    dal = DataField(label="Dal")
    al = DataField(label="Fino al", help_text="Ultimo giorno di assenza.")
    supplente = forms.TypedChoiceField(
        label="Chi vede le sue famiglie in quei giorni", coerce=UUID, empty_value=None, required=False
    )

    def __init__(self, data=None, *, case_manager):
        super().__init__(data, initial={"dal": calendario.today()})
        self.fields["supplente"].choices = [("", "Nessuno: tornano in coda, da oggi"), *case_manager]

    def clean(self):
        values = super().clean()
        dal, al = values.get("dal"), values.get("al")
        if dal and dal < calendario.today():
            self.add_error("dal", "Scrivi un giorno da oggi in poi.")
        if dal and al and al < dal:
            self.add_error("al", "L'ultimo giorno viene prima del primo: controlla le date.")
        if dal and not values.get("supplente") and "supplente" not in self.errors and dal > calendario.today():
            self.add_error("supplente", "In coda tornano da oggi: scegli chi le vede, o fai cominciare l'assenza oggi.")
        return values


class ConflittoForm(FormItaliano):
    """Who must not follow a family."""

    natura = forms.ChoiceField(
        label="Perché non puoi seguirla", choices=NaturaConflitto.choices, widget=forms.RadioSelect
    )


class FineConflittoForm(FormItaliano):
    """The Coordinatore lifts a conflict."""

    motivo = _motivo("Perché non c'è più", "Resta scritto con il tuo nome.")


class LingueForm(FormItaliano):
    """The languages a Case manager speaks beside Italian."""

    lingue = forms.MultipleChoiceField(
        label="Lingue",
        choices=[choice for choice in Lingua.choices if choice[0] not in (Lingua.IT, Lingua.ALTRA)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Spunta quelle in cui sai fare un colloquio.",
    )


class DistribuzioneForm(FormItaliano):
    """The whole queue, or that of one Comune. `impronta` is what was seen: if it is no more so, nothing is written."""

    lotto = forms.UUIDField(widget=forms.HiddenInput, required=False)
    impronta = forms.CharField(widget=forms.HiddenInput, required=False)
    comune = forms.ModelChoiceField(label="Comune", queryset=Comune.objects.none(), required=False, empty_label="Tutti")
    massimo = forms.IntegerField(
        label="Quante al massimo", min_value=1, max_value=MASSIMO,
    )  # fmt: skip

    def __init__(self, data=None, *, comuni, in_coda: int):
        super().__init__(data, initial={"lotto": uuid4(), "massimo": max(1, min(in_coda, PROPOSTE))})
        self.fields["massimo"].help_text = f"In coda: {in_coda}. Prima quelle da convocare prima."
        self.fields["comune"].queryset = comuni
