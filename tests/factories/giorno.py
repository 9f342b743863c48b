"""The day of a run that begins before midnight and ends after it: `OGGI` of each module becomes the day that it is."""

import sys
from datetime import date
from types import FunctionType

import time_machine

from rdc_platform import calendario


class _Corso:
    """The day that the modules were read on, or brought to."""

    giorno = calendario.today()


def follow() -> None:
    """Bring each name of the tests that stands for today to today; to be called between two tests.

    What a module has reckoned from it stays as it is, and so do the lists of cases: a day older, for a few tests.
    """
    oggi = calendario.today()
    if oggi == _Corso.giorno or time_machine.escape_hatch.is_travelling():
        return
    for name, module in list(sys.modules.items()):
        if name.startswith("tests."):
            _bring(vars(module), oggi)
            for each in list(vars(module).values()):
                if isinstance(each, dict) and each is not vars(module):
                    _bring(each, oggi)
                elif isinstance(each, FunctionType):
                    _bring_defaults(each, oggi)
    _Corso.giorno = oggi


def _bring(names: dict, oggi: date) -> None:
    names.update(dict.fromkeys([each for each, value in names.items() if _is_stale(value)], oggi))


def _bring_defaults(function: FunctionType, oggi: date) -> None:
    if function.__defaults__:
        function.__defaults__ = tuple(oggi if _is_stale(each) else each for each in function.__defaults__)
    _bring(function.__kwdefaults__ or {}, oggi)


def _is_stale(value: object) -> bool:
    return type(value) is date and value == _Corso.giorno
