"""The one upload field: size, content and name are checked, and that it opens, before anything is kept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from rdc_platform.documenti import contenuto
from rdc_platform.documenti.apertura import FileNonApertoError, check_opens

NOMI = {contenuto.PDF: "PDF", contenuto.P7M: "P7M", contenuto.JPEG: "JPEG", contenuto.PNG: "PNG"}


class DocumentoField(forms.FileField):
    """A file of one of `tipi` (media types of `contenuto`), at most MAX_UPLOAD bytes; cleaned to the upload with `.tipo`."""

    default_error_messages = {
        "required": "Scegli il file da caricare.",
        "empty": "Il file è vuoto. Scegline un altro.",
        "max_length": "Il nome del file è troppo lungo: accorcialo e ricaricalo.",
    }

    def __init__(self, *, tipi: Sequence[str] = tuple(NOMI), **kwargs: Any) -> None:
        self.tipi = tipi
        kwargs.setdefault("max_length", 120)
        kwargs.setdefault("help_text", f"{', '.join(NOMI[t] for t in tipi)}, al massimo {_megabyte()} MB.")
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("accept", ",".join(f".{e}" for t in tipi for e in contenuto.ESTENSIONI[t]))

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if not upload or upload is initial:
            return upload
        if upload.size > settings.MAX_UPLOAD:
            raise forms.ValidationError(f"Il file è troppo grande: al massimo {_megabyte()} MB.", code="too_large")
        upload.tipo = self._tipo(upload)
        self._check_opens(upload)
        return upload

    def _check_opens(self, upload: UploadedFile) -> None:
        data = upload.read()
        upload.seek(0)
        try:
            check_opens(data, upload.tipo)  # type: ignore[attr-defined]  # set just before
        except FileNonApertoError as error:
            raise forms.ValidationError(str(error), code="broken") from None

    def _tipo(self, upload: UploadedFile) -> str:
        head = upload.read(1024)
        upload.seek(0)
        accepted = " o ".join(NOMI[t] for t in self.tipi)
        try:
            tipo = contenuto.sniff(head)
        except contenuto.NonRiconosciutoError:
            raise forms.ValidationError(
                f"Questo file non è un {accepted}. Scegline un altro.", code="content"
            ) from None
        if tipo not in self.tipi:
            raise forms.ValidationError(f"Qui serve un {accepted}; questo è un {NOMI[tipo]}.", code="content")
        if not contenuto.agrees(upload.name or "", tipo):
            raise forms.ValidationError(
                f"Il nome del file dice una cosa e il contenuto un'altra: il contenuto è un {NOMI[tipo]}.", code="name"
            )
        return tipo


def _megabyte() -> int:
    return settings.MAX_UPLOAD // (1024 * 1024)
