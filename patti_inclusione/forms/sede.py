"""Offices, their hours and their closures."""

from typing import ClassVar

from django import forms
from django.core.validators import RegexValidator

from patti_inclusione.models import DURATE, GiornoSettimana
from rdc_platform import calendario
from rdc_platform.web.forms import DataField, FormItaliano

TELEFONO = RegexValidator(r"^\+?[0-9 ./-]{6,20}$", "Scrivi il telefono in cifre, per esempio 0372 123456.")
ORA = {"type": "time"}


class SedeForm(FormItaliano):
    """An office. `comuni` are those one may write of; none when it is written already."""

    comune = forms.ModelChoiceField(label="Comune", queryset=None, empty_label="Scegli")
    denominazione = forms.CharField(label="Nome", max_length=120, help_text="Come la chiamano le famiglie.")
    indirizzo = forms.CharField(label="Indirizzo", max_length=160, help_text="Via, numero, piano.")
    telefono = forms.CharField(label="Telefono", max_length=20, required=False, validators=[TELEFONO])
    accessibile = forms.BooleanField(label="Ci arriva anche chi è in carrozzina", required=False)
    attiva = forms.BooleanField(
        label="Riceve le famiglie",
        required=False,
        initial=True,
        help_text="Se non riceve più, togli la spunta: gli appuntamenti già fissati restano.",
    )

    required_messages: ClassVar[dict[str, str]] = {
        "comune": "Scegli il Comune.",
        "denominazione": "Scrivi il nome della sede.",
        "indirizzo": "Scrivi l'indirizzo.",
    }

    def __init__(self, data=None, *, comuni=None, initial=None):
        super().__init__(data, initial=initial)
        if comuni is None:
            del self.fields["comune"]
        else:
            self.fields["comune"].queryset = comuni


class DisponibilitaForm(FormItaliano):
    """Hours of an office: on days of each week, or on one day. `case_manager`: whom they may be of; none for one's own."""

    giorni = forms.TypedMultipleChoiceField(
        label="Ogni settimana",
        choices=GiornoSettimana.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    data = DataField(label="Oppure solo il giorno", required=False)
    ora_inizio = forms.TimeField(label="Dalle", widget=forms.TimeInput(attrs=ORA, format="%H:%M"))
    ora_fine = forms.TimeField(label="Alle", widget=forms.TimeInput(attrs=ORA, format="%H:%M"))
    durata_slot_min = forms.TypedChoiceField(
        label="Ogni appuntamento dura", choices=[(n, f"{n} minuti") for n in DURATE], coerce=int, initial=60
    )
    posti = forms.IntegerField(
        label="Famiglie nello stesso orario", min_value=1, max_value=20, initial=1, help_text="Quanti colloqui insieme."
    )
    stanza = forms.CharField(
        label="Stanza", max_length=60, required=False, help_text="Se la scrivi, nessun altro la prenota in quelle ore."
    )
    operatore = forms.ModelChoiceField(
        label="Riservate a", queryset=None, required=False, empty_label="Tutti i Case manager"
    )
    valida_dal = DataField(label="Dal")
    valida_al = DataField(label="Fino al", required=False, help_text="Lascia vuoto se valgono finché non le chiudi.")

    required_messages: ClassVar[dict[str, str]] = {
        "ora_inizio": "Scrivi a che ora si comincia.",
        "ora_fine": "Scrivi a che ora si finisce.",
        "valida_dal": "Scrivi da quando valgono.",
    }

    def __init__(self, data=None, *, case_manager=None):
        super().__init__(data, initial={"valida_dal": calendario.today()})
        if case_manager is None:
            del self.fields["operatore"], self.fields["posti"]
        else:
            self.fields["operatore"].queryset = case_manager
            self.fields["operatore"].label_from_instance = lambda row: row.operatore.nome_completo

    def clean(self):
        values = super().clean()
        self._clean_days(values)
        self._clean_hours(values)
        if values.get("valida_al") and values.get("valida_dal") and values["valida_al"] < values["valida_dal"]:
            self.add_error("valida_al", "L'ultimo giorno viene prima del primo: controlla le date.")
        if values.get("posti", 1) > 1 and (values.get("stanza") or values.get("operatore")):
            self.add_error("posti", "Una stanza o un Case manager ricevono una famiglia alla volta: scrivi 1.")
        return values

    def _clean_days(self, values) -> None:
        data = values.get("data")
        if data and values.get("giorni"):
            self.add_error("data", "Scegli i giorni della settimana, oppure una data sola.")
        elif not data and not values.get("giorni") and "data" not in self.errors:
            self.add_error("giorni", "Scegli almeno un giorno della settimana, oppure una data.")
        elif data and data < calendario.today():
            self.add_error("data", "Questo giorno è già passato: scegline un altro.")
        elif data and values.get("valida_dal"):
            values["valida_dal"], values["valida_al"] = data, data

    def _clean_hours(self, values) -> None:
        start, end, minuti = (values.get(name) for name in ("ora_inizio", "ora_fine", "durata_slot_min"))
        if start is None or end is None or minuti is None:
            return
        room = (end.hour - start.hour) * 60 + end.minute - start.minute
        if room <= 0:
            self.add_error("ora_fine", "Si finisce prima di cominciare: controlla le ore.")
        elif room < minuti:
            self.add_error("durata_slot_min", f"In {room} minuti non ci sta un appuntamento di {minuti}.")

    def orari(self) -> dict[str, object]:
        """What the service writes, and on which days of the week."""
        values = dict(self.cleaned_data)
        giorni = values.pop("giorni")
        return {"values": {"posti": 1} | values, "giorni": giorni}


class FineForm(FormItaliano):
    """The last day of some hours."""

    al = DataField(label="Ultimo giorno in cui valgono")

    required_messages: ClassVar[dict[str, str]] = {"al": "Scrivi l'ultimo giorno in cui valgono."}

    def clean_al(self):
        al = self.cleaned_data["al"]
        if al < calendario.today() - calendario.GIORNO:
            raise forms.ValidationError("Quello che è passato non si cambia: scrivi da ieri in poi.")
        return al


class ChiusuraForm(FormItaliano):
    """Days on which an office is closed."""

    dal = DataField(label="Dal")
    al = DataField(label="Al, compreso", required=False, help_text="Lascia vuoto per un giorno solo.")
    motivo = forms.CharField(label="Perché", max_length=120, required=False, help_text="Per esempio: ferie, trasloco.")

    required_messages: ClassVar[dict[str, str]] = {"dal": "Scrivi da quando è chiusa."}

    def clean(self):
        values = super().clean()
        values["al"] = values.get("al") or values.get("dal")
        if values.get("dal") and values["al"] < values["dal"]:
            self.add_error("al", "L'ultimo giorno viene prima del primo: controlla le date.")
        elif values.get("al") and values["al"] < calendario.today():
            self.add_error("dal", "Questi giorni sono già passati.")
        return values
