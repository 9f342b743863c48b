"""What the Coordinatore sees of the families of his territory: identity data, macro-state, term T02, and who has them."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Concat

from accounts.models import Accreditamento, Ruolo, StatoAccreditamento
from accounts.profilo import Profilo
from ambiti.models import Componente, Comune, Nucleo, Relazione
from patti_inclusione.models import (
    Assegnazione,
    EventoCaso,
    MacroStato,
    RigaCoda,
    SchedaPersona,
    StatoCaso,
    TipoEvento,
)
from patti_inclusione.selectors.doppione import da_chiarire
from patti_inclusione.selectors.famiglie import SPAZIO
from rdc_platform.calendario import GIORNO, ROMA, count_anni
from rdc_platform.web import grafici

NOME = Concat("case_manager__operatore__nome", SPAZIO, "case_manager__operatore__cognome")
UGUALI = {
    MacroStato.DA_ASSEGNARE: StatoCaso.DA_ASSEGNARE,
    MacroStato.ASSEGNATO: StatoCaso.ASSEGNATO,
    MacroStato.CHIUSO: StatoCaso.CHIUSO,
}
MACRO = Case(
    *(When(stato=stato, then=Value(macro)) for macro, stato in UGUALI.items()), default=Value(MacroStato.IN_CORSO)
)


def in_macro(macro: str) -> Q:
    """The cases whose macro-state is `macro`, as the row of the queue knows them."""
    return Q(riga__stato=UGUALI[macro]) if macro in UGUALI else ~Q(riga__stato__in=UGUALI.values())


# A secret address stays so for the Coordinatore too: he assigns without it (spec §10b n. 2).
RISERVATO = Exists(SchedaPersona.objects.filter(componente__nucleo=OuterRef("nucleo"), indirizzo_riservato=True))


def with_hints(righe: QuerySet) -> QuerySet:
    """Rows of `select_coda` with what the proposal looks at besides: the street and the language of the applicant."""
    richiedente = SchedaPersona.objects.filter(
        componente__nucleo=OuterRef("nucleo"), componente__relazione=Relazione.RICHIEDENTE, componente__uscito_il=None
    )
    via = Case(When(RISERVATO, then=Value("")), default=F("nucleo__via"))
    return righe.annotate(via=via, lingua=Subquery(richiedente.values("lingua")[:1]))


def select_coda(casi: QuerySet) -> QuerySet:
    """Light rows of `casi`: no detailed state, no contact, nothing economic, and at most one row for each case.

    `seguiva`: who followed a renewed family with the domanda before; None if nobody who may have it again.
    """
    known, corrente = _known(), Assegnazione.objects.filter(caso=OuterRef("pk"), al=None)
    return casi.filter(riga__isnull=False).values(
        "id",
        "codice",
        "provenienza",
        macro=MACRO,
        cerca=F("nucleo__cerca"),
        famiglia=Concat("nucleo__cognome", SPAZIO, "nucleo__nome"),
        persone=F("nucleo__numero_componenti"),
        comune_id=F("nucleo__comune_id"),
        comune=F("nucleo__comune__denominazione"),
        indirizzo=Case(When(RISERVATO, then=Value("")), default=Concat("nucleo__via", SPAZIO, "nucleo__civico")),
        arrivato=F("arrivato_il"),
        riconosciuto=F("nucleo__data_riconoscimento"),
        termine=F("riga__convocare_entro"),
        attuale=Subquery(corrente.values("pk")[:1]),
        case_manager_id=F("riga__case_manager_id"),
        case_manager_cerca=F("riga__case_manager__operatore__cerca"),
        case_manager=Concat("riga__case_manager__operatore__nome", SPAZIO, "riga__case_manager__operatore__cognome"),
        seguiva_id=Subquery(known.values("case_manager_id")[:1]),
        seguiva=Subquery(known.values(nome=NOME)[:1]),
    )


def _known() -> QuerySet:
    """Who followed the family of a renewal last, among those who may receive it where it lives now."""
    rows = Assegnazione.objects.filter(
        caso=OuterRef("caso_precedente"),
        case_manager__stato=StatoAccreditamento.ATTIVO,
        case_manager__incaricocomune__content_object=OuterRef("nucleo__comune"),
    )
    return rows.order_by("-dal")


def list_comuni(profilo: Profilo) -> QuerySet:
    """The Comuni of the Coordinatore."""
    return Comune.objects.filter(pk__in=profilo.oggetti(Comune)).order_by("cerca")


def list_case_manager(profilo: Profilo) -> QuerySet:
    """The Case managers in force who may receive families of some of his Comuni."""
    serving = Accreditamento.objects.filter(incaricocomune__content_object__in=profilo.oggetti(Comune))
    rows = Accreditamento.objects.in_vigore().filter(ruolo=Ruolo.CASE_MANAGER, pk__in=serving.values("pk"))
    return rows.select_related("operatore").order_by("operatore__cerca", "operatore__nome", "pk")


FASCE = (("fino a 7 giorni", 0, 7), ("da 8 a 15", 8, 15), ("da 16 a 30", 16, 30), ("oltre 30", 31, 10_000))


def select_righe(profilo: Profilo) -> QuerySet:
    """The rows of the queue of the Coordinatore's Comuni, for what is counted and names nobody."""
    return RigaCoda.objects.filter(comune__in=profilo.oggetti(Comune))


def _arrived_between(oggi: date, dal: int, al: int) -> Count:
    """Of the families in the queue, how many have been here from `dal` to `al` days."""
    first, last = (datetime.combine(day, time.min, ROMA) for day in (oggi - al * GIORNO, oggi - (dal - 1) * GIORNO))
    return Count("pk", filter=Q(stato=StatoCaso.DA_ASSEGNARE, arrivato_il__gte=first, arrivato_il__lt=last))


def read_attesa(righe: QuerySet, oggi: date, soglia: date) -> dict[str, Any]:
    """How many of `righe` wait for a Case manager; of all, how many T02 lapsed before `oggi` or lapse up to `soglia`; and by age.

    `aperti`: by Case manager, how many open families he has. One query, which looks at each row once.
    """
    counts = {
        "in_coda": Count("pk", filter=Q(stato=StatoCaso.DA_ASSEGNARE)),
        "scaduti": Count("pk", filter=Q(convocare_entro__lt=oggi)),
        "in_scadenza": Count("pk", filter=Q(convocare_entro__range=(oggi, soglia))),
        **{f"fascia_{n}": _arrived_between(oggi, dal, al) for n, (_, dal, al) in enumerate(FASCE)},
    }
    rows = list(righe.values("case_manager").annotate(aperti=Count("pk", filter=~Q(stato=StatoCaso.CHIUSO)), **counts))
    found: dict[str, Any] = {name: sum(row[name] for row in rows) for name in counts}
    return found | {"aperti": {row["case_manager"]: row["aperti"] for row in rows}}


def draw_attesa(conti: dict[str, int]) -> grafici.Barre:
    """How long the families in the queue have been here, in bands: counts of `read_attesa`."""
    bars = [(label, conti[f"fascia_{n}"]) for n, (label, _, _) in enumerate(FASCE)]
    return grafici.barre("Da quanto aspettano", bars, unita="famiglie", con_media=False)


def list_storia(caso_id: UUID) -> QuerySet:
    """Who has had a case, the latest first; without the hand-over notes, which are for the next Case manager alone."""
    rows = Assegnazione.objects.filter(caso=caso_id).select_related(
        "case_manager__operatore", "assegnato_da__operatore"
    )
    return rows.defer("nota_consegna").order_by("-dal")


def list_lotto(lotto: UUID, profilo: Profilo, casi: QuerySet) -> QuerySet:
    """The assignments that `profilo` made together, on the cases he may still see; `ultimo` is the case's last fact."""
    ultimo = EventoCaso.objects.filter(caso=OuterRef("caso")).order_by("-istante", "-pk").values("tipo")[:1]
    rows = Assegnazione.objects.filter(lotto=lotto, assegnato_da=profilo.accreditamento_id, caso__in=casi)
    return (
        rows.annotate(ultimo=Subquery(ultimo))
        .annotate(intatta=Q(al=None, ultimo__in=[TipoEvento.ASSEGNAZIONE, TipoEvento.RIASSEGNAZIONE]))
        .select_related("caso__nucleo__comune", "case_manager__operatore")
        .defer("nota_consegna")
        .order_by("caso__nucleo__cerca")
    )


def age_bands(nucleo, oggi) -> list[tuple[str, int]]:
    """The persons of a nucleo by band of age: all that the Coordinatore knows of the other members (spec §2.2 row 4)."""
    bands = {"0-2 anni": 3, "3-17 anni": 18, "18-29 anni": 30, "30-64 anni": 65, "65 anni e oltre": 200}
    counts = dict.fromkeys(bands, 0)
    for nascita in nucleo.componenti.filter(uscito_il=None).values_list("data_nascita", flat=True):
        anni = count_anni(nascita, oggi)
        counts[next(band for band, limit in bands.items() if anni < limit)] += 1
    return list(counts.items())


def read_richiedente(nucleo) -> Componente | None:
    """The person who applied, identity data only."""
    return nucleo.componenti.filter(relazione=Relazione.RICHIEDENTE, uscito_il=None).first()


def has_da_chiarire(nucleo: Nucleo) -> bool:
    """Must somebody look at the data of a member? It does not say whose, nor why."""
    return nucleo.componenti.filter(da_chiarire(), uscito_il=None).exists()


def list_prime(casi: QuerySet) -> QuerySet:
    """The families that wait for a Case manager, those whose T02 lapses first on top: what the day's page says of each."""
    rows = casi.filter(in_macro(MacroStato.DA_ASSEGNARE)).values(
        "id",
        famiglia=Concat("nucleo__cognome", SPAZIO, "nucleo__nome"),
        persone=F("nucleo__numero_componenti"),
        comune=F("nucleo__comune__denominazione"),
        termine=F("riga__convocare_entro"),
    )
    return rows.order_by(F("termine").asc(nulls_last=True), "nucleo__cerca", "id")
