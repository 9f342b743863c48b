"""Synthetic households: who lives together, how old they are, and what binds each of them to the obligations."""

from bisect import bisect
from datetime import date
from random import Random

from rdc_platform.simulators.generatore_luoghi import Luoghi
from rdc_platform.simulators.generatore_persone import (
    SENZA_CITTADINANZA,
    Origine,
    Persona,
    eta,
    giorno_di_nascita,
    origine,
    persona,
    provisional_code,
)

# Households of one to eight, of a hundred thousand: cumulated.
DIMENSIONI = (45_000, 65_000, 80_500, 92_500, 97_500, 99_200, 99_800, 100_000)
MAGGIORE_ETA, ANZIANO, PENSIONE_CITTADINANZA = 18, 65, 67
ETA_ULTIMO_FIGLIO = 50  # of the younger parent, when the last child is born


class Nucleo:
    """One household in the making: a place, a day to count ages from, and the members so far."""

    def __init__(self, rng: Random, luoghi: Luoghi, today: date) -> None:
        self.rng = rng
        self.luoghi = luoghi
        self.today = today
        self.residenza = luoghi.residenza(rng)
        self.origine = origine(rng)
        self.membri: list[Persona] = []

    def add(self, relazione: str, anni: int, *, sesso: str = "", cognome: str = "", finestra: int = 360) -> Persona:
        """A new member of `anni` years; surname and sex are drawn unless given."""
        rng = self.rng
        provenienza = self._origine_di(relazione)
        nascita = giorno_di_nascita(rng, self.today, anni, finestra=finestra)
        for _ in range(20):  # two siblings of one name and day would have one code
            member = persona(
                rng,
                self.luoghi,
                self.residenza,
                provenienza,
                sesso=sesso or rng.choice("MF"),
                nascita=nascita,
                cognome=cognome or rng.choice(provenienza.cognomi),
                relazione=relazione,
                nato_in_italia=anni < MAGGIORE_ETA and rng.random() < 0.7,
            )
            if all(member["codice_fiscale"] != other["codice_fiscale"] for other in self.membri):
                break
        self.membri.append(member)
        return member

    def _origine_di(self, relazione: str) -> Origine:
        mixed = relazione in {"CONIUGE", "CONVIVENTE"} and self.rng.random() < 0.06
        return origine(self.rng) if mixed else self.origine


def make_nucleo(rng: Random, luoghi: Luoghi, today: date) -> Nucleo:
    """A household as it is on `today`, the day of its domanda."""
    nucleo = Nucleo(rng, luoghi, today)
    size = bisect(DIMENSIONI, rng.randrange(DIMENSIONI[-1])) + 1
    if size == 1:
        nucleo.add("RICHIEDENTE", _eta_sola(rng))
    elif size == 2 and rng.random() < 0.4:
        _couple(nucleo, rng.randrange(25, 64) if rng.random() < 0.96 else rng.randrange(67, 80))
    elif size == 2 and rng.random() < 0.25:
        _two_adults(nucleo)
    elif size > 2 and rng.random() < 0.75:
        _couple(nucleo, rng.randrange(27 + size, 55))
        _children(nucleo, size - 2)
    else:
        nucleo.add("RICHIEDENTE", rng.randrange(24 + size, 55), sesso="M" if rng.random() < 0.15 else "F")
        _children(nucleo, size - 1)
    _complete(nucleo)
    return nucleo


def _eta_sola(rng: Random) -> int:
    lot = rng.random()
    if lot < 0.14:
        return rng.randrange(18, 30)
    return rng.randrange(30, 65) if lot < 0.97 else rng.randrange(65, 85)


def _couple(nucleo: Nucleo, anni: int) -> None:
    rng = nucleo.rng
    first = nucleo.add("RICHIEDENTE", anni)
    other = "F" if first["sesso"] == "M" else "M"
    lot = rng.random()
    relazione = "CONVIVENTE" if lot < 0.2 else "UNITO_CIVILMENTE" if lot < 0.22 else "CONIUGE"
    if relazione == "UNITO_CIVILMENTE":
        other = first["sesso"]
    nucleo.add(relazione, max(MAGGIORE_ETA, anni + rng.randrange(-7, 6)), sesso=other)


def _two_adults(nucleo: Nucleo) -> None:
    rng = nucleo.rng
    first = nucleo.add("RICHIEDENTE", anni := rng.randrange(30, 60))
    lot = rng.random()
    if lot < 0.45:
        nucleo.add("GENITORE", anni + rng.randrange(20, 36), cognome=first["cognome"] if lot < 0.2 else "")
    elif lot < 0.85:
        nucleo.add("FRATELLO_SORELLA", max(MAGGIORE_ETA, anni + rng.randrange(-12, 12)), cognome=first["cognome"])
    else:
        nucleo.add("ALTRO_PARENTE", rng.randrange(MAGGIORE_ETA, 75))


def _children(nucleo: Nucleo, count: int) -> None:
    """`count` children, a year or more apart, of the youngest of the parents."""
    rng = nucleo.rng
    youngest = min(eta(parent["_nascita"], nucleo.today) for parent in nucleo.membri)
    oldest_child = max(count, min(youngest - MAGGIORE_ETA, 28))
    youngest_child = max(0, min(youngest - ETA_ULTIMO_FIGLIO, oldest_child - count))
    father = next((p for p in nucleo.membri if p["sesso"] == "M"), nucleo.membri[0])
    for anni in sorted(rng.sample(range(youngest_child, oldest_child), count), reverse=True):
        relazione = "FIGLIO_MINORE" if anni < MAGGIORE_ETA else "FIGLIO_MAGGIORENNE"
        nucleo.add(relazione, anni, cognome=father["cognome"], finestra=90)


def _complete(nucleo: Nucleo) -> None:
    """What is decided for the household together, then what binds each member."""
    rng = nucleo.rng
    if nucleo.origine.stato != "ITA" and not nucleo.origine.ue and rng.random() < 0.01:
        for member in nucleo.membri:
            member["cittadinanza"] = SENZA_CITTADINANZA
    pensione = all(eta(p["_nascita"], nucleo.today) >= PENSIONE_CITTADINANZA for p in nucleo.membri)
    for member in nucleo.membri:
        complete_persona(rng, member, nucleo.today, pensione_cittadinanza=pensione)
    if nucleo.origine.stato != "ITA" and len(nucleo.membri) > 1 and rng.random() < 0.01:
        nucleo.membri[-1]["codice_fiscale"] = provisional_code(rng)


def complete_persona(rng: Random, member: Persona, today: date, *, pensione_cittadinanza: bool = False) -> None:
    """Work, study, disability, and whether the obligations of art. 4 c. 2 DL 4/2019 bind the person."""
    anni = eta(member["_nascita"], today)
    adult = anni >= MAGGIORE_ETA
    disabile = rng.random() < (0.03 if not adult else 0.08 if anni < ANZIANO else 0.2)
    member |= {
        "disabilita": rng.choice(("MEDIA", "GRAVE", "NON_AUTOSUFFICIENTE")) if disabile else "NESSUNA",
        "occupato": MAGGIORE_ETA <= anni < ANZIANO and rng.random() < 0.05,
        "pensione_diretta": anni >= 62 and rng.random() < 0.25,
    }
    member["studente"] = 5 < anni < MAGGIORE_ETA or (
        adult and anni < 26 and not member["occupato"] and rng.random() < 0.25
    )
    if adult and member["relazione"] != "RICHIEDENTE" and rng.random() < 0.01:
        member["in_scala_equivalenza"] = False
        member["motivo_fuori_scala"] = rng.choice(("DETENUTO", "STRUTTURA_CARICO_STATO", "DIMISSIONI_12_MESI"))
    member["motivo_esclusione"] = _esclusione(rng, member, anni, pensione_cittadinanza=pensione_cittadinanza)
    member["tenuto_obblighi"] = member["in_scala_equivalenza"] and member["motivo_esclusione"] is None
    # a) b) c) of art. 4 c. 5: work left, unemployment benefit or service pact within the last one or two years
    member["_vicino_al_lavoro"] = adult and rng.random() < (0.48 if anni < 45 else 0.36)
    member["did_presente"] = member["tenuto_obblighi"] and member["_vicino_al_lavoro"] and rng.random() < 0.7


def _esclusione(rng: Random, member: Persona, anni: int, *, pensione_cittadinanza: bool) -> str | None:
    reasons = (
        (anni < MAGGIORE_ETA, "X_MINORENNE"),
        (pensione_cittadinanza, "X_PDC"),
        (anni >= ANZIANO, "X_ETA_65"),
        (member["occupato"], "X_OCCUPATO"),
        (member["studente"], "X_STUDENTE_REGOLARE"),
        (member["pensione_diretta"], "X_PENSIONE_DIRETTA"),
        (member["disabilita"] != "NESSUNA" and rng.random() < 0.2, "X_DISABILITA_L68"),
    )
    return next((reason for applies, reason in reasons if applies), None)
