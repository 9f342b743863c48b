"""How much each Case manager has, in counts that say nothing of any one family."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Round

from accounts.models import Accreditamento
from accounts.profilo import Profilo
from accounts.selectors.attivazione import activated
from ambiti.models import Comune
from patti_inclusione.bilanciamento import Carico, Famiglia, Pesi, Proposta, intensita, peso, propose
from patti_inclusione.models import (
    Assegnazione,
    Assenza,
    ConflittoInteressi,
    Lingua,
    LingueCaseManager,
    StatoCaso,
)
from patti_inclusione.selectors.coda import list_case_manager
from patti_inclusione.selectors.complessita import read_classi, read_pesi
from patti_inclusione.selectors.famiglie import SPAZIO
from rdc_platform import calendario
from rdc_platform.web import grafici


def select_carichi(profilo: Profilo) -> QuerySet:
    """One row a Case manager: his open cases in the Coordinatore's Comuni by macro-state, lapsed T02, weight.

    `attivato`: whether he can enter at all; `assente`: whether he is away today.
    """
    pesi, mine_cm = read_pesi(), list_case_manager(profilo)
    mine, stato = Q(righe_coda__comune__in=profilo.oggetti(Comune)), "righe_coda__stato"
    classi = read_classi(mine_cm.values("pk"), pesi)
    aperti = mine & ~Q(**{stato: StatoCaso.CHIUSO})
    weight = Case(
        When(righe_coda__persone__gte=pesi.numerosa, then=Value(2)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return mine_cm.values(
        "id",
        cerca=F("operatore__cerca"),
        nome=Concat("operatore__nome", SPAZIO, "operatore__cognome"),
        assegnati=Count("righe_coda", filter=mine & Q(**{stato: StatoCaso.ASSEGNATO})),
        in_corso=Count("righe_coda", filter=aperti & ~Q(**{stato: StatoCaso.ASSEGNATO})),
        chiusi=Count("righe_coda", filter=mine & Q(**{stato: StatoCaso.CHIUSO})),
        scaduti=Count("righe_coda", filter=mine & Q(righe_coda__convocare_entro__lt=calendario.today())),
        aperti=Count("righe_coda", filter=aperti),
        peso=_weighed(Coalesce(Sum(weight, filter=aperti), 0), classi, pesi),
        attivato=activated("operatore"),
        assente=Exists(_assenze().filter(case_manager=OuterRef("pk"))),
    )


def _weighed(somma: Coalesce, classi: Mapping[UUID, Fraction], pesi: Pesi) -> Cast:
    """The sum made lighter or heavier by the class of the caseload, in whole numbers."""
    by_classe: dict[Fraction, list[UUID]] = defaultdict(list)
    for key, quota in classi.items():
        by_classe[quota].append(key)
    whens = [When(pk__in=keys, then=Value(float(intensita(quota, pesi)))) for quota, keys in by_classe.items()]
    factor = Case(*whens, default=Value(1.0), output_field=FloatField())
    return Cast(Round(Cast(somma, FloatField()) * factor), IntegerField())


def _assenze() -> QuerySet:
    """The absences of today."""
    today = calendario.today()
    return Assenza.objects.filter(chiusa_il=None, dal__lte=today, al__gte=today)


def read_carichi(rows: list[dict], vie: set[tuple[str, str]]) -> dict[UUID, Carico]:
    """The loads of `select_carichi` as the balanced proposal wants them: Comuni, languages, and which of `vie` each follows."""
    keys = [row["id"] for row in rows]
    comuni, seguite = defaultdict(set), defaultdict(set)
    pairs = Accreditamento.objects.filter(pk__in=keys)
    for key, comune in pairs.values_list("pk", "incaricocomune__content_object"):
        comuni[key].add(comune)
    followed = Assegnazione.objects.filter(
        case_manager__in=keys, al=None, caso__nucleo__via__in={via for _, via in vie}
    )
    if vie:
        for key, comune, via in followed.values_list("case_manager", "caso__nucleo__comune", "caso__nucleo__via"):
            seguite[key].add((comune, via))
    lingue = dict(LingueCaseManager.objects.filter(pk__in=keys).values_list("pk", "lingue"))
    return {
        row["id"]: Carico(
            row["peso"],
            frozenset(comuni[row["id"]]),
            frozenset(lingue.get(row["id"], ())),
            frozenset(seguite[row["id"]] & vie),
        )
        for row in rows
    }


def draw_carichi(rows: list[dict]) -> grafici.Barre:
    """The loads as bars with their mean."""
    return grafici.barre("Famiglie aperte, pesate", [(row["nome"], row["peso"]) for row in rows])


def list_aperti(profilo: Profilo, aperti: Mapping[UUID, int]) -> list[tuple[str, int]]:
    """(name, open families) of each Case manager of his; `aperti` are those of `read_attesa`."""
    rows = list_case_manager(profilo).values_list("pk", "operatore__nome", "operatore__cognome")
    return [(f"{nome} {cognome}", aperti.get(key, 0)) for key, nome, cognome in rows]


def draw_aperti(aperti: list[tuple[str, int]]) -> grafici.Barre:
    """How many open families each has, for the day's page: the weights stand in the page of the loads."""
    return grafici.barre("Famiglie aperte", aperti)


def draw_dopo(rows: list[dict], casi: list[dict], proposta: Mapping[UUID, UUID | None]) -> grafici.Barre:
    """The same bars as they would be once `casi` went where `proposta` sends them."""
    loads, pesi = {row["id"]: row["peso"] for row in rows}, read_pesi()
    for caso in casi:
        da, a = caso["case_manager_id"], proposta.get(caso["id"])
        if da in loads:
            loads[da] = max(0, loads[da] - peso(caso["persone"], pesi))
        if a in loads:
            loads[a] += peso(caso["persone"], pesi)
    return grafici.barre("Con questa proposta", [(row["nome"], loads[row["id"]]) for row in rows])


def propose_for(casi: list[dict], carichi: list[dict]) -> dict[UUID, Proposta]:
    """The balanced proposal for rows of `select_coda`, with its reasons.

    Never who has the family already, who said that he must not follow it, who cannot enter yet, or who is away.
    """
    carichi = [row for row in carichi if row["attivato"] and not row["assente"]]
    vietate = read_vietate(casi)
    famiglie = [
        Famiglia(
            c["id"],
            c["comune_id"],
            c["persone"],
            c["case_manager_id"],
            c["via"],
            _foreign(c["lingua"]),
            vietate[c["id"]],
            c["seguiva_id"],
        )
        for c in casi
    ]
    vie = {(famiglia.comune, famiglia.via) for famiglia in famiglie if famiglia.via}
    words = {value: str(label).lower() for value, label in Lingua.choices}
    return propose(famiglie, read_carichi(carichi, vie), read_pesi(), words)


def read_vietate(casi: list[dict]) -> dict[UUID, set[UUID]]:
    """By case, the Case managers who said that they must not follow it."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    rows = ConflittoInteressi.objects.filter(nucleo__caso__in=[c["id"] for c in casi], tolto_il=None)
    for caso, key in rows.values_list("nucleo__caso", "operatore__accreditamenti"):
        found[caso].add(key)
    return found


def _foreign(lingua: str | None) -> str:
    return "" if lingua in (None, Lingua.IT, Lingua.ALTRA) else lingua
