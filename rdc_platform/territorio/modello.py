"""What is known of an Ambito before it stands in the database."""

from dataclasses import dataclass
from datetime import date

from rdc_platform.territorio.elenchi import comuni

FORME_GIURIDICHE = (
    "CONVENZIONE",
    "UNIONE",
    "CONSORZIO",
    "AZIENDA_SPECIALE",
    "ASL",
    "COMUNE_SINGOLO",
    "COMUNITA_MONTANA",
)
FORME_GESTIONE = ("ASSOCIATA", "SINGOLA", "MISTA")
INIZIO = date(2019, 1, 1)  # the first day an Ambito is needed: the RdC is applied for from March 2019


@dataclass(frozen=True, slots=True)
class DatiAmbito:
    """An Ambito and its Comuni (Belfiore codes), from `valido_dal` to `valido_al` included (None: still open)."""

    codice: str
    denominazione: str
    codice_regione: str
    comune_capofila_belfiore: str
    comuni_belfiore: tuple[str, ...]
    forma_giuridica: str = "CONVENZIONE"
    forma_gestione: str = "ASSOCIATA"
    pec: str = ""
    valido_dal: date = INIZIO
    valido_al: date | None = None
    sintetico: bool = False

    def appartenenze(self) -> list[tuple[str, date, date | None]]:
        """Each Comune with the days it is in the Ambito: those of the Ambito, as far as the Comune was there."""
        found = []
        for belfiore in self.comuni_belfiore:
            place = comuni()[belfiore]
            dal = max(self.valido_dal, place.attivo_dal)
            al = min(self.valido_al or date.max, place.attivo_al or date.max)
            if dal <= al:
                found.append((belfiore, dal, None if al == date.max else al))
        return found
