"""What hangs from a check, read with it in one query: titles, hops, messages to INPS, notes, letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, OuterRef, QuerySet, Value
from django.db.models.functions import Concat, JSONObject

from ambiti.models import Comune
from controlli_anagrafici.models import (
    ComunicazioneControllo,
    Controllo,
    LetteraControllo,
    NotaControllo,
    RinvioVerifica,
    TitoloSoggiorno,
)

M = TypeVar("M", bound=Model)
AUTORE = Concat("scritta_da__operatore__nome", Value(" "), "scritta_da__operatore__cognome")
DA, A = "comune_mittente__denominazione", "comune_destinatario__denominazione"


@dataclass(frozen=True)
class Parti:
    """Each list in its own order. A hop carries the names of its Comuni, a note its author and what its file is called."""

    titoli: list[TitoloSoggiorno]
    rinvii: list[RinvioVerifica]
    comunicazioni: list[ComunicazioneControllo]
    note: list[NotaControllo]
    lettere: list[LetteraControllo]


def with_parti(controlli: QuerySet) -> QuerySet:
    """The checks with what hangs from each; `read_parti` says it."""
    return controlli.annotate(
        titoli_righe=_rows(TitoloSoggiorno, "-data_rilascio", "pk"),
        rinvii_righe=_rows(RinvioVerifica, "progressivo", nome_mittente=F(DA), nome_destinatario=F(A)),
        comunicazioni_righe=_rows(ComunicazioneControllo, "-creata_il"),
        note_righe=_rows(NotaControllo, "-scritta_il", chi=AUTORE, documento_nome=F("documento__nome")),
        lettere_righe=_rows(LetteraControllo, "-chiesta_il"),
    )


def read_parti(controllo: Controllo) -> Parti:
    """The rows of a check that came from `with_parti`."""
    rinvii = _revive(RinvioVerifica, controllo.rinvii_righe, "nome_mittente", "nome_destinatario")
    for each in rinvii:
        each.comune_mittente = Comune(pk=each.comune_mittente_id, denominazione=each.nome_mittente)
        each.comune_destinatario = Comune(pk=each.comune_destinatario_id, denominazione=each.nome_destinatario)
    return Parti(
        _revive(TitoloSoggiorno, controllo.titoli_righe),
        rinvii,
        _revive(ComunicazioneControllo, controllo.comunicazioni_righe),
        _revive(NotaControllo, controllo.note_righe, "chi", "documento_nome"),
        _revive(LetteraControllo, controllo.lettere_righe),
    )


def _rows(model: type[Model], *order: str, **altro: Any) -> ArraySubquery:
    rows = model.objects.filter(controllo=OuterRef("pk")).order_by(*order)
    fields = {field.attname: F(field.attname) for field in model._meta.concrete_fields}
    return ArraySubquery(rows.values(riga=JSONObject(**fields, **altro)))


def _revive(model: type[M], righe: Sequence[dict[str, Any]], *altro: str) -> list[M]:
    found = []
    for riga in righe:
        row = model(**{field.attname: field.to_python(riga[field.attname]) for field in model._meta.concrete_fields})
        for name in altro:
            setattr(row, name, riga[name])
        found.append(row)
    return found
