"""What must hold of a period of residence, and what is worth a look: from plain values, no database. Pure.

What is wrong is said at its field, in Italian; a warning stops nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from controlli_anagrafici.residenza import TipoPeriodo

IMMIGRAZIONE = {"IMMIGRAZIONE_DA_COMUNE": "comune_provenienza", "IMMIGRAZIONE_DA_ESTERO": "stato_provenienza"}
EMIGRAZIONE = {"EMIGRAZIONE_ALTRO_COMUNE": "comune_destinazione", "EMIGRAZIONE_ESTERO": "stato_destinazione"}
FONTI_EFF = {"DICHIARAZIONE_INTERESSATO", "SERVIZI_SOCIALI", "ATTI_COMUNE"}


@dataclass(frozen=True)
class Riga:
    """A period as it is written. Places are their Belfiore codes, `comune_dal`/`comune_al` the life of the Comune itself."""

    tipo: TipoPeriodo
    data_inizio: date
    data_fine: date | None
    comune: str | None
    dichiarante: str = ""
    fonte: str = "ATTI_COMUNE"
    motivo_inizio: str = ""
    motivo_fine: str = ""
    comune_provenienza: str | None = None
    stato_provenienza: str | None = None
    comune_destinazione: str | None = None
    stato_destinazione: str | None = None
    estremi_atto: str = ""
    elementi_oggettivi: list[str] = field(default_factory=list)
    doppia_iscrizione: bool = False
    comune_dal: date | None = None
    comune_al: date | None = None
    comune_nome: str = ""

    @property
    def dove_e_quando(self) -> tuple[str, str | None, date, date | None]:
        return self.tipo, self.comune, self.data_inizio, self.data_fine

    def meets(self, other: "Riga") -> bool:
        """Some day is in both."""
        return self.data_inizio <= (other.data_fine or date.max) and other.data_inizio <= (self.data_fine or date.max)


Errori = Iterator[tuple[str, str]]


def check_riga(riga: Riga, altre: Iterable[Riga], *, nascita: date, oggi: date, muto: bool = False) -> dict[str, str]:
    """The first error of each field; empty if the period can be written beside `altre`, of which `muto` tells no day."""
    altre = list(altre)
    found: dict[str, str] = {}
    for check in (_date(riga, nascita, oggi), _luoghi(riga), _prove(riga), _fra_le_altre(riga, altre, muto=muto)):
        for campo, testo in check:
            found.setdefault(campo, testo)
    return found


def warnings_of(righe: Iterable[Riga], riferimento: date) -> list[str]:
    """What a person should look at before he concludes."""
    righe = list(righe)
    found = [
        f"Il periodo dal {_giorno(riga.data_inizio)} comincia dopo la data di riferimento: resta scritto, ma non conta."
        for riga in righe
        if riga.data_inizio > riferimento
    ]
    aperte = [riga for riga in righe if riga.tipo == TipoPeriodo.ISCR and riga.data_fine is None]
    if len(aperte) > 1:
        found.append("La persona risulta iscritta in più Comuni: i giorni contano una volta sola.")
    return found


def _date(riga: Riga, nascita: date, oggi: date) -> Errori:
    if riga.data_inizio < nascita:
        yield "data_inizio", f"Il periodo comincia prima della nascita, il {_giorno(nascita)}: controlla la data."
    if riga.data_inizio > oggi:
        yield "data_inizio", "Il periodo comincia dopo oggi: scrivi una data già passata."
    if riga.data_fine is not None and riga.data_fine < riga.data_inizio:
        yield "data_fine", "Il periodo finisce prima di cominciare: controlla le due date."
    if riga.data_fine is not None and riga.data_fine > oggi:
        yield "data_fine", "Il periodo finisce dopo oggi: se è ancora in corso lascia vuoto."


def _luoghi(riga: Riga) -> Errori:
    if riga.comune is None and riga.tipo != TipoPeriodo.EST:
        yield "comune", "Scrivi in quale Comune: solo un periodo all'estero non ne ha."
    if riga.comune_al is not None and riga.data_inizio > riga.comune_al:
        yield (
            "comune",
            f"{riga.comune_nome} non esiste più dal {_giorno(riga.comune_al)}: scegli il Comune che gli è succeduto.",
        )
    if riga.comune_dal is not None and (riga.data_fine or date.max) < riga.comune_dal:
        yield "comune", f"{riga.comune_nome} esiste solo dal {_giorno(riga.comune_dal)}: scegli il Comune di allora."
    for motivo, campo in (IMMIGRAZIONE | EMIGRAZIONE).items():
        if motivo in {riga.motivo_inizio, riga.motivo_fine} and not getattr(riga, campo):
            dove = "lo Stato estero" if campo.startswith("stato") else "il Comune"
            yield campo, f"Scrivi {dove}: lo chiede il motivo che hai scelto."


def _prove(riga: Riga) -> Errori:
    if riga.data_fine is not None and riga.tipo == TipoPeriodo.ISCR and not riga.motivo_fine:
        yield "motivo_fine", "Scegli perché l'iscrizione è finita."
    if riga.tipo == TipoPeriodo.EFF:
        if riga.fonte not in FONTI_EFF:
            yield "fonte", "La residenza effettiva si prova con atti del Comune, servizi sociali o dichiarazione."
        if not riga.elementi_oggettivi:
            yield "elementi_oggettivi", "Scegli almeno un elemento che prova la presenza."
    altrui = bool(riga.comune and riga.dichiarante) and riga.comune != riga.dichiarante
    if altrui and riga.tipo == TipoPeriodo.ISCR and riga.fonte == "ATTI_COMUNE":
        yield "fonte", "Un altro Comune si prova con la sua nota: scegli la fonte, o manda a quel Comune il controllo."
    if not riga.estremi_atto and (riga.tipo == TipoPeriodo.EFF or riga.fonte == "NOTA_ALTRO_COMUNE"):
        yield "estremi_atto", "Scrivi numero e data dell'atto."


def _fra_le_altre(riga: Riga, altre: list[Riga], *, muto: bool) -> Errori:
    if any(riga.dove_e_quando == each.dove_e_quando for each in altre):
        yield "data_inizio", "Questo periodo è già scritto."
    if riga.tipo == TipoPeriodo.ISCR and riga.data_fine is None and not riga.doppia_iscrizione:
        aperta = next(
            (e for e in altre if e.tipo == riga.tipo and e.data_fine is None and not e.doppia_iscrizione), None
        )
        if aperta is not None:
            dal = "" if muto else f", dal {_giorno(aperta.data_inizio)}"
            yield "data_fine", f"C'è già un'iscrizione in corso{dal}: chiudine una, o segna la doppia iscrizione."
    contrario = {TipoPeriodo.EFF: TipoPeriodo.EST, TipoPeriodo.EST: TipoPeriodo.EFF}.get(riga.tipo)
    if contrario and any(each.tipo == contrario and riga.meets(each) for each in altre):
        yield "data_inizio", "Residenza effettiva e iscrizione all'AIRE non possono stare negli stessi giorni."


def _giorno(giorno: date) -> str:
    return f"{giorno.day}/{giorno.month}/{giorno.year}"
