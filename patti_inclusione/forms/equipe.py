"""The members of the équipe, and the sending to a specialist service."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from patti_inclusione.analisi.persone import Persona
from patti_inclusione.forms.analisi import campi
from patti_inclusione.models import AccessoEquipe, MembroEquipe, ParteQuadro
from patti_inclusione.quadro import catalogo
from rdc_platform import calendario
from rdc_platform.web.forms import DataField, FormItaliano, ModelFormItaliano

SENZA_ACCESSO = {"sezioni": [], "persone": []}


class MembroForm(ModelFormItaliano):
    """Who he is, and what of the Quadro he may see: an access wants an end, an address and the parts it opens."""

    sezioni = forms.MultipleChoiceField(
        label="Quali parti del Quadro", required=False, widget=forms.CheckboxSelectMultiple
    )
    persone = campi.SceltaPersone(label="Di quali persone", help_text="Vede solo le parti di chi segni qui.")
    dal = DataField(label="Dal")
    al = DataField(
        label="Fino al", required=False, help_text="Serve se usa la piattaforma: quel giorno l'accesso finisce."
    )

    class Meta:
        model = MembroEquipe
        fields = (
            "nome",
            "cognome",
            "servizio",
            "ente",
            "professione",
            "email",
            "dal",
            "al",
            "accesso_piattaforma",
            "sezioni",
        )
        widgets: ClassVar[dict[str, Any]] = {"accesso_piattaforma": forms.RadioSelect}

    required_messages: ClassVar[dict[str, str]] = {
        "ente": "Scrivi per quale ente lavora.",
        "servizio": "Scegli il servizio che rappresenta.",
    }

    def __init__(self, *args: Any, persone: Sequence[Persona], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["sezioni"].choices = [(s.codice, s.titolo) for s in catalogo.sezioni().values()]
        self.fields["persone"].offer(persone)
        if self.instance.pk:
            self.initial["persone"] = [str(each.pk) for each in self.instance.persone.all()]

    def clean(self) -> dict[str, Any]:
        dati = super().clean()
        if dati.get("dal") and dati.get("al") and dati["al"] < dati["dal"]:
            self.add_error("al", "La fine viene prima dell'inizio.")
        if dati.get("accesso_piattaforma", AccessoEquipe.NESSUNO) == AccessoEquipe.NESSUNO:
            return dati | SENZA_ACCESSO
        self._check_access(dati)
        return dati

    def _check_access(self, dati: dict[str, Any]) -> None:
        if not dati.get("email") and "email" not in self.errors:
            self.add_error("email", "Scrivi l'e-mail di lavoro: ci mandiamo il collegamento.")
        if not dati.get("al") and "al" not in self.errors:
            self.add_error("al", "Scrivi fino a quando può entrare.")
        if not dati.get("sezioni"):
            self.add_error("sezioni", "Scegli almeno una parte del Quadro.")
        di_persone = {s.codice for s in catalogo.sezioni().values() if s.parte != ParteQuadro.NUCLEO}
        if di_persone & set(dati.get("sezioni") or []) and not dati.get("persone"):
            self.add_error("persone", "Scegli di quali persone.")


class InvioForm(FormItaliano):
    """Where the person is sent, and when; who and to which kind of service the analysis says already."""

    ente = forms.CharField(
        label="Ente o sede del servizio", max_length=160, help_text="Per esempio: ASST di Cremona, via Dante."
    )
    inviato_il = DataField(label="Quando la mandi")

    required_messages: ClassVar[dict[str, str]] = {"ente": "Scrivi a quale ente o sede la mandi."}

    def clean_inviato_il(self):
        campi.check_passata("Quando la mandi", self.cleaned_data["inviato_il"])
        return self.cleaned_data["inviato_il"]


class RispostaForm(FormItaliano):
    risposta_il = DataField(label="Giorno della risposta")
    risposta = forms.CharField(
        label="Che cosa risponde il servizio",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Scrivi solo quello che serve per il Patto. Non si stampa, e lo legge solo chi segue la famiglia.",
    )

    def clean_risposta_il(self):
        campi.check_passata("Giorno della risposta", self.cleaned_data["risposta_il"])
        return self.cleaned_data["risposta_il"]


def first_member(profilo: Any) -> dict[str, Any]:
    """Who fills the form in, as the member of the social service that every équipe has."""
    operatore = profilo.operatore
    return {"nome": operatore.nome, "cognome": operatore.cognome, "servizio": "SOCIALE", "dal": calendario.today()}
