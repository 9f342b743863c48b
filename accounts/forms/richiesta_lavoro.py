"""What the Ministry writes on a request while it works it."""

from datetime import date
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Accreditamento, RichiestaAccreditamento, StatoAccreditamento, TipoAllegato
from accounts.selectors import richiesta as selectors
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


class AmministratoreField(forms.ModelChoiceField):
    """One of the Amministratori of an Ambito, in office or suspended."""

    def label_from_instance(self, accreditamento: Accreditamento) -> str:
        sospeso = ", sospeso" if accreditamento.stato == StatoAccreditamento.SOSPESO else ""
        return f"{accreditamento.operatore.nome_completo}, dal {accreditamento.valido_dal:%d/%m/%Y}{sospeso}"


class SostituzioneForm(FormItaliano):
    """Whose place the person takes: to be said where the Ambito is full, asked where somebody is in office, else left out."""

    sostituisce = AmministratoreField(
        label="Prende il posto di",
        queryset=Accreditamento.objects.none(),
        required=False,
        empty_label="Nessuno: si aggiunge agli altri",
        help_text="Il suo profilo finisce quando registri la persona nuova. Gli operatori che ha accreditato restano.",
    )
    required_messages: ClassVar[dict[str, str]] = {
        "sostituisce": "L'Ambito ha già tutti gli Amministratori che può avere: scegli chi lascia il posto."
    }

    def __init__(self, *args, richiesta: RichiestaAccreditamento, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["sostituisce"]
        rows = selectors.amministratori(richiesta.ambito).select_related("operatore").order_by("valido_dal", "pk")
        found = list(rows)
        field.queryset = rows
        if len(found) == 1 and richiesta.chiede_sostituzione:
            self.initial.setdefault("sostituisce", found[0].pk)
        if selectors.is_full(richiesta.ambito):
            field.required, field.empty_label = True, "Scegli chi lascia il posto"
            field.widget.attrs["aria-required"] = "true"
        elif not found:
            del self.fields["sostituisce"]


class AttoForm(SostituzioneForm):
    """Number and date of the act, and the checks that come before it."""

    nota_ok = forms.BooleanField(label="La nota dice gli stessi dati del modulo, e-mail e telefono compresi")
    documento_ok = forms.BooleanField(label="Il documento d'identità e il codice fiscale sono della persona indicata")
    firmatario_ok = forms.BooleanField(label="Chi firma rappresenta l'Ambito, o ha la delega allegata")
    numero = forms.CharField(label="Numero dell'atto", max_length=40)
    data = DataField(label="Data dell'atto")
    field_order: ClassVar[list[str]] = ["nota_ok", "documento_ok", "firmatario_ok", "sostituisce"]

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
        return {name: self.cleaned_data.get(name) for name in ("numero", "data", "sostituisce")}


class RegistrazioneForm(SostituzioneForm):
    """Nothing to write, unless the place that the act foresaw was filled by somebody else meanwhile."""

    def __init__(self, *args, richiesta: RichiestaAccreditamento, **kwargs):
        super().__init__(*args, richiesta=richiesta, **kwargs)
        if not selectors.is_full(richiesta.ambito, tranne=richiesta.sostituisce):
            self.fields.pop("sostituisce", None)


class InvioAttoForm(FormItaliano):
    file_firmato = DocumentoField(label="Atto firmato dal Ministero", tipi=FIRMATI, required=False)


def _not_future(day: date, message: str) -> date:
    if day > calendario.today():
        raise ValidationError(message)
    return day
