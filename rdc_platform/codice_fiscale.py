"""The codice fiscale (D.M. 23-12-1976): check, read, compute, compare. Pure: knows no list of Comuni and asks no clock.

A person may hold an *omocode*: a code whose digits were replaced by letters, because two persons would have had the same
one. What was issued is stored; persons are compared by `base`.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import compress, product

MESI = "ABCDEHLMPRST"
OMOCODIA = "LMNPQRSTUV"
POSIZIONI_CIFRE = (6, 7, 9, 10, 12, 13, 14)  # from 0
DISPARI = dict(
    zip("0123456789", (1, 0, 5, 7, 9, 13, 15, 17, 19, 21), strict=True),
    **dict(
        zip(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23),
            strict=True,
        )
    ),
)
PARI = {**{str(digit): digit for digit in range(10)}, **{chr(65 + place): place for place in range(26)}}
LUNGHEZZA, LUNGHEZZA_NUMERICO = 16, 11
FORMA = re.compile("".join("[0-9LMNPQRSTUV]" if place in POSIZIONI_CIFRE else "[A-Z]" for place in range(LUNGHEZZA)))
FEMMINA = 40  # added to the day of birth of a woman
NON_CONSONANTI, NON_VOCALI = re.compile("[^BCDFGHJ-NP-TV-Z]+"), re.compile("[^AEIOU]+")
# Latin letters that Unicode does not decompose into a plain letter and an accent.
SENZA_ACCENTO = str.maketrans({"Ø": "O", "Đ": "D", "Ð": "D", "Ł": "L", "Æ": "AE", "Œ": "OE", "Þ": "TH", "ẞ": "SS"})


class CodiceFiscaleError(ValueError):
    """A code that cannot have been issued. `code` is one of lunghezza, lettere, mese, giorno, controllo, numerico."""

    def __init__(self, code: str, message_it: str) -> None:
        super().__init__(message_it)
        self.code = code
        self.message_it = message_it


@dataclass(frozen=True, slots=True)
class Dati:
    """What a code of 16 characters says: sex `M` or `F`, date of birth, Belfiore of the Comune or State of birth."""

    sesso: str
    data_nascita: date
    belfiore: str


def normalize(text: str) -> str:
    """The code as it is stored: upper case, no spaces."""
    if text.isalnum() and text.isupper():  # nearly always
        return text
    return "".join(text.split()).upper()


def check(cf: str, *, allow_numeric: bool = False) -> None:
    """Raise CodiceFiscaleError with the first fault of `cf`; 11 digits (provisional codes) only with `allow_numeric`.

    Faults are looked for in this order: length, letters and digits, month, day, check character.
    """
    cf = normalize(cf)
    if len(cf) == LUNGHEZZA_NUMERICO and cf.isascii() and cf.isdigit():
        _check_numerico(cf, allow_numeric=allow_numeric)
        return
    if len(cf) != LUNGHEZZA:
        raise CodiceFiscaleError(
            "lunghezza", f"Controlla il codice fiscale: ha {_caratteri(len(cf))}, ce ne vogliono {LUNGHEZZA}."
        )
    _check_lettere(cf)
    if cf[8] not in MESI:
        raise CodiceFiscaleError(
            "mese", f"Controlla il codice fiscale: la nona lettera indica il mese, e {cf[8]} non è un mese."
        )
    if not _exists(_digits(cf)[6:11]):
        raise CodiceFiscaleError(
            "giorno",
            "Controlla il codice fiscale: le cifre del giorno di nascita (la decima e l'undicesima) non tornano.",
        )
    if cf[15] != (atteso := _check_letter(cf)):
        raise CodiceFiscaleError(
            "controllo", f"Controlla il codice fiscale: l'ultima lettera dovrebbe essere {atteso}."
        )


def base(cf: str) -> str:
    """`cf` with the letters of omocodia turned back into digits: equal for two codes of one person. Does not check it."""
    cf = normalize(cf)
    if len(cf) != LUNGHEZZA:
        return cf
    digits = _digits(cf)
    return digits[:15] + _check_letter(digits) if digits != cf else cf


def same_person(a: str, b: str) -> bool:
    """Whether two valid codes are of one person, omocodia apart."""
    return base(a) == base(b)


def omocode(cf: str, quante: int) -> str:
    """`cf` with its last `quante` digits (0 to 7) turned into letters, and the check letter that follows from them."""
    letters = list(base(cf))
    for position in POSIZIONI_CIFRE[len(POSIZIONI_CIFRE) - quante :]:
        letters[position] = OMOCODIA[int(letters[position])]
    body = "".join(letters[:15])
    return body + _check_letter(body)


def omocodie(cf: str) -> list[str]:
    """Every code that may have been issued to the person of `cf`: the digits of any of seven places as letters, 128 in all.

    Does not check it; a code that has no such places is alone.
    """
    digits = base(cf)
    if len(digits) != LUNGHEZZA or not all(digits[position].isdigit() for position in POSIZIONI_CIFRE):
        return [digits]
    found = []
    for chosen in product((False, True), repeat=len(POSIZIONI_CIFRE)):
        letters = list(digits[:15])
        for position in compress(POSIZIONI_CIFRE, chosen):
            letters[position] = OMOCODIA[int(letters[position])]
        body = "".join(letters)
        found.append(body + _check_letter(body))
    return found


def decode(cf: str, today: date) -> Dati:
    """What `cf` says; the century, which it does not say, is the last one that gives no future date. Raises as `check`."""
    check(cf)
    digits = _digits(normalize(cf))
    past = [day for day in _dates(digits) if day <= today]
    if not past:
        raise CodiceFiscaleError("giorno", "Controlla il codice fiscale: la data di nascita è nel futuro.")
    return Dati("F" if int(digits[9:11]) > FEMMINA else "M", max(past), digits[11:15])


def encode(cognome: str, nome: str, sesso: str, data_nascita: date, belfiore: str) -> str:
    """The code that follows from a person's data (`sesso` M or F); the one issued may differ by omocodia."""
    day = data_nascita.day + (FEMMINA if sesso == "F" else 0)
    birth = f"{data_nascita.year % 100:02}{MESI[data_nascita.month - 1]}{day:02}"
    body = encode_cognome(cognome) + encode_nome(nome) + birth + belfiore
    return body + _check_letter(body)


@lru_cache(maxsize=50_000)
def encode_cognome(cognome: str) -> str:
    """The three letters of a surname: consonants, then vowels, then X."""
    consonants, vowels = _split_letters(cognome)
    return (consonants + vowels + "XXX")[:3]


@lru_cache(maxsize=50_000)
def encode_nome(nome: str) -> str:
    """The three letters of a first name: of four consonants or more, the first, third and fourth."""
    consonants, vowels = _split_letters(nome)
    if len(consonants) > 3:
        consonants = consonants[0] + consonants[2:4]
    return (consonants + vowels + "XXX")[:3]


def compare(cf: str, *, cognome: str, nome: str, sesso: str, data_nascita: date, belfiore: str) -> list[str]:
    """Where a valid `cf` and a person's data disagree, in Italian: warnings, never a refusal (names are transliterated, and change).

    Codes of 11 digits say nothing about the person: no warning.
    """
    cf = base(cf)
    if len(cf) != LUNGHEZZA:
        return []
    day = int(cf[9:11])
    giorno = day - FEMMINA if day > FEMMINA else day
    warnings = compare_nome(cf, cognome=cognome, nome=nome)
    if (day > FEMMINA) != (sesso == "F"):
        warnings.append(f"Controlla il sesso: il codice fiscale è di {'una donna' if day > FEMMINA else 'un uomo'}.")
    if (int(cf[6:8]), MESI.find(cf[8]) + 1, giorno) != (data_nascita.year % 100, data_nascita.month, data_nascita.day):
        found = f"{giorno:02}/{MESI.find(cf[8]) + 1:02} dell'anno {cf[6:8]}"
        warnings.append(f"Controlla la data di nascita: nel codice fiscale c'è {found}.")
    if cf[11:15] != belfiore.upper():
        warnings.append(
            f"Controlla il luogo di nascita: nel codice fiscale c'è {cf[11:15]}, il luogo scritto è {belfiore.upper()}."
        )
    return warnings


def compare_nome(cf: str, *, cognome: str, nome: str) -> list[str]:
    """Where the letters of a valid `cf` of 16 characters and a name disagree: warnings, as `compare`."""
    warnings = []
    if cf[:3] != (atteso := encode_cognome(cognome)):
        warnings.append(f"Controlla il cognome: nel codice fiscale c'è {cf[:3]}, dal cognome viene {atteso}.")
    if cf[3:6] != (atteso := encode_nome(nome)):
        warnings.append(f"Controlla il nome: nel codice fiscale c'è {cf[3:6]}, dal nome viene {atteso}.")
    return warnings


def _check_numerico(cf: str, *, allow_numeric: bool) -> None:
    if not allow_numeric:
        raise CodiceFiscaleError(
            "numerico", f"Scrivi il codice fiscale di {LUNGHEZZA} caratteri: quello di sole cifre qui non basta."
        )
    doubled = sum(2 * d - 9 if d > 4 else 2 * d for d in map(int, cf[1:10:2]))
    atteso = -(sum(map(int, cf[0:10:2])) + doubled) % 10
    if int(cf[10]) != atteso:
        raise CodiceFiscaleError("controllo", f"Controlla il codice fiscale: l'ultima cifra dovrebbe essere {atteso}.")


def _check_lettere(cf: str) -> None:
    if FORMA.fullmatch(cf):
        return
    for position, character in enumerate(cf):
        if position in POSIZIONI_CIFRE:
            right, what = re.fullmatch("[0-9LMNPQRSTUV]", character), "una cifra"
        else:
            right, what = re.fullmatch("[A-Z]", character), "una lettera"
        if not right:
            raise CodiceFiscaleError(
                "lettere", f"Controlla il codice fiscale: al posto {position + 1} ci vuole {what}, non «{character}»."
            )


def _check_letter(cf: str) -> str:
    odd = sum(map(DISPARI.__getitem__, cf[0:15:2]))
    even = sum(map(PARI.__getitem__, cf[1:15:2]))
    return chr(65 + (odd + even) % 26)


def _digits(cf: str) -> str:
    if (cf[6:8] + cf[9:11] + cf[12:15]).isdigit():
        return cf
    letters = list(cf)
    for position in POSIZIONI_CIFRE:
        if letters[position] in OMOCODIA:
            letters[position] = str(OMOCODIA.index(letters[position]))
    return "".join(letters)


@lru_cache(maxsize=100_000)
def _exists(nascita: str) -> bool:
    """Whether the five characters of year, month and day mean a day of some century."""
    return bool(_dates(" " * 6 + nascita))


def _dates(digits: str) -> list[date]:
    """The days, one a century, that the birth part may mean; none if there is no such day."""
    day = int(digits[9:11])
    day -= FEMMINA if day > FEMMINA else 0
    found = []
    for century in (1800, 1900, 2000, 2100):
        try:
            found.append(date(century + int(digits[6:8]), MESI.index(digits[8]) + 1, day))
        except ValueError:  # 29 February of a century's year, or no such day at all
            continue
    return found


def _split_letters(text: str) -> tuple[str, str]:
    plain = text.upper()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(SENZA_ACCENTO))
    return NON_CONSONANTI.sub("", plain), NON_VOCALI.sub("", plain)


def _caratteri(count: int) -> str:
    return "un carattere" if count == 1 else f"{count} caratteri"
