"""A case after the Analisi preliminare: its équipe, its Quadro begun, or with a level for every dimension."""

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, DimensioneQuadro, LivelloQuadro, MembroEquipe, QuadroAnalisi
from patti_inclusione.quadro.pagine import PaginaQuadro
from patti_inclusione.selectors import analisi as analisi_selectors
from patti_inclusione.selectors import quadro as selectors
from patti_inclusione.selectors.quadro import Compilazione
from patti_inclusione.services import analisi, equipe, quadro
from rdc_platform import calendario
from tests.factories.analisi import make_completa

ENTE = "Comune di prova"


def finish_analisi(caso: Caso, by: Profilo, esito: str = "C") -> Caso:
    """The analysis finished with that outcome."""
    make_completa(caso, by, esito)
    return finish_bozza(caso, by)


def finish_bozza(caso: Caso, by: Profilo) -> Caso:
    """The open draft of the analysis finished."""
    analisi.finalize_analisi(caso, by=by, revisione=analisi_selectors.corrente(caso).revisione)
    caso.refresh_from_db()
    return caso


def add_membro(caso: Caso, by: Profilo, servizio: str = "SCUOLA", **valori) -> MembroEquipe:
    dal = valori.pop("dal", calendario.today())
    valori = {"nome": "Mara", "cognome": "Zefiri", "ente": ENTE, "dal": dal, **valori}
    return equipe.save_membro(caso, None, by=by, servizio=servizio, **valori)


def make_equipe(caso: Caso, by: Profilo) -> list[MembroEquipe]:
    """One of the social service and one of the school: the least that the law asks."""
    return [add_membro(caso, by, "SOCIALE"), add_membro(caso, by)]


def start(caso: Caso, by: Profilo, esito: str = "C") -> QuadroAnalisi:
    """A Quadro begun with its équipe, after an analysis of that outcome."""
    finish_analisi(caso, by, esito)
    make_equipe(caso, by)
    found = quadro.start_quadro(caso, by=by)
    caso.refresh_from_db()
    return found


def read(caso: Caso) -> Compilazione:
    """The last version, whole, as it stands in the database."""
    caso.refresh_from_db()
    return selectors.open_foglio(caso)


def fill(caso: Caso, by: Profilo, livello: str = LivelloQuadro.LIVELLO_ADEGUATO) -> Compilazione:
    """Every dimension that is asked at `livello`."""
    foglio = read(caso)
    for pagina in foglio.pagine:
        for dimensione in pagina.dimensioni:
            make_riga(foglio.quadro, pagina, dimensione.codice, by, livello=livello)
    return read(caso)


def make_riga(quadro: QuadroAnalisi, pagina: PaginaQuadro, dimensione: str, by: Profilo, **valori) -> DimensioneQuadro:
    riga, _ = DimensioneQuadro.objects.update_or_create(
        quadro=quadro,
        soggetto_id=pagina.componente_id,
        dimensione=dimensione,
        defaults={"parte": pagina.parte, "compilata_da": by.accreditamento, **valori},
    )
    return riga


def finish(caso: Caso, by: Profilo) -> QuadroAnalisi:
    """A Quadro that is finished: the Patto may begin."""
    start(caso, by)
    foglio = fill(caso, by)
    found = quadro.finalize_quadro(caso, by=by, revisione=foglio.quadro.revisione)
    caso.refresh_from_db()
    return found
