"""What the login page shows in the demo alone."""

from django.conf import settings

from accounts.models import Accreditamento, Livello, Operatore
from accounts.ruoli import REGOLE, Ruolo
from accounts.selectors import profilo as selectors

NAZIONALE = "Ministero"


def context() -> dict[str, object]:
    """The cards of "Entra come …" by Ambito, one for each invented person with all his profiles; empty elsewhere."""
    if not settings.ENTRA_COME:
        return {}
    people: dict[Operatore, list[Accreditamento]] = {}
    for row in selectors.profili_demo():
        people.setdefault(row.operatore, []).append(row)
    groups: dict[str, list[dict[str, object]]] = {NAZIONALE: []}
    for operatore, profili in people.items():
        groups.setdefault(str(profili[0].ambito or NAZIONALE), []).append(_card(operatore, profili))
    return {"gruppi": groups, "url_posta": getattr(settings, "PEC_WEB_URL", "")}


def _card(operatore: Operatore, profili: list[Accreditamento]) -> dict[str, object]:
    return {
        "chi": operatore.pk,
        "nome": operatore.nome_completo,
        "profili": [
            {
                "ruolo": row.get_ruolo_display(),
                "dove": ", ".join(map(str, row.comuni.all())) if row.livello == Livello.COMUNE else "",
                "compito": REGOLE[Ruolo(row.ruolo)].compito,
            }
            for row in profili
        ],
    }
