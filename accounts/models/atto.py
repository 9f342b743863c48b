import uuid

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class ModelloAtto(models.Model):
    """A version of the text of the designation act (art. 28 GDPR), kept by the Ministry: the PDF is made from it."""

    versione = models.PositiveSmallIntegerField("versione", unique=True)
    titolare = models.CharField("titolare del trattamento", max_length=200)
    oggetto = models.TextField("oggetto")
    durata = models.TextField("durata")
    natura_finalita = models.TextField("natura e finalità")
    tipi_di_dati = models.TextField("tipi di dati")
    categorie_interessati = models.TextField("categorie di interessati")
    obblighi = models.TextField("obblighi")
    sub_responsabili = models.TextField("altri responsabili")
    misure = models.TextField("misure di sicurezza")
    valido_dal = models.DateField("in uso dal")

    class Meta:
        verbose_name = "modello dell'atto di designazione"
        verbose_name_plural = "modelli dell'atto di designazione"
        triggers = [pgtrigger.Protect(name="published_is_immutable", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"versione {self.versione}"


@pghistory.track()
class AttoDesignazione(models.Model):
    """The act by which the Ministry designates a person responsabile del trattamento (art. 28 GDPR); immutable once countersigned."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    richiesta = models.OneToOneField(
        "accounts.RichiestaAccreditamento", models.PROTECT, verbose_name="richiesta", related_name="atto"
    )
    modello = models.ForeignKey(ModelloAtto, models.PROTECT, verbose_name="modello", related_name="atti")
    numero = models.CharField("numero", max_length=40, unique=True)
    data = models.DateField("data")
    file_ministero = models.ForeignKey(
        "documenti.Documento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="atto del Ministero",
        related_name="atti_ministero",
    )
    file_controfirmato = models.ForeignKey(
        "documenti.Documento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="atto controfirmato",
        related_name="atti_controfirmati",
    )
    data_controfirma = models.DateField("data della controfirma", null=True, blank=True)
    attestazione = models.CharField(
        "attestazione di chi ha ricevuto la scansione",
        max_length=500,
        blank=True,
        help_text="dove il file non porta una firma digitale valida",
    )
    creato_il = models.DateTimeField("creato il", db_default=Now())

    class Meta:
        verbose_name = "atto di designazione"
        verbose_name_plural = "atti di designazione"
        constraints = [
            models.CheckConstraint(
                name="controfirma_is_file_and_date",  # the file comes first, and is looked at before the date is written
                condition=Q(data_controfirma=None) | Q(file_controfirmato__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="countersigned_is_immutable",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__data_controfirma__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Atto n. {self.numero}"
