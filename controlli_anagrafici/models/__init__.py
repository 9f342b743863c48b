"""One module a noun."""

from controlli_anagrafici.models.anpr import ConsultazioneAnpr, StatoConsultazione
from controlli_anagrafici.models.auto_approvazione import AutoApprovazione
from controlli_anagrafici.models.cessata import DomandaCessata
from controlli_anagrafici.models.comunicazione import (
    ComunicazioneControllo,
    TipoComunicazione,
)
from controlli_anagrafici.models.controllo import Controllo, IncaricoControllo
from controlli_anagrafici.models.convocazione import CanaleConvocazione, ConvocazioneControllo, EsitoConvocazione
from controlli_anagrafici.models.diario import ControlloRevisione, EventoControllo, NotaControllo
from controlli_anagrafici.models.famiglia import (
    CampioneEstrazione,
    CausaleDifferenza,
    ComponenteAnagrafico,
    StatoEstrazione,
)
from controlli_anagrafici.models.lettera import LetteraControllo, TipoLettera
from controlli_anagrafici.models.periodo import (
    Calcolo,
    ElementoOggettivo,
    FontePeriodo,
    MotivoFine,
    MotivoInizio,
    PeriodoResidenza,
)
from controlli_anagrafici.models.ricalcolo import Ricalcolo, RigaRicalcolo, StatoRicalcolo
from controlli_anagrafici.models.rinvio import (
    CanaleRinvio,
    MotivoRespinta,
    MotivoRinvio,
    RinvioVerifica,
    StatoRinvio,
)
from controlli_anagrafici.models.stati import (
    APERTI,
    CONCLUSI,
    DA_APRIRE,
    SCRIVIBILI,
    EsitoFinale,
    EsitoNucleo,
    EsitoRequisito,
    MotivoAnnullamento,
    MotivoRiapertura,
    OrigineControllo,
    RequisitoCittadinanza,
    StatoControllo,
    TipoControllo,
)
from controlli_anagrafici.models.titolo import FonteTitolo, TipoTitolo, TitoloSoggiorno
