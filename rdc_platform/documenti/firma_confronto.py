"""Is a signed PDF the one that was sent? Object by object: nothing that was there may differ, but for what a signature adds."""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

DEL_CATALOGO = {"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Perms", "/Version"}  # where signatures write
Objgen = tuple[int, int]


def only_signed_since(data: bytes, original: bytes) -> bool:
    """Is `data` the PDF `original` with nothing added but signatures? PdfError if one of them does not open.

    A signature is an incremental update: the bytes sent are still there, at the head of the file, and what follows them
    may add signature fields, their values and their time, but write over no page, text or picture.
    """
    if data == original:
        return True
    if not data.startswith(original):
        return False
    with _open(original) as old, _open(data) as new:
        free = set(_free(old))
        same = all(_is_same(each, new, old) for each in old.objects if each.objgen not in free)
        return same and all(map(_only_signatures_added, old.pages, new.pages))


def _open(data: bytes) -> Pdf:
    """As it is written: the pages are not walked, for a prepared file may have millions."""
    return pikepdf.open(io.BytesIO(data), inherit_page_attributes=False)


def _free(pdf: Pdf) -> Iterator[Objgen]:
    """What a signature may write anew: the list of fields, the description of the document, each page's annotations."""
    form = pdf.Root.get(Name.AcroForm, Dictionary())
    found = [form, form.get(Name.Fields), pdf.Root.get(Name.Metadata), pdf.trailer.get(Name.Info)]
    found += [page.obj.get(Name.Annots) for page in pdf.pages]
    yield from (each.objgen for each in found if isinstance(each, Object) and each.is_indirect)


def _is_same(before: Object, pdf: Pdf, old: Pdf) -> bool:
    after = pdf.get_object(before.objgen)
    if isinstance(before, Stream) or isinstance(after, Stream):
        both = isinstance(before, Stream) and isinstance(after, Stream)
        return both and before.read_raw_bytes() == after.read_raw_bytes() and _keys(before) == _keys(after)
    if not isinstance(before, Dictionary) or not isinstance(after, Dictionary):
        return bool(before.unparse(resolved=True) == after.unparse(resolved=True))
    allowed = DEL_CATALOGO if before.objgen == old.Root.objgen else set()
    if before.get(Name.Type) == Name.Page:
        allowed = {"/Annots"}
    return _keys(before, allowed) == _keys(after, allowed)


def _keys(found: Object, but: set[str] | None = None) -> dict[str, bytes]:
    """The entries of a dictionary or of a stream's, as they are written."""
    return {key: _written(value) for key, value in found.items() if key not in (but or ())}


def _written(value: object) -> bytes:
    """A reference as a reference, the rest whole."""
    return value.unparse() if isinstance(value, Object) else repr(value).encode()


def _only_signatures_added(before: pikepdf.Page, after: pikepdf.Page) -> bool:
    """The annotations of the page are the ones of before, then signature fields."""
    old, new = list(before.obj.get(Name.Annots, Array())), list(after.obj.get(Name.Annots, Array()))
    kept = [each.objgen for each in new[: len(old)]] == [each.objgen for each in old]
    return kept and all(each.get(Name.FT) == Name.Sig for each in new[len(old) :])
