"""The closed lists of the sheet of a project (annex 1 of DM 149/2019)."""

from django.db import models


class AmbitoAttivita(models.TextChoices):
    """The areas of art. 4 c. 15 DL 4/2019."""

    CULTURALE = "CULTURALE", "Culturale"
    SOCIALE = "SOCIALE", "Sociale"
    ARTISTICO = "ARTISTICO", "Artistico"
    AMBIENTALE = "AMBIENTALE", "Ambientale"
    FORMATIVO = "FORMATIVO", "Formativo"
    BENI_COMUNI = "BENI_COMUNI", "Tutela dei beni comuni"


class TipoAttivita(models.TextChoices):
    NUOVA = "NUOVA", "Attività nuova"
    POTENZIAMENTO = "POTENZIAMENTO", "Potenziamento di un'attività che c'è già"


class Quota(models.TextChoices):
    """For whom a place is: each quota has its own proponent."""

    COMUNE = "COMUNE", "Beneficiari del Comune"
    CPI = "CPI", "Beneficiari del CPI"
    VOLONTARIO = "VOLONTARIO", "Volontari"


class TipoAttuatore(models.TextChoices):
    COMUNE = "COMUNE", "Comune"
    ENTE_PUBBLICO = "ENTE_PUBBLICO", "Altro ente pubblico"
    ETS_ODV = "ETS_ODV", "Organizzazione di volontariato"
    ETS_APS = "ETS_APS", "Associazione di promozione sociale"
    COOP_SOCIALE = "COOP_SOCIALE", "Cooperativa sociale"
    ALTRO_ETS = "ALTRO_ETS", "Altro ente del Terzo settore"


class Limitazione(models.TextChoices):
    ESTERNO = "ESTERNO", "Lavoro all'aperto"
    CARICHI = "CARICHI", "Carichi da sollevare"
    ALTEZZA = "ALTEZZA", "Lavoro in altezza"
    CONTATTO_MINORI = "CONTATTO_MINORI", "Contatto con minorenni"
    CONTATTO_FRAGILI = "CONTATTO_FRAGILI", "Contatto con persone fragili"
    GUIDA = "GUIDA", "Guida di veicoli"


class TitoloStudio(models.TextChoices):
    NESSUNO = "NESSUNO", "Nessuno"
    LICENZA_MEDIA = "LICENZA_MEDIA", "Licenza media"
    QUALIFICA = "QUALIFICA", "Qualifica professionale"
    DIPLOMA = "DIPLOMA", "Diploma"
    LAUREA = "LAUREA", "Laurea"


class VoceCosto(models.TextChoices):
    ASSICURAZIONE_RCT = "ASSICURAZIONE_RCT", "Assicurazione RCT"
    DPI = "DPI", "Dispositivi di protezione"
    VISITE_MEDICHE = "VISITE_MEDICHE", "Visite mediche"
    FORMAZIONE = "FORMAZIONE", "Formazione"
    MATERIALI = "MATERIALI", "Materiali"
    TRASPORTO = "TRASPORTO", "Trasporto"
    TUTORAGGIO = "TUTORAGGIO", "Tutoraggio"
    COORDINAMENTO = "COORDINAMENTO", "Coordinamento"
    ALTRO = "ALTRO", "Altro"


class FonteCosto(models.TextChoices):
    FONDO_POVERTA = "FONDO_POVERTA", "Quota servizi del Fondo povertà"
    PON_INCLUSIONE = "PON_INCLUSIONE", "PON Inclusione"
    BILANCIO_COMUNALE = "BILANCIO_COMUNALE", "Bilancio comunale"
    ALTRO = "ALTRO", "Altra fonte"


class TipoAtto(models.TextChoices):
    DELIBERA_GIUNTA = "DELIBERA_GIUNTA", "Delibera di Giunta"
    DELIBERA_CONSIGLIO = "DELIBERA_CONSIGLIO", "Delibera di Consiglio"
    DETERMINA = "DETERMINA", "Determinazione dirigenziale"
    ALTRO = "ALTRO", "Altro atto"


class GiornoSettimana(models.IntegerChoices):
    """As ISO counts them."""

    LUNEDI = 1, "Lunedì"
    MARTEDI = 2, "Martedì"
    MERCOLEDI = 3, "Mercoledì"
    GIOVEDI = 4, "Giovedì"
    VENERDI = 5, "Venerdì"
    SABATO = 6, "Sabato"
    DOMENICA = 7, "Domenica"


class Periodicita(models.TextChoices):
    SETTIMANALE = "SETTIMANALE", "Ogni settimana"
    MENSILE = "MENSILE", "In alcuni periodi del mese"


class TipoAllegato(models.TextChoices):
    SCHEDA = "SCHEDA", "Scheda del progetto"
    POLIZZA = "POLIZZA", "Polizza RCT"
    CONVENZIONE = "CONVENZIONE", "Convenzione con un attuatore"
    FOGLIO = "FOGLIO", "Foglio delle presenze"
    ALTRO = "ALTRO", "Altro documento"


GENERATI = (TipoAllegato.SCHEDA, TipoAllegato.FOGLIO)  # whose file the platform makes
