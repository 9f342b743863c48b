import uuid

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from progetti_collettivita.models import stati
from progetti_collettivita.models.codici import Quota
from progetti_collettivita.models.puc import ORE_MAX, ORE_MIN, Puc
from progetti_collettivita.models.sede import FasciaOraria, SedePuc
from progetti_collettivita.models.stati import StatoAssegnazionePuc, StatoInail
from rdc_platform.documenti.models import Documento


class MotivoInterruzione(models.TextChoices):
    INIZIO_LAVORO = "INIZIO_LAVORO", "Ha cominciato a lavorare"
    ESONERO = "ESONERO", "È esonerato"
    TRASFERIMENTO = "TRASFERIMENTO", "Si è trasferito"
    FINE_BENEFICIO = "FINE_BENEFICIO", "Il beneficio è finito"
    ASSENZE = "ASSENZE", "Assenze"
    RIFIUTO = "RIFIUTO", "Non vuole continuare"
    PROGETTO_CHIUSO = "PROGETTO_CHIUSO", "Il progetto è chiuso"
    ALTRO = "ALTRO", "Altro"


class MotivoSospensione(models.TextChoices):
    MALATTIA = "MALATTIA", "Malattia"
    GRAVIDANZA = "GRAVIDANZA", "Gravidanza"
    ESONERO = "ESONERO", "Esonero"
    PROGETTO_SOSPESO = "PROGETTO_SOSPESO", "Il progetto è sospeso"
    ALTRO = "ALTRO", "Altro"


class MotivoProroga(models.TextChoices):
    """Why somebody goes on after the day that was expected: no word of his family."""

    ORE_DA_FARE = "ORE_DA_FARE", "Restano ore da fare"
    PROGETTO = "PROGETTO", "Il progetto va avanti"
    RICHIESTA = "RICHIESTA", "Chiede di continuare"
    ALTRO = "ALTRO", "Altro"


class Idoneita(models.TextChoices):
    """What the medical visit said, and no diagnosis."""

    IDONEO = "IDONEO", "Idoneo"
    NON_IDONEO = "NON_IDONEO", "Non idoneo"
    CON_LIMITAZIONI = "CON_LIMITAZIONI", "Con limitazioni"


_APERTE = ", ".join(f"'{stato}'" for stato in stati.APERTE)
# A place is held from the proposal to the end: the project counts them itself, by quota, whoever writes the assignment.
CONTA = f"""
    IF TG_OP <> 'INSERT' AND OLD.stato IN ({_APERTE}) THEN
        UPDATE progetti_collettivita_puc SET
            occupati_comune = occupati_comune - (OLD.quota = 'COMUNE')::int,
            occupati_cpi = occupati_cpi - (OLD.quota = 'CPI')::int,
            occupati_volontari = occupati_volontari - (OLD.quota = 'VOLONTARIO')::int
        WHERE id = OLD.puc_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.stato IN ({_APERTE}) THEN
        UPDATE progetti_collettivita_puc SET
            occupati_comune = occupati_comune + (NEW.quota = 'COMUNE')::int,
            occupati_cpi = occupati_cpi + (NEW.quota = 'CPI')::int,
            occupati_volontari = occupati_volontari + (NEW.quota = 'VOLONTARIO')::int
        WHERE id = NEW.puc_id;
    END IF;
    RETURN NULL;
"""  # noqa: S608 -- names of our own states, written into a trigger


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class AssegnazionePuc(models.Model):
    """One person on one project, from the proposal to the end (DM 149/2019); `proponente` is empty where ANPAL proposed."""

    MOVES = stati.MOVES_ASSEGNAZIONE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    puc = models.ForeignKey(Puc, models.PROTECT, verbose_name="progetto", related_name="assegnazioni")
    persona = models.ForeignKey(
        Componente, models.PROTECT, verbose_name="persona", related_name="assegnazioni_puc", db_index=False
    )
    quota = models.CharField("quota", max_length=10, choices=Quota)
    stato = models.CharField(
        "stato", max_length=12, choices=StatoAssegnazionePuc, default=StatoAssegnazionePuc.PROPOSTO
    )
    proponente = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="proposto da", related_name="+"
    )
    data_proposta = models.DateField("proposto il")
    scadenza_risposta = models.DateField("risposta entro il")
    data_accettazione = models.DateField("accettato il", null=True, blank=True)
    documento_accettazione = models.ForeignKey(
        Documento, models.PROTECT, null=True, blank=True, verbose_name="accettazione", related_name="+"
    )
    sede = models.ForeignKey(
        SedePuc, models.PROTECT, null=True, blank=True, verbose_name="sede", related_name="assegnazioni"
    )
    calendario = models.ManyToManyField(
        FasciaOraria, blank=True, verbose_name="calendario", related_name="assegnazioni"
    )
    ore_settimanali = models.DecimalField("ore la settimana", max_digits=4, decimal_places=1, default=ORE_MIN)
    consenso_ore_maggiori = models.BooleanField("ha accettato più di 8 ore", default=False)
    data_inizio = models.DateField("inizio", null=True, blank=True)
    data_fine_prevista = models.DateField("fine prevista", null=True, blank=True)
    data_fine_effettiva = models.DateField("fine", null=True, blank=True)
    stato_inail = models.CharField("INAIL", max_length=15, choices=StatoInail, default=StatoInail.NON_COMUNICATA)
    mansioni = models.TextField("mansioni", max_length=1000, blank=True)
    idoneita = models.CharField("idoneità", max_length=15, choices=Idoneita, blank=True)
    dpi_consegnati_il = models.DateField("dispositivi consegnati il", null=True, blank=True)
    formazione_svolta_il = models.DateField("formazione fatta il", null=True, blank=True)
    motivo_sospensione = models.CharField("perché è sospeso", max_length=20, choices=MotivoSospensione, blank=True)
    motivo_interruzione = models.CharField(
        "perché si è interrotto", max_length=20, choices=MotivoInterruzione, blank=True
    )
    motivo_proroga = models.CharField("perché è prorogata", max_length=20, choices=MotivoProroga, blank=True)
    creata_il = models.DateTimeField("creata il", db_default=Now())
    versione = models.PositiveIntegerField("versione", db_default=1)

    class Meta:
        verbose_name = "assegnazione a un progetto"
        verbose_name_plural = "assegnazioni ai progetti"
        constraints = [
            models.UniqueConstraint(
                fields=["persona"], condition=Q(stato__in=stati.APERTE), name="one_assegnazione_puc_aperta"
            ),
            models.CheckConstraint(name="assegnazione_puc_ore", condition=Q(ore_settimanali__range=(ORE_MIN, ORE_MAX))),
            models.CheckConstraint(
                name="assegnazione_puc_consenso",
                condition=~Q(stato__in=["ACCETTATO", "ATTIVO", "SOSPESO", "COMPLETATO"])
                | Q(ore_settimanali__lte=ORE_MIN)
                | Q(consenso_ore_maggiori=True),
            ),
            models.CheckConstraint(
                name="assegnazione_puc_attiva_is_insured",
                condition=~Q(stato="ATTIVO") | Q(stato_inail=StatoInail.CONFERMATA, data_inizio__isnull=False),
            ),
            models.CheckConstraint(
                name="assegnazione_puc_interrotta_iff_motivo",
                condition=Q(stato="INTERROTTO") ^ Q(motivo_interruzione=""),
            ),
            models.CheckConstraint(
                name="assegnazione_puc_sospesa_iff_motivo", condition=Q(stato="SOSPESO") ^ Q(motivo_sospensione="")
            ),
            models.CheckConstraint(
                name="assegnazione_puc_dates",
                condition=Q(scadenza_risposta__gte=F("data_proposta")) & Q(data_inizio__lte=F("data_fine_prevista")),
            ),
        ]
        indexes = [
            models.Index(fields=["persona"], name="assegnazione_puc_persona"),
            models.Index(fields=["scadenza_risposta"], condition=Q(stato="PROPOSTO"), name="assegnazione_puc_risposta"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="puc_counts_its_places",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Delete | pgtrigger.UpdateOf("stato", "quota", "puc_id"),
                func=CONTA,
            )
        ]

    def __str__(self):
        return str(self.pk)
