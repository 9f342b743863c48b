"""Why a grave need has no objective, one answer a need."""

from django import forms

from patti_inclusione.selectors.patto_bisogni import Bisogno
from rdc_platform.web.forms import FormItaliano


class NonTrattatiForm(FormItaliano):
    """A sentence for each of `bisogni`; an empty one leaves the need to the objectives."""

    def __init__(self, *args, bisogni: list[Bisogno], motivi: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.codici = {f"motivo_{place}": bisogno.codice for place, bisogno in enumerate(bisogni)}
        for (name, codice), bisogno in zip(self.codici.items(), bisogni, strict=True):
            self.fields[name] = forms.CharField(
                label=bisogno.testo,
                help_text="Perché per ora il Patto non lo tratta.",
                initial=motivi.get(codice, ""),
                required=False,
                max_length=500,
                widget=forms.Textarea(attrs={"rows": "2"}),
            )

    def motivi(self) -> dict[str, str]:
        """The sentences written, by the code of their need."""
        return {codice: self.cleaned_data[name] for name, codice in self.codici.items() if self.cleaned_data[name]}
