"""Who has activated his access, and the one-time links of who is about to."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import Autenticazione, DispositivoTotp, Invito, Operatore, ScopoInvito


@dataclass(frozen=True)
class Accesso:
    """Whether a person can enter; if not, the invitation he was sent last, and whether its link still holds."""

    attivato: bool
    invito: Invito | None = None
    vale: bool = False


def activated(operatore: str = "operatore") -> Exists:
    """Whether the person at that path has activated his access: a second factor, or an entry with a digital identity."""
    confirmed = DispositivoTotp.objects.filter(user=OuterRef(operatore), confirmed=True)
    return Exists(confirmed) | Exists(Autenticazione.objects.filter(operatore=OuterRef(operatore)))


def accesso_of(operatore: Operatore) -> Accesso:
    """What an Amministratore is told of a person's access."""
    if Operatore.objects.filter(activated("pk"), pk=operatore.pk).exists():
        return Accesso(attivato=True)
    rows = Invito.objects.filter(operatore=operatore, scopo=ScopoInvito.ATTIVAZIONE, usato_il=None)
    invito = rows.order_by("-creato_il").first()
    vale = invito is not None and invito.scade_il > timezone.now()
    return Accesso(attivato=False, invito=invito, vale=vale)


def invito(pk: object, scopo: ScopoInvito = ScopoInvito.ATTIVAZIONE) -> Invito | None:
    """The one-time link of that purpose a session is about, with its person, if it still holds."""
    rows = Invito.objects.validi().select_related("operatore").filter(scopo=scopo)
    return rows.filter(pk=pk).first() if pk else None


def new_device(operatore: Operatore) -> DispositivoTotp | None:
    """The second factor prepared with the password and not confirmed yet."""
    rows = DispositivoTotp.objects.select_related("user").filter(user=operatore, confirmed=False)
    return rows.first() if operatore.has_usable_password() else None
