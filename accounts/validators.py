"""Rules of passwords that Django does not have. Length and what is easily guessed; no rule of composition (ASVS 6.2.5)."""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from accounts.models import Accreditamento, Operatore, Ruolo, StatoAccreditamento

ESTESI = {Ruolo.MINISTERO, Ruolo.AMMINISTRATORE_AMBITO}  # who gives access to others
FINITI = {StatoAccreditamento.REVOCATO, StatoAccreditamento.SCADUTO}
# The words of this work, which whoever guesses tries first (ASVS 6.2.11); the person's own places and body come from his rows.
PAROLE = (
    *("reddito", "cittadinanza", "piattaforma", "inclusione", "patto", "patti", "sociale", "sociali", "servizi"),
    *("ministero", "lavoro", "politiche", "ambito", "comune", "regione", "provincia", "italia", "famiglia", "famiglie"),
    *("amministratore", "coordinatore", "responsabile", "operatore", "manager", "case", "anagrafe", "anagrafici"),
    *("controlli", "accesso", "utente", "password", "parola", "codice", "segreta", "segreto", "admin", "gepi", "siuss"),
    *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre"),
    *("novembre", "dicembre", "primavera", "estate", "autunno", "inverno"),
)


class LunghezzaPerRuolo:
    """At least `minimo` characters; `esteso` for who gives access to others."""

    def __init__(self, minimo: int = 12, esteso: int = 14):
        self.minimo, self.esteso = minimo, esteso

    def lunghezza(self, operatore: Operatore | None) -> int:
        """The number of characters the password of `operatore` needs."""
        if operatore is None:
            return self.esteso
        profili = Accreditamento.objects.filter(operatore=operatore, ruolo__in=ESTESI).exclude(stato__in=FINITI)
        return self.esteso if profili.exists() else self.minimo

    def validate(self, password: str, user: Operatore | None = None) -> None:
        lunghezza = self.lunghezza(user)
        if len(password) < lunghezza:
            raise ValidationError(
                f"Allunga la password: servono almeno {lunghezza} caratteri, ora sono {len(password)}.",
                code="password_too_short",
            )

    def get_help_text(self) -> str:
        return f"Almeno {self.minimo} caratteri; almeno {self.esteso} per chi dà accesso ad altri."


class SenzaNome:
    """Neither the person's name nor his codice fiscale, nor what stands before the @ of his address, within the password."""

    CORTO = 4  # shorter names stand within too many words

    def validate(self, password: str, user: Operatore | None = None) -> None:
        if user is None:
            return
        own = [user.nome, user.cognome, user.codice_fiscale, user.email.partition("@")[0]]
        if any(len(each) >= self.CORTO and each.casefold() in password.casefold() for each in own):
            raise ValidationError(self.get_help_text(), code="password_personale")

    def get_help_text(self) -> str:
        return "Cambia la password: non deve contenere il tuo nome, il codice fiscale o l'indirizzo e-mail."


class SenzaContesto:
    """Not made of the words of this work and of the person's places, with figures and signs between."""

    PROPRIO = 6  # letters that must be left once those words are taken away

    def validate(self, password: str, user: Operatore | None = None) -> None:
        folded = left = password.casefold()
        for word in sorted({*PAROLE, *_words_of(user)}, key=len, reverse=True):
            left = left.replace(word, " ")
        if left != folded and sum(each.isalpha() for each in left) < self.PROPRIO:
            raise ValidationError(self.get_help_text(), code="password_di_contesto")

    def get_help_text(self) -> str:
        return "Cambia la password: è fatta solo di parole del tuo lavoro, cifre e segni. Aggiungi parole tue."


class NonComune(CommonPasswordValidator):
    """Not one of the twenty thousand most used, nor two of them in a row, whatever signs stand between (ASVS 6.2.4).

    Few of those lists are as long as ours must be: what people do is to put two together, or to repeat one.
    """

    def validate(self, password: str, user: Operatore | None = None) -> None:
        folded = password.lower().strip()
        bare = re.sub(r"[\W_]+", "", folded)
        if any(self._is_common(each) for each in (folded, bare)):
            raise ValidationError(self.get_help_text(), code="password_too_common")

    def get_help_text(self) -> str:
        return "Cambia la password: è fra le più usate, o è fatta di due di quelle. Tre o quattro parole a caso vanno bene."

    def _is_common(self, text: str) -> bool:
        known = self.passwords
        return text in known or any(text[:i] in known and text[i:] in known for i in range(1, len(text)))


def password_help(operatore: Operatore) -> str:
    """What a good password is, in words, with the length that the person's roles want."""
    lunghezza = LunghezzaPerRuolo().lunghezza(operatore)
    return (
        f"Almeno {lunghezza} caratteri, di qualunque tipo: la cosa migliore sono quattro o cinque parole a caso, con gli spazi. "
        "Senza il tuo nome, e non di sole parole del lavoro o fra le più usate. Puoi incollarla da un gestore di password."
    )


def _words_of(user: Operatore | None) -> set[str]:
    """The places and bodies of the person: his Ambiti, his Comuni, who pays him."""
    if user is None:
        return set()
    rows = Accreditamento.objects.filter(operatore=user).exclude(stato__in=FINITI)
    names = {user.ente_datore}
    for ambito, comune in rows.values_list("ambito__denominazione", "comuni__denominazione"):
        names |= {ambito or "", comune or ""}
    return {word for name in names for word in re.findall(r"[^\W\d_]{4,}", name.casefold())}
