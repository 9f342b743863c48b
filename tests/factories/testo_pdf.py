"""The words of a PDF, for tests that read what a family reads."""

import io
import re

import pikepdf

_BFCHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def read_testo(pdf: bytes) -> str:
    """The text of every page in the order it is drawn, with single spaces."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return " ".join(" ".join(_of_page(page) for page in document.pages).split())


def pagine_of(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def _of_page(page: pikepdf.Page) -> str:
    maps = {name: _to_unicode(font) for name, font in page.resources.get("/Font", {}).items()}
    found, current = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            current = maps[str(operands[0])]
        elif str(operator) == "Tj":
            found.append(_decode(bytes(operands[0]), current))
        elif str(operator) == "TJ":
            pieces = [part for part in operands[0] if isinstance(part, pikepdf.String)]
            found.append("".join(_decode(bytes(part), current) for part in pieces))
        elif str(operator) == "ET":
            found.append(" ")
    return "".join(found)


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    cmap = font["/ToUnicode"].read_bytes()
    pairs = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in _BFCHAR.findall(block):
            pairs[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        codes = re.findall(rb"<([0-9a-fA-F]+)>", block)
        for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            for place, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                pairs[code] = chr(int(text, 16) + place)
    return pairs


def _decode(codes: bytes, pairs: dict[int, str]) -> str:
    return "".join(pairs.get(high << 8 | low, "") for (high, low) in zip(codes[::2], codes[1::2], strict=True))
