"""What the renderer leaves undone on the way to PDF/A-3b (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). Pure: bytes to bytes."""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

PRINT = 4  # flag of an annotation (ISO 32000-1, table 165)
# PDF/A allows in its metadata only what it knows or what is described there; PDF/UA's mark it does not know.
ESTENSIONE = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfuaid:part>1</pdfuaid:part>
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
FINE_RDF = b"</rdf:RDF>"


def mend(raw: bytes) -> bytes:
    """The same document as the checkers want it; the same input gives the same bytes."""
    with Pdf.open(io.BytesIO(raw)) as pdf:
        for page in pdf.pages:
            _drop_empty_resources(page.obj)
            _mend_annotations(page.obj)
        for element in _structure(pdf.Root.get(Name.StructTreeRoot)):
            if element.get(Name.S) == Name.TH:
                _set_scope(element)
        _declare_pdfua(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, linearize=False, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
        return out.getvalue()


def _drop_empty_resources(page: Object) -> None:
    """An empty /Pattern or /Shading dictionary is a fault for the checkers."""
    resources = page.get(Name.Resources, Dictionary())
    for name in (Name.Pattern, Name.Shading):
        if name in resources and not resources[name].keys():
            del resources[name]


def _mend_annotations(page: Object) -> None:
    """A link has to be printed with its page, and to say where it leads."""
    for annotation in page.get(Name.Annots, Array()):
        annotation.F = int(annotation.get(Name.F, 0)) | PRINT
        if annotation.get(Name.Subtype) == Name.Link and Name.Contents not in annotation:
            annotation.Contents = str(annotation.get(Name.A, Dictionary()).get(Name.URI, "Vai al punto del documento"))


def _set_scope(cell: Object) -> None:
    """Which cells a header speaks for: its row if it heads one, else its column."""
    attributes = cell.get(Name.A)
    if attributes is None:
        attributes = cell.A = Dictionary(O=Name.Table)
    first = cell.get(Name.P, Dictionary()).get(Name.K, Array())
    in_body = cell.get(Name.P, Dictionary()).get(Name.P, Dictionary()).get(Name.S) != Name.THead
    heads_row = in_body and len(first) > 1 and first[0].objgen == cell.objgen
    attributes.Scope = Name.Row if heads_row else Name.Column


def _structure(element: Object | None) -> Iterator[Object]:
    """Every element of the tree of tags."""
    if not isinstance(element, Dictionary):
        return
    if Name.S in element:
        yield element
    kids = element.get(Name.K, Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and kid.get(Name.Type) not in (Name.OBJR, Name.MCR):
            yield from _structure(kid)


def _declare_pdfua(pdf: Pdf) -> None:
    """Write in the metadata that the document is PDF/UA-1, with the description PDF/A wants of that mark."""
    xmp = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(xmp.replace(FINE_RDF, ESTENSIONE + FINE_RDF))
