"""The codes of what the Analisi preliminare asks of the family: interview, household, conditions, outcome."""

from django.db import models


class StatoAnalisi(models.TextChoices):
    BOZZA = "BOZZA", "In bozza"
    FINALIZZATA = "FINALIZZATA", "Conclusa"


class AreaBisogno(models.TextChoices):
    """The six areas of art. 5 c. 2 d.lgs. 147/2017, from a to f; the same codes name the areas of a Patto."""

    PERSONALE_SOCIALE = "PERSONALE_SOCIALE", "Condizioni e funzionamenti personali e sociali"
    ECONOMICA = "ECONOMICA", "Situazione economica"
    LAVORO = "LAVORO", "Lavoro e occupabilità"
    ISTRUZIONE = "ISTRUZIONE", "Educazione, istruzione e formazione"
    ABITATIVA = "ABITATIVA", "Condizione abitativa"
    RETI = "RETI", "Reti familiari, di prossimità e sociali"


class EsitoAnalisi(models.TextChoices):
    """What follows the analysis; C and D lead to a complex Patto."""

    A = "A", "Bisogni soprattutto di lavoro: invio al Centro per l'impiego"
    B = "B", "Bisogni non complessi: Patto con il solo servizio sociale"
    C = "C", "Attivazione équipe multidisciplinare per quadro approfondito"
    D = "D", "Bisogno di un servizio specialistico"


class ServizioRete(models.TextChoices):
    SOCIALE = "SOCIALE", "Servizio sociale"
    CPI = "CPI", "Centro per l'impiego"
    CSM = "CSM", "Centro di salute mentale"
    SERD = "SERD", "Servizio per le dipendenze"
    CONSULTORIO = "CONSULTORIO", "Consultorio"
    NPI = "NPI", "Neuropsichiatria infantile"
    SCUOLA = "SCUOLA", "Scuola"
    FORMAZIONE = "FORMAZIONE", "Formazione"
    ABITATIVO = "ABITATIVO", "Servizio per la casa"
    SANITA_ALTRO = "SANITA_ALTRO", "Altro servizio sanitario"
    TERZO_SETTORE = "TERZO_SETTORE", "Terzo settore"
    GIUSTIZIA_UEPE = "GIUSTIZIA_UEPE", "Esecuzione penale esterna"
    ALTRO = "ALTRO", "Altro"


# Outcome D sends elsewhere than to who writes the analysis, and than outcome A.
NON_SPECIALISTICI = {ServizioRete.SOCIALE, ServizioRete.CPI}


class PrecedenteProgetto(models.TextChoices):
    NESSUNO = "NESSUNO", "Nessuno"
    SIA = "SIA", "Sostegno per l'inclusione attiva (SIA)"
    REI = "REI", "Reddito di inclusione (ReI)"
    RDC_PRECEDENTE = "RDC_PRECEDENTE", "Un Reddito di cittadinanza precedente"
    ALTRO_COMUNALE = "ALTRO_COMUNALE", "Un altro progetto del Comune"


class NucleoCoerente(models.TextChoices):
    SI = "SI", "Sì, è questa"
    NO_VARIATO = "NO_VARIATO", "No, è cambiata dopo la domanda"
    NO_DIFFORME = "NO_DIFFORME", "No, non lo era neanche alla domanda"


class StatoCivile(models.TextChoices):
    CELIBE_NUBILE = "CELIBE_NUBILE", "Celibe o nubile"
    CONIUGATO = "CONIUGATO", "Coniugato"
    UNITO_CIVILMENTE = "UNITO_CIVILMENTE", "Unito civilmente"
    SEPARATO = "SEPARATO", "Separato"
    DIVORZIATO = "DIVORZIATO", "Divorziato"
    VEDOVO = "VEDOVO", "Vedovo"


class Collocazione(models.TextChoices):
    AFFIDO = "AFFIDO", "In affido"
    COMUNITA = "COMUNITA", "In comunità"
    ALTRO = "ALTRO", "Altrove"


class TitoloGodimento(models.TextChoices):
    PROPRIETA = "PROPRIETA", "Casa di proprietà"
    LOCAZIONE_PRIVATA = "LOCAZIONE_PRIVATA", "Affitto da privati"
    ERP = "ERP", "Casa popolare"
    COMODATO = "COMODATO", "Comodato"
    OSPITALITA = "OSPITALITA", "Ospiti di qualcuno"
    OCCUPAZIONE_SENZA_TITOLO = "OCCUPAZIONE_SENZA_TITOLO", "Occupazione senza titolo"
    STRUTTURA_ACCOGLIENZA = "STRUTTURA_ACCOGLIENZA", "Struttura di accoglienza"
    SENZA_DIMORA = "SENZA_DIMORA", "Senza dimora"
    ALTRO = "ALTRO", "Altro"


class ProblemaAbitativo(models.TextChoices):
    SFRATTO_ESECUTIVO = "SFRATTO_ESECUTIVO", "Sfratto esecutivo"
    MOROSITA_AFFITTO = "MOROSITA_AFFITTO", "Affitti non pagati"
    MOROSITA_MUTUO = "MOROSITA_MUTUO", "Rate del mutuo non pagate"
    SOVRAFFOLLAMENTO = "SOVRAFFOLLAMENTO", "Troppe persone in poco spazio"
    CONDIZIONI_IGIENICHE = "CONDIZIONI_IGIENICHE", "Condizioni igieniche"
    UTENZE_INTERROTTE = "UTENZE_INTERROTTE", "Luce, gas o acqua staccati"
    BARRIERE = "BARRIERE", "Barriere architettoniche"
    ISOLAMENTO = "ISOLAMENTO", "Lontano dai servizi"
    NESSUNO = "NESSUNO", "Nessuno"


class RedditoPrincipale(models.TextChoices):
    RDC = "RDC", "Reddito di cittadinanza"
    LAVORO = "LAVORO", "Lavoro"
    LAVORO_IRREGOLARE_DICHIARATO_A_VOCE = "LAVORO_IRREGOLARE_DICHIARATO_A_VOCE", "Lavoro irregolare, detto a voce"
    PENSIONE = "PENSIONE", "Pensione"
    AIUTI_FAMILIARI = "AIUTI_FAMILIARI", "Aiuti di familiari"
    AIUTI_TERZO_SETTORE = "AIUTI_TERZO_SETTORE", "Aiuti di associazioni"
    NESSUNO = "NESSUNO", "Nessuno"


class Debiti(models.TextChoices):
    NO = "NO", "No"
    SOSTENIBILI = "SOSTENIBILI", "Sì, sostenibili"
    NON_SOSTENIBILI = "NON_SOSTENIBILI", "Sì, non sostenibili"
    NON_RILEVATO = "NON_RILEVATO", "Non rilevato"


class Arretrato(models.TextChoices):
    AFFITTO = "AFFITTO", "Affitto"
    UTENZE = "UTENZE", "Bollette"
    MENSA = "MENSA", "Mensa scolastica"
    TRIBUTI = "TRIBUTI", "Tasse e tributi"
    FINANZIARIE = "FINANZIARIE", "Prestiti di finanziarie"
    NESSUNO = "NESSUNO", "Nessuno"


class EventoCritico(models.TextChoices):
    LUTTO = "LUTTO", "Un lutto"
    SEPARAZIONE = "SEPARAZIONE", "Una separazione"
    PERDITA_LAVORO = "PERDITA_LAVORO", "La perdita del lavoro"
    SFRATTO = "SFRATTO", "Uno sfratto"
    DETENZIONE_FAMILIARE = "DETENZIONE_FAMILIARE", "La detenzione di un familiare"
    MALATTIA = "MALATTIA", "Una malattia"
    MIGRAZIONE_RECENTE = "MIGRAZIONE_RECENTE", "Una migrazione recente"
    NASCITA = "NASCITA", "Una nascita"
    NESSUNO = "NESSUNO", "Nessuno"


class TipoCarico(models.TextChoices):
    MINORE_3 = "MINORE_3", "Bambino con meno di 3 anni"
    MINORE = "MINORE", "Minorenne"
    DISABILE = "DISABILE", "Persona con disabilità"
    NON_AUTOSUFFICIENTE = "NON_AUTOSUFFICIENTE", "Persona non autosufficiente"
    ANZIANO = "ANZIANO", "Persona anziana"


class ProtezioneMinori(models.TextChoices):
    NESSUNA = "NESSUNA", "Nessuna"
    SEGNALAZIONE_PREGRESSA = "SEGNALAZIONE_PREGRESSA", "Una segnalazione in passato"
    PROVVEDIMENTO_AG_IN_CORSO = "PROVVEDIMENTO_AG_IN_CORSO", "Un provvedimento del giudice in corso"


class Violenza(models.TextChoices):
    NO = "NO", "No"
    SOSPETTO = "SOSPETTO", "Sospetto"
    IN_CORSO_PERCORSO = "IN_CORSO_PERCORSO", "Sì, con un percorso in corso"
    NON_RILEVATO = "NON_RILEVATO", "Non rilevato"
