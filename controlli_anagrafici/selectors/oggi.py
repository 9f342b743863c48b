"""The Responsabile's work-list: what each of his checks waits for, and the other Comuni that wait for him."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse

from controlli_anagrafici.models import APERTI, ConvocazioneControllo, RinvioVerifica, StatoControllo, StatoRinvio
from controlli_anagrafici.models.rinvio import APERTI as RINVII_APERTI
from controlli_anagrafici.selectors.lettera import lost_lettere
from controlli_anagrafici.selectors.rinvio import shown_mittente
from rdc_platform.web.formati import data_breve

CONTROLLO, ALTRO_COMUNE = "controllo", "altro-comune"
TIPI = {CONTROLLO: "I tuoi controlli", ALTRO_COMUNE: "Richieste di altri Comuni"}
MASSIMO = 2000  # lines of one Responsabile: nobody works on more
_S = StatoControllo
DA_FARE = {
    _S.ASSEGNATO: "Comincia il controllo",
    _S.IN_LAVORAZIONE: "Scrivi periodi, titoli ed esito",
    _S.RESTITUITO: "Riprendi: il controllo è tornato dagli altri Comuni",
    _S.RESPINTO_INPS: "Riprendi: INPS ha respinto l'esito",
    _S.CONVOCATO: "Senti la persona e scrivi com'è andata",
    _S.RINVIATO_ALTRO_COMUNE: "Aspetta la risposta di un altro Comune",
    _S.IN_ATTESA_ISCRIZIONE: "Aspetta che la persona chieda l'iscrizione",
}
PERDUTA = "La lettera a {comune} non risulta arrivata: mandala a un altro indirizzo, o scrivi per posta"
SUBITO = {_S.RESTITUITO, _S.RESPINTO_INPS}  # they came back: he knows only from here


@dataclass(frozen=True)
class Cosa:
    """A line: whose check, what to do, by when. `giorno` is when to do it, none where it waits already."""

    id: UUID
    persona: str
    testo: str
    url: str
    termine: date
    giorno: date | None
    tipo: str

    def scaduta(self, oggi: date) -> bool:
        return self.termine < oggi


def read_cose(controlli: QuerySet, rinvii: QuerySet) -> list[Cosa]:
    """All his lines, what lapses first on top: two queries."""
    cose = [*_of(controlli, _controllo), *_of(rinvii, _rinvio)]
    return sorted(cose, key=lambda cosa: (cosa.termine, cosa.persona))


def select_controlli(controlli: QuerySet) -> QuerySet:
    """His open checks on which he, and not the Coordinatore, has the next word; `atteso` is the day of what they wait for."""
    convocazione = ConvocazioneControllo.objects.filter(controllo=OuterRef("pk"), esito="").values("data_colloquio")
    hop = RinvioVerifica.objects.filter(controllo=OuterRef("pk"), stato__in=RINVII_APERTI).values("data_scadenza")
    perduta = lost_lettere().filter(controllo=OuterRef("pk")).values("comune_destinatario__denominazione")
    return (
        controlli.filter(stato__in=APERTI - {_S.PROPOSTA_NEGATIVA, _S.DA_ASSEGNARE})
        .annotate(colloquio=Subquery(convocazione[:1]), risposta=Subquery(hop[:1]), perduta=Subquery(perduta[:1]))
        .values("pk", "stato", "data_scadenza", "colloquio", "risposta", "perduta", "scadenza_iscrizione_tardiva",
                cognome=F("nucleo__cognome"), nome=F("nucleo__nome"))
    )  # fmt: skip


def select_rinvii(rinvii: QuerySet) -> QuerySet:
    """The requests of other Comuni that he may answer."""
    return rinvii.filter(stato__in=RINVII_APERTI).values(
        "pk", "stato", "data_scadenza", mittente=shown_mittente(),
        cognome=F("controllo__nucleo__cognome"), nome=F("controllo__nucleo__nome"),
    )  # fmt: skip


def _of(rows: QuerySet, read: Callable[[dict[str, Any]], Cosa]) -> Iterator[Cosa]:
    return (read(row) for row in rows.order_by("data_scadenza", "pk")[:MASSIMO])


def _controllo(row: dict[str, Any]) -> Cosa:
    stato, termine = StatoControllo(row["stato"]), row["data_scadenza"]
    atteso = {
        _S.CONVOCATO: row["colloquio"],
        _S.RINVIATO_ALTRO_COMUNE: row["risposta"],
        _S.IN_ATTESA_ISCRIZIONE: row["scadenza_iscrizione_tardiva"],
    }.get(stato)
    perduta = row["perduta"] if stato == _S.RINVIATO_ALTRO_COMUNE else None
    testo = f"{DA_FARE[stato]}, {data_breve(atteso)}" if atteso else DA_FARE[stato]
    return Cosa(
        row["pk"],
        f"{row['cognome']} {row['nome']}",
        PERDUTA.format(comune=perduta) if perduta else testo,
        reverse(f"controlli_anagrafici:{'rinvio_resend' if perduta else 'controllo_detail'}", args=[row["pk"]]),
        termine,
        None if perduta or stato in SUBITO else min(termine, atteso or termine),
        CONTROLLO,
    )


def _rinvio(row: dict[str, Any]) -> Cosa:
    fare = "Prendi in carico la richiesta" if row["stato"] == StatoRinvio.INVIATO else "Scrivi i periodi e rispondi"
    return Cosa(
        row["pk"],
        f"{row['cognome']} {row['nome']}",
        f"{fare} di {row['mittente']}",
        reverse("controlli_anagrafici:rinvio_detail", args=[row["pk"]]),
        row["data_scadenza"],
        row["data_scadenza"],
        ALTRO_COMUNE,
    )
