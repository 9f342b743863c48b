"""What each lot changed on the cases: one by one for the Case manager, in sum for whoever reconciles."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.caso import Caso
from rdc_platform.forniture.models import Lotto


class EsitoVariazione(models.TextChoices):
    """What the Case manager says of one change; "" is not looked at yet."""

    ACCETTATA = "ACCETTATA", "Accettata"
    DA_VERIFICARE = "DA_VERIFICARE", "Da verificare"


class MotivoVariazione(models.TextChoices):
    """Why somebody came or left: what the law makes of it follows from here (art. 3 c. 12 DL 4/2019)."""

    NASCITA = "NASCITA", "È nato un bambino"
    DECESSO = "DECESSO", "È morta una persona"
    SEPARAZIONE = "SEPARAZIONE", "I coniugi si sono separati"
    MATRIMONIO = "MATRIMONIO", "C'è stato un matrimonio"
    ALTRO = "ALTRO", "È entrata o uscita per un altro motivo"
    CORREZIONE = "CORREZIONE", "INPS ha corretto un errore"


class DifferenzaFornitura(models.Model):
    """What a later lot changed on a case: the Case manager accepts it, or has it looked into and says why.

    `chiave` is the field of INPS's record ("isee.valore"), empty for a person who came or left, who is `componente`.
    """

    class Tipo(models.TextChoices):
        ENTRATO = "ENTRATO", "È entrata una persona"
        USCITO = "USCITO", "È uscita una persona"
        DATO = "DATO", "È cambiato un dato"

    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="differenze")
    lotto = models.CharField("lotto", max_length=60)
    tipo = models.CharField("tipo", max_length=8, choices=Tipo)
    chiave = models.CharField("campo di INPS", max_length=60, blank=True)
    componente = models.ForeignKey(
        Componente, models.SET_NULL, null=True, blank=True, verbose_name="persona", related_name="differenze"
    )
    campo = models.CharField("dato", max_length=80, blank=True)
    prima = models.CharField("prima", max_length=300, blank=True)
    dopo = models.CharField("dopo", max_length=300, blank=True)
    arrivata_il = models.DateTimeField("arrivata il", db_default=Now())
    vista_il = models.DateTimeField("decisa il", null=True, blank=True)
    esito = models.CharField("che cosa ne dici", max_length=13, choices=EsitoVariazione, blank=True)
    motivo = models.CharField("perché", max_length=12, choices=MotivoVariazione, blank=True)
    nota = models.CharField("che cosa c'è da verificare", max_length=500, blank=True)
    decisa_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="decisa da", related_name="differenze"
    )

    class Meta:
        verbose_name = "differenza della fornitura"
        verbose_name_plural = "differenze della fornitura"
        constraints = [
            models.CheckConstraint(name="da_verificare_has_nota", condition=~Q(esito="DA_VERIFICARE") | ~Q(nota="")),
            models.CheckConstraint(
                name="persona_accettata_has_motivo", condition=Q(tipo="DATO") | ~Q(esito="ACCETTATA") | ~Q(motivo="")
            ),
            models.CheckConstraint(
                name="vista_iff_esito", condition=Q(esito="", vista_il=None) | ~Q(esito="") & Q(vista_il__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.tipo} {self.campo}"


class TipoMovimento(models.TextChoices):
    ENTRATO = "ENTRATO", "Nuova"
    USCITO = "USCITO", "Tolta"
    VARIATO = "VARIATO", "Cambiata"


class MotivoMovimento(models.TextChoices):
    """Why a lot added, took away or changed a family, in words that say nothing economic of it."""

    NUOVA_DOMANDA = "NUOVA_DOMANDA", "Nuova domanda"
    RINNOVO = "RINNOVO", "Rinnovo"
    DECADENZA = "DECADENZA", "Non riceve più il beneficio"
    ALTRA_DESTINAZIONE = "ALTRA_DESTINAZIONE", "INPS non la manda più ai Comuni"
    COMPOSIZIONE = "COMPOSIZIONE", "Sono cambiate le persone"
    RESIDENZA = "RESIDENZA", "È cambiata la residenza"
    DATI = "DATI", "Sono cambiati altri dati"


class MovimentoFornitura(models.Model):
    """One case that a lot added, took away or changed: one row a lot and case."""

    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="movimenti")
    lotto = models.ForeignKey(Lotto, models.CASCADE, verbose_name="lotto", related_name="movimenti")
    tipo = models.CharField("tipo", max_length=8, choices=TipoMovimento)
    motivo = models.CharField("motivo", max_length=20, choices=MotivoMovimento)

    class Meta:
        verbose_name = "movimento della fornitura"
        verbose_name_plural = "movimenti della fornitura"
        constraints = [models.UniqueConstraint(fields=["lotto", "caso"], name="one_movimento_per_lotto_and_caso")]

    def __str__(self):
        return f"{self.tipo} {self.motivo}"
