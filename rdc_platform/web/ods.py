"""A minimal OpenDocument spreadsheet: one sheet of text cells (OpenDocument 1.2, parts 1 and 3)."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

MIME = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {"office": "office", "table": "table", "text": "text"}.items()
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def write_ods(table: Iterable[Sequence[str]], name: str) -> bytes:
    """The table, rows of text cells, as the bytes of a file whose only sheet is called `name`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        # The type comes first and unpacked: that is how a file manager recognises the format.
        archive.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        archive.writestr("content.xml", _content(table, name), zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", MANIFEST, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _content(table: Iterable[Sequence[str]], name: str) -> str:
    rows = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in table)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} office:version="1.2">'
        f"<office:body><office:spreadsheet><table:table table:name={quoteattr(name)}>{rows}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _cell(text: str) -> str:
    """One paragraph a line: white space at the edges is not worth markup of its own here."""
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
