"""What became of the notices, and who came."""

from datetime import datetime, time
from typing import ClassVar

from django import forms
from django.utils import timezone

from patti_inclusione.models import (
    CanaleInvio,
    DestinatarioInvio,
    EsitoInvio,
    EsitoPresenza,
    MotivoFine,
    MotivoGiustificazione,
)
from patti_inclusione.services.appuntamento import Invio
from patti_inclusione.services.esito import ASSENZE, Presenza
from patti_inclusione.services.invio import leaves_by_itself
from rdc_platform import calendario
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.telefonia import to_mobile
from rdc_platform.web.formati import ROMA
from rdc_platform.web.forms import DataField, FormItaliano

SENZA_GIORNO = {None, EsitoInvio.DA_FARE, EsitoInvio.IN_PARTENZA}


class VersioneForm(FormItaliano):
    """What an act on an appointment knows of the case when its page was opened."""

    versione = forms.IntegerField(widget=forms.HiddenInput)


class AnnullamentoForm(VersioneForm):
    """Who wanted the appointment off: the reason stays with it, for what the office wants is nobody's absence."""

    motivo = forms.ChoiceField(
        label="Perché non si fa", choices=MotivoFine.choices, widget=forms.RadioSelect, initial=MotivoFine.FAMIGLIA
    )


class TelefonataForm(FormItaliano):
    """Who was told by telephone: one of those convened, or who assists him."""

    componente = forms.UUIDField(widget=forms.HiddenInput)
    a_chi = forms.ChoiceField(choices=DestinatarioInvio.choices, widget=forms.HiddenInput)


class InvioForm(FormItaliano):
    """What became of one notice."""

    esito = forms.ChoiceField(label="Com'è andata", choices=EsitoInvio.choices)
    recapito = forms.CharField(label="A quale recapito", max_length=254, required=False)
    giorno = DataField(label="Quando", required=False)
    prova = DocumentoField(label="Prova", required=False)
    manda = forms.BooleanField(label="Mandala adesso", required=False, help_text="Parte da sola, a questo recapito.")

    def __init__(self, data=None, files=None, *, invio):
        self.invio = invio
        initial = {
            "esito": invio.esito,
            "recapito": invio.recapito,
            "giorno": calendario.rome_date(invio.istante) if invio.istante else None,
        }
        super().__init__(data, files, prefix=f"invio-{invio.pk}", initial=initial)
        if invio.esito != EsitoInvio.IN_PARTENZA:  # that is said by the platform, of what it sends
            self.fields["esito"].choices = [each for each in EsitoInvio.choices if each[0] != EsitoInvio.IN_PARTENZA]
        if not leaves_by_itself(invio.canale) or invio.esito not in (EsitoInvio.DA_FARE, EsitoInvio.FALLITO):
            del self.fields["manda"]

    def clean(self):
        values = super().clean()
        giorno = values.get("giorno")
        if values.get("manda"):
            self._clean_manda(values)
        elif values.get("esito") not in SENZA_GIORNO and not giorno and "giorno" not in self.errors:
            self.add_error("giorno", "Scrivi il giorno in cui l'hai mandata.")
        firmato = self.invio.canale == CanaleInvio.CONCORDATO_FIRMATO and values.get("esito") == EsitoInvio.CONSEGNATO
        if firmato and not (values.get("prova") or self.invio.prova_id):
            self.add_error("prova", "Carica il foglio con l'appuntamento firmato dalla persona.")
        if giorno and giorno > calendario.today():
            self.add_error("giorno", "Questo giorno deve ancora venire: scrivi quando l'hai mandata.")
        return values

    def _clean_manda(self, values) -> None:
        if self.invio.canale == CanaleInvio.SMS:
            values["recapito"] = to_mobile(values.get("recapito", ""))
            if not values["recapito"]:
                self.add_error("recapito", "Scrivi un numero di cellulare: è fatto così, 347 1234567.")
        elif "@" not in values.get("recapito", ""):
            self.add_error("recapito", "Scrivi a quale indirizzo mandarla: è fatto così, nome@esempio.it.")

    def cleaned(self) -> Invio:
        """The row as it is to be written; the hour that was known stays if the day is the same."""
        values, istante = self.cleaned_data, self.invio.istante
        if values.get("manda"):
            return Invio(self.invio.pk, EsitoInvio.DA_FARE, values["recapito"], None, values["prova"], manda=True)
        giorno = values["giorno"]
        if giorno and (istante is None or calendario.rome_date(istante) != giorno):
            now = timezone.localtime()
            istante = now if giorno == now.date() else datetime.combine(giorno, time(12), tzinfo=ROMA)
        return Invio(self.invio.pk, values["esito"], values["recapito"], istante if giorno else None, values["prova"])


class PresenzaForm(FormItaliano):
    """Whether one person came, and why not."""

    esito = forms.ChoiceField(label="C'era?", widget=forms.RadioSelect, choices=EsitoPresenza.choices)
    motivo = forms.ChoiceField(
        label="Perché è giustificata", required=False, choices=[("", "Scegli"), *MotivoGiustificazione.choices]
    )
    documento = DocumentoField(label="Documento della giustificazione", required=False)
    impedimento_al = DataField(
        label="Impedimento fino al",
        required=False,
        help_text="Se lo sai: il giorno per giustificarsi si conta dal giorno dopo.",
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": "2"}),
        help_text="Scrivi fatti, non giudizi.",
    )

    required_messages: ClassVar[dict[str, str]] = {"esito": "Scegli se la persona c'era."}

    def __init__(self, data=None, files=None, *, componente, esito=None, dalle: datetime | None = None):
        """`dalle`: when the appointment begins; before it who came early may be written, and no absence."""
        self.dalle = dalle
        self.componente, self.nome = componente, f"{componente.nome} {componente.cognome}"
        initial = {
            "esito": esito.esito,
            "motivo": esito.motivo_giustificazione,
            "note": esito.note,
            "impedimento_al": esito.impedimento_al,
        } if esito else None  # fmt: skip
        super().__init__(data, files, prefix=f"persona-{componente.pk}", initial=initial)
        self.fields["esito"].label = f"{self.nome} c'era al colloquio?"
        self.fields["esito"].error_messages["required"] = f"Scegli se {self.nome} c'era."

    def clean_esito(self) -> str:
        esito = self.cleaned_data["esito"]
        if esito in ASSENZE and self.dalle and self.dalle > timezone.now():
            ora = f"{timezone.localtime(self.dalle):%H:%M}"
            raise forms.ValidationError(f"Il colloquio è alle {ora}: prima di quell'ora nessuno è assente.")
        return esito

    def clean(self):
        values = super().clean()
        if values.get("esito") == EsitoPresenza.ASSENTE_GIUSTIFICATO and not values.get("motivo"):
            self.add_error("motivo", f"Scegli perché l'assenza di {self.nome} è giustificata.")
        return values

    def cleaned(self) -> Presenza:
        values = self.cleaned_data
        giustificata = values["esito"] == EsitoPresenza.ASSENTE_GIUSTIFICATO
        motivo = values["motivo"] if giustificata else ""
        return Presenza(
            self.componente.pk,
            values["esito"],
            motivo,
            values["documento"],
            values["note"],
            values["impedimento_al"],
        )
