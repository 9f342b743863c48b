"""By when the papers of a negative outcome go to the judicial authority, where the declaration is false."""

from datetime import date, timedelta

from controlli_anagrafici.models import CONCLUSI, Controllo, EsitoFinale, StatoControllo
from rdc_platform.norme import selectors as norme


def entro_autorita(controllo: Controllo) -> date | None:
    """So many days from the finding (art. 7 c. 14 DL 4/2019); None where there is no negative outcome."""
    finiti = CONCLUSI | {StatoControllo.DA_TRASMETTERE_INPS}
    accertato = controllo.data_accertamento
    if controllo.stato not in finiti or controllo.esito_finale == EsitoFinale.P01 or accertato is None:
        return None
    return accertato + timedelta(days=norme.intero("CTRL_GG_AUTORITA_GIUDIZIARIA", accertato))
