"""T02 follows the facts: it is met on the day the family was told of an appointment, or came to one (art. 4 c. 11)."""

from datetime import date

from patti_inclusione.models import (
    Caso,
    CodiceTermine,
    EsitoInvio,
    InvioConvocazione,
    Scadenza,
    StatoConvocazione,
    StatoScadenza,
)
from patti_inclusione.services.scadenza import close_scadenza
from rdc_platform import calendario

PARTITI = [EsitoInvio.INVIATO, EsitoInvio.CONSEGNATO, EsitoInvio.COMPIUTA_GIACENZA]


def settle_t02(caso: Caso) -> None:
    """Stop T02 on the first day the family was told; let it run again if what told it was cancelled or failed."""
    convocata = _convocata_il(caso)
    if convocata is not None:
        close_scadenza(caso, CodiceTermine.T02, convocata)
        return
    last = Scadenza.objects.filter(caso=caso, codice=CodiceTermine.T02).order_by("-pk").first()
    if last is not None and last.stato in (StatoScadenza.RISPETTATA, StatoScadenza.SCADUTA):
        last.stato, last.chiusa_il = StatoScadenza.APERTA, None
        last.save(update_fields=["stato", "chiusa_il"])


def _convocata_il(caso: Caso) -> date | None:
    """The first day on which a notice left for an appointment that stands, or on which somebody came to one."""
    partiti = InvioConvocazione.objects.filter(convocazione__caso=caso, esito__in=PARTITI, istante__isnull=False)
    instants = list(
        partiti.exclude(convocazione__stato=StatoConvocazione.ANNULLATA)
        .order_by("istante")
        .values_list("istante", flat=True)[:1]
    )
    instants += caso.convocazioni.filter(stato=StatoConvocazione.SVOLTA).values_list("data_ora", flat=True)
    return min((calendario.rome_date(instant) for instant in instants if instant), default=None)
