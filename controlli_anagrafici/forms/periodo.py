from django import forms

from ambiti.models import Comune, Stato
from controlli_anagrafici.models import ElementoOggettivo, FontePeriodo, MotivoFine, MotivoInizio, PeriodoResidenza
from controlli_anagrafici.models.periodo import TIPI
from rdc_platform.territorio import describe_luogo, find_luoghi
from rdc_platform.web.forms import DataField, FormItaliano

ARRIVI = {MotivoInizio.IMMIGRAZIONE_DA_COMUNE, MotivoInizio.IMMIGRAZIONE_DA_ESTERO}
PARTENZE = {MotivoFine.EMIGRAZIONE_ALTRO_COMUNE, MotivoFine.EMIGRAZIONE_ESTERO}


def _giorno(label: str, **kwargs) -> DataField:
    """A day that is typed, `6/3/2009`: a clerk with forty of them does not open a calendar."""
    attrs = {"inputmode": "numeric", "placeholder": "6/3/2009", "autocomplete": "off"}
    return DataField(label=label, widget=forms.DateInput(attrs=attrs, format="%-d/%-m/%Y"), **kwargs)


def _luogo(label: str, **kwargs) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off", "list": "luoghi"}), **kwargs
    )


class LuogoMixin:
    """Fields where a place is typed by its name."""

    def find_comune(self, campo: str, testo: str, giorno) -> Comune | None:
        code = self.find_luogo(campo, testo, giorno)
        comune = Comune.objects.filter(pk=code).first() if code else None
        if code and comune is None:
            self.add_error(campo, "Qui serve un Comune italiano: per l'estero scegli «Estero o AIRE».")
        return comune

    def find_luogo(self, campo: str, testo: str, giorno) -> str:
        """The Belfiore code of the one place that is called so."""
        if not testo:
            return ""
        found = find_luoghi(testo, giorno) or find_luoghi(testo, None)
        if len(found) == 1:
            return found[0]
        if found:
            nomi = ", ".join(describe_luogo(code) for code in found[:4])
            self.add_error(campo, f"Più posti si chiamano così: scrivi per intero quale fra {nomi}.")
        else:
            self.add_error(campo, "Non troviamo questo posto: scrivi il Comune, o lo Stato se è estero.")
        return ""


class PeriodoForm(LuogoMixin, FormItaliano):
    """One period as a clerk types it. Where the person came from, or went, says by itself why it began, or ended."""

    versione = forms.IntegerField(widget=forms.HiddenInput, required=False)
    data_inizio = _giorno("Dal")
    data_fine = _giorno("Al", required=False, help_text="Vuoto se è ancora in corso.")
    comune = _luogo("Comune", required=False)
    provenienza = _luogo("Da dove arriva", required=False, help_text="Comune o Stato estero.")
    destinazione = _luogo("Dove va", required=False, help_text="Comune o Stato estero.")
    tipo = forms.ChoiceField(label="Che periodo è", choices=TIPI)
    motivo_inizio = forms.ChoiceField(
        label="Perché comincia",
        required=False,
        choices=[("", "Non lo so"), *(each for each in MotivoInizio.choices if each[0] not in ARRIVI)],
    )
    motivo_fine = forms.ChoiceField(
        label="Perché finisce",
        required=False,
        choices=[("", "Non lo so"), *(each for each in MotivoFine.choices if each[0] not in PARTENZE)],
    )
    fonte = forms.ChoiceField(label="Fonte", choices=FontePeriodo.choices)
    estremi_atto = forms.CharField(label="Estremi dell'atto", max_length=120, required=False)
    elementi_oggettivi = forms.MultipleChoiceField(
        label="Che cosa prova la presenza",
        choices=ElementoOggettivo.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Solo per la residenza effettiva.",
    )
    data_decorrenza_incerta = forms.BooleanField(label="La data d'inizio è incerta", required=False)
    doppia_iscrizione = forms.BooleanField(label="Risulta iscritto in due Comuni", required=False)

    def clean(self):
        data = super().clean()
        giorno = data.get("data_inizio")
        if data.get("comune"):
            data["comune"] = self.find_comune("comune", data["comune"], giorno)
        for campo, comune, stato, motivo, da_comune, da_stato in (
            ("provenienza", "comune_provenienza", "stato_provenienza", "motivo_inizio", *_coppia(MotivoInizio)),
            ("destinazione", "comune_destinazione", "stato_destinazione", "motivo_fine", *_coppia(MotivoFine)),
        ):
            trovato = self.find_luogo(campo, data.pop(campo, ""), None)
            data[comune] = data[stato] = None
            if trovato and trovato.startswith("Z"):
                data[stato], data[motivo] = Stato.objects.filter(pk=trovato).first(), da_stato
            elif trovato:
                data[comune], data[motivo] = Comune.objects.filter(pk=trovato).first(), da_comune
        data["comune"] = data.get("comune") or None
        return data


def _coppia(motivi) -> tuple[str, str]:
    """The reasons that a Comune, and a State, stand for."""
    if motivi is MotivoInizio:
        return MotivoInizio.IMMIGRAZIONE_DA_COMUNE, MotivoInizio.IMMIGRAZIONE_DA_ESTERO
    return MotivoFine.EMIGRAZIONE_ALTRO_COMUNE, MotivoFine.EMIGRAZIONE_ESTERO


def initial_of(periodo: PeriodoResidenza) -> dict:
    """What the form shows of a period already written."""
    campi = ("data_inizio", "data_fine", "tipo", "motivo_inizio", "motivo_fine", "fonte", "estremi_atto")
    altri = ("elementi_oggettivi", "data_decorrenza_incerta", "doppia_iscrizione")
    luoghi = {
        "comune": periodo.comune,
        "provenienza": periodo.comune_provenienza or periodo.stato_provenienza,
        "destinazione": periodo.comune_destinazione or periodo.stato_destinazione,
    }
    return {campo: getattr(periodo, campo) for campo in (*campi, *altri)} | {
        nome: str(luogo) for nome, luogo in luoghi.items() if luogo
    }
