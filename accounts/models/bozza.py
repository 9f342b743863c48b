import uuid
from typing import Self

from django.db import models
from django.db.models.functions import Now

from accounts.models.richiesta import RichiestaAccreditamento


class BozzaRichiestaQuerySet(models.QuerySet["BozzaRichiesta"]):
    def valide(self) -> Self:
        """Those whose link still holds, by the database's clock."""
        return self.filter(scade_il__gt=Now())


class BozzaRichiesta(models.Model):
    """The letter's form as it is being filled, and then the way back to its receipt, behind a link kept as its hash.

    It is no request yet: nobody at the Ministry sees it, and what is typed may still be wrong (docs/adr/0012).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_hash = models.CharField("impronta del collegamento", max_length=64, unique=True)
    dati = models.JSONField("risposte come sono scritte", default=dict)
    richiesta = models.OneToOneField(
        RichiestaAccreditamento,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name="richiesta mandata",
        related_name="bozza",
    )
    creata_il = models.DateTimeField("creata il", db_default=Now())
    aggiornata_il = models.DateTimeField("aggiornata il", auto_now=True)
    scade_il = models.DateTimeField("scade il")

    objects = BozzaRichiestaQuerySet.as_manager()

    class Meta:
        verbose_name = "bozza di richiesta"
        verbose_name_plural = "bozze di richieste"

    def __str__(self):
        return str(self.pk)
