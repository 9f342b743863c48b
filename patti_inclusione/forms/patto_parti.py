"""The parts of a Patto: objectives, expected results, commitments, supports. One form each; commitments, which have rules of their own, are in patto_impegno."""

from typing import ClassVar

from django import forms

from ambiti.models import Componente
from patti_inclusione.forms.patto import SENZA_ALTRI
from patti_inclusione.models import (
    ObiettivoGenerale,
    Patto,
    RisultatoAtteso,
    Sostegno,
    StatoSostegno,
)
from patti_inclusione.selectors.patto import Persona
from patti_inclusione.selectors.patto_quadro import bisogni_of
from rdc_platform import calendario
from rdc_platform.web.forms import DataField, DecimaleField, ModelFormItaliano

TUTTI = "Tutta la famiglia"


class ParteForm(ModelFormItaliano):
    """A part of `patto`; persons are chosen among the members of today, all of them given by the caller."""

    di_tutti: ClassVar[tuple[str, ...]] = ()  # the fields where nobody chosen means the whole family

    def __init__(self, *args, patto: Patto, persone: list[Persona], **kwargs):
        super().__init__(*args, **kwargs)
        self.patto = patto
        self.persone = {persona.componente.pk: persona for persona in persone}
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField) and field.queryset.model is Componente:
                field.queryset = Componente.objects.filter(pk__in=self.persone).order_by("data_nascita", "pk")
                field.label_from_instance = self._label
                if not isinstance(field, forms.ModelMultipleChoiceField):
                    field.empty_label = TUTTI if name in self.di_tutti else "Scegli"
            elif isinstance(field, forms.TypedChoiceField):
                field.choices = [("", "Scegli"), *((key, label) for key, label in field.choices if key)]

    def _label(self, componente: Componente) -> str:
        persona = self.persone[componente.pk]
        return f"{persona.nome}, {persona.anni} anni"

    def molti(self) -> dict[str, object]:
        """The many-to-many fields, for the service to write after the row."""
        return {f.name: self.cleaned_data[f.name] for f in self._meta.model._meta.many_to_many if f.name in self.fields}

    def check_dates(self) -> None:
        dal, al = self.cleaned_data.get("dal"), self.cleaned_data.get("al")
        if dal and al and al < dal:
            self.add_error("al", "La fine viene prima dell'inizio: correggi una delle due date.")


class ObiettivoForm(ParteForm):
    bisogni = forms.MultipleChoiceField(
        label="Bisogni gravi a cui risponde",
        help_text="Dall'analisi preliminare: nel Patto stampato non compaiono.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    di_tutti = ("componente",)
    required_messages: ClassVar[dict[str, str]] = {"testo": "Scrivi che cosa la famiglia vuole raggiungere."}

    class Meta:
        model = ObiettivoGenerale
        fields = ["area", "testo", "componente", "bisogni"]
        labels = {"testo": "Che cosa vogliamo raggiungere", "componente": "Riguarda"}
        help_texts = {"testo": f"Con le parole della famiglia. {SENZA_ALTRI}"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        bisogni = bisogni_of(self.patto.caso)
        self.fields["bisogni"].choices = [(bisogno.codice, bisogno.testo) for bisogno in bisogni]
        if not bisogni:
            del self.fields["bisogni"]


class RisultatoForm(ParteForm):
    required_messages: ClassVar[dict[str, str]] = {
        "testo": "Scrivi un risultato concreto, che si possa vedere.",
        "termine": "Scrivi entro quando.",
    }

    class Meta:
        model = RisultatoAtteso
        fields = [
            "obiettivo",
            "testo",
            "indicatore",
            "situazione_iniziale",
            "situazione_attesa",
            "termine",
            "responsabile",
            "responsabile_servizio",
        ]
        labels = {
            "testo": "Risultato",
            "indicatore": "Da che cosa lo vediamo",
            "situazione_iniziale": "Com'è oggi",
            "situazione_attesa": "Come sarà",
            "termine": "Entro il",
            "responsabile": "Se ne occupa una persona della famiglia",
            "responsabile_servizio": "Oppure un servizio",
        }
        help_texts = {"testo": "Una cosa concreta, per esempio: Luca va a scuola almeno quattro giorni su cinque."}
        field_classes = {"termine": DataField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["obiettivo"].queryset = ObiettivoGenerale.objects.filter(patto=self.patto)
        self.fields["obiettivo"].empty_label = "Scegli"

    def clean(self):
        data = super().clean()
        if data.get("responsabile") and data.get("responsabile_servizio"):
            self.add_error("responsabile_servizio", "Scegli una persona o un servizio, non tutti e due.")
        return data


class SostegnoForm(ParteForm):
    di_tutti = ("destinatario",)
    required_messages: ClassVar[dict[str, str]] = {
        "ente_erogatore": "Scrivi chi dà il sostegno.",
        "dal": "Scrivi da quando.",
    }

    class Meta:
        model = Sostegno
        fields = [
            "codice",
            "descrizione",
            "destinatario",
            "ente_erogatore",
            "intensita",
            "dal",
            "al",
            "fondo",
            "stato",
            "attivato_il",
        ]
        labels = {
            "codice": "Sostegno",
            "descrizione": "In che cosa consiste",
            "destinatario": "Per chi",
            "ente_erogatore": "Chi lo dà",
            "intensita": "Ore alla settimana",
            "dal": "Dal",
            "al": "Al",
            "fondo": "Fondo che lo paga",
            "stato": "A che punto è",
            "attivato_il": "Attivato il",
        }
        help_texts = {"descrizione": SENZA_ALTRI}
        field_classes = {"dal": DataField, "al": DataField, "attivato_il": DataField, "intensita": DecimaleField}

    def clean_intensita(self):
        ore = self.cleaned_data["intensita"]
        if ore is not None and not 0 < ore <= 168:
            raise forms.ValidationError("Scrivi le ore alla settimana: più di 0, al massimo 168.")
        return ore

    def clean(self):
        data = super().clean()
        self.check_dates()
        attivato = data.get("attivato_il")
        if data.get("stato") == StatoSostegno.ATTIVATO and not attivato:
            self.add_error("attivato_il", "Scrivi da quale giorno è attivato.")
        if attivato and attivato > calendario.today():
            self.add_error("attivato_il", "È una data futura: scrivi il giorno in cui è stato attivato.")
        return data
