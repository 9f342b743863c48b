"""Looking for a family by whoever is in it: surname, name, codice fiscale, typing errors allowed.

First what was typed, word by word, wherever it stands in one person's name or code. If no family of those that may be seen
has it, the families with a word one slip away: a letter wrong, missing, too many, or two that changed places. A codice
fiscale finds the person under any code that omocodia may have given him.
"""

import re
import unicodedata

from django.db.models import Case, CharField, F, Lookup, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat

from ambiti.models import Componente, Relazione
from patti_inclusione.selectors.famiglie import SPAZIO
from rdc_platform import codice_fiscale

CODICE = re.compile("[a-z]{6}[0-9l-v]{2}[a-ehlmprst][0-9l-v]{2}[a-z][0-9l-v]{3}[a-z]")
MIN_TERZO = 4  # letters of a third of a word long enough to be looked for by its thirds
MIN_VICINA = 4  # letters of the shortest word of which a slip is looked for
MAX_PAROLE = 6  # words of one search; nobody has more names
JOLLY = "_"  # one character of LIKE, a space too: "De Luca" for who wrote Deluca


class Like(Lookup):
    """`LIKE` with a pattern of our own, which the trigram index answers."""

    lookup_name = "like"

    def as_sql(self, compiler, connection):
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} LIKE {right}", (*left_params, *right_params)


class Ricerca:
    """One search of one list. `vicine`: nothing was as typed, and what is shown is the nearest.

    `nomi`: whether the person found may be named though he is not who applied (to the Case manager, not to the Coordinatore).
    """

    do_not_call_in_templates = True

    def __init__(self, *, nomi: bool):
        self.nomi, self.vicine = nomi, False

    def __call__(self, rows: QuerySet, testo: str) -> QuerySet:
        """The cases of `rows` in which somebody is found, with his name as `trovata`."""
        words = plain(testo).split()[:MAX_PAROLE]
        found = self._among(rows, exact(words))
        near = None if found.exists() else nearest(words)
        if near is None:
            return found
        self.vicine = True
        return self._among(rows, near)

    def _among(self, rows: QuerySet, condition: Q) -> QuerySet:
        people = Componente.objects.filter(condition)
        applied = Case(When(relazione=Relazione.RICHIEDENTE, then=0), default=1)
        person = people.filter(nucleo=OuterRef("nucleo_id"))
        person = person.order_by(F("uscito_il").asc(nulls_first=True), applied, "cerca")
        return rows.filter(nucleo_id__in=people.values("nucleo_id")).annotate(
            trovata=Subquery(person.annotate(chi=_name(nomi=self.nomi)).values("chi")[:1])
        )


def plain(testo: str) -> str:
    """What was typed as the search columns hold it: small letters, no accents."""
    testo = testo.upper().translate(codice_fiscale.SENZA_ACCENTO).replace("’", "'")
    return "".join(c for c in unicodedata.normalize("NFKD", testo) if not unicodedata.combining(c)).lower()


def exact(words: list[str]) -> Q:
    """One person who has all the words, as typed; a codice fiscale also under the codes of omocodia."""
    condition = Q()
    for word in words:
        own = Q(cerca__contains=word)
        if CODICE.fullmatch(word):
            own |= Q(codice_fiscale__in=codice_fiscale.omocodie(word))
        condition &= own
    return condition


def nearest(words: list[str]) -> Q | None:
    """One person who has all the words, each as typed or one slip away; None if all are too short for a slip."""
    if not any(len(word) >= MIN_VICINA for word in words):
        return None
    condition = Q()
    for word in words:
        near = Q()
        for pattern in slips(word):
            near |= Q(Like(F("cerca"), Value(f"% {pattern} %")))
        condition &= Q(cerca__contains=word) | (near & untouched(word))
    return condition


def untouched(word: str) -> Q:
    """What one slip leaves as it was in a long word: a third of it, for the index to begin from. Nothing of a short one."""
    third = len(word) // 3
    if third < MIN_TERZO:
        return Q()
    parts = (word[:third], word[third : 2 * third], word[2 * third :])
    return Q(cerca__contains=parts[0]) | Q(cerca__contains=parts[1]) | Q(cerca__contains=parts[2])


def slips(word: str) -> list[str]:
    """The patterns of LIKE of the words one slip away from `word`; none of a short one."""
    if len(word) < MIN_VICINA:
        return []
    safe = [f"\\{c}" if c in "%_\\" else c for c in word]
    places = range(len(safe))
    found = {"".join([*safe[:n], JOLLY, *safe[n + 1 :]]) for n in places}  # wrong, one for another
    found |= {"".join([*safe[:n], JOLLY, *safe[n:]]) for n in places[1:]}  # missing
    found |= {"".join([*safe[:n], *safe[n + 1 :]]) for n in places}  # too many
    found |= {"".join([*safe[:n], safe[n + 1], safe[n], *safe[n + 2 :]]) for n in places[:-1]}  # changed places
    return sorted(found)


def _name(*, nomi: bool) -> Case:
    """How the person found is called: by name who applied, and to the Case manager everybody."""
    full = Concat("cognome", SPAZIO, "nome", output_field=CharField())
    named = Q(uscito_il=None) if nomi else Q(relazione=Relazione.RICHIEDENTE, uscito_il=None)
    other = Concat(full, Value(" (non è più nella famiglia)")) if nomi else Value("Un'altra persona della famiglia")
    return Case(When(named, then=full), default=other, output_field=CharField())
