"""Who may do what in the accreditation: this table is the whole policy of the app."""

from django.db.models import Q

from accounts.models import (
    Accreditamento,
    AllegatoRichiesta,
    AttoDesignazione,
    ImportazioneIndicazione,
    IndicazioneUtente,
    ModelloAtto,
    RichiestaAccreditamento,
    RigaIndicazione,
    Ruolo,
)
from accounts.policy import About, Everywhere, Grant, Policy
from accounts.ruoli import DALL_AMMINISTRATORE
from ambiti.models import Ambito, AppartenenzaComune, ModelloConvenzione
from rdc_platform.pec.models import MessaggioPec, RicevutaPec

MINISTERO = (Everywhere(Ruolo.MINISTERO),)

# The Ministry alone enters Amministratori di Ambito (letter, p. 3).
RICHIESTE = Policy(RichiestaAccreditamento, {"view_richiesta": MINISTERO, "process_richiesta": MINISTERO})
ALLEGATI = Policy(AllegatoRichiesta, {"download_allegato": MINISTERO})
ATTI = Policy(AttoDesignazione, {"download_atto": MINISTERO})
MODELLI_ATTO = Policy(ModelloAtto, {"view_modello": MINISTERO, "publish_modello": MINISTERO})
MODELLI_CONVENZIONE = Policy(ModelloConvenzione, {"view_modello": MINISTERO, "publish_modello": MINISTERO})
AMBITI = Policy(Ambito, {"view_registrazione": MINISTERO, "edit_referenti": MINISTERO, "remind_ambito": MINISTERO})

# The Amministratore gives the profiles of his Ambito, on the word of its Comuni; no line of his leads to a beneficiary.
AMMINISTRATORE = (Grant(Ruolo.AMMINISTRATORE_AMBITO, via="ambito"),)
APPARTENENZE = Policy(AppartenenzaComune, {"manage_convenzione": AMMINISTRATORE})
INDICAZIONI = Policy(
    IndicazioneUtente,
    {"view_indicazione": AMMINISTRATORE, "record_indicazione": AMMINISTRATORE, "download_indicazione": AMMINISTRATORE},
)
IMPORTAZIONI = Policy(
    ImportazioneIndicazione,
    {
        "view_importazione": AMMINISTRATORE,
        "record_importazione": AMMINISTRATORE,
        "discard_importazione": AMMINISTRATORE,
    },
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
        # A lost telephone: who accredited the person sees his document again; of an Amministratore, the Ministry does.
        "reset_accreditamento": (*OPERATORI, Everywhere(Ruolo.MINISTERO, only=Q(ruolo=Ruolo.AMMINISTRATORE_AMBITO))),
    },
)

# A PEC and its receipts go with what they are about.
PECS = Policy(
    MessaggioPec,
    {
        "resend_pec": (
            About(Ruolo.MINISTERO, RICHIESTE, "process_richiesta"),
            About(Ruolo.MINISTERO, AMBITI, "view_registrazione"),
            About(Ruolo.AMMINISTRATORE_AMBITO, INDICAZIONI, "record_indicazione"),
        )
    },
)
RICEVUTE = Policy(
    RicevutaPec,
    {
        "download_ricevuta": (
            About(Ruolo.MINISTERO, RICHIESTE, "view_richiesta", path="messaggio"),
            About(Ruolo.MINISTERO, AMBITI, "view_registrazione", path="messaggio"),
            About(Ruolo.AMMINISTRATORE_AMBITO, INDICAZIONI, "view_indicazione", path="messaggio"),
        )
    },
)
