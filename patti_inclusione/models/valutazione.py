"""How the way of a family ended (spec §4.8)."""

import uuid

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.analisi_codici_persona import CondizioneLavorativa
from patti_inclusione.models.caso import Caso, MotivoChiusura
from patti_inclusione.models.incontro_verbale import StatoRisultato
from patti_inclusione.models.patto import Patto
from patti_inclusione.models.patto_codici import LivelloSituazione
from patti_inclusione.models.patto_contenuto import ObiettivoGenerale


class Uscita(models.TextChoices):
    """Where the family goes from here."""

    AUTONOMIA_ECONOMICA = "AUTONOMIA_ECONOMICA", "Autonomia economica"
    OCCUPAZIONE = "OCCUPAZIONE", "Lavoro"
    PASSAGGIO_ALTRA_MISURA = "PASSAGGIO_ALTRA_MISURA", "Un'altra misura"
    PRESA_IN_CARICO_SOCIALE_ORDINARIA = "PRESA_IN_CARICO_SOCIALE_ORDINARIA", "La segue il servizio sociale"
    PRESA_IN_CARICO_SPECIALISTICA = "PRESA_IN_CARICO_SPECIALISTICA", "La segue un servizio specialistico"
    PERDITA_REQUISITI = "PERDITA_REQUISITI", "Ha perso i requisiti"
    SANZIONE = "SANZIONE", "Sanzione"
    INTERROTTO_DALLA_FAMIGLIA = "INTERROTTO_DALLA_FAMIGLIA", "Ha interrotto la famiglia"
    ALTRO = "ALTRO", "Altro"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ValutazioneFinale(models.Model):
    """The last word on a Patto, written once, when the case closes. `sostegni_erogati` is a copy of what was given by then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="valutazioni_finali")
    patto = models.OneToOneField(Patto, models.CASCADE, verbose_name="Patto", related_name="valutazione_finale")
    data = models.DateField("data")
    motivo_chiusura = models.CharField("perché si chiude", max_length=30, choices=MotivoChiusura)
    uscita = models.CharField("come esce la famiglia", max_length=40, choices=Uscita)
    sostegni_erogati = models.JSONField("sostegni dati", default=list)
    voto_famiglia = models.PositiveSmallIntegerField(
        "quanto è stato utile, da 1 a 5", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    valutazione_famiglia = models.TextField("che cosa ne dice la famiglia", max_length=2000, blank=True)
    valutazione_cm = models.TextField("che cosa ne dici tu", max_length=2000)
    proposta_seguito = models.TextField("che cosa proponi per dopo", max_length=1000, blank=True)
    scritta_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="scritta da", related_name="valutazioni_finali"
    )
    scritta_il = models.DateTimeField("scritta il", db_default=Now())

    class Meta:
        verbose_name = "valutazione finale"
        verbose_name_plural = "valutazioni finali"
        constraints = [
            models.CheckConstraint(
                name="voto_famiglia_1_to_5", condition=Q(voto_famiglia=None) | Q(voto_famiglia__range=(1, 5))
            ),
        ]

    def __str__(self):
        return f"Valutazione finale del {self.data:%d/%m/%Y}"


class EsitoObiettivo(models.Model):
    """How far an objective came, and the level at the end."""

    valutazione = models.ForeignKey(
        ValutazioneFinale, models.CASCADE, verbose_name="valutazione finale", related_name="esiti_obiettivi"
    )
    obiettivo = models.ForeignKey(ObiettivoGenerale, models.CASCADE, verbose_name="obiettivo", related_name="esiti")
    esito = models.CharField("a che punto è", max_length=25, choices=StatoRisultato)
    livello = models.CharField("com'è la situazione", max_length=25, choices=LivelloSituazione, blank=True)

    class Meta:
        verbose_name = "esito di un obiettivo"
        verbose_name_plural = "esiti degli obiettivi"
        constraints = [models.UniqueConstraint(fields=["valutazione", "obiettivo"], name="one_esito_per_obiettivo")]

    def __str__(self):
        return self.esito


class CondizioneFinale(models.Model):
    """The work of one adult at the end."""

    valutazione = models.ForeignKey(
        ValutazioneFinale, models.CASCADE, verbose_name="valutazione finale", related_name="condizioni"
    )
    componente = models.ForeignKey(Componente, models.CASCADE, verbose_name="persona", related_name="condizioni_finali")
    condizione = models.CharField("lavoro", max_length=25, choices=CondizioneLavorativa)

    class Meta:
        verbose_name = "condizione lavorativa finale"
        verbose_name_plural = "condizioni lavorative finali"
        constraints = [models.UniqueConstraint(fields=["valutazione", "componente"], name="one_condizione_finale")]

    def __str__(self):
        return self.condizione
