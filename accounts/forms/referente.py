"""The contact persons of an Ambito (letter, last paragraph)."""

from django import forms

from accounts.forms.persona import NOME, TELEFONO
from ambiti.models import Ambito, Referente
from rdc_platform.web.forms import ModelFormItaliano

MASSIMO = 20


class ReferenteForm(ModelFormItaliano):
    class Meta:
        model = Referente
        fields = ("nome", "cognome", "email", "telefono")

    required_messages = {"email": "Scrivi l'e-mail del referente: i solleciti vanno lì."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nome"].validators.append(NOME)
        self.fields["cognome"].validators.append(NOME)
        self.fields["telefono"].validators.append(TELEFONO)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")  # it is about another person


class BaseReferenti(forms.BaseInlineFormSet):
    riga = "Referente"  # how the summary of errors calls a row


ReferentiFormSet = forms.inlineformset_factory(
    Ambito,
    Referente,
    form=ReferenteForm,
    formset=BaseReferenti,
    extra=0,
    max_num=MASSIMO,
    validate_max=True,
    can_delete=True,
)
