"""What INPS has to hear of a participation (M13): that who is bound to it began, and that he ended; written with the act.

No pause, whose reason may be of his health, and no reason of an end: what has consequences on the benefit is reported by who
follows the family (M07). Of a volunteer, who owes nothing, nothing is told (art. 4 c. 15 DL 4/2019).
"""

from datetime import date

from progetti_collettivita.models import AssegnazionePuc, ComunicazionePuc, FattoPuc, Quota, StatoAssegnazionePuc
from rdc_platform import calendario
from rdc_platform.outbox import services as outbox

TOPIC = "inps.puc"
_A, _F = StatoAssegnazionePuc, FattoPuc
FINI = {_A.COMPLETATO: _F.COMPLETAMENTO, _A.INTERROTTO: _F.INTERRUZIONE}


def tell_inps(row: AssegnazionePuc, da: str) -> None:
    """The move of a participation from the state `da`; in the caller's transaction, project and assignment locked.

    Of one that began before INPS was told of any, the start is told with the end.
    """
    comincia = da == _A.ACCETTATO and row.stato == _A.ATTIVO
    fine = FINI.get(_A(row.stato))
    if row.quota == Quota.VOLONTARIO or not (comincia or fine):
        return
    if row.data_inizio and not ComunicazionePuc.objects.filter(assegnazione=row, fatto=_F.INIZIO).exists():
        post_m13(row, _F.INIZIO, row.data_inizio)
    if fine:
        post_m13(row, fine, row.data_fine_effettiva or calendario.today())


def post_m13(row: AssegnazionePuc, fatto: str, il: date) -> ComunicazionePuc:
    """Leave the message, under a key of its own each time; those of one participation keep their order."""
    tentativo = ComunicazionePuc.objects.filter(assegnazione=row, fatto=fatto).count() + 1
    comunicazione = ComunicazionePuc.objects.create(assegnazione=row, fatto=fatto, il=il, tentativo=tentativo)
    outbox.post(TOPIC, key=comunicazione.chiave, gruppo=f"inps-puc-{row.pk}", comunicazione_id=comunicazione.pk)
    return comunicazione
