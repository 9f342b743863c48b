"""The answers of an analysis in words, page by page: the one way out of it, so that what must not go out does not.

`vu_violenza` goes into no print and no export, and neither does its weight in the proposal; irregular work told by voice is
never exported.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from patti_inclusione.analisi import catalogo
from patti_inclusione.analisi import pagine as p
from patti_inclusione.analisi.regole import Foglio
from patti_inclusione.models.analisi_codici import AreaBisogno, RedditoPrincipale
from patti_inclusione.models.analisi_scale import NON_RILEVATO, Gravita, MotivoNonRilevato, Risorsa
from patti_inclusione.models.analisi_sezioni import (
    SezioneColloquio,
    SezioneCondizioni,
    SezioneEsito,
    SezioneNucleo,
)
from rdc_platform import territorio
from rdc_platform.web.formati import data_breve


class Uso(Enum):
    """Where the answers go."""

    SCHERMO = auto()
    STAMPA = auto()
    ESPORTAZIONE = auto()


RISERVATI = {"vu_violenza"}
MAI_ESPORTATI = {"ec_reddito_principale": RedditoPrincipale.LAVORO_IRREGOLARE_DICHIARATO_A_VOCE}
FUORI = {"id", "analisi", "ordine", "motivi"}
SEZIONI = {
    p.COLLOQUIO: (SezioneColloquio, {"servizi": "Servizio già attivo"}),
    p.FAMIGLIA: (
        SezioneNucleo,
        {"persone": "", "gravidanze": "Gravidanza", "conviventi": "Convivente", "minori_fuori": "Minorenne altrove"},
    ),
    p.CONDIZIONI: (SezioneCondizioni, {"carichi": "Cura"}),
    p.ESITO: (SezioneEsito, {}),
}


@dataclass(frozen=True)
class Risposta:
    """A question and its answer in words, "" when there is none; a `riservata` one stays closed on the page."""

    domanda: str
    valore: str
    riservata: bool = False


def risposte_of(foglio: Foglio, pagina: p.Pagina, uso: Uso = Uso.SCHERMO) -> list[Risposta]:
    """The answers of one page."""
    if pagina.sezione in SEZIONI:
        astratto, gruppi = SEZIONI[pagina.sezione]
        campi = [*astratto._meta.local_fields, *astratto._meta.local_many_to_many]
        righe = [each for nome, titolo in gruppi.items() for each in _gruppo(foglio, nome, titolo)]
        informative = _informative(foglio) if pagina.sezione == p.COLLOQUIO else []
        return [*_di_riga(foglio.analisi, [campo.name for campo in campi], uso), *righe, *informative]
    if pagina.persona:
        riga = foglio.riga(pagina.sezione, pagina.componente_id)
        proprie = [nome for nome in _campi(riga) if nome != "componente"] if riga else []
        return list(_di_riga(riga, proprie, uso))
    return list(_sintesi(foglio) if pagina.sezione == p.SINTESI else _bisogni(foglio, pagina))


def _di_riga(riga: Any, campi: list[str], uso: Uso) -> Iterator[Risposta]:
    for nome in campi:
        riservata = nome in RISERVATI
        if riservata and uso is not Uso.SCHERMO:
            continue
        valore = getattr(riga, nome)
        if uso is Uso.ESPORTAZIONE and nome in MAI_ESPORTATI and valore == MAI_ESPORTATI[nome]:
            continue
        campo = riga._meta.get_field(nome)
        motivo = riga.motivi.get(nome, "") if valore == NON_RILEVATO else ""
        yield Risposta(_maiuscola(campo.verbose_name), testo_di(campo, valore, motivo), riservata)


def _gruppo(foglio: Foglio, nome: str, titolo: str) -> Iterator[Risposta]:
    """A repeated row as one line; that of a person under his name."""
    nomi = {persona.pk: persona.nome_completo for persona in foglio.persone}
    for numero, riga in enumerate(getattr(foglio.analisi, nome).all(), start=1):
        campi = [each for each in _campi(riga) if titolo or each != "componente"]
        valori = [testo_di(riga._meta.get_field(each), _valore(riga, each, nomi), "") for each in campi]
        chi = f"{titolo} {numero}" if titolo else nomi.get(riga.componente_id, "Persona uscita dalla famiglia")
        yield Risposta(chi, ", ".join(each for each in valori if each))


def _informative(foglio: Foglio) -> Iterator[Risposta]:
    """What each person did with the privacy notice, when, and who recorded it."""
    nomi = {persona.pk: persona.nome_completo for persona in foglio.persone}
    for riga in foglio.informative:
        chi = nomi.get(riga.componente_id, "una persona uscita dalla famiglia")
        quando = f"{riga.get_esito_display()}, {data_breve(riga.data)}"
        yield Risposta(f"Informativa a {chi}", f"{quando} ({riga.registrata_da.operatore.nome_completo})")


def _valore(riga: Any, nome: str, nomi: dict) -> Any:
    """A person by name, without asking the database for each."""
    campo = riga._meta.get_field(nome)
    if isinstance(campo, models.ForeignKey):
        return nomi.get(getattr(riga, campo.attname), "")
    return getattr(riga, nome)


def _bisogni(foglio: Foglio, pagina: p.Pagina) -> Iterator[Risposta]:
    for bisogno in foglio.analisi.bisogni.all():
        if bisogno.area != pagina.area:
            continue
        persone = [each.nome for each in bisogno.componenti.all()]
        chi = ", ".join(["tutta la famiglia"] * bisogno.nucleo_intero + persone)
        gravita = _con_motivo(Gravita, bisogno.gravita, bisogno.motivi.get("gravita", ""))
        parti = [each for each in (gravita, chi, bisogno.nota) if each]
        yield Risposta(catalogo.testo(bisogno.voce), " · ".join(parti))


def _sintesi(foglio: Foglio) -> Iterator[Risposta]:
    for area in AreaBisogno:
        riga = foglio.sintesi.get(area)
        if riga is None:
            yield Risposta(area.label, "")
            continue
        bisogno = _con_motivo(Gravita, riga.bisogno, riga.motivi.get("bisogno", ""))
        risorsa = _con_motivo(Risorsa, riga.risorsa, riga.motivi.get("risorsa", ""))
        parti = [bisogno and f"bisogno: {bisogno.lower()}", risorsa and f"risorse: {risorsa.lower()}", riga.nota]
        yield Risposta(area.label, " · ".join(each for each in parti if each))


def testo_di(campo: models.Field, valore: Any, motivo: str) -> str:
    """A stored value as one reads it; `motivo` is why it is "non rilevato"."""
    if valore in (None, ""):
        return ""
    if campo.choices:
        return _con_motivo(campo.choices, valore, motivo)
    if campo.name == "cittadinanza":
        return territorio.cittadinanza(valore) or valore
    in_words = next(words for types, words in PER_TIPO if isinstance(campo, types))
    return in_words(campo, valore)


def _scelte(campo: Any, valore: list[str]) -> str:
    parole = dict(campo.base_field.choices or [])
    return ", ".join(str(parole[each]) for each in valore)


def _nome(persona: Any) -> str:
    if isinstance(persona, str):
        return persona
    return getattr(persona, "nome_completo", "") or f"{persona.nome} {persona.cognome}"


PER_TIPO = (
    (models.ManyToManyField, lambda _, valore: ", ".join(_nome(each) for each in valore.all())),
    (ArrayField, _scelte),
    (models.BooleanField, lambda _, valore: "Sì" if valore else "No"),
    (models.DateField, lambda _, valore: data_breve(valore)),
    (models.ForeignKey, lambda _, valore: _nome(valore)),
    (models.Field, lambda _, valore: str(valore)),
)


def _con_motivo(choices: Any, valore: str, motivo: str) -> str:
    parole = dict(getattr(choices, "choices", choices))
    testo = str(parole.get(valore, ""))
    return f"{testo} ({MotivoNonRilevato(motivo).label.lower()})" if motivo else testo


def _campi(riga: Any) -> list[str]:
    return [campo.name for campo in riga._meta.concrete_fields if campo.name not in FUORI]


def _maiuscola(testo: Any) -> str:
    return str(testo)[:1].upper() + str(testo)[1:]
