"""The local sheet of a person."""

from typing import Any, ClassVar

from django import forms

from patti_inclusione.models import AvvisiSms, CanalePreferito, CollocazioneMinore, Lingua, SchedaPersona, Tutela
from rdc_platform.web.forms import DataField, FormItaliano

MAGGIORE = 18


class SchedaForm(FormItaliano):
    """What the services know of a person; `anni` decides whether where a child lives is asked."""

    versione = forms.IntegerField(widget=forms.HiddenInput)
    telefono_verificato = forms.CharField(label="Telefono", max_length=40, required=False)
    email_verificata = forms.EmailField(label="E-mail", required=False)
    pec = forms.EmailField(label="PEC", required=False)
    canale_preferito = forms.ChoiceField(
        label="Come preferisce essere avvisato", choices=CanalePreferito.choices, required=False
    )
    avvisi_sms = forms.ChoiceField(
        label="Vuole gli avvisi per SMS?",
        choices=AvvisiSms.choices,
        required=False,
        help_text="Se dice sì riceve anche il promemoria di ogni appuntamento. Se dice no, nessun SMS.",
    )
    domicilio_effettivo = forms.CharField(
        label="Dove vive davvero", max_length=200, required=False, help_text="Se non è l'indirizzo che ha INPS."
    )
    senza_dimora = forms.BooleanField(label="È senza fissa dimora", required=False)
    punto_contatto = forms.CharField(
        label="Dove si trova o riceve la posta",
        max_length=200,
        required=False,
        help_text="Mensa, centro diurno, unità di strada.",
    )
    lingua = forms.ChoiceField(label="Lingua", choices=Lingua.choices)
    bisogno_mediatore = forms.BooleanField(label="Serve un interprete o un mediatore", required=False)
    tutela = forms.ChoiceField(label="Chi lo assiste per legge", choices=Tutela.choices)
    tutela_nome = forms.CharField(label="Nome e cognome di chi lo assiste", max_length=160, required=False)
    tutela_recapito = forms.CharField(
        label="Come si raggiunge",
        max_length=254,
        required=False,
        help_text="E-mail, telefono o indirizzo: è convocato anche lui.",
    )
    tutela_firma = forms.BooleanField(label="Firma al posto della persona, o con lei", required=False)
    tutela_estremi = forms.CharField(
        label="Decreto", max_length=160, required=False, help_text="Tribunale, numero e data."
    )
    tutela_scadenza = DataField(label="Il decreto scade il", required=False)
    indirizzo_riservato = forms.BooleanField(
        label="Il suo indirizzo è riservato",
        required=False,
        help_text="Lo si convoca a parte, solo al recapito sicuro. Non compare in lettere e calendari.",
    )
    recapito_sicuro = forms.CharField(label="Recapito sicuro", max_length=254, required=False)
    collocazione = forms.ChoiceField(label="Dove vive", choices=CollocazioneMinore.choices, required=False)
    responsabilita_limitata = forms.BooleanField(
        label="La responsabilità dei genitori è limitata dal giudice", required=False
    )

    def __init__(self, data=None, *, scheda: SchedaPersona, anni: int):
        initial = {name: getattr(scheda, name) for name in self.base_fields}
        super().__init__(data, initial=initial)
        if anni >= MAGGIORE:
            del self.fields["collocazione"], self.fields["responsabilita_limitata"]

    required_messages: ClassVar[dict[str, str]] = {"tutela": "Scegli se qualcuno lo assiste per legge."}

    def clean(self):
        values = super().clean()
        if values.get("tutela") not in (None, Tutela.NESSUNA) and not values.get("tutela_nome"):
            self.add_error("tutela_nome", "Scrivi chi lo assiste.")
        if values.get("indirizzo_riservato") and not values.get("recapito_sicuro"):
            self.add_error("recapito_sicuro", "Scrivi il recapito sicuro: è l'unico che useremo.")
        if values.get("senza_dimora") and not values.get("punto_contatto") and not values.get("telefono_verificato"):
            testo = "Scrivi dove si trova, o un telefono: senza un contatto vero un'assenza non si può segnalare."
            self.add_error("punto_contatto", testo)
        return values

    def valori(self) -> dict[str, Any]:
        """The fields to write; who is assisted by nobody any more keeps nothing of who assisted him."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "versione"}
        if values["tutela"] == Tutela.NESSUNA:
            values |= {"tutela_nome": "", "tutela_recapito": "", "tutela_firma": False, "tutela_estremi": ""}
            values["tutela_scadenza"] = None
        if not values["indirizzo_riservato"]:
            values["recapito_sicuro"] = ""
        return values
