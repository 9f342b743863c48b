import uuid

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from rdc_platform.documenti.contenuto import ESTENSIONI, P7M
from rdc_platform.documenti.firma_cms import EsitoFirma, FormatoFirma


def storage_name(documento: "Documento", _filename: str) -> str:
    """Our own name, two levels deep: nothing of what the person's file was called."""
    text = str(documento.pk)
    return f"{text[:2]}/{text}"


class Documento(models.Model):
    """A file, immutable once stored. What it is and who may open it is said by the row that points at it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.FileField("file", upload_to=storage_name)
    nome = models.CharField("nome", max_length=120)
    tipo_contenuto = models.CharField("tipo di contenuto", max_length=60)
    dimensione = models.PositiveIntegerField("dimensione", help_text="byte")
    sha256 = models.CharField("impronta SHA-256", max_length=64)
    creato_il = models.DateTimeField("creato il", db_default=Now())

    class Meta:
        verbose_name = "documento"
        verbose_name_plural = "documenti"

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def sigla(self) -> str:
        """The kind of file as a person calls it: PDF, P7M, JPG, PNG."""
        return ESTENSIONI[self.tipo_contenuto][0].upper()

    @property
    def busta(self) -> bool:
        """Does it hold another file, to be opened apart?"""
        return self.tipo_contenuto == P7M

    @property
    def sha256_breve(self) -> str:
        """The hash as far as an eye compares it."""
        return f"{self.sha256[:8]}…{self.sha256[-8:]}"


class VerificaFirma(models.Model):
    """One signature found in a Documento, as it was judged when the file came: who, intact or not, when; never written over."""

    documento = models.ForeignKey(Documento, models.PROTECT, verbose_name="documento", related_name="firme")
    posizione = models.PositiveSmallIntegerField("posizione", help_text="dalla busta più esterna, da 1")
    formato = models.CharField("formato", max_length=10, choices=FormatoFirma)
    firmatario = models.CharField("firmatario", max_length=200, blank=True)
    codice_fiscale = models.CharField("codice fiscale", max_length=16, blank=True)
    emittente = models.CharField("certificato di", max_length=200, blank=True)
    istante_dichiarato = models.DateTimeField("istante dichiarato", null=True, blank=True)
    istante_certo = models.DateTimeField("istante certo", null=True, blank=True, help_text="da una marca temporale")
    integra = models.BooleanField("integra")
    catena = models.BooleanField(
        "certificato riconosciuto", null=True, help_text="vuoto dove non c'è un elenco di autorità"
    )
    esito = models.CharField("esito", max_length=25, choices=EsitoFirma)
    motivo = models.CharField("motivo", max_length=200)
    verificata_il = models.DateTimeField("verificata il", db_default=Now())

    class Meta:
        verbose_name = "verifica di una firma"
        verbose_name_plural = "verifiche delle firme"
        ordering = ["posizione"]
        constraints = [
            models.UniqueConstraint(fields=["documento", "posizione"], name="one_verifica_per_firma"),
            models.CheckConstraint(
                name="firma_valida_is_intact_and_trusted",
                condition=~Q(esito=EsitoFirma.VALIDA) | Q(integra=True, catena=True),
            ),
        ]
        triggers = [pgtrigger.Protect(name="verifica_is_immutable", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"firma {self.posizione} di {self.documento_id}"
