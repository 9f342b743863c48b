"""On whose word an accreditation stands, in the words of the pages. Wants the rows that the selectors load along."""

from accounts.models import Accreditamento
from accounts.ruoli import Livello
from rdc_platform.web.formati import data_breve

INSTALLAZIONE = "chi ha installato la piattaforma"


def given_by(row: Accreditamento) -> str:
    """Who gave it: the person and his role, or the Ministry with its act."""
    if row.atto is not None:
        return f"Ministero, {row.atto}"
    if row.creato_da is not None:
        return f"{row.creato_da.operatore}, {row.creato_da.get_ruolo_display()}"
    return INSTALLAZIONE


def on_whose_word(row: Accreditamento) -> str:
    """The paper behind it: the Comune's indication, or the Ministry's act of designation."""
    if row.riga_indicazione is not None:
        indicazione = row.riga_indicazione.indicazione
        return (
            f"indicazione del Comune di {indicazione.comune}, prot. {indicazione.protocollo} "
            f"del {data_breve(indicazione.data)}"
        )
    if row.atto is not None:
        return f"atto di designazione n. {row.atto.numero} del {data_breve(row.atto.data)}"
    return ""


def who(row: Accreditamento | None) -> str:
    """The person and his role; nothing for nobody."""
    return f"{row.operatore}, {row.get_ruolo_display()}" if row is not None else ""


def where(row: Accreditamento) -> str:
    """The Ambito, and "alcuni Comuni" when it is held by Comune; Italy for who works for all."""
    if row.ambito is None:
        return "Italia"
    return f"alcuni Comuni di {row.ambito}" if row.livello == Livello.COMUNE else str(row.ambito)
