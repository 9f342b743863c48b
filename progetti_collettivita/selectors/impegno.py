"""How many of the bound persons take part in projects, against the share that the law asks of the Comuni.

From 2022 a third at least of the residents who receive the benefit, from 2023 all of them (L. 234/2021 art. 1 c. 74; L.
197/2022 art. 1 c. 315). What is counted here is not that: the persons bound, and not exempt, of the families that have a
Patto today. The Responsabile PUC reads counts alone, small ones in bands: who was never proposed is not his to know.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ambiti.models import Componente, Percorso, PersonaSeguita
from progetti_collettivita.models import COMINCIATE, AssegnazionePuc
from progetti_collettivita.soppressione import Fascia, fascia
from rdc_platform.norme.models import ParametroNormativo
from rdc_platform.norme.selectors import ParametroMancanteError, parametro

NESSUNO = Fascia(0, 0)


@dataclass(frozen=True)
class Impegno:
    """The bound persons of one Comune, or of several, in three parts: the rest is worked out of what is told of these."""

    comune: str
    partecipano: Fascia
    solo_proposte: Fascia
    mai_proposte: Fascia

    @property
    def tenute(self) -> Fascia:
        return self.partecipano + self.resto

    @property
    def resto(self) -> Fascia:
        return self.solo_proposte + self.mai_proposte

    @property
    def colonne(self) -> list[tuple[str, Fascia]]:
        return [
            ("Tenute ai progetti", self.tenute),
            ("Partecipano o hanno partecipato", self.partecipano),
            ("Proposte, mai cominciato", self.solo_proposte),
            ("Mai proposte", self.mai_proposte),
        ]

    def raggiunto(self, divisore: int) -> bool | None:
        """Whether one in `divisore` takes part; None where the bands do not say. One in n of all is n - 1 for each of those."""
        if self.partecipano.minimo * (divisore - 1) >= self.resto.massimo:
            return True
        return False if self.partecipano.massimo * (divisore - 1) < self.resto.minimo else None

    def servono(self, divisore: int) -> Fascia:
        """How many have to take part at least."""
        return Fascia(-(-self.tenute.minimo // divisore), -(-self.tenute.massimo // divisore))

    def parole(self, divisore: int) -> str:
        """How it stands, in words."""
        parole = {True: "raggiunta", False: "non raggiunta", None: "le fasce non lo dicono"}
        return parole[self.raggiunto(divisore)]


def tenute() -> Q:
    """Of `PersonaSeguita`: whoever is bound to the projects."""
    return Q(tenuta=True, fuori_puc=False, componente__uscito_il=None)


def conta() -> dict[str, Count]:
    """In all, who takes or took part, who was proposed some time, over rows of `PersonaSeguita`."""
    sue = AssegnazionePuc.objects.filter(persona=OuterRef("componente"))
    return {
        "tutte": Count("pk"),
        "partecipano": Count("pk", filter=Exists(sue.filter(stato__in=COMINCIATE))),
        "proposte": Count("pk", filter=Exists(sue)),
    }


def impegno_of(comune: str, tutte: int, partecipano: int, proposte: int, soglia: int) -> Impegno:
    """As the Responsabile reads it: each part told, or in a band."""
    parti = (partecipano, proposte - partecipano, tutte - proposte)
    return Impegno(comune, *(fascia(quante, soglia) for quante in parti))


def insieme(righe: Iterable[Impegno]) -> Impegno:
    """Several Comuni: the bands added up, and not the persons, which less those of one Comune would tell of the other."""
    found = Impegno("In tutto", NESSUNO, NESSUNO, NESSUNO)
    for each in righe:
        parti = ("partecipano", "solo_proposte", "mai_proposte")
        found = Impegno(found.comune, *(getattr(found, parte) + getattr(each, parte) for parte in parti))
    return found


def quota_of(giorno: date) -> ParametroNormativo | None:
    """The share asked on a day, as a divisor; None before the law asked for one."""
    try:
        return parametro("PUC_QUOTA_DIVISORE", giorno)
    except ParametroMancanteError:
        return None


def delle_famiglie(persone: QuerySet[Componente]) -> dict[str, int]:
    """The same, exact, of the persons of one's own families with a Patto per l'inclusione: those one may propose."""
    rows = PersonaSeguita.objects.filter(tenute(), componente__in=persone, percorso=Percorso.INCLUSIONE)
    found = rows.aggregate(**conta())
    return found | {"mai": found["tutte"] - found["proposte"]}
