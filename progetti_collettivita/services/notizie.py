"""What whoever follows a family, or the Centro that proposed, has to know of a participation: left in the outbox, by key.

Nothing of why: a refusal's words, and the reason of an end, stay with the participation.
"""

from datetime import date

from progetti_collettivita.models import AssegnazionePuc, MotivoInterruzione, Quota, StatoAssegnazionePuc
from progetti_collettivita.services.fatti_anpal import tell_assenze_cpi, tell_fatto
from rdc_platform import calendario
from rdc_platform.outbox import services as outbox

TOPIC = "famiglie.notizia_puc"
A = StatoAssegnazionePuc
ESITI = {A.COMPLETATO: "COMPLETATO", A.INTERROTTO: "INTERROTTO"}
# Of who takes a place of the Centro per l'impiego ANPAL hears; a volunteer owes nothing (art. 4 c. 15 DL 4/2019).
DEL_COMUNE = {A.RIFIUTATO: "RIFIUTO", A.SCADUTO: "SENZA_RISPOSTA"}
ASSENZE = {"assenze_puc_richiamo": "ASSENZE_RICHIAMO", "assenze_puc_decadenza": "ASSENZE_DECADENZA"}


def tell_stato(row: AssegnazionePuc, da: str) -> None:
    """The state into which it moved from `da`, if it says something of the duty of the family; to the Centro, each.

    Who does not want to go on has not joined, as who never began (art. 7 c. 5 lett. d DL 4/2019): both things are told.
    """
    del_comune = row.quota == Quota.COMUNE
    smette = del_comune and row.motivo_interruzione == MotivoInterruzione.RIFIUTO
    tipi = [
        ESITI.get(A(row.stato)),
        DEL_COMUNE.get(A(row.stato)) if del_comune else None,
        "RIFIUTO" if smette else None,
    ]
    for tipo in filter(None, tipi):
        _tell(row, tipo, row.data_fine_effettiva or calendario.today())
    if row.quota == Quota.CPI:
        tell_fatto(row, da)


def tell_assenze(row: AssegnazionePuc, evento: str, giorno: date) -> None:
    """A threshold of unjustified absences reached on a day."""
    if row.quota == Quota.COMUNE:
        _tell(row, ASSENZE[evento], giorno)
    elif row.quota == Quota.CPI:
        tell_assenze_cpi(row, evento, giorno)


def _tell(row: AssegnazionePuc, tipo: str, il: date) -> None:
    outbox.post(
        TOPIC, key=f"notizia-puc-{row.pk}-{tipo}", gruppo=f"persona-{row.persona_id}", tipo=tipo,
        persona_id=row.persona_id, partecipazione=row.pk, progetto=row.puc.codice_puc, il=il,
    )  # fmt: skip
