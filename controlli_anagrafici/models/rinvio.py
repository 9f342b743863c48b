import uuid

import pghistory
from django.db import models
from django.db.models import F, Q

from accounts.models import Accreditamento
from ambiti.models import Comune
from controlli_anagrafici.models.controllo import Controllo
from rdc_platform.pec.models import MessaggioPec


class StatoRinvio(models.TextChoices):
    INVIATO = "INVIATO", "Inviato"
    PRESO_IN_CARICO = "PRESO_IN_CARICO", "Preso in carico"
    RESTITUITO = "RESTITUITO", "Restituito"
    PROSEGUITO = "PROSEGUITO", "Proseguito a un altro Comune"
    RESPINTO = "RESPINTO", "Respinto"
    ANNULLATO = "ANNULLATO", "Annullato"


class MotivoRinvio(models.TextChoices):
    COMUNE_PROVENIENZA = "COMUNE_PROVENIENZA", "Comune di provenienza"
    COMUNE_NASCITA = "COMUNE_NASCITA", "Comune di nascita"
    SCONOSCIUTO_ANAGRAFE = "SCONOSCIUTO_ANAGRAFE", "Persona sconosciuta all'anagrafe"
    ALTRO = "ALTRO", "Altro"


class MotivoRespinta(models.TextChoices):
    MAI_RESIDENTE = "MAI_RESIDENTE", "Mai stato residente qui"
    COMUNE_ERRATO = "COMUNE_ERRATO", "Comune sbagliato"
    OMONIMIA = "OMONIMIA", "È un omonimo"
    ALTRO = "ALTRO", "Altro"


class CanaleRinvio(models.TextChoices):
    PIATTAFORMA = "PIATTAFORMA", "Sulla piattaforma"
    PEC = "PEC", "Lettera per PEC"


_R = StatoRinvio
APERTI = [_R.INVIATO, _R.PRESO_IN_CARICO]


@pghistory.track()
class RinvioVerifica(models.Model):
    """One hop of the check to a Comune where the person lived before: 20 days to answer (nota 102/2020).

    A suppressed Comune is answered for by its successor; the name that the register bore stays in
    `comune_denominazione_storica`. The Comune that has not its operators on the platform is written to by PEC.
    """

    MOVES = {
        _R.INVIATO: {_R.PRESO_IN_CARICO, _R.RESTITUITO, _R.RESPINTO, _R.ANNULLATO},
        _R.PRESO_IN_CARICO: {_R.RESTITUITO, _R.PROSEGUITO, _R.RESPINTO, _R.ANNULLATO},
        _R.RESTITUITO: set(),
        _R.PROSEGUITO: set(),
        _R.RESPINTO: set(),
        _R.ANNULLATO: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="rinvii")
    progressivo = models.PositiveSmallIntegerField("passaggio")
    comune_mittente = models.ForeignKey(Comune, models.PROTECT, verbose_name="da", related_name="rinvii_mandati")
    comune_destinatario = models.ForeignKey(Comune, models.PROTECT, verbose_name="a", related_name="rinvii_ricevuti")
    comune_denominazione_storica = models.CharField("nome di allora", max_length=120, blank=True)
    motivo = models.CharField("motivo", max_length=25, choices=MotivoRinvio)
    canale = models.CharField("come", max_length=12, choices=CanaleRinvio, default=CanaleRinvio.PIATTAFORMA)
    pec_destinatario = models.EmailField("PEC del Comune", blank=True)
    pec = models.ForeignKey(
        MessaggioPec, models.PROTECT, null=True, blank=True, verbose_name="PEC mandata", related_name="+"
    )
    stato = models.CharField("stato", max_length=20, choices=StatoRinvio, default=StatoRinvio.INVIATO)
    inviato_il = models.DateField("inviato il")
    data_scadenza = models.DateField("risposta entro il")
    responsabile = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="preso in carico da",
        related_name="rinvii_in_carico",
    )
    preso_in_carico_il = models.DateField("preso in carico il", null=True, blank=True)
    chiuso_il = models.DateField("chiuso il", null=True, blank=True)
    motivo_respinta = models.CharField("motivo della respinta", max_length=15, choices=MotivoRespinta, blank=True)
    note = models.TextField("note", blank=True, max_length=500)
    inviato_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="inviato da", related_name="+")
    avvisato_il = models.DateField("ritardo segnalato il", null=True, blank=True)

    class Meta:
        verbose_name = "rinvio della verifica"
        verbose_name_plural = "rinvii della verifica"
        ordering = ["progressivo"]
        constraints = [
            models.UniqueConstraint(fields=["controllo", "progressivo"], name="one_rinvio_per_progressivo"),
            models.UniqueConstraint(
                fields=["controllo"], condition=Q(stato__in=["INVIATO", "PRESO_IN_CARICO"]), name="one_rinvio_open"
            ),
            models.CheckConstraint(name="rinvio_to_another", condition=~Q(comune_mittente=F("comune_destinatario"))),
            models.CheckConstraint(
                name="rinvio_respinto_iff_motivo", condition=Q(stato="RESPINTO") ^ Q(motivo_respinta="")
            ),
            models.CheckConstraint(name="rinvio_pec_has_address", condition=~Q(canale="PEC") | ~Q(pec_destinatario="")),
            models.CheckConstraint(
                name="rinvio_in_carico_has_somebody", condition=~Q(stato="PRESO_IN_CARICO") | ~Q(responsabile=None)
            ),
        ]
        indexes = [models.Index(fields=["comune_destinatario", "stato", "data_scadenza"], name="rinvio_coda")]

    def __str__(self):
        return f"{self.progressivo} {self.stato}"
