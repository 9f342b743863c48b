"""The exchange with the Centri per l'impiego, through ANPAL's platform (spec §6.1 M10 and M11)."""

import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.caso import Caso, StatoCaso


class TipoInvioCpi(models.TextChoices):
    FAMIGLIA = "FAMIGLIA", "La famiglia va al CPI"
    GIOVANI = "GIOVANI", "Chi ha da 18 a 29 anni, fatto conoscere al CPI"


class StatoInvioCpi(models.TextChoices):
    DA_INVIARE = "DA_INVIARE", "Da mandare"
    INVIATO = "INVIATO", "Mandato, senza ricevuta"
    RICEVUTO = "RICEVUTO", "Ricevuto dal CPI"
    RIFIUTATO = "RIFIUTATO", "Rifiutato dal CPI"
    RICHIAMATO = "RICHIAMATO", "Richiamato prima di partire"


class MotivazioneRinvio(models.TextChoices):
    """Why a Centro per l'impiego sends somebody to the Comune (art. 4 c. 5-quater DL 4/2019; spec §6.5)."""

    SALUTE = "SALUTE", "Salute"
    DIPENDENZE = "DIPENDENZE", "Dipendenze"
    CARICHI_CURA = "CARICHI_CURA", "Carichi di cura"
    ABITATIVO = "ABITATIVO", "Casa"
    ECONOMICO_DEBITI = "ECONOMICO_DEBITI", "Soldi e debiti"
    RELAZIONALE_FAMILIARE = "RELAZIONALE_FAMILIARE", "Relazioni in famiglia"
    LINGUA_ALFABETIZZAZIONE = "LINGUA_ALFABETIZZAZIONE", "Lingua, leggere e scrivere"
    GIUDIZIARIO = "GIUDIZIARIO", "Giustizia"
    ALTRO = "ALTRO", "Altro"


class EffettoRinvio(models.TextChoices):
    """What a return did here."""

    NUOVO = "NUOVO", "Caso nuovo"
    RIAPERTO = "RIAPERTO", "Caso riaperto"
    AGGIUNTO = "AGGIUNTO", "Caso già aperto"


class MotivoScartoCpi(models.TextChoices):
    ILLEGGIBILE = "ILLEGGIBILE", "Il messaggio non si legge"
    SCONOSCIUTA = "SCONOSCIUTA", "La persona non è tra i beneficiari"
    BENEFICIO_FINITO = "BENEFICIO_FINITO", "Il beneficio della famiglia è finito"
    NON_IN_CARICO = "NON_IN_CARICO", "La persona non è in carico"
    RISPOSTA_INATTESA = "RISPOSTA_INATTESA", "È una risposta a una richiesta che qui non c'è"


_S = StatoInvioCpi


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class InvioCpi(models.Model):
    """One sending of members of a family to a Centro per l'impiego (M10); its key is the Idempotency-Key.

    FAMIGLIA moves the case and `da_stato` is where it goes back to; `perche` says why a Patto in force gives way. GIOVANI
    makes known who is 18 to 29, wherever the family is followed (art. 4 c. 5-bis), and moves nothing.
    """

    MOVES = {
        _S.DA_INVIARE: {_S.INVIATO, _S.RICHIAMATO, _S.RIFIUTATO},
        _S.INVIATO: {_S.INVIATO, _S.RICEVUTO, _S.RIFIUTATO},
        _S.RICEVUTO: set(),
        _S.RIFIUTATO: set(),
        _S.RICHIAMATO: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="invii_cpi")
    tipo = models.CharField("tipo", max_length=10, choices=TipoInvioCpi, default=TipoInvioCpi.FAMIGLIA)
    cpi = models.CharField("Centro per l'impiego", max_length=160, blank=True)
    componenti = models.ManyToManyField(Componente, verbose_name="persone mandate", related_name="invii_cpi")
    da_stato = models.CharField("il caso era", max_length=25, choices=StatoCaso, default=StatoCaso.AP_FINALIZZATA)
    perche = models.CharField("perché il Patto non serve più", max_length=500, blank=True)
    stato = models.CharField("stato", max_length=12, choices=StatoInvioCpi, default=StatoInvioCpi.DA_INVIARE)
    creato_da = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="mandato da",
        related_name="invii_cpi",
        help_text="vuoto: la piattaforma",
    )
    creato_il = models.DateTimeField("creato il", db_default=Now())
    inviato_il = models.DateTimeField("mandato il", null=True, blank=True)
    numero_ricevuta = models.CharField("numero della ricevuta", max_length=60, blank=True)
    ricevuto_il = models.DateTimeField("ricevuto il", null=True, blank=True)
    codice_rifiuto = models.CharField("codice del rifiuto", max_length=40, blank=True)
    motivo = models.TextField("motivo del rifiuto", blank=True)

    class Meta:
        verbose_name = "invio al CPI"
        verbose_name_plural = "invii al CPI"
        constraints = [
            models.UniqueConstraint(
                fields=["caso", "tipo"], condition=Q(stato__in=["DA_INVIARE", "INVIATO"]), name="one_running_invio_cpi"
            ),
            models.CheckConstraint(
                name="invio_cpi_famiglia_has_cpi_and_who",
                condition=~Q(tipo="FAMIGLIA") | (~Q(cpi="") & Q(creato_da__isnull=False)),
            ),
            models.CheckConstraint(
                name="invio_cpi_from_patto_has_perche", condition=~Q(da_stato="PATTO_ATTIVO") | ~Q(perche="")
            ),
            models.CheckConstraint(
                name="invio_cpi_rifiutato_has_motivo", condition=~Q(stato="RIFIUTATO") | ~Q(motivo="")
            ),
            models.CheckConstraint(
                name="invio_cpi_ricevuto_has_numero",
                condition=~Q(stato="RICEVUTO") | (~Q(numero_ricevuta="") & Q(ricevuto_il__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"{self.get_tipo_display()}: {self.stato}"

    @property
    def chiave(self) -> str:
        """What M10 goes under, however often it goes."""
        return f"M10-{self.pk}"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class RinvioCpi(models.Model):
    """A family that a Centro per l'impiego sends to the Comune because of particular difficulties (M11); once for each family.

    Its motives are for the Case manager alone, who says when they are read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="rinvii_cpi")
    numero = models.CharField("numero del messaggio", max_length=60)
    cpi = models.CharField("Centro per l'impiego", max_length=160)
    inviato_il = models.DateField("mandato dal CPI il")
    ricevuto_il = models.DateTimeField("ricevuto il", db_default=Now())
    componenti = models.ManyToManyField(Componente, verbose_name="persone", related_name="rinvii_cpi")
    motivazioni = ArrayField(models.CharField(max_length=25, choices=MotivazioneRinvio), verbose_name="perché")
    testo = models.TextField("che cosa dice il CPI", max_length=2000, blank=True)
    effetto = models.CharField("che cosa ha fatto qui", max_length=10, choices=EffettoRinvio)
    letto_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="letto da", related_name="rinvii_cpi_letti"
    )
    letto_il = models.DateTimeField("letto il", null=True, blank=True)

    class Meta:
        verbose_name = "rinvio dal CPI"
        verbose_name_plural = "rinvii dal CPI"
        constraints = [
            models.UniqueConstraint(fields=["numero", "caso"], name="one_rinvio_cpi_per_caso"),
            models.CheckConstraint(name="rinvio_cpi_has_motivazioni", condition=~Q(motivazioni=[])),
            models.CheckConstraint(
                name="rinvio_cpi_letto_iff_da", condition=Q(letto_il=None, letto_da=None) | Q(letto_il__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["caso"], condition=Q(letto_il=None), name="rinvio_cpi_da_leggere")]

    def __str__(self):
        return self.numero

    @property
    def perche(self) -> list[str]:
        """The motives in words."""
        return [str(MotivazioneRinvio(codice).label) for codice in self.motivazioni]


class ScartoCpi(models.Model):
    """A person of an M11, or an M12, of whom nothing could be done, and why: the message and the place in it, never who it is.

    Of an M12 `riferimento` is the number of the exchange, and `esito` what an answer said that nobody here waits for.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    numero = models.CharField("numero del messaggio", max_length=60)
    posto = models.PositiveSmallIntegerField("posto nel messaggio", help_text="0: tutto il messaggio")
    cpi = models.CharField("Centro per l'impiego", max_length=160, blank=True)
    motivo = models.CharField("perché", max_length=20, choices=MotivoScartoCpi)
    riferimento = models.CharField("numero dello scambio", max_length=60, blank=True)
    esito = models.CharField("che cosa risponde", max_length=40, blank=True)
    ricevuto_il = models.DateTimeField("ricevuto il", db_default=Now())

    class Meta:
        verbose_name = "scarto di un rinvio dal CPI"
        verbose_name_plural = "scarti dei rinvii dal CPI"
        constraints = [models.UniqueConstraint(fields=["numero", "posto"], name="one_scarto_cpi_per_posto")]

    def __str__(self):
        return f"{self.numero}, {self.posto}"
