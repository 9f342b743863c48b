"""The form of the letter: nine fields about the person who is to administer an Ambito."""

from typing import ClassVar

from django import forms

from accounts.forms.persona import PersonaForm
from accounts.selectors import richiesta as selectors
from ambiti.models import Ambito
from rdc_platform import calendario
from rdc_platform.web.forms import typed

LUNGHEZZA = 200  # of one answer in a draft: no field takes more
SOSTITUZIONE = "Prende il posto di un Amministratore in carica"
PIENO = (
    "Questo Ambito ha già tutti gli Amministratori che può avere. Se la persona prende il posto di uno di loro, "
    f"spunta «{SOSTITUZIONE}»."
)


class AmbitoField(forms.ModelChoiceField):
    def label_from_instance(self, ambito: Ambito) -> str:
        return f"{ambito.denominazione} ({ambito.regione})"


class ModuloForm(PersonaForm):
    """A person, and the Ambito to administer: cleaned to the fields of RichiestaAccreditamento."""

    ambito = AmbitoField(label="Ambito di riferimento", queryset=Ambito.objects.none(), empty_label="Scegli l'Ambito")
    chiede_sostituzione = forms.BooleanField(
        label=SOSTITUZIONE,
        required=False,
        help_text="Spunta solo se la persona sostituisce chi amministra già l'Ambito: di chi si tratta lo vede il Ministero.",
    )

    field_order = (
        "codice_fiscale",
        "nome",
        "cognome",
        "data_nascita",
        "luogo_nascita",
        "luogo_scelto",
        "genere",
        "ambito",
        "chiede_sostituzione",
    )
    troppo_giovane = "L'Amministratore deve avere almeno 18 anni."
    required_messages: ClassVar[dict[str, str]] = PersonaForm.required_messages | {
        "ambito": "Scegli l'Ambito di riferimento.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ambito"].queryset = selectors.ambiti_alla_data(calendario.today())
        self.fields["ambito"].widget.attrs["data-completa"] = ""

    def clean_chiede_sostituzione(self) -> bool:
        """Cleaned after the Ambito: one that is full takes nobody but in somebody's place."""
        asked = self.cleaned_data["chiede_sostituzione"]
        ambito = self.cleaned_data.get("ambito")
        if ambito is not None and not asked and selectors.is_full(ambito):
            self.add_error("ambito", PIENO)
        return asked

    @property
    def fields_of_richiesta(self) -> dict[str, object]:
        """What `submit_richiesta` wants."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.EXTRA}

    @property
    def as_typed(self) -> dict[str, str]:
        """What was typed in each field, right or wrong, for a draft; whatever else was posted is left out."""
        names = [name for name in self.fields if name != "conferma"]  # the warnings are looked at again on the day
        return {name: typed(self.data[name])[:LUNGHEZZA] for name in names if self.data.get(name)}
