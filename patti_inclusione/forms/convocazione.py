"""Fixing an appointment, and moving it."""

import re
from datetime import datetime, time
from typing import ClassVar
from uuid import uuid4

from django import forms
from django.utils import timezone

from patti_inclusione.models import CANALI_NOSTRI, DURATE, CanaleInvio, ModalitaIncontro, MotivoFine, TipoConvocazione
from patti_inclusione.orari import parse_nome
from patti_inclusione.services.appuntamento import Appuntamento
from patti_inclusione.services.convoca import TESTO, fill_testo
from patti_inclusione.services.invio import list_da_soli
from patti_inclusione.services.recapiti import Recapiti
from patti_inclusione.services.sms_testo import RIVELA, discreet
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import ROMA, data_estesa
from rdc_platform.web.forms import DataField, FormItaliano

MINUTI = [(minuti, f"{minuti} minuti") for minuti in DURATE]
CANALI_CHIESTI = [CanaleInvio.TELEFONO]
# Anyone may see a message on a phone or an envelope: it never says why the family is called (spec §10.4).
BENEFICIO = re.compile(r"reddito|pensione di cittadinanza|cittadinanza|\brdc\b|\bpdc\b|sussidio|povert", re.IGNORECASE)
LEGGERI = {CanaleInvio.SMS, CanaleInvio.EMAIL}  # what others read over a shoulder: not even the office is named
NON_IN_PRESENZA = {
    ModalitaIncontro.DOMICILIO: "a casa vostra",
    ModalitaIncontro.TELEFONO: "per telefono",
    ModalitaIncontro.VIDEO: "in videochiamata",
}


class ConvocazioneForm(FormItaliano):
    """An appointment. `persone` are selectors' Persona; `overlaps(data_ora, durata)` gives what else is at that hour."""

    chiave = forms.UUIDField(widget=forms.HiddenInput)
    orario = forms.CharField(widget=forms.HiddenInput, required=False)
    versione = forms.IntegerField(widget=forms.HiddenInput)
    tipo = forms.ChoiceField(label="Che cosa è", choices=TipoConvocazione.choices)
    data = DataField(label="Giorno")
    ora = forms.TimeField(label="Ora", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    durata_min = forms.TypedChoiceField(label="Durata", choices=MINUTI, coerce=int)
    modalita = forms.ChoiceField(label="Come", choices=ModalitaIncontro.choices, widget=forms.RadioSelect)
    luogo = forms.CharField(
        label="Dove", max_length=200, required=False, help_text="Indirizzo, piano, stanza. Serve se è in presenza."
    )
    componenti = forms.MultipleChoiceField(label="Chi", widget=forms.CheckboxSelectMultiple)
    canali = forms.MultipleChoiceField(
        label="Come lo comunichi",
        choices=CANALI_NOSTRI,
        widget=forms.CheckboxSelectMultiple,
        help_text="Il resto lo mandi tu, e poi scrivi qui com'è andata.",
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
        self.riservate = {str(p.componente.pk): p.componente.nome for p in persone if p.riservata}
        adulti = [str(p.componente.pk) for p in persone if p.anni >= 18 and not p.riservata]
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
        self.recapiti = {str(p.componente.pk): Recapiti(caso.nucleo, p) for p in persone}
        self.fields["componenti"].choices = [
            (str(p.componente.pk), f"{p.componente.nome} {p.componente.cognome}, {p.anni} anni{self._come(p)}")
            for p in persone
        ]
        self.fields["canali"].help_text = f"{list_da_soli()}. Il resto lo mandi tu, e poi scrivi qui com'è andata."

    def _come(self, persona) -> str:
        found = self.recapiti[str(persona.componente.pk)].in_parole()
        return f": {found}" if found else ""

    def clean_testo(self) -> str:
        testo = self.cleaned_data["testo"]
        if found := BENEFICIO.search(testo):
            raise forms.ValidationError(f"Togli «{found[0]}» dal messaggio: chi lo vede non deve sapere perché chiami.")
        return testo

    def clean(self):
        values = super().clean()
        riservate = [self.riservate[key] for key in values.get("componenti", ()) if key in self.riservate]
        if riservate and len(values["componenti"]) > 1:
            self.add_error(
                "componenti", f"Convoca {riservate[0]} con un appuntamento a parte: ha un indirizzo riservato."
            )
        if values.get("modalita") == ModalitaIncontro.PRESENZA and not values.get("luogo"):
            self.add_error("luogo", "Scrivi dove vi incontrate.")
        if values.get("data") and values.get("ora"):
            self._clean_when(values["data"], values["ora"])
        if LEGGERI & set(values.get("canali", ())):
            self._clean_discreto(values)
        self._clean_canali(values)
        return values

    def _clean_discreto(self, values) -> None:
        """An e-mail and a short message say day, hour and place, and not which office calls (spec §10.4)."""
        luogo, testo = values.get("luogo") or "", values.get("testo") or ""
        if luogo and not discreet(luogo):
            self.add_error("luogo", "Scrivi via e numero: chi legge il messaggio non deve capire quale ufficio è.")
        if CanaleInvio.EMAIL in values["canali"] and (found := RIVELA.search(testo)):
            self.add_error("testo", f"Togli «{found[0]}»: un'e-mail la può leggere chiunque sia lì accanto.")

    def _clean_canali(self, values) -> None:
        """What leaves by itself has somebody to reach, and nobody who asked not to be."""
        chi = [self.recapiti[key] for key in values.get("componenti", ()) if key in self.recapiti]
        canali = set(values.get("canali", ()))
        if CanaleInvio.SMS in canali and (no := [each.nome for each in chi if each.senza_sms]):
            testo = f"{', '.join(no)} non vuole SMS: scegli un altro modo, o un appuntamento a parte."
            self.add_error("canali", testo)
        for canale in sorted(LEGGERI & canali):
            if chi and not any(each.find(canale) for each in chi):
                cosa = "un cellulare" if canale == CanaleInvio.SMS else "un'e-mail"
                self.add_error("canali", f"Di nessuno c'è {cosa}: scrivi il recapito nella scheda, o scegli altro.")

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
        return Appuntamento(
            chiave=values["chiave"],
            tipo=values["tipo"],
            data_ora=self.data_ora,
            durata_min=values["durata_min"],
            modalita=values["modalita"],
            luogo=values["luogo"],
            canali=values["canali"],
            testo=fill_testo(values["testo"], self.data_ora, luogo),
            disponibilita_id=self._disponibilita(),
            sovrapposizione=values["sovrapposizione_confermata"],
            termine_breve_accettato=values["termine_breve_accettato"],
        )

    def _disponibilita(self):
        """The office's hour, as long as what was chosen is still that hour, in presence."""
        try:
            key, data_ora = parse_nome(self.cleaned_data["orario"])
        except ValueError:
            return None
        same = data_ora == self.data_ora and self.cleaned_data["modalita"] == ModalitaIncontro.PRESENZA
        return key if same else None

    def come(self) -> dict[str, object]:
        """The version of the case that the person saw, and whether the family was told already."""
        return {"versione": self.cleaned_data["versione"], "mandata": self.cleaned_data["mandata"]}

    def convocati(self) -> list:
        return [self.persone[key] for key in self.cleaned_data["componenti"]]


class SpostamentoForm(ConvocazioneForm):
    """Another day or hour for an appointment: the same people, told anew."""

    motivo = forms.ChoiceField(
        label="Perché lo sposti", choices=MotivoFine.choices, widget=forms.RadioSelect, initial=MotivoFine.FAMIGLIA
    )
    field_order: ClassVar[list[str]] = ["motivo"]
