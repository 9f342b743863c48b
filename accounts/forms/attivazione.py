from django import forms
from django.contrib.auth.password_validation import validate_password

from accounts.forms.accesso import CodiceField
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

    def __init__(self, *args, operatore, lunghezza: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.operatore = operatore
        self.fields[
            "password"
        ].help_text = f"Almeno {lunghezza} caratteri: va bene una frase. Senza il tuo nome, e non fra le più usate."

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, self.operatore)
        return password

    def clean(self) -> dict[str, object]:
        data = super().clean()
        if {"password", "conferma"} <= data.keys() and data["password"] != data["conferma"]:
            self.add_error("conferma", "Le due password sono diverse: scrivile di nuovo.")
        return data


class DispositivoForm(FormItaliano):
    codice = CodiceField(label="Codice di sei cifre", help_text="Quello che l'app mostra adesso.", autofocus=False)
