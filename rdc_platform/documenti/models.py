import uuid

from django.db import models
from django.db.models.functions import Now

from rdc_platform.documenti.contenuto import ESTENSIONI


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
