"""The codes of what stands in a Patto: legal areas, categories of commitments, supports, states."""

from django.db import models


class AreaPatto(models.TextChoices):
    """The six areas of art. 5 c. 2 d.lgs. 147/2017, and being parents."""

    PERSONALE_SOCIALE = "PERSONALE_SOCIALE", "Condizioni personali e sociali"
    ECONOMICA = "ECONOMICA", "Situazione economica"
    LAVORO = "LAVORO", "Lavoro"
    ISTRUZIONE = "ISTRUZIONE", "Istruzione e formazione"
    ABITATIVA = "ABITATIVA", "Casa"
    RETI = "RETI", "Reti familiari e sociali"
    GENITORIALITA = "GENITORIALITA", "Genitorialità"


class LivelloSituazione(models.TextChoices):
    """From worst to best: this order is the only one."""

    PROBLEMA_GRAVE = "PROBLEMA_GRAVE", "Problema grave"
    PROBLEMA_MODERATO = "PROBLEMA_MODERATO", "Problema moderato"
    PROBLEMA_LIEVE = "PROBLEMA_LIEVE", "Problema lieve"
    LIVELLO_ADEGUATO = "LIVELLO_ADEGUATO", "Livello adeguato"
    LIEVE_PUNTO_DI_FORZA = "LIEVE_PUNTO_DI_FORZA", "Lieve punto di forza"
    EVIDENTE_PUNTO_DI_FORZA = "EVIDENTE_PUNTO_DI_FORZA", "Evidente punto di forza"
    NON_RILEVATO = "NON_RILEVATO", "Non rilevato"


class CategoriaImpegno(models.TextChoices):
    """A to D: art. 6 c. 5 d.lgs. 147/2017; the others came with the RdC."""

    A_CONTATTI_SERVIZI = "A_CONTATTI_SERVIZI", "Contatti con i servizi"
    B_RICERCA_LAVORO = "B_RICERCA_LAVORO", "Ricerca del lavoro"
    C_FREQUENZA_SCOLASTICA = "C_FREQUENZA_SCOLASTICA", "Frequenza scolastica"
    D_PREVENZIONE_SALUTE = "D_PREVENZIONE_SALUTE", "Prevenzione e cura della salute"
    E_FORMAZIONE = "E_FORMAZIONE", "Formazione"
    F_PUC = "F_PUC", "Progetti utili alla collettività"
    G_TIROCINIO = "G_TIROCINIO", "Tirocinio"
    H_GENITORIALITA = "H_GENITORIALITA", "Genitorialità"
    I_GESTIONE_BILANCIO = "I_GESTIONE_BILANCIO", "Gestione del bilancio familiare"
    L_ALTRO = "L_ALTRO", "Altro"


class EventoSanzione(models.TextChoices):
    """The events of art. 7 DL 4/2019 that the breach of a commitment may be."""

    E02 = "E02", "Assenza agli incontri in presenza del Patto"
    E04 = "E04", "Mancata partecipazione a formazione o altre attività"
    E05 = "E05", "Mancata adesione ai progetti utili alla collettività"
    E06 = "E06", "Mancata partecipazione alle iniziative di orientamento"
    E07 = "E07", "Frequenza scolastica di un minorenne non rispettata"
    E08 = "E08", "Impegno di prevenzione e cura non rispettato"


class FrequenzaImpegno(models.TextChoices):
    UNA_TANTUM = "UNA_TANTUM", "Una volta sola"
    QUOTIDIANA = "QUOTIDIANA", "Ogni giorno"
    SETTIMANALE = "SETTIMANALE", "Ogni settimana"
    MENSILE = "MENSILE", "Ogni mese"
    ALTRO = "ALTRO", "Altro"


class StatoImpegno(models.TextChoices):
    PREVISTO = "PREVISTO", "Previsto"
    IN_CORSO = "IN_CORSO", "In corso"
    CONCLUSO = "CONCLUSO", "Concluso"


class CodiceSostegno(models.TextChoices):
    """a to h: art. 7 d.lgs. 147/2017; then what other services give."""

    A_SEGRETARIATO_SOCIALE = "a_SEGRETARIATO_SOCIALE", "Segretariato sociale"
    B_SERVIZIO_SOCIALE_PROFESSIONALE = "b_SERVIZIO_SOCIALE_PROFESSIONALE", "Servizio sociale professionale"
    C_TIROCINI_INCLUSIONE = "c_TIROCINI_INCLUSIONE", "Tirocini per l'inclusione"
    D_SOSTEGNO_SOCIO_EDUCATIVO = "d_SOSTEGNO_SOCIO_EDUCATIVO", "Sostegno socio-educativo"
    E_ASSISTENZA_DOMICILIARE = "e_ASSISTENZA_DOMICILIARE", "Assistenza domiciliare"
    F_SOSTEGNO_GENITORIALITA = (
        "f_SOSTEGNO_GENITORIALITA_MEDIAZIONE_FAMILIARE",
        "Sostegno alla genitorialità e mediazione familiare",
    )
    G_MEDIAZIONE_CULTURALE = "g_MEDIAZIONE_CULTURALE", "Mediazione culturale"
    H_PRONTO_INTERVENTO_SOCIALE = "h_PRONTO_INTERVENTO_SOCIALE", "Pronto intervento sociale"
    ALTRI_SERVIZI_LAVORO = "ALTRI_SERVIZI_LAVORO", "Servizi per il lavoro"
    SANITARI = "SANITARI", "Servizi sanitari"
    ABITATIVI = "ABITATIVI", "Servizi per la casa"
    ISTRUZIONE = "ISTRUZIONE", "Istruzione"
    CONTRIBUTI_ECONOMICI = "CONTRIBUTI_ECONOMICI", "Contributi economici"
    TERZO_SETTORE = "TERZO_SETTORE", "Terzo settore"


_C = CodiceSostegno
RICHIESTI_DAL_COMPLESSO = [
    _C.C_TIROCINI_INCLUSIONE,
    _C.D_SOSTEGNO_SOCIO_EDUCATIVO,
    _C.E_ASSISTENZA_DOMICILIARE,
    _C.F_SOSTEGNO_GENITORIALITA,
    _C.G_MEDIAZIONE_CULTURALE,
    _C.H_PRONTO_INTERVENTO_SOCIALE,
]


class StatoSostegno(models.TextChoices):
    PREVISTO = "PREVISTO", "Previsto"
    ATTIVATO = "ATTIVATO", "Attivato"
    IN_LISTA_ATTESA = "IN_LISTA_ATTESA", "In lista d'attesa"
    NON_DISPONIBILE = "NON_DISPONIBILE", "Non disponibile"
    CONCLUSO = "CONCLUSO", "Concluso"


class RuoloFirma(models.TextChoices):
    TENUTO = "TENUTO", "Tenuto agli obblighi"
    ADERENTE = "ADERENTE", "Aderisce liberamente"
    GENITORE = "GENITORE", "Genitore, per un minorenne"
    TUTORE = "TUTORE", "Tutore, per un minorenne"
    EQUIPE = "EQUIPE", "Componente dell'équipe"
    CASE_MANAGER = "CASE_MANAGER", "Case manager"


class FirmaTutela(models.TextChoices):
    """How the guardian of an adult, or of a minor, took part in a signature or in its refusal."""

    AL_POSTO = "AL_POSTO", "Firma al posto della persona"
    INSIEME = "INSIEME", "Firmano tutti e due"


class ModalitaFirma(models.TextChoices):
    AUTOGRAFA_SCANSIONE = "AUTOGRAFA_SCANSIONE", "Su carta, poi scansionata"
    FEA_GRAFOMETRICA = "FEA_GRAFOMETRICA", "Su tavoletta grafometrica"
    FIRMA_DIGITALE = "FIRMA_DIGITALE", "Firma digitale"
    FIRMA_CON_SPID = "FIRMA_CON_SPID", "Firma con SPID"
    RIFIUTO = "RIFIUTO", "Non vuole firmare"
