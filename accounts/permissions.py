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
from accounts.ruoli import DALL_AMMINISTRATORE
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
OPERATORE = Q(ruolo__in=DALL_AMMINISTRATORE)
OPERATORI = (Grant(Ruolo.AMMINISTRATORE_AMBITO, via="ambito", only=OPERATORE),)
# The Amministratori and the national roles.
NON_OPERATORI = (Everywhere(Ruolo.MINISTERO, only=~OPERATORE),)
ACCREDITAMENTI = Policy(
    Accreditamento,
    {
        "view_accreditamento": (*OPERATORI, *MINISTERO, Everywhere(Ruolo.DPO)),
        "view_oggi_amministratore": OPERATORI,
        # Opening and keeping open: the Amministratore is the only one who accredits operators (letter, p. 2).
        "activate_accreditamento": OPERATORI,
        "extend_accreditamento": OPERATORI,
        "confirm_accreditamento": OPERATORI,
        "reactivate_accreditamento": (*OPERATORI, *NON_OPERATORI),
        "invite_accreditamento": (*OPERATORI, *NON_OPERATORI),
        # Closing: his, and in an emergency the Ministry's, of anybody.
        "suspend_accreditamento": (*OPERATORI, *MINISTERO),
        "revoke_accreditamento": (*OPERATORI, *MINISTERO),
    },
)
