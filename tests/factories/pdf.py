"""Small real PDFs: what an upload called PDF has to be."""

import io
from functools import cache

import pikepdf


@cache
def tiny_pdf(testo: str = "prova", *, numeri: int = 0) -> bytes:
    """One page that says `testo`, and a list of `numeri` long numbers; the same arguments give the same bytes."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(f"BT /F1 12 Tf 20 100 Td ({testo}) Tj ET".encode("latin-1"))
        if numeri:
            pdf.Root.Numeri = pikepdf.Array(range(1_000_000, 1_000_000 + numeri))
        pdf.save(out, deterministic_id=True, compress_streams=False)
    return out.getvalue()


PDF = tiny_pdf()


def read_documento(documento) -> bytes:
    """The bytes of a stored Documento."""
    with documento.file.open("rb") as file:
        return file.read()
