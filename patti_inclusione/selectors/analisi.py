"""The Analisi preliminare of a case, whole: one number of queries whatever the size of the household."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from accounts.models import Accreditamento, Operatore, Ruolo, StatoAccreditamento
from ambiti.models import Componente
from patti_inclusione.analisi.pagine import Pagina, pagine
from patti_inclusione.analisi.persone import Persona, compute_anni
from patti_inclusione.analisi.proposta import Adulto, Quadro
from patti_inclusione.models import (
    AnalisiPreliminare,
    BisognoRilevato,
    Caso,
    DatiEconomici,
    EsitoAppuntamento,
    EsitoPresenza,
    Informativa,
    SezioneAnalisi,
    SintesiArea,
    StatoAnalisi,
    StatoCaso,
)
from patti_inclusione.models.analisi_codici_persona import FrequenzaScolastica
from patti_inclusione.models.analisi_scale import piu_grave
from rdc_platform import calendario

PARTI = (
    "operatori_presenti",
    "componenti_presenti",
    "componenti_interessati",
    "persone",
    "adulti",
    "minori",
    "servizi",
    "conviventi",
    "minori_fuori",
    "gravidanze",
    "carichi",
    Prefetch("bisogni", BisognoRilevato.objects.order_by("pk").prefetch_related("componenti")),
    "sintesi",
)


DI_NUOVO = [StatoCaso.ASSEGNATO, StatoCaso.CONVOCATO]  # where a family that came back is met again


@dataclass
class Compilazione:
    """An analysis with all its rows and the members it is about, oldest first."""

    caso: Caso
    analisi: AnalisiPreliminare
    persone: list[Persona]
    sezioni: dict[tuple[str, UUID | None], SezioneAnalisi]

    @cached_property
    def _pagine(self) -> list[Pagina]:
        cresciuti = [] if self.analisi.stato == StatoAnalisi.BOZZA else self._grown_up
        return pagine(self.persone, cresciuti)

    @property
    def _grown_up(self) -> list[Persona]:
        """Who turned 18 between two meetings: of him both pages are there to be read."""
        return [p for p in self.persone if not p.minore and self.riga("minori", p.pk)]

    @property
    def pagine(self) -> list[Pagina]:
        return self._pagine

    def pagina(self, sezione: str, componente_id: UUID | None = None) -> Pagina | None:
        """The page of that address; None if this household has no such page."""
        return next((p for p in self.pagine if p.chiave == (sezione, componente_id)), None)

    @property
    def adulti(self) -> list[Persona]:
        return [persona for persona in self.persone if persona.adulto]

    @property
    def minori(self) -> list[Persona]:
        return [persona for persona in self.persone if persona.minore]

    def riga(self, nome: str, componente_id: UUID | None) -> Any:
        """The row of one person among `persone`, `adulti` or `minori` of the analysis; None if never saved."""
        return next((r for r in getattr(self.analisi, nome).all() if r.componente_id == componente_id), None)

    @cached_property
    def informative(self) -> list[Informativa]:
        """The privacy notices given to the members of the case."""
        return list(Informativa.objects.filter(caso=self.caso).select_related("registrata_da__operatore"))

    @property
    def sintesi(self) -> dict[str, SintesiArea]:
        return {riga.area: riga for riga in self.analisi.sintesi.all()}

    def bisogni(self, area: str) -> list[BisognoRilevato]:
        return [bisogno for bisogno in self.analisi.bisogni.all() if bisogno.area == area]

    def gravita_proposta(self, area: str) -> str:
        """What the needs noted in an area amount to: the gravest of them; "" when none is noted."""
        return piu_grave([bisogno.gravita for bisogno in self.bisogni(area)])

    @property
    def quadro(self) -> Quadro:
        """What the suggestion of the outcome looks at."""
        adulti = [self.riga("adulti", persona.pk) for persona in self.adulti]
        minori = [self.riga("minori", persona.pk) for persona in self.minori]
        return Quadro(
            aree={area: riga.bisogno for area, riga in self.sintesi.items()},
            adulti=[Adulto(r.salute_mentale, r.dipendenze, r.salute) for r in adulti if r],
            minori=[r.bisogno if r else "" for r in minori],
            protezione=self.analisi.vu_protezione_minori if minori else "",
            violenza=self.analisi.vu_violenza,
        )


def versioni(caso: Caso) -> QuerySet[AnalisiPreliminare]:
    """All versions of the case's analysis, the last first."""
    rows = AnalisiPreliminare.objects.filter(caso=caso).select_related("compilata_da__operatore")
    return rows.order_by("-versione")


def begins_anew(analisi: AnalisiPreliminare, stato: str) -> bool:
    """Whether a finished analysis is of before the family came back, so that the case in `stato` wants a new one."""
    return analisi.stato == StatoAnalisi.FINALIZZATA and stato in DI_NUOVO


def corrente(caso: Caso) -> AnalisiPreliminare | None:
    """The last version, draft or not; None if none was begun."""
    return versioni(caso).first()


def load(analisi: AnalisiPreliminare) -> Compilazione:
    """`analisi` with everything that stands in it; its `caso` should come along with `nucleo`."""
    prefetch_related_objects([analisi], *PARTI)
    sezioni = SezioneAnalisi.objects.filter(analisi=analisi).select_related("salvata_da__operatore")
    return Compilazione(
        caso=analisi.caso,
        analisi=analisi,
        persone=_persone(analisi),
        sezioni={(row.sezione, row.componente_id): row for row in sezioni},
    )


def _persone(analisi: AnalisiPreliminare) -> list[Persona]:
    """The members of the draft's day; of a frozen analysis, those it speaks of, with the age they had."""
    if analisi.stato == StatoAnalisi.BOZZA:
        return persone_of(analisi.caso, calendario.today(), _fuori_scuola(analisi))
    detti = {riga.componente_id for nome in ("persone", "adulti", "minori") for riga in getattr(analisi, nome).all()}
    giorno = calendario.rome_date(analisi.finalizzata_il)
    return [p for p in persone_of(analisi.caso, giorno, _fuori_scuola(analisi), usciti=True) if p.pk in detti]


def persone_of(
    caso: Caso, giorno: date, fuori_scuola: frozenset[UUID] = frozenset(), *, usciti: bool = False
) -> list[Persona]:
    """The members of the nucleo, oldest first, with their age on `giorno`; those who left only if `usciti`."""
    rows = Componente.objects.filter(nucleo=caso.nucleo_id).select_related("situazione")
    if not usciti:
        rows = rows.filter(uscito_il=None)
    return [_persona(row, giorno, fuori_scuola) for row in rows.order_by("data_nascita", "pk")]


def _persona(componente: Componente, giorno: date, fuori_scuola: frozenset[UUID]) -> Persona:
    situazione = getattr(componente, "situazione", None)
    fuori = componente.pk in fuori_scuola or (situazione is not None and situazione.studente is False)
    return Persona(componente, situazione, compute_anni(componente.data_nascita, giorno), fuori)


def _fuori_scuola(analisi: AnalisiPreliminare) -> frozenset[UUID]:
    lasciata = FrequenzaScolastica.ABBANDONO
    return frozenset(r.componente_id for r in analisi.minori.all() if r.frequenza_scolastica == lasciata)


def operatori_of(caso: Caso) -> list[Operatore]:
    """The Case managers who may receive families of the Comune of the case, by name."""
    profili = Accreditamento.objects.filter(
        ruolo=Ruolo.CASE_MANAGER, stato=StatoAccreditamento.ATTIVO, comuni=caso.nucleo.comune_id
    )
    return list(Operatore.objects.filter(accreditamenti__in=profili).distinct().order_by("cognome", "nome", "pk"))


def dati_of(caso: Caso) -> DatiEconomici | None:
    """What INPS says of the family's money, and when it said so."""
    return DatiEconomici.objects.filter(pk=caso.nucleo_id).first()


def ultimo_colloquio(caso: Caso) -> tuple[date | None, list[UUID]]:
    """The day of the last appointment somebody came to, and who came: what a new analysis begins with."""
    presenze = EsitoAppuntamento.objects.filter(convocazione__caso=caso, esito=EsitoPresenza.PRESENTE)
    righe = list(presenze.order_by("-convocazione__data_ora").values_list("convocazione__data_ora", "componente_id"))
    if not righe:
        return None, []
    ultimo = righe[0][0]
    return calendario.rome_date(ultimo), [componente for istante, componente in righe if istante == ultimo]
