from datetime import timedelta
from uuid import UUID

from django import forms

from controlli_anagrafici.models import StatoControllo
from rdc_platform import calendario
from rdc_platform.web.forms import Filtri, FormItaliano

IN_SCADENZA = 7  # days


class FiltriControlli(Filtri):
    """State and urgency of the checks: nothing of a person."""

    stato = forms.ChoiceField(label="Stato", choices=[("", "Tutti"), *StatoControllo.choices])
    scadenza = forms.ChoiceField(
        label="Termine", choices=[("", "Tutti"), ("scaduti", "Scaduti"), ("settimana", "Scadono in 7 giorni")]
    )

    def filter_rows(self, rows):
        today = calendario.today()
        match self.cleaned_data.pop("scadenza", ""):
            case "scaduti":
                rows = rows.filter(data_scadenza__lt=today)
            case "settimana":
                rows = rows.filter(data_scadenza__range=(today, today + timedelta(days=IN_SCADENZA)))
        return super().filter_rows(rows)


class ChiaviField(forms.Field):
    """The ticked rows of a list: at least one, each a UUID."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        try:
            keys = {UUID(text) for text in value or ()}
        except ValueError:
            keys = set()
        if not keys:
            raise forms.ValidationError("Spunta almeno un controllo da assegnare.", code="required")
        return keys


class AssegnazioneForm(FormItaliano):
    """Which checks, and to whom."""

    id = ChiaviField(label="Controlli")
    responsabile = forms.TypedChoiceField(label="Responsabile", coerce=UUID)
    required_messages = {"responsabile": "Scegli a chi assegnare i controlli."}

    def __init__(self, *args, carichi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["responsabile"].choices = [
            ("", "Scegli…"),
            *((str(each.accreditamento_id), f"{each.nome} ({each.aperti} aperti)") for each in carichi),
        ]
