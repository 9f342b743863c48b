import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Comune
from controlli_anagrafici.models.controllo import Controllo


class StatoRicalcolo(models.TextChoices):
    IN_CORSO = "IN_CORSO", "Conto in corso"
    DA_DECIDERE = "DA_DECIDERE", "Da decidere"
    PROPOSTO = "PROPOSTO", "Riaperture proposte"
    RITIRATO = "RITIRATO", "Ritirato"


_S = StatoRicalcolo


@pghistory.track(pghistory.UpdateEvent())
class Ricalcolo(models.Model):
    """The concluded checks of a Comune counted again with other years (Corte cost. 31/2025), to see whose result changes.

    It changes no outcome: once proposed, the Coordinatore opens each check again, or leaves it; withdrawn, nothing is asked.
    """

    MOVES = {
        _S.IN_CORSO: {_S.DA_DECIDERE, _S.RITIRATO},
        _S.DA_DECIDERE: {_S.PROPOSTO, _S.RITIRATO},
        _S.PROPOSTO: {_S.RITIRATO},
        _S.RITIRATO: {_S.PROPOSTO},
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comune = models.ForeignKey(Comune, models.PROTECT, verbose_name="Comune", related_name="ricalcoli")
    stato = models.CharField("stato", max_length=12, choices=StatoRicalcolo, default=StatoRicalcolo.IN_CORSO)
    anni_totali = models.PositiveSmallIntegerField("anni di residenza")
    anni_continuativi = models.PositiveSmallIntegerField("anni continuativi")
    motivo = models.CharField("perché", max_length=300)
    controlli = models.PositiveIntegerField("controlli da ricontare")
    chiesto_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="chiesto da", related_name="+")
    chiesto_il = models.DateTimeField("chiesto il", db_default=Now())

    class Meta:
        verbose_name = "ricalcolo dei controlli"
        verbose_name_plural = "ricalcoli dei controlli"
        constraints = [
            models.UniqueConstraint(
                fields=["comune"], condition=Q(stato="IN_CORSO"), name="one_ricalcolo_in_corso_per_comune"
            )
        ]

    def __str__(self):
        return str(self.pk)


class RigaRicalcolo(models.Model):
    """One check counted again: what its periods proved, what they prove with the other years, from which inputs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ricalcolo = models.ForeignKey(Ricalcolo, models.CASCADE, verbose_name="ricalcolo", related_name="righe")
    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="ricalcoli")
    algoritmo_versione = models.CharField("versione dell'algoritmo", max_length=10, blank=True)
    hash_ingressi = models.CharField("impronta dei dati", max_length=64, blank=True)
    prima_totale = models.BooleanField("anni raggiunti, prima", null=True)
    prima_continuativa = models.BooleanField("ultimi anni continuativi, prima", null=True)
    dopo_totale = models.BooleanField("anni raggiunti, dopo", null=True)
    dopo_continuativa = models.BooleanField("ultimi anni continuativi, dopo", null=True)
    giorni_mancanti = models.PositiveIntegerField("giorni mancanti, dopo", null=True)
    cambia = models.BooleanField("il risultato cambia", null=True, help_text="vuoto: non ancora ricontato")
    riaperto_il = models.DateTimeField("riaperto il", null=True, blank=True)

    class Meta:
        verbose_name = "riga del ricalcolo"
        verbose_name_plural = "righe del ricalcolo"
        constraints = [
            models.UniqueConstraint(fields=["ricalcolo", "controllo"], name="one_riga_per_controllo"),
            models.CheckConstraint(
                name="riga_ricontata_has_result", condition=Q(cambia=None) | Q(dopo_totale__isnull=False)
            ),
        ]

    def __str__(self):
        return str(self.pk)
