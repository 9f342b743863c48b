"""People, their profiles, and the acts that gave them."""

from accounts.models.accreditamento import AUTOMATICI, Accreditamento, Fondo, MotivoStato, StatoAccreditamento
from accounts.models.atto import AttoDesignazione, ModelloAtto
from accounts.models.autenticazione import Autenticazione, ModoAutenticazione
from accounts.models.bozza import BozzaRichiesta
from accounts.models.diario import FattoDelDiario
from accounts.models.dispositivo import DispositivoTotp
from accounts.models.importazione import ImportazioneIndicazione
from accounts.models.incarico import Incarico, IncaricoAmbito, IncaricoComune, IncaricoNucleo
from accounts.models.indicazione import (
    DesignazioneOperatore,
    Identificazione,
    IndicazioneUtente,
    RigaIndicazione,
    ScopoIdentificazione,
    TipoIdentita,
)
from accounts.models.invito import Invito, ScopoInvito
from accounts.models.operatore import Operatore, ProfiloProfessionale, SchedaOperatore
from accounts.models.recupero import CodiceRecupero
from accounts.models.richiesta import (
    AllegatoRichiesta,
    RichiestaAccreditamento,
    StatoRichiesta,
    TipoAllegato,
    TitoloFirmatario,
)
from accounts.models.sollecito import Sollecito, TipoSollecito
from accounts.ruoli import Livello, Ruolo
