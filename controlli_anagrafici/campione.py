"""The draw of the families whose composition is checked (nota 8156/2019), which anyone can repeat. Pure.

The population is put in order of protocol, and the seed comes from Comune, day and salt: nobody chooses who is drawn, and
who has the three and the population finds the same families again. Change `ALGORITMO` with each change of a result.
"""

import hashlib
import random
from collections.abc import Collection
from datetime import date

ALGORITMO = "SHA-256 + random.sample, 1"


def count_estratti(popolazione: int, percentuale: int) -> int:
    """How many are drawn: at least `percentuale` per cent, at least one where there is anybody."""
    return max(1, -(-popolazione * percentuale // 100)) if popolazione else 0


def compute_seed(belfiore: str, giorno: date, salt: str) -> str:
    """The seed of a draw: 64 hexadecimal digits."""
    return hashlib.sha256(f"{belfiore}|{giorno.isoformat()}|{salt}".encode()).hexdigest()


def draw_protocolli(protocolli: Collection[str], quanti: int, seed: str) -> list[str]:
    """The protocols drawn, in the order of the draw; the same for the same population, number and seed."""
    sorteggio = random.Random(seed)  # noqa: S311 -- it must be repeatable: the secret is the salt, which is random
    return sorteggio.sample(sorted(protocolli), quanti)
