import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.agenda import DisponibilitaUfficio, Sede
from patti_inclusione.models.caso import Caso
from patti_inclusione.models.convocazione_codici import (
    CanaleInvio,
    DestinatarioInvio,
    EsitoInvio,
    EsitoPresenza,
    ModalitaIncontro,
    MotivoFine,
    MotivoGiustificazione,
    StatoConvocazione,
    TipoConvocazione,
)


@pghistory.track()
class Convocazione(models.Model):
    """An appointment given to members of a nucleo (art. 4 c. 11 DL 4/2019).

    `posto` is the place it takes among those of an hour of `disponibilita`: no two appointments that stand have the same.
    """

    MOVES = {
        StatoConvocazione.FISSATA: {
            StatoConvocazione.SVOLTA,
            StatoConvocazione.ANNULLATA,
            StatoConvocazione.SPOSTATA,
            StatoConvocazione.NON_PRESENTATI,
        },
        StatoConvocazione.SVOLTA: set(),
        StatoConvocazione.ANNULLATA: set(),
        StatoConvocazione.SPOSTATA: set(),
        StatoConvocazione.NON_PRESENTATI: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="convocazioni")
    numero_progressivo = models.PositiveSmallIntegerField("numero")
    tipo = models.CharField("tipo", max_length=25, choices=TipoConvocazione)
    data_ora = models.DateTimeField("data e ora")
    durata_min = models.PositiveSmallIntegerField("durata", default=60, help_text="minuti")
    modalita = models.CharField("modalità", max_length=10, choices=ModalitaIncontro)
    luogo = models.CharField("luogo", max_length=200, blank=True)
    canali = ArrayField(models.CharField(max_length=20, choices=CanaleInvio), verbose_name="canali")
    testo = models.TextField("messaggio", blank=True)
    componenti = models.ManyToManyField(Componente, verbose_name="persone convocate", related_name="convocazioni")
    termine_breve_accettato = models.BooleanField("la persona accetta il preavviso breve", default=False)
    stato = models.CharField("stato", max_length=15, choices=StatoConvocazione, default=StatoConvocazione.FISSATA)
    motivo_fine = models.CharField("perché non si fa più", max_length=10, choices=MotivoFine, blank=True)
    sede = models.ForeignKey(
        Sede, models.PROTECT, null=True, blank=True, verbose_name="sede", related_name="convocazioni"
    )
    disponibilita = models.ForeignKey(
        DisponibilitaUfficio,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="orario dell'ufficio",
        related_name="convocazioni",
    )
    posto = models.PositiveSmallIntegerField("posto", null=True, blank=True)
    spostata_da = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, verbose_name="spostata da", related_name="spostata_a"
    )
    creata_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="fissata da", related_name="convocazioni"
    )
    creata_il = models.DateTimeField("creata il", db_default=Now())

    class Meta:
        verbose_name = "convocazione"
        verbose_name_plural = "convocazioni"
        constraints = [
            models.UniqueConstraint(fields=["caso", "numero_progressivo"], name="one_convocazione_per_numero"),
            models.CheckConstraint(
                name="luogo_if_in_presenza", condition=~Q(modalita=ModalitaIncontro.PRESENZA) | ~Q(luogo="")
            ),
            models.UniqueConstraint(
                fields=["disponibilita", "data_ora", "posto"],
                condition=Q(stato="FISSATA"),
                name="one_convocazione_per_posto",
            ),
            models.CheckConstraint(
                name="posto_iff_disponibilita",
                condition=Q(disponibilita=None, posto=None)
                | Q(disponibilita__isnull=False, posto__gte=1, sede__isnull=False),
            ),
            models.CheckConstraint(
                name="motivo_fine_only_if_over", condition=Q(motivo_fine="") | Q(stato__in=["ANNULLATA", "SPOSTATA"])
            ),
        ]
        indexes = [models.Index(fields=["data_ora"], condition=Q(stato="FISSATA"), name="convocazione_fissata")]

    def __str__(self):
        return f"Convocazione {self.numero_progressivo}"


class InvioConvocazione(models.Model):
    """A convocation through one channel to one person, or to who assists him, and its proof."""

    convocazione = models.ForeignKey(Convocazione, models.CASCADE, verbose_name="convocazione", related_name="invii")
    componente = models.ForeignKey(Componente, models.CASCADE, verbose_name="persona", related_name="invii")
    a_chi = models.CharField("a chi", max_length=10, choices=DestinatarioInvio, default=DestinatarioInvio.PERSONA)
    canale = models.CharField("canale", max_length=20, choices=CanaleInvio)
    recapito = models.CharField("recapito", max_length=254, blank=True)
    esito = models.CharField("esito", max_length=20, choices=EsitoInvio, default=EsitoInvio.DA_FARE)
    prova = models.ForeignKey(
        "documenti.Documento", models.PROTECT, null=True, blank=True, verbose_name="prova", related_name="invii"
    )
    pec = models.ForeignKey(
        "pec.MessaggioPec", models.PROTECT, null=True, blank=True, verbose_name="PEC", related_name="invii"
    )
    istante = models.DateTimeField("quando", null=True, blank=True)

    class Meta:
        verbose_name = "invio della convocazione"
        verbose_name_plural = "invii della convocazione"
        constraints = [
            models.UniqueConstraint(
                fields=["convocazione", "componente", "a_chi", "canale"], name="one_invio_per_person_and_canale"
            ),
            models.CheckConstraint(
                name="concordato_firmato_has_prova",
                condition=~Q(canale="CONCORDATO_FIRMATO") | ~Q(esito="CONSEGNATO") | Q(prova__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.canale} {self.esito}"


@pghistory.track()
class EsitoAppuntamento(models.Model):
    """Who came to an appointment: one row a person convened.

    An absence without reason is one from `accertato_il` on: the day from which the term to report it runs (§5).
    `giustificare_entro` is the last day of one that waits; past it a person decides, from `da_definire_dal` on.
    """

    convocazione = models.ForeignKey(Convocazione, models.CASCADE, verbose_name="convocazione", related_name="esiti")
    componente = models.ForeignKey(Componente, models.CASCADE, verbose_name="persona", related_name="esiti")
    esito = models.CharField("esito", max_length=35, choices=EsitoPresenza)
    motivo_giustificazione = models.CharField(
        "motivo della giustificazione", max_length=35, choices=MotivoGiustificazione, blank=True
    )
    documento = models.ForeignKey(
        "documenti.Documento", models.PROTECT, null=True, blank=True, verbose_name="documento", related_name="esiti"
    )
    note = models.TextField("note", blank=True)
    impedimento_al = models.DateField("impedimento fino al", null=True, blank=True)
    giustificare_entro = models.DateField("da giustificare entro il", null=True, blank=True)
    da_definire_dal = models.DateField("da definire dal", null=True, blank=True)
    accertato_il = models.DateField("assenza accertata il", null=True, blank=True)

    class Meta:
        verbose_name = "esito dell'appuntamento"
        verbose_name_plural = "esiti dell'appuntamento"
        constraints = [
            models.UniqueConstraint(fields=["convocazione", "componente"], name="one_esito_per_person"),
            models.CheckConstraint(
                name="giustificato_has_motivo",
                condition=~Q(esito="ASSENTE_GIUSTIFICATO") | ~Q(motivo_giustificazione=""),
            ),
            models.CheckConstraint(
                name="accertato_only_if_ingiustificato",
                condition=Q(accertato_il=None) | Q(esito="ASSENTE_NON_GIUSTIFICATO"),
            ),
            models.CheckConstraint(
                name="da_definire_only_if_in_attesa",
                condition=Q(da_definire_dal=None) | Q(esito="ASSENTE_IN_ATTESA_GIUSTIFICAZIONE"),
            ),
        ]
        indexes = [
            models.Index(
                fields=["giustificare_entro"],
                condition=Q(esito="ASSENTE_IN_ATTESA_GIUSTIFICAZIONE"),
                name="esito_in_attesa",
            )
        ]

    def __str__(self):
        return self.esito
