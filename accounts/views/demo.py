"""What the login page shows in the demo alone."""

from itertools import groupby

from django.conf import settings

from accounts.ruoli import REGOLE, Ruolo
from accounts.selectors import profilo as selectors


def context() -> dict[str, object]:
    """The cards of "Entra come …", one for each invented person with a line for each of his profiles; empty elsewhere."""
    if not settings.ENTRA_COME:
        return {}
    people = groupby(selectors.profili_demo(), key=lambda row: row.operatore)
    return {
        "persone": [_card(operatore, list(rows)) for operatore, rows in people],
        "url_posta": getattr(settings, "PEC_WEB_URL", ""),
    }


def _card(operatore, profili) -> dict[str, object]:
    return {
        "chi": operatore.pk,
        "nome": operatore.nome_completo,
        "profili": [
            {
                "ruolo": row.get_ruolo_display(),
                "dove": ", ".join(map(str, row.comuni.all())) if row.livello == "COMUNE" else str(row.ambito or ""),
                "compito": REGOLE[Ruolo(row.ruolo)].compito,
            }
            for row in profili
        ],
    }
