import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente, Comune
from controlli_anagrafici.models.controllo import Controllo


class CausaleDifferenza(models.TextChoices):
    """Why who lives in the home and who stands in the DSU differ (art. 2 c. 5 DL 4/2019)."""

    CONIUGE_ALTRA_RESIDENZA = "CONIUGE_ALTRA_RESIDENZA", "Coniuge con altra residenza"
    FIGLIO_MAGGIORENNE_A_CARICO = "FIGLIO_MAGGIORENNE_A_CARICO", "Figlio maggiorenne a carico"
    AFFIDO = "AFFIDO", "Affido"
    CONVIVENZA_ANAGRAFICA = "CONVIVENZA_ANAGRAFICA", "Convivenza anagrafica"
    COABITANTI_NON_NUCLEO = "COABITANTI_NON_NUCLEO", "Coabitanti che non fanno parte del nucleo"
    OMISSIONE = "OMISSIONE", "Persona omessa"
    AGGIUNTA_INDEBITA = "AGGIUNTA_INDEBITA", "Persona aggiunta senza titolo"
    ALTRO = "ALTRO", "Altro"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ComponenteAnagrafico(models.Model):
    """One person of the declared nucleo, of the family in the register, or of both.

    `componente` is empty for who lives there and was not declared: then name and codice fiscale stand here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="famiglia")
    componente = models.ForeignKey(
        Componente, models.CASCADE, null=True, blank=True, verbose_name="persona dichiarata", related_name="+"
    )
    cognome = models.CharField("cognome", max_length=80, blank=True)
    nome = models.CharField("nome", max_length=80, blank=True)
    codice_fiscale = models.CharField("codice fiscale", max_length=16, blank=True)
    in_anagrafe = models.BooleanField("nella famiglia anagrafica", null=True)
    causale_differenza = models.CharField("perché è diverso", max_length=30, choices=CausaleDifferenza, blank=True)
    giustificata = models.BooleanField("la differenza è giustificata", default=False)
    note = models.CharField("note", max_length=300, blank=True)

    class Meta:
        verbose_name = "persona della famiglia anagrafica"
        verbose_name_plural = "persone della famiglia anagrafica"
        constraints = [
            models.UniqueConstraint(fields=["controllo", "componente"], name="one_row_per_componente"),
            models.CheckConstraint(
                name="famiglia_extra_has_name",
                condition=Q(componente__isnull=False) | (~Q(cognome="") & ~Q(nome="") & Q(in_anagrafe=True)),
            ),
            models.CheckConstraint(
                name="famiglia_giustificata_has_causale", condition=Q(giustificata=False) | ~Q(causale_differenza="")
            ),
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def in_dsu(self) -> bool:
        return self.componente_id is not None

    @property
    def is_diverso(self) -> bool | None:
        """Declared and not there, or there and not declared; None while nobody has looked."""
        return None if self.in_anagrafe is None else self.in_dsu != self.in_anagrafe


class StatoEstrazione(models.TextChoices):
    IN_CORSO = "IN_CORSO", "Estrazione in corso"
    FATTA = "FATTA", "Estratto"


class CampioneEstrazione(models.Model):
    """One draw of the families whose composition is checked: at least 5 % (nota 8156/2019), repeatable by anyone.

    A job draws and then opens the checks some at a time: numbers, salt and seed are empty before. The seed comes from
    Comune, day and salt; the salt is shown after the draw only.
    """

    MOVES = {StatoEstrazione.IN_CORSO: {StatoEstrazione.FATTA}, StatoEstrazione.FATTA: set()}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comune = models.ForeignKey(Comune, models.PROTECT, verbose_name="Comune", related_name="campioni")
    stato = models.CharField("stato", max_length=10, choices=StatoEstrazione, db_default=StatoEstrazione.FATTA)
    data = models.DateField("estratto il")
    popolazione = models.PositiveIntegerField("nuclei fra cui si estrae", default=0)
    estratti = models.PositiveIntegerField("nuclei estratti", default=0)
    percentuale = models.PositiveSmallIntegerField("percentuale")
    salt = models.CharField("sale", max_length=64)
    seed = models.CharField("seme", max_length=64)
    algoritmo = models.CharField("algoritmo", max_length=40)
    protocolli = models.JSONField("protocolli fra cui si è estratto", default=list)
    controlli = models.ManyToManyField(Controllo, verbose_name="controlli aperti", related_name="campioni")
    estratto_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="estratto da", related_name="+")
    estratto_il = models.DateTimeField("istante", db_default=Now())

    class Meta:
        verbose_name = "estrazione del campione"
        verbose_name_plural = "estrazioni del campione"
        ordering = ["-estratto_il"]
        constraints = [
            models.UniqueConstraint(fields=["comune"], condition=Q(stato="IN_CORSO"), name="one_estrazione_in_corso")
        ]

    def __str__(self):
        return str(self.data)
