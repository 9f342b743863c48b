import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now

from accounts.models.accreditamento import Accreditamento
from accounts.models.operatore import Operatore

TENTATIVI = 5  # wrong codes


class ScopoInvito(models.TextChoices):
    ATTIVAZIONE = "ATTIVAZIONE", "Attivazione"
    PASSWORD = "PASSWORD", "Nuova password"


class InvitoQuerySet(models.QuerySet["Invito"]):
    def aperti(self) -> Self:
        """Not used, of a person who still has a profile: with the last of them the links already sent are over."""
        living = Accreditamento.objects.not_over().filter(operatore=OuterRef("operatore"))
        return self.filter(Exists(living), usato_il=None)

    def validi(self) -> Self:
        """Open, not expired by the database's clock, and not ended by wrong codes."""
        return self.aperti().filter(scade_il__gt=Now(), tentativi__lt=TENTATIVI)


class Invito(models.Model):
    """A one-time link, kept as its hash: to activate oneself, with a code handed over apart, or to choose a new password.

    Of an invitation by e-mail the link is made when the e-mail leaves: until then there is none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    operatore = models.ForeignKey(Operatore, models.CASCADE, verbose_name="operatore", related_name="inviti")
    scopo = models.CharField("scopo", max_length=12, choices=ScopoInvito, default=ScopoInvito.ATTIVAZIONE)
    token_hash = models.CharField("impronta del collegamento", max_length=64, unique=True, null=True, blank=True)
    codice_hash = models.CharField(
        "impronta del codice", max_length=128, blank=True, help_text="vuoto per le utenze iniziali, create dal gestore"
    )
    tentativi = models.PositiveSmallIntegerField("tentativi", default=0)
    scade_il = models.DateTimeField("scade il")
    usato_il = models.DateTimeField("usato il", null=True, blank=True)
    creato_il = models.DateTimeField("creato il", db_default=Now())

    objects = InvitoQuerySet.as_manager()

    class Meta:
        verbose_name = "invito"
        verbose_name_plural = "inviti"

    def __str__(self):
        return str(self.pk)
