import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Fondo
from ambiti.models import Componente
from patti_inclusione.models.patto import Patto
from patti_inclusione.models.patto_codici import (
    AreaPatto,
    CategoriaImpegno,
    CodiceSostegno,
    EventoSanzione,
    FrequenzaImpegno,
    LivelloSituazione,
    StatoImpegno,
    StatoSostegno,
)


class ParteDelPatto(models.Model):
    """What all parts of a Patto have: `revisione` counts the changes, so that two open pages do not overwrite each other.

    `origine` is the key of the part that this one was copied from, through all versions; None in the first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    revisione = models.PositiveIntegerField("revisione", default=0)
    origine = models.UUIDField("la stessa parte nella prima versione", null=True, editable=False)
    creato_il = models.DateTimeField("creato il", db_default=Now())

    class Meta:
        abstract = True

    @property
    def filo(self) -> uuid.UUID:
        """What the part has in common with itself in the other versions of the Patto."""
        return self.origine or self.pk


@pghistory.track()
class ObiettivoGenerale(ParteDelPatto):
    """What the family wants to reach in one area of its life; without `componente` it is of the whole nucleo.

    `bisogni` are the codes of the grave needs of the Analisi preliminare that it answers (selectors.patto_bisogni).
    """

    patto = models.ForeignKey(Patto, models.CASCADE, verbose_name="Patto", related_name="obiettivi")
    area = models.CharField("area", max_length=20, choices=AreaPatto)
    testo = models.TextField("obiettivo", max_length=1000)
    componente = models.ForeignKey(
        Componente, models.PROTECT, null=True, blank=True, verbose_name="di chi è", related_name="obiettivi"
    )
    bisogni = ArrayField(models.CharField(max_length=60), verbose_name="risponde a", default=list, blank=True)

    class Meta:
        verbose_name = "obiettivo generale"
        verbose_name_plural = "obiettivi generali"
        ordering = ["creato_il", "pk"]

    def __str__(self):
        return self.testo


@pghistory.track()
class RisultatoAtteso(ParteDelPatto):
    """Something concrete and observable by which one sees that an objective is near; within `termine`."""

    patto = models.ForeignKey(Patto, models.CASCADE, verbose_name="Patto", related_name="risultati")
    obiettivo = models.ForeignKey(ObiettivoGenerale, models.CASCADE, verbose_name="obiettivo", related_name="risultati")
    testo = models.TextField("risultato", max_length=1000)
    indicatore = models.CharField("da che cosa lo vediamo", max_length=300, blank=True)
    situazione_iniziale = models.CharField("com'è oggi", max_length=25, choices=LivelloSituazione, blank=True)
    situazione_attesa = models.CharField("come sarà", max_length=25, choices=LivelloSituazione, blank=True)
    termine = models.DateField("entro il")
    responsabile = models.ForeignKey(
        Componente, models.PROTECT, null=True, blank=True, verbose_name="se ne occupa", related_name="risultati"
    )
    responsabile_servizio = models.CharField("o il servizio", max_length=160, blank=True)

    class Meta:
        verbose_name = "risultato atteso"
        verbose_name_plural = "risultati attesi"
        ordering = ["creato_il", "pk"]
        constraints = [
            models.CheckConstraint(
                name="one_responsabile_per_risultato",
                condition=Q(responsabile=None) | Q(responsabile_servizio=""),
            )
        ]

    def __str__(self):
        return self.testo


@pghistory.track()
class Impegno(ParteDelPatto):
    """What one member binds himself to. For `altri`, who take part, no conditionality follows.

    `condizionalita`: a breach without a good reason may be reported (art. 7 DL 4/2019); a commitment of prevention and
    cure is such only when a health professional set it.
    """

    patto = models.ForeignKey(Patto, models.CASCADE, verbose_name="Patto", related_name="impegni")
    risultato = models.ForeignKey(
        RisultatoAtteso, models.SET_NULL, null=True, blank=True, verbose_name="serve a", related_name="impegni"
    )
    componente = models.ForeignKey(Componente, models.PROTECT, verbose_name="chi si impegna", related_name="impegni")
    altri = models.ManyToManyField(
        Componente, blank=True, verbose_name="chi partecipa", related_name="impegni_partecipati"
    )
    categoria = models.CharField("tipo di impegno", max_length=25, choices=CategoriaImpegno)
    descrizione = models.TextField("impegno", max_length=1000)
    frequenza = models.CharField("ogni quanto", max_length=15, choices=FrequenzaImpegno)
    dal = models.DateField("dal")
    al = models.DateField("al", null=True, blank=True)
    condizionalita = models.BooleanField("se non è rispettato può essere segnalato a INPS", default=False)
    tipo_evento_sanzione = models.CharField("che cosa si segnala", max_length=4, choices=EventoSanzione, blank=True)
    verificatore = models.CharField("chi verifica", max_length=160, blank=True)
    professionista_sanitario = models.CharField("professionista sanitario", max_length=160, blank=True)
    servizio_sanitario = models.CharField("servizio sanitario", max_length=160, blank=True)
    stato = models.CharField("stato", max_length=12, choices=StatoImpegno, default=StatoImpegno.PREVISTO)

    class Meta:
        verbose_name = "impegno"
        verbose_name_plural = "impegni"
        ordering = ["componente__data_nascita", "creato_il", "pk"]
        constraints = [
            models.CheckConstraint(name="impegno_dal_before_al", condition=Q(al=None) | Q(al__gte=F("dal"))),
            models.CheckConstraint(
                name="evento_iff_condizionalita",
                condition=Q(condizionalita=True) & ~Q(tipo_evento_sanzione="")
                | Q(condizionalita=False, tipo_evento_sanzione=""),
            ),
        ]

    def __str__(self):
        return self.descrizione


@pghistory.track()
class Sostegno(ParteDelPatto):
    """A service offered (art. 7 d.lgs. 147/2017): a livello essenziale, so that a waiting list has to show too.

    `intensita` in hours a week; without `destinatario` it is for the whole nucleo. While the Patto is in force `stato`
    changes by an act of its own, which leaves a `PassaggioSostegno`.
    """

    MOVES = {
        StatoSostegno.PREVISTO: {
            StatoSostegno.ATTIVATO,
            StatoSostegno.IN_LISTA_ATTESA,
            StatoSostegno.NON_DISPONIBILE,
        },
        StatoSostegno.IN_LISTA_ATTESA: {StatoSostegno.ATTIVATO, StatoSostegno.NON_DISPONIBILE},
        StatoSostegno.NON_DISPONIBILE: {
            StatoSostegno.PREVISTO,
            StatoSostegno.IN_LISTA_ATTESA,
            StatoSostegno.ATTIVATO,
        },
        StatoSostegno.ATTIVATO: {StatoSostegno.CONCLUSO, StatoSostegno.NON_DISPONIBILE},
        StatoSostegno.CONCLUSO: set(),
    }

    patto = models.ForeignKey(Patto, models.CASCADE, verbose_name="Patto", related_name="sostegni")
    codice = models.CharField("sostegno", max_length=50, choices=CodiceSostegno)
    descrizione = models.TextField("in che cosa consiste", max_length=1000, blank=True)
    destinatario = models.ForeignKey(
        Componente, models.PROTECT, null=True, blank=True, verbose_name="per chi", related_name="sostegni"
    )
    ente_erogatore = models.CharField("chi lo dà", max_length=160)
    intensita = models.DecimalField("ore alla settimana", max_digits=5, decimal_places=1, null=True, blank=True)
    dal = models.DateField("dal")
    al = models.DateField("al", null=True, blank=True)
    fondo = models.CharField("fondo", max_length=40, choices=Fondo, blank=True)
    stato = models.CharField("stato", max_length=16, choices=StatoSostegno, default=StatoSostegno.PREVISTO)
    attivato_il = models.DateField("attivato il", null=True, blank=True)

    class Meta:
        verbose_name = "sostegno"
        verbose_name_plural = "sostegni"
        ordering = ["creato_il", "pk"]
        constraints = [
            models.CheckConstraint(name="sostegno_dal_before_al", condition=Q(al=None) | Q(al__gte=F("dal"))),
            models.CheckConstraint(
                name="attivato_has_giorno", condition=~Q(stato="ATTIVATO") | Q(attivato_il__isnull=False)
            ),
        ]

    def __str__(self):
        return self.get_codice_display()


@pghistory.track()
class BisognoNonTrattato(models.Model):
    """Why the Patto does not answer a grave need, for now; `codice` as in `ObiettivoGenerale.bisogni`."""

    patto = models.ForeignKey(Patto, models.CASCADE, verbose_name="Patto", related_name="bisogni_non_trattati")
    codice = models.CharField("bisogno", max_length=60)
    motivo = models.TextField("perché non ora", max_length=500)

    class Meta:
        verbose_name = "bisogno non trattato"
        verbose_name_plural = "bisogni non trattati"
        constraints = [models.UniqueConstraint(fields=["patto", "codice"], name="one_motivo_per_bisogno")]

    def __str__(self):
        return self.codice
