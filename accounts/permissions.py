"""Who may do what in the accreditation: this table is the whole policy of the app."""

from django.db.models import Q

from accounts.models import (
    Accreditamento,
    AllegatoRichiesta,
    AttoDesignazione,
    IndicazioneUtente,
    RichiestaAccreditamento,
    RigaIndicazione,
    Ruolo,
)
from accounts.policy import Everywhere, Grant, Policy
from accounts.ruoli import REGOLE
from ambiti.models import Ambito, AppartenenzaComune

MINISTERO = (Everywhere(Ruolo.MINISTERO),)

# The Ministry alone enters Amministratori di Ambito (letter, p. 3).
RICHIESTE = Policy(RichiestaAccreditamento, {"view_richiesta": MINISTERO, "process_richiesta": MINISTERO})
ALLEGATI = Policy(AllegatoRichiesta, {"download_allegato": MINISTERO})
ATTI = Policy(AttoDesignazione, {"download_atto": MINISTERO})
AMBITI = Policy(Ambito, {"view_registrazione": MINISTERO})

# The Amministratore gives the profiles of his Ambito, on the word of its Comuni; no line of his leads to a beneficiary.
AMMINISTRATORE = (Grant(Ruolo.AMMINISTRATORE_AMBITO, via="ambito"),)
APPARTENENZE = Policy(AppartenenzaComune, {"manage_convenzione": AMMINISTRATORE})
INDICAZIONI = Policy(
    IndicazioneUtente,
    {"view_indicazione": AMMINISTRATORE, "record_indicazione": AMMINISTRATORE, "download_indicazione": AMMINISTRATORE},
)
RIGHE = Policy(RigaIndicazione, {"accredit_riga": (Grant(Ruolo.AMMINISTRATORE_AMBITO, via="indicazione__ambito"),)})
# Of the operators alone: an Amministratore is registered, and ended, by the Ministry.
OPERATORI = (
    Grant(
        Ruolo.AMMINISTRATORE_AMBITO,
        via="ambito",
        only=Q(ruolo__in=[ruolo for ruolo in Ruolo if REGOLE[ruolo].dall_amministratore]),
    ),
)
# A lost telephone: who accredited the person sees his document again; of an Amministratore, the Ministry does.
AMMINISTRATORI = (Everywhere(Ruolo.MINISTERO, only=Q(ruolo=Ruolo.AMMINISTRATORE_AMBITO)),)
ACCREDITAMENTI = Policy(
    Accreditamento,
    {
        "view_accreditamento": OPERATORI,
        "change_accreditamento": OPERATORI,
        "reset_accesso": (*OPERATORI, *AMMINISTRATORI),
    },
)
