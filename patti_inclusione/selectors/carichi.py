"""How much each Case manager has, in counts that say nothing of any one family."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce, Concat

from accounts.models import Accreditamento
from accounts.profilo import Profilo
from accounts.selectors.attivazione import activated
from ambiti.models import Comune
from patti_inclusione.bilanciamento import NUMEROSA, Carico, Famiglia, peso, propose
from patti_inclusione.models import CodiceTermine, Scadenza, StatoCaso
from patti_inclusione.selectors.coda import list_case_manager
from patti_inclusione.selectors.famiglie import SPAZIO
from rdc_platform import calendario
from rdc_platform.web import grafici


def select_carichi(profilo: Profilo) -> QuerySet:
    """One row a Case manager: his open cases in the Coordinatore's Comuni by macro-state, lapsed T02, weight.

    `attivato`: whether he can enter at all.
    """
    mine = Q(assegnazioni__al=None, assegnazioni__caso__nucleo__comune__in=profilo.oggetti(Comune))
    stato = "assegnazioni__caso__stato"
    scaduto = Exists(
        Scadenza.objects.in_corso().filter(
            caso=OuterRef("assegnazioni__caso"),
            codice=CodiceTermine.T02,
            termine__lt=calendario.today(),
        )
    )
    aperti = mine & ~Q(**{stato: StatoCaso.CHIUSO})
    weight = Case(
        When(assegnazioni__caso__nucleo__numero_componenti__gte=NUMEROSA, then=Value(2)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return list_case_manager(profilo).values(
        "id",
        cerca=F("operatore__cerca"),
        nome=Concat("operatore__nome", SPAZIO, "operatore__cognome"),
        assegnati=Count("assegnazioni", filter=mine & Q(**{stato: StatoCaso.ASSEGNATO})),
        in_corso=Count("assegnazioni", filter=aperti & ~Q(**{stato: StatoCaso.ASSEGNATO})),
        chiusi=Count("assegnazioni", filter=mine & Q(**{stato: StatoCaso.CHIUSO})),
        scaduti=Count("assegnazioni", filter=Q(scaduto, mine)),
        aperti=Count("assegnazioni", filter=aperti),
        peso=Coalesce(Sum(weight, filter=aperti), 0),
        attivato=activated("operatore"),
    )


def read_carichi(rows: list[dict], profilo: Profilo) -> dict[UUID, Carico]:
    """The loads of `select_carichi` as the balanced proposal wants them, with the Comuni of each."""
    comuni: dict[UUID, set[str]] = defaultdict(set)
    pairs = Accreditamento.objects.filter(pk__in=[row["id"] for row in rows])
    for key, comune in pairs.values_list("pk", "incaricocomune__content_object"):
        comuni[key].add(comune)
    return {row["id"]: Carico(row["peso"], frozenset(comuni[row["id"]])) for row in rows}


def draw_carichi(rows: list[dict]) -> grafici.Barre:
    """The loads as bars with their mean: a family of five or more counts double."""
    return grafici.barre("Famiglie aperte, pesate", [(row["nome"], row["peso"]) for row in rows])


def draw_dopo(rows: list[dict], casi: list[dict], proposta: Mapping[UUID, UUID | None]) -> grafici.Barre:
    """The same bars as they would be once `casi` went where `proposta` sends them."""
    pesi = {row["id"]: row["peso"] for row in rows}
    for caso in casi:
        da, a = caso["case_manager_id"], proposta.get(caso["id"])
        if da in pesi:
            pesi[da] -= peso(caso["persone"])
        if a in pesi:
            pesi[a] += peso(caso["persone"])
    return grafici.barre("Con questa proposta", [(row["nome"], pesi[row["id"]]) for row in rows])


def propose_for(casi: list[dict], carichi: list[dict], profilo: Profilo) -> dict[UUID, UUID | None]:
    """The balanced proposal for rows of `select_coda`: never who has the family already, nor who cannot enter yet."""
    carichi = [row for row in carichi if row["attivato"]]
    famiglie = [Famiglia(c["id"], c["comune_id"], c["persone"], c["case_manager_id"], c["seguiva_id"]) for c in casi]
    return propose(famiglie, read_carichi(carichi, profilo))
