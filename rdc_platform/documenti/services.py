"""Storing files."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

from rdc_platform.documenti.contenuto import PDF
from rdc_platform.documenti.models import Documento


def store_upload(upload: UploadedFile) -> Documento:
    """Keep what a DocumentoField has cleaned."""
    return _store(upload.read(), upload.name, upload.tipo)


def store_pdf(data: bytes, nome: str) -> Documento:
    """Keep a PDF that the platform made; `nome` is what a download is called, without personal data."""
    return _store(data, nome, PDF)


def _store(data: bytes, nome: str, tipo: str) -> Documento:
    """File first, row after: a row never points at nothing, and a file without a row is swept (documenti.tasks)."""
    documento = Documento(
        nome=nome[-120:], tipo_contenuto=tipo, dimensione=len(data), sha256=hashlib.sha256(data).hexdigest()
    )
    documento.file.save(str(documento.pk), ContentFile(data), save=False)
    documento.save(force_insert=True)
    return documento
