"""The states of a project and of an assignment, and the moves between them (DM 149/2019; nothing of the law here but the names)."""

from django.db import models


class StatoPuc(models.TextChoices):
    BOZZA = "BOZZA", "Bozza"
    IN_APPROVAZIONE = "IN_APPROVAZIONE", "In approvazione"
    APPROVATO = "APPROVATO", "Approvato"
    ATTIVO = "ATTIVO", "Attivo"
    SOSPESO = "SOSPESO", "Sospeso"
    CONCLUSO = "CONCLUSO", "Concluso"
    ANNULLATO = "ANNULLATO", "Annullato"


_P = StatoPuc
# A suspended project may end without starting again: its last day may have passed meanwhile.
MOVES_PUC = {
    _P.BOZZA: {_P.IN_APPROVAZIONE, _P.ANNULLATO},
    _P.IN_APPROVAZIONE: {_P.APPROVATO, _P.BOZZA, _P.ANNULLATO},
    _P.APPROVATO: {_P.ATTIVO, _P.ANNULLATO},
    _P.ATTIVO: {_P.SOSPESO, _P.CONCLUSO},
    _P.SOSPESO: {_P.ATTIVO, _P.CONCLUSO},
    _P.CONCLUSO: set(),
    _P.ANNULLATO: set(),
}
SCRIVIBILI = (_P.BOZZA, _P.APPROVATO, _P.ATTIVO, _P.SOSPESO)
AVVIATI = (_P.ATTIVO, _P.SOSPESO, _P.CONCLUSO)
APPROVATI = (_P.APPROVATO, _P.ATTIVO, _P.SOSPESO, _P.CONCLUSO)
PRESENTATI = (_P.IN_APPROVAZIONE, *APPROVATI)


class StatoAssegnazionePuc(models.TextChoices):
    """The rows there are: a person bound and not yet proposed to any project has none."""

    PROPOSTO = "PROPOSTO", "Proposto"
    ACCETTATO = "ACCETTATO", "Accettato"
    ATTIVO = "ATTIVO", "Attivo"
    SOSPESO = "SOSPESO", "Sospeso"
    COMPLETATO = "COMPLETATO", "Completato"
    INTERROTTO = "INTERROTTO", "Interrotto"
    RIFIUTATO = "RIFIUTATO", "Rifiutato"
    RITIRATO = "RITIRATO", "Ritirato"
    SCADUTO = "SCADUTO", "Scaduto"


_A = StatoAssegnazionePuc
MOVES_ASSEGNAZIONE = {
    _A.PROPOSTO: {_A.ACCETTATO, _A.RIFIUTATO, _A.RITIRATO, _A.SCADUTO},
    _A.ACCETTATO: {_A.ATTIVO, _A.RITIRATO},
    _A.ATTIVO: {_A.SOSPESO, _A.COMPLETATO, _A.INTERROTTO},
    _A.SOSPESO: {_A.ATTIVO, _A.INTERROTTO},
    _A.COMPLETATO: set(),
    _A.INTERROTTO: set(),
    _A.RIFIUTATO: set(),
    _A.RITIRATO: set(),
    _A.SCADUTO: set(),
}
# Those that hold a place of the project, and of which a person has one at most.
APERTE = (_A.PROPOSTO, _A.ACCETTATO, _A.ATTIVO, _A.SOSPESO)
# Of whom the register may be written: he is, or was, on the project.
COMINCIATE = (_A.ATTIVO, _A.SOSPESO, _A.COMPLETATO, _A.INTERROTTO)


class StatoInail(models.TextChoices):
    """What INAIL was told of a participation, and answered."""

    NON_COMUNICATA = "NON_COMUNICATA", "Non comunicata a INAIL"
    DA_INVIARE = "DA_INVIARE", "Da inviare a INAIL"
    INVIATA = "INVIATA", "Inviata a INAIL"
    CONFERMATA = "CONFERMATA", "Confermata da INAIL"
    SCARTATA = "SCARTATA", "Scartata da INAIL"
