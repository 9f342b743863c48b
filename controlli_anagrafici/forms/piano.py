"""The forms of the Coordinatore's planning: the even distribution, and the days of the report."""

from collections.abc import Sequence

from django import forms

from controlli_anagrafici.forms.controllo import ChiaviField
from controlli_anagrafici.selectors.oggi import TIPI
from controlli_anagrafici.selectors.panoramica import IN_SCADENZA
from rdc_platform.web.forms import DataField, Filtri, FormItaliano
from rdc_platform.web.oggi import FiltriSchede

CONFERMA = "conferma"
PROPOSTI, MASSIMO = 200, 1000  # checks of one act: as many as one reads the preview of, and at most


class DistribuzioneForm(FormItaliano):
    """All that nobody has, those of one Comune, or the ticked ones. `impronta`: what was seen, or nothing is written."""

    id = ChiaviField(required=False)
    impronta = forms.CharField(widget=forms.HiddenInput, required=False)
    comune = forms.ChoiceField(label="Comune", required=False)
    massimo = forms.IntegerField(
        label="Quanti al massimo",
        min_value=1,
        max_value=MASSIMO,
        initial=PROPOSTI,
        required=False,
        help_text="Prima quelli che scadono prima.",
    )

    def __init__(self, data=None, *, comuni: Sequence[tuple[str, str]]):
        super().__init__(data)
        self.fields["comune"].choices = [("", "Tutti"), *comuni]
        if len(comuni) < 2:
            self.fields["comune"].widget = forms.HiddenInput()

    def clean_massimo(self) -> int:
        return self.cleaned_data["massimo"] or PROPOSTI


class FiltriRapporto(Filtri):
    """Which checks are counted: those that arrived between two days."""

    dal = DataField(label="Arrivati dal")
    al = DataField(label="Arrivati fino al")

    def filter_rows(self, rows):
        values = self.cleaned_data
        if values.get("dal"):
            rows = rows.filter(arrivato_il__date__gte=values["dal"])
        if values.get("al"):
            rows = rows.filter(arrivato_il__date__lte=values["al"])
        return rows


class FiltriOggi(FiltriSchede):
    """What lapses within the week stands in its tab, what lapses later only in all; `tipo` is whose it is."""

    tipi = TIPI
    giorni = IN_SCADENZA
