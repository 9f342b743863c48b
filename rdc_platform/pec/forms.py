"""A paper that comes by PEC: loaded as it is, or inside the message that carries it."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.pec.carte import ESTENSIONE, first_pdf


class DallaPecField(DocumentoField):
    """A PDF, or a PEC saved as .eml of which the first PDF is taken: cleaned as a DocumentoField's."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(tipi=(PDF, P7M), **kwargs)
        self.widget.attrs["accept"] += f",{ESTENSIONE}"
        self.help_text = f"Il file, o la PEC con cui è arrivato ({ESTENSIONE}). {self.help_text}"

    def clean(self, data: Any, initial: Any = None) -> Any:
        if data and data is not initial and (data.name or "").lower().endswith(ESTENSIONE):
            data = self._out_of(data)
        return super().clean(data, initial)

    def _out_of(self, data: Any) -> SimpleUploadedFile:
        found = first_pdf(data.read()) if data.size <= settings.MAX_UPLOAD * 2 else None  # base64 and copies weigh more
        if found is None:
            raise forms.ValidationError(
                "In questa PEC non c'è nessun PDF. Salva l'allegato e carica quello.", code="content"
            )
        nome, content = found
        return SimpleUploadedFile(nome[-120:], content, content_type=PDF)
