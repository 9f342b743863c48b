import uuid
from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from ambiti.models.comune import Comune, normalized


class FormaGiuridica(models.TextChoices):
    CONVENZIONE = "CONVENZIONE", "Convenzione tra Comuni"
    UNIONE = "UNIONE", "Unione di Comuni"
    CONSORZIO = "CONSORZIO", "Consorzio"
    AZIENDA_SPECIALE = "AZIENDA_SPECIALE", "Azienda speciale"
    ASL = "ASL", "Azienda sanitaria"
    COMUNE_SINGOLO = "COMUNE_SINGOLO", "Comune singolo"
    COMUNITA_MONTANA = "COMUNITA_MONTANA", "Comunità montana"


class FormaGestione(models.TextChoices):
    ASSOCIATA = "ASSOCIATA", "Associata"
    SINGOLA = "SINGOLA", "Singola"
    MISTA = "MISTA", "Mista"


class Ambito(models.Model):
    """Ambito territoriale sociale: neighbouring Comuni, or one city, that run social services together (L. 328/2000 art. 8)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    codice = models.CharField("codice", max_length=20, unique=True)
    denominazione = models.CharField("denominazione", max_length=160)
    codice_regione = models.CharField("codice regione", max_length=2)
    regione = models.CharField("regione", max_length=60)
    forma_giuridica = models.CharField("forma giuridica", max_length=20, choices=FormaGiuridica)
    forma_gestione = models.CharField("forma di gestione", max_length=10, choices=FormaGestione)
    capofila = models.ForeignKey(Comune, models.PROTECT, verbose_name="Comune capofila", related_name="ambiti_capofila")
    codice_ipa = models.CharField("codice IPA", max_length=20, blank=True)
    pec = models.EmailField("PEC", blank=True)
    dal = models.DateField("attivo dal")
    al = models.DateField("attivo al", null=True, blank=True)
    sintetico = models.BooleanField("sintetico", default=False, help_text="Inventato per la dimostrazione.")
    comuni = models.ManyToManyField(Comune, through="AppartenenzaComune", related_name="ambiti", verbose_name="Comuni")
    cerca = normalized("denominazione")

    class Meta:
        verbose_name = "Ambito territoriale"
        verbose_name_plural = "Ambiti territoriali"
        permissions = [("amministratore_ambito_ambito", "Amministratore dell'Ambito")]
        indexes = [models.Index(fields=["cerca"], name="ambito_ordine")]

    def __str__(self):
        return self.denominazione


class AppartenenzaQuerySet(models.QuerySet):
    def on(self, day: date):
        """The memberships that hold on that day."""
        return self.filter(Q(al=None) | Q(al__gte=day), dal__lte=day)


class AppartenenzaComune(models.Model):
    """A Comune in an Ambito between two days: on any day in exactly one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comune = models.ForeignKey(Comune, models.PROTECT, verbose_name="Comune", related_name="appartenenze")
    ambito = models.ForeignKey(Ambito, models.PROTECT, verbose_name="Ambito", related_name="appartenenze")
    dal = models.DateField("dal")
    al = models.DateField("al", null=True, blank=True)

    objects = AppartenenzaQuerySet.as_manager()

    class Meta:
        verbose_name = "appartenenza di un Comune"
        verbose_name_plural = "appartenenze dei Comuni"
        constraints = [
            models.CheckConstraint(name="appartenenza_dal_before_al", condition=Q(al=None) | Q(al__gte=F("dal"))),
            ExclusionConstraint(
                name="one_ambito_per_comune_and_day",
                expressions=[
                    ("comune", RangeOperators.EQUAL),
                    (Func(F("dal"), F("al"), Value("[]"), function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self):
        return f"{self.comune_id} in {self.ambito_id}"


class Referente(models.Model):
    """A contact person of an Ambito for policies against poverty: reminders go there when no form comes."""

    ambito = models.ForeignKey(Ambito, models.CASCADE, verbose_name="Ambito", related_name="referenti")
    nome = models.CharField("nome", max_length=80)
    cognome = models.CharField("cognome", max_length=80)
    email = models.EmailField("e-mail")
    telefono = models.CharField("telefono", max_length=20, blank=True)

    class Meta:
        verbose_name = "referente dell'Ambito"
        verbose_name_plural = "referenti dell'Ambito"

    def __str__(self):
        return f"{self.cognome} {self.nome}"
