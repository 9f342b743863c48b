import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from rdc_platform import calendario


class EsitoLotto(models.TextChoices):
    ACQUISITO = "ACQUISITO", "Acquisito"
    RIFIUTATO = "RIFIUTATO", "Rifiutato"


class Lotto(models.Model):
    """A lot of INPS, taken or refused whole: lette = nuove + modificate + invariate + ignorate + quarantena, always."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    id_lotto = models.CharField("lotto", max_length=60, blank=True, help_text="vuoto se la testata non si legge")
    progressivo = models.PositiveIntegerField("progressivo", null=True, blank=True)
    sha256 = models.CharField("impronta SHA-256", max_length=64)
    data_estrazione = models.DateTimeField("estratto il", null=True, blank=True)
    esito = models.CharField("esito", max_length=10, choices=EsitoLotto)
    motivo = models.CharField("motivo del rifiuto", max_length=500, blank=True)
    avviso = models.CharField("avviso", max_length=500, blank=True)
    lette = models.PositiveIntegerField("lette", default=0)
    nuove = models.PositiveIntegerField("nuove", default=0)
    modificate = models.PositiveIntegerField("modificate", default=0)
    invariate = models.PositiveIntegerField("invariate", default=0)
    ignorate = models.PositiveIntegerField("ignorate", default=0)
    quarantena = models.PositiveIntegerField("in quarantena", default=0)
    campi_ignoti = models.PositiveIntegerField("campi non previsti", default=0)
    tentativi = models.PositiveIntegerField("volte che è arrivato", default=1)
    riscontro = models.ForeignKey(
        "documenti.Documento", models.PROTECT, null=True, blank=True, verbose_name="riscontro", related_name="lotti"
    )
    riscontro_inviato_il = models.DateTimeField("riscontro inviato il", null=True, blank=True)
    ricevuto_il = models.DateTimeField("ricevuto il", db_default=Now())
    durata_ms = models.PositiveIntegerField("durata", default=0, help_text="millisecondi")

    class Meta:
        verbose_name = "lotto della fornitura INPS"
        verbose_name_plural = "lotti della fornitura INPS"
        constraints = [
            models.UniqueConstraint(
                fields=["id_lotto", "sha256"], condition=Q(esito="ACQUISITO"), name="one_acquisito_per_lotto"
            ),
            models.UniqueConstraint(
                fields=["progressivo"], condition=Q(esito="ACQUISITO"), name="one_acquisito_per_progressivo"
            ),
            models.CheckConstraint(
                name="lotto_counts_add_up",
                condition=Q(lette=F("nuove") + F("modificate") + F("invariate") + F("ignorate") + F("quarantena")),
            ),
        ]

    def __str__(self) -> str:
        return self.id_lotto

    @property
    def giorno_estrazione(self) -> date:
        """The Rome date of the extraction."""
        return calendario.rome_date(self.data_estrazione)  # type: ignore[arg-type] # a lot without one is refused


class RecordInps(models.Model):
    """The last good record of each domanda as INPS sent it: what a newer one is compared with. No page shows it."""

    protocollo_inps = models.CharField("protocollo INPS", max_length=21, primary_key=True, db_collation="C")
    versione = models.PositiveIntegerField("versione")
    dati = models.JSONField("dati")
    lotto = models.ForeignKey(Lotto, models.PROTECT, verbose_name="lotto", related_name="record")

    class Meta:
        verbose_name = "record INPS"
        verbose_name_plural = "record INPS"

    def __str__(self) -> str:
        return str(self.pk)


class Scarto(models.Model):
    """A line of a lot in quarantine: where, which fault first, which others. The line's data stay out of the pages."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lotto = models.ForeignKey(Lotto, models.CASCADE, verbose_name="lotto", related_name="scarti")
    riga = models.PositiveIntegerField("riga")
    codice = models.CharField("codice", max_length=3)
    campo = models.CharField("campo", max_length=120, blank=True)
    motivo = models.CharField("motivo", max_length=300)
    altri = models.JSONField("altri difetti", default=list, blank=True)

    class Meta:
        verbose_name = "riga in quarantena"
        verbose_name_plural = "righe in quarantena"
        constraints = [models.UniqueConstraint(fields=["lotto", "riga"], name="one_scarto_per_riga")]

    def __str__(self) -> str:
        return f"riga {self.riga}: {self.codice}"


class Riconciliazione(models.Model):
    """Our domande compared with those that INPS says it holds, Comune by Comune; the last ones stay."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fatta_il = models.DateTimeField("fatta il", db_default=Now())
    al = models.DateTimeField("conteggi di INPS al")
    comuni = models.PositiveIntegerField("Comuni confrontati")
    domande = models.PositiveIntegerField("domande nostre")

    class Meta:
        verbose_name = "riconciliazione con INPS"
        verbose_name_plural = "riconciliazioni con INPS"

    def __str__(self) -> str:
        return str(self.pk)


class DifferenzaComune(models.Model):
    """A Comune where they are not the same: another number, or the same number at other versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    riconciliazione = models.ForeignKey(
        Riconciliazione, models.CASCADE, verbose_name="riconciliazione", related_name="differenze"
    )
    belfiore = models.CharField("Comune", max_length=4)
    nostre = models.PositiveIntegerField("domande nostre")
    di_inps = models.PositiveIntegerField("domande di INPS")

    class Meta:
        verbose_name = "differenza con INPS"
        verbose_name_plural = "differenze con INPS"
        constraints = [
            models.UniqueConstraint(fields=["riconciliazione", "belfiore"], name="one_differenza_per_comune")
        ]

    def __str__(self) -> str:
        return f"{self.belfiore}: {self.nostre}, {self.di_inps}"
