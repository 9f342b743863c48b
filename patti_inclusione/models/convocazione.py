import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.caso import Caso


class TipoConvocazione(models.TextChoices):
    PRIMO_COLLOQUIO = "PRIMO_COLLOQUIO", "Primo colloquio"
    ANALISI_PRELIMINARE = "ANALISI_PRELIMINARE", "Analisi preliminare"
    QUADRO_ANALISI = "QUADRO_ANALISI", "Quadro di analisi"
    FIRMA_PATTO = "FIRMA_PATTO", "Firma del Patto"
    MONITORAGGIO = "MONITORAGGIO", "Monitoraggio"
    RICHIAMO = "RICHIAMO", "Richiamo"
    ALTRO = "ALTRO", "Altro"


class ModalitaIncontro(models.TextChoices):
    PRESENZA = "PRESENZA", "In presenza"
    DOMICILIO = "DOMICILIO", "A casa della famiglia"
    TELEFONO = "TELEFONO", "Per telefono"
    VIDEO = "VIDEO", "In video"


class CanaleInvio(models.TextChoices):
    SMS = "SMS", "SMS"
    EMAIL = "EMAIL", "E-mail"
    PEC = "PEC", "PEC"
    RACCOMANDATA_AR = "RACCOMANDATA_AR", "Raccomandata A/R"
    CONSEGNA_A_MANO = "CONSEGNA_A_MANO", "Consegna a mano"
    MESSO_NOTIFICATORE = "MESSO_NOTIFICATORE", "Messo notificatore"
    TELEFONO = "TELEFONO", "Telefono"
    IO_APP = "IO_APP", "App IO"


class StatoConvocazione(models.TextChoices):
    FISSATA = "FISSATA", "Fissata"
    SVOLTA = "SVOLTA", "Svolta"
    ANNULLATA = "ANNULLATA", "Annullata"
    NON_PRESENTATI = "NON_PRESENTATI", "Nessuno si è presentato"


class EsitoInvio(models.TextChoices):
    DA_FARE = "DA_FARE", "Da fare"
    INVIATO = "INVIATO", "Inviato"
    CONSEGNATO = "CONSEGNATO", "Consegnato"
    FALLITO = "FALLITO", "Non riuscito"
    COMPIUTA_GIACENZA = "COMPIUTA_GIACENZA", "Compiuta giacenza"


class EsitoPresenza(models.TextChoices):
    PRESENTE = "PRESENTE", "Presente"
    ASSENTE_GIUSTIFICATO = "ASSENTE_GIUSTIFICATO", "Assente giustificato"
    ASSENTE_NON_GIUSTIFICATO = "ASSENTE_NON_GIUSTIFICATO", "Assente non giustificato"
    ASSENTE_IN_ATTESA_GIUSTIFICAZIONE = "ASSENTE_IN_ATTESA_GIUSTIFICAZIONE", "Assente, in attesa di giustificazione"
    RINVIATO_DAL_SERVIZIO = "RINVIATO_DAL_SERVIZIO", "Rinviato dal servizio"
    NON_CONVOCATO_CORRETTAMENTE = "NON_CONVOCATO_CORRETTAMENTE", "Non convocato correttamente"


class MotivoGiustificazione(models.TextChoices):
    MALATTIA_INFORTUNIO = "MALATTIA_INFORTUNIO", "Malattia o infortunio"
    SERVIZIO_CIVILE_RICHIAMO = "SERVIZIO_CIVILE_RICHIAMO", "Servizio civile o richiamo alle armi"
    GRAVIDANZA = "GRAVIDANZA", "Gravidanza"
    CITAZIONE_TRIBUNALE = "CITAZIONE_TRIBUNALE", "Citazione in tribunale"
    GRAVI_MOTIVI_FAMILIARI = "GRAVI_MOTIVI_FAMILIARI", "Gravi motivi familiari"
    LIMITAZIONE_MOBILITA_LEGALE = "LIMITAZIONE_MOBILITA_LEGALE", "Limitazione legale della mobilità"
    FORZA_MAGGIORE = "FORZA_MAGGIORE", "Forza maggiore"
    CONTEMPORANEO_COLLOQUIO_LAVORO = "CONTEMPORANEO_COLLOQUIO_LAVORO", "Colloquio di lavoro alla stessa ora"
    CARICO_CURA_URGENTE = "CARICO_CURA_URGENTE", "Cura urgente di un familiare"


@pghistory.track()
class Convocazione(models.Model):
    """An appointment given to members of a nucleo (art. 4 c. 11 DL 4/2019)."""

    MOVES = {
        StatoConvocazione.FISSATA: {
            StatoConvocazione.SVOLTA,
            StatoConvocazione.ANNULLATA,
            StatoConvocazione.NON_PRESENTATI,
        },
        StatoConvocazione.SVOLTA: set(),
        StatoConvocazione.ANNULLATA: set(),
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
        ]

    def __str__(self):
        return f"Convocazione {self.numero_progressivo}"


class InvioConvocazione(models.Model):
    """A convocation through one channel to one person, and its proof."""

    convocazione = models.ForeignKey(Convocazione, models.CASCADE, verbose_name="convocazione", related_name="invii")
    componente = models.ForeignKey(Componente, models.CASCADE, verbose_name="persona", related_name="invii")
    canale = models.CharField("canale", max_length=20, choices=CanaleInvio)
    recapito = models.CharField("recapito", max_length=254, blank=True)
    esito = models.CharField("esito", max_length=20, choices=EsitoInvio, default=EsitoInvio.DA_FARE)
    prova = models.ForeignKey(
        "documenti.Documento", models.PROTECT, null=True, blank=True, verbose_name="prova", related_name="invii"
    )
    istante = models.DateTimeField("quando", null=True, blank=True)

    class Meta:
        verbose_name = "invio della convocazione"
        verbose_name_plural = "invii della convocazione"
        constraints = [
            models.UniqueConstraint(
                fields=["convocazione", "componente", "canale"], name="one_invio_per_person_and_canale"
            )
        ]

    def __str__(self):
        return f"{self.canale} {self.esito}"


@pghistory.track()
class EsitoAppuntamento(models.Model):
    """Who came to an appointment: one row a person convened."""

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

    class Meta:
        verbose_name = "esito dell'appuntamento"
        verbose_name_plural = "esiti dell'appuntamento"
        constraints = [
            models.UniqueConstraint(fields=["convocazione", "componente"], name="one_esito_per_person"),
            models.CheckConstraint(
                name="giustificato_has_motivo",
                condition=~Q(esito="ASSENTE_GIUSTIFICATO") | ~Q(motivo_giustificazione=""),
            ),
        ]

    def __str__(self):
        return self.esito
