import uuid

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Now
from guardian.mixins import GuardianUserMixin

from ambiti.models import Ambito, Genere
from ambiti.models.comune import normalized
from rdc_platform import codice_fiscale

CIFRE = "'LMNPQRSTUV', '0123456789'"  # letters of omocodia, and the digits they stand for
PERSONA = (
    f"(substr(%(expressions)s, 1, 6) || translate(substr(%(expressions)s, 7, 2), {CIFRE}) || substr(%(expressions)s, 9, 1)"
    f" || translate(substr(%(expressions)s, 10, 2), {CIFRE}) || substr(%(expressions)s, 12, 1)"
    f" || translate(substr(%(expressions)s, 13, 3), {CIFRE}))"
)


class ProfiloProfessionale(models.TextChoices):
    ASSISTENTE_SOCIALE = "ASSISTENTE_SOCIALE", "Assistente sociale"
    EDUCATORE = "EDUCATORE", "Educatore"
    PSICOLOGO = "PSICOLOGO", "Psicologo"
    SOCIOLOGO = "SOCIOLOGO", "Sociologo"
    AMMINISTRATIVO = "AMMINISTRATIVO", "Amministrativo"
    UFFICIALE_ANAGRAFE = "UFFICIALE_ANAGRAFE", "Ufficiale d'anagrafe"
    TECNICO_INSERIMENTO_LAVORATIVO = "TECNICO_INSERIMENTO_LAVORATIVO", "Tecnico dell'inserimento lavorativo"
    ALTRO = "ALTRO", "Altro"


class OperatoreManager(BaseUserManager["Operatore"]):
    """The natural key of an operator is the codice fiscale, as with SPID; two codes of one person (omocodia) are one."""

    def of_person(self, cf: str) -> "models.QuerySet[Operatore]":
        """The rows, one or none, of the person whose codice fiscale is `cf`, however it is written."""
        return self.filter(persona=codice_fiscale.base(cf)[:15])

    def get_by_natural_key(self, username):
        return self.of_person(username).get()


@pghistory.track(
    exclude=[
        *("cerca", "persona", "password", "last_login"),
        *("sessione", "tentativi_falliti", "tentativi_dal", "bloccato_fino_al"),
    ]
)
class Operatore(GuardianUserMixin, AbstractBaseUser, PermissionsMixin):
    """A person who may be given profiles; the row alone opens nothing (letter: no access before the designation).

    Nobody is a superuser: Django and guardian both answer yes to one, so a CHECK forbids it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    codice_fiscale = models.CharField("codice fiscale", max_length=16, unique=True)
    persona = models.GeneratedField(
        expression=Func(F("codice_fiscale"), template=PERSONA),
        output_field=models.CharField(max_length=15, db_collation="C"),
        db_persist=True,
        unique=True,
    )
    nome = models.CharField("nome", max_length=80)
    cognome = models.CharField("cognome", max_length=80)
    data_nascita = models.DateField("data di nascita")
    belfiore_nascita = models.CharField("luogo di nascita", max_length=4)
    genere = models.CharField("genere", max_length=1, choices=Genere)
    email = models.EmailField("e-mail di lavoro")
    telefono = models.CharField("telefono", max_length=20, blank=True)
    ente_datore = models.CharField("ente datore di lavoro", max_length=160, blank=True)
    profilo_professionale = models.CharField(
        "profilo professionale", max_length=40, choices=ProfiloProfessionale, blank=True
    )
    numero_albo = models.CharField("numero di iscrizione all'albo", max_length=20, blank=True)
    sezione_albo = models.CharField("sezione dell'albo", max_length=1, choices=[("A", "A"), ("B", "B")], blank=True)
    regione_albo = models.CharField("regione dell'albo", max_length=60, blank=True)
    contratto_fino_al = models.DateField("contratto fino al", null=True, blank=True)
    is_active = models.BooleanField("attivo", default=True)
    sessione = models.CharField("sessione corrente", max_length=64, blank=True, help_text="una sola per volta")
    tentativi_falliti = models.PositiveSmallIntegerField("tentativi falliti", default=0)
    tentativi_dal = models.DateTimeField("tentativi contati dal", null=True, blank=True)
    bloccato_fino_al = models.DateTimeField("bloccato fino al", null=True, blank=True)
    sintetico = models.BooleanField("sintetico", default=False, help_text="Inventato per la dimostrazione.")
    creato_il = models.DateTimeField("creato il", db_default=Now())
    cerca = normalized("cognome")

    objects = OperatoreManager()
    USERNAME_FIELD = "codice_fiscale"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = "operatore"
        verbose_name_plural = "operatori"
        constraints = [models.CheckConstraint(name="nobody_is_superuser", condition=Q(is_superuser=False))]

    def __str__(self):
        return self.nome_completo

    @property
    def nome_completo(self) -> str:
        return f"{self.nome} {self.cognome}"


@pghistory.track()
class SchedaOperatore(models.Model):
    """What one Ambito knows of a person who works in it: contacts, employer, profession. Another Ambito never sees it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    operatore = models.ForeignKey(Operatore, models.CASCADE, verbose_name="operatore", related_name="schede")
    ambito = models.ForeignKey(Ambito, models.PROTECT, verbose_name="Ambito", related_name="schede_operatori")
    email = models.EmailField("e-mail di lavoro")
    telefono = models.CharField("telefono", max_length=20, blank=True)
    ente_datore = models.CharField("ente datore di lavoro", max_length=160, blank=True)
    profilo_professionale = models.CharField(
        "profilo professionale", max_length=40, choices=ProfiloProfessionale, blank=True
    )
    numero_albo = models.CharField("numero di iscrizione all'albo", max_length=20, blank=True)
    sezione_albo = models.CharField("sezione dell'albo", max_length=1, choices=[("A", "A"), ("B", "B")], blank=True)
    regione_albo = models.CharField("regione dell'albo", max_length=60, blank=True)
    contratto_fino_al = models.DateField("contratto fino al", null=True, blank=True)

    class Meta:
        verbose_name = "scheda dell'operatore"
        verbose_name_plural = "schede degli operatori"
        constraints = [models.UniqueConstraint(fields=["operatore", "ambito"], name="one_scheda_per_ambito")]

    def __str__(self):
        return str(self.pk)
