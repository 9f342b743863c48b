"""Who could see what, at an instant or between two, on whose word: told by the policy tables and by the history alone.

An accreditation sees an object while it is in force, holds its role on what leads to the object, and the one leads to the
other. What one sees as his own (the hand-over note of a family that is no more his) shows nothing of the family and is left
out; so are the further limits (`only`) of a line, which can but narrow the answer.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, Model, QuerySet, Value
from django.utils import timezone

from accounts import poteri
from accounts.intervalli import MAI_FINITO, SEMPRE, SEMPRE_STATO, Intervallo, instant
from accounts.models import Accreditamento
from accounts.policy import NOT_JOINED, Everywhere
from accounts.ruoli import Ruolo
from accounts.selectors.storia import Bersaglio, Tenuta, Vigore, tenute, vigori

TERRITORIO_CAMBIATO = "Passata a un altro territorio"
INCARICO_TOLTO = "Incarico tolto"


@dataclass(frozen=True)
class Legame:
    """While `periodo` lasts, who holds one of `ruoli` (None: any) on `oggetto` of `model` sees the object `visto`."""

    visto: str
    model: type[Model]
    oggetto: str
    ruoli: frozenset[Ruolo] | None = None
    periodo: Intervallo = SEMPRE


@dataclass(frozen=True)
class Vista:
    """An accreditation that could see the object `visto`, while `periodo` lasted, for what it held on `oggetto` of `model`.

    `model` is None for who needs to hold nothing. `data_da` and `chiusa_da` are profiles; `fine` says how it ended.
    """

    visto: str
    accreditamento_id: UUID
    periodo: Intervallo
    model: type[Model] | None = None
    oggetto: str = ""
    data_da: str | None = None
    fine: str = ""
    chiusa_da: str | None = None


@dataclass(frozen=True)
class Visibilita:
    """A Vista with the accreditations it names."""

    vista: Vista
    accreditamento: Accreditamento
    data_da: Accreditamento | None
    chiusa_da: Accreditamento | None

    @property
    def dal(self) -> datetime:
        return self.vista.periodo.dal

    @property
    def al(self) -> datetime | None:
        """When it ended; None while it lasts."""
        return None if self.vista.periodo.aperto else self.vista.periodo.al


def who_sees_now(model: type[Model], chiave: Any) -> list[Visibilita]:
    """Who can see the object at this moment."""
    return who_could_see(model, chiave, instant(timezone.now()))


def who_could_see(model: type[Model], chiave: Any, periodo: Intervallo) -> list[Visibilita]:
    """Who could see the object at some moment of `periodo`, who came first on top: a query for each kind of row that leads to it, and four."""
    viste = find_viste(model, [chiave], periodo)
    known = load_accreditamenti(
        key for vista in viste for key in (vista.accreditamento_id, vista.data_da, vista.chiusa_da)
    )
    found = [
        Visibilita(
            vista,
            known[str(vista.accreditamento_id)],
            known.get(str(vista.data_da)),
            known.get(str(vista.chiusa_da)),
        )
        for vista in viste
        if str(vista.accreditamento_id) in known
    ]
    return sorted(found, key=lambda each: (each.dal, each.accreditamento.operatore.cerca, str(each.vista.oggetto)))


def find_viste(
    model: type[Model], chiavi: Collection[Any], periodo: Intervallo, accreditamenti: Collection[UUID] | None = None
) -> list[Vista]:
    """The same for many objects at once, by ids; of those `accreditamenti` alone, if given."""
    legami = [legame for legame in find_legami(model, chiavi) if legame.periodo.common(periodo)]
    held = defaultdict(list)
    for tenuta in tenute(_bersagli(legami), accreditamenti):
        if tenuta.periodo.common(periodo):
            held[tenuta.model, tenuta.oggetto].append(tenuta)
    ovunque = _everywhere(model)
    in_force = vigori({tenuta.accreditamento_id for rows in held.values() for tenuta in rows}, ovunque)
    viste = [
        vista
        for legame in legami
        for tenuta in held[legame.model, legame.oggetto]
        if legame.ruoli is None or tenuta.ruolo in legame.ruoli
        for vigore in in_force.get(tenuta.accreditamento_id, ())
        if (vista := _seen(legame, tenuta, vigore)) is not None
    ]
    if ovunque:
        viste += _seen_everywhere(
            chiavi, in_force, {tenuta.accreditamento_id for each in held.values() for tenuta in each}
        )
    return [vista for vista in dict.fromkeys(viste) if vista.periodo.common(periodo)]


def find_legami(model: type[Model], chiavi: Collection[Any]) -> list[Legame]:
    """On which objects a role is held to see those of `model`, and when the one led to the other."""
    if model.__name__ in NOT_JOINED:
        return [Legame(str(chiave), model, str(chiave)) for chiave in chiavi]
    found: list[Legame] = []
    by_rows = sorted(poteri.strade(model), key=lambda strada: (strada.model._meta.label_lower, strada.al_oggetto))
    for (start, al_oggetto), group in groupby(by_rows, key=lambda strada: (strada.model, strada.al_oggetto)):
        strade = list(group)
        if al_oggetto:
            found += _through_rows(start, al_oggetto, strade, chiavi)
        else:
            found += [legame for strada in strade for legame in _from_itself(strada, chiavi)]
    return found


def load_accreditamenti(chiavi: Iterable[Any]) -> dict[str, Accreditamento]:
    """The accreditations by key, with what the pages say of them, in one query."""
    rows = Accreditamento.objects.filter(pk__in={str(chiave) for chiave in chiavi if chiave})
    rows = rows.select_related(
        "operatore", "ambito", "atto", "creato_da__operatore", "riga_indicazione__indicazione__comune"
    )
    return {str(row.pk): row for row in rows}


def _bersagli(legami: Iterable[Legame]) -> list[Bersaglio]:
    chiavi: dict[type[Model], set[str]] = defaultdict(set)
    ruoli: dict[type[Model], set[Ruolo]] = defaultdict(set)
    for legame in legami:
        chiavi[legame.model].add(legame.oggetto)
        ruoli[legame.model] |= set(Ruolo) if legame.ruoli is None else legame.ruoli
    return [Bersaglio(model, chiavi[model], ruoli[model]) for model in chiavi]


def _everywhere(model: type[Model]) -> set[Ruolo]:
    """Of an Ambito or a Comune, who sees its own row; all that happens in it would be everything."""
    if model.__name__ not in NOT_JOINED:
        return poteri.everywhere(model)
    lines = [potere for potere in poteri.poteri() if potere.model is model]
    return {potere.ruolo for potere in lines if isinstance(potere.grant, Everywhere)}


def _through_rows(
    start: type[Model], al_oggetto: str, strade: list[poteri.Strada], chiavi: Collection[Any]
) -> Iterator[Legame]:
    """By rows that point at the object, whose pointers never change: a residence check, its household and its Comune.

    A model whose rows show it for a while only says between which two of its fields (`VISTO_FRA`): a transfer that waits.
    """
    vie = [strada.via or "pk" for strada in strade]
    fra = getattr(start, "VISTO_FRA", ())
    rows = start._default_manager.filter(**{f"{al_oggetto}__in": list(chiavi)}).values_list(al_oggetto, *fra, *vie)
    for visto, *values in rows:
        periodo = Intervallo(values[0], values[1] or MAI_FINITO) if fra and values[0] else SEMPRE
        if fra and not values[0]:
            continue  # not shown yet
        for strada, oggetto in zip(strade, values[len(fra) :], strict=True):
            yield Legame(str(visto), strada.incarico_su, str(oggetto), strada.ruoli, periodo)


def _from_itself(strada: poteri.Strada, chiavi: Collection[Any]) -> Iterator[Legame]:
    if not strada.via:
        for chiave in chiavi:
            yield Legame(str(chiave), strada.model, str(chiave), strada.ruoli)
        return
    for chiave, oggetto, periodo in _values(strada.model, strada.via, chiavi):
        yield Legame(chiave, strada.incarico_su, oggetto, strada.ruoli, periodo)


def _values(model: type[Model], via: str, chiavi: Collection[Any]) -> Iterator[tuple[str, str, Intervallo]]:
    """(object, what `via` led to, when). The history of a household keeps the row as it was until each change."""
    now = Value(None, output_field=DateTimeField())
    rows: QuerySet[Any, Any] = model._default_manager.filter(pk__in=list(chiavi)).annotate(fino=now)
    rows = rows.order_by().values_list("pk", "fino", via)
    events = getattr(model, "pgh_event_model", None)
    if events is not None and "__" not in via:
        before = events.objects.filter(pgh_obj__in=list(chiavi)).order_by()
        rows = rows.union(before.values_list("pgh_obj_id", "pgh_created_at", via), all=True)
    found = sorted((str(key), fino or MAI_FINITO, str(value)) for key, fino, value in rows)
    started: dict[str, datetime] = {}
    for (chiave, value), group in groupby(found, key=lambda row: (row[0], row[2])):
        fino = [row[1] for row in group][-1]
        yield chiave, value, Intervallo(started.get(chiave, SEMPRE_STATO), fino)
        started[chiave] = fino


def _seen(legame: Legame, tenuta: Tenuta, vigore: Vigore) -> Vista | None:
    """What the three have in common; the first that ended says how it did, and by whom."""
    common = legame.periodo.common(tenuta.periodo)
    periodo = common and common.common(vigore.periodo)
    if periodo is None:
        return None
    ends = [
        (vigore.periodo.al, vigore.fine, vigore.chiuso_da),
        (tenuta.periodo.al, INCARICO_TOLTO, tenuta.tolta_da),
        (legame.periodo.al, TERRITORIO_CAMBIATO, None),
    ]
    fine, chiusa_da = ("", None) if periodo.aperto else next(end[1:] for end in ends if end[0] == periodo.al)
    return Vista(
        legame.visto, tenuta.accreditamento_id, periodo, legame.model, legame.oggetto, tenuta.data_da, fine, chiusa_da
    )


def _seen_everywhere(
    chiavi: Collection[Any], in_force: dict[UUID, list[Vigore]], holders: set[UUID]
) -> Iterator[Vista]:
    """Those in force who hold nothing here, for they need not."""
    for chiave in chiavi:
        for accreditamento, periods in in_force.items():
            if accreditamento not in holders:
                for vigore in periods:
                    yield Vista(
                        str(chiave), accreditamento, vigore.periodo, fine=vigore.fine, chiusa_da=vigore.chiuso_da
                    )
