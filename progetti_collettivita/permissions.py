"""Who may do what in the projects useful to the community: this table is the whole policy of the app.

The Responsabile PUC keeps the projects of his Comuni: the sheet, its approval (he writes down the act of the Comune, which
others have signed), its places. The public catalogue is no permission: it shows what is published, and no person.
"""

from django.db.models import Q

from accounts.models import Ruolo
from accounts.policy import Grant, Policy
from ambiti.models import Componente, Comune
from progetti_collettivita.models import COMINCIATE, AssegnazionePuc, Puc, Quota

RESPONSABILE = (Grant(Ruolo.RESPONSABILE_PUC, via="comune_titolare"),)

# The tutor writes the presences of the projects that he is named on: name and hours of who takes part, and nothing else.
# Whoever was only proposed, or has not begun, is nobody's to write of.
REGISTRO = (Grant(Ruolo.TUTOR_PUC), *RESPONSABILE)

PUC = Policy(
    Puc,
    {
        "view_puc": RESPONSABILE,
        "edit_puc": RESPONSABILE,
        "approve_puc": RESPONSABILE,
        "manage_puc": RESPONSABILE,
        "name_tutor": RESPONSABILE,
        "view_presenze": REGISTRO,
        "validate_mese": RESPONSABILE,
    },
)
COMUNI = Policy(
    Comune,
    {
        "create_puc": (Grant(Ruolo.RESPONSABILE_PUC),),
        "tell_trimestre": (Grant(Ruolo.RESPONSABILE_PUC),),
        "view_rapporto": (Grant(Ruolo.RESPONSABILE_PUC),),
    },
)

# Who takes part. The Case manager: the persons of the families that he follows. The Responsabile PUC: those assigned to the
# projects of his Comuni, and nobody before; he answers for them only where the Centro per l'impiego proposed. Who runs a
# participation exchanges with INAIL about it.
SEGUE = (Grant(Ruolo.CASE_MANAGER, via="persona__nucleo"),)
PARTECIPA = (Grant(Ruolo.RESPONSABILE_PUC, via="puc__comune_titolare"),)
DEL_CPI = (Grant(Ruolo.RESPONSABILE_PUC, via="puc__comune_titolare", only=Q(quota=Quota.CPI)),)
HA_COMINCIATO = Q(stato__in=COMINCIATE)
TIENE_IL_REGISTRO = (Grant(Ruolo.RESPONSABILE_PUC, via="puc__comune_titolare", only=HA_COMINCIATO),)
SCRIVE_PRESENZE = (Grant(Ruolo.TUTOR_PUC, via="puc", only=HA_COMINCIATO), *TIENE_IL_REGISTRO)
ASSEGNAZIONI = Policy(
    AssegnazionePuc,
    {
        "view_assegnazione": (*SEGUE, *PARTECIPA),
        "answer_assegnazione": (*SEGUE, *DEL_CPI),
        "withdraw_assegnazione": (*SEGUE, *PARTECIPA),
        "run_assegnazione": PARTECIPA,
        "stop_assegnazione": (*SEGUE, *PARTECIPA),
        "record_presenza": SCRIVE_PRESENZE,
        "rectify_presenza": TIENE_IL_REGISTRO,
    },
)
DELLA_FAMIGLIA = (Grant(Ruolo.CASE_MANAGER, via="nucleo"),)
PERSONE = Policy(Componente, {"propose_puc": DELLA_FAMIGLIA, "write_profilo": DELLA_FAMIGLIA})
