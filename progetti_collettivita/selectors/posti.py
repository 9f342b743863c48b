"""The places of a project: how many of each quota are free (spec: quota less the assignments that hold one)."""

from django.db.models import F

from progetti_collettivita.models import Puc, Quota

CAMPI = {  # quota: its places, those taken
    Quota.COMUNE: ("posti_comune", "occupati_comune"),
    Quota.CPI: ("posti_cpi", "occupati_cpi"),
    Quota.VOLONTARIO: ("posti_volontari", "occupati_volontari"),
}
OCCUPATI = F("occupati_comune") + F("occupati_cpi") + F("occupati_volontari")
LIBERI = F("posti_totali") - OCCUPATI


def liberi_of(quota: str):
    """The free places of a quota, as an expression on Puc: to filter and to sort by, with no query of its own."""
    posti, occupati = CAMPI[Quota(quota)]
    return F(posti) - F(occupati)


def posti_liberi(puc: Puc) -> dict[Quota, int]:
    """The free places of a project by quota, from its own row."""
    return {quota: getattr(puc, posti) - getattr(puc, occupati) for quota, (posti, occupati) in CAMPI.items()}


def righe_posti(puc: Puc) -> list[tuple[Quota, int, int, int]]:
    """Quota, places, taken and free: what the page shows in a table."""
    return [
        (quota, getattr(puc, posti), getattr(puc, occupati), getattr(puc, posti) - getattr(puc, occupati))
        for quota, (posti, occupati) in CAMPI.items()
    ]
