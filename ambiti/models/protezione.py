import pghistory
from django.db import models
from django.db.models.functions import Now

from ambiti.models.nucleo import Componente


@pghistory.track(pghistory.DeleteEvent())
class PersonaProtetta(models.Model):
    """A person whose address must stay unknown to the others. The row says only that: why and where stand with the case.

    Who keeps the person's sheet publishes it (`ambiti.services.protezione`); every function reads it, by codice fiscale.
    """

    componente = models.OneToOneField(
        Componente, models.CASCADE, primary_key=True, verbose_name="persona", related_name="protezione"
    )
    dal = models.DateTimeField("dal", db_default=Now())

    class Meta:
        verbose_name = "persona protetta"
        verbose_name_plural = "persone protette"

    def __str__(self):
        return str(self.componente_id)
