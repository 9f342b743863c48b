"""The case and all that is known of a household beyond its identity."""

from patti_inclusione.models.agenda import (
    DURATE,
    CalendarioPersonale,
    ChiusuraUfficio,
    DisponibilitaUfficio,
    GiornoSettimana,
    LivelloCalendario,
    Sede,
)
from patti_inclusione.models.analisi import (
    MOTIVAZIONE_MINIMA,
    AnalisiPreliminare,
    SezioneAnalisi,
)
from patti_inclusione.models.analisi_bisogni import (
    BisognoRilevato,
    SintesiArea,
)
from patti_inclusione.models.analisi_codici import (
    AreaBisogno,
    EsitoAnalisi,
    ServizioRete,
    StatoAnalisi,
)
from patti_inclusione.models.analisi_persone import (
    AnalisiAdulto,
    AnalisiComponente,
    AnalisiMinore,
)
from patti_inclusione.models.analisi_righe import (
    CaricoCura,
    ConviventeEsterno,
    Gravidanza,
    MinoreFuoriFamiglia,
    ServizioAttivo,
)
from patti_inclusione.models.analisi_scale import (
    Gravita,
    MotivoNonRilevato,
    Risorsa,
)
from patti_inclusione.models.caso import (
    Assegnazione,
    Caso,
    EventoCaso,
    MacroStato,
    MotivoChiusura,
    MotivoRiassegnazione,
    Provenienza,
    StatoCaso,
    TipoEvento,
)
from patti_inclusione.models.chiusura import (
    Chiusura,
    MotivoSospensione,
    Sospensione,
)
from patti_inclusione.models.coda import RigaCoda
from patti_inclusione.models.comunicazione import (
    CodiceComunicazione,
    ComunicazioneInps,
    StatoComunicazione,
)
from patti_inclusione.models.conflitto import (
    ConflittoInteressi,
    NaturaConflitto,
)
from patti_inclusione.models.convocazione import (
    Convocazione,
    EsitoAppuntamento,
    InvioConvocazione,
)
from patti_inclusione.models.convocazione_codici import (
    CANALI_NOSTRI,
    CanaleInvio,
    DestinatarioInvio,
    EsitoInvio,
    EsitoPresenza,
    ModalitaIncontro,
    MotivoFine,
    MotivoGiustificazione,
    StatoConvocazione,
    TipoConvocazione,
)
from patti_inclusione.models.cpi import (
    EffettoRinvio,
    InvioCpi,
    MotivazioneRinvio,
    MotivoScartoCpi,
    RinvioCpi,
    ScartoCpi,
    StatoInvioCpi,
    TipoInvioCpi,
)
from patti_inclusione.models.doppione import (
    Doppione,
    StatoDoppione,
    TipoDoppione,
)
from patti_inclusione.models.equipe import (
    AccessoEquipe,
    Equipe,
    InvioSpecialistico,
    InvitoEquipe,
    MembroEquipe,
)
from patti_inclusione.models.esonero import (
    AmbitoObbligo,
    CodiceEsonero,
    Esonero,
    FonteEsonero,
    StatoEsonero,
    TipoEsonero,
)
from patti_inclusione.models.fornitura import (
    ContattiNucleo,
    DatiEconomici,
    Disabilita,
    MotivoEsclusione,
    MotivoFuoriScala,
    Prestazione,
    SituazioneComponente,
    StatoBeneficio,
)
from patti_inclusione.models.incontro import (
    VALUTABILI,
    Incontro,
    StatoIncontro,
)
from patti_inclusione.models.incontro_verbale import (
    SANZIONANO,
    AzioneVerifica,
    BozzaValutazione,
    EsitoVerifica,
    StatoRisultato,
    ValutazioneRisultato,
    Verbale,
    VerificaImpegno,
)
from patti_inclusione.models.informativa import (
    EsitoInformativa,
    Informativa,
)
from patti_inclusione.models.lettere import (
    StampaLettere,
)
from patti_inclusione.models.lingue import (
    LingueCaseManager,
)
from patti_inclusione.models.notizia import NotiziaPuc, TipoNotizia
from patti_inclusione.models.patto import (
    BozzaModulo,
    FrequenzaIncontri,
    MotivoRevisione,
    Patto,
    StatoPatto,
    TipoPatto,
)
from patti_inclusione.models.patto_codici import (
    AreaPatto,
    CategoriaImpegno,
    CodiceSostegno,
    EventoSanzione,
    FirmaTutela,
    FrequenzaImpegno,
    LivelloSituazione,
    ModalitaFirma,
    RuoloFirma,
    StatoImpegno,
    StatoSostegno,
)
from patti_inclusione.models.patto_contenuto import (
    BisognoNonTrattato,
    Impegno,
    ObiettivoGenerale,
    RisultatoAtteso,
    Sostegno,
)
from patti_inclusione.models.patto_documenti import (
    CodiceVerifica,
    CopiaPatto,
)
from patti_inclusione.models.patto_firma import (
    FirmaPatto,
)
from patti_inclusione.models.patto_sostegni import (
    PassaggioSostegno,
)
from patti_inclusione.models.persona import (
    AvvisiSms,
    CanalePreferito,
    CollocazioneMinore,
    Lingua,
    SchedaPersona,
    Tutela,
)
from patti_inclusione.models.prenotazione import (
    PER_LA_FAMIGLIA,
    MotivoScartoPrenotazione,
    PrenotazioneInps,
    ScartoPrenotazione,
    StatoPrenotazione,
)
from patti_inclusione.models.provvedimento import (
    CursoreInps,
    MotivoScartoProvvedimento,
    ProvvedimentoAttesa,
    ProvvedimentoInps,
    ScartoProvvedimento,
)
from patti_inclusione.models.quadro import (
    DimensioneQuadro,
    LivelloQuadro,
    ParteQuadro,
    PrioritaQuadro,
    QuadroAnalisi,
    SezioneQuadro,
    StatoQuadro,
)
from patti_inclusione.models.rettifica import (
    Rettifica,
)
from patti_inclusione.models.riapertura import (
    Riapertura,
    StatoRiapertura,
)
from patti_inclusione.models.richiamo import (
    RichiamoFormale,
)
from patti_inclusione.models.richiesta_cpi import (
    RichiestaCpi,
)
from patti_inclusione.models.richiesta_cpi_codici import (
    INFORMAZIONI,
    BisognoCpi,
    EsitoRichiesta,
    InformazioneCpi,
    MotivoNonAccolta,
    StatoRichiestaCpi,
    VersoRichiesta,
)
from patti_inclusione.models.scadenza import (
    IN_CORSO,
    CodiceTermine,
    Scadenza,
    SospensioneTermini,
    StatoOrologio,
    StatoScadenza,
)
from patti_inclusione.models.segnalazione import (
    AllegatoSegnalazione,
    Segnalazione,
)
from patti_inclusione.models.segnalazione_bozza import BozzaSegnalazione
from patti_inclusione.models.segnalazione_codici import (
    CanaleRichiamo,
    CodiceEvento,
    EsitoRichiamo,
    MotivoRettifica,
    NaturaProvvedimento,
    StatoRettifica,
    StatoSegnalazione,
    TipoProvvedimento,
    TipoRettifica,
)
from patti_inclusione.models.sms import SmsConvocazione, StatoSms, TipoSms
from patti_inclusione.models.supplenza import (
    Assenza,
    Supplenza,
    TipoSupplenza,
)
from patti_inclusione.models.trasferimento import (
    CeppoTrasferimento,
    MotivoTrasferimento,
    StatoTrasferimento,
    Trasferimento,
)
from patti_inclusione.models.valutazione import (
    CondizioneFinale,
    EsitoObiettivo,
    Uscita,
    ValutazioneFinale,
)
from patti_inclusione.models.variazione import (
    DifferenzaFornitura,
    EsitoVariazione,
    MotivoMovimento,
    MotivoVariazione,
    MovimentoFornitura,
    TipoMovimento,
)
