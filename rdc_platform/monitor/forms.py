"""The filters of the lists: codes, ids and dates only; and the searches, by POST."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Func, Q, TextField, Value
from django.utils import timezone

from accounts.forms.giorni import FiltriGiorni
from accounts.intervalli import Intervallo, instant, of_days
from accounts.models import Ruolo
from rdc_platform import calendario
from rdc_platform.audit.models import Azione, EsitoAccesso
from rdc_platform.forniture.models import EsitoLotto
from rdc_platform.forniture.validazione import CODICI
from rdc_platform.monitor.models import StatoRilevazione, TipoAnomalia
from rdc_platform.outbox.corsie import CORSIE
from rdc_platform.outbox.models import StatoMessaggio
from rdc_platform.pec.models import MotivoEsame, StatoPec
from rdc_platform.web.formati import mese_in_words
from rdc_platform.web.forms import DataField, Filtri, FormItaliano, RicercaForm

TUTTI = ("", "Tutti")
MESI = 24  # that a list offers to choose from


class FiltriLotti(Filtri):
    esito = forms.ChoiceField(label="Esito", choices=[TUTTI, *EsitoLotto.choices])


class FiltriScarti(Filtri):
    codice = forms.ChoiceField(
        label="Difetto", choices=[TUTTI, *((codice, f"{codice} {testo}") for codice, testo in CODICI.items())]
    )


def _mesi() -> list[tuple[str, str]]:
    """The last months, by their first day."""
    questo = calendario.mese_of(calendario.today())
    mesi = [calendario.add_mesi(questo, -n) for n in range(1, MESI + 1)]
    return [TUTTI, *((each.isoformat(), mese_in_words(each).capitalize()) for each in mesi)]


class FiltriRilevazioni(Filtri):
    """By Ambito, which is nobody's name, month and state; without the versions that a later one replaced."""

    ambito = forms.CharField(label="Ambito", max_length=80)
    mese = forms.ChoiceField(label="Mese", choices=_mesi)
    stato = forms.ChoiceField(label="Stato", choices=[TUTTI, *StatoRilevazione.choices])
    ultime = forms.BooleanField(label="Solo l'ultima versione", required=False)

    def filter_rows(self, rows):
        ambito, ultime = self.cleaned_data.pop("ambito", ""), self.cleaned_data.pop("ultime", False)
        rows = super().filter_rows(rows)
        if ambito:
            nome = Func(Value(ambito), function="f_norm", output_field=TextField())
            rows = rows.filter(ambito__cerca__contains=nome)
        return rows.filter(superata=False) if ultime else rows


class FiltriMessaggi(Filtri):
    """By state, by who is called, and by the key, which is of no person."""

    stato = forms.ChoiceField(label="Stato", choices=[TUTTI, *StatoMessaggio.choices])
    controparte = forms.ChoiceField(
        label="A chi", choices=[TUTTI, *((chiave, corsia.nome) for chiave, corsia in CORSIE.items())]
    )
    chiave = forms.CharField(label="Chiave", max_length=120)

    def filter_rows(self, rows):
        chiave = self.cleaned_data.pop("chiave", "")
        rows = super().filter_rows(rows)
        return rows.filter(key__startswith=chiave) if chiave else rows


class MotivoForm(FormItaliano):
    """Why a person does something with messages: it stays in their history."""

    motivo = forms.CharField(
        label="Perché", min_length=5, max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Resta nella storia. Nessun nome di persona.",
    )  # fmt: skip

    required_messages: ClassVar[dict[str, str]] = {"motivo": "Scrivi perché."}


class FiltriPec(Filtri):
    stato = forms.ChoiceField(label="Stato", choices=[TUTTI, *StatoPec.choices])
    in_ritardo = forms.BooleanField(label="Solo in ritardo", required=False)


class FiltriRicevute(Filtri):
    motivo_esame = forms.ChoiceField(label="Che cosa guardare", choices=[TUTTI, *MotivoEsame.choices])
    senza_messaggio = forms.BooleanField(label="Solo senza messaggio", required=False)


class FiltriAccessi(FiltriGiorni):
    azione = forms.ChoiceField(label="Azione", choices=[TUTTI, *Azione.choices])
    esito = forms.ChoiceField(label="Esito", choices=[TUTTI, *EsitoAccesso.choices])
    ruolo = forms.ChoiceField(label="Profilo", choices=[TUTTI, *Ruolo.choices])
    operatore_id = forms.UUIDField(label="Persona (identificativo)")
    nucleo_id = forms.UUIDField(label="Famiglia (identificativo)")


class FiltriAnomalie(FiltriGiorni):
    tipo = forms.ChoiceField(label="Che cosa", choices=[TUTTI, *TipoAnomalia.choices])
    operatore_id = forms.UUIDField(label="Persona (identificativo)")


class FiltriPeriodo(Filtri):
    """The days asked about, of rows that are computed: now when there is none, one day when there is one."""

    dal = DataField(label="Dal")
    al = DataField(label="Al")

    def filter_rows(self, rows):
        return rows

    def periodo(self) -> Intervallo:
        """The time asked about."""
        self.is_valid()
        dal, al = self.cleaned_data.get("dal"), self.cleaned_data.get("al")
        if dal is None and al is None:
            return instant(timezone.now())
        return of_days(dal or al, al or dal)


class FiltriLuogo(FiltriPeriodo):
    """The same of one Comune or Ambito, which stays in the URL: it is nobody's datum."""

    comune = forms.CharField(max_length=4, widget=forms.HiddenInput)
    ambito = forms.UUIDField(widget=forms.HiddenInput)


class FiltriIncarichi(FiltriPeriodo):
    """What an accreditation held at some moment of the days asked about; ever, when there are none."""

    oggetti = forms.CharField(max_length=30, widget=forms.HiddenInput)

    def filter_rows(self, rows):
        if not (self.cleaned_data.get("dal") or self.cleaned_data.get("al")):
            return rows
        periodo = self.periodo()
        still = Q(fine=None) | Q(fine__gt=periodo.dal)
        return rows.filter(still, inizio__lt=periodo.al)


class FiltriPersona(Filtri):
    giorno = DataField(label="Che cosa aveva in mano il")

    def filter_rows(self, rows):
        return rows


class PersonaForm(RicercaForm):
    """An operator, by surname or by codice fiscale: by POST, and kept nowhere."""

    testo = forms.CharField(label="Cognome o codice fiscale dell'operatore", max_length=100, strip=True)

    required_messages: ClassVar[dict[str, str]] = {"testo": "Scrivi il cognome o il codice fiscale."}


class FamigliaForm(FormItaliano):
    """A family by the id that the register shows."""

    famiglia = forms.UUIDField(label="Identificativo della famiglia")

    required_messages: ClassVar[dict[str, str]] = {"famiglia": "Scrivi l'identificativo della famiglia."}


class LuogoForm(FormItaliano):
    """A Comune or an Ambito by name."""

    luogo = forms.CharField(label="Comune o Ambito", max_length=100)

    required_messages: ClassVar[dict[str, str]] = {"luogo": "Scrivi il nome del Comune o dell'Ambito."}

    def clean_luogo(self) -> str:
        luogo = self.cleaned_data["luogo"]
        if len(luogo) < 2:
            raise ValidationError("Scrivi almeno due lettere.")
        return luogo
