"""The Quadro di analisi (spec §4.3): for each subject the level of each dimension, in words and never as a number."""

import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.analisi_scale import NON_RILEVATO, MotivoNonRilevato
from patti_inclusione.models.caso import Caso
from patti_inclusione.models.equipe import MembroEquipe


class StatoQuadro(models.TextChoices):
    BOZZA = "BOZZA", "In bozza"
    FINALIZZATA = "FINALIZZATA", "Conclusa"


class ParteQuadro(models.TextChoices):
    NUCLEO = "NUCLEO", "Nucleo e ambiente"
    MINORE = "MINORE", "Bambino o ragazzo"
    ADULTO = "ADULTO", "Adulto"


class LivelloQuadro(models.TextChoices):
    """The label is stored, never a number: the order stands in `ORDINE`, here and nowhere else."""

    PROBLEMA_GRAVE = "PROBLEMA_GRAVE", "Problema grave"
    PROBLEMA_MODERATO = "PROBLEMA_MODERATO", "Problema moderato"
    PROBLEMA_LIEVE = "PROBLEMA_LIEVE", "Problema lieve"
    LIVELLO_ADEGUATO = "LIVELLO_ADEGUATO", "Livello adeguato"
    LIEVE_PUNTO_DI_FORZA = "LIEVE_PUNTO_DI_FORZA", "Lieve punto di forza"
    EVIDENTE_PUNTO_DI_FORZA = "EVIDENTE_PUNTO_DI_FORZA", "Evidente punto di forza"
    NON_RILEVATO = NON_RILEVATO, "Non rilevato"


ORDINE = tuple(
    each for each in LivelloQuadro if each != NON_RILEVATO
)  # from the gravest problem to the greatest strength
PROBLEMI = frozenset(ORDINE[:3])


class PrioritaQuadro(models.IntegerChoices):
    NESSUNA = 0, "Nessuna"
    BASSA = 1, "Bassa"
    MEDIA = 2, "Media"
    ALTA = 3, "Alta"


@pghistory.track(exclude=["revisione"])
class QuadroAnalisi(models.Model):
    """The Quadro di analisi of a case: a draft that is kept as it is written, then frozen; reopening makes a new `versione`.

    `revisione` grows with each saving, so that what is finalised is what was read.
    """

    MOVES = {StatoQuadro.BOZZA: {StatoQuadro.FINALIZZATA}, StatoQuadro.FINALIZZATA: set()}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="quadri")
    versione = models.PositiveSmallIntegerField("versione", default=1)
    versione_catalogo = models.CharField("versione del catalogo", max_length=10)
    stato = models.CharField("stato", max_length=12, choices=StatoQuadro, default=StatoQuadro.BOZZA)
    revisione = models.PositiveIntegerField("revisione", default=0)
    compilata_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="compilato da", related_name="quadri_compilati"
    )
    iniziata_il = models.DateTimeField("iniziato il", db_default=Now())
    finalizzata_il = models.DateTimeField("concluso il", null=True, blank=True)
    motivo_riapertura = models.CharField("motivo della riapertura", max_length=300, blank=True)

    class Meta:
        verbose_name = "Quadro di analisi"
        verbose_name_plural = "Quadri di analisi"
        constraints = [
            models.UniqueConstraint(fields=["caso", "versione"], name="one_quadro_per_versione"),
            models.UniqueConstraint(fields=["caso"], condition=Q(stato="BOZZA"), name="one_quadro_bozza_per_caso"),
            models.CheckConstraint(
                name="quadro_finalizzata_il_iff_finalizzata",
                condition=Q(stato="FINALIZZATA", finalizzata_il__isnull=False) | Q(stato="BOZZA", finalizzata_il=None),
            ),
        ]

    def __str__(self):
        return f"Quadro di analisi {self.versione}"


class FirmaQuadro(models.Model):
    """Who wrote it: the Case manager, or a guest of the équipe."""

    compilata_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="Case manager", related_name="+"
    )
    compilata_da_membro = models.ForeignKey(
        MembroEquipe, models.PROTECT, null=True, blank=True, verbose_name="membro dell'équipe", related_name="+"
    )

    class Meta:
        abstract = True


@pghistory.track()
class DimensioneQuadro(FirmaQuadro):
    """One dimension of one subject: of a member, or of the whole nucleo (`soggetto` empty). `motivo`: why it is not known."""

    quadro = models.ForeignKey(QuadroAnalisi, models.CASCADE, verbose_name="quadro", related_name="dimensioni")
    parte = models.CharField("parte", max_length=10, choices=ParteQuadro)
    soggetto = models.ForeignKey(
        Componente, models.CASCADE, null=True, blank=True, verbose_name="persona", related_name="dimensioni_quadro"
    )
    dimensione = models.CharField("dimensione", max_length=4)
    livello = models.CharField("livello", max_length=30, choices=LivelloQuadro, blank=True)
    motivo = models.CharField("perché non è rilevato", max_length=20, choices=MotivoNonRilevato, blank=True)
    descrizione = models.TextField(
        "che cosa succede",
        max_length=4000,
        blank=True,
        help_text="Serve se c'è un problema. Scrivi fatti, non giudizi, e nessun dato di altre persone.",
    )
    bisogni = models.TextField("di che cosa c'è bisogno", max_length=4000, blank=True)
    risorse = models.TextField("su che cosa si può contare", max_length=4000, blank=True)
    voce_famiglia = models.TextField(
        "come lo dice la persona", max_length=4000, blank=True, help_text="Le sue parole, come le ha dette."
    )
    da_approfondire = models.BooleanField("da approfondire", default=False)
    priorita = models.PositiveSmallIntegerField("priorità", choices=PrioritaQuadro, default=PrioritaQuadro.NESSUNA)

    class Meta:
        verbose_name = "dimensione del Quadro di analisi"
        verbose_name_plural = "dimensioni del Quadro di analisi"
        constraints = [
            models.UniqueConstraint(
                fields=["quadro", "soggetto", "dimensione"], nulls_distinct=False, name="one_row_per_dimensione"
            ),
            models.CheckConstraint(
                name="soggetto_iff_parte_of_a_person",
                condition=Q(parte="NUCLEO", soggetto=None) | (~Q(parte="NUCLEO") & Q(soggetto__isnull=False)),
            ),
            models.CheckConstraint(name="priorita_up_to_three", condition=Q(priorita__lte=3)),
            models.CheckConstraint(
                name="motivo_only_if_non_rilevato", condition=Q(motivo="") | Q(livello=NON_RILEVATO)
            ),
        ]

    def __str__(self):
        return self.dimensione


class SezioneQuadro(FirmaQuadro):
    """One page of a draft: who saved it last and when, and what it holds that could not be read yet (see SezioneAnalisi).

    A page about a child that has nothing to say of him is `non_pertinente`, with a reason.
    """

    quadro = models.ForeignKey(QuadroAnalisi, models.CASCADE, verbose_name="quadro", related_name="sezioni")
    sezione = models.CharField("sezione", max_length=30)
    componente = models.ForeignKey(
        Componente, models.CASCADE, null=True, blank=True, verbose_name="persona", related_name="sezioni_quadro"
    )
    non_pertinente = models.BooleanField("non riguarda questo bambino o ragazzo", default=False)
    motivo_non_pertinente = models.CharField("perché non lo riguarda", max_length=300, blank=True)
    revisione = models.PositiveIntegerField("revisione", default=0)
    salvata_il = models.DateTimeField("salvata il")
    bozza = models.JSONField("da correggere", null=True, blank=True)
    impronta = models.CharField("impronta di ciò che è stato mandato", max_length=64, blank=True)

    class Meta:
        verbose_name = "sezione del Quadro di analisi"
        verbose_name_plural = "sezioni del Quadro di analisi"
        constraints = [
            models.UniqueConstraint(
                fields=["quadro", "sezione", "componente"], nulls_distinct=False, name="one_row_per_sezione_quadro"
            )
        ]

    def __str__(self):
        return self.sezione
