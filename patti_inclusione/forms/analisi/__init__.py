"""The pages of the Analisi preliminare as forms: `build` makes the one of an address, empty, filled, or as it was typed."""

from dataclasses import replace

from patti_inclusione.analisi import pagine as p
from patti_inclusione.forms.analisi.base import Contesto, Modulo, query_of
from patti_inclusione.forms.analisi.bisogni import Bisogni, Esito, Sintesi
from patti_inclusione.forms.analisi.famiglia import Colloquio, Condizioni, Famiglia
from patti_inclusione.forms.analisi.persone import PaginaAdulto, PaginaMinore

MODULI = {
    p.COLLOQUIO: Colloquio,
    p.FAMIGLIA: Famiglia,
    p.CONDIZIONI: Condizioni,
    p.ADULTI: PaginaAdulto,
    p.MINORI: PaginaMinore,
    **dict.fromkeys(p.BISOGNI, Bisogni),
    p.SINTESI: Sintesi,
    p.ESITO: Esito,
}


def build(contesto: Contesto) -> Modulo:
    """The forms of the page on what was posted, if anything; else on the kept draft, if it could not be read; else as stored."""
    sezione = contesto.foglio.sezioni.get(contesto.pagina.chiave)
    if contesto.data is None and sezione is not None and sezione.bozza is not None:
        contesto = replace(contesto, data=query_of(sezione.bozza))
    return MODULI[contesto.pagina.sezione].build(contesto)
