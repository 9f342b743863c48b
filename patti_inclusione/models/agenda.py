"""Where and when the offices receive (spec §3.4). The hours themselves are computed, and stored only when one is booked."""

import uuid

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Comune


class GiornoSettimana(models.IntegerChoices):
    LUNEDI = 0, "Lunedì"
    MARTEDI = 1, "Martedì"
    MERCOLEDI = 2, "Mercoledì"
    GIOVEDI = 3, "Giovedì"
    VENERDI = 4, "Venerdì"
    SABATO = 5, "Sabato"


DURATE = (20, 30, 45, 60, 90, 120)  # minutes of an appointment


@pghistory.track()
class Sede(models.Model):
    """An office of a Comune that receives families; INPS is told of its hours at each change (M03, art. 6 c. 4 lett. a).

    `versione` counts the changes of the hours, `versione_inps` is the last one that INPS took.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comune = models.ForeignKey(Comune, models.PROTECT, verbose_name="Comune", related_name="sedi")
    denominazione = models.CharField("nome", max_length=120)
    indirizzo = models.CharField("indirizzo", max_length=160)
    telefono = models.CharField("telefono", max_length=20, blank=True)
    accessibile = models.BooleanField("accessibile a chi è in carrozzina", default=False)
    attiva = models.BooleanField("riceve le famiglie", default=True)
    versione = models.PositiveIntegerField("versione degli orari", default=0)
    versione_inps = models.PositiveIntegerField("versione che INPS ha", default=0)
    rifiuto_inps = models.CharField("perché INPS l'ha rifiutata", max_length=300, blank=True)

    class Meta:
        verbose_name = "sede"
        verbose_name_plural = "sedi"
        constraints = [
            models.UniqueConstraint(fields=["comune", "denominazione"], name="one_sede_per_comune_and_name"),
            models.CheckConstraint(name="sede_versione_inps_not_ahead", condition=Q(versione_inps__lte=F("versione"))),
        ]

    def __str__(self):
        return self.denominazione


@pghistory.track()
class DisponibilitaUfficio(models.Model):
    """Hours at which an office receives: each week or on one day, cut in appointments of `durata_slot_min` minutes.

    `posti` is how many families are received at the same time. Of a room or of a Case manager there is one place.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sede = models.ForeignKey(Sede, models.PROTECT, verbose_name="sede", related_name="disponibilita")
    giorno_settimana = models.PositiveSmallIntegerField(
        "giorno della settimana", choices=GiornoSettimana, null=True, blank=True
    )
    data = models.DateField("solo il giorno", null=True, blank=True)
    ora_inizio = models.TimeField("dalle")
    ora_fine = models.TimeField("alle")
    durata_slot_min = models.PositiveSmallIntegerField("durata di un appuntamento", choices=[(n, n) for n in DURATE])
    posti = models.PositiveSmallIntegerField("famiglie nello stesso orario", default=1)
    stanza = models.CharField("stanza", max_length=60, blank=True)
    operatore = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="solo di",
        related_name="disponibilita",
    )
    valida_dal = models.DateField("dal")
    valida_al = models.DateField("al", null=True, blank=True)

    class Meta:
        verbose_name = "disponibilità dell'ufficio"
        verbose_name_plural = "disponibilità degli uffici"
        constraints = [
            models.CheckConstraint(
                name="disponibilita_weekly_or_one_day",
                condition=Q(giorno_settimana__isnull=True, data__isnull=False)
                | Q(giorno_settimana__isnull=False, data__isnull=True),
            ),
            models.CheckConstraint(name="disponibilita_begins_before_end", condition=Q(ora_inizio__lt=F("ora_fine"))),
            models.CheckConstraint(
                name="disponibilita_posti", condition=Q(posti__gte=1) & (Q(stanza="", operatore=None) | Q(posti=1))
            ),
            models.CheckConstraint(
                name="disponibilita_dal_before_al",
                condition=Q(valida_al=None) | Q(valida_al__gte=F("valida_dal")),
            ),
        ]

    def __str__(self):
        return f"{self.ora_inizio:%H:%M}-{self.ora_fine:%H:%M}"


@pghistory.track()
class ChiusuraUfficio(models.Model):
    """Days, both included, on which an office does not receive, beside holidays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sede = models.ForeignKey(Sede, models.CASCADE, verbose_name="sede", related_name="chiusure")
    dal = models.DateField("dal")
    al = models.DateField("al")
    motivo = models.CharField("perché", max_length=120, blank=True)

    class Meta:
        verbose_name = "chiusura dell'ufficio"
        verbose_name_plural = "chiusure dell'ufficio"
        constraints = [models.CheckConstraint(name="chiusura_dal_before_al", condition=Q(al__gte=F("dal")))]

    def __str__(self):
        return f"{self.dal} - {self.al}"


class LivelloCalendario(models.TextChoices):
    """What the calendar says to whoever has its link."""

    OCCUPATO = "OCCUPATO", "Solo che sono occupato"
    INIZIALI = "INIZIALI", "Le iniziali della famiglia"
    COMPLETO = "COMPLETO", "Il cognome della famiglia e il luogo"


class CalendarioPersonale(models.Model):
    """The secret link by which a Case manager's telephone reads his appointments: of the link only the hash is kept."""

    accreditamento = models.OneToOneField(
        Accreditamento, models.CASCADE, primary_key=True, verbose_name="profilo", related_name="calendario"
    )
    impronta = models.CharField("impronta del collegamento", max_length=64, unique=True)
    livello = models.CharField("che cosa mostra", max_length=10, choices=LivelloCalendario)
    creato_il = models.DateTimeField("creato il", db_default=Now())
    minuto = models.DateTimeField("minuto delle ultime letture", null=True)
    letture = models.PositiveSmallIntegerField("letture in quel minuto", default=0)

    class Meta:
        verbose_name = "calendario personale"
        verbose_name_plural = "calendari personali"

    def __str__(self):
        return self.livello
