"""Reads for the lists and pages of the checks."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from accounts.models import Accreditamento, Ruolo
from accounts.profilo import Profilo
from ambiti.models import Componente, Comune
from controlli_anagrafici.models import Controllo


@dataclass(frozen=True)
class Carico:
    """A Responsabile and how many checks he has open."""

    accreditamento_id: UUID
    nome: str
    aperti: int


def light_rows(controlli: QuerySet) -> QuerySet:
    """What a row of the list shows, in one query: identity and term."""
    return controlli.values(
        "id",
        "stato",
        "data_scadenza",
        "data_riferimento",
        "requisito_cittadinanza",
        "nucleo__cognome",
        "nucleo__nome",
        "nucleo__cerca",
        comune=F("comune_competente__denominazione"),
        responsabile_nome=Concat("responsabile__operatore__nome", Value(" "), "responsabile__operatore__cognome"),
    )


def find_by_name(rows: QuerySet, text: str) -> QuerySet:
    """The rows whose richiedente has `text` in his name, accents and case aside."""
    return rows.filter(nucleo__cerca__contains=Func(Value(text), function="f_norm", output_field=TextField()))


def loads(profilo: Profilo) -> list[Carico]:
    """The Responsabili of the Coordinatore's Comuni, least loaded first."""
    rows = (
        Accreditamento.objects.in_vigore()
        .filter(ruolo=Ruolo.RESPONSABILE_ANAGRAFICI, incaricocomune__content_object__in=profilo.oggetti(Comune))
        .select_related("operatore")
        .annotate(aperti=Count("controlli", filter=Q(controlli__stato="ASSEGNATO"), distinct=True))
        .order_by("aperti", "operatore__cerca")
    )
    return [Carico(row.pk, row.operatore.nome_completo, row.aperti) for row in rows]


def richiedente(controllo: Controllo) -> Componente:
    """The person the check is on."""
    return controllo.nucleo.componenti.get(relazione="RICHIEDENTE", uscito_il=None)
