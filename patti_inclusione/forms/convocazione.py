import re
from datetime import datetime, time
from typing import ClassVar
from uuid import uuid4

from django import forms
from django.utils import timezone

from patti_inclusione.models import (
    CanaleInvio,
    EsitoInvio,
    EsitoPresenza,
    ModalitaIncontro,
    MotivoGiustificazione,
    TipoConvocazione,
)
from patti_inclusione.services.convocazione import Appuntamento, Invio, Presenza
from rdc_platform import calendario
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import ROMA, data_estesa
from rdc_platform.web.forms import DataField, FormItaliano

DURATE = [(minuti, f"{minuti} minuti") for minuti in (30, 45, 60, 90, 120)]
CANALI_CHIESTI = [CanaleInvio.TELEFONO]
# Anyone may see a message on a phone or an envelope: it never says why the family is called (spec §10.4).
BENEFICIO = re.compile(r"reddito|pensione di cittadinanza|cittadinanza|\brdc\b|\bpdc\b|sussidio|povert", re.IGNORECASE)
TESTO = (
    "Buongiorno, i servizi sociali del Comune di {comune} vi aspettano {{giorno}} alle {{ora}}, {{luogo}}. "
    "Se non potete venire, chiamateci prima: troviamo insieme un altro giorno."
)
NON_IN_PRESENZA = {
    ModalitaIncontro.DOMICILIO: "a casa vostra",
    ModalitaIncontro.TELEFONO: "per telefono",
    ModalitaIncontro.VIDEO: "in videochiamata",
}


class ConvocazioneForm(FormItaliano):
    """An appointment. `persone` are selectors' Persona; `overlaps(data_ora, durata)` gives what else is at that hour."""

    chiave = forms.UUIDField(widget=forms.HiddenInput)
    versione = forms.IntegerField(widget=forms.HiddenInput)
    tipo = forms.ChoiceField(label="Che cosa è", choices=TipoConvocazione.choices)
    data = DataField(label="Giorno")
    ora = forms.TimeField(label="Ora", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    durata_min = forms.TypedChoiceField(label="Durata", choices=DURATE, coerce=int)
    modalita = forms.ChoiceField(label="Come", choices=ModalitaIncontro.choices, widget=forms.RadioSelect)
    luogo = forms.CharField(
        label="Dove", max_length=200, required=False, help_text="Indirizzo, piano, stanza. Serve se è in presenza."
    )
    componenti = forms.MultipleChoiceField(label="Chi", widget=forms.CheckboxSelectMultiple)
    canali = forms.MultipleChoiceField(
        label="Come lo comunichi",
        choices=CanaleInvio.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="La piattaforma non manda ancora messaggi da sola: li mandi tu, e qui scrivi come.",
    )
    testo = forms.CharField(
        label="Messaggio",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": "4"}),
        help_text="Giorno, ora e luogo si scrivono da soli al posto di {giorno}, {ora} e {luogo}. "
        "Non nominare il beneficio: il messaggio può leggerlo chiunque.",
    )
    mandata = forms.BooleanField(
        label="L'ho già comunicato, con tutti questi mezzi",
        required=False,
        help_text="Altrimenti lo scrivi dopo, quando l'hai fatto. Il termine si ferma quando la famiglia è avvisata.",
    )
    termine_breve_accettato = forms.BooleanField(label="La persona accetta un preavviso breve", required=False)
    festivo_confermato = forms.BooleanField(label="Sì, proprio di domenica o in un giorno festivo", required=False)
    sovrapposizione_confermata = forms.BooleanField(label="Sì, anche se hai già un altro impegno", required=False)

    required_messages: ClassVar[dict[str, str]] = {
        "data": "Scrivi la data del colloquio.",
        "ora": "Scrivi l'ora del colloquio.",
        "componenti": "Scegli almeno una persona da convocare.",
        "canali": "Scegli almeno un modo per comunicarlo.",
        "testo": "Scrivi il messaggio per la famiglia.",
    }

    def __init__(self, data=None, *, caso, persone, overlaps, initial=None):
        self.overlaps, self.persone = overlaps, {str(p.componente.pk): p.componente for p in persone}
        self.belfiore = caso.nucleo.comune_id
        adulti = [str(p.componente.pk) for p in persone if p.anni >= 18]
        start = {
            "chiave": uuid4(),
            "versione": caso.versione,
            "tipo": TipoConvocazione.PRIMO_COLLOQUIO,
            "durata_min": 60,
            "modalita": ModalitaIncontro.PRESENZA,
            "componenti": adulti,
            "canali": CANALI_CHIESTI,
            "testo": TESTO.format(comune=caso.nucleo.comune.denominazione),
        }
        super().__init__(data, initial=start | (initial or {}))
        self.fields["componenti"].choices = [
            (str(p.componente.pk), f"{p.componente.nome} {p.componente.cognome}, {p.anni} anni") for p in persone
        ]

    def clean_testo(self) -> str:
        testo = self.cleaned_data["testo"]
        if found := BENEFICIO.search(testo):
            raise forms.ValidationError(f"Togli «{found[0]}» dal messaggio: chi lo vede non deve sapere perché chiami.")
        return testo

    def clean(self):
        values = super().clean()
        if values.get("modalita") == ModalitaIncontro.PRESENZA and not values.get("luogo"):
            self.add_error("luogo", "Scrivi dove vi incontrate.")
        if values.get("data") and values.get("ora"):
            self._clean_when(values["data"], values["ora"])
        return values

    def _clean_when(self, giorno, ora: time) -> None:
        self.data_ora = datetime.combine(giorno, ora, tzinfo=ROMA)
        today = calendario.today()
        if self.data_ora <= timezone.now():
            self.add_error("data", "Questo giorno o quest'ora sono già passati: scegline altri.")
            return
        if calendario.is_festivo(giorno, self.belfiore) and not self.cleaned_data["festivo_confermato"]:
            self.add_error("festivo_confermato", f"{data_estesa(giorno).capitalize()} è festivo: confermi?")
        preavviso = intero("CONVOCAZIONE_GG_PREAVVISO", today)
        early = calendario.add_lavorativi(today, preavviso)
        if giorno < early and not self.cleaned_data["termine_breve_accettato"]:
            testo = f"Servono {preavviso} giorni lavorativi di preavviso: da {data_estesa(early)} in poi, o se la persona accetta prima."
            self.add_error("termine_breve_accettato", testo)
        self._clean_overlap()

    def _clean_overlap(self) -> None:
        durata = self.cleaned_data.get("durata_min")
        if not durata or self.cleaned_data["sovrapposizione_confermata"]:
            return
        altri = self.overlaps(self.data_ora, durata)
        if altri:
            ore = ", ".join(f"alle {altro.data_ora.astimezone(ROMA):%H:%M}" for altro in altri)
            self.add_error("sovrapposizione_confermata", f"Quel giorno hai già un colloquio {ore}: confermi?")

    def appuntamento(self) -> Appuntamento:
        values = self.cleaned_data
        luogo = values["luogo"] or NON_IN_PRESENZA.get(values["modalita"], "")
        words = {"giorno": data_estesa(values["data"]), "ora": f"{values['ora']:%H:%M}", "luogo": luogo}
        testo = values["testo"]
        for name, word in words.items():
            testo = testo.replace(f"{{{name}}}", word)
        return Appuntamento(
            chiave=values["chiave"],
            tipo=values["tipo"],
            data_ora=self.data_ora,
            durata_min=values["durata_min"],
            modalita=values["modalita"],
            luogo=values["luogo"],
            canali=values["canali"],
            testo=testo,
            termine_breve_accettato=values["termine_breve_accettato"],
        )

    def come(self) -> dict[str, object]:
        """The version of the case that the person saw, and whether the family was told already."""
        return {"versione": self.cleaned_data["versione"], "mandata": self.cleaned_data["mandata"]}

    def convocati(self) -> list:
        return [self.persone[key] for key in self.cleaned_data["componenti"]]


class VersioneForm(FormItaliano):
    """What an act on an appointment knows of the case when its page was opened."""

    versione = forms.IntegerField(widget=forms.HiddenInput)


class InvioForm(FormItaliano):
    """What became of one notice."""

    esito = forms.ChoiceField(label="Com'è andata", choices=EsitoInvio.choices)
    recapito = forms.CharField(label="A quale recapito", max_length=254, required=False)
    giorno = DataField(label="Quando", required=False)
    prova = DocumentoField(label="Prova", required=False)

    def __init__(self, data=None, files=None, *, invio):
        self.invio = invio
        initial = {
            "esito": invio.esito,
            "recapito": invio.recapito,
            "giorno": calendario.rome_date(invio.istante) if invio.istante else None,
        }
        super().__init__(data, files, prefix=f"invio-{invio.pk}", initial=initial)

    def clean(self):
        values = super().clean()
        giorno = values.get("giorno")
        if values.get("esito") not in (None, EsitoInvio.DA_FARE) and not giorno and "giorno" not in self.errors:
            self.add_error("giorno", "Scrivi il giorno in cui l'hai mandata.")
        if giorno and giorno > calendario.today():
            self.add_error("giorno", "Questo giorno deve ancora venire: scrivi quando l'hai mandata.")
        return values

    def cleaned(self) -> Invio:
        """The row as it is to be written; the hour that was known stays if the day is the same."""
        values, istante = self.cleaned_data, self.invio.istante
        giorno = values["giorno"]
        if giorno and (istante is None or calendario.rome_date(istante) != giorno):
            now = timezone.localtime()
            istante = now if giorno == now.date() else datetime.combine(giorno, time(12), tzinfo=ROMA)
        return Invio(self.invio.pk, values["esito"], values["recapito"], istante if giorno else None, values["prova"])


ASSENZE = {
    EsitoPresenza.ASSENTE_GIUSTIFICATO,
    EsitoPresenza.ASSENTE_NON_GIUSTIFICATO,
    EsitoPresenza.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE,
}


class PresenzaForm(FormItaliano):
    """Whether one person came, and why not."""

    esito = forms.ChoiceField(label="C'era?", widget=forms.RadioSelect, choices=EsitoPresenza.choices)
    motivo = forms.ChoiceField(
        label="Perché è giustificata", required=False, choices=[("", "Scegli"), *MotivoGiustificazione.choices]
    )
    documento = DocumentoField(label="Documento della giustificazione", required=False)
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
        initial = {"esito": esito.esito, "motivo": esito.motivo_giustificazione, "note": esito.note} if esito else None
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
        return Presenza(self.componente.pk, values["esito"], motivo, values["documento"], values["note"])
