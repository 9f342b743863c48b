"""A synthetic domanda around its household: dates, scale of equivalence, income, amount, contacts, destination."""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from rdc_platform.simulators import generatore_luoghi, generatore_persone
from rdc_platform.simulators.generatore_luoghi import Luoghi
from rdc_platform.simulators.generatore_nuclei import MAGGIORE_ETA, Nucleo, make_nucleo
from rdc_platform.simulators.generatore_persone import eta

Domanda = dict[str, Any]

PRIMA_DOMANDA = date(2019, 3, 6)  # the first day on which one could apply
MESI_SPETTANTI = 18
SOGLIA_RDC, SOGLIA_PDC = 6000, 7560  # euro a year for one person (art. 2 c. 1 b 4)
AFFITTO_RDC, AFFITTO_PDC, MUTUO = 280, 150, 150  # euro a month at most (art. 3 c. 1 b, c. 3)
IMPORTO_MINIMO = 40


@dataclass(frozen=True, slots=True)
class Posto:
    """The place of a domanda in the series of a seed: its index from 1, its protocol number, the lot's Rome date."""

    indice: int
    numero: int
    estrazione: date


def make_domanda(rng: Random, luoghi: Luoghi, posto: Posto) -> Domanda:
    """Version 1 of a domanda, recognised in the six weeks before the extraction."""
    riconoscimento = posto.estrazione - timedelta(days=rng.randrange(1, 42))
    data = max(PRIMA_DOMANDA, riconoscimento - timedelta(days=rng.randrange(20, 45)))
    riconoscimento = max(data, riconoscimento)
    nucleo = make_nucleo(rng, luoghi, data)
    misura = "PDC" if any(p["motivo_esclusione"] == "X_PDC" for p in nucleo.membri) else "RDC"
    decorrenza = first_of_next_month(data)
    domanda = {
        "tipo": "domanda",
        "protocollo_inps": f"INPS-{misura}-{data.year}-{posto.numero:07d}",
        "versione": 1,
        "misura": misura,
        "data_domanda": data.isoformat(),
        "data_riconoscimento": riconoscimento.isoformat(),
        "decorrenza": decorrenza.isoformat(),
        "mesi_spettanti": MESI_SPETTANTI,
        "mensilita_percepite": mensilita(decorrenza, posto.estrazione),
        "importo_mensile": "0.00",
        "quota_affitto_mutuo": None,
        "stato_beneficio": "IN_PAGAMENTO",
        "data_stato": riconoscimento.isoformat(),
        "destinazione": destinazione(rng, nucleo.membri),
        "requisito_cittadinanza": _requisito(rng, nucleo),
        "belfiore_residenza": nucleo.residenza.belfiore,
        "indirizzo": _indirizzo(rng, nucleo),
        "contatti": _contatti(rng, nucleo, posto),
        "isee": None,
        "domanda_precedente": None,
        "componenti": nucleo.membri,
        "prestazioni": _prestazioni(rng, nucleo),
    }
    set_amounts(rng, domanda, data, posto.numero)
    return domanda


def first_of_next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def mensilita(decorrenza: date, today: date) -> int:
    """Monthly payments by `today`: one for each month from `decorrenza`, at the end of the month."""
    months = (today.year - decorrenza.year) * 12 + today.month - decorrenza.month
    return min(MESI_SPETTANTI, max(0, months))


def destinazione(rng: Random, membri: list[dict[str, Any]]) -> str:
    """Who is to call the household: art. 4 c. 5 and 11 DL 4/2019, as "(a or b or c) and no ReI project"."""
    tenuti = [member for member in membri if member["tenuto_obblighi"]]
    if not tenuti:
        return "ESCLUSO"
    rei = rng.random() < 0.05
    return "CPI" if not rei and any(member["_vicino_al_lavoro"] for member in tenuti) else "COMUNI"


def scala(membri: list[dict[str, Any]], today: date) -> float:
    """The scale of equivalence of art. 2 c. 4: 1, plus 0.4 for each other adult and 0.2 for each minor, at most 2.1 or 2.2."""
    counted = [member for member in membri if member["in_scala_equivalenza"]]
    adults = sum(eta(member["_nascita"], today) >= MAGGIORE_ETA for member in counted)
    grave = any(member["disabilita"] in {"GRAVE", "NON_AUTOSUFFICIENTE"} for member in counted)
    return min(2.2 if grave else 2.1, 1 + 0.4 * max(0, adults - 1) + 0.2 * (len(counted) - adults))


def set_amounts(rng: Random, domanda: Domanda, data: date, numero: int) -> None:
    """Rent, ISEE and the monthly amount that follows from them (art. 3)."""
    pdc = domanda["misura"] == "PDC"
    k = scala(domanda["componenti"], data)
    soglia = (SOGLIA_PDC if pdc else SOGLIA_RDC) * k
    reddito = 0.0 if rng.random() < 0.4 else rng.uniform(0, soglia * 0.9)
    lot = rng.random()
    quota = 0.0
    if lot < 0.45:
        quota = float(rng.randrange(80, (AFFITTO_PDC if pdc else AFFITTO_RDC) + 1, 10))
    elif lot < 0.53:
        quota = float(rng.randrange(60, MUTUO + 1, 10))
    domanda["quota_affitto_mutuo"] = _euro(quota) if quota else None
    domanda["importo_mensile"] = _euro(max(IMPORTO_MINIMO, (soglia - reddito) / 12 + quota))
    domanda["isee"] = _isee(rng, reddito, k, data, numero) if rng.random() < 0.97 else None


def _isee(rng: Random, reddito: float, k: float, data: date, numero: int) -> dict[str, Any]:
    mobiliare = rng.uniform(0, 6000) if rng.random() < 0.5 else 0.0
    immobiliare = rng.uniform(5000, 30000) if rng.random() < 0.15 else 0.0
    isp = max(0.0, mobiliare - 6000) + immobiliare
    capodanno = data.replace(month=1, day=1)
    return {
        "valore": _euro(min(9359.99, (reddito + 0.2 * isp) / k)),
        "scala_equivalenza": f"{k:.2f}",
        "isr": _euro(reddito),
        "isp": _euro(isp),
        "patrimonio_mobiliare": _euro(mobiliare),
        "patrimonio_immobiliare": _euro(immobiliare),
        "dsu_protocollo": f"INPS-ISEE-{data.year}-{numero:08d}X-00",
        "dsu_data": (capodanno + timedelta(days=rng.randrange((data - capodanno).days + 1))).isoformat(),
        "dsu_scadenza": data.replace(month=12, day=31).isoformat(),
    }


def _euro(value: float) -> str:
    return f"{value:.2f}"


def _requisito(rng: Random, nucleo: Nucleo) -> str:
    richiedente = nucleo.membri[0]
    if richiedente["cittadinanza"] == "ITA":
        return "ITA"
    if richiedente["cittadinanza"] == generatore_persone.SENZA_CITTADINANZA:
        return "APOLIDE"
    if nucleo.origine.ue:
        return "UE"
    lot = rng.random()
    return "UE_LUNGO" if lot < 0.86 else "PROT_INT" if lot < 0.95 else "FAM_UE"


def _indirizzo(rng: Random, nucleo: Nucleo) -> dict[str, Any]:
    if rng.random() < 0.01:  # no fixed abode: the fictitious street of the registry
        return {"via": "Via della Casa Comunale", "civico": None, "cap": generatore_luoghi.cap(rng, nucleo.residenza)}
    civico = str(rng.randrange(1, 200)) if rng.random() < 0.95 else None
    return {"via": generatore_persone.via(rng), "civico": civico, "cap": generatore_luoghi.cap(rng, nucleo.residenza)}


def _contatti(rng: Random, nucleo: Nucleo, posto: Posto) -> dict[str, Any]:
    """Numbers of a block that no one holds, mail in a domain of examples."""
    for member in nucleo.membri:
        member["telefono"] = cellulare(rng) if member["relazione"] == "CONIUGE" and rng.random() < 0.4 else None
        member["email"] = None
    first = nucleo.membri[0]
    local = unicodedata.normalize("NFKD", f"{first['nome']}.{first['cognome']}".lower())
    local = "".join(
        character for character in local if character.isascii() and (character.isalpha() or character == ".")
    )
    return {
        "telefono": None,
        "cellulare": cellulare(rng) if rng.random() < 0.96 else None,
        "email": f"{local}.{posto.indice}@example.it" if rng.random() < 0.55 else None,
    }


def cellulare(rng: Random) -> str:
    return f"+39 320 0000{rng.randrange(1000):03d}"


def _prestazioni(rng: Random, nucleo: Nucleo) -> list[dict[str, Any]]:
    if rng.random() > 0.15:
        return []
    dal = nucleo.today - timedelta(days=rng.randrange(30, 700))
    return [
        {
            "codice_fiscale": nucleo.membri[0]["codice_fiscale"],
            "codice_prestazione": rng.choice(("A1.02", "A1.05", "A1.12", "A2.03", "A2.14")),
            "ente_erogatore": rng.choice((f"Comune di {nucleo.residenza.denominazione}", "INPS")),
            "dal": dal.isoformat(),
            "al": (dal + timedelta(days=rng.randrange(30, 365))).isoformat() if rng.random() < 0.5 else None,
            "importo": _euro(rng.randrange(50, 400)),
        }
    ]
