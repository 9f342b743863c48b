"""Two versions of a Patto beside each other: which parts came, went or changed, word by word, and whether that binds anew."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from patti_inclusione.models import Impegno, ObiettivoGenerale, Patto, RisultatoAtteso, Sostegno
from patti_inclusione.selectors.patto import Contenuto, read_contenuto
from rdc_platform.web.formati import data_breve

PAROLE = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Pezzo:
    """Some words, and whether the other version has them: `segno` is "", "tolto" or "nuovo"."""

    testo: str
    segno: str = ""


@dataclass(frozen=True)
class Riga:
    """One part in both versions; a side is empty where the part is not there. `stato`: uguale, cambiato, nuovo, tolto."""

    stato: str
    prima: list[Pezzo]
    dopo: list[Pezzo]


@dataclass(frozen=True)
class Sezione:
    """The parts of one kind."""

    titolo: str
    righe: list[Riga]

    @property
    def cambiate(self) -> int:
        return sum(riga.stato != "uguale" for riga in self.righe)


def binds_anew(prima: Patto, dopo: Patto) -> bool:
    """Was a commitment or a support added, changed or taken away? Then the family signs again (spec §4.7).

    An open commitment lasts as long as the Patto, so that a longer Patto binds longer. How far a support has come, and
    who pays for it, bind nobody.
    """
    return _vincoli(prima, read_contenuto(prima)) != _vincoli(dopo, read_contenuto(dopo))


def _vincoli(patto: Patto, contenuto: Contenuto) -> Counter[tuple[Any, ...]]:
    impegni = (
        (
            impegno.componente_id,
            impegno.categoria,
            impegno.descrizione.strip(),
            impegno.frequenza,
            impegno.dal,
            impegno.al or patto.durata_al,
            impegno.tipo_evento_sanzione,
            impegno.verificatore,
            impegno.professionista_sanitario,
            impegno.servizio_sanitario,
            *sorted(altro.pk for altro in impegno.altri.all()),
        )
        for impegno in contenuto.impegni
    )
    sostegni = (
        (
            sostegno.codice,
            sostegno.descrizione.strip(),
            sostegno.destinatario_id,
            sostegno.ente_erogatore,
            sostegno.intensita,
            sostegno.dal,
            sostegno.al,
        )
        for sostegno in contenuto.sostegni
    )
    return Counter([*impegni, *sostegni])


def compare(prima: Patto, dopo: Patto) -> list[Sezione]:
    """The sections of the two versions, in the order of the Patto; each side in its own words."""
    old, new = read_contenuto(prima), read_contenuto(dopo)
    return [
        Sezione("Durata e incontri", [_riga(_accordi(prima), _accordi(dopo))]),
        Sezione("Obiettivi", _pair(old.obiettivi, new.obiettivi, _obiettivo)),
        Sezione("Risultati", _pair(old.risultati, new.risultati, _risultato)),
        Sezione("Impegni", _pair(old.impegni, new.impegni, _impegno)),
        Sezione("Sostegni", _pair(old.sostegni, new.sostegni, _sostegno)),
    ]


def _pair(old: Iterable[Any], new: Iterable[Any], words: Callable[[Any], str]) -> list[Riga]:
    """The parts by their thread: those of the new version in its order, then those that it has no more."""
    before = {parte.filo: parte for parte in old}
    righe = [_riga(words(before.pop(p.filo)) if p.filo in before else "", words(p)) for p in new]
    return [*righe, *(_riga(words(parte), "") for parte in before.values())]


def _riga(prima: str, dopo: str) -> Riga:
    if prima == dopo:
        return Riga("uguale", [Pezzo(prima)], [Pezzo(dopo)])
    if not prima or not dopo:
        stato = "tolto" if prima else "nuovo"
        return Riga(stato, [Pezzo(prima)] if prima else [], [Pezzo(dopo)] if dopo else [])
    old, new = PAROLE.findall(prima), PAROLE.findall(dopo)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return Riga("cambiato", list(_side(old, blocks, 1, "tolto")), list(_side(new, blocks, 3, "nuovo")))


def _side(words: list[str], blocks: list[Any], first: int, segno: str) -> Iterator[Pezzo]:
    for block in blocks:
        text = "".join(words[block[first] : block[first + 1]])
        if text:
            yield Pezzo(text, "" if block[0] == "equal" else segno)


def _accordi(patto: Patto) -> str:
    durata = _dates(patto.durata_dal, patto.durata_al)
    return _join(durata, patto.get_frequenza_incontri_display(), patto.modalita_monitoraggio)


def _obiettivo(obiettivo: ObiettivoGenerale) -> str:
    return _join(obiettivo.testo, obiettivo.get_area_display(), _nome(obiettivo.componente) or "tutta la famiglia")


def _risultato(risultato: RisultatoAtteso) -> str:
    chi = _nome(risultato.responsabile) or risultato.responsabile_servizio
    levels = [risultato.get_situazione_iniziale_display(), risultato.get_situazione_attesa_display()]
    return _join(
        risultato.testo, risultato.indicatore, " › ".join(filter(None, levels)), _entro(risultato.termine), chi
    )


def _impegno(impegno: Impegno) -> str:
    return _join(
        f"{_nome(impegno.componente)}: {impegno.descrizione}",
        impegno.get_frequenza_display(),
        _dates(impegno.dal, impegno.al),
        f"segnalabile a INPS ({impegno.get_tipo_evento_sanzione_display()})" if impegno.condizionalita else "",
        f"verifica {impegno.verificatore}" if impegno.verificatore else "",
        ", ".join(filter(None, [impegno.professionista_sanitario, impegno.servizio_sanitario])),
        ", ".join(_nome(altro) for altro in impegno.altri.all()),
    )


def _sostegno(sostegno: Sostegno) -> str:
    return _join(
        sostegno.get_codice_display(),
        sostegno.descrizione,
        f"per {_nome(sostegno.destinatario) or 'tutta la famiglia'}",
        sostegno.ente_erogatore,
        f"{sostegno.intensita.normalize():f} ore alla settimana".replace(".", ",") if sostegno.intensita else "",
        _dates(sostegno.dal, sostegno.al),
    )


def _join(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _nome(componente: Any) -> str:
    return f"{componente.nome} {componente.cognome}" if componente else ""


def _entro(giorno: Any) -> str:
    return f"entro il {data_breve(giorno)}"


def _dates(dal: Any, al: Any) -> str:
    return " ".join([f"dal {data_breve(dal)}" if dal else "", f"al {data_breve(al)}" if al else ""]).strip()
