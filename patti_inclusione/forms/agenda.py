"""Booking an office's hour, and the link for the telephone."""

from typing import ClassVar
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError

from patti_inclusione.models import LivelloCalendario
from patti_inclusione.services.convoca import Coppia
from rdc_platform.web.forms import FormItaliano


class OrarioForm(FormItaliano):
    """The hour pressed; `chiave` names the act, so that a second press makes no second appointment."""

    chiave = forms.UUIDField(widget=forms.HiddenInput)
    versione = forms.IntegerField(widget=forms.HiddenInput)
    orario = forms.CharField(max_length=60, widget=forms.HiddenInput)

    required_messages: ClassVar[dict[str, str]] = {"orario": "Scegli un orario."}

    def __init__(self, data=None, *, versione: int):
        super().__init__(data, initial={"chiave": uuid4(), "versione": versione})


class CalendarioForm(FormItaliano):
    """How much the link to one's calendar says."""

    livello = forms.ChoiceField(
        label="Che cosa si vede",
        choices=LivelloCalendario.choices,
        widget=forms.RadioSelect,
        initial=LivelloCalendario.OCCUPATO,
    )
    confermo = forms.BooleanField(
        label="Sì: so che il cognome delle famiglie finirà sul mio telefono e da chi gli fa da calendario",
        required=False,
    )

    def clean(self):
        values = super().clean()
        if values.get("livello") == LivelloCalendario.COMPLETO and not values.get("confermo"):
            testo = "Chi vede il tuo telefono saprà chi è seguito dai servizi. Se va bene così, spunta la conferma."
            self.add_error("confermo", testo)
        return values


def read_coppie(texts: list[str]) -> list[Coppia]:
    """The families and hours that a preview confirmed; raises ValidationError on what is none."""
    try:
        rows = [text.split("|") for text in texts]
        return [Coppia(UUID(caso), orario, UUID(chiave)) for caso, orario, chiave in rows]
    except ValueError:
        raise ValidationError("coppie") from None


def write_coppia(caso_id: UUID, orario: str) -> str:
    """One of them, as the preview holds it."""
    return f"{caso_id}|{orario}|{uuid4()}"
