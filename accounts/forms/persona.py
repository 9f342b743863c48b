"""Who a person is: the identity fields of the letter, for the forms that enter somebody else."""

from datetime import date
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from accounts.selectors import richiesta as selectors
from ambiti.models import Genere
from rdc_platform import calendario, codice_fiscale
from rdc_platform.territorio import describe_luogo, find_luoghi, luogo_nascita_ok
from rdc_platform.web.forms import DataField, FormItaliano

MAGGIORE_ETA = 18 * 12  # months
NOME = RegexValidator(
    r"^[^\W\d_](?:[^\W\d_]|[ '’-])*\Z", "Scrivi solo lettere, spazi, apostrofi e trattini.", "lettere"
)
TELEFONO = RegexValidator(
    r"^\+?[0-9 ./-]{6,20}\Z", "Scrivi il telefono con le sole cifre, per esempio 0372 123456.", "cifre"
)


class CodiceFiscaleField(forms.CharField):
    """A codice fiscale of a person, however typed; cleaned to upper case without spaces."""

    def __init__(self, **kwargs):
        super().__init__(max_length=20, **kwargs)

    def clean(self, value):
        cf = codice_fiscale.normalize(super().clean(value))
        if not cf:
            return ""
        try:
            codice_fiscale.check(cf)
        except codice_fiscale.CodiceFiscaleError as error:
            raise ValidationError(error.message_it, code=error.code) from None
        return cf


def not_future(day: date) -> date:
    """The day of something that has happened already."""
    if day > calendario.today():
        raise ValidationError("Questa data è nel futuro: controllala.", code="futura")
    return day


class PersonaForm(FormItaliano):
    """Cleaned to fields of a person, `belfiore_nascita` among them. What looks wrong but may be right is in `avvisi`, to be confirmed."""

    codice_fiscale = CodiceFiscaleField(label="Codice fiscale")
    nome = forms.CharField(label="Nome", max_length=80, validators=[NOME])
    cognome = forms.CharField(label="Cognome", max_length=80, validators=[NOME])
    data_nascita = DataField(label="Data di nascita")
    luogo_nascita = forms.CharField(
        label="Comune o Stato di nascita",
        max_length=120,
        help_text="Per esempio «Cremona (CR)», o lo Stato se è estero.",
    )
    # A CharField: what may be chosen is known only once the place and the date are clean.
    luogo_scelto = forms.CharField(label="Il posto giusto", widget=forms.RadioSelect, required=False)
    genere = forms.ChoiceField(label="Genere", choices=Genere, widget=forms.RadioSelect)
    email = forms.EmailField(
        label="Indirizzo e-mail", help_text="Quello di lavoro della persona: lì arriva il collegamento per entrare."
    )
    telefono = forms.CharField(label="Telefono", max_length=20, validators=[TELEFONO])
    conferma = forms.BooleanField(label="I dati sono giusti così", required=False)

    troppo_giovane = "La persona deve avere almeno 18 anni."
    required_messages: ClassVar[dict[str, str]] = {
        "data_nascita": "Scrivi la data di nascita.",
        "genere": "Scegli il genere.",
    }
    EXTRA: ClassVar[set[str]] = {"luogo_nascita", "luogo_scelto", "conferma"}  # asked, and no field of a person

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.luoghi: list[str] = []  # Belfiore codes to choose from, where the place typed may be several
        self.avvisi: list[str] = []
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")  # it is about another person

    def clean_data_nascita(self) -> date:
        nascita = self.cleaned_data["data_nascita"]
        if nascita > calendario.today():
            raise ValidationError("La data di nascita è nel futuro: controllala.")
        if calendario.add_mesi(nascita, MAGGIORE_ETA) > calendario.today():
            raise ValidationError(self.troppo_giovane)
        return nascita

    def clean(self):
        data = super().clean()
        if "luogo_nascita" in data:
            self._find_luogo(data)
        if not self.errors:
            self.avvisi = self._avvisi(data)
            if self.avvisi and not data["conferma"]:
                self.add_error("conferma", "Guarda gli avvisi: correggi i dati, o spunta «I dati sono giusti così».")
        return data

    def _find_luogo(self, data) -> None:
        """Turn the place typed into its Belfiore code, or ask which of several it is."""
        found = find_luoghi(data["luogo_nascita"], data.get("data_nascita"))
        if len(found) > 1:
            self.luoghi = found
            self.fields["luogo_scelto"].widget.choices = [(code, describe_luogo(code)) for code in found]
            found = [code for code in found if code == self.data.get("luogo_scelto")]
            if not found:
                self.add_error("luogo_scelto", "Più posti si chiamano così: scegli il posto giusto.")
        elif not found:
            self.add_error("luogo_nascita", "Non troviamo questo posto: scrivi il Comune, o lo Stato se è estero.")
        if found:
            data["belfiore_nascita"] = found[0]

    def _avvisi(self, data) -> list[str]:
        found = codice_fiscale.compare(
            data["codice_fiscale"],
            cognome=data["cognome"],
            nome=data["nome"],
            sesso=data["genere"],
            data_nascita=data["data_nascita"],
            belfiore=data["belfiore_nascita"],
        )
        if not luogo_nascita_ok(data["belfiore_nascita"], data["data_nascita"]):
            found.append(f"{describe_luogo(data['belfiore_nascita'])} non esisteva il giorno della nascita.")
        if selectors.looks_like_pec(data["email"]):
            found.append("L'indirizzo e-mail sembra una PEC: di solito non riceve messaggi da indirizzi ordinari.")
        return found
