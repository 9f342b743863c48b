"""Who may look at the exchanges and at the register of reads: the flow operator and the data-protection officer.

Neither sees a beneficiary: lots show counts, line numbers and faults; what the Ministry is told, rounded counts; the register shows ids; of
a PEC there is its state, not its text. Of the operators the data-protection officer sees who they are, what they were
given and on whose word.
"""

from accounts.models import Accreditamento, Operatore, Ruolo
from accounts.policy import Everywhere, Policy
from rdc_platform.audit.models import AccessoDato
from rdc_platform.forniture.models import Lotto, Scarto
from rdc_platform.monitor.models import Anomalia, Rilevazione
from rdc_platform.outbox.models import Message
from rdc_platform.pec.models import MessaggioPec, RicevutaPec

FLUSSI = Everywhere(Ruolo.RESPONSABILE_FLUSSI)
DPO = Everywhere(Ruolo.DPO)

LOTTI = Policy(Lotto, {"view_lotti": (FLUSSI, DPO), "download_riscontro": (FLUSSI,)})
SCARTI = Policy(Scarto, {"view_scarti": (FLUSSI,)})
MESSAGGI = Policy(Message, {"view_messaggi": (FLUSSI, DPO), "manage_messaggi": (FLUSSI,)})
ACCESSI = Policy(AccessoDato, {"view_accessi": (DPO,), "view_visibilita": (DPO,)})
ANOMALIE = Policy(Anomalia, {"view_anomalie": (DPO,)})
PERSONE = Policy(Operatore, {"view_persona": (DPO,)})
PROFILI = Policy(Accreditamento, {"view_incarichi": (DPO,)})
PECS = Policy(MessaggioPec, {"view_pec": (FLUSSI,)})
RILEVAZIONI = Policy(Rilevazione, {"view_rilevazioni": (FLUSSI, DPO)})
RICEVUTE = Policy(RicevutaPec, {"view_ricevute": (FLUSSI,)})
