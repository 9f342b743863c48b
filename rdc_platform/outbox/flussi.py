"""What is fetched from others by the clock, by the name under which how it goes is kept."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

GIORNO = 24 * 3600.0


@dataclass(frozen=True)
class Flusso:
    """`lavoro` is the job that reads it; `ogni`: seconds between two tries, where the job is not by seconds.

    `vale`: seconds for which a good reading is enough, and then the job reads again.
    """

    controparte: str
    nome: str
    lavoro: str
    ogni: float = 0
    vale: float = 0

    @property
    def attesa(self) -> timedelta:
        """How long it may go wrong before it is an alarm: SCAMBI_ALLARME_LETTURE tries, and never sooner than a message."""
        ogni = self.ogni or float(settings.CELERY_BEAT_SCHEDULE[self.lavoro]["schedule"])
        prove = timedelta(seconds=settings.SCAMBI_ALLARME_LETTURE * ogni)
        return max(prove, timedelta(minutes=settings.SCAMBI_ALLARME_MINUTI))


FLUSSI = {
    "inps.lotti": Flusso("inps", "lotti delle domande", "forniture-inps"),
    "inps.provvedimenti": Flusso("inps", "provvedimenti", "provvedimenti-inps"),
    "inps.appuntamenti": Flusso("inps", "appuntamenti", "provvedimenti-inps"),
    "inps.riconciliazione": Flusso(
        "inps", "confronto settimanale", "riconciliazione-inps", ogni=GIORNO, vale=6 * GIORNO
    ),
    "anpal.rinvii": Flusso("anpal", "famiglie rimandate dai Centri", "rinvii-anpal"),
    "anpal.messaggi": Flusso("anpal", "richieste e risposte dei Centri", "messaggi-anpal"),
    "anpal.proposte": Flusso("anpal", "proposte per i progetti", "proposte-anpal"),
    "pec.casella": Flusso("pec", "ricevute nella casella", "ricevute-pec"),
}
