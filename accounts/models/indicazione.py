import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models.operatore import Operatore, ProfiloProfessionale
from accounts.ruoli import Livello, Ruolo
from ambiti.models import Ambito, Comune


class ScopoIdentificazione(models.TextChoices):
    ACCREDITAMENTO = "ACCREDITAMENTO", "Accreditamento"
    NUOVO_ACCESSO = "NUOVO_ACCESSO", "Nuovo accesso: telefono o password persi"


class TipoIdentita(models.TextChoices):
    CARTA_IDENTITA = "CARTA_IDENTITA", "Carta d'identità"
    PASSAPORTO = "PASSAPORTO", "Passaporto"
    PATENTE = "PATENTE", "Patente di guida"
    TESSERA_SERVIZIO = "TESSERA_SERVIZIO", "Tessera di servizio"


@pghistory.track()
class IndicazioneUtente(models.Model):
    """A Comune's written indication of its users: on this word alone the Amministratore accredits (letter, p. 2)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comune = models.ForeignKey(Comune, models.PROTECT, verbose_name="Comune", related_name="indicazioni")
    ambito = models.ForeignKey(Ambito, models.PROTECT, verbose_name="Ambito", related_name="indicazioni")
    firmatario = models.CharField("firmatario", max_length=160)
    protocollo = models.CharField("protocollo", max_length=40)
    data = models.DateField("data")
    documento = models.ForeignKey(
        "documenti.Documento", models.PROTECT, verbose_name="file", related_name="indicazioni"
    )
    pec_comune = models.EmailField("PEC del Comune", blank=True, help_text="lì arriva la ricevuta dell'indicazione")
    ricevuta = models.ForeignKey(
        "pec.MessaggioPec",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="PEC con la ricevuta",
        related_name="indicazioni",
    )
    caricata_il = models.DateTimeField("caricata il", db_default=Now())

    class Meta:
        verbose_name = "indicazione del Comune"
        verbose_name_plural = "indicazioni dei Comuni"
        constraints = [
            models.UniqueConstraint(fields=["comune", "protocollo", "data"], name="one_indicazione_per_protocollo")
        ]

    def __str__(self):
        return f"{self.protocollo} del {self.data}"


class RigaIndicazione(models.Model):
    """One person, one role, one level in a Comune's indication."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    indicazione = models.ForeignKey(IndicazioneUtente, models.CASCADE, verbose_name="indicazione", related_name="righe")
    codice_fiscale = models.CharField("codice fiscale", max_length=16)
    nome = models.CharField("nome", max_length=80)
    cognome = models.CharField("cognome", max_length=80)
    ruolo = models.CharField("ruolo", max_length=30, choices=Ruolo)
    livello = models.CharField("livello", max_length=10, choices=Livello)
    # What the Comune may say already, so that the Amministratore need not type it.
    email = models.EmailField("e-mail di lavoro", blank=True)
    telefono = models.CharField("telefono", max_length=20, blank=True)
    profilo_professionale = models.CharField(
        "profilo professionale", max_length=40, choices=ProfiloProfessionale, blank=True
    )
    contratto_fino_al = models.DateField("contratto fino al", null=True, blank=True)

    class Meta:
        verbose_name = "riga dell'indicazione"
        verbose_name_plural = "righe dell'indicazione"
        constraints = [
            models.UniqueConstraint(
                fields=["indicazione", "codice_fiscale", "ruolo"], name="one_riga_per_person_and_ruolo"
            )
        ]

    def __str__(self):
        return f"{self.cognome} {self.nome}, {self.get_ruolo_display()}"


class DesignazioneOperatore(models.Model):
    """Who designated an operator to process data, when and by which act: one for each accreditation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    accreditamento = models.OneToOneField(
        "accounts.Accreditamento", models.CASCADE, verbose_name="accreditamento", related_name="designazione"
    )
    designato_da = models.CharField("designato da", max_length=160)
    estremi_atto = models.CharField("estremi dell'atto", max_length=120)
    data = models.DateField("data")

    class Meta:
        verbose_name = "designazione dell'operatore"
        verbose_name_plural = "designazioni degli operatori"

    def __str__(self):
        return f"{self.estremi_atto} del {self.data}"


class Identificazione(models.Model):
    """How an operator was identified: kind of document, its number as a keyed hash and last three characters, by whom.

    One for each accreditation, and one more each time the person comes back without his telephone; what another Ambito
    saw of the same person is not shown here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    accreditamento = models.ForeignKey(
        "accounts.Accreditamento", models.CASCADE, verbose_name="accreditamento", related_name="identificazioni"
    )
    scopo = models.CharField(
        "perché", max_length=15, choices=ScopoIdentificazione, default=ScopoIdentificazione.ACCREDITAMENTO
    )
    tipo_documento = models.CharField("documento", max_length=20, choices=TipoIdentita)
    numero_hash = models.CharField("impronta del numero", max_length=64)
    ultime_tre = models.CharField("ultime tre cifre o lettere", max_length=3)
    data = models.DateField("data")
    effettuata_da = models.ForeignKey(
        Operatore, models.PROTECT, verbose_name="effettuata da", related_name="identificazioni_effettuate"
    )

    class Meta:
        verbose_name = "identificazione"
        verbose_name_plural = "identificazioni"
        constraints = [
            models.UniqueConstraint(
                fields=["accreditamento"], condition=Q(scopo="ACCREDITAMENTO"), name="one_identificazione_to_accredit"
            )
        ]

    def __str__(self):
        return f"{self.get_tipo_documento_display()} …{self.ultime_tre}"
