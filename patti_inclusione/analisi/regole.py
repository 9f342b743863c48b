"""What an analysis has to say before it can be finalised: one function a page, each missing answer with its place on the page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Model

from patti_inclusione.analisi import pagine as p
from patti_inclusione.analisi.persone import Persona
from patti_inclusione.models.analisi import MOTIVAZIONE_MINIMA, AnalisiPreliminare, SezioneAnalisi
from patti_inclusione.models.analisi_bisogni import SintesiArea
from patti_inclusione.models.analisi_codici import NON_SPECIALISTICI, AreaBisogno, EsitoAnalisi, NucleoCoerente
from patti_inclusione.models.analisi_persone import AnalisiAdulto, AnalisiMinore
from patti_inclusione.models.analisi_scale import NON_RILEVATO, Gravita, da
from patti_inclusione.models.informativa import Informativa

CONDIZIONI = (
    "ab_titolo_godimento",
    "ab_problemi",
    "ec_reddito_principale",
    "ec_debiti",
    "ec_gestione_bilancio",
    "re_rete_familiare",
    "re_rete_amicale",
    "re_comunita",
    "vu_violenza",
)
ADULTO = (
    "titolo_studio",
    "lingua_italiana",
    "competenze_digitali",
    "condizione_lavorativa",
    "salute",
    "salute_mentale",
    "dipendenze",
    "autonomia_quotidiana",
    "relazioni",
)
CON_NOTA = da(Gravita.MODERATO)
MINORE = ("frequenza_scolastica", "difficolta", "vaccinazioni_controlli", "bisogno")


@dataclass(frozen=True)
class Mancanza:
    """An answer that is missing, in words that say what to do; `campo` is the name of its control on the page."""

    pagina: p.Pagina
    campo: str
    testo: str


class Foglio(Protocol):
    """What the rules read of an analysis; `selectors.analisi.Compilazione` is one."""

    analisi: AnalisiPreliminare
    sezioni: dict[tuple[str, UUID | None], SezioneAnalisi]

    @property
    def persone(self) -> list[Persona]: ...

    @property
    def minori(self) -> list[Persona]: ...

    @property
    def pagine(self) -> list[p.Pagina]: ...

    @property
    def informative(self) -> list[Informativa]: ...

    @property
    def sintesi(self) -> dict[str, SintesiArea]: ...

    def riga(self, nome: str, componente_id: UUID | None) -> Any: ...


def mancanze(foglio: Foglio) -> list[Mancanza]:
    """All that is missing, in the order of the pages."""
    return [found for pagina in foglio.pagine for found in mancanze_of(foglio, pagina)]


def mancanze_of(foglio: Foglio, pagina: p.Pagina) -> list[Mancanza]:
    """What is missing on one page; what could not be read yet comes before all else."""
    sezione = foglio.sezioni.get(pagina.chiave)
    if sezione and sezione.bozza is not None:
        return [Mancanza(pagina, "", "Correggi la risposta che non si legge ancora.")]
    rule = REGOLE.get(pagina.sezione)
    return [Mancanza(pagina, campo, testo) for campo, testo in rule(foglio, pagina)] if rule else []


def label(modello: type[Model], campo: str) -> str:
    """The question as the page asks it."""
    field: Any = modello._meta.get_field(campo)
    testo = str(field.verbose_name)
    return testo[:1].upper() + testo[1:]


def _vuote(riga: Any, modello: type[Model], campi: tuple[str, ...], prefisso: str = "") -> Iterator[tuple[str, str]]:
    """The questions without an answer, and those "non rilevato" without a reason; `riga` None was never saved."""
    for campo in campi:
        valore = getattr(riga, campo, None)
        if not valore:
            yield f"{prefisso}{campo}", f"Rispondi a «{label(modello, campo)}»."
        elif valore == NON_RILEVATO and not riga.motivi.get(campo):
            yield f"{prefisso}{campo}_motivo", f"Scegli perché «{label(modello, campo)}» non è rilevato."


def _colloquio(foglio: Foglio, pagina: p.Pagina) -> Iterator[tuple[str, str]]:
    if foglio.analisi.data_colloquio is None:
        yield "data_colloquio", "Scrivi il giorno del colloquio."
    if not foglio.analisi.componenti_presenti.all():
        yield "componenti_presenti", "Segna chi della famiglia c'era al colloquio."


def _famiglia(foglio: Foglio, pagina: p.Pagina) -> Iterator[tuple[str, str]]:
    analisi = foglio.analisi
    if not analisi.nucleo_coerente:
        yield "nucleo_coerente", "Rispondi se la famiglia è davvero questa."
    elif analisi.nucleo_coerente != NucleoCoerente.SI and not analisi.descrizione_difformita.strip():
        yield "descrizione_difformita", "Scrivi che cosa è diverso nella famiglia."


def _condizioni(foglio: Foglio, pagina: p.Pagina) -> Iterator[tuple[str, str]]:
    campi = (*CONDIZIONI, "vu_protezione_minori") if foglio.minori else CONDIZIONI
    yield from _vuote(foglio.analisi, type(foglio.analisi), campi)


def _adulti(foglio: Foglio, pagina: p.Pagina) -> Iterator[tuple[str, str]]:
    yield from _vuote(foglio.riga("adulti", pagina.componente_id), AnalisiAdulto, ADULTO)


def _minori(foglio: Foglio, pagina: p.Pagina) -> Iterator[tuple[str, str]]:
    yield from _vuote(foglio.riga("minori", pagina.componente_id), AnalisiMinore, MINORE)


def _bisogni(foglio: Foglio, pagina: p.Pagina) -> Iterator[tuple[str, str]]:
    for bisogno in foglio.analisi.bisogni.all():
        if bisogno.area != pagina.area:
            continue
        if not bisogno.nucleo_intero and not bisogno.componenti.all():
            yield f"{bisogno.voce}-chi", "Segna chi riguarda il bisogno."
        if not bisogno.gravita:
            yield f"{bisogno.voce}-gravita", "Scegli quanto è grave il bisogno."
        elif bisogno.gravita == NON_RILEVATO and not bisogno.motivi.get("gravita"):
            yield f"{bisogno.voce}-gravita_motivo", "Scegli perché la gravità non è rilevata."


def _sintesi(foglio: Foglio, pagina: p.Pagina) -> Iterator[tuple[str, str]]:
    for area in AreaBisogno:
        riga: Any = foglio.sintesi.get(area)
        for campo, parola in (("bisogno", "il bisogno"), ("risorsa", "le risorse")):
            valore = getattr(riga, campo, "")
            if not valore:
                yield f"{area}-{campo}", f"Scegli {parola}: {area.label}."
            elif valore == NON_RILEVATO and not riga.motivi.get(campo):
                yield f"{area}-{campo}_motivo", f"Scegli perché {parola} non si è potuto rilevare: {area.label}."
        if riga and riga.bisogno in CON_NOTA and not riga.nota.strip():
            yield f"{area}-nota", f"Scrivi una nota sul bisogno: {area.label}."


def _esito(foglio: Foglio, pagina: p.Pagina) -> Iterator[tuple[str, str]]:
    analisi = foglio.analisi
    if not analisi.esito:
        yield "esito", "Scegli l'esito dell'analisi."
    if len(analisi.motivazione.strip()) < MOTIVAZIONE_MINIMA:
        yield "motivazione", f"Scrivi la motivazione dell'esito: almeno {MOTIVAZIONE_MINIMA} caratteri."
    if not analisi.componenti_interessati.all():
        yield "componenti_interessati", "Segna le persone interessate dall'esito."
    if rule := _DELL_ESITO.get(analisi.esito):
        yield from rule(analisi)


def _esito_a(analisi: AnalisiPreliminare) -> Iterator[tuple[str, str]]:
    if not analisi.cpi_destinatario.strip():
        yield "cpi_destinatario", "Scrivi a quale Centro per l'impiego mandi la famiglia."


def _esito_c(analisi: AnalisiPreliminare) -> Iterator[tuple[str, str]]:
    if not analisi.professionalita_em:
        yield "professionalita_em", "Scegli chi serve nell'équipe multidisciplinare."


def _esito_d(analisi: AnalisiPreliminare) -> Iterator[tuple[str, str]]:
    if not analisi.servizio_specialistico:
        yield "servizio_specialistico", "Scegli il servizio specialistico."
    elif analisi.servizio_specialistico in NON_SPECIALISTICI:
        yield (
            "servizio_specialistico",
            "Scegli un servizio diverso da chi scrive questa analisi e dal Centro per l'impiego.",
        )
    if analisi.componente_id is None:
        yield "componente", "Scegli la persona da inviare al servizio."
    if analisi.gia_in_carico is None:
        yield "gia_in_carico", "Rispondi se il servizio segue già la persona."
    elif analisi.gia_in_carico is False and analisi.consenso_invio is not True:
        yield "consenso_invio", "Per un nuovo invio serve che la persona sia d'accordo."


_DELL_ESITO: dict[str, Callable[[AnalisiPreliminare], Iterator[tuple[str, str]]]] = {
    EsitoAnalisi.A: _esito_a,
    EsitoAnalisi.C: _esito_c,
    EsitoAnalisi.D: _esito_d,
}
REGOLE: dict[str, Callable[[Foglio, p.Pagina], Iterator[tuple[str, str]]]] = {
    p.COLLOQUIO: _colloquio,
    p.FAMIGLIA: _famiglia,
    p.CONDIZIONI: _condizioni,
    p.ADULTI: _adulti,
    p.MINORI: _minori,
    **dict.fromkeys(p.BISOGNI, _bisogni),
    p.SINTESI: _sintesi,
    p.ESITO: _esito,
}
