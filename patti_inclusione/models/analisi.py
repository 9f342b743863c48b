import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.analisi_codici import EsitoAnalisi, StatoAnalisi
from patti_inclusione.models.analisi_sezioni import SezioneColloquio, SezioneCondizioni, SezioneEsito, SezioneNucleo
from patti_inclusione.models.caso import Caso

models.TextField.register_lookup(Length)
MOTIVAZIONE_MINIMA = 50


@pghistory.track(exclude=["revisione"])
class AnalisiPreliminare(SezioneColloquio, SezioneNucleo, SezioneCondizioni, SezioneEsito):
    """L'Analisi preliminare of a case (art. 5 d.lgs. 147/2017): a draft that is kept as it is written, then frozen.

    Reopening makes a new `versione` beside the frozen one. `revisione` grows with each saving, so that what is finalised is
    what was read. `motivi` says why an answer is "non rilevato": field name to MotivoNonRilevato.
    """

    MOVES = {StatoAnalisi.BOZZA: {StatoAnalisi.FINALIZZATA}, StatoAnalisi.FINALIZZATA: set()}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="analisi")
    versione = models.PositiveSmallIntegerField("versione", default=1)
    versione_modulo = models.CharField("versione del modulo", max_length=10)
    stato = models.CharField("stato", max_length=12, choices=StatoAnalisi, default=StatoAnalisi.BOZZA)
    revisione = models.PositiveIntegerField("revisione", default=0)
    compilata_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="compilata da", related_name="analisi_compilate"
    )
    iniziata_il = models.DateTimeField("iniziata il", db_default=Now())
    finalizzata_il = models.DateTimeField("conclusa il", null=True, blank=True)
    motivo_riapertura = models.CharField("motivo della riapertura", max_length=300, blank=True)
    motivi = models.JSONField("perché non rilevato", default=dict, blank=True)
    esito_proposto = models.CharField("esito proposto", max_length=1, choices=EsitoAnalisi, blank=True)
    ragioni_proposta = ArrayField(
        models.CharField(max_length=40), verbose_name="ragioni della proposta", default=list, blank=True
    )

    class Meta:
        verbose_name = "Analisi preliminare"
        verbose_name_plural = "Analisi preliminari"
        constraints = [
            models.UniqueConstraint(fields=["caso", "versione"], name="one_analisi_per_versione"),
            models.UniqueConstraint(fields=["caso"], condition=Q(stato="BOZZA"), name="one_analisi_bozza_per_caso"),
            models.CheckConstraint(
                name="finalizzata_il_iff_finalizzata",
                condition=Q(stato="FINALIZZATA", finalizzata_il__isnull=False) | Q(stato="BOZZA", finalizzata_il=None),
            ),
            models.CheckConstraint(
                name="finalizzata_has_esito_and_motivazione",
                condition=Q(stato="BOZZA") | (~Q(esito="") & Q(motivazione__length__gte=MOTIVAZIONE_MINIMA)),
            ),
        ]

    def __str__(self):
        return f"Analisi preliminare {self.versione}"


class SezioneAnalisi(models.Model):
    """One page of a draft: who saved it last and when, how often, and what it holds that could not be read yet.

    `bozza` is what was posted, field name to values, when some of it did not validate: nothing typed is ever lost. `None` when
    all stands in the columns. Pages of one person have his `componente`. `impronta` knows again what was posted twice.
    """

    analisi = models.ForeignKey(AnalisiPreliminare, models.CASCADE, verbose_name="analisi", related_name="sezioni")
    sezione = models.CharField("sezione", max_length=30)
    componente = models.ForeignKey(
        Componente, models.CASCADE, null=True, blank=True, verbose_name="persona", related_name="sezioni_analisi"
    )
    revisione = models.PositiveIntegerField("revisione", default=0)
    salvata_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="salvata da", related_name="sezioni_salvate"
    )
    salvata_il = models.DateTimeField("salvata il")
    bozza = models.JSONField("da correggere", null=True, blank=True)
    impronta = models.CharField("impronta di ciò che è stato mandato", max_length=64, blank=True)

    class Meta:
        verbose_name = "sezione dell'Analisi preliminare"
        verbose_name_plural = "sezioni dell'Analisi preliminare"
        constraints = [
            models.UniqueConstraint(
                fields=["analisi", "sezione", "componente"], nulls_distinct=False, name="one_row_per_sezione"
            )
        ]

    def __str__(self):
        return self.sezione
