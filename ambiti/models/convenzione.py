import uuid

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ambiti.models.comune import Comune


class CodiceConvenzione(models.TextChoices):
    USO_PIATTAFORMA = "USO_PIATTAFORMA", "Uso della Piattaforma"
    PUC = "PUC", "Progetti utili alla collettività"


class StatoAdesione(models.TextChoices):
    DA_SOTTOSCRIVERE = "DA_SOTTOSCRIVERE", "Da sottoscrivere"
    CARICATA = "CARICATA", "Caricata"
    VALIDA = "VALIDA", "Valida"
    RESPINTA = "RESPINTA", "Respinta"
    DISDETTA = "DISDETTA", "Disdetta"


class ModelloConvenzione(models.Model):
    """A version of the convention that Comuni subscribe by adhesion; the Ministry publishes it, and then it never changes."""

    codice = models.CharField("codice", max_length=20, choices=CodiceConvenzione)
    versione = models.PositiveSmallIntegerField("versione")
    testo = models.TextField("testo")
    pubblicato_il = models.DateField("pubblicato il")
    obbligatoria = models.BooleanField("obbligatoria", default=True)
    documento = models.ForeignKey(
        "documenti.Documento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="testo da firmare",
        related_name="modelli_convenzione",
        help_text="il PDF che il Comune firma",
    )

    class Meta:
        verbose_name = "modello di convenzione"
        verbose_name_plural = "modelli di convenzione"
        constraints = [
            models.UniqueConstraint(fields=["codice", "versione"], name="one_modello_per_codice_and_versione")
        ]
        triggers = [
            pgtrigger.Protect(name="published_is_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="published_text_is_immutable", exclude=["documento"]),
            pgtrigger.Protect(
                name="document_comes_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__documento__isnull=False, old__documento__df=pgtrigger.F("new__documento")),
            ),
        ]

    def __str__(self):
        return f"{self.get_codice_display()} v{self.versione}"


@pghistory.track()
class AdesioneConvenzione(models.Model):
    """A Comune's adhesion to a convention. Without a valid one no operator of that Comune is active (letter, p. 2)."""

    MOVES = {
        StatoAdesione.DA_SOTTOSCRIVERE: {StatoAdesione.CARICATA},
        StatoAdesione.CARICATA: {StatoAdesione.VALIDA, StatoAdesione.RESPINTA},
        StatoAdesione.RESPINTA: {StatoAdesione.CARICATA},
        StatoAdesione.VALIDA: {StatoAdesione.DISDETTA},
        StatoAdesione.DISDETTA: {StatoAdesione.CARICATA},
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comune = models.ForeignKey(Comune, models.PROTECT, verbose_name="Comune", related_name="adesioni")
    modello = models.ForeignKey(ModelloConvenzione, models.PROTECT, verbose_name="modello", related_name="adesioni")
    stato = models.CharField("stato", max_length=20, choices=StatoAdesione, default=StatoAdesione.DA_SOTTOSCRIVERE)
    data_sottoscrizione = models.DateField("data di sottoscrizione", null=True, blank=True)
    firmatario = models.CharField("firmatario", max_length=160, blank=True)
    protocollo = models.CharField("protocollo", max_length=40, blank=True)
    file_firmato = models.ForeignKey(
        "documenti.Documento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="file firmato",
        related_name="adesioni",
    )
    motivo = models.CharField("motivo", max_length=500, blank=True, help_text="del rifiuto o della disdetta")
    caricata_il = models.DateTimeField("caricata il", db_default=Now())

    class Meta:
        verbose_name = "adesione alla convenzione"
        verbose_name_plural = "adesioni alle convenzioni"
        constraints = [
            models.UniqueConstraint(fields=["comune", "modello"], name="one_adesione_per_comune_and_modello"),
            models.CheckConstraint(
                name="adesione_valida_is_signed",
                condition=~Q(stato=StatoAdesione.VALIDA)
                | Q(data_sottoscrizione__isnull=False, file_firmato__isnull=False),
            ),
            models.CheckConstraint(
                name="adesione_respinta_has_motivo", condition=~Q(stato=StatoAdesione.RESPINTA) | ~Q(motivo="")
            ),
        ]

    def __str__(self):
        return f"{self.comune_id} {self.stato}"
