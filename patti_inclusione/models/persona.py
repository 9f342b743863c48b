"""What the services know of a member beyond INPS's data (spec §3.1): written once, read wherever he is met."""

import pghistory
from django.db import models
from django.db.models import Q

from ambiti.models import Componente


class Tutela(models.TextChoices):
    """Who acts beside a person, or in his place."""

    NESSUNA = "NESSUNA", "Nessuna"
    AMMINISTRATORE_SOSTEGNO = "AMMINISTRATORE_SOSTEGNO", "Amministratore di sostegno"
    TUTORE = "TUTORE", "Tutore"
    CURATORE = "CURATORE", "Curatore"


class Lingua(models.TextChoices):
    """The languages that the services meet most; each has its sheet of the Patto, save `ALTRA`."""

    IT = "it", "Italiano"
    EN = "en", "Inglese"
    FR = "fr", "Francese"
    ES = "es", "Spagnolo"
    RO = "ro", "Rumeno"
    SQ = "sq", "Albanese"
    AR = "ar", "Arabo"
    ZH = "zh", "Cinese"
    ALTRA = "altra", "Un'altra lingua"


class AvvisiSms(models.TextChoices):
    """Whether a person wants to be told of his appointments by short messages."""

    DA_CHIEDERE = "", "Non gliel'abbiamo chiesto"
    SI = "SI", "Sì"
    NO = "NO", "No"


class CanalePreferito(models.TextChoices):
    """How a person asked to be told."""

    NON_DETTO = "", "Non l'ha detto"
    SMS = "SMS", "SMS"
    EMAIL = "EMAIL", "E-mail"
    TELEFONO = "TELEFONO", "Telefonata"
    POSTA = "POSTA", "Lettera"


class CollocazioneMinore(models.TextChoices):
    """Where a child of the family lives."""

    IN_FAMIGLIA = "", "In famiglia"
    AFFIDO = "AFFIDO", "In affido"
    COMUNITA = "COMUNITA", "In comunità"


@pghistory.track()
class SchedaPersona(models.Model):
    """The local sheet of one member. No row: nothing beyond INPS's data.

    `recapito_sicuro` is the only contact to use where the address must stay unknown to the others (`indirizzo_riservato`):
    such a person is convened apart, and nothing of him stands in what the family reads.
    """

    componente = models.OneToOneField(
        Componente, models.CASCADE, primary_key=True, verbose_name="persona", related_name="scheda"
    )
    telefono_verificato = models.CharField("telefono verificato", max_length=40, blank=True)
    email_verificata = models.EmailField("e-mail verificata", blank=True)
    pec = models.EmailField("PEC della persona", blank=True)
    canale_preferito = models.CharField(
        "come preferisce essere avvisato", max_length=10, choices=CanalePreferito, blank=True
    )
    avvisi_sms = models.CharField("vuole avvisi per SMS", max_length=2, choices=AvvisiSms, blank=True)
    domicilio_effettivo = models.CharField("dove vive davvero", max_length=200, blank=True)
    senza_dimora = models.BooleanField("senza fissa dimora", default=False)
    punto_contatto = models.CharField("punto di contatto", max_length=200, blank=True)
    lingua = models.CharField("lingua", max_length=5, choices=Lingua, default=Lingua.IT)
    bisogno_mediatore = models.BooleanField("serve un interprete o un mediatore", default=False)
    tutela = models.CharField("tutela", max_length=25, choices=Tutela, default=Tutela.NESSUNA)
    tutela_nome = models.CharField("chi è", max_length=160, blank=True)
    tutela_recapito = models.CharField("come si raggiunge", max_length=254, blank=True)
    tutela_firma = models.BooleanField("firma al posto della persona, o con lei", default=False)
    tutela_estremi = models.CharField("decreto", max_length=160, blank=True, help_text="Tribunale, numero e data.")
    tutela_scadenza = models.DateField("il decreto scade il", null=True, blank=True)
    indirizzo_riservato = models.BooleanField("indirizzo riservato", default=False)
    recapito_sicuro = models.CharField("recapito sicuro", max_length=254, blank=True)
    collocazione = models.CharField("dove vive il minorenne", max_length=10, choices=CollocazioneMinore, blank=True)
    responsabilita_limitata = models.BooleanField("responsabilità genitoriale limitata", default=False)
    versione = models.PositiveIntegerField("versione", default=0)

    class Meta:
        verbose_name = "scheda della persona"
        verbose_name_plural = "schede delle persone"
        constraints = [
            models.CheckConstraint(name="tutela_has_nome", condition=Q(tutela="NESSUNA") | ~Q(tutela_nome="")),
            models.CheckConstraint(
                name="riservato_has_recapito", condition=Q(indirizzo_riservato=False) | ~Q(recapito_sicuro="")
            ),
        ]

    def __str__(self):
        return str(self.componente_id)
