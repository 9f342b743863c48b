"""Who may do what in the Patto per l'inclusione: this table is the whole policy of the app.

Amministratori di Ambito do not appear, on purpose: they see no datum of any beneficiary (letter). The Coordinatore has
identity data, the macro-state and the term T02 alone; the Case manager alone has all the rest, of his own nuclei.
"""

from django.db.models import Q

from accounts.models import Accreditamento, Ruolo
from accounts.policy import Grant, Own, Policy
from patti_inclusione.models import (
    Assegnazione,
    Assenza,
    Caso,
    ComunicazioneInps,
    ConflittoInteressi,
    Convocazione,
    Patto,
    Supplenza,
)

COORDINATORE = (Grant(Ruolo.COORDINATORE_PATTO, via="nucleo__comune"),)
CASE_MANAGER = (Grant(Ruolo.CASE_MANAGER, via="nucleo"),)
SUO_CASO = (Grant(Ruolo.CASE_MANAGER, via="caso__nucleo"),)

CASI = Policy(
    Caso,
    {
        # Coordinatore: identity data, to assign
        "view_coda": COORDINATORE,
        "assign_caso": COORDINATORE,
        "view_carichi": COORDINATORE,
        # Both: why one sees the family, and who else does
        "view_perche": (*COORDINATORE, *CASE_MANAGER),
        # Case manager: his own cases, whole
        "view_fascicolo": CASE_MANAGER,
        "convoke_caso": CASE_MANAGER,
        "edit_analisi": CASE_MANAGER,
        "edit_patto": CASE_MANAGER,
    },
)
# The hand-over note of his own assignment, also when the family is no more his: it shows him nothing of the family.
ASSEGNAZIONI = Policy(Assegnazione, {"write_consegna": (Own(Ruolo.CASE_MANAGER, "case_manager"),)})
# The desk: who sees a family for a while, who is away, who must not follow it. Of what one was lent, his own rows alone.
COORDINATORE_DEL_CASO = (Grant(Ruolo.COORDINATORE_PATTO, via="caso__nucleo__comune"),)
SUPPLENZE = Policy(
    Supplenza,
    {
        "view_supplenze": COORDINATORE_DEL_CASO,
        "end_supplenza": (*COORDINATORE_DEL_CASO, Own(Ruolo.CASE_MANAGER, "supplente")),
        "ask_emergenza": (Own(Ruolo.CASE_MANAGER, "supplente"),),
    },
)
ASSENZE = Policy(Assenza, {"end_assenza": (Own(Ruolo.COORDINATORE_PATTO, "disposta_da"),)})
CONFLITTI = Policy(ConflittoInteressi, {"view_conflitti": COORDINATORE, "lift_conflitto": COORDINATORE})
CASE_MANAGER_DEL_TERRITORIO = Policy(
    Accreditamento,
    {
        "start_assenza": (
            Grant(Ruolo.COORDINATORE_PATTO, via="incaricocomune__content_object", only=Q(ruolo=Ruolo.CASE_MANAGER)),
        ),
        "edit_lingue": (Own(Ruolo.CASE_MANAGER, "pk"),),
    },
)
CONVOCAZIONI = Policy(Convocazione, {"edit_convocazione": SUO_CASO})
PATTI = Policy(Patto, {"edit_patto": SUO_CASO, "sign_patto": SUO_CASO, "download_patto": SUO_CASO})
COMUNICAZIONI = Policy(ComunicazioneInps, {"resend_comunicazione": SUO_CASO})
