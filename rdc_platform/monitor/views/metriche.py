"""The exchanges as numbers for a monitoring system (Prometheus's text format): no person, no message, no key."""

from collections.abc import Iterator
from datetime import datetime
from hmac import compare_digest

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import public
from rdc_platform.monitor.selectors.registro import age_of_data
from rdc_platform.monitor.selectors.scambi import Scambio, list_scambi

TIPO = "text/plain; version=0.0.4; charset=utf-8"
# Name, what it says, and how it is read of a counterpart. What comes back to zero at midnight is a gauge too.
MISURE = (
    ("rdc_scambi_in_attesa", "Messaggi che aspettano di partire", lambda each: each.aspettano),
    ("rdc_scambi_attesa_secondi", "Da quanto aspetta il più vecchio", lambda each: _seconds(each.dal)),
    ("rdc_scambi_scaduti", "Messaggi che aspettano oltre il loro giorno", lambda each: each.scaduti),
    ("rdc_scambi_da_guardare", "Messaggi rifiutati o fermi", lambda each: each.da_guardare),
    ("rdc_scambi_senza_ricevuta", "PEC di cui manca la ricevuta, oltre il termine", lambda each: each.senza_ricevuta),
    ("rdc_scambi_consegnati_oggi", "Messaggi consegnati oggi", lambda each: each.oggi.consegnati),
    ("rdc_scambi_rifiutati_oggi", "Messaggi rifiutati oggi", lambda each: each.oggi.rifiutati),
    ("rdc_scambi_falliti_oggi", "Chiamate senza risposta oggi", lambda each: each.oggi.falliti),
    ("rdc_scambi_fermo", "1 se non si manda niente", lambda each: int(each.stato in {"IN_PAUSA", "NON_RISPONDE"})),
)

# Of what is read; with no good reading ever, its age is that of the first that went wrong.
DELLE_LETTURE = (
    (
        "rdc_letture_eta_secondi",
        "Da quanto è l'ultima lettura riuscita",
        lambda each: _seconds(each.riuscita_il or each.fallisce_dal),
    ),
    ("rdc_letture_righe", "Righe dell'ultima lettura riuscita", lambda each: each.righe),
    ("rdc_letture_diverse", "Comuni diversi nell'ultimo confronto", lambda each: each.diverse),
    ("rdc_letture_fallisce", "1 se l'ultima prova non è riuscita", lambda each: int(each.fallisce_dal is not None)),
)


@public
@require_safe
def metriche(request):
    """For who has the token of METRICHE_TOKEN; without one set there is no such page."""
    given = request.headers.get("Authorization", "")
    if not settings.METRICHE_TOKEN or not compare_digest(given.encode(), f"Bearer {settings.METRICHE_TOKEN}".encode()):
        raise Http404
    return HttpResponse(
        "\n".join([*_lines(list_scambi()), ""]), content_type=TIPO, headers={"Cache-Control": "no-store"}
    )


def _lines(scambi: list[Scambio]) -> Iterator[str]:
    for nome, testo, read in MISURE:
        yield from (f"# HELP {nome} {testo}", f"# TYPE {nome} gauge")
        yield from (f'{nome}{{controparte="{each.chiave}"}} {read(each)}' for each in scambi)
    letture = [lettura for each in scambi for lettura in each.letture]
    for nome, testo, misura in DELLE_LETTURE:
        yield from (f"# HELP {nome} {testo}", f"# TYPE {nome} gauge")
        yield from (f'{nome}{{flusso="{each.flusso}"}} {misura(each)}' for each in letture)
    if (eta := age_of_data()) is not None:
        yield from (
            "# HELP rdc_fornitura_eta_secondi Da quanto INPS ha estratto l'ultimo lotto preso",
            "# TYPE rdc_fornitura_eta_secondi gauge",
        )
        yield f"rdc_fornitura_eta_secondi {int(eta.total_seconds())}"


def _seconds(dal: datetime | None) -> int:
    return int((timezone.now() - dal).total_seconds()) if dal else 0
