"""The proposal of a project to a person, and the short forms of the acts on it."""

from django import forms

from progetti_collettivita.forms.atti import AttoForm
from progetti_collettivita.models import (
    FasciaOraria,
    Idoneita,
    MotivoInterruzione,
    MotivoProroga,
    MotivoSospensione,
    SedePuc,
)
from progetti_collettivita.selectors.assegnazioni import GRUPPI, in_corso, mai_proposte
from progetti_collettivita.selectors.copertura import first_day
from progetti_collettivita.selectors.ricerca import who_lives_there
from progetti_collettivita.selectors.righe import quando
from progetti_collettivita.services.partecipazione import CON_IL_PROGETTO
from rdc_platform import calendario
from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import data_breve
from rdc_platform.web.forms import DataField, DecimaleField, Filtri, FormItaliano

SCEGLI = ("", "Scegli")
FINE = "INAIL va avvisato entro il giorno dopo: se è già passato, lo sa lo stesso, ma in ritardo."


def _motivi(enum) -> list[tuple[str, str]]:
    return [SCEGLI, *(each for each in enum.choices if each[0] not in CON_IL_PROGETTO)]


def _ore_in_words() -> str:
    oggi = calendario.today()
    minime, massime = intero("PUC_ORE_MIN", oggi), intero("PUC_ORE_MAX", oggi)
    return f"Da {minime} a {massime}, anche mezze: {minime},5."


class OrariField(forms.ModelMultipleChoiceField):
    """Hours of a place, with its name where there is more than one."""

    di_piu_sedi = False

    def label_from_instance(self, fascia):
        return f"{quando(fascia)}, {fascia.sede}" if self.di_piu_sedi else quando(fascia)


class PropostaForm(FormItaliano):
    """Where, when and how many hours; whether he asked for it himself, of who is not bound."""

    sede = forms.ModelChoiceField(label="Dove", queryset=SedePuc.objects.none(), empty_label="Scegli")
    ore_settimanali = DecimaleField(label="Ore la settimana", max_digits=4, decimal_places=1)
    calendario_suo = OrariField(
        label="Orari", queryset=FasciaOraria.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Quelli in cui verrà, fra gli orari del posto. Nessuno spuntato: si decidono dopo.",
    )  # fmt: skip
    data_inizio = DataField(label="Comincia il")
    data_fine_prevista = DataField(label="Finisce il")
    mansioni = forms.CharField(
        label="Che cosa farà", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lo legge anche il Responsabile PUC: nulla della salute né della famiglia.",
    )  # fmt: skip
    volontario = forms.BooleanField(label="Non è tenuta, e ha chiesto lei di partecipare", required=False)

    def __init__(self, *args, puc, persona, tenuta, **kwargs):
        super().__init__(*args, **kwargs)
        sedi = puc.sedi.filter(comune=persona.nucleo.comune_id)
        self.fields["sede"].queryset = sedi
        self.fields["sede"].initial = sedi[0] if len(sedi) == 1 else None
        self.fields["ore_settimanali"].initial = puc.ore_settimanali_min
        self.fields["ore_settimanali"].help_text = _ore_in_words()
        orari = (
            FasciaOraria.objects.filter(sede__in=sedi)
            .select_related("sede")
            .order_by("sede__denominazione", "giorno_settimana", "ora_inizio")
        )
        self.fields["calendario_suo"].queryset = orari
        self.fields["calendario_suo"].di_piu_sedi = len(sedi) > 1
        if not orari:
            del self.fields["calendario_suo"]
        primo = max(puc.data_inizio, first_day(calendario.today()))
        self.fields["data_inizio"].initial = primo
        self.fields["data_inizio"].help_text = f"Dal {data_breve(primo)} in poi: INAIL va avvisato prima."
        self.fields["data_fine_prevista"].initial = puc.data_fine
        if tenuta:
            del self.fields["volontario"]


class AccettazioneForm(AttoForm):
    data_accettazione = DataField(label="Firmata il")
    documento = DocumentoField(label="Accettazione firmata", tipi=(PDF, P7M))
    consenso_ore_maggiori = forms.BooleanField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        minime = intero("PUC_ORE_MIN", calendario.today())
        consenso = self.fields["consenso_ore_maggiori"]
        consenso.label = f"È d'accordo a fare più di {minime} ore la settimana"
        consenso.help_text = f"Serve solo se le ore proposte sono più di {minime}."


class RifiutoCpiForm(AttoForm):
    """Whom a Centro proposed says why to the Centro."""

    data_rifiuto = DataField(label="Lo ha detto il", initial=calendario.today)


class RifiutoForm(RifiutoCpiForm):
    motivo = forms.CharField(
        label="Perché rifiuta", min_length=5, max_length=250, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lo legge solo chi segue la famiglia. Di salute non scrivere nulla.",
    )  # fmt: skip


class RitiroForm(AttoForm):
    motivo = forms.CharField(
        label="Perché la ritiri", min_length=5, max_length=250, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lo legge anche il Responsabile PUC: nulla della salute né della famiglia.",
    )  # fmt: skip


class AvvioForm(AttoForm):
    idoneita = forms.ChoiceField(
        label="Visita medica", required=False, choices=[("", "Non serve"), *Idoneita.choices],
        help_text="Solo se è idoneo: nessuna diagnosi.",
    )  # fmt: skip
    dpi_consegnati_il = DataField(label="Dispositivi consegnati il", required=False)
    formazione_svolta_il = DataField(label="Formazione fatta il", required=False)


class SospensioneForm(AttoForm):
    motivo = forms.ChoiceField(label="Perché", choices=_motivi(MotivoSospensione))


class ProrogaForm(AttoForm):
    data_fine_prevista = DataField(
        label="Finisce il", help_text="Dopo il giorno previsto finora, e non dopo la fine del progetto."
    )
    motivo = forms.ChoiceField(label="Perché", choices=_motivi(MotivoProroga))


class InterruzioneForm(AttoForm):
    motivo = forms.ChoiceField(label="Perché", choices=_motivi(MotivoInterruzione))
    data_fine_effettiva = DataField(label="Ultimo giorno", help_text=FINE)


class CompletamentoForm(AttoForm):
    data_fine_effettiva = DataField(label="Ultimo giorno", help_text=FINE)
    ore_fatte = forms.BooleanField(label="Ha già fatto tutte le ore dovute", required=False)


class FiltriPersone(Filtri):
    """Of those to assign, who may go to one project; whom nobody ever proposed one: not the same as those without one today."""

    progetto = forms.CharField(label="Codice del progetto", max_length=14)
    mai = forms.BooleanField(label="Mai proposte")

    def filter_rows(self, rows):
        progetto = self.cleaned_data.get("progetto")
        rows = who_lives_there(rows, progetto) if progetto else rows
        return mai_proposte(rows) if self.cleaned_data.get("mai") else rows


class FiltriAssegnazioni(Filtri):
    """In which of the states of the note of 2020, and of which project."""

    stato = forms.ChoiceField(
        label="Stato", choices=[("", "Tutti"), *((chiave, nome) for chiave, (nome, _) in GRUPPI.items())]
    )
    progetto = forms.CharField(label="Codice del progetto", max_length=14)

    def filter_rows(self, rows):
        stato, progetto = self.cleaned_data.get("stato"), self.cleaned_data.get("progetto")
        rows = in_corso(rows, stato) if stato else rows
        return rows.filter(puc__codice_puc__iexact=progetto) if progetto else rows
