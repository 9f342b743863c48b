from django import forms

from controlli_anagrafici.models import FonteTitolo, TipoTitolo
from rdc_platform.web.forms import DataField, FormItaliano


class TitoloForm(FormItaliano):
    """A title of stay, as it is read from the card or from the register."""

    tipo_titolo = forms.ChoiceField(label="Titolo", choices=TipoTitolo.choices)
    numero = forms.CharField(label="Numero", max_length=20)
    data_rilascio = DataField(label="Rilasciato il")
    data_scadenza = DataField(label="Scade il", required=False)
    richiesta_rinnovo = forms.BooleanField(label="Ha chiesto il rinnovo", required=False)
    data_richiesta_rinnovo = DataField(label="Rinnovo chiesto il", required=False)
    questura_rilascio = forms.CharField(label="Questura (sigla della provincia)", max_length=2, required=False)
    codice_fiscale_familiare = forms.CharField(
        label="Codice fiscale del familiare",
        max_length=16,
        required=False,
        help_text="Solo per il familiare di cittadino italiano o UE.",
    )
    grado_parentela = forms.CharField(label="Grado di parentela", max_length=60, required=False)
    fonte_verifica = forms.ChoiceField(label="Verificato presso", choices=FonteTitolo.choices)
    note = forms.CharField(label="Note", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self):
        data = super().clean()
        rilascio, scadenza = data.get("data_rilascio"), data.get("data_scadenza")
        if rilascio and scadenza and scadenza < rilascio:
            self.add_error("data_scadenza", "Il titolo scade prima di essere rilasciato: controlla le due date.")
        if data.get("richiesta_rinnovo") and not data.get("data_richiesta_rinnovo"):
            self.add_error("data_richiesta_rinnovo", "Scrivi quando ha chiesto il rinnovo.")
        data["questura_rilascio"] = data.get("questura_rilascio", "").upper()
        return data
