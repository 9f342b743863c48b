"""The short forms of the acts on a project."""

from django import forms

from progetti_collettivita.models import GENERATI, Quota, TipoAllegato, TipoAtto
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.forms import DataField, FormItaliano


class AttoForm(FormItaliano):
    """Nothing to write but the version that the page showed."""

    versione = forms.IntegerField(widget=forms.HiddenInput)


class MotivoForm(AttoForm):
    motivo = forms.CharField(
        label="Perché", min_length=5, max_length=250, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Resta scritto nel progetto. Nessun nome di chi partecipa.",
    )  # fmt: skip


class ConclusioneForm(AttoForm):
    motivo = forms.CharField(
        label="Perché lo concludi prima", max_length=250, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Serve solo se qualcuno partecipa ancora: la sua partecipazione finisce con il progetto.",
    )  # fmt: skip


class ApprovazioneForm(AttoForm):
    """The act of the Comune, signed by who may."""

    atto_tipo = forms.ChoiceField(label="Tipo di atto", choices=TipoAtto.choices)
    atto_numero = forms.CharField(label="Numero", max_length=60)
    atto_data = DataField(label="Data")
    documento = DocumentoField(label="File dell'atto")


class PostiForm(AttoForm):
    """Which free places go where."""

    da = forms.ChoiceField(label="Togli da", choices=Quota.choices)
    a = forms.ChoiceField(label="Dai a", choices=Quota.choices)
    quanti = forms.IntegerField(label="Quanti posti", min_value=1, max_value=9999)


class CatalogoForm(AttoForm):
    pubblico = forms.BooleanField(required=False, widget=forms.HiddenInput)


class AllegatoForm(FormItaliano):
    """A document of the project; its sheets are made by the platform."""

    tipo = forms.ChoiceField(
        label="Che documento è", choices=[each for each in TipoAllegato.choices if each[0] not in GENERATI]
    )
    descrizione = forms.CharField(label="Descrizione", max_length=160, required=False)
    documento = DocumentoField(label="File")
