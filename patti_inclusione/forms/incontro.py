"""The card of a meeting: when and who; what to look at; telling the family; putting it off."""

from datetime import date, datetime
from typing import ClassVar
from uuid import uuid4

from django import forms
from django.utils import timezone

from patti_inclusione.forms.convocazione import MINUTI, NON_IN_PRESENZA
from patti_inclusione.models import CANALI_NOSTRI, CanaleInvio, Incontro, ModalitaIncontro, TipoConvocazione
from patti_inclusione.selectors.incontro import lacks_presenza
from patti_inclusione.selectors.patto import Persona
from patti_inclusione.services.appuntamento import Appuntamento
from patti_inclusione.services.convoca import TESTO, fill_testo
from patti_inclusione.services.incontro import Piano, Programma
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import ROMA, data_estesa
from rdc_platform.web.forms import DataField, FormItaliano


class VersioneMixin(forms.Form):
    """What the page knew of the case when it was opened."""

    versione = forms.IntegerField(widget=forms.HiddenInput)


class ProgrammaForm(FormItaliano, VersioneMixin):
    """Which objectives and commitments to look at; none ticked is all of them."""

    obiettivi = forms.ModelMultipleChoiceField(
        None, label="Obiettivi da guardare insieme", required=False, widget=forms.CheckboxSelectMultiple
    )
    impegni = forms.ModelMultipleChoiceField(
        None, label="Impegni da valutare durante l'incontro", required=False, widget=forms.CheckboxSelectMultiple
    )

    senza_facoltativo = True

    def __init__(self, data=None, *, obiettivi, impegni, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["obiettivi"].queryset, self.fields["impegni"].queryset = obiettivi, impegni
        self.fields["obiettivi"].label_from_instance = lambda o: f"{_of_whom(o.componente)}: {o.testo}"
        self.fields["impegni"].label_from_instance = lambda i: f"{i.componente.nome}: {i.descrizione}"

    def programma(self) -> Programma:
        return Programma(self.cleaned_data["obiettivi"], self.cleaned_data["impegni"])


class IncontroForm(ProgrammaForm):
    """The whole card. `incontri` are the other meetings of the case; `overlaps(data_ora, durata)` what else is at that hour."""

    chiave = forms.UUIDField(widget=forms.HiddenInput)
    data = DataField(label="Giorno")
    ora = forms.TimeField(
        label="Ora",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="Serve per convocare la famiglia.",
    )
    durata_min = forms.TypedChoiceField(label="Durata", choices=MINUTI, coerce=int)
    modalita = forms.ChoiceField(label="Come", choices=ModalitaIncontro.choices, widget=forms.RadioSelect)
    luogo = forms.CharField(
        label="Dove", max_length=200, required=False, help_text="Indirizzo, piano, stanza. Serve se è in presenza."
    )
    convocati = forms.MultipleChoiceField(label="Chi aspetti", widget=forms.CheckboxSelectMultiple)
    sovrapposizione_confermata = forms.BooleanField(label="Sì, anche se hai già un altro impegno", required=False)

    required_messages: ClassVar[dict[str, str]] = {
        "data": "Scrivi il giorno dell'incontro.",
        "convocati": "Scegli almeno una persona.",
    }

    def __init__(self, data=None, *, incontro: Incontro, persone: list[Persona], incontri, overlaps, **kwargs):
        super().__init__(data, **kwargs)
        self.incontro, self.incontri, self.overlaps = incontro, incontri, overlaps
        self.persone = {str(p.componente.pk): p.componente for p in persone}
        self.fields["convocati"].choices = [(str(p.componente.pk), f"{p.nome}, {p.anni} anni") for p in persone]

    def clean(self):
        values = super().clean()
        giorno, ora = values.get("data"), values.get("ora")
        if giorno:
            self._clean_giorno(giorno)
        if giorno and ora:
            self._clean_ora(datetime.combine(giorno, ora, tzinfo=ROMA))
        return values

    def _clean_giorno(self, giorno) -> None:
        if giorno < calendario.today():
            self.add_error("data", "Questo giorno è già passato: scegline un altro.")
            return
        if refusal := refuse_festivo(giorno, self.incontro.caso.nucleo.comune_id):
            self.add_error("data", refusal)
        modalita = self.cleaned_data.get("modalita")
        if modalita and lacks_presenza(self.incontri, self.incontro, modalita, giorno):
            self.add_error("modalita", "In quel mese serve un incontro di persona, e non ce ne sono altri.")

    def _clean_ora(self, data_ora: datetime) -> None:
        durata = self.cleaned_data.get("durata_min")
        if data_ora <= timezone.now() and "data" not in self.errors:
            self.add_error("ora", "Quest'ora è già passata: scegline un'altra.")
        if not durata or self.cleaned_data["sovrapposizione_confermata"]:
            return
        altri = [each for each in self.overlaps(data_ora, durata) if each.pk != self.incontro.convocazione_id]
        if altri:
            ore = ", ".join(f"alle {altro.data_ora.astimezone(ROMA):%H:%M}" for altro in altri)
            self.add_error("sovrapposizione_confermata", f"Quel giorno hai già un colloquio {ore}: confermi?")

    def piano(self) -> Piano:
        values = self.cleaned_data
        return Piano(
            values["data"],
            values["ora"],
            values["durata_min"],
            values["modalita"],
            values["luogo"],
            [self.persone[key] for key in values["convocati"]],
        )


class ConvocaForm(FormItaliano, VersioneMixin):
    """One click: how the family is told of a meeting that is already written on its card."""

    chiave = forms.UUIDField(widget=forms.HiddenInput)
    canali = forms.MultipleChoiceField(
        label="Come lo comunichi", choices=CANALI_NOSTRI, widget=forms.CheckboxSelectMultiple
    )
    termine_breve_accettato = forms.BooleanField(label="La persona accetta un preavviso breve", required=False)
    sovrapposizione_confermata = forms.BooleanField(label="Sì, anche se hai già un altro impegno", required=False)

    required_messages: ClassVar[dict[str, str]] = {"canali": "Scegli almeno un modo per comunicarlo."}

    def __init__(self, data=None, *, incontro: Incontro, canali=(), luogo=""):
        self.incontro, self.luogo = incontro, incontro.luogo or luogo
        start = {
            "chiave": uuid4(),
            "versione": incontro.caso.versione,
            "canali": list(canali) or [CanaleInvio.TELEFONO],
        }
        super().__init__(data, initial=start)
        oggi = calendario.today()
        self.preavviso = intero("CONVOCAZIONE_GG_PREAVVISO", oggi)
        self.early = calendario.add_lavorativi(oggi, self.preavviso)
        if incontro.data >= self.early:
            del self.fields["termine_breve_accettato"]

    def clean(self):
        values = super().clean()
        if self.incontro.data < calendario.today():
            self.add_error(None, "Il giorno dell'incontro è già passato: spostalo, poi convoca la famiglia.")
        if self.incontro.ora is None:
            self.add_error(None, "Prima scrivi l'ora dell'incontro.")
        if self.incontro.modalita == ModalitaIncontro.PRESENZA and not self.luogo:
            self.add_error(None, "Prima scrivi dove vi incontrate.")
        if "termine_breve_accettato" in self.fields and not values.get("termine_breve_accettato"):
            testo = f"Servono {self.preavviso} giorni lavorativi di preavviso: da {data_estesa(self.early)}, o se la persona accetta prima."
            self.add_error("termine_breve_accettato", testo)
        return values

    def appuntamento(self) -> Appuntamento:
        incontro, ora = self.incontro, self.incontro.ora
        luogo = self.luogo or NON_IN_PRESENZA.get(incontro.modalita, "")
        data_ora = datetime.combine(incontro.data, ora, tzinfo=ROMA)
        testo = fill_testo(TESTO.format(comune=incontro.caso.nucleo.comune.denominazione), data_ora, luogo)
        return Appuntamento(
            chiave=self.cleaned_data["chiave"],
            tipo=TipoConvocazione.MONITORAGGIO,
            data_ora=data_ora,
            durata_min=incontro.durata_min,
            modalita=incontro.modalita,
            luogo=luogo,
            canali=self.cleaned_data["canali"],
            testo=testo,
            termine_breve_accettato=self.cleaned_data.get("termine_breve_accettato", False),
            sovrapposizione=self.cleaned_data["sovrapposizione_confermata"],
        )


class AnnullaIncontroForm(FormItaliano, VersioneMixin):
    """Why a meeting is not held, and when instead, if so."""

    motivo = forms.CharField(
        label="Perché non si fa", max_length=300, help_text="Poche parole: per esempio «il servizio è chiuso»."
    )
    nuova_data = DataField(
        label="Lo rinvii a un altro giorno?", required=False, help_text="Se lo lasci vuoto, l'incontro è annullato."
    )

    def __init__(self, data=None, *, belfiore: str, **kwargs):
        super().__init__(data, **kwargs)
        self.belfiore = belfiore

    def clean_nuova_data(self):
        giorno = self.cleaned_data["nuova_data"]
        if giorno and giorno < calendario.today():
            raise forms.ValidationError("Questo giorno è già passato: scegline un altro.")
        if giorno and (refusal := refuse_festivo(giorno, self.belfiore)):
            raise forms.ValidationError(refusal)
        return giorno


def refuse_festivo(giorno: date, belfiore: str) -> str:
    """Why nobody meets on `giorno`, a holiday there, with the next working day; "" on any other day."""
    if not calendario.is_festivo(giorno, belfiore):
        return ""
    buono = giorno
    while not calendario.is_lavorativo(buono, belfiore):
        buono += calendario.GIORNO
    return f"{data_estesa(giorno).capitalize()} è festivo: scegli un altro giorno, per esempio {data_estesa(buono)}."


def _of_whom(componente) -> str:
    return componente.nome if componente else "Tutta la famiglia"
