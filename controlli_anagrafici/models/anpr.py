from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from controlli_anagrafici.models.controllo import Controllo


class StatoConsultazione(models.TextChoices):
    RICHIESTA = "RICHIESTA", "Chiesta"
    RISPOSTA = "RISPOSTA", "Risposta arrivata"
    RIFIUTATA = "RIFIUTATA", "Rifiutata"


class ConsultazioneAnpr(models.Model):
    """One question to ANPR for a check: where the richiedente lived, or with whom. What it says is a proposal and no more.

    The key grows from one to the next, as ANPR wants of the numbers of its operations.
    """

    MOVES = {
        StatoConsultazione.RICHIESTA: {StatoConsultazione.RISPOSTA, StatoConsultazione.RIFIUTATA},
        StatoConsultazione.RISPOSTA: set(),
        StatoConsultazione.RIFIUTATA: set(),
    }

    id = models.BigAutoField(primary_key=True)
    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="consultazioni")
    stato = models.CharField("stato", max_length=10, choices=StatoConsultazione, default=StatoConsultazione.RICHIESTA)
    chiesta_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="chiesta da", related_name="+")
    chiesta_il = models.DateTimeField("chiesta il", db_default=Now())
    risposta_il = models.DateTimeField("risposta il", null=True, blank=True)
    proposti = models.PositiveSmallIntegerField("periodi proposti", default=0)
    ignoti = models.PositiveSmallIntegerField("luoghi che non si riconoscono", default=0)
    famiglia = models.JSONField("famiglia anagrafica proposta", default=list)
    codice_rifiuto = models.CharField("codice del rifiuto", max_length=40, blank=True)
    motivo_rifiuto = models.CharField("motivo del rifiuto", max_length=500, blank=True)

    class Meta:
        verbose_name = "consultazione di ANPR"
        verbose_name_plural = "consultazioni di ANPR"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["controllo"], condition=Q(stato="RICHIESTA"), name="one_consultazione_in_attesa"
            ),
            models.CheckConstraint(
                name="consultazione_in_attesa_iff_no_answer",
                condition=Q(stato="RICHIESTA") ^ Q(risposta_il__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.pk)
