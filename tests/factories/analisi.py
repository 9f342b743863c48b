"""An Analisi preliminare as a Case manager leaves it: begun, or with an answer to everything that is asked."""

from datetime import date

from accounts.profilo import Profilo
from ambiti.models import Componente, Relazione
from patti_inclusione.analisi.pagine import Pagina
from patti_inclusione.models import (
    AnalisiAdulto,
    AnalisiMinore,
    AnalisiPreliminare,
    AreaBisogno,
    Caso,
    Gravita,
    Risorsa,
    SintesiArea,
)
from patti_inclusione.selectors import analisi as selectors
from patti_inclusione.selectors.analisi import Compilazione
from patti_inclusione.services import analisi as services

COLLOQUIO = date(2019, 5, 2)
MOTIVAZIONE = "La famiglia ha perso il lavoro e la casa: serve un sostegno per rimettersi in piedi."


def make_minore(caso: Caso, anni: int = 8, nome: str = "Sara") -> Componente:
    """One member of the household turned into a child of `anni` years."""
    minore = caso.nucleo.componenti.exclude(relazione=Relazione.RICHIEDENTE).order_by("pk").last()
    minore.data_nascita = date(date.today().year - anni, 1, 1)  # noqa: DTZ011 -- only the year counts
    minore.nome, minore.relazione = nome, Relazione.FIGLIO_MINORE
    minore.save(update_fields=["data_nascita", "nome", "relazione"])
    return minore


def start(caso: Caso, by: Profilo) -> AnalisiPreliminare:
    """A draft begun with the richiedente."""
    richiedente = caso.nucleo.componenti.get(relazione=Relazione.RICHIEDENTE)
    return services.start_analisi(caso, by=by, data=COLLOQUIO, presenti=[richiedente.pk])


def read(caso: Caso) -> Compilazione:
    """The last version, whole, as it stands in the database."""
    analisi = selectors.corrente(caso)
    analisi.caso = caso
    return selectors.load(analisi)


def pagina(caso: Caso, sezione: str, componente: Componente | None = None) -> Pagina:
    return read(caso).pagina(sezione, componente.pk if componente else None)


def make_completa(caso: Caso, by: Profilo, esito: str = "B", gravita: str = Gravita.LIEVE) -> AnalisiPreliminare:
    """A draft in which nothing is missing: every area with a need of `gravita`, the outcome `esito`."""
    analisi = start(caso, by)
    foglio = read(caso)
    for nome, valore in RISPOSTE.items():
        setattr(analisi, nome, valore)
    if foglio.minori:
        analisi.vu_protezione_minori = "NESSUNA"
    for persona in foglio.adulti:
        AnalisiAdulto.objects.create(analisi=analisi, componente=persona.componente, **ADULTO)
    for persona in foglio.minori:
        AnalisiMinore.objects.create(analisi=analisi, componente=persona.componente, **MINORE)
    for area in AreaBisogno:
        SintesiArea.objects.create(analisi=analisi, area=area, bisogno=gravita, risorsa=Risorsa.DEBOLE, nota="Nota.")
    set_esito(analisi, esito, foglio.persone[0].componente)
    return analisi


def set_esito(analisi: AnalisiPreliminare, esito: str, persona: Componente) -> None:
    """All that outcome `esito` wants."""
    analisi.esito, analisi.motivazione = esito, MOTIVAZIONE
    if esito == "A":
        analisi.cpi_destinatario = "Centro per l'impiego di Cremona"
    elif esito == "C":
        analisi.professionalita_em = ["SOCIALE", "SCUOLA"]
    elif esito == "D":
        analisi.servizio_specialistico, analisi.componente = "CSM", persona
        analisi.gia_in_carico, analisi.consenso_invio = False, True
    analisi.save()
    analisi.componenti_interessati.set([persona])


RISPOSTE = {
    "nucleo_coerente": "SI",
    "ab_titolo_godimento": "LOCAZIONE_PRIVATA",
    "ab_problemi": ["NESSUNO"],
    "ec_reddito_principale": "RDC",
    "ec_debiti": "NO",
    "ec_gestione_bilancio": "BUONA",
    "re_rete_familiare": "DEBOLE",
    "re_rete_amicale": "SUFFICIENTE",
    "re_comunita": "ASSENTE",
    "vu_violenza": "NO",
}
ADULTO = {
    "titolo_studio": "SECONDARIA_I",
    "lingua_italiana": "MADRELINGUA",
    "competenze_digitali": "DEBOLE",
    "condizione_lavorativa": "DISOCCUPATO_12_24",
    "salute": "NESSUN_BISOGNO",
    "salute_mentale": "NESSUN_BISOGNO",
    "dipendenze": "NESSUN_BISOGNO",
    "autonomia_quotidiana": "NESSUN_BISOGNO",
    "relazioni": "LIEVE",
}
MINORE = {
    "frequenza_scolastica": "REGOLARE",
    "difficolta": ["NESSUNA"],
    "vaccinazioni_controlli": "REGOLARI",
    "bisogno": "NESSUN_BISOGNO",
}
