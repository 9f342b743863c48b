"""What the sheets for the family say, as plain values: the plain copy, the sheet in another language, the reserved one.

No word of theirs on violence, health or where somebody lives leaves with the family: such a part becomes "something
personal, it is written in the Patto". A member whose address is secret is not there at all.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from patti_inclusione.frasi import is_delicato, is_rivista, read_frasi
from patti_inclusione.models import (
    CategoriaImpegno,
    CodiceSostegno,
    CopiaPatto,
    Impegno,
    Lingua,
    Patto,
    Sostegno,
    StatoSostegno,
)
from patti_inclusione.selectors.patto import Contenuto, Persona, read_contenuto
from patti_inclusione.selectors.patto_stampa import (
    CON_TESTO,
    in_parole,
    of_riservato,
    read_accordi,
    without_riservati,
)

ATTESA = {StatoSostegno.IN_LISTA_ATTESA, StatoSostegno.NON_DISPONIBILE}
OBBLIGO = " (*)"
RISERVATO = "patti_inclusione/stampa/riservato.html"


def read_copia(copia_id: UUID) -> dict[str, Any] | None:
    """The values of the sheet and its `template`; None if the text was opened again meanwhile."""
    rows = CopiaPatto.objects.select_related(
        "componente",
        "patto__caso__nucleo__comune",
        "patto__caso__nucleo__ambito",
        "patto__figura_riferimento__operatore",
    )
    copia = rows.get(pk=copia_id)
    patto = copia.patto
    if patto.edizione != copia.edizione or patto.stato not in CON_TESTO:
        return None
    contenuto, accordi = read_contenuto(patto), read_accordi(patto)
    if copia.componente_id is not None:
        persona = next((p for p in contenuto.persone if p.componente.pk == copia.componente_id), None)
        return persona and accordi | of_riservato(contenuto, persona) | {"template": RISERVATO}
    contenuto = without_riservati(contenuto)
    if copia.lingua == Lingua.IT:
        return accordi | _semplice(contenuto) | {"template": "patti_inclusione/stampa/copia.html"}
    return accordi | _tradotta(patto, contenuto, copia.lingua) | {"template": "patti_inclusione/stampa/foglio.html"}


def _semplice(contenuto: Contenuto) -> dict[str, Any]:
    frasi = read_frasi(Lingua.IT)
    personale = str(frasi["personale"])
    return {
        "obiettivi": [
            personale if is_delicato(each.testo) else each.testo.strip().rstrip(".") for each in contenuto.obiettivi
        ],
        "persone": [
            {"nome": persona.componente.nome, "voci": [_impegno(each, personale) for each in impegni]}
            for persona, impegni in _di_ciascuno(contenuto)
        ],
        "sostegni": list(dict.fromkeys(_sostegno(each, personale) for each in contenuto.sostegni)),
        "sanzioni": any(each.condizionalita for each in contenuto.impegni),
    }


def _di_ciascuno(contenuto: Contenuto) -> Iterator[tuple[Persona, list[Impegno]]]:
    for persona in contenuto.persone:
        impegni = contenuto.impegni_di(persona)
        if impegni:
            yield persona, impegni


def _impegno(impegno: Impegno, personale: str) -> str:
    segno = OBBLIGO if impegno.condizionalita else ""
    if is_personale(impegno):
        return personale + segno
    quanto = "" if impegno.frequenza == "ALTRO" else f", {impegno.get_frequenza_display().lower()}"
    fino = f", fino al {in_parole(impegno.al)}" if impegno.al else ""
    return f"{impegno.descrizione.strip().rstrip('.')}{quanto}{fino}{segno}"


def _sostegno(sostegno: Sostegno, personale: str) -> str:
    if is_personale(sostegno):
        return personale
    nome = str(read_frasi(Lingua.IT)["sostegno"][sostegno.codice])
    attesa = f" ({read_frasi(Lingua.IT)['non_ancora']})" if sostegno.stato in ATTESA else ""
    return f"{nome}: {sostegno.ente_erogatore}{attesa}"


def is_personale(parte: Impegno | Sostegno) -> bool:
    """Is it of the kind that the family's sheets do not spell out?"""
    if isinstance(parte, Impegno):
        return parte.categoria == CategoriaImpegno.D_PREVENZIONE_SALUTE or is_delicato(parte.descrizione)
    return parte.codice == CodiceSostegno.SANITARI or is_delicato(f"{parte.descrizione} {parte.ente_erogatore}")


def _tradotta(patto: Patto, contenuto: Contenuto, lingua: str) -> dict[str, Any]:
    """The codes of what was agreed, each by its fixed phrase: no word that somebody typed, but names."""
    frasi = read_frasi(lingua)
    return {
        "f": frasi,
        "lingua": lingua,
        "verso": frasi["scrittura"],
        "rivista": is_rivista(frasi),
        "durata": _date(frasi["durata"], patto.durata_dal, patto.durata_al),
        "frequenza": frasi["frequenza_incontri"][patto.frequenza_incontri],
        "persone": [
            {
                "nome": persona.componente.nome,
                "voci": list(dict.fromkeys(_impegno_in(each, frasi) for each in impegni)),
            }
            for persona, impegni in _di_ciascuno(contenuto)
        ],
        "obiettivi": [],
        "sostegni": list(dict.fromkeys(_sostegno_in(each, frasi) for each in contenuto.sostegni)),
        "sanzioni": any(each.condizionalita for each in contenuto.impegni),
    }


def _impegno_in(impegno: Impegno, frasi: dict[str, Any]) -> str:
    segno = OBBLIGO if impegno.condizionalita else ""
    if is_personale(impegno):
        return f"{frasi['personale']}{segno}"
    periodo = _date(frasi["dal_al" if impegno.al else "dal"], impegno.dal, impegno.al)
    pezzi = [frasi["categoria"][impegno.categoria], frasi["frequenza"].get(impegno.frequenza, ""), periodo]
    return f"{' · '.join(filter(None, pezzi))}{segno}"


def _sostegno_in(sostegno: Sostegno, frasi: dict[str, Any]) -> str:
    if is_personale(sostegno):
        return str(frasi["personale"])
    attesa = f" ({frasi['non_ancora']})" if sostegno.stato in ATTESA else ""
    return f"{frasi['sostegno'][sostegno.codice]}{attesa}"


def _date(frase: str, dal: Any, al: Any) -> str:
    return frase.format(dal=f"{dal:%d/%m/%Y}" if dal else "", al=f"{al:%d/%m/%Y}" if al else "")


def shorten(valori: dict[str, Any], voci: int, lettere: int) -> dict[str, Any]:
    """The same values with at most `voci` items a list and `lettere` a sentence; `resto` says that something is left out."""
    liste = [valori["obiettivi"], valori["sostegni"], *(persona["voci"] for persona in valori["persone"])]
    persone = [{**persona, "voci": _cut(persona["voci"], voci, lettere)} for persona in valori["persone"]]
    return {
        **valori,
        "obiettivi": _cut(valori["obiettivi"], voci, lettere),
        "sostegni": _cut(valori["sostegni"], voci, lettere),
        "persone": persone,
        "resto": any(len(lista) > voci or any(len(each) > lettere for each in lista) for lista in liste),
    }


def _cut(lista: list[str], voci: int, lettere: int) -> list[str]:
    return [each if len(each) <= lettere else f"{each[:lettere].rsplit(' ', 1)[0]}…" for each in lista[:voci]]
