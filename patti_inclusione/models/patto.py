import uuid

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from patti_inclusione.models.caso import Caso


class TipoPatto(models.TextChoices):
    SEMPLIFICATO = "SEMPLIFICATO", "Semplificato"
    COMPLESSO = "COMPLESSO", "Complesso"


class FrequenzaIncontri(models.TextChoices):
    SETTIMANALE = "SETTIMANALE", "Ogni settimana"
    QUINDICINALE = "QUINDICINALE", "Ogni due settimane"
    MENSILE = "MENSILE", "Ogni mese"
    BIMESTRALE = "BIMESTRALE", "Ogni due mesi"
    TRIMESTRALE = "TRIMESTRALE", "Ogni tre mesi"


class StatoPatto(models.TextChoices):
    BOZZA = "BOZZA", "In bozza"
    DA_FIRMARE = "DA_FIRMARE", "Da firmare"
    ATTIVO = "ATTIVO", "Attivo"
    SUPERATO = "SUPERATO", "Superato"
    CONCLUSO = "CONCLUSO", "Concluso"
    INTERROTTO = "INTERROTTO", "Interrotto"
    RIFIUTATO = "RIFIUTATO", "Non firmato"


class MotivoRevisione(models.TextChoices):
    """Why a Patto in force is written anew (spec §4.7)."""

    CAMBIO_COMPOSIZIONE = "CAMBIO_COMPOSIZIONE", "La famiglia è cambiata"
    NUOVO_BISOGNO = "NUOVO_BISOGNO", "C'è un nuovo bisogno"
    RISULTATI_RAGGIUNTI = "RISULTATI_RAGGIUNTI", "I risultati sono raggiunti"
    IMPEGNI_NON_SOSTENIBILI = "IMPEGNI_NON_SOSTENIBILI", "Gli impegni sono troppo pesanti"
    NUOVO_LAVORO = "NUOVO_LAVORO", "C'è un nuovo lavoro"
    TRASFERIMENTO = "TRASFERIMENTO", "La famiglia cambia Comune"
    RICHIESTA_FAMIGLIA = "RICHIESTA_FAMIGLIA", "Lo chiede la famiglia"
    RINNOVO_RDC = "RINNOVO_RDC", "Il beneficio è rinnovato"
    PERIODICA = "PERIODICA", "Revisione periodica"


_S = StatoPatto
APERTI = [_S.BOZZA, _S.DA_FIRMARE]
SOTTOSCRITTI = [_S.ATTIVO, _S.SUPERATO, _S.CONCLUSO, _S.INTERROTTO]


@pghistory.track()
class Patto(models.Model):
    """Il Patto per l'inclusione sociale: what one nucleo and the servizi agreed (art. 4 c. 7, 12-13 DL 4/2019; art. 6 d.lgs. 147/2017).

    A version is written as a draft, frozen for the signatures (`edizione` counts the times) and signed or refused.
    `provvisorio`: complex, but made before the Quadro di analisi because the équipe could not be brought together at once.
    A revision (`motivo_revisione`) copies the version in force, `precedente`, which stays so until the new one is. Where
    it changed nothing that binds, it needs no signature of its own: it keeps the date and the file of the one before
    (`vale_la_firma_di_prima`). `precedente` without a motive: written again after a refusal.
    """

    MOVES = {
        _S.BOZZA: {_S.DA_FIRMARE, _S.ATTIVO},
        _S.DA_FIRMARE: {_S.BOZZA, _S.ATTIVO, _S.RIFIUTATO},
        _S.ATTIVO: {_S.SUPERATO, _S.CONCLUSO, _S.INTERROTTO},
        _S.SUPERATO: set(),
        _S.CONCLUSO: set(),
        _S.INTERROTTO: set(),
        _S.RIFIUTATO: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="patti")
    versione = models.PositiveSmallIntegerField("versione")
    tipo = models.CharField("tipo", max_length=15, choices=TipoPatto)
    provvisorio = models.BooleanField("provvisorio", default=False)
    durata_dal = models.DateField("dal", null=True, blank=True)
    durata_al = models.DateField("al", null=True, blank=True)
    frequenza_incontri = models.CharField(
        "ogni quanto ci vediamo", max_length=15, choices=FrequenzaIncontri, default=FrequenzaIncontri.MENSILE
    )
    modalita_monitoraggio = models.TextField("come seguiamo il Patto", blank=True)
    figura_riferimento = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="figura di riferimento", related_name="patti"
    )
    stato = models.CharField("stato", max_length=12, choices=StatoPatto, default=StatoPatto.BOZZA)
    revisione = models.PositiveIntegerField("revisione degli accordi", default=0)
    edizione = models.PositiveSmallIntegerField(
        "edizione del testo", default=0, help_text="volte che il testo è stato chiuso per la firma"
    )
    chiuso_il = models.DateTimeField("testo chiuso il", null=True, blank=True)
    pdf_generato = models.ForeignKey(
        "documenti.Documento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="documento da firmare",
        related_name="patti_generati",
    )
    hash = models.CharField("impronta SHA-256 del documento da firmare", max_length=64, blank=True)
    file_firmato = models.ForeignKey(
        "documenti.Documento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="documento firmato",
        related_name="patti_firmati",
    )
    pagine_file_firmato = models.PositiveSmallIntegerField(
        "pagine del documento firmato", null=True, blank=True, help_text="vuoto per un P7M"
    )
    data_sottoscrizione = models.DateField("firmato il", null=True, blank=True)
    comunicato_inps_il = models.DateTimeField("comunicato a INPS il", null=True, blank=True)
    creato_il = models.DateTimeField("creato il", db_default=Now())
    precedente = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="versione di prima", related_name="successivi"
    )
    motivo_revisione = models.CharField("perché si rivede", max_length=25, choices=MotivoRevisione, blank=True)
    vale_la_firma_di_prima = models.BooleanField("vale la firma della versione di prima", default=False)
    in_vigore_dal = models.DateField("in vigore dal", null=True, blank=True)

    class Meta:
        verbose_name = "Patto per l'inclusione sociale"
        verbose_name_plural = "Patti per l'inclusione sociale"
        constraints = [
            models.UniqueConstraint(fields=["caso", "versione"], name="one_patto_per_versione"),
            models.UniqueConstraint(fields=["caso"], condition=Q(stato="ATTIVO"), name="one_active_patto_per_caso"),
            models.UniqueConstraint(fields=["caso"], condition=Q(stato__in=APERTI), name="one_open_patto_per_caso"),
            models.CheckConstraint(
                name="data_sottoscrizione_iff_sottoscritto",
                condition=Q(stato__in=SOTTOSCRITTI, data_sottoscrizione__isnull=False)
                | (~Q(stato__in=SOTTOSCRITTI) & Q(data_sottoscrizione=None)),
            ),
            models.CheckConstraint(
                name="sottoscritto_has_file", condition=~Q(stato__in=SOTTOSCRITTI) | Q(file_firmato__isnull=False)
            ),
            models.CheckConstraint(
                name="patto_dal_before_al",
                condition=Q(durata_dal=None) | Q(durata_al=None) | Q(durata_al__gt=F("durata_dal")),
            ),
            models.CheckConstraint(name="pdf_iff_hash", condition=Q(pdf_generato=None, hash="") | ~Q(hash="")),
            models.CheckConstraint(
                name="revisione_has_precedente", condition=Q(motivo_revisione="") | Q(precedente__isnull=False)
            ),
            models.CheckConstraint(
                name="firma_di_prima_only_of_revisione",
                condition=Q(vale_la_firma_di_prima=False) | ~Q(motivo_revisione=""),
            ),
        ]

    def __str__(self):
        return f"Patto {self.versione}"

    @property
    def revisiona(self) -> bool:
        """Is it the revision of a Patto that stays in force until this one is?"""
        return bool(self.motivo_revisione)


class BozzaModulo(models.Model):
    """What was typed in one form of a draft Patto and not saved yet, valid or not: so that no word is lost.

    `modulo` names the form (`accordi`, `obiettivi/nuovo`, `obiettivi/<id>`); `versione` tells two open pages apart.
    """

    patto = models.ForeignKey(Patto, models.CASCADE, verbose_name="Patto", related_name="bozze")
    modulo = models.CharField("modulo", max_length=60)
    dati = models.JSONField("dati", default=dict)
    versione = models.PositiveIntegerField("versione", default=1)
    salvata_il = models.DateTimeField("salvata il", db_default=Now())

    class Meta:
        verbose_name = "bozza di un modulo del Patto"
        verbose_name_plural = "bozze dei moduli del Patto"
        constraints = [models.UniqueConstraint(fields=["patto", "modulo"], name="one_bozza_per_modulo")]

    def __str__(self):
        return self.modulo
