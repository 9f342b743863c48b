import uuid

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from patti_inclusione.models.patto_contenuto import Impegno
from patti_inclusione.models.segnalazione_codici import CanaleRichiamo, EsitoRichiamo


@pghistory.track()
class RichiamoFormale(models.Model):
    """A formal warning on a commitment of a minor's school or of prevention and cure (art. 7 c. 9 DL 4/2019).

    The n-th sanction follows the n-th warning: 1 to 3 reduce the benefit, 4 ends it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    impegno = models.ForeignKey(Impegno, models.PROTECT, verbose_name="impegno", related_name="richiami")
    numero = models.PositiveSmallIntegerField("numero")
    data = models.DateField("data")
    canale = models.CharField("come è stato dato", max_length=20, choices=CanaleRichiamo)
    file_firmato = models.ForeignKey(
        "documenti.Documento", models.PROTECT, verbose_name="richiamo firmato", related_name="richiami"
    )
    ricevuto_il = models.DateField("ricevuto il")
    termine_adeguamento = models.DateField("mettersi in regola entro il")
    esito_verifica = models.CharField("esito della verifica", max_length=15, choices=EsitoRichiamo, blank=True)
    verificato_il = models.DateField("verificato il", null=True, blank=True)
    creato_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="scritto da", related_name="richiami")
    creato_il = models.DateTimeField("creato il", db_default=Now())

    class Meta:
        verbose_name = "richiamo formale"
        verbose_name_plural = "richiami formali"
        ordering = ["numero"]
        constraints = [
            models.UniqueConstraint(fields=["impegno", "numero"], name="one_richiamo_per_numero"),
            models.UniqueConstraint(
                fields=["impegno"], condition=Q(esito_verifica=""), name="one_open_richiamo_per_impegno"
            ),
            models.CheckConstraint(name="richiamo_numero_1_to_4", condition=Q(numero__gte=1, numero__lte=4)),
            models.CheckConstraint(
                name="richiamo_dates_in_order",
                condition=Q(ricevuto_il__gte=F("data"), termine_adeguamento__gte=F("ricevuto_il")),
            ),
            models.CheckConstraint(
                name="richiamo_esito_iff_verificato",
                condition=Q(esito_verifica="", verificato_il=None)
                | (~Q(esito_verifica="") & Q(verificato_il__gt=F("termine_adeguamento"))),
            ),
        ]

    def __str__(self):
        return f"Richiamo {self.numero}"
