"""The lines of the register: the one tap of the day's sheet, and the whole line."""

from decimal import Decimal

from django import forms

from accounts.models import Accreditamento
from progetti_collettivita.models import Causale, Esito
from progetti_collettivita.services.presenze_regole import Riga
from rdc_platform.web.elenchi import SceltaPerNome
from rdc_platform.web.forms import DataField, DecimaleField, Filtri, FormItaliano
from rdc_platform.web.righe import RigheOrdinabili

CAUSALI = [("", "Scegli"), *Causale.choices]


class MeseField(forms.DateField):
    """A month as the browser's own field sends it, `2021-04`; its first day."""

    widget = forms.DateInput(attrs={"type": "month"}, format="%Y-%m")

    def __init__(self, **kwargs):
        super().__init__(input_formats=("%Y-%m",), **kwargs)


class TapForm(forms.Form):
    """What one tap sends: ids, a day, hours; the key is of the sheet, so that a line sent twice is one."""

    assegnazione = forms.UUIDField()
    chiave = forms.UUIDField()
    giorno = DataField()
    esito = forms.ChoiceField(choices=Esito.choices)
    ore = DecimaleField(required=False)
    ora_inizio = forms.TimeField(required=False)
    causale = forms.ChoiceField(choices=CAUSALI, required=False)
    conferma = forms.BooleanField(required=False)

    def riga(self) -> Riga:
        v = self.cleaned_data
        return Riga(v["giorno"], v["esito"], v["ore"] or Decimal(0), v["ora_inizio"], causale=v["causale"])


class PresenzaForm(FormItaliano):
    """A whole line. `conferma` shows itself once it is wanted."""

    data = DataField(label="Giorno")
    esito = forms.ChoiceField(label="C'era?", choices=Esito.choices, widget=forms.RadioSelect)
    ore = DecimaleField(
        label="Ore", max_digits=4, decimal_places=2, required=False,
        help_text="Fatte, recuperate o perse: anche quarti d'ora, 3,75. Vuoto se il progetto era fermo.",
    )  # fmt: skip
    ora_inizio = forms.TimeField(
        label="Dalle", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ora_fine = forms.TimeField(
        label="Alle", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="Se lo lasci vuoto, la contiamo dalle ore.",
    )  # fmt: skip
    causale = forms.ChoiceField(
        label="Perché non c'era", choices=CAUSALI, required=False, help_text="Solo se l'assenza è giustificata."
    )
    firma_partecipante = forms.BooleanField(label="Ha firmato il foglio", required=False)
    note = forms.CharField(
        label="Note", max_length=300, required=False, help_text="Nulla della salute né della famiglia."
    )
    conferma = forms.BooleanField(
        label="È proprio così: più ore di quelle che la regola dà in una settimana", required=False,
        widget=forms.HiddenInput,
    )  # fmt: skip
    versione = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, con_note: bool, **kwargs):
        """`con_note`: of who keeps the register. The tutor neither reads the notes nor why somebody was not there."""
        super().__init__(*args, **kwargs)
        self.di_prima = {} if con_note else {name: self.initial.pop(name, "") for name in ("causale", "note")}
        if not con_note:
            del self.fields["note"]

    def riga(self) -> Riga:
        v = self.di_prima | {name: value for name, value in self.cleaned_data.items() if value != ""}
        v = self.cleaned_data | v
        campi = {name: v[name] for name in ("ora_inizio", "ora_fine", "causale", "note", "firma_partecipante")}
        return Riga(v["data"], v["esito"], v["ore"] or Decimal(0), **campi)

    def ask_conferma(self) -> None:
        """Show the box to tick: it was asked for."""
        self.fields["conferma"].widget = forms.CheckboxInput()


class RettificaForm(PresenzaForm):
    """A line of a validated month, and why it changes."""

    motivo = forms.CharField(
        label="Perché la rettifichi", min_length=5, max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Resta scritto nella storia della partecipazione. Nulla della salute né della famiglia.",
    )  # fmt: skip


class TutorForm(FormItaliano):
    tutor = SceltaPerNome(
        label="Tutor", queryset=Accreditamento.objects.none(), empty_label="Scegli",
        nomi=("operatore__cognome", "operatore__nome"),
    )  # fmt: skip

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tutor"].queryset = rows


class ValidazioneForm(FormItaliano):
    mese = MeseField(widget=forms.HiddenInput)


class FiltriMese(Filtri):
    """Whom to look at, of the month that the address says."""

    mese = MeseField(required=False, widget=forms.HiddenInput)
    quali = forms.ChoiceField(label="Quali", choices=[("", "Tutte"), ("guardare", "Da guardare")], required=False)

    def filter_rows(self, rows):
        return RigheOrdinabili(row for row in rows if row["da_guardare"]) if self.cleaned_data.get("quali") else rows


class FiltriPresenze(Filtri):
    """Of which month, with which outcome."""

    mese = MeseField(label="Mese", required=False)
    esito = forms.ChoiceField(label="Esito", choices=[("", "Tutti"), *Esito.choices], required=False)
    stato = forms.ChoiceField(
        label="Riga", required=False,
        choices=[("", "Tutte"), ("aperte", "Da validare"), ("rettificate", "Rettificate"), ("tolte", "Tolte")],
    )  # fmt: skip

    def filter_rows(self, rows):
        valori = self.cleaned_data
        if valori.get("mese"):
            rows = rows.del_mese(valori["mese"])
        if valori.get("esito"):
            rows = rows.filter(esito=valori["esito"])
        stato = {"aperte": {"data_validazione": None}, "rettificate": {"rettifiche__gt": 0}}.get(
            valori.get("stato", ""), {}
        )
        return rows.filter(annullata=valori.get("stato") == "tolte", **stato)
