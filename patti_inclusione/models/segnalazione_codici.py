"""The codes of what is reported to INPS (art. 7 DL 4/2019): events, states, and why a report is put right."""

from django.db import models


class CodiceEvento(models.TextChoices):
    """The events of art. 7; which effect each has, when, and who reports it are dated rows (`EVENTO_…` parameters)."""

    E01 = "E01", "Assenza alla convocazione"
    E02 = "E02", "Assenza all'incontro in presenza del Patto"
    E03 = "E03", "Patto non firmato"
    E04 = "E04", "Mancata partecipazione a formazione o altre attività"
    E05 = "E05", "Mancata adesione ai progetti utili alla collettività"
    E06 = "E06", "Mancata partecipazione alle iniziative di orientamento"
    E07 = "E07", "Frequenza scolastica di un minorenne non rispettata"
    E08 = "E08", "Impegno di prevenzione e cura non rispettato"
    E09A = "E09A", "Redditi, patrimonio o composizione non comunicati"
    E09B = "E09B", "Lavoro non comunicato o DSU non aggiornata"
    E10 = "E10", "Dichiarazioni false"
    E11 = "E11", "DID non resa"
    E12 = "E12", "Offerta di lavoro congrua non accettata"
    E13 = "E13", "Lavoro senza comunicazione, trovato da un'ispezione"


_E = CodiceEvento
DEGLI_IMPEGNI = {_E.E04, _E.E05, _E.E06}
DEI_RICHIAMI = {_E.E07, _E.E08}  # art. 7 c. 9: only after a richiamo formale
INFORMATIVI = {_E.E09A, _E.E09B}  # told as information: INPS decides


class StatoSegnalazione(models.TextChoices):
    BOZZA = "BOZZA", "In bozza"
    IN_APPROVAZIONE = "IN_APPROVAZIONE", "Da approvare"
    RESPINTA = "RESPINTA", "Respinta dal Coordinatore"
    APPROVATA = "APPROVATA", "Approvata"
    IN_CODA = "IN_CODA", "In partenza per INPS"
    INVIATA = "INVIATA", "Mandata a INPS"
    PRESA_IN_CARICO_INPS = "PRESA_IN_CARICO_INPS", "INPS l'ha presa in carico"
    PROVVEDIMENTO = "PROVVEDIMENTO", "INPS ha deciso"
    NESSUN_EFFETTO = "NESSUN_EFFETTO", "Nessun effetto per INPS"
    SCARTATA = "SCARTATA", "Scartata da INPS"
    RETTIFICATA = "RETTIFICATA", "Corretta dopo l'invio"
    ANNULLATA = "ANNULLATA", "Ritirata prima dell'invio"


class StatoRettifica(models.TextChoices):
    IN_APPROVAZIONE = "IN_APPROVAZIONE", "Da approvare"
    RESPINTA = "RESPINTA", "Respinta dal Coordinatore"
    IN_CODA = "IN_CODA", "In partenza per INPS"
    INVIATA = "INVIATA", "Mandata a INPS"
    ACQUISITA = "ACQUISITA", "Acquisita da INPS"
    SCARTATA = "SCARTATA", "Scartata da INPS"


class TipoRettifica(models.TextChoices):
    ANNULLAMENTO = "ANNULLAMENTO", "Annulla la segnalazione"
    CORREZIONE_DATI = "CORREZIONE_DATI", "Correggi i dati"


class MotivoRettifica(models.TextChoices):
    ERRORE_PERSONA = "ERRORE_PERSONA", "Persona sbagliata"
    GIUSTIFICATO_MOTIVO_TARDIVO = "GIUSTIFICATO_MOTIVO_TARDIVO", "Giustificato motivo arrivato dopo"
    ERRORE_DATA = "ERRORE_DATA", "Data sbagliata"
    DOPPIONE = "DOPPIONE", "Segnalata due volte"
    PROVVEDIMENTO_GIUDICE = "PROVVEDIMENTO_GIUDICE", "Decisione di un giudice"
    ALTRO = "ALTRO", "Altro"


class CanaleRichiamo(models.TextChoices):
    CONSEGNA_A_MANO = "CONSEGNA_A_MANO", "Consegna a mano"
    RACCOMANDATA_AR = "RACCOMANDATA_AR", "Raccomandata A/R"
    PEC = "PEC", "PEC"
    MESSO_NOTIFICATORE = "MESSO_NOTIFICATORE", "Messo notificatore"


class EsitoRichiamo(models.TextChoices):
    """What the verification at the end of the term found."""

    ADEGUATO = "ADEGUATO", "L'impegno ora è rispettato"
    NON_ADEGUATO = "NON_ADEGUATO", "L'impegno non è ancora rispettato"
    GIUSTIFICATO = "GIUSTIFICATO", "C'è un giustificato motivo"


class TipoProvvedimento(models.TextChoices):
    DECURTAZIONE = "DECURTAZIONE", "Decurtazione"
    DECADENZA = "DECADENZA", "Decadenza"
    REVOCA = "REVOCA", "Revoca"
    SOSPENSIONE = "SOSPENSIONE", "Sospensione"
    ARCHIVIAZIONE = "ARCHIVIAZIONE", "Archiviazione"
    RIPRISTINO = "RIPRISTINO", "Ripristino"


class NaturaProvvedimento(models.TextChoices):
    """Only after a sanction must a new domanda wait (art. 7 c. 11; circ. INPS 43/2019)."""

    SANZIONE = "SANZIONE", "Sanzione"
    PERDITA_REQUISITI = "PERDITA_REQUISITI", "Perdita dei requisiti"
    VARIAZIONE_NUCLEO = "VARIAZIONE_NUCLEO", "Variazione del nucleo"
