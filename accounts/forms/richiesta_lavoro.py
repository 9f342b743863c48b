"""What the Ministry writes on a request while it works it."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import AttoDesignazione, TipoAllegato
from rdc_platform import calendario
from rdc_platform.documenti import contenuto
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.forms import DataField, FormItaliano

FIRMATI = (contenuto.PDF, contenuto.P7M)
FILES = {tipo.lower(): tipo for tipo in TipoAllegato}  # name of the field: kind of attachment


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


class ControfirmaForm(FormItaliano):
    """The act as it came back."""

    data_controfirma = DataField(label="Data della controfirma")
    file_controfirmato = DocumentoField(label="Atto controfirmato", tipi=FIRMATI)

    def __init__(self, *args, atto: AttoDesignazione, **kwargs):
        super().__init__(*args, **kwargs)
        self.atto = atto

    def clean_data_controfirma(self) -> date:
        data = _not_future(self.cleaned_data["data_controfirma"], "La controfirma è nel futuro: controlla la data.")
        if data < self.atto.data:
            raise ValidationError(
                f"La controfirma non può venire prima dell'atto, che è del {self.atto.data:%d/%m/%Y}."
            )
        return data


def _not_future(day: date, message: str) -> date:
    if day > calendario.today():
        raise ValidationError(message)
    return day
