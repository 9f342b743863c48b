"""Whom the ANPR simulator knows, as the tests say."""

import json

from tests.simulators.processi import post_form, request

ISTAT = {"Cremona": "019036", "Bologna": "037006"}


def residenza(dal: str, al: str | None = None, comune: str = "", stato: str = "") -> dict:
    """One row of C020's `residenza[]`."""
    row = {"dataDecorrenzaResidenza": dal} | ({"dataFineResidenza": al} if al else {})
    if stato:
        return row | {"localitaEstera": {"indirizzoEstero": {"localita": {"descrizioneStato": stato}}}}
    return row | {"indirizzo": {"comune": {"nomeComune": comune.upper(), "codiceIstat": ISTAT.get(comune, comune)}}}


def know(port: int, cf: str, *residenze: dict, cognome: str = "Conti", nome: str = "Marta", famiglia=()) -> None:
    """ANPR knows a person from now on: where he lived, the codes of who lives with him."""
    chi = {"cf": cf, "cognome": cognome, "nome": nome, "residenze": list(residenze), "famiglia": list(famiglia)}
    assert request(port, "POST", "/console/persone", json.dumps(chi).encode())[0] == 201


def fail(port: int, modo: str) -> None:
    """ANPR fails in this way from now on."""
    assert post_form(port, "/console/guasto", modo=modo, json="1") == 200


def chiamate(port: int) -> list[dict]:
    return json.loads(request(port, "GET", "/console/chiamate.json")[2])
