import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from progetti_collettivita.models.assegnazione import Idoneita
from progetti_collettivita.models.codici import AmbitoAttivita, GiornoSettimana, Limitazione


class Momento(models.TextChoices):
    MATTINA = "MATTINA", "Mattina"
    POMERIGGIO = "POMERIGGIO", "Pomeriggio"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class ProfiloPuc(models.Model):
    """What a person likes, can do and has time for, to look for the right project: written once by who follows the family.

    Of health it says only whether he is fit, and what he cannot do: never why (art. 5 c. 1 lett. c GDPR).
    """

    componente = models.OneToOneField(
        Componente, models.CASCADE, primary_key=True, verbose_name="persona", related_name="profilo_puc"
    )
    aree = ArrayField(
        models.CharField(max_length=20, choices=AmbitoAttivita), verbose_name="interessi", default=list, blank=True
    )
    competenze = ArrayField(models.CharField(max_length=80), verbose_name="competenze", default=list, blank=True)
    giorni = ArrayField(
        models.PositiveSmallIntegerField(choices=GiornoSettimana),
        verbose_name="giorni liberi",
        default=list,
        blank=True,
    )
    momenti = ArrayField(
        models.CharField(max_length=10, choices=Momento), verbose_name="ore libere", default=list, blank=True
    )
    idoneita = models.CharField("idoneità", max_length=15, choices=Idoneita, blank=True)
    limiti = ArrayField(
        models.CharField(max_length=20, choices=Limitazione),
        verbose_name="che cosa non può fare",
        default=list,
        blank=True,
    )
    scritto_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="scritto da", related_name="+")
    scritto_il = models.DateTimeField("scritto il", db_default=Now())
    versione = models.PositiveIntegerField("versione", db_default=1)

    class Meta:
        verbose_name = "profilo per i progetti"
        verbose_name_plural = "profili per i progetti"
        constraints = [
            models.CheckConstraint(
                name="profilo_puc_limiti_iff_limitato",
                condition=Q(limiti=[]) | Q(idoneita=Idoneita.CON_LIMITAZIONI),
            )
        ]

    def __str__(self):
        return str(self.componente_id)


class BozzaProfilo(models.Model):
    """What was typed of a profile and not saved yet, valid or not."""

    componente = models.OneToOneField(
        Componente, models.CASCADE, verbose_name="persona", related_name="bozza_profilo_puc"
    )
    dati = models.JSONField("dati", default=dict)
    versione = models.PositiveIntegerField("versione", default=1)
    salvata_il = models.DateTimeField("salvata il", db_default=Now())

    class Meta:
        verbose_name = "bozza di un profilo"
        verbose_name_plural = "bozze dei profili"

    def __str__(self):
        return str(self.componente_id)
