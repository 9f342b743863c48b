import uuid

from django.db import models
from django.db.models.functions import Now

from accounts.models.operatore import Operatore


class CodiceRecupero(models.Model):
    """One of ten codes that stand in for a lost telephone, once; kept hashed. `numero` is its first figure, and finds it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    operatore = models.ForeignKey(Operatore, models.CASCADE, verbose_name="operatore", related_name="codici_recupero")
    numero = models.PositiveSmallIntegerField("numero")
    codice_hash = models.CharField("impronta del codice", max_length=128)
    usato_il = models.DateTimeField("usato il", null=True, blank=True)
    creato_il = models.DateTimeField("creato il", db_default=Now())

    class Meta:
        verbose_name = "codice di recupero"
        verbose_name_plural = "codici di recupero"
        constraints = [models.UniqueConstraint(fields=["operatore", "numero"], name="one_codice_per_numero")]

    def __str__(self):
        return str(self.pk)
