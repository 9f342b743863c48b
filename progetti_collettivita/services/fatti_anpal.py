"""What the Centro per l'impiego hears, through ANPAL, of whom it proposed: what happened, on which day, and no word of why.

Of an end before its time goes the code of the reason; of a pause, that it is one: what it is for may be of his health.
"""

from datetime import date

from progetti_collettivita.models import AssegnazionePuc, PropostaAnpal, StatoAssegnazionePuc
from rdc_platform import calendario
from rdc_platform.outbox import services as outbox

TOPIC = "anpal.fatto"
A = StatoAssegnazionePuc
FATTI = {
    A.ACCETTATO: "ACCETTAZIONE",
    A.RIFIUTATO: "RIFIUTO",
    A.SCADUTO: "SENZA_RISPOSTA",
    A.RITIRATO: "RITIRO",
    A.ATTIVO: "INIZIO",
    A.SOSPESO: "SOSPENSIONE",
    A.INTERROTTO: "INTERRUZIONE",
    A.COMPLETATO: "COMPLETAMENTO",
}
ASSENZE = {"assenze_puc_richiamo": "ASSENZE_RICHIAMO", "assenze_puc_decadenza": "ASSENZE_DECADENZA"}


def tell_fatto(row: AssegnazionePuc, da: str) -> None:
    """The move of a participation, which was in the state `da`."""
    fatto = "RIPRESA" if da == A.SOSPESO and row.stato == A.ATTIVO else FATTI[A(row.stato)]
    il = row.data_accettazione if row.stato == A.ACCETTATO else row.data_fine_effettiva
    _tell(row, fatto, str(row.versione), il=il or calendario.today(), motivo=row.motivo_interruzione)


def tell_assenze_cpi(row: AssegnazionePuc, evento: str, giorno: date) -> None:
    """A threshold of unjustified absences reached on a day, once each."""
    _tell(row, ASSENZE[evento], "soglia", il=giorno)


def _tell(row: AssegnazionePuc, fatto: str, quale: str, *, il: date, motivo: str = "") -> None:
    proposta = PropostaAnpal.objects.filter(assegnazione=row).first()
    if proposta is not None:
        outbox.post(
            TOPIC, key=f"fatto-anpal-{row.pk}-{fatto}-{quale}", gruppo=gruppo_of(proposta), proposta_id=proposta.pk,
            fatto=fatto, il=il, motivo=motivo,
        )  # fmt: skip


def gruppo_of(proposta: PropostaAnpal) -> str:
    """What is told of one proposal keeps its order, from whether it was taken on."""
    return f"proposta-{proposta.pk}"
