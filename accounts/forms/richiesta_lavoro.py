"""What the Ministry writes on a request while it works it."""

from datetime import date, datetime
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone

from accounts.forms.persona import NOME
from accounts.models import TipoAllegato, TitoloFirmatario
from accounts.services.richiesta import missing_allegati
from rdc_platform import calendario
from rdc_platform.documenti import contenuto
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.forms import DataField, FormItaliano

FIRMATI = (contenuto.PDF, contenuto.P7M)
FILES = {tipo.lower(): tipo for tipo in TipoAllegato}  # name of the field: kind of attachment
MESSAGE_ID = RegexValidator(
    r"^\S+@\S+\Z",
    "Copia l'identificativo dalla ricevuta della PEC: è fatto così, <opec123@pec.esempio.it>.",
    "message_id",
)


class IstanteField(forms.DateTimeField):
    """A day and an hour, as the browser's own control sends them or as typed: `6/3/2019 9:30`."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    input_formats: ClassVar[list[str]] = ["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M", "%d/%m/%Y %H.%M"]

    default_error_messages: ClassVar[dict[str, str]] = {"invalid": "Scrivi data e ora così: 6/3/2019 9:30."}


class AllegatiForm(FormItaliano):
    """The files of the letter, each optional here; `files_by_tipo` gives those that came."""

    nota_autorizzazione = DocumentoField(label="Nota di autorizzazione", required=False)
    documento_identita = DocumentoField(label="Documento d'identità della persona", required=False)
    codice_fiscale = DocumentoField(label="Codice fiscale della persona", required=False)
    delega = DocumentoField(label="Provvedimento di delega o di incarico", required=False)
    altro = DocumentoField(label="Altro documento", required=False)

    @property
    def files_by_tipo(self) -> dict[str, object]:
        return {tipo: self.cleaned_data[name] for name, tipo in FILES.items() if self.cleaned_data.get(name)}


class PecForm(AllegatiForm):
    """The PEC with the authorisation note, and its attachments."""

    nota_autorizzazione = DocumentoField(label="Nota di autorizzazione")
    documento_identita = DocumentoField(label="Documento d'identità della persona")
    codice_fiscale = DocumentoField(label="Codice fiscale della persona")
    delega = DocumentoField(
        label="Provvedimento di delega o di incarico", required=False, help_text="Solo se firma un delegato."
    )
    pec_mittente = forms.EmailField(label="PEC del mittente")
    pec_ricevuta_il = IstanteField(label="Ricevuta il")
    pec_message_id = forms.CharField(label="Identificativo del messaggio", max_length=200, validators=[MESSAGE_ID])
    firmatario_nome = forms.CharField(label="Nome di chi firma la nota", max_length=80, validators=[NOME])
    firmatario_cognome = forms.CharField(label="Cognome di chi firma la nota", max_length=80, validators=[NOME])
    firmatario_titolo = forms.ChoiceField(
        label="Firma come",
        choices=TitoloFirmatario,
        widget=forms.RadioSelect,
        help_text="Un delegato allega la delega.",
    )
    required_messages: ClassVar[dict[str, str]] = {
        "pec_ricevuta_il": "Scrivi quando è arrivata la PEC.",
        "firmatario_titolo": "Scegli chi firma la nota: il legale rappresentante o un delegato.",
        "nota_autorizzazione": "Allega la nota di autorizzazione: senza non si registra la PEC.",
        "documento_identita": "Allega il documento d'identità della persona: senza non si registra la PEC.",
        "codice_fiscale": "Allega il codice fiscale della persona: senza non si registra la PEC.",
    }
    field_order: ClassVar[list[str]] = [
        *("pec_mittente", "pec_ricevuta_il", "pec_message_id"),
        *("firmatario_nome", "firmatario_cognome", "firmatario_titolo"),
    ]

    def clean_pec_ricevuta_il(self) -> datetime:
        instant = self.cleaned_data["pec_ricevuta_il"]
        if instant > timezone.now():
            raise ValidationError("La PEC non può essere arrivata nel futuro: controlla data e ora.")
        return instant

    def clean(self):
        data = super().clean()
        sent = {tipo: data.get(name) for name, tipo in FILES.items()}
        missing = missing_allegati(sent, data.get("firmatario_titolo", ""))
        if TipoAllegato.DELEGA in missing and "delega" not in self.errors:
            self.add_error("delega", "Allega la delega: chi firma non è il legale rappresentante.")
        return data

    @property
    def facts(self) -> dict[str, object]:
        """What `record_pec` wants beside the files."""
        return {name: self.cleaned_data[name] for name in self.field_order}


class IntegrazioneForm(AllegatiForm):
    """What the body sent after it was asked."""

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.values()):
            raise ValidationError("Carica almeno un file di quelli arrivati.")
        return data


class MotivoForm(FormItaliano):
    """Why, in the words that the body will read."""

    motivo = forms.CharField(label="Motivo", max_length=2000, widget=forms.Textarea)


class AttoForm(FormItaliano):
    """Number and date of the act, and the checks that come before it."""

    nota_ok = forms.BooleanField(label="La nota dice gli stessi dati del modulo, e-mail e telefono compresi")
    documento_ok = forms.BooleanField(label="Il documento d'identità e il codice fiscale sono della persona indicata")
    firmatario_ok = forms.BooleanField(label="Chi firma rappresenta l'Ambito, o ha la delega allegata")
    numero = forms.CharField(label="Numero dell'atto", max_length=40)
    data = DataField(label="Data dell'atto")

    def __init__(self, *args, dal: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.dal = dal

    def clean_data(self) -> date:
        data = _not_future(self.cleaned_data["data"], "La data dell'atto è nel futuro: controllala.")
        if data < self.dal:
            raise ValidationError(f"La nota è arrivata il {self.dal:%d/%m/%Y}: l'atto non può essere di prima.")
        return data

    @property
    def estremi(self) -> dict[str, object]:
        """What `prepare_atto` wants: without the checks ticked it is not called."""
        return {"numero": self.cleaned_data["numero"], "data": self.cleaned_data["data"]}


class InvioAttoForm(FormItaliano):
    file_firmato = DocumentoField(label="Atto firmato dal Ministero", tipi=FIRMATI, required=False)


def _not_future(day: date, message: str) -> date:
    if day > calendario.today():
        raise ValidationError(message)
    return day
