from django import forms

from rdc_platform.web.forms import FormItaliano


class CodiceFiscaleField(forms.CharField):
    """The codice fiscale with which one enters: spaces and small letters are the typist's, and do no harm."""

    def __init__(self, **kwargs):
        attrs = {"autocomplete": "username", "autocapitalize": "characters", "spellcheck": "false"}
        super().__init__(max_length=40, widget=forms.TextInput(attrs=attrs), **kwargs)


class CodiceField(forms.CharField):
    """Six digits of an authenticator app; apps show them with a space in the middle."""

    default_error_messages = {"required": "Scrivi il codice di sei cifre.", "invalid": "Il codice ha sei cifre."}

    def __init__(self, *, autofocus: bool = True, **kwargs):
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"} | ({"autofocus": True} if autofocus else {})
        super().__init__(max_length=20, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value):
        code = "".join(super().clean(value).split())
        if not (code.isascii() and code.isdigit() and len(code) == 6):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return code


class AccessoForm(FormItaliano):
    codice_fiscale = CodiceFiscaleField(label="Codice fiscale")
    password = forms.CharField(
        label="Password",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    required_messages = {"codice_fiscale": "Scrivi il tuo codice fiscale.", "password": "Scrivi la password."}


class CodiceForm(FormItaliano):
    codice = CodiceField(
        label="Codice di sei cifre", help_text="Lo mostra adesso l'app di autenticazione sul telefono."
    )


class ChiForm(FormItaliano):
    """Which row a button stands for: the page wrote the key, so what is wrong with it needs no words."""

    chi = forms.UUIDField(widget=forms.HiddenInput)
