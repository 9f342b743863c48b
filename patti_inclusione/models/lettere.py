import uuid

from django.db import models
from django.db.models.functions import Now

from accounts.models import Accreditamento
from patti_inclusione.models.convocazione import InvioConvocazione


class StampaLettere(models.Model):
    """Letters of convocation asked for together and made into one PDF, which is there once the worker has made it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    accreditamento = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="di chi", related_name="stampe_lettere"
    )
    invii = models.ManyToManyField(InvioConvocazione, verbose_name="lettere", related_name="stampe")
    creata_il = models.DateTimeField("chiesta il", db_default=Now())
    documento = models.ForeignKey(
        "documenti.Documento", models.PROTECT, null=True, blank=True, verbose_name="PDF", related_name="stampe_lettere"
    )

    class Meta:
        verbose_name = "stampa di lettere"
        verbose_name_plural = "stampe di lettere"

    def __str__(self):
        return str(self.pk)
