"""What a person can do, likes and has time for."""

from django import forms

from progetti_collettivita.forms.puc import ElencoField
from progetti_collettivita.models import AmbitoAttivita, GiornoSettimana, Idoneita, Limitazione, Momento
from rdc_platform.web.forms import FormItaliano


def spunte(label, choices, **kwargs):
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, **kwargs
    )


class ProfiloForm(FormItaliano):
    """The skills that the projects of his Comune ask for are ticked; the others are written, one a line."""

    chieste = spunte("Che cosa sa fare, di quello che i progetti chiedono", ())
    competenze = ElencoField(
        label="Che cos'altro sa fare", required=False, max_length=1600, help_text="Una cosa per riga. Conta anche ciò che ha imparato fuori dal lavoro.",
    )  # fmt: skip
    aree = spunte("Che cosa le interessa", AmbitoAttivita.choices)
    giorni = forms.TypedMultipleChoiceField(
        label="Giorni liberi", choices=GiornoSettimana.choices, coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple, help_text="Nessuno spuntato: vanno bene tutti.",
    )  # fmt: skip
    momenti = spunte("Ore libere", Momento.choices, help_text="Nessuna spuntata: vanno bene tutte.")
    idoneita = forms.ChoiceField(
        label="Idoneità", choices=[("", "Non si sa ancora"), *Idoneita.choices], required=False,
        help_text="Che cosa ha detto la visita, e nient'altro.",
    )  # fmt: skip
    limiti = spunte(
        "Che cosa non può fare", Limitazione.choices,
        help_text="Solo con «Con limitazioni». Lo legge anche il Responsabile PUC del suo progetto: mai perché.",
    )  # fmt: skip

    def __init__(self, *args, chieste, **kwargs):
        super().__init__(*args, **kwargs)
        if chieste:
            self.fields["chieste"].choices = [(each, each) for each in chieste]
        else:
            del self.fields["chieste"]
            self.fields["competenze"].label = "Che cosa sa fare"

    def clean(self):
        """One list of skills: ticked and written, each once whatever its capitals."""
        found = [*self.cleaned_data.pop("chieste", []), *self.cleaned_data.get("competenze", [])]
        una: dict[str, str] = {}
        for each in found:
            una.setdefault(each.casefold(), each)
        self.cleaned_data["competenze"] = list(una.values())
        return self.cleaned_data
