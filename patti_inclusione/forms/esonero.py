"""Excluding or exonerating a person: one form to write it and to evaluate it again, one to take it away."""

from collections.abc import Sequence
from typing import ClassVar

from django import forms

from ambiti.models import Componente
from patti_inclusione.models import AmbitoObbligo, CodiceEsonero, FonteEsonero
from patti_inclusione.models.esonero import DI_ETA
from patti_inclusione.services.esonero_regole import Dati
from rdc_platform import calendario
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.norme.selectors import intero
from rdc_platform.web.forms import DataField, FormItaliano

SCRITTI = ("fonte", "dal", "al", "ambito_obbligo", "deroga", "adesione_volontaria", "valutazione_testo")
_SCELTE = [(codice, label) for codice, label in CodiceEsonero.choices if codice not in DI_ETA]
MOTIVI = [
    ("", "Scegli"),
    ("La legge la esclude", [each for each in _SCELTE if each[0].startswith("X_")]),
    ("La esonera il servizio, per un periodo", [each for each in _SCELTE if each[0].startswith("Z_")]),
]


class EsoneroForm(FormItaliano):
    """`altri` are the members who may be cared for; None for what is written already: its `codice` and care stay as they are."""

    versione = forms.IntegerField(widget=forms.HiddenInput, required=False)
    codice = forms.ChoiceField(label="Perché non ha obblighi", choices=MOTIVI)
    assistito = forms.ChoiceField(
        label="Di chi si occupa",
        required=False,
        help_text="Solo per una cura. Per i bambini piccoli scegli il più piccolo: l'esonero finisce il giorno prima del compleanno.",
    )
    deroga = forms.CharField(label="Perché anche un'altra persona", max_length=300, required=False)
    dal = DataField(label="Dal")
    al = DataField(
        label="Fino al",
        required=False,
        help_text="Per un esonero serve sempre; per un bambino piccolo lo calcoliamo noi.",
    )
    ambito_obbligo = forms.ChoiceField(
        label="Da che cosa", choices=AmbitoObbligo.choices, initial=AmbitoObbligo.TUTTI, widget=forms.RadioSelect
    )
    adesione_volontaria = forms.BooleanField(
        label="Vuole partecipare lo stesso",
        required=False,
        help_text="Solo per la disabilità della L. 68/1999: può aderire, senza obblighi.",
    )
    fonte = forms.ChoiceField(
        label="Chi lo ha valutato",
        choices=[(each.value, each.label) for each in (FonteEsonero.CASE_MANAGER, FonteEsonero.CPI)],
        initial=FonteEsonero.CASE_MANAGER,
        widget=forms.RadioSelect,
    )
    valutazione_testo = forms.CharField(
        label="Valutazione",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": "4"}),
        help_text="Due righe, senza diagnosi, per chi la rivedrà. Per un esonero serve sempre.",
    )
    documento = DocumentoField(
        label="Documento che lo prova",
        required=False,
        help_text="Serve per la salute e la gravidanza, e per quello che INPS non sa. PDF, P7M, JPEG o PNG.",
    )
    rivalutazione_il = DataField(label="Da rivedere il", required=False)

    required_messages: ClassVar[dict[str, str]] = {
        "codice": "Scegli perché non ha obblighi.",
        "dal": "Scrivi da quando.",
    }

    def __init__(self, data=None, files=None, *, altri: Sequence[Componente] | None, initial=None, codice: str = ""):
        super().__init__(data, files, initial=initial)
        oggi = calendario.today()
        giorni = intero("ESONERO_GG_RIVALUTAZIONE", oggi)
        ore, viaggio = intero("ESONERO_ORE_LAVORO", oggi), intero("ESONERO_ORE_LAVORO_VIAGGIO", oggi)
        self.fields[
            "rivalutazione_il"
        ].help_text = f"Se lo lasci vuoto, {giorni} giorni prima della fine; se dura poco, a metà."
        self.fields[
            "codice"
        ].help_text = (
            f"Chi lavora con un reddito basso si può esonerare oltre {ore} ore alla settimana, {viaggio} con i viaggi."
        )
        self.altri = {str(persona.pk): persona for persona in altri or []}
        self.codice = codice
        if altri is None:
            del self.fields["codice"], self.fields["assistito"]
            self.fields["versione"].required = True
            if codice != CodiceEsonero.X_DISABILITA_L68:
                del self.fields["adesione_volontaria"]
        else:
            nomi = [(pk, f"{persona.nome} {persona.cognome}") for pk, persona in self.altri.items()]
            self.fields["assistito"].choices = [("", "Di nessuno"), *nomi]

    def dati(self) -> Dati:
        """What was written."""
        values = self.cleaned_data
        return Dati(
            codice=values.get("codice", self.codice),
            assistito=self.altri.get(values.get("assistito", "")),
            rivalutazione_il=values["rivalutazione_il"],
            **{name: values[name] for name in SCRITTI if name in values},
        )


class FineEsoneroForm(FormItaliano):
    dal = DataField(label="Non vale più dal")
    motivo = forms.CharField(label="Perché", max_length=300, help_text="Poche parole: le legge chi segue la famiglia.")

    required_messages: ClassVar[dict[str, str]] = {
        "dal": "Scrivi da quando non vale più.",
        "motivo": "Scrivi perché non vale più.",
    }
