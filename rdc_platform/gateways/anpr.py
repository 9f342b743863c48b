"""ANPR's services for consultation (today): who somebody is to ANPR (C030), where he lived (C020), with whom (C021).

Each is the same call at an address of its own, and on PDND an e-service of its own (anpr_c030, anpr_c020, anpr_c021).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.gateways.pdnd.chiamata import JSON, Richiesta, Servizio, call_json, json_body

IDENTITA, RESIDENZA, FAMIGLIA = (
    "C030-servizioAccertamentoIdUnicoNazionale",
    "C020-servizioAccertamentoResidenza",
    "C021-servizioAccertamentoStatoFamiglia",
)
PASSI = 10  # numbers that one question may use: ANPR wants them to grow
SCONOSCIUTO = "EN122"  # nobody has this codice fiscale there


@dataclass(frozen=True, slots=True)
class Domanda:
    """One question: `numero` grows from one to the next. `famiglia`: with whom he lives; else where he lived."""

    numero: int
    codice_fiscale: str
    riferimento: date
    motivo: str
    famiglia: bool = False


@dataclass(frozen=True, slots=True)
class Residenza:
    """A residence, both days included; `istat` of the Comune, empty for a life abroad (AIRE)."""

    dal: date
    al: date | None
    istat: str
    luogo: str


@dataclass(frozen=True, slots=True)
class Convivente:
    codice_fiscale: str
    cognome: str
    nome: str


@dataclass(frozen=True, slots=True)
class Risposta:
    residenze: tuple[Residenza, ...] = ()
    famiglia: tuple[Convivente, ...] = ()


def ask(domanda: Domanda, _key: str = "") -> Risposta:
    """What ANPR knows. GatewayRefusal: nobody is called so (EN122), or ANPR does not let us ask; GatewayUnavailable."""
    chi = {"codiceFiscale": domanda.codice_fiscale}
    (soggetto,) = _soggetti(_call(IDENTITA, domanda, 1, chi))[:1]
    try:
        criteri = {"idANPR": str(soggetto["identificativi"]["idANPR"])}
        if domanda.famiglia:
            return Risposta(famiglia=tuple(map(_convivente, _soggetti(_call(FAMIGLIA, domanda, 2, criteri)))))
        (soggetto,) = _soggetti(_call(RESIDENZA, domanda, 2, criteri))[:1]
        return Risposta(residenze=tuple(_residenza(row) for row in soggetto["residenza"]))
    except (KeyError, TypeError, ValueError) as error:
        raise GatewayUnavailable("risposta incomprensibile di ANPR") from error


def _call(servizio: str, domanda: Domanda, passo: int, criteri: dict[str, str]) -> dict[str, Any]:
    if not settings.ANPR_BASE_URL:
        raise GatewayUnavailable("ANPR_BASE_URL non è impostato")
    codice = servizio.partition("-")[0]
    corpo = {
        "idOperazioneClient": str(domanda.numero * PASSI + passo),
        "criteriRicerca": criteri,
        "datiRichiesta": {
            "dataRiferimentoRichiesta": domanda.riferimento.isoformat(),
            "motivoRichiesta": domanda.motivo,
            "casoUso": codice,
        },
    }
    url = f"{settings.ANPR_BASE_URL.rstrip('/')}/{servizio}/v1/anpr-service-e002"
    richiesta = Richiesta("POST", url, json_body(corpo), headers={"Content-Type": JSON})
    return call_json(Servizio(f"anpr_{codice.lower()}", settings.ANPR_TOKEN), richiesta)


def _soggetti(risposta: dict[str, Any]) -> list[dict[str, Any]]:
    try:
        soggetti = [dict(row) for row in risposta["listaSoggetti"]["datiSoggetto"]]
    except (KeyError, TypeError, ValueError) as error:
        raise GatewayUnavailable("risposta incomprensibile di ANPR") from error
    if not soggetti:
        raise GatewayRefusal(SCONOSCIUTO, "Nessuna persona trovata", 404)
    return soggetti


def _residenza(row: dict[str, Any]) -> Residenza:
    dal = date.fromisoformat(str(row["dataDecorrenzaResidenza"]))
    fine = row.get("dataFineResidenza")
    al = date.fromisoformat(str(fine)) if fine else None
    if "localitaEstera" in row:
        stato = row["localitaEstera"]["indirizzoEstero"]["localita"]["descrizioneStato"]
        return Residenza(dal, al, "", str(stato))
    comune = row["indirizzo"]["comune"]
    return Residenza(dal, al, str(comune["codiceIstat"]), str(comune["nomeComune"]))


def _convivente(row: dict[str, Any]) -> Convivente:
    chi = row["generalita"]
    return Convivente(str(chi["codiceFiscale"]["codFiscale"]), str(chi["cognome"]), str(chi["nome"]))
