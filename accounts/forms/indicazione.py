"""The Comune's letter and the persons it names."""

from django import forms

from accounts.forms.persona import NOME, CodiceFiscaleField, not_future
from accounts.models import Livello, Ruolo
from accounts.selectors.convenzione import comuni_of
from accounts.services import regole
from ambiti.models import Ambito, Comune
from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.forms import DataField, FormItaliano

PREFILL_PEC = {
    "data-hx-get": "",
    "data-hx-target": "#pec-comune",
    "data-hx-select": "#pec-comune",
    "data-hx-swap": "outerHTML",
}
PERSONE = 50  # in one letter


class IndicazioneForm(FormItaliano):
    """The letter itself."""

    comune = forms.ModelChoiceField(label="Comune che indica", queryset=Comune.objects.none(), empty_label="Scegli…")
    firmatario = forms.CharField(label="Chi firma", max_length=160, help_text="Nome e carica.")
    protocollo = forms.CharField(label="Protocollo", max_length=40)
    data = DataField(label="Data della lettera", validators=[not_future])
    file = DocumentoField(label="Lettera firmata", tipi=(PDF, P7M))
    pec_comune = forms.EmailField(
        label="PEC del Comune",
        required=False,
        help_text="Lì mandiamo la ricevuta: protocollo, data e quante persone. Senza nomi.",
    )

    required_messages = {"data": "Scrivi la data della lettera."}

    def __init__(self, *args, ambito: Ambito, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comune"].queryset = comuni_of(ambito)
        # Once the Comune is chosen, its last PEC comes by itself.
        self.fields["comune"].widget.attrs.update(PREFILL_PEC)


class RigaForm(FormItaliano):
    """One person, one role."""

    codice_fiscale = CodiceFiscaleField(label="Codice fiscale")
    nome = forms.CharField(label="Nome", max_length=80, validators=[NOME])
    cognome = forms.CharField(label="Cognome", max_length=80, validators=[NOME])
    ruolo = forms.ChoiceField(label="Ruolo", choices=[("", "Scegli…"), *((r, Ruolo(r).label) for r in regole.OFFERTI)])
    livello = forms.ChoiceField(
        label="Livello",
        choices=[(Livello.COMUNE, "Per questo Comune"), (Livello.AMBITO, "Per tutto l'Ambito")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, ambito: Ambito, **kwargs):
        super().__init__(*args, **kwargs)
        self.ambito = ambito
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")

    def clean(self):
        data = super().clean()
        if "ruolo" in data and "livello" in data:
            try:
                regole.check_ruolo(data["ruolo"], data["livello"], self.ambito)
            except regole.RegolaError as error:
                self.add_error(error.campo, str(error))
        return data


class BaseRighe(forms.BaseFormSet):
    riga = "Persona"  # how the summary of errors calls a row

    def clean(self):
        seen = set()
        for form in self.forms:
            data = form.cleaned_data if form.is_valid() else {}
            if not data or data.get("DELETE"):
                continue
            key = (data["codice_fiscale"], data["ruolo"])
            if key in seen:
                form.add_error(
                    "codice_fiscale", "Questa persona c'è già, con lo stesso ruolo: togli una delle due righe."
                )
            seen.add(key)

    def righe(self) -> list[dict[str, str]]:
        """The persons, without the rows taken away; for a valid formset."""
        names = ("codice_fiscale", "nome", "cognome", "ruolo", "livello")
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        return [{name: data[name] for name in names} for data in kept]


RigheFormSet = forms.formset_factory(
    RigaForm,
    formset=BaseRighe,
    extra=0,
    min_num=1,
    validate_min=True,
    max_num=PERSONE,
    validate_max=True,
    can_delete=True,
)
