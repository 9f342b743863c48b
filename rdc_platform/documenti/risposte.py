"""Handing a document over: as an attachment, never shown in place."""

import io

from django.http import FileResponse, Http404

from rdc_platform.documenti.contenuto import ESTENSIONI, NonRiconosciutoError, sniff
from rdc_platform.documenti.firme import P7MError, open_p7m
from rdc_platform.documenti.models import Documento

SCONOSCIUTO = "application/octet-stream"


def download(documento: Documento, nome: str | None = None, *, contenuto: bool = False) -> FileResponse:
    """The file as an attachment called `nome`; the caller has asked the policy and written the register.

    With `contenuto`, what a P7M holds; 404 for what is no P7M, and for one that does not open.
    """
    if contenuto:
        return _open_contenuto(documento)
    return _attachment(documento.file.open("rb"), nome or documento.nome, documento.tipo_contenuto)


def attach(data: bytes, nome: str, tipo: str) -> FileResponse:
    """What was made just now, as an attachment called `nome`."""
    return _attachment(io.BytesIO(data), nome, tipo)


def _open_contenuto(documento: Documento) -> FileResponse:
    if not documento.busta:
        raise Http404
    with documento.file.open("rb") as file:
        try:
            data = open_p7m(file.read())
        except P7MError:
            raise Http404 from None
    try:
        tipo = sniff(data[:1024])
    except NonRiconosciutoError:
        tipo = SCONOSCIUTO
    return _attachment(io.BytesIO(data), _nome(documento.nome, tipo), tipo)


def _nome(nome: str, tipo: str) -> str:
    """`atto.pdf.p7m` holds `atto.pdf`; `atto.p7m` that holds a PDF too."""
    while nome.lower().endswith(".p7m"):
        nome = nome[: -len(".p7m")]
    estensione = ESTENSIONI.get(tipo, ("bin",))[0]
    return nome if "." in nome else f"{nome or 'documento'}.{estensione}"


def _attachment(file: object, nome: str, tipo: str) -> FileResponse:
    response = FileResponse(file, as_attachment=True, filename=nome, content_type=tipo)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
