"""A QR code as the path of an SVG, so that the page can hold it under its Content-Security-Policy. Pure."""

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode


@dataclass(frozen=True)
class Qr:
    """A square of `lato` modules, quiet zone included, and the path (`d`) of the dark ones."""

    lato: int
    path: str


def encode(text: str) -> Qr:
    """The QR code of `text`, with room for damage (level M) and the quiet zone of the standard (ISO/IEC 18004)."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    matrix = code.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, is_dark in enumerate(row) if is_dark)
    return Qr(len(matrix), "".join(dark))
