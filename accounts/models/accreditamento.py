import uuid
from typing import Self

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models.operatore import Operatore
from accounts.ruoli import Livello, Ruolo
from ambiti.models import Ambito, Comune
from rdc_platform import calendario


class StatoAccreditamento(models.TextChoices):
    RICHIESTO = "RICHIESTO", "Richiesto"
    ATTIVO = "ATTIVO", "Attivo"
    SOSPESO = "SOSPESO", "Sospeso"
    REVOCATO = "REVOCATO", "Revocato"
    SCADUTO = "SCADUTO", "Scaduto"


class MotivoStato(models.TextChoices):
    CESSAZIONE_RAPPORTO = "CESSAZIONE_RAPPORTO", "Cessazione del rapporto"
    CAMBIO_MANSIONE = "CAMBIO_MANSIONE", "Cambio di mansione"
    ASSENZA_PROLUNGATA = "ASSENZA_PROLUNGATA", "Assenza prolungata"
    VIOLAZIONE_REGOLE = "VIOLAZIONE_REGOLE", "Violazione delle regole"
    RICHIESTA_COMUNE = "RICHIESTA_COMUNE", "Richiesta del Comune"
    REVOCA_CONVENZIONE = "REVOCA_CONVENZIONE", "Revoca della convenzione"
    INCIDENTE_SICUREZZA = "INCIDENTE_SICUREZZA", "Incidente di sicurezza"
    SOSTITUZIONE = "SOSTITUZIONE", "Sostituzione"
    INATTIVITA = "INATTIVITA", "Profilo non usato da troppo tempo"
    MANCATA_CONFERMA = "MANCATA_CONFERMA", "Non confermato dall'Amministratore"
    ALTRO = "ALTRO", "Altro"


# Reasons that the platform writes by itself; the others are a person's to choose.
AUTOMATICI = frozenset({MotivoStato.SOSTITUZIONE, MotivoStato.INATTIVITA, MotivoStato.MANCATA_CONFERMA})


class Fondo(models.TextChoices):
    FONDO_POVERTA_QUOTA_SERVIZI = "FONDO_POVERTA_QUOTA_SERVIZI", "Fondo povertà, quota servizi"
    PON_INCLUSIONE = "PON_INCLUSIONE", "PON Inclusione"
    FONDO_NAZIONALE_POLITICHE_SOCIALI = "FONDO_NAZIONALE_POLITICHE_SOCIALI", "Fondo nazionale politiche sociali"
    FONDO_SOLIDARIETA_COMUNALE = "FONDO_SOLIDARIETA_COMUNALE", "Fondo di solidarietà comunale"
    RISORSE_PROPRIE_ENTE = "RISORSE_PROPRIE_ENTE", "Risorse proprie dell'ente"
    PNRR = "PNRR", "PNRR"
    FONDI_REGIONALI = "FONDI_REGIONALI", "Fondi regionali"
    ALTRO = "ALTRO", "Altro"


class AccreditamentoQuerySet(models.QuerySet["Accreditamento"]):
    def not_over(self) -> Self:
        """Active, and its last day not passed (Rome); it may begin later."""
        return self.filter(Q(valido_al=None) | Q(valido_al__gte=calendario.today()), stato=StatoAccreditamento.ATTIVO)

    def in_vigore(self) -> Self:
        """Active, and within its dates today (Rome)."""
        return self.not_over().filter(valido_dal__lte=calendario.today())


@pghistory.track(exclude=["usato_il"], meta={"indexes": [models.Index(fields=["ambito"])]})
class Accreditamento(models.Model):
    """One person, one role, one territory: what the Amministratore gives on the Comune's indication. It is the profile."""

    MOVES = {
        StatoAccreditamento.RICHIESTO: {StatoAccreditamento.ATTIVO, StatoAccreditamento.REVOCATO},
        StatoAccreditamento.ATTIVO: {
            StatoAccreditamento.SOSPESO,
            StatoAccreditamento.REVOCATO,
            StatoAccreditamento.SCADUTO,
        },
        StatoAccreditamento.SOSPESO: {
            StatoAccreditamento.ATTIVO,
            StatoAccreditamento.REVOCATO,
            StatoAccreditamento.SCADUTO,
        },
        StatoAccreditamento.REVOCATO: set(),
        StatoAccreditamento.SCADUTO: {StatoAccreditamento.ATTIVO},
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    operatore = models.ForeignKey(Operatore, models.PROTECT, verbose_name="operatore", related_name="accreditamenti")
    ruolo = models.CharField("ruolo", max_length=30, choices=Ruolo)
    livello = models.CharField("livello", max_length=10, choices=Livello)
    ambito = models.ForeignKey(
        Ambito, models.PROTECT, null=True, blank=True, verbose_name="Ambito", related_name="accreditamenti"
    )
    comuni = models.ManyToManyField(Comune, blank=True, verbose_name="Comuni", related_name="accreditamenti")
    fondi = ArrayField(models.CharField(max_length=40, choices=Fondo), verbose_name="fondi", default=list, blank=True)
    fondo_altro = models.CharField("altro fondo", max_length=120, blank=True)
    riga_indicazione = models.ForeignKey(
        "accounts.RigaIndicazione",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="indicazione del Comune",
        related_name="accreditamenti",
    )
    atto = models.ForeignKey(
        "accounts.AttoDesignazione",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="atto di designazione",
        related_name="accreditamenti",
    )
    valido_dal = models.DateField("valido dal")
    valido_al = models.DateField("valido al", null=True, blank=True)
    stato = models.CharField("stato", max_length=10, choices=StatoAccreditamento, default=StatoAccreditamento.RICHIESTO)
    stato_dal = models.DateField("in questo stato dal", default=calendario.today)
    confermato_il = models.DateField("confermato il", null=True, blank=True)
    usato_il = models.DateField("usato il", null=True, blank=True)
    motivo_stato = models.CharField("motivo", max_length=30, choices=MotivoStato, blank=True)
    motivo_testo = models.CharField("spiegazione", max_length=500, blank=True)
    motivo_cumulo = models.CharField(
        "perché con un altro ruolo",
        max_length=500,
        blank=True,
        help_text="richiesto quando i due ruoli hanno finalità diverse",
    )
    creato_da = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="dato da", related_name="accreditamenti_dati"
    )
    creato_il = models.DateTimeField("creato il", db_default=Now())

    objects = AccreditamentoQuerySet.as_manager()

    class Meta:
        verbose_name = "accreditamento"
        verbose_name_plural = "accreditamenti"
        constraints = [
            models.CheckConstraint(
                name="accreditamento_dal_before_al", condition=Q(valido_al=None) | Q(valido_al__gte=F("valido_dal"))
            ),
            models.CheckConstraint(
                name="accreditamento_ambito_unless_nazionale",
                condition=Q(livello=Livello.NAZIONALE) ^ Q(ambito__isnull=False),
            ),
            # Nobody is shut out without a reason that can be read afterwards.
            models.CheckConstraint(
                name="accreditamento_ended_has_motivo",
                condition=~Q(stato__in=[StatoAccreditamento.SOSPESO, StatoAccreditamento.REVOCATO])
                | ~Q(motivo_stato=""),
            ),
            models.CheckConstraint(
                name="amministratore_active_only_by_atto",
                condition=~Q(ruolo=Ruolo.AMMINISTRATORE_AMBITO, stato=StatoAccreditamento.ATTIVO)
                | Q(atto__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["ambito", "ruolo", "stato"], name="accreditamento_ambito_ruolo")]
        triggers = [
            # The letter's order: designated by an act, countersigned, and only then registered. A CHECK sees one table only.
            pgtrigger.Trigger(
                name="amministratore_only_countersigned",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(
                    new__ruolo=Ruolo.AMMINISTRATORE_AMBITO.value, new__stato=StatoAccreditamento.ATTIVO.value
                ),
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM accounts_attodesignazione
                        WHERE id = NEW.atto_id AND data_controfirma IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION 'amministratore without a countersigned act' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"{self.get_ruolo_display()} {self.pk}"
