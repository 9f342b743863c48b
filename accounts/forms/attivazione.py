from django import forms
from django.contrib.auth.password_validation import validate_password

from accounts.forms.accesso import CodiceField, FattoreField
from accounts.validators import password_help
from rdc_platform.web.forms import FormItaliano


class CodiceConsegnatoForm(FormItaliano):
    codice = forms.CharField(
        label="Codice che ti è stato consegnato",
        max_length=20,
        help_text="Otto lettere e cifre. Te lo dà, a parte, chi ti ha accreditato.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "autofocus": True}
        ),
    )

    required_messages = {"codice": "Scrivi il codice che ti è stato consegnato."}


class PasswordForm(FormItaliano):
    """A new password, twice, by the rules of who it is for."""

    password = forms.CharField(
        label="Password",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autofocus": True}),
    )
    conferma = forms.CharField(
        label="La stessa password, di nuovo",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    required_messages = {"password": "Scrivi una password.", "conferma": "Scrivi la password una seconda volta."}

    def __init__(self, *args, operatore, **kwargs):
        super().__init__(*args, **kwargs)
        self.operatore = operatore
        self.fields["password"].help_text = password_help(operatore)

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, self.operatore)
        return password

    def clean(self) -> dict[str, object]:
        data = super().clean()
        if {"password", "conferma"} <= data.keys() and data["password"] != data["conferma"]:
            self.add_error("conferma", "Le due password sono diverse: scrivile di nuovo.")
        return data


class RipristinoForm(PasswordForm):
    """A new password in place of a forgotten one: the second factor comes with it."""

    codice = FattoreField()
    field_order = ("codice", "password", "conferma")


class CambioPasswordForm(PasswordForm):
    """A new password for who is in: the present one and the second factor come with it."""

    attuale = forms.CharField(
        label="Password di adesso",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    codice = FattoreField()
    field_order = ("attuale", "codice", "password", "conferma")
    required_messages = PasswordForm.required_messages | {"attuale": "Scrivi la password che usi adesso."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Nuova password"


class DispositivoForm(FormItaliano):
    codice = CodiceField(label="Codice di sei cifre", help_text="Quello che l'app mostra adesso.", autofocus=False)
