"""What is asked of a Centro per l'impiego, and answered to it: only choices and days, so that no word of anybody's leaves."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from ambiti.models import Componente
from patti_inclusione.models import (
    INFORMAZIONI,
    BisognoCpi,
    EsitoRichiesta,
    InformazioneCpi,
    MotivoNonAccolta,
    RichiestaCpi,
    Sede,
)
from patti_inclusione.services.richiesta_cpi import Risposta, Ufficio, ufficio_of
from rdc_platform import calendario
from rdc_platform.web.forms import DataField, FormItaliano

LO_TROVA_ANPAL = "Non lo so: lo trova ANPAL"
ANPAL = "ANPAL"
NOSTRO = {MotivoNonAccolta.NON_COMPETENTE: "non è compito del nostro ufficio"}
NO = [each for each in MotivoNonAccolta if each != MotivoNonAccolta.ILLEGGIBILE]


class UfficioForm(FormItaliano):
    """The office in whose name one writes: asked only where there are several. `comune` is the name of the Comune."""

    sede = forms.ModelChoiceField(
        label="Il tuo ufficio",
        queryset=Sede.objects.none(),
        empty_label=None,
        help_text="Il Centro legge il nome e il telefono della sede, non i tuoi.",
    )

    def __init__(self, data=None, *, sedi: QuerySet[Sede], comune: str, **kwargs: Any):
        super().__init__(data, **kwargs)
        self.sedi, self.comune = list(sedi[:2]), comune
        if len(self.sedi) > 1:
            self.fields["sede"].queryset = sedi
        else:
            del self.fields["sede"]

    def ufficio(self) -> Ufficio:
        """The office that was chosen, or the only one; a Comune without any is its social services."""
        sede = self.cleaned_data.get("sede") or next(iter(self.sedi), None)
        return ufficio_of(sede.denominazione, sede.telefono) if sede else Ufficio(f"Servizi sociali di {self.comune}")


class CorrezioneForm(UfficioForm):
    """To which Centro, among those that the family's papers name; asked only where they name one."""

    cpi = forms.ChoiceField(label="A quale Centro per l'impiego")
    field_order: ClassVar[list[str]] = ["persona", "richiesta", "cpi", "sede"]

    def __init__(self, data=None, *, centri: Iterable[str], **kwargs: Any):
        super().__init__(data, **kwargs)
        noti = [(cpi, cpi) for cpi in centri]
        self.fields["cpi"].choices = [*noti, (ANPAL, LO_TROVA_ANPAL)]
        if not noti:
            del self.fields["cpi"]

    def cpi_scelto(self) -> str:
        """The Centro; "" where ANPAL has to find it."""
        scelto = self.cleaned_data.get("cpi", ANPAL)
        return "" if scelto == ANPAL else scelto


class RichiestaForm(CorrezioneForm):
    """About whom, asked only where there are several, and what: never why."""

    persona = forms.ChoiceField(label="Per chi", widget=forms.RadioSelect)
    richiesta = forms.ChoiceField(
        label="Che cosa chiedi",
        choices=BisognoCpi.choices,
        widget=forms.RadioSelect,
        help_text="Il perché non parte: lo dici a voce all'ufficio, se serve e se la persona è d'accordo.",
    )

    required_messages: ClassVar[dict[str, str]] = {
        "persona": "Scegli per chi lo chiedi.",
        "richiesta": "Scegli che cosa chiedi.",
    }

    def __init__(self, data=None, *, adulti: Iterable[Componente], **kwargs: Any):
        super().__init__(data, **kwargs)
        self.adulti = {str(each.pk): each for each in adulti}
        self.fields["persona"].choices = [(pk, f"{each.nome} {each.cognome}") for pk, each in self.adulti.items()]
        if len(self.adulti) == 1:
            del self.fields["persona"]

    def persona_scelta(self) -> Componente:
        """Who was chosen, or the only one."""
        return self.adulti[self.cleaned_data.get("persona") or next(iter(self.adulti))]


class RispostaForm(UfficioForm):
    """One choice says it all; only a yes wants a day."""

    risposta = forms.ChoiceField(label="Che cosa rispondi", widget=forms.RadioSelect)
    data_proposta = DataField(label="Per quale giorno", required=False, help_text="Solo se accetti.")
    field_order: ClassVar[list[str]] = ["risposta", "data_proposta", "sede"]

    required_messages: ClassVar[dict[str, str]] = {"risposta": "Scegli che cosa rispondi."}

    def __init__(self, data=None, *, richiesta: RichiestaCpi, **kwargs: Any):
        super().__init__(data, **kwargs)
        informazioni = [InformazioneCpi(each) for each in INFORMAZIONI.get(richiesta.richiesta, ())]
        si = [(EsitoRichiesta.ACCOLTA.value, "Sì, nel giorno che scrivo qui sotto")] if not informazioni else []
        detti = [(each.value, f"{each.label[:1].upper()}{each.label[1:]}") for each in informazioni]
        self.fields["risposta"].choices = [
            *si,
            *detti,
            *((each.value, f"No: {NOSTRO.get(each, each.label)}") for each in NO),
        ]
        if informazioni:
            del self.fields["data_proposta"]
        elif richiesta.richiesta == BisognoCpi.SOSPENSIONE_OBBLIGO:
            self.fields["data_proposta"].label = "Da quale giorno"

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or self.cleaned_data
        giorno = chosen.get("data_proposta")
        if chosen.get("risposta") == EsitoRichiesta.ACCOLTA and "data_proposta" not in self.errors:
            if giorno is None:
                self.add_error("data_proposta", "Scrivi il giorno che proponi.")
            elif giorno < calendario.today():
                self.add_error("data_proposta", ValidationError("Scrivi un giorno da oggi in poi."))
        return chosen

    def valore(self) -> Risposta:
        """The answer, with the one field that goes with it."""
        scelta = self.cleaned_data["risposta"]
        if scelta == EsitoRichiesta.ACCOLTA:
            return Risposta(scelta, data_proposta=self.cleaned_data["data_proposta"])
        if scelta in InformazioneCpi:
            return Risposta(EsitoRichiesta.INFORMAZIONE_RESA, informazione=scelta)
        return Risposta(EsitoRichiesta.NON_ACCOLTA, motivo=scelta)
