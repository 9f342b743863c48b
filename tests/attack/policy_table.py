"""The policy a second time, by hand, from the letter and not from the code: for each URL, who gets what on whose object.

A line says the statuses of a GET and of a POST with an empty body for those it names, each with the relations in which the
object is his: SUA (the families of Cremona that `case_manager` follows), COLLEGA (of Cremona too, followed by `collega`,
once by `case_manager`), STAGNO (another Comune of the same Ambito), ALTROVE (another Ambito). Whoever is not named, and
every other relation, gets what an object that does not exist gets.
"""

from tests.attack.citta import OVVIA
from tests.attack.gente import FUORI, SENZA_PROFILO
from tests.attack.policy_chi import Riga
from tests.attack.policy_famiglie import FAMIGLIE
from tests.attack.policy_puc import PROGETTI
from tests.attack.policy_uffici import UFFICI

TAVOLA: dict[str, Riga] = UFFICI | FAMIGLIE | PROGETTI


def expected(name: str, chi: str, relazione: str, method: str) -> set[int]:
    """What the table says: one status, but a refusal of the method may come before the refusal of the person."""
    riga = TAVOLA[name]
    own = riga.get if method == "GET" else riga.post
    if chi in riga.chi and (relazione == OVVIA or relazione in riga.chi[chi]):
        return {own}
    return {_refusal(riga, chi, method)} | ({405} if own == 405 else set())


def _refusal(riga: Riga, chi: str, method: str) -> int:
    """The login, the choice of a profile, or a page that is not there."""
    if riga.others is not None:
        return riga.others[method == "POST"]
    return 302 if chi in FUORI or chi in SENZA_PROFILO else 404
