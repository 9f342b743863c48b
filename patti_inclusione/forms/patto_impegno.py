"""A commitment: who is bound to what, and when its breach may be reported (art. 7 DL 4/2019)."""

from typing import ClassVar

from django import forms

from patti_inclusione.forms.patto import SENZA_ALTRI
from patti_inclusione.forms.patto_parti import ParteForm
from patti_inclusione.models import CategoriaImpegno, EventoSanzione, Impegno, RisultatoAtteso
from patti_inclusione.selectors.patto import Persona
from rdc_platform.web.forms import DataField

_C, _E = CategoriaImpegno, EventoSanzione
EVENTO_DI = {  # what a breach is reported as, when the kind of commitment says it by itself
    _C.A_CONTATTI_SERVIZI: _E.E02,
    _C.B_RICERCA_LAVORO: _E.E06,
    _C.C_FREQUENZA_SCOLASTICA: _E.E07,
    _C.D_PREVENZIONE_SALUTE: _E.E08,
    _C.E_FORMAZIONE: _E.E04,
    _C.F_PUC: _E.E05,
    _C.G_TIROCINIO: _E.E04,
}


class ImpegnoForm(ParteForm):
    required_messages: ClassVar[dict[str, str]] = {
        "componente": "Scegli chi si impegna.",
        "descrizione": "Scrivi che cosa si impegna a fare.",
        "dal": "Scrivi da quando.",
    }

    class Meta:
        model = Impegno
        fields = [
            "componente",
            "descrizione",
            "categoria",
            "frequenza",
            "dal",
            "al",
            "risultato",
            "altri",
            "verificatore",
            "condizionalita",
            "tipo_evento_sanzione",
            "professionista_sanitario",
            "servizio_sanitario",
        ]
        labels = {
            "componente": "Chi si impegna",
            "descrizione": "Che cosa si impegna a fare",
            "categoria": "Tipo di impegno",
            "frequenza": "Ogni quanto",
            "dal": "Dal",
            "al": "Al",
            "risultato": "Serve a questo risultato",
            "altri": "Partecipa anche",
            "verificatore": "Chi verifica",
            "condizionalita": "Se non è rispettato senza un buon motivo, si segnala a INPS",
            "tipo_evento_sanzione": "Che cosa si segnala",
            "professionista_sanitario": "Professionista sanitario",
            "servizio_sanitario": "Servizio sanitario",
        }
        help_texts = {
            "descrizione": f"Come lo diresti alla persona. {SENZA_ALTRI}",
            "altri": "Chi partecipa non è vincolato: per lui non si segnala nulla.",
            "verificatore": "Per esempio: Case manager, scuola, azienda sanitaria.",
            "condizionalita": "Solo per chi è tenuto agli obblighi, e per la scuola di un minorenne.",
            "tipo_evento_sanzione": "Se non scegli, lo ricaviamo dal tipo di impegno.",
            "professionista_sanitario": "Chi ha stabilito l'impegno di prevenzione e cura.",
        }
        field_classes = {"dal": DataField, "al": DataField}
        widgets = {"altri": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["risultato"].queryset = RisultatoAtteso.objects.filter(patto=self.patto)
        self.fields["risultato"].empty_label = "Nessuno in particolare"

    def clean(self):
        data = super().clean()
        self.check_dates()
        if data.get("componente"):
            data["altri"] = [row for row in data.get("altri") or [] if row != data["componente"]]
        if not data.get("condizionalita"):
            data["tipo_evento_sanzione"] = ""
        elif data.get("componente") and data.get("categoria"):
            self._check_condizionalita(self.persone[data["componente"].pk], data)
        return data

    def _check_condizionalita(self, persona: Persona, data: dict) -> None:
        """Art. 7 DL 4/2019: who is bound; a minor's school; health only as professionals set it (c. 9)."""
        categoria = data["categoria"]
        scuola = categoria == _C.C_FREQUENZA_SCOLASTICA
        if not persona.adulta and not scuola:
            self.add_error(
                "condizionalita", "Per un minorenne si segnala solo la frequenza scolastica: togli la spunta."
            )
        elif persona.adulta and scuola:
            self.add_error("categoria", "Per un adulto scegli «Formazione»: la frequenza scolastica è dei minorenni.")
        elif persona.adulta and not persona.tenuta:
            self.add_error("condizionalita", f"{persona.nome} aderisce liberamente: togli la spunta.")
        elif categoria == _C.F_PUC and persona.obblighi.fuori_puc:
            testo = f"{persona.nome} non ha l'obbligo dei progetti ({persona.obblighi.fuori_puc}): togli la spunta."
            self.add_error("condizionalita", testo)
        if categoria == _C.D_PREVENZIONE_SALUTE:
            for name in ("professionista_sanitario", "servizio_sanitario"):
                if not data.get(name):
                    self.add_error(name, "Scrivi chi lo ha stabilito: senza, questo impegno non si segnala.")
        self._settle_evento(categoria, data)

    def _settle_evento(self, categoria: str, data: dict) -> None:
        proprio = EVENTO_DI.get(categoria)
        scelto = data.get("tipo_evento_sanzione") or proprio
        if scelto is None:
            self.add_error("tipo_evento_sanzione", "Scegli che cosa si segnala.")
        elif scelto != proprio and {scelto, proprio} & {_E.E07, _E.E08}:
            self.add_error("tipo_evento_sanzione", "Non va con questo tipo di impegno: lascialo vuoto.")
        else:
            data["tipo_evento_sanzione"] = scelto
