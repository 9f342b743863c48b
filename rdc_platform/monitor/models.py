import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ambiti.models import Ambito


class StatoScambio(models.TextChoices):
    """How it goes with one of those we call."""

    REGOLARE = "REGOLARE", "Regolare"
    DA_GUARDARE = "DA_GUARDARE", "Da guardare"
    IN_RITARDO = "IN_RITARDO", "In ritardo"
    NON_RISPONDE = "NON_RISPONDE", "Non risponde"
    IN_PAUSA = "IN_PAUSA", "Fermo"
    NON_SI_LEGGE = "NON_SI_LEGGE", "Non si legge"
    NON_TORNA = "NON_TORNA", "Non torna"


class TipoAnomalia(models.TextChoices):
    SENZA_LEGAME = "SENZA_LEGAME", "Lettura senza legame"
    MOLTE_FAMIGLIE = "MOLTE_FAMIGLIE", "Molte famiglie in un'ora"
    DI_NOTTE = "DI_NOTTE", "Lettura di notte"
    IN_EMERGENZA = "IN_EMERGENZA", "Lettura in emergenza"


class StatoRilevazione(models.TextChoices):
    IN_PARTENZA = "IN_PARTENZA", "In partenza"
    RICEVUTA = "RICEVUTA", "Ricevuta dal Ministero"
    RIFIUTATA = "RIFIUTATA", "Rifiutata dal Ministero"


class VerificaAccessi(models.Model):
    """One walk over the register between two instants: how many openings of families were looked at."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dal = models.DateTimeField("dal")
    al = models.DateTimeField("al")
    letture = models.PositiveIntegerField("letture guardate")
    eseguita_il = models.DateTimeField("eseguita il", db_default=Now())

    class Meta:
        verbose_name = "verifica degli accessi"
        verbose_name_plural = "verifiche degli accessi"
        constraints = [models.CheckConstraint(name="verifica_dal_before_al", condition=Q(al__gt=models.F("dal")))]
        indexes = [models.Index(fields=["al"], name="verifica_al")]

    def __str__(self) -> str:
        return f"{self.dal} {self.al}"


class Anomalia(models.Model):
    """Something in the register for the data-protection officer to look at; ids only, and nothing is blocked for it.

    SENZA_LEGAME should never be: a family opened by who could not see it at that instant. The others are unusual, no more:
    `quante` families opened in the hour from `istante`, one opened at night, or one opened in an emergency.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tipo = models.CharField("tipo", max_length=15, choices=TipoAnomalia)
    istante = models.DateTimeField("istante")
    operatore_id = models.UUIDField("operatore", null=True)
    accreditamento_id = models.UUIDField("profilo")
    ruolo = models.CharField("ruolo", max_length=60)
    nucleo_id = models.UUIDField("famiglia", null=True, blank=True)
    atto = models.CharField("atto", max_length=80, blank=True)
    quante = models.PositiveIntegerField("famiglie", default=1)
    trovata_il = models.DateTimeField("trovata il", db_default=Now())

    class Meta:
        verbose_name = "lettura da guardare"
        verbose_name_plural = "letture da guardare"
        constraints = [
            models.UniqueConstraint(
                fields=["tipo", "accreditamento_id", "istante", "nucleo_id"],
                name="one_anomalia_each",
                nulls_distinct=False,
            )
        ]
        indexes = [models.Index(fields=["istante"], name="anomalia_istante")]

    def __str__(self) -> str:
        return f"{self.tipo} {self.istante}"


class Rilevazione(models.Model):
    """What the Ministry is told of one month of an Ambito (M15): counts of families by Comune, none small and none exact.

    `contenuto` is what leaves, as it leaves. `conteggi` are the counts that it tells, by territory, kept until a later version
    is counted from them, and for no longer. `contata_con` is the last month that was closed when it was counted last.
    """

    MOVES = {
        StatoRilevazione.IN_PARTENZA: {StatoRilevazione.RICEVUTA, StatoRilevazione.RIFIUTATA},
        StatoRilevazione.RIFIUTATA: {StatoRilevazione.RICEVUTA, StatoRilevazione.RIFIUTATA},
        StatoRilevazione.RICEVUTA: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, verbose_name="Ambito", related_name="rilevazioni")
    mese = models.DateField("mese", help_text="il suo primo giorno")
    versione = models.PositiveIntegerField("versione", default=1)
    contata_con = models.DateField("contata con i mesi fino a")
    contenuto = models.JSONField("che cosa parte")
    conteggi = models.JSONField("famiglie contate", default=list, blank=True)
    impronta = models.CharField("impronta di ciò che parte", max_length=64)
    fatta_il = models.DateTimeField("fatta il", db_default=Now())
    stato = models.CharField("stato", max_length=12, choices=StatoRilevazione, default=StatoRilevazione.IN_PARTENZA)
    protocollo = models.CharField("numero della ricevuta", max_length=60, blank=True)
    risposta_il = models.DateTimeField("risposta del", null=True, blank=True)
    codice_rifiuto = models.CharField("codice del rifiuto", max_length=40, blank=True)
    motivo_rifiuto = models.CharField("perché è rifiutata", max_length=500, blank=True)

    class Meta:
        verbose_name = "rilevazione per il Ministero"
        verbose_name_plural = "rilevazioni per il Ministero"
        constraints = [
            models.UniqueConstraint(fields=["mese", "ambito", "versione"], name="one_rilevazione_per_versione"),
            models.CheckConstraint(name="rilevazione_mese_is_first_day", condition=Q(mese__day=1)),
            models.CheckConstraint(
                name="rilevazione_ricevuta_iff_protocollo", condition=Q(stato="RICEVUTA") ^ Q(protocollo="")
            ),
            models.CheckConstraint(
                name="rilevazione_rifiutata_iff_codice", condition=Q(stato="RIFIUTATA") ^ Q(codice_rifiuto="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mese:%Y-%m} v{self.versione}"

    @property
    def chiave(self) -> str:
        """The key under which the Ministry takes it once: equal figures have one, changed ones another."""
        return f"M15-{self.ambito_id}-{self.mese:%Y-%m}-v{self.versione}-{self.impronta[:12]}"
