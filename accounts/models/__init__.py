"""People, their profiles, and the acts that gave them."""

from accounts.models.accreditamento import Accreditamento, Fondo, MotivoStato, StatoAccreditamento
from accounts.models.atto import AttoDesignazione, ModelloAtto
from accounts.models.dispositivo import DispositivoTotp
from accounts.models.incarico import Incarico, IncaricoAmbito, IncaricoComune, IncaricoNucleo
from accounts.models.indicazione import (
    DesignazioneOperatore,
    Identificazione,
    IndicazioneUtente,
    RigaIndicazione,
    TipoIdentita,
)
from accounts.models.invito import Invito
from accounts.models.operatore import Operatore, ProfiloProfessionale
from accounts.models.richiesta import (
    AllegatoRichiesta,
    RichiestaAccreditamento,
    StatoRichiesta,
    TipoAllegato,
    TitoloFirmatario,
)
from accounts.ruoli import Livello, Ruolo

__all__ = [
    "Accreditamento",
    "AllegatoRichiesta",
    "AttoDesignazione",
    "DesignazioneOperatore",
    "DispositivoTotp",
    "Fondo",
    "Identificazione",
    "Incarico",
    "IncaricoAmbito",
    "IncaricoComune",
    "IncaricoNucleo",
    "IndicazioneUtente",
    "Invito",
    "Livello",
    "ModelloAtto",
    "MotivoStato",
    "Operatore",
    "ProfiloProfessionale",
    "RichiestaAccreditamento",
    "RigaIndicazione",
    "Ruolo",
    "StatoAccreditamento",
    "StatoRichiesta",
    "TipoAllegato",
    "TipoIdentita",
    "TitoloFirmatario",
]
