"""A meeting follows its convocation: who came is written there, once."""

from patti_inclusione.models import Convocazione, Incontro, StatoConvocazione, StatoIncontro
from rdc_platform.audit.stato import move

SEGUE = {
    StatoConvocazione.SVOLTA: StatoIncontro.SVOLTO,
    StatoConvocazione.NON_PRESENTATI: StatoIncontro.NON_PRESENTATI,
}


def follow_convocazione(convocazione: Convocazione) -> None:
    """Move the meeting as its convocation went; one cancelled or put off leaves it to be convened again."""
    incontro = Incontro.objects.filter(convocazione=convocazione, stato=StatoIncontro.PIANIFICATO).first()
    if incontro is None:
        return
    if convocazione.stato == StatoConvocazione.ANNULLATA:
        incontro.convocazione = None
        incontro.save(update_fields=["convocazione"])
    elif convocazione.stato in SEGUE:
        move(incontro, SEGUE[StatoConvocazione(convocazione.stato)])
        incontro.save(update_fields=["stato"])
