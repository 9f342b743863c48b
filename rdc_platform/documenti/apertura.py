"""Does a file open as what it says it is? With limits: what would fill the memory does not."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.firme import P7MError, open_p7m

MAX_FLATE = 64 * 1024 * 1024  # bytes one compressed stream may become: `set_limits` gives it to the PDF library
MAX_PAGINE = 5000
MAX_NODI = 2 * MAX_PAGINE  # of the tree of the pages, which groups them
ROVINATO = "Questo PDF è rovinato e non si apre: caricane un altro."


class FileNonApertoError(ValueError):
    """The file does not open; the text says to whoever uploads it what to do."""


def set_limits() -> None:
    """Bound what a prepared file makes the PDF library allocate; process-wide, called once by the app."""
    pikepdf.settings.set_qpdf_limits(flate_max_memory=MAX_FLATE, run_length_max_memory=MAX_FLATE, max_stream_filters=4)


def check_opens(data: bytes, tipo: str) -> None:
    """Raise FileNonApertoError for a PDF or a P7M that does not open."""
    if tipo == PDF:
        count_pagine(data)
    elif tipo == P7M:
        try:
            open_p7m(data)
        except P7MError as error:
            raise FileNonApertoError(f"{error} Caricane un altro.") from None


def count_pagine(data: bytes) -> int:
    """The pages of a PDF; raises FileNonApertoError if it does not open, or has none."""
    try:
        with pikepdf.open(io.BytesIO(data), inherit_page_attributes=False) as pdf:
            pagine = len(pdf.pages) if _nodi(pdf) <= MAX_NODI else MAX_PAGINE + 1
    except pikepdf.PasswordError:
        raise FileNonApertoError("Questo PDF è protetto da password: caricane uno che si apre.") from None
    except (pikepdf.PdfError, RuntimeError, ValueError):
        raise FileNonApertoError(ROVINATO) from None
    if not pagine:
        raise FileNonApertoError(ROVINATO)
    if pagine > MAX_PAGINE:
        raise FileNonApertoError(f"Questo PDF ha più di {MAX_PAGINE} pagine: caricane uno più breve.")
    return pagine


def _nodi(pdf: pikepdf.Pdf) -> int:
    """The entries of the tree of the pages, as far as MAX_NODI: the library makes a page of each, were they all the same one."""
    waiting, seen = [pdf.Root.get(Name.Pages)], 0
    while waiting and seen <= MAX_NODI:
        node = waiting.pop()
        kids = node.get(Name.Kids) if isinstance(node, Dictionary) else None
        if isinstance(kids, Array):
            seen += len(kids)
            waiting.extend(kids if seen <= MAX_NODI else ())
    return seen
