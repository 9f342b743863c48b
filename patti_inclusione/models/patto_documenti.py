"""What is printed of a Patto beside the text to sign: the code that proves it, and the copies for the family."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ambiti.models import Componente
from patti_inclusione.models.patto import Patto
from patti_inclusione.models.persona import Lingua


class CodiceVerifica(models.Model):
    """The code printed on the document of one closing of the text (`edizione`), by which anyone asks whether it is genuine.

    Random and of 100 bits; it outlives the text: without `patto` (a revision thrown away), or of an earlier edition, it
    answers "superseded". `documento` is there when the worker has made the file.
    """

    codice = models.CharField("codice", max_length=20, primary_key=True)
    patto = models.ForeignKey(
        Patto, models.SET_NULL, null=True, blank=True, verbose_name="Patto", related_name="codici_verifica"
    )
    edizione = models.PositiveSmallIntegerField("edizione del testo")
    documento = models.ForeignKey(
        "documenti.Documento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="documento",
        related_name="codici_verifica",
    )
    creato_il = models.DateTimeField("creato il", db_default=Now())

    class Meta:
        verbose_name = "codice di verifica"
        verbose_name_plural = "codici di verifica"
        constraints = [
            models.UniqueConstraint(fields=["patto", "edizione"], name="one_codice_per_edizione"),
            models.CheckConstraint(name="codice_is_long", condition=Q(codice__regex=r"^[0-9A-HJKMNP-TV-Z]{20}$")),
        ]

    def __str__(self):
        return self.codice


class CopiaPatto(models.Model):
    """A sheet for the family made of one closing of the text, not to be signed.

    In Italian it is the plain-language copy; in another language the sheet of courtesy; with `componente` the sheet of
    one member whose address is secret, handed to that person alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patto = models.ForeignKey(Patto, models.CASCADE, verbose_name="Patto", related_name="copie")
    edizione = models.PositiveSmallIntegerField("edizione del testo")
    lingua = models.CharField("lingua", max_length=5, choices=Lingua, default=Lingua.IT)
    componente = models.ForeignKey(
        Componente, models.PROTECT, null=True, blank=True, verbose_name="solo per", related_name="copie_riservate"
    )
    documento = models.ForeignKey(
        "documenti.Documento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="documento",
        related_name="copie_del_patto",
    )
    chiesta_il = models.DateTimeField("chiesta il", db_default=Now())

    class Meta:
        verbose_name = "copia del Patto per la famiglia"
        verbose_name_plural = "copie del Patto per la famiglia"
        ordering = ["chiesta_il", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["patto", "edizione", "lingua", "componente"], nulls_distinct=False, name="one_copia_per_lingua"
            ),
            models.CheckConstraint(name="copia_of_a_sheet_we_have", condition=~Q(lingua="altra")),
            models.CheckConstraint(name="riservata_in_italian", condition=Q(componente=None) | Q(lingua="it")),
        ]

    def __str__(self):
        return self.lingua
