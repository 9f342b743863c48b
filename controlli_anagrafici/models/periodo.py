import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Comune, Stato
from controlli_anagrafici.models.controllo import Controllo
from controlli_anagrafici.residenza import TipoPeriodo

TIPI = [
    (TipoPeriodo.ISCR, "Iscrizione anagrafica"),
    (TipoPeriodo.EFF, "Residenza effettiva riconosciuta"),
    (TipoPeriodo.IRR, "Cancellazione per irreperibilità"),
    (TipoPeriodo.EST, "Estero o AIRE"),
    (TipoPeriodo.ALTRO_CANC, "Altra cancellazione"),
]


class MotivoInizio(models.TextChoices):
    NASCITA = "NASCITA", "Nascita"
    IMMIGRAZIONE_DA_COMUNE = "IMMIGRAZIONE_DA_COMUNE", "Da un altro Comune"
    IMMIGRAZIONE_DA_ESTERO = "IMMIGRAZIONE_DA_ESTERO", "Dall'estero"
    RICOMPARSA = "RICOMPARSA", "Ricomparsa"
    CENSIMENTO = "CENSIMENTO", "Censimento"
    ALTRO = "ALTRO", "Altro"


class MotivoFine(models.TextChoices):
    EMIGRAZIONE_ALTRO_COMUNE = "EMIGRAZIONE_ALTRO_COMUNE", "Per un altro Comune"
    EMIGRAZIONE_ESTERO = "EMIGRAZIONE_ESTERO", "Per l'estero"
    IRREPERIBILITA = "IRREPERIBILITA", "Irreperibilità"
    DECESSO = "DECESSO", "Morte"
    ALTRO = "ALTRO", "Altro"


class FontePeriodo(models.TextChoices):
    ATTI_COMUNE = "ATTI_COMUNE", "Atti del Comune"
    ANPR = "ANPR", "ANPR"
    NOTA_ALTRO_COMUNE = "NOTA_ALTRO_COMUNE", "Nota di un altro Comune"
    DICHIARAZIONE_INTERESSATO = "DICHIARAZIONE_INTERESSATO", "Dichiarazione dell'interessato"
    SERVIZI_SOCIALI = "SERVIZI_SOCIALI", "Servizi sociali"


class ElementoOggettivo(models.TextChoices):
    """What proves an actual presence (nota 1319/2020, circolare 3803/2020)."""

    CONTRATTO_LAVORO = "CONTRATTO_LAVORO", "Contratto di lavoro"
    ESTRATTO_CONTRIBUTIVO = "ESTRATTO_CONTRIBUTIVO", "Estratto contributivo"
    FREQUENZA_SCOLASTICA = "FREQUENZA_SCOLASTICA", "Frequenza scolastica"
    PRESTAZIONI_SANITARIE = "PRESTAZIONI_SANITARIE", "Prestazioni sanitarie"
    PRESA_IN_CARICO_SERVIZI = "PRESA_IN_CARICO_SERVIZI", "Presa in carico dei servizi"
    ACCOGLIENZA = "ACCOGLIENZA", "Accoglienza"
    UTENZE_LOCAZIONE = "UTENZE_LOCAZIONE", "Utenze o locazione"
    ALTRO = "ALTRO", "Altro"


def luogo(model, label: str) -> models.ForeignKey:
    return models.ForeignKey(model, models.PROTECT, null=True, blank=True, verbose_name=label, related_name="+")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class PeriodoResidenza(models.Model):
    """When the richiedente was registered, present, abroad or cancelled, as one Comune attests it; both days included.

    Only `comune_dichiarante` may change it. `comune` is empty for a life abroad only. ANPR proposes with `confermato`
    false: such a period does not count until a person confirms it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="periodi")
    comune = models.ForeignKey(
        Comune, models.PROTECT, null=True, blank=True, verbose_name="Comune", related_name="periodi_residenza"
    )
    comune_dichiarante = models.ForeignKey(
        Comune, models.PROTECT, verbose_name="attestato da", related_name="periodi_dichiarati"
    )
    tipo = models.CharField("tipo", max_length=10, choices=TIPI, default=TipoPeriodo.ISCR)
    data_inizio = models.DateField("dal")
    data_fine = models.DateField("al", null=True, blank=True, help_text="vuoto: ancora in corso")
    motivo_inizio = models.CharField("motivo dell'inizio", max_length=25, choices=MotivoInizio, blank=True)
    motivo_fine = models.CharField("motivo della fine", max_length=25, choices=MotivoFine, blank=True)
    comune_provenienza = luogo(Comune, "Comune di provenienza")
    stato_provenienza = luogo(Stato, "Stato di provenienza")
    comune_destinazione = luogo(Comune, "Comune di destinazione")
    stato_destinazione = luogo(Stato, "Stato di destinazione")
    fonte = models.CharField("fonte", max_length=30, choices=FontePeriodo, default=FontePeriodo.ATTI_COMUNE)
    estremi_atto = models.CharField("estremi dell'atto", max_length=120, blank=True)
    elementi_oggettivi = ArrayField(
        models.CharField(max_length=30, choices=ElementoOggettivo),
        verbose_name="elementi oggettivi",
        default=list,
        blank=True,
    )
    data_decorrenza_incerta = models.BooleanField("la data d'inizio è incerta", default=False)
    doppia_iscrizione = models.BooleanField("la persona risulta iscritta in due Comuni", default=False)
    confermato = models.BooleanField("confermato", default=True)
    scritto_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="scritto da", related_name="+")
    creato_il = models.DateTimeField("scritto il", db_default=Now())

    class Meta:
        verbose_name = "periodo di residenza"
        verbose_name_plural = "periodi di residenza"
        ordering = ["-data_inizio", "pk"]
        constraints = [
            models.CheckConstraint(
                name="periodo_ends_after_it_starts", condition=Q(data_fine=None) | Q(data_fine__gte=F("data_inizio"))
            ),
            models.CheckConstraint(name="periodo_comune_or_abroad", condition=Q(tipo="EST") | ~Q(comune=None)),
            models.CheckConstraint(
                name="periodo_ended_has_motivo", condition=Q(data_fine=None) | ~Q(motivo_fine="") | ~Q(tipo="ISCR")
            ),
            models.CheckConstraint(
                name="periodo_eff_has_proof",
                condition=~Q(tipo="EFF") | (~Q(estremi_atto="") & Q(elementi_oggettivi__len__gt=0)),
            ),
            models.CheckConstraint(
                name="periodo_nota_has_estremi", condition=~Q(fonte="NOTA_ALTRO_COMUNE") | ~Q(estremi_atto="")
            ),
            models.UniqueConstraint(
                fields=["controllo"],
                condition=Q(tipo="ISCR", data_fine=None, doppia_iscrizione=False, confermato=True),
                name="one_open_iscrizione",
            ),
        ]
        indexes = [models.Index(fields=["controllo", "-data_inizio"], name="periodo_controllo")]

    def __str__(self):
        return f"{self.tipo} {self.data_inizio}"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class Calcolo(models.Model):
    """What the periods proved at one moment: with which parameters, by which version of the algorithm, from which inputs.

    The last one of a check is the one in force; `scelto_il` of a recomputation with other years says who took it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="calcoli")
    fatto_il = models.DateTimeField("fatto il", db_default=Now())
    algoritmo_versione = models.CharField("versione dell'algoritmo", max_length=10)
    hash_ingressi = models.CharField("impronta dei dati", max_length=64)
    riferimento = models.DateField("data di riferimento")
    anni_totali = models.PositiveSmallIntegerField("anni di residenza")
    anni_continuativi = models.PositiveSmallIntegerField("anni continuativi")
    tolleranza_giorni = models.PositiveSmallIntegerField("giorni di tolleranza", default=0)
    giorni_totali = models.PositiveIntegerField("giorni di residenza")
    soglia_giorni = models.PositiveIntegerField("giorni richiesti")
    giorni_mancanti = models.PositiveIntegerField("giorni mancanti")
    residenza_totale = models.BooleanField("anni di residenza raggiunti")
    residenza_continuativa = models.BooleanField("ultimi anni continuativi")
    residente_alla_data = models.BooleanField("residente alla data")
    caso_limite = models.BooleanField("caso limite")
    interruzioni = models.JSONField("interruzioni", default=list)
    conflitti_estero = models.JSONField("conflitti con l'estero", default=list)

    class Meta:
        verbose_name = "calcolo della residenza"
        verbose_name_plural = "calcoli della residenza"
        get_latest_by = "fatto_il"
        indexes = [models.Index(fields=["controllo", "-fatto_il"], name="calcolo_controllo")]

    def __str__(self):
        return f"{self.giorni_totali}/{self.soglia_giorni}"
