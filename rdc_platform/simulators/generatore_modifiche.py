"""What happens to a household between two lots: INPS sends the domanda again, one version up."""

from bisect import bisect
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from rdc_platform import territorio
from rdc_platform.simulators import generatore_domanda, generatore_persone
from rdc_platform.simulators.generatore_domanda import Domanda
from rdc_platform.simulators.generatore_luoghi import Luoghi
from rdc_platform.simulators.generatore_nuclei import complete_persona
from rdc_platform.simulators.generatore_persone import Persona, eta

MAX_MEMBRI = 8
STATI = ("SOSPESO", "DECADUTO", "REVOCATO", "RINUNCIATO")


def modify(rng: Random, domanda: Domanda, luoghi: Luoghi, prima: date, dopo: date) -> None:
    """Change `domanda`, as it stood at the extraction `prima`, into the next version as of the extraction `dopo`."""
    domanda["versione"] += 1
    change = CAMBI[bisect(PESI, rng.random() * PESI[-1])]
    change(rng, domanda, luoghi, prima, dopo)


def _nothing(rng: Random, domanda: Domanda, luoghi: Luoghi, prima: date, dopo: date) -> None:
    """A new version in which nothing differs: it happens."""


def _payments(rng: Random, domanda: Domanda, luoghi: Luoghi, prima: date, dopo: date) -> None:
    decorrenza = date.fromisoformat(domanda["decorrenza"])
    domanda["mensilita_percepite"] = generatore_domanda.mensilita(decorrenza, dopo)
    data = date.fromisoformat(domanda["data_domanda"])
    generatore_domanda.set_amounts(rng, domanda, data, int(domanda["protocollo_inps"][-7:]))


def _state(rng: Random, domanda: Domanda, luoghi: Luoghi, prima: date, dopo: date) -> None:
    domanda["stato_beneficio"] = "IN_PAGAMENTO" if domanda["stato_beneficio"] == "SOSPESO" else rng.choice(STATI)
    domanda["data_stato"] = _day_between(rng, prima, dopo).isoformat()


def _contacts(rng: Random, domanda: Domanda, luoghi: Luoghi, prima: date, dopo: date) -> None:
    domanda["contatti"]["cellulare"] = generatore_domanda.cellulare(rng)


def _move(rng: Random, domanda: Domanda, luoghi: Luoghi, prima: date, dopo: date) -> None:
    domanda["indirizzo"] |= {"via": generatore_persone.via(rng), "civico": str(rng.randrange(1, 200))}


def _enter(rng: Random, domanda: Domanda, luoghi: Luoghi, prima: date, dopo: date) -> None:
    """A birth, where there is a mother; else new contacts."""
    membri = domanda["componenti"]
    mother = next((p for p in membri if _may_be_mother(p, dopo)), None)
    if mother is None or len(membri) >= MAX_MEMBRI:
        _contacts(rng, domanda, luoghi, prima, dopo)
        return
    nascita = _day_between(rng, prima, dopo)
    residenza = territorio.comuni()[domanda["belfiore_residenza"]]
    origine = generatore_persone.origine_di_stato(mother["cittadinanza"])
    child = generatore_persone.persona(
        rng,
        luoghi,
        residenza,
        origine,
        sesso=rng.choice("MF"),
        nascita=nascita,
        cognome=membri[0]["cognome"],
        relazione="FIGLIO_MINORE",
        nato_in_italia=True,
    )
    child |= {"cittadinanza": mother["cittadinanza"], "telefono": None, "email": None}
    complete_persona(rng, child, dopo)
    membri.append(child)


def _leave(rng: Random, domanda: Domanda, luoghi: Luoghi, prima: date, dopo: date) -> None:
    """Someone other than the richiedente leaves; one who lives alone has new contacts instead."""
    membri = domanda["componenti"]
    if len(membri) == 1:
        _contacts(rng, domanda, luoghi, prima, dopo)
        return
    gone = membri.pop(rng.randrange(1, len(membri)))
    domanda["prestazioni"] = [p for p in domanda["prestazioni"] if p["codice_fiscale"] != gone["codice_fiscale"]]


def _may_be_mother(member: Persona, today: date) -> bool:
    return (
        member["sesso"] == "F"
        and member["relazione"] in {"RICHIEDENTE", "CONIUGE", "CONVIVENTE"}
        and 20 <= eta(member["_nascita"], today) <= 44
    )


def _day_between(rng: Random, prima: date, dopo: date) -> date:
    """A day after `prima` and before `dopo`; `dopo` itself when there is none."""
    between = (dopo - prima).days - 1
    return prima + timedelta(days=1 + rng.randrange(between)) if between > 0 else dopo


CAMBI = (_nothing, _payments, _state, _contacts, _move, _enter, _leave)
PESI = list(accumulate((5, 30, 15, 15, 10, 13, 12)))
