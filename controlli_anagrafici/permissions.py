"""Who may do what in the residence checks: this table is the whole policy of the app.

The Coordinatore sees the richiedenti of his Comune, the Responsabile those assigned to him: identity, address, what they
claimed. Nothing economic, nothing of the assessment (letter; spec §2.2).
"""

from django.db.models import Q

from accounts.models import Ruolo
from accounts.policy import Grant, Own, Policy
from ambiti.models import Comune
from controlli_anagrafici.models import CampioneEstrazione, CanaleRinvio, Controllo, Ricalcolo, RinvioVerifica

COORDINATORE = (Grant(Ruolo.COORDINATORE_ANAGRAFICI, via="comune_competente"),)
RESPONSABILE = (Grant(Ruolo.RESPONSABILE_ANAGRAFICI),)

CONTROLLI = Policy(
    Controllo,
    {
        "view_controllo": (*COORDINATORE, *RESPONSABILE),
        "assign_controllo": COORDINATORE,
        "work_controllo": RESPONSABILE,
        "approve_controllo": COORDINATORE,
        "note_controllo": (*COORDINATORE, *RESPONSABILE),
    },
)

# A hop: the Comune that is asked. Until one takes it, any Responsabile there may; then he alone. A letter is nobody's here.
QUI = Q(canale=CanaleRinvio.PIATTAFORMA)
DA_PRENDERE = Grant(Ruolo.RESPONSABILE_ANAGRAFICI, via="comune_destinatario", only=QUI & Q(stato="INVIATO"))
SUO = Own(Ruolo.RESPONSABILE_ANAGRAFICI, "responsabile")
RINVII = Policy(
    RinvioVerifica,
    {
        "view_rinvio": (Grant(Ruolo.COORDINATORE_ANAGRAFICI, via="comune_destinatario", only=QUI), DA_PRENDERE, SUO),
        "work_rinvio": (DA_PRENDERE, SUO),
    },
)

# The sample of the families whose composition is checked: the Coordinatore draws it in his Comune.
# The same for counting again with other years.
COMUNI = Policy(
    Comune,
    {
        "extract_campione": (Grant(Ruolo.COORDINATORE_ANAGRAFICI),),
        "recompute_controlli": (Grant(Ruolo.COORDINATORE_ANAGRAFICI),),
        # Where there is one person alone: who proposes a negative outcome approves it, and the log says so.
        "allow_auto_approvazione": (Grant(Ruolo.COORDINATORE_ANAGRAFICI),),
    },
)
CAMPIONI = Policy(CampioneEstrazione, {"view_campione": (Grant(Ruolo.COORDINATORE_ANAGRAFICI, via="comune"),)})
RICALCOLI = Policy(Ricalcolo, {"manage_ricalcolo": (Grant(Ruolo.COORDINATORE_ANAGRAFICI, via="comune"),)})
