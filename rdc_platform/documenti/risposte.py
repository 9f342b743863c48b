"""Handing a document over: as an attachment, never shown in place."""

from django.http import FileResponse

from rdc_platform.documenti.models import Documento


def download(documento: Documento, nome: str | None = None) -> FileResponse:
    """The file as an attachment called `nome`; the caller has asked the policy and written the register."""
    response = FileResponse(
        documento.file.open("rb"),
        as_attachment=True,
        filename=nome or documento.nome,
        content_type=documento.tipo_contenuto,
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
