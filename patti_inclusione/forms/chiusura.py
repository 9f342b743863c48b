"""Closing a case, suspending it, going on."""

from typing import ClassVar

from django import forms

from patti_inclusione.forms.incontro import VersioneMixin
from patti_inclusione.models import MotivoChiusura, MotivoSospensione
from patti_inclusione.selectors.chiusura import CON_NOTA, Motivo
from rdc_platform import calendario
from rdc_platform.web.forms import DataField, FormItaliano

NOTA = "Poche parole, senza dati di salute né di altre persone."


class ChiusuraForm(FormItaliano, VersioneMixin):
    """`motivi` are all reasons; only those that hold can be chosen, and the end of the way has its own page."""

    motivo = forms.ChoiceField(label="Perché lo chiudi", widget=forms.RadioSelect)
    nota = forms.CharField(
        label="Nota", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": "3"}), help_text=NOTA
    )

    required_messages: ClassVar[dict[str, str]] = {"motivo": "Scegli perché chiudi il caso."}

    def __init__(self, data=None, *, motivi: list[Motivo], initial=None):
        super().__init__(data, initial=initial)
        self.fields["motivo"].choices = [
            (m.codice, m.testo) for m in motivi if m.vale and m.codice != MotivoChiusura.CONCLUSIONE_PERCORSO
        ]

    def clean(self):
        values = super().clean()
        if values.get("motivo") in CON_NOTA and not values.get("nota"):
            self.add_error("nota", "Con questo motivo scrivi in poche parole perché lo chiudi.")
        return values


class SospensioneForm(FormItaliano, VersioneMixin):
    motivo = forms.ChoiceField(label="Perché lo sospendi", choices=MotivoSospensione.choices, widget=forms.RadioSelect)
    dal = DataField(label="Dal")
    prevista_al = DataField(label="Fino a quando, secondo te", required=False)
    nota = forms.CharField(label="Nota", max_length=300, required=False, help_text=NOTA)

    required_messages: ClassVar[dict[str, str]] = {"motivo": "Scegli perché sospendi il caso."}

    def clean(self):
        values = super().clean()
        dal, prevista = values.get("dal"), values.get("prevista_al")
        if dal and dal > calendario.today():
            self.add_error("dal", "Scrivi oggi, o il giorno in cui è cominciata: non una data futura.")
        if dal and prevista and prevista < dal:
            self.add_error("prevista_al", "La fine viene prima dell'inizio: correggi una delle due date.")
        if values.get("motivo") == MotivoSospensione.ALTRO and not values.get("nota"):
            self.add_error("nota", "Scrivi in poche parole perché lo sospendi.")
        return values


class RipresaForm(FormItaliano, VersioneMixin):
    al = DataField(label="Il caso riprende dal")

    def clean_al(self):
        if self.cleaned_data["al"] > calendario.today():
            raise forms.ValidationError("Scrivi oggi, o il giorno in cui è ripreso: non una data futura.")
        return self.cleaned_data["al"]
