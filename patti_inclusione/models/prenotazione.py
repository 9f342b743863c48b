import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from patti_inclusione.models.agenda import DisponibilitaUfficio, Sede
from patti_inclusione.models.caso import Caso, StatoCaso
from patti_inclusione.models.convocazione import Convocazione


class StatoPrenotazione(models.TextChoices):
    """What INPS says of it: who books another hour takes another number."""

    PRENOTATO = "PRENOTATO", "Preso con INPS"
    ANNULLATO = "ANNULLATO", "Annullato da INPS"


class MotivoScartoPrenotazione(models.TextChoices):
    """Why it cannot be kept: of its place, which the family has to be told of, or of the family itself."""

    UFFICIO_SCONOSCIUTO = "UFFICIO_SCONOSCIUTO", "L'ufficio non è fra quelli comunicati"
    ALTRO_AMBITO = "ALTRO_AMBITO", "L'ufficio è di un altro Ambito"
    FUORI_ORARIO = "FUORI_ORARIO", "A quell'ora l'ufficio non riceve"
    PIENO = "PIENO", "A quell'ora non c'è più posto"
    PASSATO = "PASSATO", "L'ora è già passata"
    AL_CENTRO = "AL_CENTRO", "La famiglia è al Centro per l'impiego"
    CHIUSO = "CHIUSO", "Il caso della famiglia è chiuso"
    ILLEGGIBILE = "ILLEGGIBILE", "Il messaggio non si legge"


_M = MotivoScartoPrenotazione
# Those that who follows the family hears of: that can be kept, or that only their place puts aside.
PER_LA_FAMIGLIA = ("", _M.UFFICIO_SCONOSCIUTO, _M.ALTRO_AMBITO, _M.FUORI_ORARIO, _M.PIENO)


class PrenotazioneQuerySet(models.QuerySet["PrenotazioneInps"]):
    def aperte(self) -> "PrenotazioneQuerySet":
        """Those that nobody has confirmed nor declined, and that INPS has not cancelled."""
        return self.filter(stato=StatoPrenotazione.PRENOTATO, gestita_il=None)

    def tengono_posto(self) -> "PrenotazioneQuerySet":
        """Those that keep a place in an hour of an office until somebody confirms or declines them."""
        return self.aperte().filter(
            Q(caso=None) | ~Q(caso__stato=StatoCaso.CHIUSO), scarto="", disponibilita__isnull=False
        )


class PrenotazioneInps(models.Model):
    """An appointment that INPS booked at recognition, in an hour that an office told it (M04, art. 6 c. 4 lett. a DL 4/2019).

    `caso` is None until the domanda is here. `scarto`: why it is put aside, and then of no family that is not followed the
    protocol is kept. `gestita_il`: since when the Case manager has
    confirmed it, and then `convocazione` is what came of it, or said that it cannot be.
    """

    MOVES = {
        StatoPrenotazione.PRENOTATO: {StatoPrenotazione.ANNULLATO},
        StatoPrenotazione.ANNULLATO: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    numero = models.CharField("numero di INPS", max_length=60, unique=True)
    protocollo_inps = models.CharField("protocollo INPS", max_length=60, blank=True, db_collation="C")
    sede = models.ForeignKey(
        Sede, models.PROTECT, null=True, blank=True, verbose_name="sede", related_name="prenotazioni"
    )
    disponibilita = models.ForeignKey(
        DisponibilitaUfficio,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="orario dell'ufficio",
        related_name="prenotazioni",
    )
    data_ora = models.DateTimeField("data e ora", null=True, blank=True)
    stato = models.CharField("stato", max_length=15, choices=StatoPrenotazione, default=StatoPrenotazione.PRENOTATO)
    scarto = models.CharField("perché è messa da parte", max_length=20, choices=MotivoScartoPrenotazione, blank=True)
    caso = models.ForeignKey(
        Caso, models.CASCADE, null=True, blank=True, verbose_name="caso", related_name="prenotazioni"
    )
    convocazione = models.OneToOneField(
        Convocazione, models.PROTECT, null=True, blank=True, verbose_name="convocazione", related_name="prenotazione"
    )
    ricevuta_il = models.DateTimeField("ricevuta il", db_default=Now())
    gestita_il = models.DateTimeField("confermata o rifiutata il", null=True, blank=True)
    gestita_da = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="confermata o rifiutata da",
        related_name="prenotazioni",
    )

    objects = PrenotazioneQuerySet.as_manager()

    class Meta:
        verbose_name = "appuntamento preso con INPS"
        verbose_name_plural = "appuntamenti presi con INPS"
        constraints = [
            models.CheckConstraint(
                name="prenotazione_has_when_unless_illeggibile",
                condition=Q(scarto="ILLEGGIBILE") | Q(data_ora__isnull=False),
            ),
            models.CheckConstraint(
                name="prenotazione_confirmed_is_gestita",
                condition=Q(convocazione=None) | Q(gestita_il__isnull=False, scarto=""),
            ),
        ]
        indexes = [
            models.Index(fields=["caso"], name="prenotazione_caso"),
            models.Index(
                fields=["disponibilita", "data_ora"],
                condition=Q(stato="PRENOTATO", gestita_il=None, scarto=""),
                name="prenotazione_posto",
            ),
        ]

    def __str__(self):
        return self.numero


class ScartoPrenotazione(models.Model):
    """What INPS booked and cannot be kept here, for who follows the flows: it leads back to no family, nor says whose it was."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    numero = models.CharField("numero di INPS", max_length=60, unique=True)
    sede = models.ForeignKey(
        Sede, models.PROTECT, null=True, blank=True, verbose_name="sede", related_name="scarti_prenotazioni"
    )
    data_ora = models.DateTimeField("data e ora", null=True, blank=True)
    motivo = models.CharField("perché", max_length=20, choices=MotivoScartoPrenotazione)
    ricevuto_il = models.DateTimeField("ricevuto il", db_default=Now())

    class Meta:
        verbose_name = "scarto di un appuntamento preso con INPS"
        verbose_name_plural = "scarti di appuntamenti presi con INPS"

    def __str__(self):
        return f"{self.numero} {self.motivo}"
