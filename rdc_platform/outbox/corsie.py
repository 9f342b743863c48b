"""Who is called, by the first word of a topic, and how much of each may be under way at once."""

from dataclasses import dataclass

from django.conf import settings

INSIEME = 200  # messages that one worker takes in one go


@dataclass(frozen=True)
class Corsia:
    """`nome` as people call it; `in_volo` messages at most under way, `al_minuto` at most in a minute (0: no limit).

    `fuori`: another organisation answers; else it is work of the platform's own. `sveglia`: what was put back is tried as soon as it
    answers again; else each message keeps the times that its topic gave it.
    """

    nome: str
    in_volo: int = 2 * INSIEME
    al_minuto: int = 0
    fuori: bool = False
    sveglia: bool = True


CORSIE = {
    "inps": Corsia("INPS", in_volo=40, fuori=True),
    "anpal": Corsia("ANPAL", in_volo=40, fuori=True),
    "inail": Corsia("INAIL", in_volo=40, fuori=True),
    "anpr": Corsia("ANPR", in_volo=40, fuori=True),
    "ministero": Corsia("Ministero", in_volo=40, fuori=True),
    # One sender a mailbox (DM 2-11-2005).
    "pec": Corsia("PEC", in_volo=1, al_minuto=settings.PEC_AL_MINUTO, fuori=True, sveglia=False),
    "email": Corsia("E-mail", in_volo=40, fuori=True),
    "sms": Corsia("SMS", in_volo=40, fuori=True),
    "documenti": Corsia("Documenti da preparare"),
    "controlli": Corsia("Controlli anagrafici"),
    "famiglie": Corsia("Notizie fra le funzioni"),
}
SCONOSCIUTA = Corsia("Altro")


def corsia_of(controparte: str) -> Corsia:
    """The lane of a counterpart; that of all the others for one that has none of its own."""
    return CORSIE.get(controparte, SCONOSCIUTA)
