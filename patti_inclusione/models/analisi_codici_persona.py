"""The codes of what the Analisi preliminare asks of each person."""

from django.db import models


class TitoloStudio(models.TextChoices):
    NESSUNO = "NESSUNO", "Nessuno"
    PRIMARIA = "PRIMARIA", "Licenza elementare"
    SECONDARIA_I = "SECONDARIA_I", "Licenza media"
    QUALIFICA_IEFP = "QUALIFICA_IEFP", "Qualifica professionale"
    SECONDARIA_II = "SECONDARIA_II", "Diploma superiore"
    ITS_IFTS = "ITS_IFTS", "Diploma ITS o IFTS"
    LAUREA = "LAUREA", "Laurea"
    POST_LAUREA = "POST_LAUREA", "Titolo dopo la laurea"
    ESTERO_NON_RICONOSCIUTO = "ESTERO_NON_RICONOSCIUTO", "Titolo estero non riconosciuto"


class LinguaItaliana(models.TextChoices):
    MADRELINGUA = "MADRELINGUA", "Madrelingua"
    C2 = "C2", "C2"
    C1 = "C1", "C1"
    B2 = "B2", "B2"
    B1 = "B1", "B1"
    A2 = "A2", "A2"
    A1 = "A1", "A1"
    NULLA = "NULLA", "Non la parla"


class CondizioneLavorativa(models.TextChoices):
    OCCUPATO_TEMPO_PIENO = "OCCUPATO_TEMPO_PIENO", "Lavora a tempo pieno"
    OCCUPATO_PARZIALE = "OCCUPATO_PARZIALE", "Lavora a tempo parziale"
    OCCUPATO_BASSO_REDDITO = "OCCUPATO_BASSO_REDDITO", "Lavora, con un reddito basso"
    DISOCCUPATO_MENO_12 = "DISOCCUPATO_MENO_12", "Senza lavoro da meno di 12 mesi"
    DISOCCUPATO_12_24 = "DISOCCUPATO_12_24", "Senza lavoro da 12 a 24 mesi"
    DISOCCUPATO_OLTRE_24 = "DISOCCUPATO_OLTRE_24", "Senza lavoro da più di 24 mesi"
    MAI_OCCUPATO = "MAI_OCCUPATO", "Non ha mai lavorato"
    STUDENTE = "STUDENTE", "Studia"
    INABILE = "INABILE", "Inabile al lavoro"
    PENSIONATO = "PENSIONATO", "In pensione"
    CASALINGO_CURA = "CASALINGO_CURA", "Si occupa della casa o di familiari"


class OstacoloLavoro(models.TextChoices):
    CURA = "CURA", "Cura di familiari"
    SALUTE = "SALUTE", "Salute"
    TRASPORTI = "TRASPORTI", "Trasporti"
    COMPETENZE = "COMPETENZE", "Competenze"
    LINGUA = "LINGUA", "Lingua"
    DOCUMENTI = "DOCUMENTI", "Documenti"
    DIPENDENZA = "DIPENDENZA", "Dipendenza"
    ETA = "ETA", "Età"
    PENALE = "PENALE", "Situazione penale"
    NESSUNO = "NESSUNO", "Nessuno"


class Did(models.TextChoices):
    SI = "SI", "Sì"
    NO = "NO", "No"
    NON_DOVUTA = "NON_DOVUTA", "Non dovuta"


class InvaliditaCivile(models.TextChoices):
    NO = "NO", "No"
    MENO_46 = "<46", "Meno del 46%"
    DA_46 = "46_66", "Dal 46 al 66%"
    DA_67 = "67_99", "Dal 67 al 99%"
    TOTALE = "100", "100%"
    TOTALE_ACCOMPAGNAMENTO = "100_ACC", "100%, con accompagnamento"


class Legge104(models.TextChoices):
    NO = "NO", "No"
    ART3C1 = "ART3C1", "Sì, art. 3 comma 1"
    ART3C3 = "ART3C3", "Sì, art. 3 comma 3 (grave)"


class PresaInCarico(models.TextChoices):
    """Mental health, and addictions: whether there is a need, and whether a service already meets it."""

    NESSUN_BISOGNO = "NESSUN_BISOGNO", "Nessun bisogno"
    SOSPETTO = "SOSPETTO", "Da approfondire"
    IN_CARICO = "IN_CARICO", "Seguito da un servizio"
    BISOGNO_NON_IN_CARICO = "BISOGNO_NON_IN_CARICO", "Bisogno non ancora seguito"
    NON_RILEVATO = "NON_RILEVATO", "Non rilevato"


class FrequenzaScolastica(models.TextChoices):
    REGOLARE = "REGOLARE", "Va a scuola regolarmente"
    IRREGOLARE = "IRREGOLARE", "Va a scuola in modo irregolare"
    ABBANDONO = "ABBANDONO", "Ha lasciato la scuola"
    ETA_PRESCOLARE_NIDO = "ETA_PRESCOLARE_NIDO", "Piccolo, va al nido o alla scuola dell'infanzia"
    ETA_PRESCOLARE_NO_SERVIZI = "ETA_PRESCOLARE_NO_SERVIZI", "Piccolo, sta a casa"


class DifficoltaMinore(models.TextChoices):
    APPRENDIMENTO = "APPRENDIMENTO", "Apprendimento"
    COMPORTAMENTO = "COMPORTAMENTO", "Comportamento"
    RELAZIONE = "RELAZIONE", "Relazione con gli altri"
    BULLISMO = "BULLISMO", "Bullismo"
    DISABILITA = "DISABILITA", "Disabilità"
    NESSUNA = "NESSUNA", "Nessuna"


class Controlli(models.TextChoices):
    REGOLARI = "REGOLARI", "In regola"
    IRREGOLARI = "IRREGOLARI", "Non in regola"
    NON_RILEVATO = "NON_RILEVATO", "Non rilevato"
