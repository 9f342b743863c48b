"""What the Comuni and the Centri may ask each other about a person, and answer: closed lists, and no reason of anybody's."""

from django.db import models


class VersoRichiesta(models.TextChoices):
    AL_CPI = "AL_CPI", "Chiesta da noi"
    DAL_CPI = "DAL_CPI", "Chiesta dal Centro"


class BisognoCpi(models.TextChoices):
    """What one asks the other to do, and never why (docs/adr/0035)."""

    COLLOQUIO_CONGIUNTO = "COLLOQUIO_CONGIUNTO", "Un colloquio insieme"
    VALUTAZIONE_CONGIUNTA = "VALUTAZIONE_CONGIUNTA", "Una valutazione fatta insieme"
    SOSPENSIONE_OBBLIGO = "SOSPENSIONE_OBBLIGO", "Sospendere gli obblighi per un periodo"
    ORARI_OBBLIGHI = "ORARI_OBBLIGHI", "Orari degli impegni che non si sovrappongano"
    AGGIORNAMENTO_PATTO = "AGGIORNAMENTO_PATTO", "A che punto è il Patto"


class EsitoRichiesta(models.TextChoices):
    ACCOLTA = "ACCOLTA", "Accolta"
    NON_ACCOLTA = "NON_ACCOLTA", "Non accolta"
    INFORMAZIONE_RESA = "INFORMAZIONE_RESA", "Informazione data"
    NON_IN_CARICO = "NON_IN_CARICO", "La persona non è in carico"


class MotivoNonAccolta(models.TextChoices):
    """Why not, of the office and not of the person. ILLEGGIBILE is said by the platform alone."""

    NON_COMPETENTE = "NON_COMPETENTE", "non è compito di quell'ufficio"
    GIA_IN_CORSO = "GIA_IN_CORSO", "è già in corso"
    NON_POSSIBILE_ORA = "NON_POSSIBILE_ORA", "adesso non è possibile"
    NON_PREVISTA = "NON_PREVISTA", "le norme non lo prevedono"
    ILLEGGIBILE = "ILLEGGIBILE", "la richiesta non si legge"


class InformazioneCpi(models.TextChoices):
    PATTO_IN_DEFINIZIONE = "PATTO_IN_DEFINIZIONE", "il Patto si sta definendo"
    PATTO_IN_VIGORE = "PATTO_IN_VIGORE", "il Patto è in vigore"
    PATTO_IN_REVISIONE = "PATTO_IN_REVISIONE", "il Patto è in revisione"
    PATTO_NON_PREVISTO = "PATTO_NON_PREVISTO", "per la persona non c'è un Patto"
    ORARI_COMPATIBILI = "ORARI_COMPATIBILI", "gli orari non si sovrappongono"
    ORARI_DA_CONCORDARE = "ORARI_DA_CONCORDARE", "gli orari si concordano fra gli uffici"


class StatoRichiestaCpi(models.TextChoices):
    DA_INVIARE = "DA_INVIARE", "Da mandare"
    INVIATA = "INVIATA", "Mandata, senza ricevuta"
    IN_ATTESA = "IN_ATTESA", "In attesa della risposta del Centro"
    RIFIUTATA = "RIFIUTATA", "Rifiutata da ANPAL"
    LASCIATA = "LASCIATA", "Non si aspetta più"
    DA_RISPONDERE = "DA_RISPONDERE", "Aspetta la nostra risposta"
    RISPOSTA_DA_INVIARE = "RISPOSTA_DA_INVIARE", "Risposta in partenza"
    CONCLUSA = "CONCLUSA", "Conclusa"


_B, _I = BisognoCpi, InformazioneCpi
# What is answered with a piece of information, and with which; the others with a day.
INFORMAZIONI: dict[str, tuple[InformazioneCpi, ...]] = {
    _B.AGGIORNAMENTO_PATTO: (
        _I.PATTO_IN_DEFINIZIONE,
        _I.PATTO_IN_VIGORE,
        _I.PATTO_IN_REVISIONE,
        _I.PATTO_NON_PREVISTO,
    ),
    _B.ORARI_OBBLIGHI: (_I.ORARI_COMPATIBILI, _I.ORARI_DA_CONCORDARE),
}
