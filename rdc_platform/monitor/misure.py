"""What the Ministry is told of each month: the measures, their voci, and how people call them.

No measure is a sum of others, nor a part of one: each count stands alone. All count families, so that three persons of one
are not three, but `PUC_POSTI`, which are of the projects.
"""

from dataclasses import dataclass

from controlli_anagrafici.models.stati import EsitoFinale
from patti_inclusione.models import CodiceEvento, CodiceSostegno, CodiceTermine, EsitoAnalisi, Provenienza
from progetti_collettivita.models import Quota
from rdc_platform.monitor.riservatezza import Cella

TUTTE = "TUTTE"
_UNA = {TUTTE: "Famiglie"}


@dataclass(frozen=True)
class Misura:
    """`voci`: each code with its words."""

    titolo: str
    voci: dict[str, str]


MISURE = {
    "NUCLEI_RICEVUTI": Misura("Famiglie arrivate, da dove", dict(Provenienza.choices)),
    "NUCLEI_ASSEGNATI": Misura("Famiglie assegnate per la prima volta", _UNA),
    "NUCLEI_CONVOCATI": Misura("Famiglie convocate per la prima volta", _UNA),
    "ANALISI_CONCLUSE": Misura("Analisi preliminari concluse, con quale esito", dict(EsitoAnalisi.choices)),
    "PATTI_FIRMATI": Misura("Patti firmati", {"PRIMO": "Primo Patto della famiglia", "RIVISTO": "Patto rivisto"}),
    "PATTI_NON_FIRMATI": Misura("Patti non firmati", _UNA),
    "SOSTEGNI_ATTIVATI": Misura("Famiglie con un sostegno attivato, quale", dict(CodiceSostegno.choices)),
    "FATTI_COMUNICATI": Misura("Famiglie con un fatto comunicato a INPS, quale", dict(CodiceEvento.choices)),
    "TERMINI_SCADUTI": Misura("Famiglie con un termine passato, quale", dict(CodiceTermine.choices)),
    "CONTROLLI_CONCLUSI": Misura("Controlli anagrafici conclusi, con quale esito", dict(EsitoFinale.choices)),
    "PUC_PARTECIPANTI": Misura("Famiglie con chi ha lavorato a un progetto", _UNA),
    "PUC_POSTI": Misura("Posti dei progetti in corso, per chi", dict(Quota.choices)),
}
GRIGLIA: tuple[Cella, ...] = tuple((nome, voce) for nome, misura in MISURE.items() for voce in misura.voci)
# Days between two facts, and the families of whom they are.
DURATE: dict[str, tuple[str, Cella]] = {
    "ASSEGNAZIONE": ("Dall'arrivo all'assegnazione", ("NUCLEI_ASSEGNATI", TUTTE)),
    "CONVOCAZIONE": ("Dal riconoscimento alla prima convocazione", ("NUCLEI_CONVOCATI", TUTTE)),
    "PATTO": ("Dal riconoscimento al primo Patto", ("PATTI_FIRMATI", "PRIMO")),
}
DELLE_ORE: Cella = ("PUC_PARTECIPANTI", TUTTE)
