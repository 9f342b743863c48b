from django.db import models

from ambiti.models import Nucleo

#: What INPS says of a benefit that is over (M01, `stato_beneficio`); one suspended or being renewed is not.
CESSATI = ("DECADUTO", "REVOCATO", "TERMINATO_18_MESI", "RINUNCIATO")


class DomandaCessata(models.Model):
    """A nucleo whose benefit INPS says is over: it is not drawn for a check. Nothing else of the benefit is kept here."""

    nucleo = models.OneToOneField(
        Nucleo, models.CASCADE, primary_key=True, verbose_name="nucleo", related_name="domanda_cessata"
    )
    dal = models.DateField("cessata dal")

    class Meta:
        verbose_name = "domanda cessata"
        verbose_name_plural = "domande cessate"

    def __str__(self):
        return str(self.pk)
