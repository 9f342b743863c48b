"""The exchange with the Centri per l'impiego about their quota of places, through ANPAL's platform (DM 149/2019, art. 3)."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from progetti_collettivita.models.assegnazione import AssegnazionePuc
from progetti_collettivita.models.puc import Puc


class MotivoScartoProposta(models.TextChoices):
    """Why a proposal of a Centro could not be taken: ANPAL is told the code."""

    ILLEGGIBILE = "ILLEGGIBILE", "La proposta non si legge"
    PROGETTO_SCONOSCIUTO = "PROGETTO_SCONOSCIUTO", "Il progetto non c'è"
    PROGETTO_NON_ATTIVO = "PROGETTO_NON_ATTIVO", "Il progetto non è attivo"
    PERSONA_SCONOSCIUTA = "PERSONA_SCONOSCIUTA", "La persona non è tra i beneficiari"
    NON_DEL_CPI = "NON_DEL_CPI", "La famiglia non è seguita dal Centro per l'impiego"
    NON_TENUTA = "NON_TENUTA", "La persona non è tenuta ai progetti"
    NON_RESIDENTE = "NON_RESIDENTE", "La persona non abita dove si fa il progetto"
    ETA = "ETA", "La persona non ha l'età che serve"
    SEDE_NON_VALIDA = "SEDE_NON_VALIDA", "La sede non c'è, o è in un altro Comune"
    ORE_NON_VALIDE = "ORE_NON_VALIDE", "Le ore non sono quelle del progetto"
    DATE_NON_VALIDE = "DATE_NON_VALIDE", "L'inizio è fuori dal progetto, o troppo vicino"
    POSTI_FINITI = "POSTI_FINITI", "Non ci sono posti liberi per il CPI"
    GIA_ASSEGNATA = "GIA_ASSEGNATA", "La persona ha già un progetto"


class PropostaAnpal(models.Model):
    """A proposal that came from a Centro, once by its number: the participation that it made, or why it made none.

    Of one that was put aside nothing says who the person is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    numero = models.CharField("numero della proposta", max_length=60, unique=True)
    cpi = models.CharField("Centro per l'impiego", max_length=160, blank=True)
    data_proposta = models.DateField("proposta dal CPI il", null=True, blank=True)
    assegnazione = models.OneToOneField(
        AssegnazionePuc, models.PROTECT, null=True, blank=True, verbose_name="partecipazione", related_name="dal_cpi"
    )
    motivo = models.CharField("perché è scartata", max_length=25, choices=MotivoScartoProposta, blank=True)
    ricevuta_il = models.DateTimeField("ricevuta il", db_default=Now())

    class Meta:
        verbose_name = "proposta del CPI"
        verbose_name_plural = "proposte del CPI"
        constraints = [
            models.CheckConstraint(name="proposta_anpal_taken_or_why", condition=Q(assegnazione=None) ^ Q(motivo=""))
        ]

    def __str__(self):
        return self.numero


class CatalogoAnpal(models.Model):
    """A project that ANPAL was told of: from then on it hears of each change, and of the end."""

    puc = models.OneToOneField(Puc, models.CASCADE, primary_key=True, verbose_name="progetto", related_name="in_anpal")
    detto_il = models.DateTimeField("detto la prima volta il", db_default=Now())

    class Meta:
        verbose_name = "progetto nel catalogo di ANPAL"
        verbose_name_plural = "progetti nel catalogo di ANPAL"

    def __str__(self):
        return str(self.puc_id)


class CursoreAnpal(models.Model):
    """Where one of ANPAL's lists was left."""

    risorsa = models.CharField("elenco", max_length=40, primary_key=True)
    valore = models.CharField("fin qui", max_length=120, blank=True)

    class Meta:
        verbose_name = "cursore di ANPAL"
        verbose_name_plural = "cursori di ANPAL"

    def __str__(self):
        return self.risorsa
