"""A Comune's letter with its list as a spreadsheet, and what is said of each row of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from accounts.elenchi import COLONNE, LIVELLI, RUOLI, codes
from accounts.forms.indicazione import IndicazioneForm, RigaForm
from accounts.forms.persona import TELEFONO
from accounts.models import ImportazioneIndicazione, ProfiloProfessionale
from accounts.profilo import Profilo
from accounts.selectors import importazione as selectors
from accounts.services import regole
from ambiti.models import Ambito, Comune
from rdc_platform import codice_fiscale
from rdc_platform.fogli import FORMULA, RIGHE, FoglioError, read_foglio
from rdc_platform.web.forms import DataField, typed

ELENCO_MASSIMO = 1024 * 1024  # bytes
VALORI = tuple(each.name for each in COLONNE if each.name)


class ImportazioneForm(IndicazioneForm):
    """The letter, and its list as a sheet; `elenco` is cleaned to rows {"riga", "valori"}."""

    elenco = forms.FileField(
        label="Elenco delle persone",
        max_length=120,
        help_text=f"Un foglio XLSX o CSV, al massimo {RIGHE} righe.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    required_messages = IndicazioneForm.required_messages | {"elenco": "Scegli il foglio con l'elenco."}

    def clean_elenco(self) -> list[dict[str, Any]]:
        upload = self.cleaned_data["elenco"]
        if upload.size > ELENCO_MASSIMO:
            raise ValidationError("L'elenco è troppo grande: al massimo 1 MB. Lascia solo le righe delle persone.")
        try:
            rows = read_foglio(upload.read(), upload.name, COLONNE)
        except FoglioError as error:
            raise ValidationError(str(error)) from None
        return [{"riga": row.numero, "valori": codes(row.valori)} for row in rows]


class RigaImportataForm(RigaForm):
    """One row of the list: what a letter's row says, and what the Comune may add. `avvisi` are for a person to judge."""

    email = forms.EmailField(label="E-mail", required=False)
    telefono = forms.CharField(label="Telefono", max_length=20, validators=[TELEFONO], required=False)
    profilo_professionale = forms.ChoiceField(
        label="Profilo professionale", choices=[("", "Scegli…"), *ProfiloProfessionale.choices], required=False
    )
    # As text: a browser's calendar shows nothing of a date that it cannot read.
    contratto_fino_al = DataField(label="Fine contratto", required=False, widget=forms.TextInput)

    required_messages: ClassVar[dict[str, str]] = {
        "ruolo": f"Scrivi il ruolo: uno di {', '.join(RUOLI.values())}.",
        "livello": "Scrivi il livello: Comune o Ambito.",
    }
    SCONOSCIUTI: ClassVar[dict[str, str]] = {
        "ruolo": f"Ruolo sconosciuto («%(value)s»): scrivi uno di {', '.join(RUOLI.values())}.",
        "livello": "Livello sconosciuto («%(value)s»): scrivi Comune o Ambito.",
        "profilo_professionale": "Profilo professionale sconosciuto («%(value)s»): scegline uno, o lascia vuoto.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, text in self.SCONOSCIUTI.items():
            self.fields[name].error_messages["invalid_choice"] = text
            self._show_typed(name)
        self.avvisi: list[str] = []

    def _show_typed(self, name: str) -> None:
        """Where the sheet has a word that is none of the choices, show it among them: it stays until another is chosen."""
        field, typed = self.fields[name], self.data.get(self.add_prefix(name), "")
        if typed and not field.valid_value(typed):
            field.widget.choices = [*field.choices, (typed, f"{typed[:40]} (nel foglio)")]

    def clean(self):
        data = super().clean()
        for name in self.fields:
            if self.data.get(self.add_prefix(name), "").startswith(FORMULA):
                self._errors.pop(name, None)
                self.add_error(name, "Qui c'è una formula: scrivi il valore.")
        if {"codice_fiscale", "nome", "cognome"} <= data.keys():
            self.avvisi = codice_fiscale.compare_nome(
                data["codice_fiscale"], cognome=data["cognome"], nome=data["nome"]
            )
        return data


@dataclass
class Esaminata:
    """A row as it was looked at: its number in the sheet and its form."""

    numero: int
    form: RigaImportataForm

    @property
    def pronta(self) -> bool:
        return not self.form.errors

    @property
    def ruolo(self) -> str:
        return RUOLI[self.form.cleaned_data["ruolo"]]

    @property
    def livello(self) -> str:
        return LIVELLI[self.form.cleaned_data["livello"]]

    @property
    def facts(self) -> dict[str, Any]:
        """Fields of RigaIndicazione; of a row that is ready."""
        return {name: self.form.cleaned_data[name] for name in VALORI}

    @property
    def riga(self) -> dict[str, Any]:
        """What is kept of it: as it was typed, and what is wrong."""
        valori = {name: typed(self.form.data.get(self.form.add_prefix(name), "")) for name in VALORI}
        errori = {name: " ".join(map(str, texts)) for name, texts in self.form.errors.items()}
        return {"riga": self.numero, "valori": valori, "errori": errori}


def review(
    righe: Sequence[Mapping[str, Any]],
    *,
    ambito: Ambito,
    comune: Comune,
    by: Profilo,
    posted: Mapping[str, str] | None = None,
    importazione: ImportazioneIndicazione | None = None,
) -> list[Esaminata]:
    """Each row with every reason against it, by column; `posted` are the corrections typed into the page."""
    found = [Esaminata(riga["riga"], _form(riga, ambito, posted or {})) for riga in righe]
    valid = [each for each in found if each.pronta]
    _check_doubled(valid, importazione)
    _check_known([each for each in valid if each.pronta], ambito, comune, by)
    return found


def _form(riga: Mapping[str, Any], ambito: Ambito, posted: Mapping[str, str]) -> RigaImportataForm:
    prefix = f"r{riga['riga']}"
    stored = {f"{prefix}-{name}": riga["valori"].get(name, "") for name in VALORI}
    data = posted if f"{prefix}-codice_fiscale" in posted else stored
    return RigaImportataForm(data, prefix=prefix, ambito=ambito)


def _check_doubled(righe: list[Esaminata], importazione: ImportazioneIndicazione | None) -> None:
    """Nobody is named twice for one role, here or among the rows recorded already."""
    seen: dict[tuple[str, str], str] = {}
    if importazione is not None and importazione.indicazione is not None:
        for row in importazione.indicazione.righe.all():
            seen[codice_fiscale.base(row.codice_fiscale), row.ruolo] = "fra quelle registrate"
    for each in righe:
        data = each.form.cleaned_data
        key = codice_fiscale.base(data["codice_fiscale"]), data["ruolo"]
        if key in seen:
            each.form.add_error("codice_fiscale", f"Questa persona c'è già {seen[key]}, con lo stesso ruolo.")
        seen.setdefault(key, f"alla riga {each.numero}")


def _check_known(righe: list[Esaminata], ambito: Ambito, comune: Comune, by: Profilo) -> None:
    """What the platform knows of the persons: nothing that the accreditation would not say."""
    persons = selectors.known_persons([each.form.cleaned_data["codice_fiscale"] for each in righe])
    held = selectors.ruoli_in(comune, ambito, persons.values())
    for each in righe:
        data = each.form.cleaned_data
        person = persons.get(codice_fiscale.base(data["codice_fiscale"]))
        try:
            regole.check_self(data["codice_fiscale"], by)
            if person is not None:
                regole.check_cumulo(person, data["ruolo"], "si vede all'accreditamento")
        except regole.RegolaError as error:
            each.form.add_error("codice_fiscale", str(error))
        if person is not None and (person.pk, data["ruolo"]) in held:
            each.form.add_error(
                "ruolo", "Questa persona è già accreditata in questo ruolo: non serve indicarla ancora."
            )
