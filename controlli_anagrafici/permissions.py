"""Who may do what in the residence checks: this table is the whole policy of the app.

The Coordinatore sees the richiedenti of his Comune, the Responsabile those assigned to him: identity, address, what they
claimed. Nothing economic, nothing of the assessment (letter; spec §2.2).
"""

from accounts.models import Ruolo
from accounts.policy import Grant, Policy
from controlli_anagrafici.models import Controllo

COORDINATORE = (Grant(Ruolo.COORDINATORE_ANAGRAFICI, via="comune_competente"),)
RESPONSABILE = (Grant(Ruolo.RESPONSABILE_ANAGRAFICI),)

CONTROLLI = Policy(
    Controllo,
    {
        "view_controllo": (*COORDINATORE, *RESPONSABILE),
        "assign_controllo": COORDINATORE,
        "work_controllo": RESPONSABILE,
        "approve_controllo": COORDINATORE,
    },
)
