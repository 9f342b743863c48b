"""What ANPR was asked for a check, and what it proposes."""

from controlli_anagrafici.models import ConsultazioneAnpr, Controllo, PeriodoResidenza, StatoConsultazione
from rdc_platform.gateways.anpr import SCONOSCIUTO

PAROLE = {
    SCONOSCIUTO: "ANPR non conosce questo codice fiscale. Controlla il codice, o scrivi i periodi a mano.",
    "EN148": "ANPR non permette questa domanda al tuo ente. Scrivi i periodi a mano e avvisa chi segue gli scambi.",
}
ALTRO = "ANPR ha rifiutato la domanda. Scrivi i periodi a mano e avvisa chi segue gli scambi."


def ultima(controllo: Controllo) -> ConsultazioneAnpr | None:
    """The last question; `in_parole` says a refusal."""
    found = controllo.consultazioni.select_related("chiesta_da__operatore").first()
    if found is not None:
        found.in_parole = PAROLE.get(found.codice_rifiuto, ALTRO) if found.codice_rifiuto else ""  # type: ignore[attr-defined]
    return found


def list_proposti(controllo: Controllo) -> list[PeriodoResidenza]:
    """The periods that nobody confirmed yet, the latest first."""
    return list(controllo.periodi.filter(confermato=False).select_related("comune", "comune_provenienza"))


def famiglia_proposta(controllo: Controllo) -> dict[str, dict[str, str]] | None:
    """Who lives with the richiedente for ANPR, by codice fiscale; None where it never answered."""
    found = controllo.consultazioni.filter(stato=StatoConsultazione.RISPOSTA).first()
    return {row["codice_fiscale"]: row for row in found.famiglia} if found and found.famiglia else None
