"""The PEC with the authorisation note, as the Ministry copies it from its mailbox: once for all whom it authorises."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone

from accounts.forms.persona import NOME, CodiceFiscaleField
from accounts.forms.richiesta_lavoro import FILES, AllegatiForm
from accounts.models import RichiestaAccreditamento, TipoAllegato, TitoloFirmatario
from accounts.services.richiesta_pec import missing_allegati
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.forms import FormItaliano

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
    firmatario_codice_fiscale = CodiceFiscaleField(label="Codice fiscale di chi firma", required=False)
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
        *("firmatario_nome", "firmatario_cognome", "firmatario_codice_fiscale", "firmatario_titolo"),
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


class CopieForm(FormItaliano):
    """The copies of one person whom the PEC authorises."""

    documento_identita = DocumentoField(label="Documento d'identità della persona")
    codice_fiscale = DocumentoField(label="Codice fiscale della persona")
    required_messages: ClassVar[dict[str, str]] = {
        "documento_identita": "Allega il documento d'identità della persona: senza non si registra la PEC.",
        "codice_fiscale": "Allega il codice fiscale della persona: senza non si registra la PEC.",
    }

    @property
    def files_by_tipo(self) -> dict[str, object]:
        return {FILES[name]: self.cleaned_data[name] for name in ("documento_identita", "codice_fiscale")}


class AltraPersonaForm(CopieForm):
    """Another request of the Ambito that waits: the same PEC may be its own, and then its copies came with it."""

    vale = forms.BooleanField(required=False)
    field_order: ClassVar[list[str]] = ["vale"]

    def __init__(self, *args, richiesta: RichiestaAccreditamento, **kwargs):
        super().__init__(*args, prefix=str(richiesta.pk), **kwargs)
        self.richiesta = richiesta
        self.nome = f"{richiesta.nome} {richiesta.cognome}"
        self.fields["vale"].label = f"{self.nome}, {richiesta.numero_richiesta}"
        for name in ("documento_identita", "codice_fiscale"):
            field = self.fields[name]
            field.label = f"{field.label.removesuffix(' della persona')} di {self.nome}"
            field.required = self.is_bound and self.add_prefix("vale") in self.data


def altre_persone(posted: tuple, richieste: Iterable[RichiestaAccreditamento]) -> list[AltraPersonaForm]:
    """A form for each of the requests, bound where something was posted."""
    return [AltraPersonaForm(*posted, richiesta=richiesta) for richiesta in richieste]


def chosen(altre: Iterable[AltraPersonaForm]) -> Mapping[UUID, dict[str, object]]:
    """The copies of those that were ticked, by request; for valid forms."""
    return {form.richiesta.pk: form.files_by_tipo for form in altre if form.cleaned_data["vale"]}
