import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast, Now, NullIf
from django.utils import timezone

from rdc_platform.outbox.flussi import FLUSSI, Flusso


class StatoMessaggio(models.TextChoices):
    IN_CODA = "IN_CODA", "In coda"
    IN_CONSEGNA = "IN_CONSEGNA", "In consegna"
    CONSEGNATO = "CONSEGNATO", "Consegnato"
    RIFIUTATO = "RIFIUTATO", "Rifiutato"
    FERMO = "FERMO", "Fermo"
    SCARTATO = "SCARTATO", "Scartato"


APERTI = (StatoMessaggio.IN_CODA, StatoMessaggio.IN_CONSEGNA)
# What a person may put back: refused by the other side, stopped for a fault of ours, thrown away by mistake.
RIPETIBILI = (StatoMessaggio.RIFIUTATO, StatoMessaggio.FERMO, StatoMessaggio.SCARTATO)
DA_GUARDARE = (StatoMessaggio.RIFIUTATO, StatoMessaggio.FERMO)
# Nobody waits for what has gone through, or was thrown away: of these alone nothing is to be done.
CONCLUSI = (StatoMessaggio.CONSEGNATO, StatoMessaggio.SCARTATO)
UN_GIORNO = timedelta(days=1)  # of what nothing says by when it has to be there
SEQUENZA = "outbox_message_ordine"
# Whose request this is, as the request itself tells the database; nobody's for what the system does by itself.
CHI_AGISCE = Func(Value("rdc.accreditamento"), Value(True), function="current_setting", output_field=models.CharField())  # noqa: FBT003 -- SQL


class Message(models.Model):
    """An effect outside the database, left by the transaction that wants it; a worker delivers it at least once.

    `payload` holds ids only: the handler reads the rows when sending. `key` goes along as Idempotency-Key, so that a
    repeated delivery is one effect. Messages of one `gruppo` (a case) keep their order, which is that of `ordine`.
    `controparte` is the first word of `topic`: who is called. `entro` is when it has to be there: what expires first goes first.
    `fallisce_dal` is the first of the attempts in a row that went wrong; an answer *not yet* is none.
    `autore` is the accreditation of the person whose act left it: an opaque name, the same for each act of theirs.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    topic = models.CharField("argomento", max_length=60)
    controparte = models.GeneratedField(
        expression=Func(F("topic"), Value("."), Value(1), function="split_part"),
        output_field=models.CharField("controparte", max_length=60),
        db_persist=True,
    )
    key = models.CharField("chiave", max_length=120, unique=True)
    payload = models.JSONField("contenuto", default=dict)
    gruppo = models.CharField("gruppo", max_length=60, blank=True)
    ordine = models.BigIntegerField("ordine", db_default=Func(Value(SEQUENZA), function="nextval"), editable=False)
    stato = models.CharField("stato", max_length=12, choices=StatoMessaggio, default=StatoMessaggio.IN_CODA)
    due_at = models.DateTimeField("da consegnare dal", db_default=Now())
    entro = models.DateTimeField("da consegnare entro", db_default=Now() + Value(UN_GIORNO))
    lease_until = models.DateTimeField("preso fino al", null=True)
    attempts = models.PositiveIntegerField("tentativi", default=0)
    error = models.CharField("ultimo errore", max_length=300, blank=True)
    fallisce_dal = models.DateTimeField("fallisce dal", null=True)
    autore = models.UUIDField(
        "di chi è l'atto", null=True, editable=False, db_default=Cast(NullIf(CHI_AGISCE, Value("")), models.UUIDField())
    )
    created_at = models.DateTimeField("creato il", db_default=Now())
    delivered_at = models.DateTimeField("consegnato il", null=True)

    class Meta:
        verbose_name = "messaggio in uscita"
        verbose_name_plural = "messaggi in uscita"
        indexes = [
            models.Index(F("created_at").desc(nulls_last=True), name="outbox_dal_piu_recente"),
            models.Index(
                name="outbox_da_fare", fields=["controparte", "entro", "ordine"], condition=Q(stato__in=APERTI)
            ),
            models.Index(name="outbox_in_volo", fields=["controparte"], condition=Q(stato=StatoMessaggio.IN_CONSEGNA)),
            models.Index(name="outbox_da_guardare", fields=["controparte"], condition=Q(stato__in=DA_GUARDARE)),
            models.Index(fields=["delivered_at"], name="outbox_conclusi", condition=Q(stato__in=CONCLUSI)),
            models.Index(
                fields=["gruppo", "ordine"], name="outbox_gruppo", condition=~Q(gruppo="") & Q(stato__in=APERTI)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"


class Tentativo(models.Model):
    """What happened to a message beside being delivered: an attempt that failed, an act of a person with its reason.

    `accreditamento_id` is whose act it was, of a layer above this one.
    """

    messaggio = models.ForeignKey(Message, models.CASCADE, verbose_name="messaggio", related_name="storia")
    istante = models.DateTimeField("istante", db_default=Now())
    a_stato = models.CharField("a", max_length=12, choices=StatoMessaggio)
    testo = models.CharField("che cosa è successo", max_length=300)
    motivo = models.CharField("perché", max_length=300, blank=True)
    accreditamento_id = models.UUIDField("chi", null=True, help_text="vuoto: il sistema")

    class Meta:
        verbose_name = "fatto di un messaggio"
        verbose_name_plural = "fatti dei messaggi"

    def __str__(self) -> str:
        return str(self.pk)


class Controparte(models.Model):
    """How it goes with one of those we call: paused by a person, or left alone for a while because it does not answer.

    `errori` are the calls in a row that went wrong; from a number of them on nothing is sent until `riprova_il`, then one
    message alone tries. `finestra_dal` and `inviati` count what left in the minute that runs, where there is a limit.
    """

    nome = models.CharField("nome", max_length=60, primary_key=True)
    errori = models.PositiveIntegerField("errori di seguito", default=0)
    riprova_il = models.DateTimeField("riprova il", null=True, blank=True)
    in_pausa_dal = models.DateTimeField("in pausa dal", null=True, blank=True)
    in_pausa_da = models.UUIDField("chi l'ha fermata", null=True, blank=True)
    motivo_pausa = models.CharField("perché", max_length=300, blank=True)
    finestra_dal = models.DateTimeField("minuto cominciato il", null=True, blank=True)
    inviati = models.PositiveIntegerField("inviati nel minuto", default=0)

    class Meta:
        verbose_name = "controparte"
        verbose_name_plural = "controparti"
        constraints = [
            models.CheckConstraint(
                name="controparte_in_pausa_iff_motivo",
                condition=Q(in_pausa_dal=None, in_pausa_da=None, motivo_pausa="")
                | Q(in_pausa_dal__isnull=False, in_pausa_da__isnull=False) & ~Q(motivo_pausa=""),
            )
        ]

    def __str__(self) -> str:
        return self.nome


class Giornata(models.Model):
    """How many calls of a counterpart went well, were refused, or found nobody, in one day of Rome."""

    controparte = models.CharField("controparte", max_length=60)
    giorno = models.DateField("giorno")
    consegnati = models.PositiveIntegerField("consegnati", default=0)
    rifiutati = models.PositiveIntegerField("rifiutati", default=0)
    falliti = models.PositiveIntegerField("falliti", default=0)

    class Meta:
        verbose_name = "giornata di una controparte"
        verbose_name_plural = "giornate delle controparti"
        constraints = [models.UniqueConstraint(fields=["giorno", "controparte"], name="one_giornata_per_controparte")]

    def __str__(self) -> str:
        return f"{self.controparte} {self.giorno}"


class LetturaFlusso(models.Model):
    """How it goes with what is fetched from others: when it was read last, and since when it is not, and why.

    `righe` were read the last time that went well; `diverse` of them are not as they are here. `subito`: it never gets well
    by itself.
    """

    flusso = models.CharField("che cosa", max_length=30, primary_key=True)
    provata_il = models.DateTimeField("provata il")
    riuscita_il = models.DateTimeField("riuscita il", null=True, blank=True)
    fallisce_dal = models.DateTimeField("fallisce dal", null=True, blank=True)
    motivo = models.CharField("perché", max_length=300, blank=True)
    subito = models.BooleanField("da dire subito", default=False)
    righe = models.PositiveIntegerField("righe lette", default=0)
    diverse = models.PositiveIntegerField("righe diverse", default=0)

    class Meta:
        verbose_name = "lettura di un flusso"
        verbose_name_plural = "letture dei flussi"
        constraints = [
            models.CheckConstraint(
                name="lettura_fallisce_iff_motivo",
                condition=Q(fallisce_dal=None, motivo="") | Q(fallisce_dal__isnull=False) & ~Q(motivo=""),
            )
        ]

    def __str__(self) -> str:
        return self.flusso

    @property
    def dove(self) -> Flusso:
        """Of whom it is asked, and how often."""
        return FLUSSI[self.flusso]

    @property
    def dal(self) -> datetime | None:
        """Since when it is not read: the last good reading, as long as it lasts; else the first that went wrong."""
        return self.riuscita_il + timedelta(seconds=self.dove.vale) if self.riuscita_il else self.fallisce_dal

    @property
    def non_si_legge(self) -> bool:
        """For too long already, or never again by itself; also where nobody tries any more."""
        return self.subito or (self.dal is not None and timezone.now() - self.dal > self.dove.attesa)
