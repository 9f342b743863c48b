from typing import ClassVar
from uuid import UUID, uuid4

from django import forms

from patti_inclusione.models import MotivoRiassegnazione
from patti_inclusione.services.assegnazione import Scelta
from rdc_platform.web.forms import FormItaliano

MOTIVI = [("", "Scegli"), *MotivoRiassegnazione.choices]
A_TUTTE, CONFERMA = "a_tutte", "conferma"


class AssegnazioneForm(FormItaliano):
    """The desk of an assignment: for each family a Case manager, proposed; a reason when some have one already.

    `casi` are rows of `select_coda`; `case_manager` are (key, words) pairs; `proposta` maps cases to a Proposta; `vietate` to
    the Case managers who must not have them.
    """

    lotto = forms.UUIDField(widget=forms.HiddenInput)
    a_tutte = forms.TypedChoiceField(label="La stessa persona per tutte", required=False, coerce=UUID, empty_value=None)
    motivo = forms.ChoiceField(
        label="Perché cambia Case manager", choices=MOTIVI, help_text="Per le famiglie che qualcuno segue già."
    )

    required_messages: ClassVar[dict[str, str]] = {"motivo": "Scegli perché la famiglia cambia Case manager."}

    def __init__(self, data=None, *, casi, case_manager, proposta, vietate):
        self.casi, self.proposta, self.vietate = casi, proposta, vietate
        super().__init__(data, initial={"lotto": uuid4()})
        choices = [("", "Scegli"), *case_manager]
        self.fields["a_tutte"].choices = [("", "Come proposto"), *case_manager]
        for caso in casi:
            fit = [(key, words) for key, words in choices if key not in vietate[caso["id"]]]
            self._add_caso(caso, fit, self.scelti().get(caso["id"]))
        if not any(self._seen(caso) for caso in casi):
            del self.fields["motivo"]

    def _seen(self, caso) -> object:
        """The assignment on the page that the Coordinatore has before him, which may be no more the current one."""
        return self.data.get(f"attuale_{caso['id']}") if self.is_bound else caso["attuale"]

    def _add_caso(self, caso, choices, proposto) -> None:
        name = f"cm_{caso['id']}"
        self.fields[name] = forms.TypedChoiceField(
            label=f"Case manager per {caso['famiglia']}",
            choices=choices,
            coerce=UUID,
            initial=proposto,
            error_messages={"required": f"Scegli a chi va {caso['famiglia']}."},
        )
        # What the Coordinatore saw: if it is no more so when he confirms, nothing is written.
        self.fields[f"attuale_{caso['id']}"] = forms.UUIDField(
            required=False, widget=forms.HiddenInput, initial=caso["attuale"]
        )

    def righe(self):
        """Each case with its select and why that person, for the table of the page."""
        return [
            (caso, self[f"cm_{caso['id']}"], self[f"attuale_{caso['id']}"], self._why(caso["id"])) for caso in self.casi
        ]

    def scelti(self):
        """The Case manager proposed for each case."""
        return {key: proposta.case_manager for key, proposta in self.proposta.items()}

    def _why(self, key) -> str:
        return ", ".join(self.proposta[key].motivi) if key in self.proposta else ""

    def scelte(self) -> list[Scelta]:
        values = self.cleaned_data
        return [Scelta(c["id"], values[f"attuale_{c['id']}"], values[f"cm_{c['id']}"]) for c in self.casi]


class RitiroForm(FormItaliano):
    """Taking a family back to the queue."""

    attuale = forms.UUIDField(widget=forms.HiddenInput)
    motivo = forms.ChoiceField(label="Perché torna in coda", choices=MOTIVI)

    required_messages: ClassVar[dict[str, str]] = {"motivo": "Scegli perché la famiglia torna in coda."}


class ConsegnaForm(FormItaliano):
    """The hand-over note of a Case manager."""

    nota = forms.CharField(
        label="Nota di consegna",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": "8"}),
        help_text="La legge solo chi seguirà la famiglia dopo di te. Scrivi fatti, non giudizi: "
        "che cosa è in corso, chi sentire, che cosa scade.",
    )
