"""What INPS changed on a case: what waits for a decision, what is being looked into, and what is left to do after."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from patti_inclusione.models import (
    Caso,
    Convocazione,
    DifferenzaFornitura,
    EsitoVariazione,
    Impegno,
    MotivoVariazione,
    StatoConvocazione,
    StatoPatto,
)
from patti_inclusione.selectors import posti
from rdc_platform.audit.pronte import Pronta
from rdc_platform.web.parti import Link

Tipo = DifferenzaFornitura.Tipo
PATTI_VIVI = [StatoPatto.BOZZA, StatoPatto.DA_FIRMARE, StatoPatto.ATTIVO]
RESIDENZA = "belfiore_residenza"
GRUPPI = {"isee": "ISEE e DSU", "contatti": "Recapiti", "indirizzo": "Indirizzo", RESIDENZA: "Residenza"}


@dataclass(frozen=True)
class DaFare:
    """What is left to do after an accepted change: in words, with where it is done."""

    persona: str
    testo: str
    link: Link | None = None


@dataclass
class Variazioni:
    """The changes of a case. `dati` are the new ones that touch no person, by subject."""

    persone: list[DifferenzaFornitura] = field(default_factory=list)
    dati: dict[str, list[DifferenzaFornitura]] = field(default_factory=dict)
    da_verificare: list[DifferenzaFornitura] = field(default_factory=list)
    da_fare: list[DaFare] = field(default_factory=list)
    residenza: bool = False

    @property
    def nuove(self) -> int:
        return len(self.persone) + sum(map(len, self.dati.values()))

    @property
    def niente(self) -> bool:
        return not (self.nuove or self.da_verificare or self.da_fare)


def read_variazioni(caso: Caso) -> Variazioni:
    """All in one query: data accepted already are left out, persons accepted stay while something is to be done."""
    found = Variazioni()
    for row in RIGHE.read(caso=caso.pk):
        if row.esito == EsitoVariazione.ACCETTATA:
            found.da_fare += _left_to_do(caso, row)
        elif row.esito == EsitoVariazione.DA_VERIFICARE:
            found.da_verificare.append(row)
        elif row.tipo == Tipo.DATO:
            found.dati.setdefault(_gruppo(row), []).append(row)
        else:
            found.persone.append(row)
        found.residenza |= row.chiave == RESIDENZA
    return found


def _rows(caso: UUID) -> QuerySet:
    convocata = Convocazione.objects.filter(componenti=OuterRef("componente")).exclude(
        stato=StatoConvocazione.ANNULLATA
    )
    impegni = Impegno.objects.filter(componente=OuterRef("componente"), patto__stato__in=PATTI_VIVI).order_by()
    quanti = impegni.values("componente").annotate(n=Count("pk")).values("n")
    waiting = ~Q(esito=EsitoVariazione.ACCETTATA) | ~Q(tipo=Tipo.DATO)
    rows = DifferenzaFornitura.objects.filter(waiting, caso=caso).annotate(
        convocata=Exists(convocata), impegni=Coalesce(Subquery(quanti, output_field=IntegerField()), 0)
    )
    return rows.select_related("componente", "decisa_da__operatore").order_by("-arrivata_il", "pk")


def _gruppo(row: DifferenzaFornitura) -> str:
    if row.componente_id:
        return "Persone della famiglia"
    return GRUPPI.get(row.chiave.partition(".")[0], "Beneficio e domanda")


def _left_to_do(caso: Caso, row: DifferenzaFornitura) -> Sequence[DaFare]:
    """What an accepted change of persons brings about, as long as it is not done."""
    persona, uscita = row.componente, row.tipo == Tipo.USCITO
    if persona is None or uscita != (persona.uscito_il is not None):
        return []  # came back, or left again, since
    todo = []
    if not uscita and not row.convocata:
        link = Link("Convoca", reverse("patti_inclusione:convocazione_create", args=[caso.pk]))
        todo.append(DaFare(row.campo, "è nuova nella famiglia: va convocata, e ha la sua pagina nell'Analisi.", link))
    if uscita and row.impegni:
        link = Link("Guarda il Patto", reverse("patti_inclusione:patto_detail", args=[caso.pk]))
        todo.append(DaFare(row.campo, f"non c'è più: nel Patto ha {_impegni(row.impegni)} da rivedere.", link))
    if uscita and row.motivo == MotivoVariazione.DECESSO and persona.relazione == "RICHIEDENTE":
        todo.append(DaFare(row.campo, "aveva fatto la domanda ed è morta: chiedi a INPS come continua."))
    return todo


def _impegni(quanti: int) -> str:
    return "un impegno" if quanti == 1 else f"{quanti} impegni"


RIGHE = Pronta(_rows, caso=posti.CASO)
