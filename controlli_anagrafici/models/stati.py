from django.db import models


class TipoControllo(models.TextChoices):
    RESIDENZA_SOGGIORNO = "RESIDENZA_SOGGIORNO", "Residenza e soggiorno"
    COMPOSIZIONE_NUCLEO = "COMPOSIZIONE_NUCLEO", "Composizione del nucleo"


class OrigineControllo(models.TextChoices):
    ORDINARIO = "ORDINARIO", "Domanda riconosciuta"
    CAMPIONE = "CAMPIONE", "Campione estratto"
    RICHIESTA_INPS = "RICHIESTA_INPS", "Richiesta di INPS"
    INIZIATIVA_COMUNE = "INIZIATIVA_COMUNE", "Iniziativa del Comune"
    MANTENIMENTO = "MANTENIMENTO", "Mantenimento del requisito"


class StatoControllo(models.TextChoices):
    DA_ASSEGNARE = "DA_ASSEGNARE", "Da assegnare"
    ASSEGNATO = "ASSEGNATO", "Assegnato"
    IN_LAVORAZIONE = "IN_LAVORAZIONE", "In lavorazione"
    RINVIATO_ALTRO_COMUNE = "RINVIATO_ALTRO_COMUNE", "Presso un altro Comune"
    RESTITUITO = "RESTITUITO", "Tornato da un altro Comune"
    CONVOCATO = "CONVOCATO", "Persona convocata"
    IN_ATTESA_ISCRIZIONE = "IN_ATTESA_ISCRIZIONE", "In attesa dell'iscrizione"
    CONCLUSO_POSITIVO = "CONCLUSO_POSITIVO", "Concluso: requisiti posseduti"
    PROPOSTA_NEGATIVA = "PROPOSTA_NEGATIVA", "Esito negativo da approvare"
    DA_TRASMETTERE_INPS = "DA_TRASMETTERE_INPS", "Esito negativo da mandare a INPS"
    TRASMESSO_INPS = "TRASMESSO_INPS", "Esito negativo mandato a INPS"
    ACQUISITO_INPS = "ACQUISITO_INPS", "Esito negativo acquisito da INPS"
    RESPINTO_INPS = "RESPINTO_INPS", "Esito respinto da INPS"
    ANNULLATO = "ANNULLATO", "Annullato"


_S = StatoControllo
#: The one who must act has it in hand, or gets it back from who had it meanwhile.
APERTI = frozenset(
    {
        _S.DA_ASSEGNARE,
        _S.ASSEGNATO,
        _S.IN_LAVORAZIONE,
        _S.RINVIATO_ALTRO_COMUNE,
        _S.RESTITUITO,
        _S.CONVOCATO,
        _S.IN_ATTESA_ISCRIZIONE,
        _S.PROPOSTA_NEGATIVA,
        _S.RESPINTO_INPS,
    }
)
#: The Responsabile takes it up, for the first time or again.
DA_APRIRE = frozenset({_S.ASSEGNATO, _S.RESTITUITO, _S.RESPINTO_INPS})
#: Periods and titles may be written.
SCRIVIBILI = frozenset({_S.IN_LAVORAZIONE, _S.CONVOCATO, _S.RINVIATO_ALTRO_COMUNE, _S.IN_ATTESA_ISCRIZIONE})
#: It has an outcome, from which the Coordinatore may open it again.
CONCLUSI = frozenset({_S.CONCLUSO_POSITIVO, _S.TRASMESSO_INPS, _S.ACQUISITO_INPS})
MOVES = {
    _S.DA_ASSEGNARE: {_S.ASSEGNATO, _S.ANNULLATO},
    _S.ASSEGNATO: {_S.ASSEGNATO, _S.DA_ASSEGNARE, _S.IN_LAVORAZIONE, _S.ANNULLATO},
    _S.IN_LAVORAZIONE: {
        _S.RINVIATO_ALTRO_COMUNE,
        _S.CONVOCATO,
        _S.IN_ATTESA_ISCRIZIONE,
        _S.CONCLUSO_POSITIVO,
        _S.PROPOSTA_NEGATIVA,
        _S.ANNULLATO,
    },
    _S.RINVIATO_ALTRO_COMUNE: {_S.RESTITUITO, _S.IN_LAVORAZIONE, _S.ANNULLATO},
    _S.RESTITUITO: {_S.IN_LAVORAZIONE, _S.ANNULLATO},
    _S.CONVOCATO: {_S.IN_LAVORAZIONE, _S.ANNULLATO},
    _S.IN_ATTESA_ISCRIZIONE: {_S.IN_LAVORAZIONE, _S.ANNULLATO},
    _S.CONCLUSO_POSITIVO: {_S.IN_LAVORAZIONE, _S.RESPINTO_INPS},
    _S.PROPOSTA_NEGATIVA: {_S.IN_LAVORAZIONE, _S.DA_TRASMETTERE_INPS, _S.CONCLUSO_POSITIVO, _S.ANNULLATO},
    _S.DA_TRASMETTERE_INPS: {_S.TRASMESSO_INPS, _S.RESPINTO_INPS},
    _S.TRASMESSO_INPS: {_S.ACQUISITO_INPS, _S.RESPINTO_INPS, _S.IN_LAVORAZIONE},
    _S.ACQUISITO_INPS: {_S.IN_LAVORAZIONE},
    _S.RESPINTO_INPS: {_S.IN_LAVORAZIONE, _S.ANNULLATO},
    _S.ANNULLATO: set(),
}


class EsitoRequisito(models.TextChoices):
    """What the Responsabile decided of one requirement; what was computed stands apart."""

    DA_VERIFICARE = "DA_VERIFICARE", "Da verificare"
    SODDISFATTO = "SODDISFATTO", "Soddisfatto"
    NON_SODDISFATTO = "NON_SODDISFATTO", "Non soddisfatto"
    NON_VERIFICABILE = "NON_VERIFICABILE", "Non verificabile"


class EsitoNucleo(models.TextChoices):
    DA_VERIFICARE = "DA_VERIFICARE", "Da verificare"
    CONFORME = "CONFORME", "Conforme"
    DIFFORME_GIUSTIFICATA = "DIFFORME_GIUSTIFICATA", "Diversa, con giustificazione"
    DIFFORME = "DIFFORME", "Diversa"


class EsitoFinale(models.TextChoices):
    P01 = "P01", "Requisiti tutti posseduti"
    N10 = "N10", "Mancano gli anni di residenza in Italia"
    N02 = "N02", "Manca la continuità degli ultimi anni"
    N12 = "N12", "Mancano gli anni di residenza e la continuità"
    NS1 = "NS1", "Manca il requisito di cittadinanza o soggiorno"
    NS2 = "NS2", "Titolo di soggiorno scaduto o non valido"
    NN1 = "NN1", "Composizione del nucleo: manca una persona"
    NN2 = "NN2", "Composizione del nucleo: persona dichiarata e non presente"
    NV1 = "NV1", "Requisiti non verificabili dopo la convocazione"
    NM1 = "NM1", "Requisito perso durante l'erogazione"
    AN1 = "AN1", "Annullato"


class RequisitoCittadinanza(models.TextChoices):
    """Art. 2 c. 1 a DL 4/2019: what the richiedente claims."""

    ITA = "ITA", "Cittadino italiano"
    UE = "UE", "Cittadino dell'Unione europea"
    FAM_UE = "FAM_UE", "Familiare di cittadino italiano o UE"
    UE_LUNGO = "UE_LUNGO", "Permesso UE per soggiornanti di lungo periodo"
    PROT_INT = "PROT_INT", "Protezione internazionale"
    APOLIDE = "APOLIDE", "Apolide"


class MotivoAnnullamento(models.TextChoices):
    DOMANDA_DECADUTA = "DOMANDA_DECADUTA", "Domanda decaduta"
    RINUNCIA = "RINUNCIA", "Rinuncia al beneficio"
    DECESSO = "DECESSO", "Morte del richiedente"
    DUPLICATO = "DUPLICATO", "Controllo doppio"


class MotivoRiapertura(models.TextChoices):
    NUOVI_ELEMENTI = "NUOVI_ELEMENTI", "Nuovi elementi"
    ERRORE_MATERIALE = "ERRORE_MATERIALE", "Errore materiale"
    RICHIESTA_INPS = "RICHIESTA_INPS", "Richiesta di INPS"
    RICORSO = "RICORSO", "Ricorso"
    SENTENZA = "SENTENZA", "Sentenza"
