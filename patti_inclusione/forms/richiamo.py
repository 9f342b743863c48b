from typing import ClassVar

from django import forms

from patti_inclusione.models import CanaleRichiamo, EsitoRichiamo
from patti_inclusione.services.richiamo import Richiamo
from rdc_platform import calendario
from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.norme.selectors import intero
from rdc_platform.web.forms import DataField, FormItaliano


class RichiamoForm(FormItaliano):
    """A formal warning already given: when, how, and by when to comply."""

    data = DataField(label="Data del richiamo")
    canale = forms.ChoiceField(label="Come è stato dato", choices=[("", "Scegli"), *CanaleRichiamo.choices])
    ricevuto_il = DataField(label="Ricevuto il")
    termine_adeguamento = DataField(
        label="Mettersi in regola entro il", help_text="Fino a quel giorno non si può segnalare."
    )
    firmato = DocumentoField(label="Richiamo firmato", tipi=(PDF, P7M))

    required_messages: ClassVar[dict[str, str]] = {"firmato": "Scegli il richiamo firmato da caricare."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        oggi = calendario.today()
        giorni = intero("RICHIAMO_GG_ADEGUAMENTO", oggi)
        self.fields["data"].initial = self.fields["ricevuto_il"].initial = oggi
        self.fields["termine_adeguamento"].initial = calendario.add_solari(oggi, giorni)

    def dati(self) -> Richiamo:
        return Richiamo(**{name: value for name, value in self.cleaned_data.items() if name != "firmato"})


class VerificaForm(FormItaliano):
    """What became of the commitment after the term of the warning."""

    esito = forms.ChoiceField(label="Com'è andata", widget=forms.RadioSelect, choices=EsitoRichiamo.choices)

    required_messages: ClassVar[dict[str, str]] = {"esito": "Scegli com'è andata."}
