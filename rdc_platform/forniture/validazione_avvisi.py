"""What is worth a look on a good line, and never a refusal: names are transliterated and change, Comuni merge."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rdc_platform import codice_fiscale
from rdc_platform.forniture.validazione_regole import Territorio, comune_competente, persone


def find_avvisi(dati: dict[str, Any], dichiarato: str, territorio: Territorio) -> Iterator[tuple[str, str]]:
    """(field, sentence) for each thing odd in a line that broke no rule; `dichiarato` is the residence INPS wrote."""
    yield from _residenza(dichiarato, territorio)
    for path, persona in persone(dati):
        for sentence in codice_fiscale.compare(
            persona["codice_fiscale"],
            cognome=persona["cognome"],
            nome=persona["nome"],
            sesso=persona["sesso"],
            data_nascita=date.fromisoformat(persona["data_nascita"]),
            belfiore=persona["belfiore_nascita"],
        ):
            yield path, sentence
    nucleo = {persona["codice_fiscale"] for _, persona in persone(dati)}
    for index, row in enumerate(dati.get("prestazioni") or ()):
        if row["codice_fiscale"] not in nucleo:
            yield f"prestazioni[{index}].codice_fiscale", "Questa prestazione è di una persona fuori dal nucleo."


def _residenza(dichiarato: str, territorio: Territorio) -> Iterator[tuple[str, str]]:
    competente = comune_competente(dichiarato, territorio)
    comune = territorio.comune(dichiarato)
    if competente != dichiarato:
        yield "belfiore_residenza", f"Il Comune {dichiarato} è soppresso: la residenza passa al Comune {competente}."
    elif comune is not None and comune.attivo_al is not None:
        yield "belfiore_residenza", f"Il Comune {dichiarato} è soppresso, e non ne conosciamo il successore."
