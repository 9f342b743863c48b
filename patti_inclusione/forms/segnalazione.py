"""The report form: what the fact does not already say."""

from typing import ClassVar

from django import forms

from ambiti.models import Componente
from patti_inclusione.models import CodiceEvento, MotivoRettifica, StatoSegnalazione, TipoRettifica
from patti_inclusione.selectors import segnalazione_persone as persone
from patti_inclusione.selectors.segnalazione_fatti import Fatto
from patti_inclusione.selectors.segnalazione_guardie import DELL_ART_4, Ostacolo, Scritto
from rdc_platform import calendario
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.forms import DataField, Filtri, FormItaliano

SOLO_FATTI = "Solo fatti e date, in modo neutro: niente giudizi, niente dati di altri. Di salute non scrivere nulla."


class SegnalazioneForm(FormItaliano):
    """A report on one fact; the fields that the fact does not need are not there."""

    componente = forms.ModelChoiceField(
        label="Di chi si tratta", queryset=Componente.objects.none(), empty_label="Scegli"
    )
    data_evento = DataField(label="Data del fatto")
    data_accertamento = DataField(
        label="Data dell'accertamento", help_text="Da qui corrono i 10 giorni lavorativi per mandarla a INPS."
    )
    base_giuridica = forms.CharField(
        label="Base giuridica",
        max_length=300,
        required=False,
        help_text="Quale norma rende segnalabile questa assenza.",
    )
    spiegato_da = forms.CharField(
        label="Chi ha spiegato il Patto nella sua lingua",
        max_length=160,
        required=False,
        help_text="Interprete o mediatore: senza, il rifiuto non si segnala.",
    )
    senza_patto_lavoro = forms.BooleanField(label="Ho controllato: non ha un Patto per il lavoro", required=False)
    motivazione = forms.CharField(
        label="Motivazione", max_length=2000, widget=forms.Textarea(attrs={"rows": "5"}), help_text=SOLO_FATTI
    )
    giustificato_motivo_valutato = forms.BooleanField(
        label="Ho valutato se c'è un giustificato motivo, e non c'è", required=False
    )
    allegato = DocumentoField(label="Allegato", required=False)
    visibile = forms.BooleanField(
        label="L'allegato lo può vedere anche il Coordinatore",
        required=False,
        help_text="Senza la spunta lo vedi solo tu. A INPS non va nessun allegato.",
    )

    required_messages: ClassVar[dict[str, str]] = {"motivazione": "Scrivi la motivazione: solo fatti e date."}

    def __init__(self, *args, fatto: Fatto, famiglia, **kwargs):
        super().__init__(*args, **kwargs)
        self.fatto = fatto
        if fatto.componente is None and fatto.tipo_evento != CodiceEvento.E03:
            self.fields["componente"].queryset = famiglia
            self.fields["componente"].label_from_instance = lambda row: f"{row.nome} {row.cognome}"
        for name, needed in self._needed().items():
            if not needed:
                del self.fields[name]

    def _needed(self) -> dict[str, bool]:
        fatto, tipo = self.fatto, self.fatto.tipo_evento
        convocazione = fatto.convocazione
        return {
            "componente": fatto.componente is None,
            "data_evento": fatto.data_evento is None,
            "base_giuridica": tipo == CodiceEvento.E01
            and convocazione is not None
            and convocazione.tipo not in DELL_ART_4,
            "spiegato_da": tipo == CodiceEvento.E03 and persone.needs_interpreter(fatto.componente),
            "senza_patto_lavoro": tipo == CodiceEvento.E03,
            "visibile": tipo != CodiceEvento.E08,
        }

    def scritto(self, **kept) -> Scritto:
        """What was written; `kept` are words of an earlier version that the form does not ask again."""
        values = {name: value for name, value in self.cleaned_data.items() if name in Scritto.__dataclass_fields__}
        return Scritto(**({"data_evento": self.fatto.data_evento} | kept | values))

    def add_ostacoli(self, ostacoli: list[Ostacolo]) -> None:
        """Each reason at the field that can change it, or above all."""
        for ostacolo in ostacoli:
            self.add_error(ostacolo.campo if ostacolo.campo in self.fields else None, ostacolo.testo)


class PropostaForm(FormItaliano):
    """The last word before the Coordinatore: only a late report has something to say."""

    motivo_ritardo = forms.CharField(
        label="Perché parte in ritardo",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": "2"}),
        help_text="Il termine dei 10 giorni lavorativi è passato: la mandiamo lo stesso, con questo motivo.",
    )

    def __init__(self, *args, in_ritardo: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not in_ritardo:
            del self.fields["motivo_ritardo"]


class DecisioneForm(PropostaForm):
    """The Coordinatore's yes or no; a no has its reason."""

    decisione = forms.ChoiceField(
        label="Che cosa decidi",
        widget=forms.RadioSelect,
        choices=[("approva", "Approva e manda a INPS"), ("respingi", "Rimanda al Case manager")],
    )
    motivo = forms.CharField(
        label="Perché la rimandi",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Serve solo se la rimandi: lo legge il Case manager.",
    )

    required_messages: ClassVar[dict[str, str]] = {"decisione": "Scegli se la approvi o la rimandi."}
    field_order = ("decisione", "motivo", "motivo_ritardo")

    def clean(self):
        values = super().clean()
        if values.get("decisione") == "respingi" and not values.get("motivo"):
            self.add_error("motivo", "Scrivi perché la rimandi.")
        return values


class RettificaForm(FormItaliano):
    """Correcting or withdrawing a report that INPS has."""

    tipo = forms.ChoiceField(label="Che cosa fai", widget=forms.RadioSelect, choices=TipoRettifica.choices)
    motivo = forms.ChoiceField(label="Perché", choices=[("", "Scegli"), *MotivoRettifica.choices])
    componente = forms.ModelChoiceField(
        label="Persona giusta",
        queryset=Componente.objects.none(),
        required=False,
        empty_label="Quella segnalata",
        help_text="Solo per correggere: lascia com'è quello che non cambia.",
    )
    data_evento = DataField(label="Data giusta del fatto", required=False)
    data_accertamento = DataField(label="Data giusta dell'accertamento", required=False)

    required_messages: ClassVar[dict[str, str]] = {"tipo": "Scegli se la annulli o la correggi."}

    def __init__(self, *args, famiglia, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["componente"].queryset = famiglia
        self.fields["componente"].label_from_instance = lambda row: f"{row.nome} {row.cognome}"


class FiltriSegnalazioni(Filtri):
    """The Case manager's own reports."""

    stato = forms.ChoiceField(label="Stato", choices=[("", "Tutti"), *StatoSegnalazione.choices])
    tipo_evento = forms.ChoiceField(label="Che cosa", choices=[("", "Tutto"), *CodiceEvento.choices])


APPROVABILI = [
    ("approvare", "Da approvare"),
    ("inps", "Mandate a INPS"),
    ("respinte", "Rimandate al Case manager"),
]


class FiltriApprovazioni(Filtri):
    """The Coordinatore's queue: what waits, unless he asks otherwise."""

    comune = forms.ModelChoiceField(label="Comune", queryset=None, empty_label="Tutti")
    quali = forms.ChoiceField(label="Quali", choices=[("", "Da approvare"), *APPROVABILI[1:], ("tutte", "Tutte")])
    termine = forms.ChoiceField(
        label="Da mandare entro", choices=[("", "Tutti"), ("scaduti", "Termine passato"), ("oggi", "Oggi o domani")]
    )

    def __init__(self, data, *, comuni):
        super().__init__(data)
        self.fields["comune"].queryset = comuni

    def filter_rows(self, rows):
        values, oggi = self.cleaned_data, calendario.today()
        if values.get("comune"):
            rows = rows.filter(comune_id=values["comune"].pk)
        rows = {
            "": lambda: rows.filter(in_attesa=True),
            "inps": lambda: rows.filter(approvata_il__isnull=False),
            "respinte": lambda: rows.filter(stato=StatoSegnalazione.RESPINTA),
        }.get(values.get("quali", ""), lambda: rows)()
        if values.get("termine") == "scaduti":
            return rows.filter(scadenza_invio__lt=oggi)
        if values.get("termine") == "oggi":
            return rows.filter(scadenza_invio__range=(oggi, oggi + calendario.GIORNO))
        return rows
