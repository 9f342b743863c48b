"""The communications that INPS knows, one row each: to add one, write its `check` and its `judge` and name them here."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from rdc_platform.simulators.inps_campi import Errore
from rdc_platform.simulators.inps_m03 import check_m03
from rdc_platform.simulators.inps_m05 import check_m05, check_m06, judge_m05, judge_m06
from rdc_platform.simulators.inps_m07 import Note, check_m07, check_m14, judge_m07, judge_m14
from rdc_platform.simulators.inps_m09 import check_m09, judge_m09
from rdc_platform.simulators.inps_m13 import check_m13, judge_m13
from rdc_platform.simulators.inps_m16 import check_m16, judge_m16

Payload = dict[str, Any]


class Messaggio(NamedTuple):
    """`check` refuses at the door; `judge` compares with the domanda and with what INPS acquired of it before.

    Without a `judge` the message is about no domanda.
    """

    check: Callable[[Payload, date], Errore | None]
    judge: Callable[[Payload, str, list[str], Note], Iterator[Errore]] | None


MESSAGGI: dict[str, Messaggio] = {
    "M03": Messaggio(lambda payload, _: check_m03(payload), None),
    "M05": Messaggio(check_m05, lambda payload, domanda, codici, _: judge_m05(payload, domanda, codici)),
    "M06": Messaggio(check_m06, lambda payload, domanda, codici, _: judge_m06(payload, domanda, codici)),
    "M07": Messaggio(check_m07, judge_m07),
    "M09": Messaggio(check_m09, lambda payload, domanda, codici, _: judge_m09(payload, domanda, codici)),
    "M13": Messaggio(check_m13, judge_m13),
    "M14": Messaggio(check_m14, judge_m14),
    "M16": Messaggio(check_m16, judge_m16),
}
