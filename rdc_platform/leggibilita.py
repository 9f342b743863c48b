"""How easy an Italian text is to read: the Gulpease index of Lucisano and Piemontese (1988). Pure."""

import re

PAROLA = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
FINE = re.compile(r"[.!?:;]+(?=\s|$)|\n+")


def gulpease(testo: str) -> int:
    """89 + (300 × sentences − 10 × letters) / words, between 0 and 100: 60 reads well who finished the lower secondary school.

    A text without words is 100.
    """
    parole = PAROLA.findall(testo)
    if not parole:
        return 100
    frasi = sum(bool(PAROLA.search(pezzo)) for pezzo in FINE.split(testo))
    lettere = sum(len(re.sub(r"['’]", "", parola)) for parola in parole)
    return max(0, min(100, round(89 + (300 * frasi - 10 * lettere) / len(parole))))
