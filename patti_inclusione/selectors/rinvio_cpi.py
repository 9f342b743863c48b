"""Whom a return from a Centro per l'impiego is about, and what was answered of each."""

from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Substr

from ambiti.models import Componente, Nucleo
from patti_inclusione.models import (
    Caso,
    DatiEconomici,
    MotivoChiusura,
    MotivoScartoCpi,
    RinvioCpi,
    ScartoCpi,
    StatoBeneficio,
)
from rdc_platform import calendario

_M = MotivoChiusura
FINITI = [
    StatoBeneficio.DECADUTO,
    StatoBeneficio.REVOCATO,
    StatoBeneficio.TERMINATO_18_MESI,
    StatoBeneficio.RINUNCIATO,
]
CHIUSI_DAVVERO = [_M.DECADENZA, _M.REVOCA, _M.RINUNCIA, _M.TERMINE_18_MENSILITA, _M.DECESSO, _M.ERRORE_DATI]


def is_known(numero: str) -> bool:
    """Whether a message was read already, whatever became of it."""
    return RinvioCpi.objects.filter(numero=numero).exists() or ScartoCpi.objects.filter(numero=numero).exists()


def find_persona(code: str) -> tuple[Componente | None, str]:
    """The member with that codice fiscale in the household of the last domanda; else None, and why nobody is followed for it."""
    rows = Componente.objects.filter(codice_fiscale=code, uscito_il=None).select_related("nucleo__comune")
    found = rows.order_by("-nucleo__data_domanda", "-nucleo_id").first()
    if found is None:
        return None, MotivoScartoCpi.SCONOSCIUTA
    if _is_over(found.nucleo):
        return None, MotivoScartoCpi.BENEFICIO_FINITO
    return found, ""


def next_codice(nucleo: Nucleo) -> str:
    """The code of a new case in the Comune of a household: PAIS-<ISTAT>-<year>-<n>; the caller keeps others from taking it."""
    inizio = f"PAIS-{nucleo.comune.codice_istat}-{calendario.today().year}-"
    rows = Caso.objects.filter(codice__startswith=inizio)
    last = rows.aggregate(n=Max(Cast(Substr("codice", len(inizio) + 1), IntegerField())))["n"]
    return f"{inizio}{(last or 0) + 1}"


def build_riscontro(numero: str) -> list[dict[str, str | int]]:
    """What ANPAL is told of a message: how many persons are followed, and who is not, by the place in it, and why."""
    scarti = ScartoCpi.objects.filter(numero=numero).order_by("posto")
    esiti: list[dict[str, str | int]] = [
        {"posto": each.posto, "esito": "SCARTATO", "motivo": each.motivo} for each in scarti
    ]
    accolti = RinvioCpi.objects.filter(numero=numero, componenti__isnull=False).count()
    return esiti + ([{"esito": "ACCOLTO", "persone": accolti}] if accolti else [])


def _is_over(nucleo: Nucleo) -> bool:
    dati = DatiEconomici.objects.filter(nucleo=nucleo).first()
    if dati is not None and dati.stato_beneficio in FINITI:
        return True
    return Caso.objects.filter(nucleo=nucleo, motivo_chiusura__in=CHIUSI_DAVVERO).exists()
