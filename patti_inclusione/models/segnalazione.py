import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.caso import Caso
from patti_inclusione.models.convocazione import Convocazione
from patti_inclusione.models.notizia import NotiziaPuc
from patti_inclusione.models.patto_contenuto import Impegno
from patti_inclusione.models.patto_firma import FirmaPatto
from patti_inclusione.models.richiamo import RichiamoFormale
from patti_inclusione.models.segnalazione_codici import CodiceEvento, StatoSegnalazione

_S = StatoSegnalazione
MODIFICABILI = {_S.BOZZA, _S.IN_APPROVAZIONE, _S.RESPINTA, _S.SCARTATA}
RETTIFICABILI = {_S.INVIATA, _S.PRESA_IN_CARICO_INPS, _S.PROVVEDIMENTO, _S.RETTIFICATA}
FINITE = [_S.ANNULLATA, _S.NESSUN_EFFETTO, _S.RETTIFICATA]  # the same fact may be reported anew


@pghistory.track()
class Segnalazione(models.Model):
    """A fact liable to a sanction (art. 7 DL 4/2019): written by the Case manager, approved by a Coordinatore, sent to INPS.

    `autori` are the persons (not the profiles) who wrote or proposed it: none of them may approve it.
    """

    MOVES = {
        _S.BOZZA: {_S.IN_APPROVAZIONE, _S.ANNULLATA},
        _S.IN_APPROVAZIONE: {_S.BOZZA, _S.RESPINTA, _S.APPROVATA, _S.ANNULLATA},
        _S.RESPINTA: {_S.BOZZA, _S.IN_APPROVAZIONE, _S.ANNULLATA},
        _S.APPROVATA: {_S.IN_CODA, _S.ANNULLATA},
        _S.IN_CODA: {_S.INVIATA, _S.ANNULLATA},
        _S.INVIATA: {
            _S.INVIATA,
            _S.PRESA_IN_CARICO_INPS,
            _S.PROVVEDIMENTO,
            _S.NESSUN_EFFETTO,
            _S.SCARTATA,
            _S.RETTIFICATA,
        },
        _S.PRESA_IN_CARICO_INPS: {_S.PROVVEDIMENTO, _S.NESSUN_EFFETTO, _S.SCARTATA, _S.RETTIFICATA},
        _S.PROVVEDIMENTO: {_S.PROVVEDIMENTO, _S.NESSUN_EFFETTO, _S.RETTIFICATA},
        _S.NESSUN_EFFETTO: {_S.NESSUN_EFFETTO, _S.PROVVEDIMENTO, _S.RETTIFICATA},
        _S.SCARTATA: {_S.BOZZA, _S.IN_APPROVAZIONE, _S.ANNULLATA},
        _S.RETTIFICATA: {_S.PROVVEDIMENTO, _S.NESSUN_EFFETTO, _S.RETTIFICATA},
        _S.ANNULLATA: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="segnalazioni")
    progressivo = models.PositiveSmallIntegerField("numero")
    componente = models.ForeignKey(
        Componente, models.PROTECT, verbose_name="persona", related_name="segnalazioni", null=True, blank=True
    )
    tipo_evento = models.CharField("che cosa si segnala", max_length=4, choices=CodiceEvento)
    data_evento = models.DateField("data del fatto")
    data_accertamento = models.DateField("data dell'accertamento")
    scadenza_invio = models.DateField("va mandata entro il")
    convocazione = models.ForeignKey(
        Convocazione,
        models.PROTECT,
        verbose_name="appuntamento",
        related_name="segnalazioni",
        null=True,
        blank=True,
    )
    firma = models.ForeignKey(
        FirmaPatto, models.PROTECT, verbose_name="rifiuto", related_name="segnalazioni", null=True, blank=True
    )
    impegno = models.ForeignKey(
        Impegno, models.PROTECT, verbose_name="impegno", related_name="segnalazioni", null=True, blank=True
    )
    richiamo = models.ForeignKey(
        RichiamoFormale, models.PROTECT, verbose_name="richiamo", related_name="segnalazioni", null=True, blank=True
    )
    notizia = models.ForeignKey(
        NotiziaPuc, models.PROTECT, verbose_name="progetto", related_name="segnalazioni", null=True, blank=True
    )
    giustificato_motivo_valutato = models.BooleanField("giustificato motivo valutato", default=False)
    motivazione = models.TextField("motivazione", max_length=2000)
    base_giuridica = models.CharField("base giuridica", max_length=300, blank=True)
    spiegato_da = models.CharField("chi ha fatto da interprete", max_length=160, blank=True)
    senza_patto_lavoro = models.BooleanField("la persona non ha un Patto per il lavoro", default=False)
    motivo_ritardo = models.CharField("perché è in ritardo", max_length=300, blank=True)
    ordinale_stimato = models.PositiveSmallIntegerField("numero d'ordine stimato")
    effetto_stimato = models.CharField("effetto stimato", max_length=40)
    stato = models.CharField("stato", max_length=25, choices=StatoSegnalazione, default=StatoSegnalazione.BOZZA)
    creata_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="scritta da", related_name="segnalazioni_scritte"
    )
    creata_il = models.DateTimeField("scritta il", db_default=Now())
    autori = ArrayField(models.UUIDField(), verbose_name="chi l'ha scritta", default=list)
    proposta_il = models.DateTimeField("proposta il", null=True, blank=True)
    avviso_il = models.DateTimeField("Coordinatori avvisati il", null=True, blank=True)
    approvata_da = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        verbose_name="approvata da",
        related_name="segnalazioni_approvate",
        null=True,
        blank=True,
    )
    approvata_il = models.DateTimeField("approvata il", null=True, blank=True)
    motivo_rigetto = models.CharField("perché è stata respinta", max_length=300, blank=True)
    inviata_il = models.DateTimeField("mandata il", null=True, blank=True)
    protocollo_inps = models.CharField("protocollo di INPS", max_length=60, blank=True)
    esito_inps = models.CharField("che cosa ha deciso INPS", max_length=300, blank=True)

    class Meta:
        verbose_name = "segnalazione a INPS"
        verbose_name_plural = "segnalazioni a INPS"
        constraints = [
            models.UniqueConstraint(fields=["caso", "progressivo"], name="one_segnalazione_per_progressivo"),
            models.UniqueConstraint(
                fields=["caso", "componente", "tipo_evento", "data_evento", "impegno"],
                condition=~Q(stato__in=FINITE),
                nulls_distinct=False,
                name="one_segnalazione_per_fact",
            ),
            models.UniqueConstraint(
                fields=["richiamo"], condition=~Q(stato__in=FINITE), name="one_segnalazione_per_richiamo"
            ),
            models.CheckConstraint(
                name="segnalazione_componente_unless_e03", condition=Q(componente__isnull=False) | Q(tipo_evento="E03")
            ),
            models.CheckConstraint(
                name="accertamento_not_before_evento", condition=Q(data_accertamento__gte=F("data_evento"))
            ),
            models.CheckConstraint(name="giustificato_motivo_assessed", condition=Q(giustificato_motivo_valutato=True)),
            models.CheckConstraint(
                name="richiamo_iff_e07_e08",
                condition=Q(tipo_evento__in=["E07", "E08"], richiamo__isnull=False, impegno__isnull=False)
                | (~Q(tipo_evento__in=["E07", "E08"]) & Q(richiamo=None)),
            ),
            models.CheckConstraint(
                name="segnalazione_sent_only_if_approved",
                condition=Q(stato__in=[_S.BOZZA, _S.IN_APPROVAZIONE, _S.RESPINTA, _S.ANNULLATA])
                | Q(approvata_da__isnull=False, approvata_il__isnull=False),
            ),
            models.CheckConstraint(
                name="approver_is_not_author", condition=Q(approvata_da=None) | ~Q(approvata_da=F("creata_da"))
            ),
            models.CheckConstraint(name="respinta_has_motivo", condition=~Q(stato=_S.RESPINTA) | ~Q(motivo_rigetto="")),
        ]
        indexes = [
            models.Index(fields=["caso", "-creata_il"], name="segnalazione_caso"),
            models.Index(fields=["stato", "scadenza_invio"], name="segnalazione_coda"),
        ]

    def __str__(self):
        return f"{self.tipo_evento} {self.stato}"


class AllegatoSegnalazione(models.Model):
    """A file with a report. The Coordinatore sees it only if the Case manager says so, and never with a health commitment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    segnalazione = models.ForeignKey(Segnalazione, models.CASCADE, verbose_name="segnalazione", related_name="allegati")
    documento = models.ForeignKey(
        "documenti.Documento", models.PROTECT, verbose_name="documento", related_name="allegati_segnalazione"
    )
    visibile_coordinatore = models.BooleanField("lo vede anche il Coordinatore", default=False)
    creato_il = models.DateTimeField("creato il", db_default=Now())

    class Meta:
        verbose_name = "allegato della segnalazione"
        verbose_name_plural = "allegati delle segnalazioni"
        ordering = ["creato_il", "pk"]

    def __str__(self):
        return str(self.pk)
