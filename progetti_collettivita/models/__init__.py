"""One module a noun."""

from progetti_collettivita.models.assegnazione import (
    AssegnazionePuc,
    Idoneita,
    MotivoInterruzione,
    MotivoSospensione,
)
from progetti_collettivita.models.attuatore import SoggettoAttuatore
from progetti_collettivita.models.codici import (
    AmbitoAttivita,
    FonteCosto,
    GiornoSettimana,
    Limitazione,
    Periodicita,
    Quota,
    TipoAllegato,
    TipoAttivita,
    TipoAtto,
    TipoAttuatore,
    TitoloStudio,
    VoceCosto,
)
from progetti_collettivita.models.costi import DpiPuc, VocePuc
from progetti_collettivita.models.diario import AllegatoPuc, BozzaPuc, EventoPuc
from progetti_collettivita.models.puc import Puc
from progetti_collettivita.models.sede import FasciaOraria, SedePuc
from progetti_collettivita.models.stati import (
    APERTE,
    APPROVATI,
    PRESENTATI,
    SCRIVIBILI,
    StatoAssegnazionePuc,
    StatoInail,
    StatoPuc,
)

__all__ = [
    "APERTE",
    "APPROVATI",
    "PRESENTATI",
    "SCRIVIBILI",
    "AllegatoPuc",
    "AmbitoAttivita",
    "AssegnazionePuc",
    "BozzaPuc",
    "DpiPuc",
    "EventoPuc",
    "FasciaOraria",
    "FonteCosto",
    "GiornoSettimana",
    "Idoneita",
    "Limitazione",
    "MotivoInterruzione",
    "MotivoSospensione",
    "Periodicita",
    "Puc",
    "Quota",
    "SedePuc",
    "SoggettoAttuatore",
    "StatoAssegnazionePuc",
    "StatoInail",
    "StatoPuc",
    "TipoAllegato",
    "TipoAttivita",
    "TipoAtto",
    "TipoAttuatore",
    "TitoloStudio",
    "VoceCosto",
    "VocePuc",
]
