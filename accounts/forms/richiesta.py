"""The form of the letter: nine fields about the person who is to administer an Ambito."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms.persona import PersonaForm
from accounts.selectors import richiesta as selectors
from ambiti.models import Ambito
from rdc_platform import calendario


class AmbitoField(forms.ModelChoiceField):
    def label_from_instance(self, ambito: Ambito) -> str:
        return f"{ambito.denominazione} ({ambito.regione})"


class ModuloForm(PersonaForm):
    """A person, and the Ambito to administer: cleaned to the fields of RichiestaAccreditamento."""

    ambito = AmbitoField(label="Ambito di riferimento", queryset=Ambito.objects.none(), empty_label="Scegli l'Ambito")

    field_order = (
        "codice_fiscale",
        "nome",
        "cognome",
        "data_nascita",
        "luogo_nascita",
        "luogo_scelto",
        "genere",
        "ambito",
    )
    troppo_giovane = "L'Amministratore deve avere almeno 18 anni."
    required_messages: ClassVar[dict[str, str]] = PersonaForm.required_messages | {
        "ambito": "Scegli l'Ambito di riferimento.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ambito"].queryset = selectors.ambiti_alla_data(calendario.today())
        self.fields["ambito"].widget.attrs["data-completa"] = ""

    def clean_ambito(self) -> Ambito:
        ambito = self.cleaned_data["ambito"]
        if selectors.is_full(ambito):
            raise ValidationError(
                "Questo Ambito ha già tutti gli Amministratori che può avere. Se uno va sostituito, scrivilo per PEC al Ministero."
            )
        return ambito

    @property
    def fields_of_richiesta(self) -> dict[str, object]:
        """What `submit_richiesta` wants."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.EXTRA}
