from django.db import models


class CursoreCasella(models.Model):
    """How far a folder of the PEC mailbox has been read. UIDs hold for one UIDVALIDITY: when it changes we read again.

    Reading again is harmless: a receipt that we have is told by its Message-ID and its bytes.
    """

    cartella = models.CharField("cartella", max_length=200, primary_key=True)
    uidvalidity = models.PositiveBigIntegerField("UIDVALIDITY", default=0)
    ultimo_uid = models.PositiveBigIntegerField("ultimo UID letto", default=0)
    letto_il = models.DateTimeField("letto il", null=True, blank=True)

    class Meta:
        verbose_name = "cursore della casella PEC"
        verbose_name_plural = "cursori della casella PEC"

    def __str__(self) -> str:
        return self.cartella
