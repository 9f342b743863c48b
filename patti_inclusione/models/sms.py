import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ambiti.models import Componente
from patti_inclusione.models.convocazione import Convocazione
from patti_inclusione.models.convocazione_codici import DestinatarioInvio
from rdc_platform import telefonia


class TipoSms(models.TextChoices):
    CONVOCAZIONE = "CONVOCAZIONE", "Avviso"
    PROMEMORIA = "PROMEMORIA", "Promemoria"
    DISDETTA = "DISDETTA", "Disdetta"


class StatoSms(models.TextChoices):
    IN_PARTENZA = "IN_PARTENZA", "In partenza"
    MANDATO = "MANDATO", "Mandato"
    CONSEGNATO = "CONSEGNATO", "Arrivato"
    NON_CONSEGNATO = "NON_CONSEGNATO", "Non arrivato"
    RITIRATO = "RITIRATO", "Ritirato"


class SmsConvocazione(models.Model):
    """A short message about an appointment, one to each number: a courtesy, and no proof.

    `componente` and `a_chi` say whose number it is; of a number that more of them have, the first. `recapito` as E.164; `testo` says neither who is called nor why (spec §10.4). `id_gestore` is its name with the operator,
    `motivo` the operator's code where it did not arrive. RITIRATO: the appointment was off before it left, or before anybody knew that it had.
    """

    MOVES = {
        StatoSms.IN_PARTENZA: {StatoSms.MANDATO, StatoSms.NON_CONSEGNATO, StatoSms.RITIRATO},
        StatoSms.MANDATO: {StatoSms.CONSEGNATO, StatoSms.NON_CONSEGNATO},
        StatoSms.CONSEGNATO: set(),
        StatoSms.NON_CONSEGNATO: {StatoSms.MANDATO, StatoSms.RITIRATO},  # put back by who looks after the exchanges
        StatoSms.RITIRATO: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convocazione = models.ForeignKey(Convocazione, models.CASCADE, verbose_name="convocazione", related_name="sms")
    componente = models.ForeignKey(Componente, models.CASCADE, verbose_name="persona", related_name="sms")
    a_chi = models.CharField("a chi", max_length=10, choices=DestinatarioInvio, default=DestinatarioInvio.PERSONA)
    tipo = models.CharField("che cosa", max_length=15, choices=TipoSms)
    recapito = models.CharField("numero", max_length=20)
    testo = models.CharField("testo", max_length=400)
    stato = models.CharField("stato", max_length=15, choices=StatoSms, default=StatoSms.IN_PARTENZA)
    id_gestore = models.CharField("nome presso il gestore", max_length=60, blank=True)
    motivo = models.CharField("perché non è arrivato", max_length=40, blank=True)
    creato_il = models.DateTimeField("creato il", db_default=Now())
    mandato_il = models.DateTimeField("mandato il", null=True, blank=True)
    esito_il = models.DateTimeField("esito del", null=True, blank=True)

    class Meta:
        verbose_name = "SMS della convocazione"
        verbose_name_plural = "SMS della convocazione"
        constraints = [
            models.UniqueConstraint(
                fields=["convocazione", "recapito", "tipo"],
                condition=~Q(tipo=TipoSms.CONVOCAZIONE),
                name="one_sms_per_number_and_tipo",
            ),
            models.CheckConstraint(
                name="sms_arrived_only_if_left",
                condition=~Q(stato__in=["MANDATO", "CONSEGNATO"]) | ~Q(id_gestore="") & Q(mandato_il__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.tipo} {self.stato}"

    @property
    def numero(self) -> str:
        """The number with its last digits alone: enough for who knows it."""
        return telefonia.masked(self.recapito)
