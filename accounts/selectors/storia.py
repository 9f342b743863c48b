"""The history of who held what: guardian's rows as they were given and taken, the accreditations as they were in force.

Everything comes from the events that the triggers wrote, nothing from what the rows say today.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import (
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Concat, Greatest, Least

from accounts.intervalli import MAI_FINITO, Intervallo, of_days
from accounts.models import Accreditamento, Incarico, MotivoStato, StatoAccreditamento
from accounts.policy import NOT_JOINED
from accounts.ruoli import Ruolo

DATO, TOLTO = "insert", "delete"
FINE_VALIDITA = "Fine della validità"
_NEVER = Value(None, output_field=DateTimeField())
PROFILO = KeyTextTransform("profilo", "pgh_context__metadata")  # who acted; none for the platform itself


@dataclass(frozen=True)
class Tenuta:
    """An accreditation that held its role on the object `oggetto` of `model`: for how long, given and taken by which profiles."""

    accreditamento_id: UUID
    ruolo: str
    model: type[Model]
    oggetto: str
    periodo: Intervallo
    data_da: str | None
    tolta_da: str | None = None


@dataclass(frozen=True)
class Vigore:
    """A time in which an accreditation was in force; `fine` says in words how it ended, `chiuso_da` by which profile."""

    periodo: Intervallo
    fine: str = ""
    chiuso_da: str | None = None


@dataclass(frozen=True)
class Bersaglio:
    """The objects of one model on which `ruoli` are looked for; None for any role."""

    model: type[Model]
    chiavi: Collection[Any]
    ruoli: Collection[Ruolo] | None = None


def eventi(model: type[Model]) -> QuerySet[Any]:
    """The events of the rows held on objects of `model`."""
    rows: QuerySet[Any] = Incarico.of(model).pgh_event_model.objects.all()
    return rows


def tenute(bersagli: Iterable[Bersaglio], accreditamenti: Collection[UUID] | None = None) -> list[Tenuta]:
    """Every holding of the objects, ever, in one query; of those `accreditamenti` alone, if given."""
    querysets = [_events_of(bersaglio, accreditamenti) for bersaglio in bersagli if bersaglio.chiavi]
    if not querysets:
        return []
    by_label = {model._meta.label_lower: model for model in held_models()}
    given, found = {}, []
    rows = querysets[0].union(*querysets[1:], all=True)
    for kind, row_id, label, quando, accreditamento, ruolo, oggetto, profilo, dal, al in sorted(
        rows, key=itemgetter(3)
    ):
        key = (kind, row_id)
        if label == DATO:
            periodo = Intervallo(max(quando, dal or quando), al or MAI_FINITO)
            given[key] = Tenuta(accreditamento, ruolo, by_label[kind], oggetto, periodo, profilo)
        elif key in given:
            tenuta = given.pop(key)
            if quando < tenuta.periodo.al:
                tenuta = replace(tenuta, periodo=Intervallo(tenuta.periodo.dal, quando), tolta_da=profilo)
            found.append(tenuta)
    return [*found, *given.values()]


def vigori(accreditamenti: Collection[UUID], ruoli: Collection[Ruolo] = ()) -> dict[UUID, list[Vigore]]:
    """When each accreditation was in force, and those of every accreditation of `ruoli`, in one query."""
    history = apps.get_model("accounts", "AccreditamentoEvent").objects
    chosen = Q(pgh_obj__in=list(accreditamenti)) | Q(ruolo__in=list(ruoli))
    rows = history.filter(chosen).annotate(profilo=PROFILO).order_by("pgh_created_at", "pgh_id")
    names = ("pgh_obj_id", "pgh_created_at", "stato", "motivo_stato", "valido_dal", "valido_al", "profilo")
    by_accreditamento = defaultdict(list)
    for row in rows.values(*names):
        by_accreditamento[row["pgh_obj_id"]].append(row)
    return {key: list(_in_force(events)) for key, events in by_accreditamento.items()}


def incarichi_ever(accreditamento: UUID, model: type[Model]) -> QuerySet[Any]:
    """What an accreditation ever held of one model, a row each: from `inizio` to `fine`, and who gave and took it.

    Of what was lent, `fine` is the end it came with, or when it was taken before that.
    """
    events = eventi(model).annotate(profilo=PROFILO)
    taken = events.filter(pgh_obj=OuterRef("pgh_obj"), pgh_label=TOLTO).order_by("-pgh_created_at")
    rows = events.filter(accreditamento=accreditamento, pgh_label=DATO)
    da, fino = _finestra(model)
    rows = rows.annotate(
        inizio=Greatest("pgh_created_at", da),
        fine=Least(Subquery(taken.values("pgh_created_at")[:1]), fino),
        tolto=Subquery(taken.values("profilo")[:1]),
    )
    named: QuerySet[Any] = rows.annotate(data_da=_name_of("profilo"), tolto_da=_name_of("tolto"))
    return named


def held_models() -> list[type[Model]]:
    """The models a role may be held on, territories last."""
    rows: list[Any] = Incarico.__subclasses__()
    models = [row._meta.get_field("content_object").related_model for row in rows]
    return sorted(models, key=lambda model: model.__name__ in NOT_JOINED)


def count_held(accreditamenti: Collection[UUID], istante: datetime) -> dict[UUID, dict[type[Model], int]]:
    """How many objects of each model the accreditations held at `istante`, whether in force or not; one query."""
    return _counted(_count_of(model, accreditamenti, istante) for model in held_models())


def count_ever(accreditamenti: Collection[UUID]) -> dict[UUID, dict[type[Model], int]]:
    """How many objects of each model the accreditations were ever given; one query."""
    return _counted(
        _by_model(model, eventi(model).filter(accreditamento__in=list(accreditamenti), pgh_label=DATO))
        for model in held_models()
    )


def _counted(counts: Iterable[QuerySet[Any, Any]]) -> dict[UUID, dict[type[Model], int]]:
    by_label = {model._meta.label_lower: model for model in held_models()}
    first, *others = counts
    found: dict[UUID, dict[type[Model], int]] = defaultdict(dict)
    order = list(by_label)
    for kind, accreditamento, how_many in sorted(first.union(*others, all=True), key=lambda row: order.index(row[0])):
        found[accreditamento][by_label[kind]] = how_many
    return found


def _count_of(model: type[Model], accreditamenti: Collection[UUID], istante: datetime) -> QuerySet[Any, Any]:
    events = eventi(model).filter(accreditamento__in=list(accreditamenti), pgh_created_at__lte=istante)
    taken = events.filter(pgh_obj=OuterRef("pgh_obj"), pgh_label=TOLTO)
    held = events.annotate(**dict(zip(("da", "fino"), _finestra(model), strict=True)))
    held = held.filter(Q(da=None) | Q(da__lte=istante, fino__gt=istante))
    return _by_model(model, held.filter(~Exists(taken), pgh_label=DATO))


def _by_model(model: type[Model], rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    rows = rows.annotate(kind=_kind(model)).order_by().values("kind", "accreditamento_id").annotate(n=Count("pk"))
    counted: QuerySet[Any, Any] = rows.values_list("kind", "accreditamento_id", "n")
    return counted


def _name_of(profilo: str) -> Subquery:
    """The name of the person whose profile the column `profilo` names."""
    row = Accreditamento.objects.filter(pk=Cast(OuterRef(profilo), UUIDField()))
    return Subquery(row.values(chi=Concat("operatore__cognome", Value(" "), "operatore__nome"))[:1])


def _events_of(bersaglio: Bersaglio, accreditamenti: Collection[UUID] | None) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = eventi(bersaglio.model).filter(content_object__in=list(bersaglio.chiavi))
    if bersaglio.ruoli is not None:
        rows = rows.filter(accreditamento__ruolo__in=list(bersaglio.ruoli))
    if accreditamenti is not None:
        rows = rows.filter(accreditamento__in=list(accreditamenti))
    rows = rows.annotate(
        kind=_kind(bersaglio.model),
        oggetto=Cast("content_object_id", TextField()),
        profilo=PROFILO,
        **dict(zip(("da", "fino"), _finestra(bersaglio.model), strict=True)),
    ).order_by()
    names = ("kind", "pgh_obj_id", "pgh_label", "pgh_created_at", "accreditamento_id", "accreditamento__ruolo")
    events: QuerySet[Any, Any] = rows.values_list(*names, "oggetto", "profilo", "da", "fino")
    return events


def _finestra(model: type[Model]) -> tuple[Any, Any]:
    """The two instants between which what is held on `model` holds; two NULLs where it may not be lent."""
    names = Incarico.of(model).FINESTRA
    return (F(names[0]), F(names[1])) if names else (_NEVER, _NEVER)


def _kind(model: type[Model]) -> Value:
    return Value(model._meta.label_lower, output_field=CharField())


def _in_force(events: list[dict[str, Any]]) -> Iterator[Vigore]:
    """The times in force of one accreditation: its state from each event to the next, within its first and last day."""
    last: Vigore | None = None
    for event, following in pairwise([*events, None]):
        vigore = _from_to(event, following)
        if vigore is None:
            continue
        if last is not None and last.periodo.al == vigore.periodo.dal:
            vigore = replace(vigore, periodo=Intervallo(last.periodo.dal, vigore.periodo.al))
        elif last is not None:
            yield last
        last = vigore
    if last is not None:
        yield last


def _from_to(event: dict[str, Any] | None, following: dict[str, Any] | None) -> Vigore | None:
    if event is None or event["stato"] != StatoAccreditamento.ATTIVO:
        return None
    until = following["pgh_created_at"] if following else MAI_FINITO
    days = of_days(event["valido_dal"], event["valido_al"])
    periodo = Intervallo(event["pgh_created_at"], until).common(days)
    if periodo is None:
        return None
    if periodo.aperto:
        return Vigore(periodo)
    if periodo.al < until or following is None:
        return Vigore(periodo, FINE_VALIDITA)
    return Vigore(periodo, _how(following), following["profilo"])


def _how(event: dict[str, Any]) -> str:
    """`Sospeso: assenza prolungata`."""
    stato, motivo = str(StatoAccreditamento(event["stato"]).label), event["motivo_stato"]
    return f"{stato}: {str(MotivoStato(motivo).label).lower()}" if motivo else stato
