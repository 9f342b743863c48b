"""How many checks each Responsabile has, and the even proposal for those that nobody has."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, QuerySet

from accounts.models import Accreditamento, Ruolo
from accounts.profilo import Profilo
from ambiti.models import Comune
from controlli_anagrafici.models import APERTI, StatoControllo
from rdc_platform.web import grafici


@dataclass(frozen=True)
class Carico:
    """A Responsabile, the Comuni of the Coordinatore that he works for, how many checks he has open."""

    accreditamento_id: UUID
    nome: str
    aperti: int
    comuni: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Piano:
    """Who would get which check; `senza` have no Responsabile in their Comune; `impronta` is what was seen."""

    scelte: dict[UUID, list[UUID]]
    righe: list[dict[str, Any]]
    quanti: int
    senza: int
    prima: grafici.Barre
    dopo: grafici.Barre
    impronta: str


def loads(profilo: Profilo) -> list[Carico]:
    """The Responsabili of the Coordinatore's Comuni, least loaded first."""
    rows = (
        Accreditamento.objects.in_vigore()
        .filter(ruolo=Ruolo.RESPONSABILE_ANAGRAFICI, incaricocomune__content_object__in=profilo.oggetti(Comune))
        .select_related("operatore")
        .annotate(
            aperti=Count("controlli", filter=Q(controlli__stato__in=APERTI), distinct=True),
            suoi_comuni=ArrayAgg("incaricocomune__content_object_id", distinct=True),
        )
        .order_by("aperti", "operatore__cerca")
    )
    return [Carico(row.pk, row.operatore.nome_completo, row.aperti, frozenset(row.suoi_comuni)) for row in rows]


def draw(carichi: Iterable[Carico], titolo: str = "Controlli aperti", dati: Counter | None = None) -> grafici.Barre:
    """The loads as bars with their mean; with `dati`, as they would be."""
    dati = dati or Counter()
    voci = sorted((each.nome, each.aperti + dati[each.accreditamento_id]) for each in carichi)
    return grafici.barre(titolo, voci)


def select_coda(controlli: QuerySet) -> QuerySet:
    """The checks still to be done that nobody has."""
    return controlli.filter(responsabile=None, stato__in=APERTI - {StatoControllo.PROPOSTA_NEGATIVA})


def read_piano(
    controlli: QuerySet, carichi: Sequence[Carico], comune: str, massimo: int, chiavi: Collection[UUID] = ()
) -> Piano:
    """The plan for the first `massimo` checks that nobody has, those that lapse first, of one Comune if given, or of these."""
    coda = select_coda(controlli)
    if comune:
        coda = coda.filter(comune_competente=comune)
    if chiavi:
        coda = coda.filter(pk__in=chiavi)
    rows = list(coda.order_by("data_scadenza", "pk").values_list("pk", "comune_competente_id")[:massimo])
    scelte = share(rows, carichi)
    dati = Counter({chi: len(keys) for chi, keys in scelte.items()})
    return Piano(
        scelte,
        [
            {"nome": each.nome, "aperti": each.aperti, "riceve": dati[each.accreditamento_id],
             "avra": each.aperti + dati[each.accreditamento_id]}
            for each in carichi
        ],
        dati.total(),
        len(rows) - dati.total(),
        draw(carichi, "Controlli aperti adesso"),
        draw(carichi, "Controlli aperti dopo", dati),
        sha256(repr(sorted(scelte.items())).encode()).hexdigest(),
    )  # fmt: skip


def share(rows: Iterable[tuple[UUID, str]], carichi: Sequence[Carico]) -> dict[UUID, list[UUID]]:
    """Each (check, Comune) to whoever of that Comune has fewest then; a Comune without Responsabile is left out."""
    pesi = {each.accreditamento_id: each.aperti for each in carichi}
    scelte: dict[UUID, list[UUID]] = {}
    for key, comune in rows:
        possono = [each.accreditamento_id for each in carichi if comune in each.comuni]
        if possono:
            chi = min(possono, key=pesi.__getitem__)
            pesi[chi] += 1
            scelte.setdefault(chi, []).append(key)
    return scelte
