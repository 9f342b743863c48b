"""What a Case manager may do between the analysis and the Patto, and what the page says of it."""

from typing import Any

from patti_inclusione.models import (
    AnalisiPreliminare,
    Caso,
    EsitoAnalisi,
    MembroEquipe,
    ServizioRete,
    StatoCaso,
    StatoQuadro,
)
from patti_inclusione.selectors import analisi
from patti_inclusione.selectors import equipe as selectors
from patti_inclusione.selectors import quadro as quadri
from patti_inclusione.selectors.quadro import Compilazione
from patti_inclusione.services import equipe, quadro, quadro_invio
from rdc_platform import calendario


def passo_of(caso: Caso, foglio: Compilazione | None) -> dict[str, Any]:
    """The équipe, the sending, the versions, and which acts are open (`si_…`)."""
    membri, detta = list(selectors.list_membri(caso)), analisi.corrente(caso)
    ora = [membro for membro in membri if is_current(membro)]
    return {
        "analisi": detta,
        "membri": ora,
        "usciti": [membro for membro in membri if membro not in ora],
        "manca": equipe.lacks(ora),
        "servono": _wanted(detta, ora),
        "invio": selectors.invio_of(caso),
        "versioni": list(quadri.versioni(caso)),
        **_acts(caso, foglio),
    }


def _acts(caso: Caso, foglio: Compilazione | None) -> dict[str, Any]:
    con_quadro = caso.esito_ap in quadro.CON_QUADRO
    concluso = foglio is not None and foglio.quadro.stato == StatoQuadro.FINALIZZATA
    in_patto = caso.stato == StatoCaso.IN_DEFINIZIONE_PATTO
    invio = selectors.invio_of(caso) if caso.stato == StatoCaso.INVIATO_SPECIALISTICO else None
    aspetta = invio is not None and not quadro_invio.has_waited(invio)
    return {
        "aspetta": aspetta,
        "si_manda": caso.stato == StatoCaso.AP_FINALIZZATA and caso.esito_ap == EsitoAnalisi.D,
        "si_risponde": caso.stato == StatoCaso.INVIATO_SPECIALISTICO,
        "si_cambia": con_quadro and caso.stato in equipe.APERTI,
        "si_inizia": con_quadro and caso.stato in quadro.INIZIO and not aspetta and not (concluso and in_patto),
        "si_salta": con_quadro and caso.stato in quadro_invio.PROVVISORI and not aspetta,
        "si_riapre": concluso and in_patto,
    }


def is_current(membro: MembroEquipe) -> bool:
    return membro.al is None or membro.al >= calendario.today()


def _wanted(detta: AnalisiPreliminare | None, ora: list[MembroEquipe]) -> list[ServizioRete]:
    """The services that the analysis asks for and that nobody stands for yet."""
    ci_sono = {membro.servizio for membro in ora}
    return [ServizioRete(each) for each in (detta.professionalita_em if detta else []) if each not in ci_sono]
