"""Who may do what in the Patto per l'inclusione: this table is the whole policy of the app.

Amministratori di Ambito do not appear, on purpose: they see no datum of any beneficiary (letter). The Coordinatore has
identity data, the macro-state and the term T02 alone; the Case manager alone has all the rest, of his own nuclei.
"""

from accounts.models import Ruolo
from accounts.policy import Grant, Policy
from patti_inclusione.models import Caso, Convocazione

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
        # Case manager: his own cases, whole
        "view_fascicolo": CASE_MANAGER,
        "convoke_caso": CASE_MANAGER,
        "edit_analisi": CASE_MANAGER,
        "edit_patto": CASE_MANAGER,
    },
)
CONVOCAZIONI = Policy(Convocazione, {"edit_convocazione": SUO_CASO})
