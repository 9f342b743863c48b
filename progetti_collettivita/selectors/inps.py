"""What INPS was told of the participations (M13)."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from progetti_collettivita.models import AssegnazionePuc, ComunicazionePuc
from rdc_platform.inps.models import StatoMessaggioInps

CAMPI = ("fatto", "il", "stato", "inviata_il", "motivo_rifiuto")
# Why INPS refuses, in the words of who reads it.
MOTIVI = {
    "PROTOCOLLO_SCONOSCIUTO": "INPS non trova la domanda della famiglia.",
    "PERSONA_ESTRANEA": "Per INPS la persona non è nella famiglia.",
    "PRIMA_DELLA_DOMANDA": "Per INPS è prima della domanda.",
    "DATA_FUTURA": "Per INPS la data è nel futuro.",
    "DATE_IN_DISORDINE": "Per INPS finisce prima di cominciare.",
    "PARTECIPAZIONE_SCONOSCIUTA": "INPS non sa dell'inizio.",
    "PARTECIPAZIONE_DOPPIA": "INPS sa già dell'inizio.",
    "PARTECIPAZIONE_FINITA": "INPS sa già della fine.",
    "TOKEN_NON_VALIDO": "INPS non riconosce la piattaforma: avvisa chi segue gli scambi con INPS.",
}


def in_json() -> ArraySubquery:
    """All that INPS was told of a participation, the latest first, as one value of the query that reads it."""
    rows = ComunicazionePuc.objects.filter(assegnazione=OuterRef("pk")).annotate(ripresa=_told_again())
    riga = JSONObject(**{name: name for name in (*CAMPI, "ripresa")})
    return ArraySubquery(rows.order_by("-creata_il", "-il").annotate(riga=riga).values("riga"))


def from_json(righe: list[dict[str, Any]]) -> list[ComunicazionePuc]:
    """What `in_json` brought, as rows; `ripresa` says of each whether it was told again."""
    found = []
    for riga in righe:
        row = ComunicazionePuc(**{name: ComunicazionePuc._meta.get_field(name).to_python(riga[name]) for name in CAMPI})
        row.ripresa = riga["ripresa"]  # type: ignore[attr-defined]
        found.append(row)
    return found


def is_rifiutata() -> Exists:
    """Of a participation: whether INPS refused something of it that was not told again."""
    rows = ComunicazionePuc.objects.filter(~_told_again(), stato=StatoMessaggioInps.RIFIUTATA)
    return Exists(rows.filter(assegnazione=OuterRef("pk")))


def list_rifiutate(assegnazione: AssegnazionePuc) -> QuerySet[ComunicazionePuc]:
    """What INPS refused of a participation and was not told again."""
    rows = ComunicazionePuc.objects.filter(~_told_again(), assegnazione=assegnazione)
    return rows.filter(stato=StatoMessaggioInps.RIFIUTATA)


def _told_again() -> Exists:
    dopo = {name: OuterRef(name) for name in ("assegnazione", "fatto")}
    return Exists(ComunicazionePuc.objects.filter(tentativo__gt=OuterRef("tentativo"), **dopo))
