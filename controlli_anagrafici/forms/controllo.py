from datetime import timedelta
from uuid import UUID

from django import forms
from django.db.models import Q

from controlli_anagrafici.models import APERTI, StatoControllo
from controlli_anagrafici.selectors.panoramica import IN_SCADENZA
from controlli_anagrafici.selectors.specie import SCELTE
from rdc_platform import calendario
from rdc_platform.web.forms import DataField, Filtri, FormItaliano

NESSUNO, UGUALI = "nessuno", "uguali"
TUTTI, CONCLUSI = "tutti", "conclusi"
LOOKUPS = {
    "specie": "specie",
    "comune": "comune_competente",
    "dal": "data_scadenza__gte",
    "al": "data_scadenza__lte",
}


class FiltriControlli(Filtri):
    """Codes, ids and days: nothing of a person. The Coordinatore filters by Comune and Responsabile too."""

    stato = forms.ChoiceField(
        label="Stato",
        choices=[("", "Da fare"), (CONCLUSI, "Conclusi o annullati"), (TUTTI, "Tutti"), *StatoControllo.choices],
    )
    scadenza = forms.ChoiceField(
        label="Termine", choices=[("", "Tutti"), ("scaduti", "Scaduti"), ("settimana", "Scadono in 7 giorni")]
    )
    specie = forms.ChoiceField(label="Che cosa", choices=[("", "Tutto"), *SCELTE])
    comune = forms.ChoiceField(label="Comune")
    responsabile = forms.ChoiceField(label="Responsabile")
    dal = DataField(label="Scade dal")
    al = DataField(label="Scade entro il")

    def __init__(self, data, *, comuni=(), responsabili=(), cerca=False):
        super().__init__(data)
        self.cerca = cerca
        if not responsabili:
            del self.fields["responsabile"]
        else:
            self.fields["responsabile"].choices = [("", "Tutti"), (NESSUNO, "Nessuno"), *responsabili]
        if len(comuni) < 2:
            del self.fields["comune"]
        else:
            self.fields["comune"].choices = [("", "Tutti"), *comuni]

    def filter_rows(self, rows):
        """`responsabile` by key or nobody; a term counts while there is something to do. `cerca`: a person is looked for."""
        values = self.cleaned_data
        rows = rows.filter(self._in_stato(values.get("stato", "")))
        for name, lookup in LOOKUPS.items():
            if values.get(name):
                rows = rows.filter(**{lookup: values[name]})
        if values.get("responsabile"):
            chi = None if values["responsabile"] == NESSUNO else values["responsabile"]
            rows = rows.filter(responsabile=chi)
        return rows.filter(_in_scadenza(values.get("scadenza", "")))

    def _in_stato(self, quale: str) -> Q:
        if quale == TUTTI or (not quale and self.cerca):
            return Q()
        if quale == CONCLUSI:
            return ~Q(stato__in=APERTI)
        return Q(stato=quale) if quale else Q(stato__in=APERTI)


def _in_scadenza(quale: str) -> Q:
    today = calendario.today()
    match quale:
        case "scaduti":
            return Q(stato__in=APERTI, data_scadenza__lt=today)
        case "settimana":
            return Q(stato__in=APERTI, data_scadenza__range=(today, today + timedelta(days=IN_SCADENZA)))
    return Q()


class ChiaviField(forms.Field):
    """The ticked rows of a list: at least one, each a UUID."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        try:
            keys = {UUID(text) for text in value or ()}
        except ValueError:
            keys = set()
        if not keys and self.required:
            raise forms.ValidationError("Spunta almeno un controllo da assegnare.", code="required")
        return keys


class AssegnazioneForm(FormItaliano):
    """Which checks, and to whom: a Responsabile, or all in equal parts (UGUALI)."""

    id = ChiaviField(label="Controlli")
    responsabile = forms.TypedChoiceField(
        label="Responsabile", coerce=lambda value: value if value == UGUALI else UUID(value)
    )
    required_messages = {"responsabile": "Scegli a chi assegnare i controlli."}

    def __init__(self, *args, carichi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["responsabile"].choices = [
            ("", "Scegli…"),
            (UGUALI, "In parti uguali: guarda la proposta"),
            *((str(each.accreditamento_id), f"{each.nome} ({each.aperti} aperti)") for each in carichi),
        ]
