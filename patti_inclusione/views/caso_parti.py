"""The columns of the Case manager's list, and what the page of a case is made of."""

from typing import Any

from django.utils import timezone

from patti_inclusione.models import Caso, TipoEvento
from patti_inclusione.selectors import caso as selectors
from patti_inclusione.selectors import passi
from patti_inclusione.selectors.caso_sezioni import read_riga, read_sezioni
from patti_inclusione.selectors.esonero_pagina import summarize
from patti_inclusione.selectors.orologi import Orologio, read_orologi
from patti_inclusione.selectors.variazioni import read_variazioni
from rdc_platform import calendario
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.parti import Link, Voce

COLONNE = [
    Colonna("famiglia", "Famiglia", sort=("cerca",)),
    Colonna("persone", "Persone", sort=("persone",), kind="numero"),
    Colonna("comune", "Comune", sort=("comune",)),
    Colonna("stato", "Stato", sort=("stato",), kind="stato", enum="StatoCaso"),
    Colonna("termine", "Prossimo termine", sort=("termine",), kind="termine"),
    Colonna("passo", "Che cosa fare", value=lambda row: selectors.step_of(row, timezone.now()).testo),
]
CRONOLOGIA = {
    "assegnazioni": (
        "Assegnazioni",
        (TipoEvento.ASSEGNAZIONE, TipoEvento.RIASSEGNAZIONE, TipoEvento.RITORNO_IN_CODA),
    ),
    "colloqui": ("Colloqui", (TipoEvento.CONVOCAZIONE, TipoEvento.ESITO_COLLOQUIO)),
}
ICONE = {
    TipoEvento.ASSEGNAZIONE: "it-user",
    TipoEvento.RIASSEGNAZIONE: "it-user",
    TipoEvento.RITORNO_IN_CODA: "it-user",
    TipoEvento.CONVOCAZIONE: "it-calendar",
    TipoEvento.ESITO_COLLOQUIO: "it-calendar",
}


def context_of(caso: Caso, cronologia: str) -> dict[str, Any]:
    """Everything the page shows of one case; `cronologia` is the kind of facts asked for, "" for all."""
    riga = read_riga(caso, timezone.now())
    fascicolo = selectors.read_fascicolo(caso, calendario.today(), riga)
    prossimo = selectors.step_of(fascicolo.riga, timezone.now())
    orologi = read_orologi(fascicolo.scadenze, calendario.today())
    return {
        "caso": caso,
        "nucleo": caso.nucleo,
        "fascicolo": fascicolo,
        "prossimo": prossimo,
        "scadenza": _pressing([o for o in orologi if o.corre], prossimo.termine),
        "orologi": orologi,
        "passi": passi.steps(caso.stato, caso.esito_ap),
        "variazioni": read_variazioni(caso),
        "obblighi": summarize(caso, [persona.obblighi for persona in fascicolo.persone]),
        "documenti": selectors.read_documenti(caso),
        "url_analisi": passi.reverse_or_empty("analisi_detail", caso.pk),
        "url_patto": passi.reverse_or_empty("patto_detail", caso.pk),
        "voci": _voci(caso, cronologia),
        "filtri": _filtri(cronologia),
        **read_sezioni(caso, riga),
    }


def _pressing(aperti: list[Orologio], codice: str) -> dict[str, Any] | None:
    """The term of the next action if it has one running, else the one that lapses first."""
    own = [orologio for orologio in aperti if orologio.scadenza.codice == codice]
    first = next(iter(own or aperti), None)
    return first and {
        "termine": first.giorno,
        "nome": first.scadenza.get_codice_display(),
        "fonte": first.fonte,
    }


def _voci(caso: Caso, cronologia: str) -> list[Voce]:
    tipi = CRONOLOGIA[cronologia][1] if cronologia in CRONOLOGIA else ()
    return [
        Voce(
            evento.istante,
            evento.testo,
            chi=evento.accreditamento.operatore.nome_completo if evento.accreditamento else "la piattaforma",
            icona=ICONE.get(evento.tipo, "it-clock"),
        )
        for evento in selectors.list_eventi(caso, tipi)
    ]


def _filtri(cronologia: str) -> list[Link]:
    links = [Link("Tutto", "?#cronologia", active=cronologia not in CRONOLOGIA)]
    for key, (label, _) in CRONOLOGIA.items():
        links.append(Link(label, f"?cronologia={key}#cronologia", active=key == cronologia))
    return links
