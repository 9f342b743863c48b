"""Who else hears that a PEC moved: an app that writes down what became of one says by which topic its own worker is told.

It is told in the transaction of the receipt, and reads the state for itself: twice is as good as once.
"""

from rdc_platform.outbox import services as outbox
from rdc_platform.pec.models import MessaggioPec

TOPICS: dict[str, str] = {}  # the model that a PEC is about, as `riferimento_tipo` has it, to the topic


def follow(riferimento: str, topic: str) -> None:
    """From now on a PEC about a row of that model leaves `topic`, with its `messaggio_id`, each time that it moves."""
    TOPICS[riferimento] = topic


def tell(messaggio: MessaggioPec) -> None:
    """Leave word that it moved, where somebody follows it."""
    if topic := TOPICS.get(messaggio.riferimento_tipo):
        outbox.post(topic, gruppo=f"pec-{messaggio.pk}", messaggio_id=messaggio.pk)
