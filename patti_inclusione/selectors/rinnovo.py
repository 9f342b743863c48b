"""What the domanda before left to a renewed family: its Analisi and its Patto, for whoever follows it now (spec §10b n. 9)."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from ambiti.models import Componente
from patti_inclusione.models import (
    AnalisiPreliminare,
    Caso,
    DifferenzaFornitura,
    MotivoVariazione,
    Patto,
    StatoAnalisi,
    StatoCaso,
    StatoPatto,
)

FIRMATI = [StatoPatto.ATTIVO, StatoPatto.SUPERATO, StatoPatto.CONCLUSO, StatoPatto.INTERROTTO]


@dataclass(frozen=True)
class Precedente:
    """The case of the domanda before, seen from that of its renewal.

    `eredita`: nobody of then is missing today but the dead. Where a household came apart, what was said by those who went
    their way is not for who follows the others.
    """

    caso: Caso
    dopo: Caso
    eredita: bool

    @cached_property
    def analisi(self) -> AnalisiPreliminare | None:
        """The last one finished; None if there is none, or if it is not for these eyes."""
        if not self.eredita:
            return None
        rows = AnalisiPreliminare.objects.filter(caso=self.caso, stato=StatoAnalisi.FINALIZZATA)
        found: AnalisiPreliminare | None = rows.select_related("compilata_da__operatore").order_by("-versione").first()
        if found is not None:
            found.caso = self.caso
        return found

    @cached_property
    def patto(self) -> Patto | None:
        """The last one signed; None as above."""
        if not self.eredita:
            return None
        rows = Patto.objects.filter(caso=self.caso, stato__in=FIRMATI).select_related("caso__nucleo")
        return rows.order_by("-versione").first()

    @cached_property
    def copia_analisi(self) -> bool:
        """Can the draft of now begin with its answers? Only while nothing is written in it."""
        return self.analisi is not None and bozza_vuota(self.dopo) is not None

    @cached_property
    def copia_patto(self) -> bool:
        """Can the Patto of now begin with its parts? Only before one is begun."""
        writing = self.dopo.stato == StatoCaso.IN_DEFINIZIONE_PATTO
        return self.patto is not None and writing and not Patto.objects.filter(caso=self.dopo).exists()


def read_precedente(caso: Caso) -> Precedente | None:
    """The case before this one; None if it is no renewal of a family that had one."""
    prima = Caso.objects.select_related("nucleo__comune").filter(pk=caso.caso_precedente_id).first()
    if prima is None:
        return None
    return Precedente(prima, caso, eredita=not _missing(prima, persone_map(prima, caso)))


def bozza_vuota(caso: Caso) -> AnalisiPreliminare | None:
    """The draft of the analysis that nobody has written in yet."""
    if caso.stato != StatoCaso.IN_ANALISI_PRELIMINARE:
        return None
    return AnalisiPreliminare.objects.filter(caso=caso, stato=StatoAnalisi.BOZZA, versione=1, revisione=0).first()


def persone_map(prima: Caso, dopo: Caso) -> dict[UUID, UUID]:
    """The members of the household of then, to themselves in that of now: the same codice fiscale."""
    oggi = Componente.objects.filter(nucleo=dopo.nucleo_id, uscito_il=None).values_list("codice_fiscale", "pk")
    ora = dict(oggi)
    then = Componente.objects.filter(nucleo=prima.nucleo_id).values_list("pk", "codice_fiscale")
    return {pk: ora[codice] for pk, codice in then if codice in ora}


def _missing(prima: Caso, persone: dict[UUID, UUID]) -> bool:
    morti = DifferenzaFornitura.objects.filter(caso=prima, motivo=MotivoVariazione.DECESSO, componente__isnull=False)
    then = Componente.objects.filter(nucleo=prima.nucleo_id).exclude(pk__in=morti.values("componente"))
    return then.exclude(pk__in=persone).exists()
