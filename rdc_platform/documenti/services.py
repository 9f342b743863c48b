"""Storing files."""

import hashlib
from dataclasses import asdict
from typing import Any, BinaryIO

from django.core.files.base import ContentFile, File

from rdc_platform.documenti import apertura
from rdc_platform.documenti.autorita import list_autorita
from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.firme import contains, read_firme
from rdc_platform.documenti.models import Documento, VerificaFirma

CHUNK = 1024 * 1024


def store_upload(upload: Any) -> Documento:
    """Keep what a DocumentoField has cleaned (the upload, with its `tipo`), and what its signatures are worth."""
    data = upload.read()
    documento = _store(data, upload.name, upload.tipo)
    if upload.tipo in (PDF, P7M):
        _verify_firme(documento, data)
    return documento


def count_pagine(upload: Any) -> int | None:
    """The pages of a PDF that a DocumentoField has cleaned; None for another kind of file."""
    if upload.tipo != PDF:
        return None
    data = upload.read()
    upload.seek(0)
    return apertura.count_pagine(data)


def is_contained(originale: Documento, documento: Documento) -> bool:
    """Is `documento` the file `originale` with nothing added but signatures?"""
    with originale.file.open("rb") as before, documento.file.open("rb") as after:
        return contains(after.read(), before.read())


def store_pdf(data: bytes, nome: str) -> Documento:
    """Keep a PDF that the platform made; `nome` is what a download is called, without personal data."""
    return _store(data, nome, PDF)


def store_file(file: BinaryIO, nome: str, tipo: str) -> Documento:
    """Keep an open binary file of any size that the platform made, read as a stream."""
    sha256, dimensione = hashlib.sha256(), 0
    while chunk := file.read(CHUNK):
        sha256.update(chunk)
        dimensione += len(chunk)
    file.seek(0)
    documento = Documento(nome=nome[-120:], tipo_contenuto=tipo, dimensione=dimensione, sha256=sha256.hexdigest())
    documento.file.save(str(documento.pk), File(file), save=False)
    documento.save(force_insert=True)
    return documento


def _store(data: bytes, nome: str, tipo: str) -> Documento:
    """File first, row after: a row never points at nothing, and a file without a row is swept (documenti.tasks)."""
    documento = Documento(
        nome=nome[-120:], tipo_contenuto=tipo, dimensione=len(data), sha256=hashlib.sha256(data).hexdigest()
    )
    documento.file.save(str(documento.pk), ContentFile(data), save=False)
    documento.save(force_insert=True)
    return documento


def _verify_firme(documento: Documento, data: bytes) -> None:
    """One row a signature. Here and now: a file of ten megabytes takes a tenth of a second."""
    VerificaFirma.objects.bulk_create(
        VerificaFirma(documento=documento, posizione=number, **asdict(firma))
        for number, firma in enumerate(read_firme(data, list_autorita()), start=1)
    )
