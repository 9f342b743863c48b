from django import forms

from accounts.services.recupero import looks_like_one
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


class FattoreField(forms.CharField):
    """The second factor, asked again: the telephone's code or, without telephone, a recovery code."""

    default_error_messages = {
        "required": "Scrivi il codice dell'app, o un codice di recupero.",
        "invalid": "Il codice dell'app ha sei cifre; un codice di recupero è fatto così: 3-ABCDE-FGHJK.",
    }

    def __init__(self, **kwargs):
        attrs = {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        text = "Quello che l'app mostra adesso. Senza telefono: uno dei codici di recupero."
        super().__init__(
            label="Codice dell'app, o di recupero",
            help_text=text,
            max_length=30,
            widget=forms.TextInput(attrs=attrs),
            **kwargs,
        )

    def clean(self, value):
        code = "".join(super().clean(value).split())
        if not (looks_like_one(code) or (code.isascii() and code.isdigit() and len(code) == 6)):
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


class RecuperoForm(FormItaliano):
    codice = forms.CharField(
        label="Codice di recupero",
        max_length=30,
        help_text="Uno dei dieci che hai salvato, fatto così: 3-ABCDE-FGHJK. Ognuno vale una volta.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "autofocus": True}
        ),
    )

    required_messages = {"codice": "Scrivi un codice di recupero."}


class ConfermaForm(FormItaliano):
    """The second factor once more, before an act that weighs."""

    codice = FattoreField()


class DimenticataForm(FormItaliano):
    """Whose password was forgotten."""

    codice_fiscale = CodiceFiscaleField(label="Codice fiscale")

    required_messages = {"codice_fiscale": "Scrivi il tuo codice fiscale."}


class ChiForm(FormItaliano):
    """Which row a button stands for: the page wrote the key, so what is wrong with it needs no words."""

    chi = forms.UUIDField(widget=forms.HiddenInput)
