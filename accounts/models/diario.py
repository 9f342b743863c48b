from django.db import models
from django.db.models.functions import Now

from accounts.models.accreditamento import Accreditamento


class FattoDelDiario(models.Model):
    """Base of the facts on a time line: append-only. A function adds whose they are, and between which states."""

    id = models.BigAutoField(primary_key=True)
    tipo = models.CharField("tipo", max_length=40)
    testo = models.CharField("testo", max_length=300)
    accreditamento = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, verbose_name="chi", related_name="+", help_text="vuoto: il sistema"
    )
    istante = models.DateTimeField("istante", db_default=Now())

    class Meta:
        abstract = True

    def __str__(self):
        return self.tipo
