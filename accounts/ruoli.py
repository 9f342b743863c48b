"""The roles, one enum for all documents, and what goes with each: level, where it is held, one line in words."""

from dataclasses import dataclass

from django.db import models


class Ruolo(models.TextChoices):
    MINISTERO = "MINISTERO", "Ministero"
    AMMINISTRATORE_AMBITO = "AMMINISTRATORE_AMBITO", "Amministratore di Ambito"
    COORDINATORE_PATTO = "COORDINATORE_PATTO", "Coordinatore per il Patto"
    CASE_MANAGER = "CASE_MANAGER", "Case manager"
    COORDINATORE_ANAGRAFICI = "COORDINATORE_ANAGRAFICI", "Coordinatore controlli anagrafici"
    RESPONSABILE_ANAGRAFICI = "RESPONSABILE_ANAGRAFICI", "Responsabile controlli anagrafici"
    RESPONSABILE_PUC = "RESPONSABILE_PUC", "Responsabile PUC"
    TUTOR_PUC = "TUTOR_PUC", "Tutor PUC"
    MEMBRO_EQUIPE = "MEMBRO_EQUIPE", "Membro dell'équipe"
    RESPONSABILE_FLUSSI = "RESPONSABILE_FLUSSI", "Responsabile dei flussi"
    DPO = "DPO", "Responsabile della protezione dei dati"


class Livello(models.TextChoices):
    NAZIONALE = "NAZIONALE", "Nazionale"
    AMBITO = "AMBITO", "Ambito"
    COMUNE = "COMUNE", "Comune"


@dataclass(frozen=True)
class Regola:
    """What may be said of a role: the levels it exists at, what its holder does, and whether an Amministratore gives it."""

    livelli: tuple[Livello, ...]
    compito: str
    dall_amministratore: bool = False


_TERRITORIO = (Livello.AMBITO, Livello.COMUNE)
REGOLE: dict[Ruolo, Regola] = {
    Ruolo.MINISTERO: Regola((Livello.NAZIONALE,), "Registra gli Amministratori di Ambito."),
    Ruolo.AMMINISTRATORE_AMBITO: Regola(
        (Livello.AMBITO,), "Accredita gli operatori del suo Ambito. Non vede le famiglie."
    ),
    Ruolo.COORDINATORE_PATTO: Regola(_TERRITORIO, "Assegna le famiglie ai Case manager.", dall_amministratore=True),
    Ruolo.CASE_MANAGER: Regola(_TERRITORIO, "Segue le sue famiglie fino al Patto e oltre.", dall_amministratore=True),
    Ruolo.COORDINATORE_ANAGRAFICI: Regola(
        (Livello.COMUNE,), "Assegna i controlli su residenza e soggiorno del suo Comune.", dall_amministratore=True
    ),
    Ruolo.RESPONSABILE_ANAGRAFICI: Regola(
        (Livello.COMUNE,), "Verifica residenza e soggiorno dei controlli che riceve.", dall_amministratore=True
    ),
    Ruolo.RESPONSABILE_PUC: Regola(
        _TERRITORIO, "Gestisce i progetti utili alla collettività.", dall_amministratore=True
    ),
    Ruolo.TUTOR_PUC: Regola(_TERRITORIO, "Registra le presenze ai progetti.", dall_amministratore=True),
    Ruolo.MEMBRO_EQUIPE: Regola(_TERRITORIO, "Contribuisce alle analisi a cui è invitato.", dall_amministratore=True),
    Ruolo.RESPONSABILE_FLUSSI: Regola(
        (Livello.NAZIONALE,), "Controlla gli scambi con INPS e le altre amministrazioni."
    ),
    Ruolo.DPO: Regola((Livello.NAZIONALE,), "Verifica chi ha visto che cosa. Non vede le famiglie."),
}

# What an Amministratore gives on the word of a Comune; the rest is the Ministry's to give.
DALL_AMMINISTRATORE = tuple(ruolo for ruolo in Ruolo if REGOLE[ruolo].dall_amministratore)
# Without one of them nobody gives out the work of a Comune.
COORDINATORI = frozenset({Ruolo.COORDINATORE_PATTO, Ruolo.COORDINATORE_ANAGRAFICI})
