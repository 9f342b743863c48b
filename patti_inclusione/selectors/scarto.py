"""What was put aside of the Centri's messages and of INPS's appointments and decisions, found by number, by office, by what is still to come."""

from typing import Any

from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.utils import timezone


def find_messaggio(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """The messages whose number, or that of their exchange, has `text`."""
    return rows.filter(Q(numero__icontains=text) | Q(riferimento__icontains=text))


def find_numero(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """The appointments, or the decisions, whose number has `text`."""
    return rows.filter(numero__icontains=text)


def of_centro(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """The messages of a Centro, or of an office of one, with `text` in its name, accents and case aside."""
    return rows.alias(centro=_norm(F("cpi"))).filter(centro__contains=_norm(Value(text)))


def of_ufficio(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """The appointments in an office with `text` in its name or in that of its Comune."""
    norm, nome = _norm(Value(text)), _norm(F("sede__denominazione"))
    return rows.alias(nome=nome).filter(Q(nome__contains=norm) | Q(sede__comune__cerca__contains=norm))


def still_to_come(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The appointments whose hour has not passed: somebody may still go there."""
    return rows.filter(data_ora__gt=timezone.now())


def _norm(value: F | Value) -> Func:
    return Func(value, function="f_norm", output_field=TextField())
