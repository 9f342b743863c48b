"""What was seen at a meeting: how the results go, whether the commitments are kept, the minutes."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from patti_inclusione.models.caso import Caso
from patti_inclusione.models.incontro import Incontro
from patti_inclusione.models.patto_codici import LivelloSituazione
from patti_inclusione.models.patto_contenuto import Impegno, RisultatoAtteso


class StatoRisultato(models.TextChoices):
    NON_AVVIATO = "NON_AVVIATO", "Non cominciato"
    IN_CORSO = "IN_CORSO", "Si sta lavorando"
    PARZIALMENTE_RAGGIUNTO = "PARZIALMENTE_RAGGIUNTO", "Raggiunto in parte"
    RAGGIUNTO = "RAGGIUNTO", "Raggiunto"
    NON_RAGGIUNTO = "NON_RAGGIUNTO", "Non raggiunto"
    NON_PIU_PERTINENTE = "NON_PIU_PERTINENTE", "Non serve più"


class EsitoVerifica(models.TextChoices):
    RISPETTATO = "RISPETTATO", "Rispettato"
    PARZIALE = "PARZIALE", "Rispettato in parte"
    NON_RISPETTATO_GIUSTIFICATO = "NON_RISPETTATO_GIUSTIFICATO", "Non rispettato, con un buon motivo"
    NON_RISPETTATO = "NON_RISPETTATO", "Non rispettato"
    NON_VERIFICABILE = "NON_VERIFICABILE", "Non si può ancora verificare"
    DA_NON_VALUTARE_ORA = "DA_NON_VALUTARE_ORA", "Non lo guardiamo ora"


class AzioneVerifica(models.TextChoices):
    NESSUNA = "NESSUNA", "Niente"
    RIMODULA_IMPEGNO = "RIMODULA_IMPEGNO", "Cambiare l'impegno"
    RICHIAMO_FORMALE = "RICHIAMO_FORMALE", "Richiamo formale"
    SEGNALAZIONE = "SEGNALAZIONE", "Segnalazione a INPS"


SANZIONANO = [AzioneVerifica.RICHIAMO_FORMALE, AzioneVerifica.SEGNALAZIONE]
DA_MOTIVARE = [EsitoVerifica.NON_RISPETTATO_GIUSTIFICATO, EsitoVerifica.NON_RISPETTATO]


class Verbale(models.Model):
    """The minutes of a meeting with its evaluation, frozen; what is corrected makes a new version, and the old one stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incontro = models.ForeignKey(Incontro, models.CASCADE, verbose_name="incontro", related_name="verbali")
    versione = models.PositiveSmallIntegerField("versione", default=1)
    corrente = models.BooleanField("è quello che vale", default=True)
    testo = models.TextField("verbale", max_length=5000)
    motivo_correzione = models.CharField("perché è stato corretto", max_length=300, blank=True)
    scritto_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="scritto da", related_name="verbali")
    scritto_il = models.DateTimeField("scritto il", db_default=Now())

    class Meta:
        verbose_name = "verbale dell'incontro"
        verbose_name_plural = "verbali degli incontri"
        constraints = [
            models.UniqueConstraint(fields=["incontro", "versione"], name="one_verbale_per_versione"),
            models.UniqueConstraint(
                fields=["incontro"], condition=Q(corrente=True), name="one_verbale_corrente_per_incontro"
            ),
            models.CheckConstraint(name="correzione_has_motivo", condition=Q(versione=1) | ~Q(motivo_correzione="")),
        ]

    def __str__(self):
        return f"Verbale {self.versione}"


class ValutazioneRisultato(models.Model):
    """How near an expected result was at a meeting, and how the family sees it."""

    verbale = models.ForeignKey(Verbale, models.CASCADE, verbose_name="verbale", related_name="valutazioni")
    risultato = models.ForeignKey(RisultatoAtteso, models.CASCADE, verbose_name="risultato", related_name="valutazioni")
    stato = models.CharField("a che punto è", max_length=25, choices=StatoRisultato)
    livello = models.CharField("com'è la situazione", max_length=25, choices=LivelloSituazione, blank=True)
    punto_di_vista_famiglia = models.TextField("che cosa ne dice la famiglia", max_length=1000, blank=True)

    class Meta:
        verbose_name = "valutazione di un risultato"
        verbose_name_plural = "valutazioni dei risultati"
        ordering = ["risultato__creato_il", "risultato_id"]
        constraints = [
            models.UniqueConstraint(fields=["verbale", "risultato"], name="one_valutazione_per_risultato"),
        ]

    def __str__(self):
        return self.stato


class VerificaImpegno(models.Model):
    """Whether a commitment was kept. The action is a proposal: each has its own page, and none follows by itself."""

    verbale = models.ForeignKey(Verbale, models.CASCADE, verbose_name="verbale", related_name="verifiche")
    impegno = models.ForeignKey(Impegno, models.CASCADE, verbose_name="impegno", related_name="verifiche")
    esito = models.CharField("com'è andato", max_length=30, choices=EsitoVerifica)
    motivo = models.TextField("perché", max_length=1000, blank=True)
    prova = models.ForeignKey(
        "documenti.Documento", models.PROTECT, null=True, blank=True, verbose_name="prova", related_name="verifiche"
    )
    azione = models.CharField("che cosa fare", max_length=20, choices=AzioneVerifica, default=AzioneVerifica.NESSUNA)

    class Meta:
        verbose_name = "verifica di un impegno"
        verbose_name_plural = "verifiche degli impegni"
        ordering = ["impegno__componente__data_nascita", "impegno__creato_il", "impegno_id"]
        constraints = [
            models.UniqueConstraint(fields=["verbale", "impegno"], name="one_verifica_per_impegno"),
            models.CheckConstraint(
                name="non_rispettato_has_motivo", condition=~Q(esito__in=DA_MOTIVARE) | ~Q(motivo="")
            ),
            models.CheckConstraint(
                name="sanzione_only_if_non_rispettato",
                condition=~Q(azione__in=SANZIONANO) | Q(esito=EsitoVerifica.NON_RISPETTATO),
            ),
        ]

    def __str__(self):
        return self.esito


class BozzaValutazione(models.Model):
    """What was typed in an evaluation and not concluded yet, valid or not: `modulo` is `incontro-<id>` or `finale`."""

    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="bozze_valutazione")
    modulo = models.CharField("modulo", max_length=60)
    dati = models.JSONField("dati", default=dict)
    versione = models.PositiveIntegerField("versione", default=1)
    salvata_il = models.DateTimeField("salvata il", db_default=Now())

    class Meta:
        verbose_name = "bozza di una valutazione"
        verbose_name_plural = "bozze delle valutazioni"
        constraints = [models.UniqueConstraint(fields=["caso", "modulo"], name="one_bozza_per_valutazione")]

    def __str__(self):
        return self.modulo
