"""The small forms of a Patto's life: why it is revised, how far a support has come, which languages, which code."""

from typing import ClassVar

from django import forms

from patti_inclusione.models import CodiceSostegno, Lingua, MotivoRevisione, Sostegno, StatoSostegno
from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.forms import DataField, Filtri, FormItaliano


class RevisioneForm(FormItaliano):
    motivo = forms.ChoiceField(label="Perché lo rivedi", choices=[("", "Scegli"), *MotivoRevisione.choices])

    required_messages: ClassVar[dict[str, str]] = {"motivo": "Scegli perché rivedi il Patto."}


class StatoSostegnoForm(FormItaliano):
    """The states that the support may come to from where it is."""

    stato = forms.ChoiceField(label="A che punto è", widget=forms.RadioSelect)
    giorno = DataField(label="Da quando")
    motivo = forms.CharField(
        label="Perché",
        required=False,
        max_length=300,
        help_text="Serve se è in lista d'attesa o non disponibile. Scrivi fatti, senza nomi.",
    )

    required_messages: ClassVar[dict[str, str]] = {"stato": "Scegli a che punto è.", "giorno": "Scrivi da quando."}

    def __init__(self, *args, sostegno: Sostegno, **kwargs):
        super().__init__(*args, **kwargs)
        moves = Sostegno.MOVES[sostegno.stato]
        self.fields["stato"].choices = [choice for choice in StatoSostegno.choices if choice[0] in moves]


class FiltriSostegni(Filtri):
    """The filters of the list, on rows of `select_sostegni`."""

    stato = forms.ChoiceField(label="A che punto è", choices=[("", "Tutti"), *StatoSostegno.choices])
    codice = forms.ChoiceField(label="Sostegno", choices=[("", "Tutti"), *CodiceSostegno.choices])


class LinguaForm(FormItaliano):
    """The languages that we have a sheet of, and that was not made yet."""

    lingua = forms.ChoiceField(label="In un'altra lingua")

    def __init__(self, *args, fatte=(), **kwargs):
        super().__init__(*args, **kwargs)
        skip = {Lingua.IT, Lingua.ALTRA, *fatte}
        self.fields["lingua"].choices = [choice for choice in Lingua.choices if choice[0] not in skip]


class VerificaForm(FormItaliano):
    codice = forms.CharField(
        label="Codice",
        max_length=40,
        help_text="Venti lettere e numeri, in fondo al documento.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )
    file = DocumentoField(label="Il file, se vuoi confrontarlo", tipi=(PDF, P7M), required=False)

    required_messages: ClassVar[dict[str, str]] = {"codice": "Scrivi il codice che sta in fondo al documento."}
