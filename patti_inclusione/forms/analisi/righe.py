"""Groups that repeat on a page of the analysis."""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest

from patti_inclusione.forms.analisi.base import BozzaForm, Contesto, stored
from patti_inclusione.services.pagine import Righe


class RigheFormSet(forms.BaseFormSet):
    """A group that repeats. Its rows are known by their place, so that a draft kept every second makes no doubles."""

    riga = "Riga"

    def valori(self) -> list[dict[str, Any]]:
        """The rows that say something and are not ticked to be taken away."""
        found = []
        for ordine, form in enumerate(self.forms):
            if form in self.deleted_forms or not any(v not in (None, "", []) for v in form.valori().values()):
                continue
            found.append({"ordine": ordine, **form.valori()})
        return found

    def righe(self) -> Righe:
        return Righe(self.form.modello, "ordine", self.valori())


def ripeti(form: type[BozzaForm], nome: str, prefix: str, contesto: Contesto) -> RigheFormSet:
    """A formset on the rows of an analysis; `nome` is what one row is called, `prefix` the relation they stand in."""
    rows, data = getattr(contesto.foglio.analisi, prefix).all(), contesto.data
    cls = forms.formset_factory(form, formset=RigheFormSet, extra=0, can_delete=True, max_num=20, absolute_max=40)
    # Only an empty page starts from the rows: beside a post, one equal to its row would pass for one never filled in.
    iniziali = None if data is not None else [{n: stored(row, n) for n in form.nomi()} for row in rows]
    formset = cls(data, prefix=prefix, initial=iniziali, form_kwargs={"persone": contesto.foglio.persone})
    if data is not None and not formset.management_form.is_valid():
        raise BadRequest(f"no rows of {prefix}")  # no page of ours sends that: nothing is there to be kept
    formset.riga = nome
    return formset
