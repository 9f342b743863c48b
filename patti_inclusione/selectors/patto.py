"""What stands in a Patto, read at once: the people of the nucleo, the parts, what INPS was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, Max, OuterRef, QuerySet

from ambiti.models import Componente
from patti_inclusione.models import (
    BisognoNonTrattato,
    BozzaModulo,
    Caso,
    ComunicazioneInps,
    DatiEconomici,
    EsitoAnalisi,
    FirmaPatto,
    Impegno,
    Lingua,
    ModalitaFirma,
    ObiettivoGenerale,
    Patto,
    RisultatoAtteso,
    SchedaPersona,
    Sostegno,
    StatoPatto,
    TipoPatto,
    Tutela,
)
from patti_inclusione.selectors.cpi import seguita
from patti_inclusione.selectors.esonero import Obblighi, obblighi_of, with_esoneri
from patti_inclusione.selectors.patto_bisogni import Bisogno
from patti_inclusione.selectors.patto_quadro import bisogni_of
from rdc_platform import calendario
from rdc_platform.calendario import count_anni
from rdc_platform.norme.selectors import parametro

MAGGIORE_ETA = 18


@dataclass(frozen=True)
class Persona:
    """A member of the nucleo today: age in years, and what binds the person (art. 4 DL 4/2019).

    `altrove`: young, and bound by the Patto per il lavoro of the Centro that has him, and not by this one (spec §4.5).
    """

    componente: Componente
    anni: int
    obblighi: Obblighi
    altrove: bool = False

    @property
    def tenuta(self) -> bool:
        """Do the obligations bind the person to this Patto?"""
        return self.obblighi.tenuta and not self.altrove

    @property
    def scheda(self) -> SchedaPersona | None:
        """What the services know of the person beyond INPS's data."""
        return getattr(self.componente, "scheda", None)

    @property
    def lingua(self) -> str:
        return self.scheda.lingua if self.scheda else Lingua.IT

    @property
    def interprete(self) -> bool:
        """Must the text be explained in another language, or with the help of a mediator?"""
        return self.scheda is not None and self.scheda.bisogno_mediatore

    @property
    def riservata(self) -> bool:
        """Nothing of the person stands in what the rest of the family reads."""
        return self.scheda is not None and self.scheda.indirizzo_riservato

    @property
    def tutore(self) -> str:
        """Who signs in the person's place, or with him; "" if nobody. A decree that is over does not count."""
        scheda = self.scheda
        if scheda is None or not scheda.tutela_firma or scheda.tutela == Tutela.NESSUNA:
            return ""
        over = scheda.tutela_scadenza is not None and scheda.tutela_scadenza < calendario.today()
        return "" if over else scheda.tutela_nome

    @property
    def adulta(self) -> bool:
        return self.anni >= MAGGIORE_ETA

    @property
    def nome(self) -> str:
        return f"{self.componente.nome} {self.componente.cognome}"


@dataclass(frozen=True)
class Contenuto:
    """All parts of a Patto, the members there are today, oldest first, and the grave needs; `motivi` says why one waits."""

    obiettivi: list[ObiettivoGenerale]
    impegni: list[Impegno]
    sostegni: list[Sostegno]
    persone: list[Persona]
    bisogni: list[Bisogno]
    motivi: dict[str, str]

    @property
    def scoperti(self) -> list[Bisogno]:
        """The grave needs that no objective answers and that no sentence puts off."""
        coperti = {codice for obiettivo in self.obiettivi for codice in obiettivo.bisogni} | self.motivi.keys()
        return [bisogno for bisogno in self.bisogni if bisogno.codice not in coperti]

    @property
    def risultati(self) -> list[RisultatoAtteso]:
        return [risultato for obiettivo in self.obiettivi for risultato in obiettivo.risultati.all()]

    @property
    def tenuti(self) -> list[Persona]:
        return [persona for persona in self.persone if persona.tenuta]

    def impegni_di(self, persona: Persona) -> list[Impegno]:
        return [impegno for impegno in self.impegni if impegno.componente_id == persona.componente.pk]


def patto_of(caso: Caso) -> Patto | None:
    """The last version of the case's Patto; None if none was begun."""
    rows = (
        Patto.objects.filter(caso=caso)
        .select_related(
            "caso__nucleo__comune",
            "caso__nucleo__ambito",
            "pdf_generato",
            "file_firmato",
            "figura_riferimento__operatore",
            "precedente",
        )
        .prefetch_related("file_firmato__firme")
    )
    return rows.order_by("-versione").first()


def next_versione(caso: Caso) -> int:
    """The number of the next version: a revision thrown away leaves its own free."""
    return (Patto.objects.filter(caso=caso).aggregate(last=Max("versione"))["last"] or 0) + 1


def list_versioni(caso: Caso) -> list[Patto]:
    """Every version, the last first."""
    rows = Patto.objects.filter(caso=caso).select_related("pdf_generato", "file_firmato", "precedente", "caso__nucleo")
    return list(rows.order_by("-versione"))


def in_vigore_of(caso: Caso) -> Patto | None:
    """The version in force; None if none is."""
    return Patto.objects.filter(caso=caso, stato=StatoPatto.ATTIVO).first()


def tipo_of(caso: Caso) -> TipoPatto:
    """The kind of Patto that the outcome of the analysis asks for: simple after B, complex after C and D."""
    return TipoPatto.SEMPLIFICATO if caso.esito_ap == EsitoAnalisi.B else TipoPatto.COMPLESSO


def read_contenuto(patto: Patto) -> Contenuto:
    """The parts of `patto`, in a number of queries that does not grow with them."""
    return Contenuto(
        obiettivi=list(
            ObiettivoGenerale.objects.filter(patto=patto)
            .select_related("componente")
            .prefetch_related("risultati__responsabile")
        ),
        impegni=list(
            Impegno.objects.filter(patto=patto).select_related("componente", "risultato").prefetch_related("altri")
        ),
        sostegni=list(Sostegno.objects.filter(patto=patto).select_related("destinatario")),
        persone=persone_of(patto.caso),
        bisogni=bisogni_of(patto.caso),
        motivi=dict(BisognoNonTrattato.objects.filter(patto=patto).values_list("codice", "motivo")),
    )


def persone_of(caso: Caso) -> list[Persona]:
    """The members of the nucleo who have not left it, oldest first."""
    oggi = calendario.today()
    rows = Componente.objects.filter(nucleo=caso.nucleo_id, uscito_il=None).select_related("situazione", "scheda")
    persone = with_esoneri(rows.order_by("data_nascita", "pk").annotate(altrove=seguita(caso)), oggi)
    return [Persona(row, count_anni(row.data_nascita, oggi), obblighi_of(row, oggi), row.altrove) for row in persone]


def bozza_of(patto: Patto, modulo: str) -> BozzaModulo | None:
    """What was typed in `modulo` and not saved."""
    return BozzaModulo.objects.filter(patto=patto, modulo=modulo).first()


def list_firme(patto: Patto) -> list[FirmaPatto]:
    """The signatures and refusals, the family's first."""
    rows = FirmaPatto.objects.filter(patto=patto).select_related(
        "componente", "per_conto_di", "accreditamento__operatore"
    )
    return list(rows.order_by(F("componente__data_nascita").asc(nulls_last=True), "ruolo", "pk"))


def termine_rifiuto(firme: list[FirmaPatto]) -> date | None:
    """By when INPS has to know that the Patto was not signed (T05); None if nobody refused."""
    giorni = [firma.data for firma in firme if firma.modalita == ModalitaFirma.RIFIUTO]
    if not giorni:
        return None
    row = parametro("T05", min(giorni))
    return calendario.add_solari(min(giorni), int(row.valore))


def fine_beneficio(caso: Caso) -> date | None:
    """The last day of the benefit, as far as INPS's data tell."""
    dati = DatiEconomici.objects.filter(nucleo=caso.nucleo_id).first()
    if dati is None:
        return None
    return calendario.add_mesi(dati.decorrenza, dati.mesi_spettanti) - timedelta(days=1)


def comunicazioni_of(caso: Caso) -> QuerySet[ComunicazioneInps]:
    """What was told to INPS about the case, last first, with whether each was sent again: for `_caso_comunicazioni.html`."""
    dopo = ComunicazioneInps.objects.filter(
        riferimento=OuterRef("riferimento"), codice=OuterRef("codice"), tentativo__gt=OuterRef("tentativo")
    )
    return ComunicazioneInps.objects.filter(caso=caso).annotate(ripresa=Exists(dopo)).order_by("-creata_il")


def names(persone: Iterable[Persona]) -> str:
    """`Marta Conti e Luigi Conti`."""
    *others, last = [persona.nome for persona in persone] or [""]
    return f"{', '.join(others)} e {last}" if others else last
