"""The titles of stay of a check, and what each is worth."""

from collections.abc import Iterable
from typing import NamedTuple

from controlli_anagrafici.models import Controllo, TitoloSoggiorno
from controlli_anagrafici.titolo_regole import Titolo, is_proved, perche_no


class Valutato(NamedTuple):
    """A title, and why it does not prove the requirement ("" if it does)."""

    titolo: TitoloSoggiorno
    perche_no: str


def _plain(titolo: TitoloSoggiorno) -> Titolo:
    return Titolo(titolo.tipo_titolo, titolo.data_rilascio, titolo.data_scadenza, titolo.richiesta_rinnovo)


def list_titoli(controllo: Controllo) -> list[Valutato]:
    """The latest first."""
    return judge_titoli(controllo, controllo.titoli.all())


def judge_titoli(controllo: Controllo, titoli: Iterable[TitoloSoggiorno]) -> list[Valutato]:
    """What each is worth for that check."""
    requisito, giorno = controllo.requisito_cittadinanza, controllo.data_riferimento
    return [Valutato(each, perche_no(requisito, _plain(each), giorno)) for each in titoli]


def proves_soggiorno(controllo: Controllo) -> bool:
    """Whether the titles written prove what the richiedente claimed."""
    plain = [_plain(each) for each in controllo.titoli.all()]
    return is_proved(controllo.requisito_cittadinanza, plain, controllo.data_riferimento)
