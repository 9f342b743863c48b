"""One module a noun."""

from progetti_collettivita.models.anpal import CatalogoAnpal, CursoreAnpal, MotivoScartoProposta, PropostaAnpal
from progetti_collettivita.models.assegnazione import (
    AssegnazionePuc,
    Idoneita,
    MotivoInterruzione,
    MotivoProroga,
    MotivoSospensione,
)
from progetti_collettivita.models.attuatore import SoggettoAttuatore
from progetti_collettivita.models.codici import (
    GENERATI,
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
from progetti_collettivita.models.evento_assegnazione import EventoAssegnazione
from progetti_collettivita.models.inail import ComunicazioneInail, StatoComunicazioneInail, TipoComunicazioneInail
from progetti_collettivita.models.inps import ComunicazionePuc, FattoPuc
from progetti_collettivita.models.mese import MesePuc
from progetti_collettivita.models.presenza import PresenzaPuc
from progetti_collettivita.models.presenza_regole import ASSENZE, FATTE, Causale, Esito
from progetti_collettivita.models.profilo import BozzaProfilo, Momento, ProfiloPuc
from progetti_collettivita.models.puc import Puc
from progetti_collettivita.models.sede import FasciaOraria, SedePuc
from progetti_collettivita.models.stati import (
    APERTE,
    APPROVATI,
    AVVIATI,
    COMINCIATE,
    PRESENTATI,
    SCRIVIBILI,
    StatoAssegnazionePuc,
    StatoInail,
    StatoPuc,
)
from progetti_collettivita.models.trimestre import TrimestreInail
from progetti_collettivita.models.tutor import IncaricoPuc, TutorPuc
