"""The forms of the acts on an accreditation that is there: why, until when, where to."""

from datetime import date

from django import forms

from accounts.models import AUTOMATICI, MotivoStato
from accounts.services.proroga import Contratto
from rdc_platform.web.forms import DataField, FormItaliano


def _motivi() -> list[tuple[str, str]]:
    return [("", "Scegli…"), *((each, each.label) for each in MotivoStato if each not in AUTOMATICI)]


class MotivoForm(FormItaliano):
    """Why a profile is suspended or revoked; `resta` is what is left without that role, to be ticked by the Ministry."""

    motivo = forms.ChoiceField(label="Motivo", choices=_motivi)
    testo = forms.CharField(
        label="Spiegazione",
        max_length=500,
        required=False,
        widget=forms.Textarea,
        help_text="Senza dati delle famiglie.",
    )
    senza_sostituto = forms.BooleanField(label="Ho capito che resta senza sostituto")

    def __init__(self, *args, resta: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        if resta:
            self.fields["senza_sostituto"].label = f"Lo chiudo anche se nessuno lo sostituisce: {resta}"
        else:
            del self.fields["senza_sostituto"]

    def clean(self):
        data = super().clean()
        if data.get("motivo") == MotivoStato.ALTRO and not data.get("testo"):
            self.add_error("testo", "Scrivi la spiegazione del motivo.")
        return data


class FineForm(FormItaliano):
    """Until when the profile is open; and the person's contract with this Ambito, where it has an end."""

    valido_al = DataField(
        label="Valido fino al",
        required=False,
        help_text="Al più tardi la fine del contratto; vuoto se non c'è una fine.",
    )
    contratto_fino_al = DataField(
        label="Fine del contratto", required=False, help_text="Vuoto se adesso è a tempo indeterminato."
    )

    def __init__(self, *args, contratto_fino_al: date | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contratto_fino_al"].initial = contratto_fino_al
        if contratto_fino_al is None:
            del self.fields["contratto_fino_al"]

    def facts(self) -> dict[str, object]:
        """What the services want; for a valid form."""
        data = dict(self.cleaned_data)
        if "contratto_fino_al" in data:
            data["contratto"] = Contratto(data.pop("contratto_fino_al"))
        return data


class RiattivazioneForm(FineForm):
    """Until when the profile is open again."""


class ProrogaForm(FineForm):
    """Until when the profile goes on, and why."""

    testo = forms.CharField(
        label="Perché", max_length=500, widget=forms.Textarea, help_text="Per esempio: contratto rinnovato."
    )
    field_order = ("contratto_fino_al", "valido_al", "testo")


class InvitoForm(FormItaliano):
    """Where the new link goes; no `email` where another Ambito gave it, which is not to be mended, nor shown."""

    email = forms.EmailField(label="Indirizzo e-mail di lavoro")

    def __init__(self, *args, email: str | None, **kwargs):
        super().__init__(*args, initial={"email": email}, **kwargs)
        if email is None:
            del self.fields["email"]
