"""Who lives with the richiedente: one line for each declared person, and as many as it takes for the others."""

from collections.abc import Mapping
from typing import Any

from django import forms

from accounts.forms.persona import CodiceFiscaleField
from controlli_anagrafici.famiglia_regole import ASSENTI, PRESENTI, Persona, check_persona
from controlli_anagrafici.models import CausaleDifferenza, Controllo
from controlli_anagrafici.selectors.esito import MOTIVAZIONE_MINIMA
from controlli_anagrafici.selectors.famiglia import Accanto
from controlli_anagrafici.services.famiglia import Scritta, persona_of
from rdc_platform.web.formati import in_frase
from rdc_platform.web.forms import FormItaliano

CE = "C"  # he is there: the first letter that one types in the list
ALTRI = "altri"
Anpr = dict[str, dict[str, str]] | None  # who lives there for ANPR, by codice fiscale


def _perche(codici: tuple[str, ...], prima: str) -> list[tuple[str, str]]:
    return [(each, prima + in_frase(CausaleDifferenza(each).label)) for each in codici]


class _DifferenzaForm(FormItaliano):
    """What the declared and the others share: the reason, whether it justifies, and with what."""

    in_dsu = True
    anni: int | None = None
    eta_figlio = 0

    def persona(self) -> Persona:
        raise NotImplementedError

    def clean(self):
        data = super().clean()
        if not self.errors and self.is_said():
            for campo, testo in check_persona(self.persona(), eta_figlio=self.eta_figlio).items():
                self.add_error("presenza" if campo == "causale" else campo, testo)
        return data

    def is_said(self) -> bool:
        return bool(self.cleaned_data.get("presenza"))


def _giustificata() -> forms.BooleanField:
    return forms.BooleanField(label="Differenza giustificata", required=False)


def _note() -> forms.CharField:
    return forms.CharField(label="Che cosa lo prova", max_length=300, required=False)


class DichiaratoForm(_DifferenzaForm):
    """A declared person: there, or not there and why. `anpr`: what ANPR proposes, if it was asked."""

    anpr = ""

    presenza = forms.ChoiceField(
        label="In anagrafe",
        required=False,
        choices=[("", "Da guardare"), (CE, "C'è"), *_perche(ASSENTI, "Non c'è: ")],
    )
    giustificata = _giustificata()
    note = _note()

    def __init__(self, data: Mapping | None, *, accanto: Accanto, eta_figlio: int, anpr: Anpr):
        self.accanto, self.eta_figlio = accanto, eta_figlio
        riga = accanto.riga
        iniziali = {} if riga is None else {"presenza": CE if riga.in_anagrafe else riga.causale_differenza}
        iniziali |= {} if riga is None else {"giustificata": riga.giustificata, "note": riga.note}
        if anpr is not None:
            presente = accanto.dichiarato.codice_fiscale in anpr
            iniziali = iniziali or ({"presenza": CE} if presente else {})
            self.anpr = "ANPR: c'è" if presente else "ANPR: non c'è"
        super().__init__(data, prefix=accanto.dichiarato.pk.hex, initial=iniziali)

    def persona(self) -> Persona:
        return persona_of(self.scritta(), self.accanto.anni)

    def scritta(self) -> Scritta:
        data = self.cleaned_data
        presente = data["presenza"] == CE
        causale = "" if presente else data["presenza"]
        giustificata = bool(causale) and data.get("giustificata", False)
        return Scritta(self.accanto.dichiarato.pk, presente, causale, giustificata, data.get("note", ""))


class AltroForm(_DifferenzaForm):
    """Who lives there and was not declared."""

    cognome = forms.CharField(label="Cognome", max_length=80)
    nome = forms.CharField(label="Nome", max_length=80)
    codice_fiscale = CodiceFiscaleField(label="Codice fiscale", required=False)
    presenza = forms.ChoiceField(label="Perché non è dichiarato", choices=[("", "Scegli…"), *_perche(PRESENTI, "")])
    giustificata = _giustificata()
    note = _note()

    def persona(self) -> Persona:
        return persona_of(self.scritta())

    def scritta(self) -> Scritta:
        data: dict[str, Any] = self.cleaned_data
        return Scritta(
            componente=None,
            in_anagrafe=True,
            causale=data["presenza"],
            giustificata=data.get("giustificata", False),
            note=data.get("note", ""),
            cognome=data["cognome"],
            nome=data["nome"],
            codice_fiscale=data.get("codice_fiscale", ""),
        )


AltriFormSet = forms.formset_factory(AltroForm, extra=0, can_delete=True, max_num=20, absolute_max=40)


class MotivazioneForm(FormItaliano):
    versione = forms.IntegerField(widget=forms.HiddenInput)
    motivazione = forms.CharField(
        label="Motivazione",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Serve, in almeno {MOTIVAZIONE_MINIMA} caratteri, se una differenza non è giustificata.",
    )


class FamigliaModulo:
    """The forms of the page together."""

    def __init__(
        self, data: Mapping | None, *, famiglia: list[Accanto], controllo: Controllo, eta_figlio: int, anpr: Anpr
    ):
        iniziali = {"versione": controllo.versione, "motivazione": controllo.motivazione}
        self.form = MotivazioneForm(data, initial=iniziali)
        self.dichiarati = [
            DichiaratoForm(data, accanto=each, eta_figlio=eta_figlio, anpr=anpr) for each in famiglia if each.dichiarato
        ]
        self.altri = AltriFormSet(data, prefix=ALTRI, initial=_iniziali(famiglia, anpr) if data is None else None)
        self.altri.riga = "Persona"

    def is_valid(self) -> bool:
        return not [each for each in (self.form, *self.dichiarati, self.altri) if not each.is_valid()]

    def persone(self) -> list[Scritta]:
        """Everyone of whom something was said."""
        altri = [each for each in self.altri.forms if each.has_changed() and each not in self.altri.deleted_forms]
        return [each.scritta() for each in [*(d for d in self.dichiarati if d.is_said()), *altri]]


def _iniziali(famiglia: list[Accanto], anpr: Anpr) -> list[dict[str, Any]]:
    """Who was written, and whom ANPR names beside them."""
    noti = {(each.dichiarato or each.riga).codice_fiscale for each in famiglia}
    scritti = [
        {campo: getattr(each.riga, campo) for campo in ("cognome", "nome", "codice_fiscale", "giustificata", "note")}
        | {"presenza": each.riga.causale_differenza}
        for each in famiglia
        if each.dichiarato is None
    ]
    return scritti + [dict(row) for cf, row in (anpr or {}).items() if cf not in noti]
