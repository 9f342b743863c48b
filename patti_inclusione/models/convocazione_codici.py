"""The codes of an appointment: what it is, how it is told, how it ends (spec §3.4)."""

from django.db import models


class TipoConvocazione(models.TextChoices):
    PRIMO_COLLOQUIO = "PRIMO_COLLOQUIO", "Primo colloquio"
    ANALISI_PRELIMINARE = "ANALISI_PRELIMINARE", "Analisi preliminare"
    QUADRO_ANALISI = "QUADRO_ANALISI", "Quadro di analisi"
    FIRMA_PATTO = "FIRMA_PATTO", "Firma del Patto"
    MONITORAGGIO = "MONITORAGGIO", "Monitoraggio"
    RICHIAMO = "RICHIAMO", "Richiamo"
    ALTRO = "ALTRO", "Altro"


class ModalitaIncontro(models.TextChoices):
    PRESENZA = "PRESENZA", "In presenza"
    DOMICILIO = "DOMICILIO", "A casa della famiglia"
    TELEFONO = "TELEFONO", "Per telefono"
    VIDEO = "VIDEO", "In video"


class CanaleInvio(models.TextChoices):
    SMS = "SMS", "SMS"
    EMAIL = "EMAIL", "E-mail"
    PEC = "PEC", "PEC"
    RACCOMANDATA_AR = "RACCOMANDATA_AR", "Raccomandata A/R"
    CONSEGNA_A_MANO = "CONSEGNA_A_MANO", "Consegna a mano"
    MESSO_NOTIFICATORE = "MESSO_NOTIFICATORE", "Messo notificatore"
    TELEFONO = "TELEFONO", "Telefono"
    IO_APP = "IO_APP", "App IO"
    CONCORDATO_FIRMATO = "CONCORDATO_FIRMATO", "Appuntamento concordato e firmato"
    INPS = "INPS", "Preso con INPS"  # by which no office tells: INPS did


CANALI_NOSTRI = [each for each in CanaleInvio.choices if each[0] != CanaleInvio.INPS]


class DestinatarioInvio(models.TextChoices):
    """Whom a notice goes to: the member, or who acts beside him or in his place."""

    PERSONA = "PERSONA", "La persona"
    TUTELA = "TUTELA", "Chi la assiste"


class StatoConvocazione(models.TextChoices):
    FISSATA = "FISSATA", "Fissata"
    SVOLTA = "SVOLTA", "Svolta"
    ANNULLATA = "ANNULLATA", "Annullata"
    SPOSTATA = "SPOSTATA", "Spostata"
    NON_PRESENTATI = "NON_PRESENTATI", "Nessuno si è presentato"


class MotivoFine(models.TextChoices):
    """Who wanted an appointment cancelled or moved: what the office wanted is nobody's absence."""

    FAMIGLIA = "FAMIGLIA", "L'ha chiesto la famiglia"
    UFFICIO = "UFFICIO", "L'ha deciso l'ufficio"
    ERRORE = "ERRORE", "Era un errore"


class EsitoInvio(models.TextChoices):
    DA_FARE = "DA_FARE", "Da fare"
    IN_PARTENZA = "IN_PARTENZA", "In partenza"
    INVIATO = "INVIATO", "Inviato"
    CONSEGNATO = "CONSEGNATO", "Consegnato"
    FALLITO = "FALLITO", "Non riuscito"
    COMPIUTA_GIACENZA = "COMPIUTA_GIACENZA", "Compiuta giacenza"


class EsitoPresenza(models.TextChoices):
    PRESENTE = "PRESENTE", "Presente"
    ASSENTE_GIUSTIFICATO = "ASSENTE_GIUSTIFICATO", "Assente giustificato"
    ASSENTE_NON_GIUSTIFICATO = "ASSENTE_NON_GIUSTIFICATO", "Assente non giustificato"
    ASSENTE_IN_ATTESA_GIUSTIFICAZIONE = "ASSENTE_IN_ATTESA_GIUSTIFICAZIONE", "Assente, in attesa di giustificazione"
    RINVIATO_DAL_SERVIZIO = "RINVIATO_DAL_SERVIZIO", "Rinviato dal servizio"
    NON_CONVOCATO_CORRETTAMENTE = "NON_CONVOCATO_CORRETTAMENTE", "Non convocato correttamente"


class MotivoGiustificazione(models.TextChoices):
    MALATTIA_INFORTUNIO = "MALATTIA_INFORTUNIO", "Malattia o infortunio"
    SERVIZIO_CIVILE_RICHIAMO = "SERVIZIO_CIVILE_RICHIAMO", "Servizio civile o richiamo alle armi"
    GRAVIDANZA = "GRAVIDANZA", "Gravidanza"
    CITAZIONE_TRIBUNALE = "CITAZIONE_TRIBUNALE", "Citazione in tribunale"
    GRAVI_MOTIVI_FAMILIARI = "GRAVI_MOTIVI_FAMILIARI", "Gravi motivi familiari"
    LIMITAZIONE_MOBILITA_LEGALE = "LIMITAZIONE_MOBILITA_LEGALE", "Limitazione legale della mobilità"
    FORZA_MAGGIORE = "FORZA_MAGGIORE", "Forza maggiore"
    CONTEMPORANEO_COLLOQUIO_LAVORO = "CONTEMPORANEO_COLLOQUIO_LAVORO", "Colloquio di lavoro alla stessa ora"
    CARICO_CURA_URGENTE = "CARICO_CURA_URGENTE", "Cura urgente di un familiare"
