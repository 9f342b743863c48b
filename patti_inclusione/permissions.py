"""Who may do what in the Patto per l'inclusione: this table is the whole policy of the app.

Amministratori di Ambito do not appear, on purpose: they see no datum of any beneficiary (letter). The Coordinatore has
identity data, the macro-state and the term T02 alone; the Case manager alone has all the rest, of his own nuclei.
"""

from django.db.models import Q

from accounts.models import Ruolo
from accounts.policy import Grant, Own, Policy
from patti_inclusione.models import (
    Assegnazione,
    Caso,
    CeppoTrasferimento,
    ComunicazioneInps,
    Convocazione,
    MovimentoFornitura,
    Patto,
    Riapertura,
    StatoRiapertura,
    StatoTrasferimento,
    Trasferimento,
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
        # Moves: proposed by the one, asked by the other
        "propose_trasferimento": CASE_MANAGER,
        "start_trasferimento": COORDINATORE,
        "ask_riapertura": (*CASE_MANAGER, *COORDINATORE),
    },
)
# The hand-over note of his own assignment, also when the family is no more his: it shows him nothing of the family.
ASSEGNAZIONI = Policy(Assegnazione, {"write_consegna": (Own(Ruolo.CASE_MANAGER, "case_manager"),)})
CONVOCAZIONI = Policy(Convocazione, {"edit_convocazione": SUO_CASO})
PATTI = Policy(Patto, {"edit_patto": SUO_CASO, "sign_patto": SUO_CASO, "download_patto": SUO_CASO})
COMUNICAZIONI = Policy(ComunicazioneInps, {"resend_comunicazione": SUO_CASO})

# A family that moves. Who asks sees it as he sees the family; the other Comune sees who it is only while it has to answer.
PROPOSTO, CHIESTO = Q(stato=StatoTrasferimento.PROPOSTO), Q(stato=StatoTrasferimento.CHIESTO)
IN_PARTENZA = Grant(Ruolo.COORDINATORE_PATTO, via="caso__nucleo__comune", only=PROPOSTO | CHIESTO)
IN_ARRIVO = Grant(Ruolo.COORDINATORE_PATTO, via="a_comune", only=CHIESTO)
TRASFERIMENTI = Policy(
    Trasferimento,
    {
        "view_trasferimento": (IN_PARTENZA, IN_ARRIVO),
        "confirm_trasferimento": (Grant(Ruolo.COORDINATORE_PATTO, via="caso__nucleo__comune", only=PROPOSTO),),
        "drop_trasferimento": (IN_PARTENZA, Grant(Ruolo.CASE_MANAGER, via="caso__nucleo", only=PROPOSTO)),
        "answer_trasferimento": (IN_ARRIVO,),
    },
)
# What stays behind: of the Comune that the family left, and of who followed it there. It says nothing of the family.
CEPPI = Policy(
    CeppoTrasferimento,
    {
        "view_ceppi": (
            Grant(Ruolo.COORDINATORE_PATTO, via="da_comune"),
            Own(Ruolo.CASE_MANAGER, "case_manager"),
        )
    },
)
# A closed case to open again: asked by who follows it or by the Coordinatore, who answers.
DA_RIAPRIRE = Grant(Ruolo.COORDINATORE_PATTO, via="caso__nucleo__comune", only=Q(stato=StatoRiapertura.CHIESTA))
RIAPERTURE = Policy(Riapertura, {"answer_riapertura": (DA_RIAPRIRE,)})
# What each lot did: of the families that one sees anyway.
MOVIMENTI = Policy(
    MovimentoFornitura,
    {"view_riconciliazione": (Grant(Ruolo.COORDINATORE_PATTO, via="caso__nucleo__comune"), *SUO_CASO)},
)
