"""Choosing one of many rows by its name: the list is read as keys and names, without an object for each."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator


class _Nomi(ModelChoiceIterator):
    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for pk, *nomi in self.queryset.values_list("pk", *self.field.nomi):
            yield pk, " ".join(nomi)


class SceltaPerNome(forms.ModelChoiceField):
    """A choice of rows, each called by the fields `nomi`; what is chosen is the row itself."""

    iterator = _Nomi

    def __init__(self, *args: Any, nomi: tuple[str, ...], **kwargs: Any):
        self.nomi = nomi
        super().__init__(*args, **kwargs)
