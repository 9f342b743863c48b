"""Rules of passwords that Django does not have."""

from django.core.exceptions import ValidationError

from accounts.models import Accreditamento, Operatore, Ruolo, StatoAccreditamento

ESTESI = {Ruolo.MINISTERO, Ruolo.AMMINISTRATORE_AMBITO}  # who gives access to others
FINITI = {StatoAccreditamento.REVOCATO, StatoAccreditamento.SCADUTO}


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
