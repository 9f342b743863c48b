"""What the report on the projects sums, by Comune, in two queries; the hours due are a third, of their own."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Case, Count, DecimalField, F, Func, Q, QuerySet, Sum, TextField, Value, When
from django.db.models.functions import Cast, Concat, ExtractQuarter, ExtractYear, TruncMonth

from ambiti.models import PersonaSeguita
from progetti_collettivita.models import FATTE, AssegnazionePuc, Esito, PresenzaPuc, Puc, StatoPuc, VocePuc
from progetti_collettivita.premio import Trimestre
from progetti_collettivita.selectors.giorni_effettivi import presenze_fra, stima_giorni, tariffe
from progetti_collettivita.selectors.impegno import conta, tenute
from progetti_collettivita.selectors.posti import CAMPI
from progetti_collettivita.selectors.rapporto_disegni import STATI_APERTI, Periodo, codice
from progetti_collettivita.selectors.tabelle import Fatto

OFFERTI = (StatoPuc.ATTIVO, StatoPuc.SOSPESO)  # in the others nobody holds a place, and none is to be had
NUMERO = DecimalField(max_digits=16, decimal_places=2)
NIENTE = Value(0)
PUC_DI = "assegnazione__puc__comune_titolare_id"
GIORNATA = Func("persona_id", "data", template="(%(expressions)s)", arg_joiner=", ", output_field=TextField())


class Conto(NamedTuple):
    """A row of the one query that counts all the rest: three numbers, which mean what their chapter says."""

    capitolo: str
    comune: str
    voce: str
    a: Any
    b: Any
    c: Any


def dei_progetti(comuni: Collection[str]) -> Iterator[Fatto]:
    """Projects by state, and places by quota of those under way."""
    campi = [nome for coppia in CAMPI.values() for nome in coppia]
    rows = Puc.objects.filter(comune_titolare__in=comuni).order_by().values("comune_titolare_id", "stato")
    for row in rows.annotate(quanti=Count("pk"), **{f"s_{nome}": Sum(nome) for nome in campi}):
        comune, stato = row["comune_titolare_id"], row["stato"]
        yield Fatto("progetti", comune, stato, (row["quanti"],))
        if stato in OFFERTI:
            for quota, nomi in CAMPI.items():
                yield Fatto("posti", comune, quota, tuple(row[f"s_{nome}"] for nome in nomi))


def conti(comuni: Collection[str], periodo: Periodo) -> list[Conto]:
    """Participations, costs, hours done, days for INAIL, who is bound: by Comune, in one query."""
    prima, *altre = _partecipazioni(comuni), _costi(comuni), _ore(comuni, periodo), _tenute(comuni)
    giorni = [_giorni(comuni, periodo)] if periodo.trimestri else []
    return [Conto(*row) for row in prima.union(*altre, *giorni, all=True)]


def dei_conti(righe: Iterable[Conto], periodo: Periodo) -> Iterator[Fatto]:
    """The facts of the tables, of what `conti` found; of who is bound there is no table."""
    giorni: dict[tuple[str, str], list[tuple[date, Conto]]] = defaultdict(list)
    for riga in righe:
        if riga.capitolo == "partecipazioni":
            yield Fatto("aperte" if riga.voce in STATI_APERTI else "finite", riga.comune, riga.voce, (riga.a,))
        elif riga.capitolo == "costi":
            yield Fatto("costi", riga.comune, riga.voce, (riga.a, riga.b))
        elif riga.capitolo == "ore":
            yield Fatto("ore", riga.comune, riga.voce[:7], (0, riga.a or 0, riga.b or 0), int(riga.c))
        elif riga.capitolo == "giorni":
            trimestre, _, tariffa = riga.voce.rpartition("/")
            giorni[riga.comune, trimestre].append((date.fromisoformat(tariffa), riga))
    per_codice = {codice(each): each for each in periodo.trimestri}
    for (comune, trimestre), tratti in giorni.items():
        yield _trimestre(comune, per_codice[trimestre], tratti)


def _trimestre(comune: str, trimestre: Trimestre, tratti: list[tuple[date, Conto]]) -> Fatto:
    """A quarter of a Comune; `tratti` are its days of each tariff, of how many persons at least."""
    quanti = [(max(dal, trimestre.dal), int(each.a)) for dal, each in tratti]
    valori = (sum(numero for _, numero in quanti), stima_giorni(quanti, trimestre))
    return Fatto("inail", comune, codice(trimestre), valori, int(min(each.b for _, each in tratti)))


def _parte(rows: QuerySet[Any], capitolo: str, comune: str, voce: Any, *numeri: Any) -> QuerySet[Any]:
    """One chapter, in the shape that all have: the database puts them one under the other."""
    chi = {"k_capitolo": Value(capitolo, TextField()), "k_comune": F(comune), "k_voce": Cast(voce, TextField())}
    tre = zip("abc", (*numeri, NIENTE, NIENTE), strict=False)
    quanti = {f"k_{nome}": Cast(numero, NUMERO) for nome, numero in tre}
    return rows.order_by().values(**chi).annotate(**quanti).values_list(*chi, *quanti)


def _partecipazioni(comuni: Collection[str]) -> QuerySet[Any]:
    rows = AssegnazionePuc.objects.filter(puc__comune_titolare__in=comuni)
    return _parte(rows, "partecipazioni", "puc__comune_titolare_id", F("stato"), Count("pk"))


def _costi(comuni: Collection[str]) -> QuerySet[Any]:
    """Of the projects that are not cancelled."""
    rows = VocePuc.objects.filter(puc__comune_titolare__in=comuni).exclude(puc__stato=StatoPuc.ANNULLATO)
    return _parte(rows, "costi", "puc__comune_titolare_id", F("fonte"), Count("pk"), Sum("importo"))


def _ore(comuni: Collection[str], periodo: Periodo) -> QuerySet[Any]:
    """The hours done and recovered of a month, and of how many persons."""
    rows = PresenzaPuc.objects.valide().filter(
        esito__in=FATTE, data__range=(periodo.dal, periodo.fine), assegnazione__puc__comune_titolare__in=comuni
    )
    fatte, recuperate = (Sum("ore", filter=Q(esito=esito)) for esito in (Esito.PRESENTE, Esito.RECUPERO))
    return _parte(rows, "ore", PUC_DI, TruncMonth("data"), fatte, recuperate, Count("persona", distinct=True))


def _giorni(comuni: Collection[str], periodo: Periodo) -> QuerySet[Any]:
    """The days of actual activity of a quarter, by tariff, and of how many persons."""
    dal, al = periodo.trimestri[0].dal, periodo.trimestri[-1].al
    rows = presenze_fra(comuni, dal, al)
    tariffa = Case(
        *(When(data__gte=each.valido_dal, then=Value(f"{each.valido_dal}")) for each in reversed(tariffe())),
        output_field=TextField(),
    )
    testo = partial(Cast, output_field=TextField())
    voce = Concat(
        testo(ExtractYear("data")), testo(Value("-")), testo(ExtractQuarter("data")), testo(Value("/")), tariffa
    )
    return _parte(rows, "giorni", PUC_DI, voce, Count(GIORNATA, distinct=True), Count("persona", distinct=True))


def _tenute(comuni: Collection[str]) -> QuerySet[Any]:
    rows = PersonaSeguita.objects.filter(tenute(), componente__nucleo__comune__in=comuni)
    return _parte(rows, "tenute", "componente__nucleo__comune_id", Value(""), *conta().values())
