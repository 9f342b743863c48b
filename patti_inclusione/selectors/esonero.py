"""Who of a family is bound by the obligations on a day, and why not: the one place that says so (art. 4 c. 2-3 DL 4/2019)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery

from ambiti.models import Componente
from patti_inclusione.models import (
    AmbitoObbligo,
    AnalisiPreliminare,
    CaricoCura,
    Caso,
    CodiceEsonero,
    Esonero,
    FonteEsonero,
    MotivoChiusura,
    SituazioneComponente,
    TipoEsonero,
)
from patti_inclusione.models.analisi_codici import TipoCarico
from patti_inclusione.models.esonero import DI_CURA
from patti_inclusione.selectors.sezioni import Sezione, rows_of
from rdc_platform.calendario import count_anni
from rdc_platform.norme.selectors import intero, righe
from rdc_platform.web.formati import data_breve, in_frase

MAGGIORE_ETA = 18  # art. 2 of the Codice civile
CAMPI = ("tipo", "codice", "fonte", "dal", "al", "ambito_obbligo", "adesione_volontaria", "assistito__nome")
CARICHI = (TipoCarico.MINORE_3, TipoCarico.DISABILE, TipoCarico.NON_AUTOSUFFICIENTE)  # those of art. 4 c. 3


@dataclass(frozen=True)
class Esenzione:
    """Why the obligations do not bind a person on a day: `perche` in words, `al` the last day, if it is known."""

    tipo: TipoEsonero
    perche: str
    fonte: FonteEsonero
    al: date | None = None
    per_eta: bool = False


@dataclass(frozen=True)
class Obblighi:
    """A member on a day: what frees from all obligations (None: bound), from the PUC in any case and from those of work ("": nothing).

    `aderisce`: excluded, and chose to take part all the same.
    """

    componente: Componente
    anni: int
    esenzione: Esenzione | None
    fuori_puc: str
    fuori_lavoro: str
    aderisce: bool

    @property
    def tenuta(self) -> bool:
        return self.esenzione is None

    @property
    def in_parole(self) -> str:
        """`Senza obblighi: tirocinio, fino al 12 mar 2027`."""
        if self.esenzione is None:
            parti = [("dai PUC", self.fuori_puc), ("da quelli di lavoro", self.fuori_lavoro)]
            return "Con obblighi" + "".join(f"; fuori {quali}: {perche}" for quali, perche in parti if perche)
        fine = f", fino al {data_breve(self.esenzione.al)}" if self.esenzione.al else ""
        return f"Senza obblighi: {self.esenzione.perche}{fine}" + ("; aderisce lo stesso" if self.aderisce else "")


def holding(giorno: date) -> QuerySet[Esonero]:
    """What holds on `giorno`, whatever became of it later: a fact of then is judged by what held then."""
    rows = Esonero.objects.filter(Q(al=None) | Q(al__gte=giorno), dal__lte=giorno)
    return rows.filter(Q(tolto_dal=None) | Q(tolto_dal__gt=giorno)).order_by("tipo", "dal", "pk")


def with_esoneri(persone: QuerySet[Componente], giorno: date) -> QuerySet[Any]:
    """Members with what frees them on `giorno`, in the same query: for `obblighi_of` on that day."""
    return persone.annotate(esoneri_del_giorno=_esoneri(giorno).in_json(), carichi_di_cura=_carichi().in_json())


def obblighi_of(componente: Componente, giorno: date) -> Obblighi:
    """What binds the person on `giorno`. No query after `with_esoneri`.

    Age is counted on the day; then come the exclusions of the law, by INPS's word or the services', then what the services
    exonerated. Of one on whom INPS says nothing the law's rule holds: an adult is bound.
    """
    esoneri = _read(componente, Esonero, "esoneri_del_giorno", lambda: _esoneri(giorno))
    carichi = _read(componente, CaricoCura, "carichi_di_cura", _carichi)
    return Obblighi(
        componente,
        count_anni(componente.data_nascita, giorno),
        _esenzione(componente, giorno, esoneri),
        _fuori_puc(esoneri, carichi, giorno),
        _first(esoneri, AmbitoObbligo.SOLO_LAVORO),
        any(row.adesione_volontaria for row in esoneri),
    )


def read_obblighi(caso: Caso, giorno: date) -> list[Obblighi]:
    """Every member who has not left, the eldest first, and what binds each on `giorno`. One query."""
    rows = Componente.objects.filter(nucleo=caso.nucleo_id, uscito_il=None).select_related("situazione")
    return [obblighi_of(row, giorno) for row in with_esoneri(rows.order_by("data_nascita", "pk"), giorno)]


def chiusura_of(persone: Iterable[Obblighi]) -> str:
    """Why a case may be closed where nobody is bound: all excluded by the law, or somebody exonerated; "" if one is bound."""
    esenzioni = [persona.esenzione for persona in persone]
    if None in esenzioni:
        return ""
    esonerati = any(each and each.tipo == TipoEsonero.ESONERO for each in esenzioni)
    return MotivoChiusura.ESONERO_TUTTI if esonerati else MotivoChiusura.ESCLUSIONE_OBBLIGHI


def list_esoneri(caso: Caso) -> QuerySet[Esonero]:
    """All that was written of the family, the latest first."""
    rows = Esonero.objects.filter(componente__nucleo=caso.nucleo_id)
    return rows.select_related("componente", "assistito", "valutato_da__operatore", "documento").order_by("-dal", "-pk")


def counts_by_law(carico: CaricoCura, giorno: date) -> bool:
    """A child counts up to the third birthday; who has a disability, at any age."""
    piccolo = count_anni(carico.assistito.data_nascita, giorno) < _anni("ESONERO_ANNI_FIGLIO", giorno)
    return piccolo or carico.tipo != TipoCarico.MINORE_3


def _esoneri(giorno: date) -> Sezione:
    return Sezione(holding(giorno).filter(componente=OuterRef("pk")), CAMPI)


def _carichi() -> Sezione:
    """Whom the person cares for, by the last Analisi preliminare; the law counts who is of the family."""
    analisi = AnalisiPreliminare.objects.filter(caso__nucleo=OuterRef("assiste__nucleo")).order_by("-versione")
    rows = CaricoCura.objects.filter(assiste=OuterRef("pk"), assistito__isnull=False, tipo__in=CARICHI)
    rows = rows.filter(analisi=Subquery(analisi.values("pk")[:1])).order_by("ordine")
    return Sezione(rows, ("tipo", "assistito__nome", "assistito__data_nascita"))


def _read(componente: Componente, model: type[Model], name: str, sezione: Callable[[], Sezione]) -> list[Any]:
    """The rows that came along with the person, or that are asked for now."""
    if hasattr(componente, name):
        return rows_of(model, getattr(componente, name))
    found = Componente.objects.filter(pk=componente.pk).annotate(found=sezione().in_json())
    return rows_of(model, found.values_list("found", flat=True).get())


def _esenzione(componente: Componente, giorno: date, esoneri: list[Esonero]) -> Esenzione | None:
    anni = count_anni(componente.data_nascita, giorno)
    if anni < MAGGIORE_ETA:
        return _by_age(CodiceEsonero.X_MINORENNE)
    if anni >= _anni("OBBLIGHI_ETA_FINE", giorno):
        return _by_age(CodiceEsonero.X_ETA_65)
    inps = _by_inps(getattr(componente, "situazione", None))
    if inps is not None and inps.tipo == TipoEsonero.ESCLUSIONE:
        return inps
    decise = [_of_row(row) for row in esoneri if row.ambito_obbligo == AmbitoObbligo.TUTTI]
    return next(iter(decise), inps)


def _fuori_puc(esoneri: Iterable[Esonero], carichi: Iterable[CaricoCura], giorno: date) -> str:
    """Whoever has a care load is out of the projects in any case, even where the service does not exonerate (c. 3)."""
    for row in esoneri:
        if row.codice in DI_CURA and row.assistito is not None:
            return f"si occupa di {row.assistito.nome}"
    for carico in carichi:
        if counts_by_law(carico, giorno):
            return f"si occupa di {carico.assistito.nome}, per l'Analisi preliminare"
    return _first(esoneri, AmbitoObbligo.SOLO_PUC)


def _first(esoneri: Iterable[Esonero], ambito: AmbitoObbligo) -> str:
    """The reason of the first of `ambito`, in words."""
    return next((in_frase(row.get_codice_display()) for row in esoneri if row.ambito_obbligo == ambito), "")


def _anni(codice: str, giorno: date) -> int:
    """A threshold on `giorno`; of a day before the law, as on its first: somebody may type any date."""
    return intero(codice, max(giorno, righe(codice)[0].valido_dal))


def _by_age(codice: CodiceEsonero) -> Esenzione:
    return Esenzione(TipoEsonero.ESCLUSIONE, in_frase(str(codice.label)), FonteEsonero.INPS, per_eta=True)


def _of_row(row: Esonero) -> Esenzione:
    return Esenzione(TipoEsonero(row.tipo), in_frase(row.get_codice_display()), FonteEsonero(row.fonte), row.al)


def _by_inps(situazione: SituazioneComponente | None) -> Esenzione | None:
    """INPS's word, save on who was a minor when it spoke. Without a reason it is that the person is out of the scale."""
    if situazione is None or situazione.tenuto_obblighi or situazione.motivo_esclusione == CodiceEsonero.X_MINORENNE:
        return None
    if situazione.motivo_esclusione:
        motivo = in_frase(situazione.get_motivo_esclusione_display())
        return Esenzione(TipoEsonero.ESCLUSIONE, motivo, FonteEsonero.INPS)
    if situazione.in_scala_equivalenza:
        return Esenzione(TipoEsonero.ESCLUSIONE, "esclusa o esonerata", FonteEsonero.INPS)
    motivo = in_frase(situazione.get_motivo_fuori_scala_display())
    return Esenzione(TipoEsonero.ESONERO, f"fuori dalla scala{': ' + motivo if motivo else ''}", FonteEsonero.INPS)
