"""The Case manager's work-list: one line for each thing that waits, from as many sources as there are, in one query.

A source is a function that gives the rows of one kind of thing, and another that says a row in words:

    @fonte("incontri", "Incontri", say=lambda riga: ("Scrivi com'è andata", reverse(..., args=[riga.oggetto])))
    def incontri(lavoro):
        return lines(Incontro.objects.filter(caso__pk__among=lavoro.aperti, ...), oggetto=F("pk"), giorno=F("data"))

Sources stand in `da_fare_fonti`; to add one, add it there. All of them go to the database as one UNION, which asks of
cases by key: whose they are was read once before, and not again in each source (docs/adr/0022).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, Exists, F, JSONField, OuterRef, QuerySet, Subquery, UUIDField, Value
from django.db.models.functions import Cast, JSONObject

from patti_inclusione.models import Convocazione, EsitoInvio, InvioConvocazione, Scadenza, StatoCaso, StatoConvocazione
from patti_inclusione.selectors.orologi import Orologio, clock_of
from rdc_platform.web.formati import ROMA

COLONNE = ("r_fonte", "r_caso", "r_oggetto", "r_giorno", "r_dati")


@dataclass(frozen=True)
class Lavoro:
    """Whose work it is, and when: state and family of each of his cases by key, his accreditation, the instant."""

    casi: dict[UUID, tuple[str, str]]
    accreditamento_id: UUID
    adesso: datetime

    @property
    def aperti(self) -> list[UUID]:
        return [pk for pk, (stato, _) in self.casi.items() if stato != StatoCaso.CHIUSO]

    def in_stato(self, *stati: StatoCaso) -> list[UUID]:
        return [pk for pk, (stato, _) in self.casi.items() if stato in stati]

    @property
    def oggi(self) -> date:
        return self.adesso.astimezone(ROMA).date()


@dataclass(frozen=True)
class Riga:
    """What a source says of one thing.

    Of `dati` the list itself reads `codice` and `decorrenza` of a term of the law that lapses on `giorno`, `quando` the
    thing is or was, and the name of a family that is no more his; the rest is between the source and its words.
    """

    fonte: str
    caso_id: UUID
    oggetto: UUID
    giorno: date | None
    dati: dict[str, Any]

    @property
    def codice(self) -> str:
        return str(self.dati.get("codice", ""))

    @property
    def quando(self) -> datetime | None:
        scritto = self.dati.get("quando")
        return datetime.fromisoformat(scritto) if scritto else None


@dataclass(frozen=True)
class Voce:
    """A line of the work-list: which family, what to do, where, by when and by which article."""

    id: str
    tipo: str
    etichetta: str
    famiglia: str
    testo: str
    url: str
    giorno: date | None
    orologio: Orologio | None = None
    quando: datetime | None = None
    caso_id: UUID | None = field(default=None, compare=False)

    @property
    def termine(self) -> date | None:
        """The last good day of the term of the law, where there is one."""
        return self.orologio.giorno if self.orologio else None

    @property
    def fonte(self) -> str:
        return self.orologio.fonte if self.orologio else ""

    def scaduta(self, oggi: date) -> bool:
        return self.termine is not None and self.termine < oggi


Rows = Callable[[Lavoro], QuerySet]
Say = Callable[[Riga, datetime], tuple[str, str]]


@dataclass(frozen=True)
class Fonte:
    nome: str
    etichetta: str
    rows: Rows
    say: Say
    cede: bool


FONTI: dict[str, Fonte] = {}


def fonte(nome: str, etichetta: str, *, say: Say, cede: bool = False) -> Callable[[Rows], Rows]:
    """Add a source of lines to the work-list; `say` gives the words of a row and the URL of the place where it is done.

    `cede`: its line gives way when something else of the same family is to be done today already.
    """

    def register(rows: Rows) -> Rows:
        FONTI[nome] = Fonte(nome, etichetta, rows, say, cede)
        return rows

    return register


def lines(
    rows: QuerySet, *, oggetto, caso: str = "caso__pk", giorno=None, dati: dict[str, Any] | None = None
) -> QuerySet:
    """The rows of a source with the columns that all sources share; `caso` is the path to the key of the case."""
    return rows.order_by().annotate(
        r_caso=F(caso),
        r_oggetto=Cast(oggetto, UUIDField()),
        r_giorno=Cast(Value(None) if giorno is None else giorno, DateField()),
        r_dati=JSONObject(**dati) if dati else Value({}, output_field=JSONField()),
    )


def read_lavoro(casi: QuerySet, accreditamento_id: UUID, adesso: datetime) -> Lavoro:
    """The work of whoever may see `casi`, which are his: one query."""
    rows = casi.values_list("pk", "stato", "nucleo__cognome", "nucleo__nome")
    return Lavoro({pk: (stato, f"{cognome} {nome}") for pk, stato, cognome, nome in rows}, accreditamento_id, adesso)


def read_voci(lavoro: Lavoro) -> list[Voce]:
    """All that waits, what presses most first: one query."""
    parts = [
        each.rows(lavoro).annotate(r_fonte=Value(each.nome, output_field=CharField())).values_list(*COLONNE)
        for each in FONTI.values()
    ]
    righe = [Riga(*row) for row in parts[0].union(*parts[1:], all=True)]
    voci = [voce for voce in (_voce(riga, lavoro) for riga in righe) if voce]
    today = {v.caso_id for v in voci if not FONTI[v.tipo].cede and (v.giorno is None or v.giorno <= lavoro.oggi)}
    left = (voce for voce in voci if not (FONTI[voce.tipo].cede and voce.caso_id in today))
    return sorted(left, key=lambda v: (v.giorno or lavoro.oggi, v.termine is None, v.famiglia, v.id))


def steps_data(caso: str) -> dict[str, Any]:
    """What `passi.next_step` wants to know of a case, as the `dati` of a line; `caso` is the path to its key."""
    fissate = Convocazione.objects.filter(caso=OuterRef(caso), stato=StatoConvocazione.FISSATA).order_by("data_ora")
    mandate = InvioConvocazione.objects.filter(convocazione__caso=OuterRef(caso)).exclude(
        esito__in=[EsitoInvio.DA_FARE, EsitoInvio.FALLITO]
    )
    return {
        "convocazione_id": Subquery(fissate.values("pk")[:1]),
        "appuntamento": Subquery(fissate.values("data_ora")[:1]),
        "mandata": Exists(mandate.filter(convocazione__stato=StatoConvocazione.FISSATA)),
    }


def _voce(riga: Riga, lavoro: Lavoro) -> Voce | None:
    """The line of a row; None for a term whose clock stands still today."""
    orologio = None
    if riga.codice:
        decorrenza = date.fromisoformat(riga.dati["decorrenza"])
        scadenza = Scadenza(codice=riga.codice, decorrenza=decorrenza, termine=riga.giorno)
        orologio = clock_of(scadenza, lavoro.oggi)
        if not orologio.corre:
            return None
    origin = FONTI[riga.fonte]
    testo, url = origin.say(riga, lavoro.adesso)
    return Voce(
        f"{riga.fonte}-{riga.caso_id}-{riga.oggetto}-{riga.codice}",
        riga.fonte,
        origin.etichetta,
        riga.dati.get("famiglia") or lavoro.casi[riga.caso_id][1],
        testo,
        url,
        riga.giorno,
        orologio,
        riga.quando,
        riga.caso_id,
    )
