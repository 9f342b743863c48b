"""What stands on the Amministratore's home: the first rows of each block, and what was done last."""

from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db.models import BooleanField, Case, Count, F, Func, Q, QuerySet, Value, When, Window
from django.db.models.functions import Lag, RowNumber

from accounts.models import Ruolo, StatoAccreditamento
from accounts.ruoli import COORDINATORI
from accounts.selectors import scadenze
from accounts.selectors.accreditamento import waiting_or_ending
from accounts.selectors.convenzione import convenzione_rows
from accounts.selectors.cronologia import describe_move
from accounts.selectors.sostituti import comuni_to_cover
from ambiti.models import StatoAdesione
from rdc_platform.web.parti import Voce

RIGHE = 6  # of one block: the rest is one click away
ATTI = 8
DIVERSO = " IS DISTINCT FROM "


@dataclass(frozen=True)
class Primi:
    """The first rows of a block; `altri` when there are more than are shown."""

    righe: list
    altri: bool


def first(rows: QuerySet | list) -> Primi:
    """Of a query, one row more than shown is read."""
    return _primi(list(rows[: RIGHE + 1]))


@dataclass(frozen=True)
class Blocchi:
    """What the accreditations of an Ambito ask of its Amministratore: who ends, who waits, and how many of the rest."""

    in_scadenza: Primi
    da_attivare: Primi
    conteggi: dict[str, int]


def blocchi(accreditamenti: QuerySet) -> Blocchi:
    """One query for all: the rows that matter, numbered within their block, each with the counts of the whole."""
    rows = waiting_or_ending(accreditamenti)
    counts = {name: Window(Count("pk", filter=which)) for name, which in scadenze.counted().items()}
    numbered = Window(RowNumber(), partition_by="blocco", order_by=["quando", "-pronto", "operatore__cerca"])
    found = list(rows.annotate(numero=numbered, **counts).filter(numero__lte=RIGHE + 1).order_by("blocco", "numero"))
    conteggi = {name: getattr(found[0], name) if found else 0 for name in counts}
    return Blocchi(
        _primi([row for row in found if row.blocco == StatoAccreditamento.ATTIVO]),
        _primi([row for row in found if row.blocco == StatoAccreditamento.RICHIESTO]),
        conteggi | {"giorni": scadenze.giorni("CONFERMA_OPERATORI_GG_AVVISO").days},
    )


def _primi(found: list) -> Primi:
    return Primi(found[:RIGHE], len(found) > RIGHE)


def convenzioni_missing(appartenenze: QuerySet) -> QuerySet:
    """The Comuni without a valid adhesion to the current version, those to be checked first."""
    rows = convenzione_rows(appartenenze).exclude(stato=StatoAdesione.VALIDA)
    return rows.order_by("stato", "comune__cerca")


def scoperti(accreditamenti: QuerySet) -> QuerySet:
    """Comuni where a Coordinatore has gone or is about to and nobody is in his place, with the role in words."""
    labels = [When(ruolo=ruolo, then=Value(ruolo.label)) for ruolo in COORDINATORI]
    return comuni_to_cover(accreditamenti).annotate(etichetta=Case(*labels, default=Value("")))


def last_acts(ambito_id: UUID) -> list[Voce]:
    """The last moves and extensions of the operators' accreditations of the Ambito, from the change history, newest first."""
    history = apps.get_model("accounts", "AccreditamentoEvent").objects.filter(ambito_id=ambito_id)
    rows = history.exclude(ruolo=Ruolo.AMMINISTRATORE_AMBITO).annotate(
        prima=_before("stato"), fine=_before("valido_al")
    )
    rows = rows.annotate(
        prorogato=Func(
            "valido_al", "fine", arg_joiner=DIVERSO, template="(%(expressions)s)", output_field=BooleanField()
        )
    )
    told = Q(prima=None) | ~Q(stato=F("prima")) | Q(prorogato=True)
    fields = {"nome": F("operatore__nome"), "cognome": F("operatore__cognome")}
    found = rows.filter(told).order_by("-pgh_created_at").values("pgh_created_at", "stato", "prima", "ruolo", **fields)
    return [_voce(row) for row in found[:ATTI]]


def _before(field: str) -> Window:
    """What the version before said."""
    return Window(Lag(field), partition_by=F("pgh_obj"), order_by="pgh_id")


def _voce(row) -> Voce:
    what = describe_move(row["stato"], row["prima"]) if row["stato"] != row["prima"] else "Prorogato"
    return Voce(row["pgh_created_at"], f"{row['nome']} {row['cognome']}", f"{Ruolo(row['ruolo']).label}: {what}")
