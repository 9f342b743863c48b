import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from patti_inclusione.models.caso import Caso
from patti_inclusione.models.segnalazione import Segnalazione
from patti_inclusione.models.segnalazione_codici import NaturaProvvedimento, TipoProvvedimento


class ContenutoProvvedimento(models.Model):
    """What INPS says of a decision (M08, art. 7 c. 12 DL 4/2019)."""

    numero = models.CharField("numero", max_length=60, unique=True)
    data = models.DateField("data")
    tipo = models.CharField("tipo", max_length=15, choices=TipoProvvedimento)
    natura = models.CharField("natura", max_length=20, choices=NaturaProvvedimento)
    mensilita = models.PositiveSmallIntegerField("mensilità tolte", null=True, blank=True)
    decorrenza = models.DateField("decorrenza", null=True, blank=True)
    motivo_testo = models.CharField("motivo", max_length=300, blank=True)
    ricevuto_il = models.DateTimeField("ricevuto il", db_default=Now())

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.tipo} {self.numero}"


class ProvvedimentoInps(ContenutoProvvedimento):
    """A decision of INPS on a household, with the report it answers if there is one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="provvedimenti")
    segnalazione = models.ForeignKey(
        Segnalazione,
        models.SET_NULL,
        verbose_name="segnalazione",
        related_name="provvedimenti",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = "provvedimento di INPS"
        verbose_name_plural = "provvedimenti di INPS"
        constraints = [
            models.CheckConstraint(
                name="mensilita_iff_decurtazione",
                condition=Q(tipo="DECURTAZIONE", mensilita__gte=1) | (~Q(tipo="DECURTAZIONE") & Q(mensilita=None)),
            )
        ]
        indexes = [models.Index(fields=["caso", "-data"], name="provvedimento_caso")]


class ProvvedimentoAttesa(ContenutoProvvedimento):
    """A decision on a domanda that has no case here yet, kept until the case is born, or too long has gone by (docs/adr/0038).

    `segnalazione_id`: the report that INPS says it answers, looked for when there is a case.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    protocollo_inps = models.CharField("protocollo INPS", max_length=60, db_collation="C", db_index=True)
    segnalazione_id = models.UUIDField("segnalazione", null=True, blank=True)

    class Meta:
        verbose_name = "provvedimento di INPS in attesa"
        verbose_name_plural = "provvedimenti di INPS in attesa"


class MotivoScartoProvvedimento(models.TextChoices):
    ILLEGGIBILE = "ILLEGGIBILE", "Il messaggio non si legge"
    SENZA_CASO = "SENZA_CASO", "La famiglia non è mai arrivata"


class ScartoProvvedimento(models.Model):
    """A decision that no case here can take, for who follows the flows: its number and why; it leads back to no family."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    numero = models.CharField("numero di INPS", max_length=60, unique=True)
    motivo = models.CharField("perché", max_length=20, choices=MotivoScartoProvvedimento)
    ricevuto_il = models.DateTimeField("ricevuto il", db_default=Now())

    class Meta:
        verbose_name = "scarto di un provvedimento di INPS"
        verbose_name_plural = "scarti di provvedimenti di INPS"

    def __str__(self):
        return f"{self.numero} {self.motivo}"


class CursoreInps(models.Model):
    """How far a list of INPS has been read: the cursor to ask after next time."""

    risorsa = models.CharField("elenco", max_length=30, primary_key=True)
    valore = models.CharField("cursore", max_length=120, blank=True)
    aggiornato_il = models.DateTimeField("aggiornato il", auto_now=True)

    class Meta:
        verbose_name = "cursore di un elenco INPS"
        verbose_name_plural = "cursori degli elenchi INPS"

    def __str__(self):
        return self.risorsa
