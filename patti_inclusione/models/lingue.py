from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import Accreditamento
from patti_inclusione.models.persona import Lingua


class LingueCaseManager(models.Model):
    """The languages that a Case manager says he speaks with the families, beside Italian."""

    accreditamento = models.OneToOneField(
        Accreditamento, models.CASCADE, primary_key=True, verbose_name="Case manager", related_name="lingue"
    )
    lingue = ArrayField(models.CharField(max_length=5, choices=Lingua), verbose_name="lingue", default=list, blank=True)

    class Meta:
        verbose_name = "lingue di un Case manager"
        verbose_name_plural = "lingue dei Case manager"

    def __str__(self):
        return ", ".join(self.lingue)
