"""The act as it came back: first the file, then what has to be said of it."""

from datetime import date
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms.persona import not_future
from accounts.models import AttoDesignazione
from accounts.selectors.controfirma import Esame
from accounts.services.controfirma import MAX_ATTESTAZIONE
from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.forms import DataField, FormItaliano


class FileControfirmatoForm(FormItaliano):
    """The file that came back."""

    file_controfirmato = DocumentoField(label="Atto controfirmato", tipi=(PDF, P7M))


class ControfirmaForm(FormItaliano):
    """When it was countersigned, and only those words that what was found in the file makes needed."""

    data_controfirma = DataField(label="Data della controfirma", validators=[not_future])
    identita_controllata = forms.BooleanField(label="Ho controllato che la firma a mano è della persona designata")
    attestazione = forms.CharField(
        label="Chi l'ha portato e come hai controllato chi è",
        max_length=MAX_ATTESTAZIONE,
        widget=forms.Textarea,
        help_text="Per esempio: «Arrivato con la PEC dell'ente; firma confrontata con quella del documento d'identità».",
    )
    certificato_controllato = forms.BooleanField(
        label="Ho controllato il certificato di chi firma con un programma di verifica"
    )
    testo_confrontato = forms.BooleanField(label="Ho confrontato il testo: è quello dell'atto mandato")

    required_messages: ClassVar[dict[str, str]] = {
        "data_controfirma": "Scrivi la data della controfirma.",
        "attestazione": "Scrivi chi ha portato l'atto e come hai controllato chi è.",
    }

    def __init__(self, *args, atto: AttoDesignazione, esame: Esame, **kwargs):
        super().__init__(*args, **kwargs)
        self.atto = atto
        self.fields["data_controfirma"].initial = esame.firmato_il
        needed = {
            "identita_controllata": esame.scansione,
            "attestazione": esame.scansione,
            "certificato_controllato": esame.da_controllare,
            "testo_confrontato": esame.diverso,
        }
        for name in [name for name, shown in needed.items() if not shown]:
            del self.fields[name]

    def clean_data_controfirma(self) -> date:
        data = self.cleaned_data["data_controfirma"]
        if data < self.atto.data:
            raise ValidationError(
                f"La controfirma non può venire prima dell'atto, che è del {self.atto.data:%d/%m/%Y}."
            )
        return data

    @property
    def facts(self) -> dict[str, object]:
        """What `record_controfirma` wants."""
        return {name: value for name, value in self.cleaned_data.items() if name != "identita_controllata"}
