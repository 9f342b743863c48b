"""A page of the analysis as forms: what to show, what was typed, and what of it goes into which column."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.db.models.fields.related import RelatedField
from django.forms.boundfield import BoundField
from django.forms.models import fields_for_model
from django.http import QueryDict

from accounts.models import Operatore
from patti_inclusione.analisi.pagine import Pagina
from patti_inclusione.analisi.persone import Persona
from patti_inclusione.forms.analisi import campi
from patti_inclusione.models import DatiEconomici
from patti_inclusione.models.analisi_scale import NON_RILEVATO, MotivoNonRilevato
from patti_inclusione.selectors.analisi import Compilazione
from patti_inclusione.services.pagine import Contenuto
from rdc_platform.web.forms import FormItaliano

FUORI = {"csrfmiddlewaretoken", "versione", "aggiungi", "vai"}


@dataclass(frozen=True)
class Blocco:
    """Questions that belong together: `riservato` ones stay closed until asked for."""

    titolo: str
    campi: tuple[str, ...]
    aiuto: str = ""
    classe: str = ""
    riservato: bool = False


@dataclass(frozen=True)
class Domanda:
    """A question on the page: its field, where a prefilled answer comes from, the reason of a "non rilevato"."""

    campo: BoundField
    fonte: str
    motivo: BoundField | None
    classe: str
    richiesta: bool


class BozzaForm(FormItaliano):
    """Questions on one row of a model. Nothing is required: a draft is kept as far as it goes."""

    modello: ClassVar[type[models.Model]]
    blocchi: ClassVar[tuple[Blocco, ...]] = ()
    richiesti: ClassVar[tuple[str, ...]] = ()
    compatta: ClassVar[bool] = False  # a row among others: lists to open, and no "facoltativo" at each question
    passati: ClassVar[tuple[str, ...]] = ()  # days that cannot be to come

    def __init__(
        self,
        data: Mapping | None = None,
        *,
        riga: models.Model | None = None,
        persone: Sequence[Persona] = (),
        precompilati: Mapping[str, Any] | None = None,
        fonti: Mapping[str, str] | None = None,
        **kwargs: Any,
    ):
        self.riga, self.fonti = riga, fonti or {}
        self.base_fields = _fields(self.modello, self.nomi())
        kwargs.setdefault("initial", self._values(precompilati or {}))
        super().__init__(data, **kwargs)
        for each in self.fields.values():
            if hasattr(each, "offer"):
                each.offer(persone)
            if self.compatta and hasattr(each, "compact"):
                each.compact()

    @property
    def senza_facoltativo(self) -> bool:
        return self.compatta

    @classmethod
    def nomi(cls) -> tuple[str, ...]:
        """The columns asked for, in the order of the page."""
        return tuple(nome for blocco in cls.blocchi for nome in blocco.campi)

    def _values(self, precompilati: Mapping[str, Any]) -> dict[str, Any]:
        """What stands in the row, and what INPS says where the row says nothing yet."""
        if self.riga is None:
            return dict(precompilati)
        valori = {nome: stored(self.riga, nome) for nome in self.nomi()}
        vuoti = {nome: valore for nome, valore in precompilati.items() if valori.get(nome) in (None, "", [])}
        motivi = {f"{nome}_motivo": motivo for nome, motivo in self.riga.motivi.items()} if self._has_motivi else {}
        return {**valori, **vuoti, **motivi}

    @property
    def _has_motivi(self) -> bool:
        return hasattr(self.modello, "motivi")

    def clean(self):
        cleaned = super().clean()
        for nome in self.passati:
            try:
                campi.check_passata(self.fields[nome].label, cleaned.get(nome))
            except forms.ValidationError as error:
                self.add_error(nome, error)
        return cleaned

    def valori(self) -> dict[str, Any]:
        """Column to value, many-to-many apart."""
        return {nome: self.cleaned_data.get(nome) for nome in self.nomi() if nome not in self.molti()}

    def molti(self) -> dict[str, list]:
        """Many-to-many column to ids."""
        return {
            nome: self.cleaned_data.get(nome, [])
            for nome in self.nomi()
            if isinstance(self.modello._meta.get_field(nome), models.ManyToManyField)
        }

    def motivi(self) -> dict[str, str]:
        """Why each answer "non rilevato" is so; "" where no reason is given, or none is needed any more."""
        return {
            nome: self.cleaned_data.get(f"{nome}_motivo", "") if self.cleaned_data.get(nome) == NON_RILEVATO else ""
            for nome in self.nomi()
            if f"{nome}_motivo" in self.fields
        }

    def riga_valori(self) -> dict[str, Any]:
        """All of the row at once, for models that keep `motivi` of their own."""
        motivi = {nome: motivo for nome, motivo in self.motivi().items() if motivo}
        return {**self.valori(), "motivi": motivi} if self._has_motivi else self.valori()

    def blocchi_resi(self) -> Iterator[tuple[Blocco, list[Domanda]]]:
        """The blocks with their questions, for the page."""
        for blocco in self.blocchi:
            yield blocco, [self.domanda(nome) for nome in blocco.campi if nome in self.fields]

    def domanda(self, nome: str) -> Domanda:
        motivo = self[f"{nome}_motivo"] if f"{nome}_motivo" in self.fields else None
        return Domanda(self[nome], self.fonti.get(nome, ""), motivo, _classe(self.fields[nome]), nome in self.richiesti)


@dataclass(frozen=True)
class Contesto:
    """What a page is built from: the analysis, which page, what was posted; and, where it wants them, the colleagues who may
    have been there and what INPS says of the money.
    """

    foglio: Compilazione
    pagina: Pagina
    data: Mapping | None = None
    operatori: list[Operatore] = field(default_factory=list)
    dati: DatiEconomici | None = None


class Modulo:
    """The forms of one page together. Sections subclass it: they say which forms there are and where they are kept."""

    template: ClassVar[str] = "patti_inclusione/_analisi_blocchi.html"

    def __init__(self, **parti: forms.BaseForm | forms.BaseFormSet | list):
        self.parti = parti

    def moduli(self) -> list:
        """Every form and formset, in the order of the page."""
        return [each for parte in self.parti.values() for each in (parte if isinstance(parte, list) else [parte])]

    def is_bound(self) -> bool:
        return self.moduli()[0].is_bound

    def is_valid(self) -> bool:
        return not [each for each in self.moduli() if not each.is_valid()]  # each of them: all have errors to show

    def fields(self) -> Iterator[BoundField]:
        """Every question of the page, those of repeated rows too."""
        for each in self.moduli():
            for form in each.forms if isinstance(each, forms.BaseFormSet) else [each]:
                yield from form

    def contenuto(self, data: QueryDict) -> Contenuto:
        """What to keep: the values if all of them can be read, else what was typed, as it was."""
        grezzo = {key: [v.replace("\x00", "") for v in data.getlist(key)] for key in data if key not in FUORI}
        impronta = hashlib.sha256(json.dumps(grezzo, sort_keys=True).encode()).hexdigest()
        if not self.is_valid():
            return Contenuto(impronta=impronta, grezzo=grezzo)
        return Contenuto(impronta=impronta, **self.valori())

    def valori(self) -> dict[str, Any]:
        """The arguments of `Contenuto`: `campi`, `molti`, `motivi` of the analysis, and `righe` of its rows."""
        raise NotImplementedError


def query_of(bozza: dict[str, list[str]]) -> QueryDict:
    """What was typed, as if it were posted again."""
    data = QueryDict(mutable=True)
    for key, values in bozza.items():
        data.setlist(key, values)
    return data


def _classe(campo: forms.Field) -> str:
    """How much of the page a question takes: answers on one line, in columns, half a line."""
    if isinstance(campo.widget, forms.CheckboxSelectMultiple):
        return "rdc-in-colonne"
    if isinstance(campo.widget, forms.Textarea):
        return ""
    in_riga = "rdc-scala" if getattr(campo, "in_riga", False) else ""
    corta = isinstance(campo, campi.SiNo) or not isinstance(campo.widget, forms.RadioSelect)
    return f"{in_riga} rdc-corta".strip() if corta else in_riga


@cache
def _fields(modello: type[models.Model], nomi: tuple[str, ...]) -> dict[str, forms.Field]:
    """The fields of the columns, and beside each that may be "non rilevato" its reason."""
    found = {}
    made = fields_for_model(modello, nomi, formfield_callback=campi.field_of)
    for nome in nomi:
        found[nome] = made[nome]
        if getattr(made[nome], "valutativa", False):
            found[f"{nome}_motivo"] = forms.ChoiceField(
                label=f"Perché «{made[nome].label}» non è rilevato",
                choices=[("", "Scegli"), *MotivoNonRilevato.choices],
                required=False,
            )
    return found


def stored(row: models.Model, nome: str) -> Any:
    """What stands in a column, as a form begins with it: people by id."""
    db_field = row._meta.get_field(nome)
    if isinstance(db_field, models.ManyToManyField):
        return [each.pk for each in getattr(row, nome).all()]
    return getattr(row, db_field.attname) if isinstance(db_field, RelatedField) else getattr(row, nome)
