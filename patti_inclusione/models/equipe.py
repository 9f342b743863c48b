"""The équipe multidisciplinare (art. 5 c. 7 d.lgs. 147/2017), and the sending of a person to a specialist service."""

import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.analisi_codici import ServizioRete
from patti_inclusione.models.caso import Caso


class AccessoEquipe(models.TextChoices):
    """What a member of the équipe does on the platform: most do nothing there."""

    NESSUNO = "NESSUNO", "Non usa la piattaforma"
    LETTURA = "LETTURA", "Legge"
    COMPILA_SEZIONI = "COMPILA_SEZIONI", "Legge e compila"


class Equipe(models.Model):
    """Who looks at one family together: somebody of the social service, and others as its needs ask (spec §4.2)."""

    caso = models.OneToOneField(Caso, models.CASCADE, primary_key=True, verbose_name="caso", related_name="equipe")
    costituita_il = models.DateField("costituita il")

    class Meta:
        verbose_name = "équipe multidisciplinare"
        verbose_name_plural = "équipe multidisciplinari"

    def __str__(self):
        return str(self.caso_id)


@pghistory.track()
class MembroEquipe(models.Model):
    """A member from `dal` to `al`. `sezioni` and `persone` are all that his access, if he has one, lets him see of the Quadro."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    equipe = models.ForeignKey(Equipe, models.CASCADE, verbose_name="équipe", related_name="membri")
    nome = models.CharField("nome", max_length=80)
    cognome = models.CharField("cognome", max_length=80)
    servizio = models.CharField("servizio", max_length=20, choices=ServizioRete)
    ente = models.CharField("ente", max_length=160)
    professione = models.CharField("professione", max_length=80, blank=True)
    email = models.EmailField("e-mail di lavoro", blank=True)
    dal = models.DateField("dal")
    al = models.DateField("al", null=True, blank=True)
    accesso_piattaforma = models.CharField(
        "sulla piattaforma", max_length=20, choices=AccessoEquipe, default=AccessoEquipe.NESSUNO
    )
    sezioni = ArrayField(models.CharField(max_length=30), verbose_name="parti del Quadro", default=list, blank=True)
    persone = models.ManyToManyField(Componente, blank=True, verbose_name="persone", related_name="membri_equipe")

    class Meta:
        verbose_name = "membro dell'équipe"
        verbose_name_plural = "membri dell'équipe"
        constraints = [
            models.CheckConstraint(name="membro_al_after_dal", condition=Q(al=None) | Q(al__gte=models.F("dal"))),
            models.CheckConstraint(
                name="membro_access_has_email_end_and_sezioni",
                condition=Q(accesso_piattaforma="NESSUNO")
                | (~Q(email="") & Q(al__isnull=False) & Q(sezioni__len__gt=0)),
            ),
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def nome_completo(self) -> str:
        return f"{self.nome} {self.cognome}"


class InvitoEquipe(models.Model):
    """The invitation of a member who uses the platform: a one-time link by e-mail, and a code handed over by the Case manager.

    Both are kept as hashes; the link is made as the e-mail leaves. What is used up opens one session, which ends with it: a
    new invitation, a shorter `al` or no access end it too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    membro = models.OneToOneField(MembroEquipe, models.CASCADE, verbose_name="membro", related_name="invito")
    token_hash = models.CharField("impronta del collegamento", max_length=64, unique=True, null=True, blank=True)
    codice_hash = models.CharField("impronta del codice", max_length=128)
    tentativi = models.PositiveSmallIntegerField("tentativi", default=0)
    scade_il = models.DateTimeField("scade il")
    usato_il = models.DateTimeField("usato il", null=True, blank=True)
    creato_il = models.DateTimeField("creato il", db_default=Now())

    class Meta:
        verbose_name = "invito a un membro dell'équipe"
        verbose_name_plural = "inviti ai membri dell'équipe"

    def __str__(self):
        return str(self.pk)


@pghistory.track()
class InvioSpecialistico(models.Model):
    """Outcome D: a person sent to a service, and what it answered. `risposta` goes into no print and to nobody else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="invii_specialistici")
    servizio = models.CharField("servizio", max_length=20, choices=ServizioRete)
    ente = models.CharField("ente", max_length=160)
    componente = models.ForeignKey(
        Componente, models.PROTECT, verbose_name="persona", related_name="invii_specialistici"
    )
    gia_in_carico = models.BooleanField("il servizio la segue già")
    consenso = models.BooleanField("la persona è d'accordo")
    inviato_il = models.DateField("mandata il")
    inviato_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="mandata da", related_name="invii_specialistici"
    )
    attesa_fino_al = models.DateField("si aspetta la risposta fino al")
    risposta_il = models.DateField("risposta del", null=True, blank=True)
    risposta = models.TextField("che cosa risponde il servizio", max_length=4000, blank=True)
    concluso_il = models.DateField("concluso il", null=True, blank=True)

    class Meta:
        verbose_name = "invio a un servizio specialistico"
        verbose_name_plural = "invii ai servizi specialistici"
        constraints = [
            models.UniqueConstraint(fields=["caso"], condition=Q(concluso_il=None), name="one_open_invio_per_caso"),
            models.CheckConstraint(
                name="invio_consenso_where_needed", condition=Q(consenso=True) | Q(gia_in_carico=True)
            ),
            models.CheckConstraint(
                name="risposta_iff_risposta_il",
                condition=Q(risposta_il=None, risposta="") | (Q(risposta_il__isnull=False) & ~Q(risposta="")),
            ),
        ]

    def __str__(self):
        return str(self.pk)
