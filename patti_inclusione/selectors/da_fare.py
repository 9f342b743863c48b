"""The Case manager's work-list: one line for each thing that waits, from as many sources as there are, in one query.

A source is a function that gives the rows of one kind of thing, and another that says a row in words:

    @fonte("incontri", "Incontri", say=lambda riga: ("Scrivi com'è andata", reverse(..., args=[riga.oggetto])))
    def incontri(lavoro):
        return lines(Incontro.objects.filter(caso__in=lavoro.casi, ...), oggetto=F("pk"), giorno=F("data"))

Sources stand in `da_fare_fonti`; to add one, add it there. All of them go to the database as one UNION.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    JSONField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast, Concat, JSONObject

from patti_inclusione.models import Convocazione, EsitoInvio, InvioConvocazione, Scadenza, StatoCaso, StatoConvocazione
from patti_inclusione.selectors.famiglie import SPAZIO
from patti_inclusione.selectors.orologi import Orologio, clock_of
from rdc_platform.web.formati import ROMA

COLONNE = ("r_fonte", "r_caso", "r_famiglia", "r_oggetto", "r_giorno", "r_codice", "r_decorrenza", "r_quando", "r_dati")


@dataclass(frozen=True)
class Lavoro:
    """Whose work it is, and when: his cases that are open, his accreditation, the instant."""

    casi: QuerySet
    accreditamento_id: UUID
    adesso: datetime

    @property
    def aperti(self) -> QuerySet:
        return self.casi.exclude(stato=StatoCaso.CHIUSO)

    @property
    def oggi(self) -> date:
        return self.adesso.astimezone(ROMA).date()


@dataclass(frozen=True)
class Riga:
    """What a source says of one thing. `codice` and `decorrenza` are those of a term of the law that lapses on `giorno`."""

    fonte: str
    caso_id: UUID
    famiglia: str
    oggetto: UUID
    giorno: date | None
    codice: str
    decorrenza: date | None
    quando: datetime | None
    dati: dict[str, Any]


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
    rows: QuerySet,
    *,
    oggetto,
    caso: str = "caso",
    famiglia=None,
    giorno=None,
    codice=None,
    decorrenza=None,
    quando=None,
    dati: dict[str, Any] | None = None,
) -> QuerySet:
    """The rows of a source with the columns that all sources share; `caso` is the path to the case ("" for cases)."""
    path = f"{caso}__" if caso else ""
    names = Concat(F(f"{path}nucleo__cognome"), SPAZIO, F(f"{path}nucleo__nome"), output_field=TextField())
    return rows.order_by().annotate(
        r_caso=F(f"{path}pk"),
        r_famiglia=Cast(names if famiglia is None else famiglia, TextField()),
        r_oggetto=Cast(oggetto, UUIDField()),
        r_giorno=Cast(_or_null(giorno), DateField()),
        r_codice=Cast(Value("") if codice is None else codice, CharField()),
        r_decorrenza=Cast(_or_null(decorrenza), DateField()),
        r_quando=Cast(_or_null(quando), DateTimeField()),
        r_dati=JSONObject(**dati) if dati else Value({}, output_field=JSONField()),
    )


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


def _or_null(expression):
    return Value(None) if expression is None else expression


def _voce(riga: Riga, lavoro: Lavoro) -> Voce | None:
    """The line of a row; None for a term whose clock stands still today."""
    orologio = None
    if riga.codice:
        scadenza = Scadenza(codice=riga.codice, decorrenza=riga.decorrenza, termine=riga.giorno)
        orologio = clock_of(scadenza, lavoro.oggi)
        if not orologio.corre:
            return None
    origin = FONTI[riga.fonte]
    testo, url = origin.say(riga, lavoro.adesso)
    return Voce(
        f"{riga.fonte}-{riga.caso_id}-{riga.oggetto}-{riga.codice}",
        riga.fonte,
        origin.etichetta,
        riga.famiglia,
        testo,
        url,
        riga.giorno,
        orologio,
        riga.quando,
        riga.caso_id,
    )
