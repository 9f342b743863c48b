"""Who may do what in the projects useful to the community: this table is the whole policy of the app.

The Responsabile PUC keeps the projects of his Comuni: the sheet, its approval (he writes down the act of the Comune, which
others have signed), its places. The public catalogue is no permission: it shows what is published, and no person.
"""

from accounts.models import Ruolo
from accounts.policy import Grant, Policy
from ambiti.models import Comune
from progetti_collettivita.models import Puc

RESPONSABILE = (Grant(Ruolo.RESPONSABILE_PUC, via="comune_titolare"),)

PUC = Policy(
    Puc,
    {
        "view_puc": RESPONSABILE,
        "edit_puc": RESPONSABILE,
        "approve_puc": RESPONSABILE,
        "manage_puc": RESPONSABILE,
    },
)
COMUNI = Policy(Comune, {"create_puc": (Grant(Ruolo.RESPONSABILE_PUC),)})
