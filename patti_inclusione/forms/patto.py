"""What holds for the whole Patto: how long, how often, how it is followed."""

from django import forms

from patti_inclusione.models import FrequenzaIncontri, Patto, TipoPatto
from rdc_platform.web.forms import DataField, ModelFormItaliano

SENZA_ALTRI = "Scrivi fatti, non giudizi, e niente dati di persone che non sono della famiglia."


class AccordiForm(ModelFormItaliano):
    """Every field may wait while the Patto is a draft; the page of the Patto says what is missing."""

    class Meta:
        model = Patto
        fields = ["durata_dal", "durata_al", "frequenza_incontri", "modalita_monitoraggio", "provvisorio"]
        labels = {
            "durata_dal": "Il Patto vale dal",
            "durata_al": "Il Patto vale fino al",
            "frequenza_incontri": "Ogni quanto ci vediamo",
            "modalita_monitoraggio": "Come seguiamo il Patto",
            "provvisorio": "È provvisorio, in attesa del Quadro di analisi",
        }
        help_texts = {
            "durata_al": "Di solito la fine del beneficio.",
            "modalita_monitoraggio": f"Dove ci vediamo, chi partecipa, come ci sentiamo tra un incontro e l'altro. {SENZA_ALTRI}",
        }
        field_classes = {"durata_dal": DataField, "durata_al": DataField}
        widgets = {
            "frequenza_incontri": forms.RadioSelect,
            "modalita_monitoraggio": forms.Textarea(attrs={"maxlength": 2000}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["frequenza_incontri"].choices = FrequenzaIncontri.choices
        if self.instance.tipo != TipoPatto.COMPLESSO:
            del self.fields["provvisorio"]

    def clean(self):
        data = super().clean()
        dal, al = data.get("durata_dal"), data.get("durata_al")
        if dal and al and al <= dal:
            self.add_error("durata_al", "La fine viene dopo l'inizio: correggi una delle due date.")
        return data
