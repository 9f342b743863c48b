import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from accounts.models.incarico import GIVEN_AND_TAKEN, Incarico, by_object_and_time, one_row_each
from ambiti.models import Comune, Nucleo
from controlli_anagrafici.models import stati
from controlli_anagrafici.models.stati import (
    EsitoFinale,
    EsitoNucleo,
    EsitoRequisito,
    MotivoAnnullamento,
    OrigineControllo,
    RequisitoCittadinanza,
    StatoControllo,
    TipoControllo,
)


def esito(label: str, choices=EsitoRequisito) -> models.CharField:
    return models.CharField(label, max_length=25, choices=choices, default="DA_VERIFICARE")


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Controllo(models.Model):
    """One check on the richiedente of a domanda (residence and stay), or on who lives with him (composition of the nucleo).

    A later move does not move the check: `comune_competente` never changes (accordo Stato-città n. 560 of 2019). The years
    asked for are those of the law on the day of reference, kept with the check. `responsabile` is empty where nobody has it.
    """

    MOVES = stati.MOVES

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nucleo = models.ForeignKey(Nucleo, models.PROTECT, verbose_name="nucleo", related_name="controlli")
    tipo_controllo = models.CharField(
        "che cosa si controlla", max_length=20, choices=TipoControllo, db_default=TipoControllo.RESIDENZA_SOGGIORNO
    )
    origine_controllo = models.CharField(
        "perché si controlla", max_length=20, choices=OrigineControllo, db_default=OrigineControllo.ORDINARIO
    )
    comune_competente = models.ForeignKey(
        Comune, models.PROTECT, verbose_name="Comune competente", related_name="controlli"
    )
    comune_detentore = models.ForeignKey(
        Comune,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="Comune che deve rispondere",
        related_name="controlli_detenuti",
        help_text="vuoto: il Comune competente",
    )
    requisito_cittadinanza = models.CharField("requisito dichiarato", max_length=10, choices=RequisitoCittadinanza)
    stato = models.CharField("stato", max_length=25, choices=StatoControllo, default=StatoControllo.DA_ASSEGNARE)
    responsabile = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="Responsabile", related_name="controlli"
    )
    data_riferimento = models.DateField("data di riferimento", help_text="la data della domanda, o della verifica")
    data_scadenza = models.DateField("scade il")
    arrivato_il = models.DateTimeField("arrivato il", db_default=Now())
    anni_totali_richiesti = models.PositiveSmallIntegerField("anni di residenza richiesti", db_default=10)
    anni_continuativi_richiesti = models.PositiveSmallIntegerField("anni continuativi richiesti", db_default=2)
    esito_res10 = esito("anni di residenza")
    esito_res2 = esito("ultimi anni continuativi")
    esito_soggiorno = esito("cittadinanza o soggiorno")
    esito_nucleo = esito("composizione del nucleo", EsitoNucleo)
    esito_finale = models.CharField("esito", max_length=3, choices=EsitoFinale, blank=True)
    motivazione = models.TextField("motivazione", blank=True, max_length=2000)
    conflitti_confermati = models.BooleanField("iscrizioni in Italia e all'estero: confermo", db_default=False)
    data_accertamento = models.DateField("accertato il", null=True, blank=True)
    decorrenza_mancanza = models.DateField("requisito mancante dal", null=True, blank=True)
    proposto_da = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="proposto da",
        related_name="controlli_proposti",
    )
    scadenza_iscrizione_tardiva = models.DateField("iscrizione da chiedere entro il", null=True, blank=True)
    motivo_annullamento = models.CharField("motivo", max_length=20, choices=MotivoAnnullamento, blank=True)
    concluso_il = models.DateTimeField("concluso il", null=True, blank=True)
    segnalazione_ag_il = models.DateField("segnalato all'autorità giudiziaria il", null=True, blank=True)
    segnalazione_ag_protocollo = models.CharField("protocollo della segnalazione", max_length=60, blank=True)
    versione = models.PositiveIntegerField("versione", db_default=1)

    class Meta:
        verbose_name = "controllo anagrafico"
        verbose_name_plural = "controlli anagrafici"
        permissions = [("responsabile_anagrafici_controllo", "Responsabile del controllo")]
        constraints = [
            models.CheckConstraint(
                name="controllo_da_assegnare_has_nobody", condition=~Q(stato="DA_ASSEGNARE") | Q(responsabile=None)
            ),
            models.CheckConstraint(
                name="controllo_assegnato_has_somebody", condition=~Q(stato="ASSEGNATO") | ~Q(responsabile=None)
            ),
            models.CheckConstraint(
                name="controllo_negativo_has_motivazione",
                condition=Q(esito_finale__in=["", "P01", "AN1"]) | ~Q(motivazione=""),
            ),
            models.CheckConstraint(
                name="controllo_annullato_iff_motivo", condition=Q(stato="ANNULLATO") ^ Q(motivo_annullamento="")
            ),
            models.UniqueConstraint(
                fields=["nucleo", "tipo_controllo"],
                condition=Q(origine_controllo="ORDINARIO"),
                name="one_controllo_ordinario",
            ),
        ]
        indexes = [
            models.Index(fields=["comune_competente", "stato", "data_scadenza"], name="controllo_coda"),
            # The list as it opens: what is to be done, what lapses first on top, without sorting all of it.
            models.Index(
                fields=["comune_competente", "data_scadenza", "id"],
                name="controllo_da_fare",
                condition=Q(stato__in=sorted(stati.APERTI)),
            ),
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def della_famiglia(self) -> bool:
        """Who makes up the nucleo is checked, and not where the person lived."""
        return self.tipo_controllo == TipoControllo.COMPOSIZIONE_NUCLEO

    @property
    def is_aperto(self) -> bool:
        """Somebody has still to work on it."""
        return self.stato in stati.APERTI


@pghistory.track(*GIVEN_AND_TAKEN, meta=by_object_and_time())
class IncaricoControllo(Incarico):
    """A Responsabile on the check assigned to him."""

    content_object = models.ForeignKey(Controllo, models.CASCADE, related_name="incarichi")

    class Meta(Incarico.Meta):
        abstract = False
        unique_together = []
        constraints = one_row_each()
