import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from patti_inclusione.models.caso import Caso
from patti_inclusione.models.segnalazione import Segnalazione
from patti_inclusione.models.segnalazione_codici import NaturaProvvedimento, TipoProvvedimento


class ProvvedimentoInps(models.Model):
    """A decision of INPS on a household (M08, art. 7 c. 12 DL 4/2019), with the report it answers if there is one."""

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
    numero = models.CharField("numero", max_length=60, unique=True)
    data = models.DateField("data")
    tipo = models.CharField("tipo", max_length=15, choices=TipoProvvedimento)
    natura = models.CharField("natura", max_length=20, choices=NaturaProvvedimento)
    mensilita = models.PositiveSmallIntegerField("mensilità tolte", null=True, blank=True)
    decorrenza = models.DateField("decorrenza", null=True, blank=True)
    motivo_testo = models.CharField("motivo", max_length=300, blank=True)
    ricevuto_il = models.DateTimeField("ricevuto il", db_default=Now())

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

    def __str__(self):
        return f"{self.tipo} {self.numero}"


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
