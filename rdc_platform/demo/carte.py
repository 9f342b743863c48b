"""The papers of the demonstration: one sheet that says it is one, under each name that is wanted."""

from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile

from rdc_platform.documenti.contenuto import PDF
from rdc_platform.documenti.pdf import render_pdf


def carta(nome: str) -> SimpleUploadedFile:
    """The sheet as an upload called `nome` (without extension), as the forms of the platform hand it over."""
    upload = SimpleUploadedFile(f"{nome}.pdf", _sheet(), PDF)
    upload.tipo = PDF  # as DocumentoField leaves it
    return upload


@cache
def _sheet() -> bytes:
    return render_pdf("demo/carta.html", {}, titolo="Documento della dimostrazione")
