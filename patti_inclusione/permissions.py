"""Who may do what in the Patto per l'inclusione: this table is the whole policy of the app.

Amministratori di Ambito do not appear, on purpose: they see no datum of any beneficiary (letter). The Coordinatore has
identity data, the macro-state and the term T02 alone; the Case manager alone has all the rest, of his own nuclei.
"""

from accounts.models import Ruolo
from accounts.policy import Grant, Own, Policy
from patti_inclusione.models import (
    Assegnazione,
    Caso,
    ComunicazioneInps,
    Convocazione,
    Incontro,
    Patto,
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
        "edit_incontri": CASE_MANAGER,
        "close_caso": CASE_MANAGER,
        "suspend_caso": CASE_MANAGER,
        "export_risultati": CASE_MANAGER,
    },
)
# The hand-over note of his own assignment, also when the family is no more his: it shows him nothing of the family.
ASSEGNAZIONI = Policy(Assegnazione, {"write_consegna": (Own(Ruolo.CASE_MANAGER, "case_manager"),)})
CONVOCAZIONI = Policy(Convocazione, {"edit_convocazione": SUO_CASO})
PATTI = Policy(Patto, {"edit_patto": SUO_CASO, "sign_patto": SUO_CASO, "download_patto": SUO_CASO})
COMUNICAZIONI = Policy(ComunicazioneInps, {"resend_comunicazione": SUO_CASO})
INCONTRI = Policy(Incontro, {"view_incontro": SUO_CASO, "edit_incontro": SUO_CASO})
