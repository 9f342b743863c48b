"""What the Ministry was told of each month, and of which Comuni it is to be told."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Func, JSONField, OuterRef, QuerySet, Value

from accounts.models import Accreditamento, Ruolo
from ambiti.models import AppartenenzaComune, Comune
from rdc_platform.calendario import fine_mese
from rdc_platform.monitor.misure import DURATE, MISURE
from rdc_platform.monitor.models import Rilevazione
from rdc_platform.monitor.riservatezza import NON_DETTO, POCHE
from rdc_platform.web.formati import numero


def list_territorio(mese: date) -> dict[UUID, list[str]]:
    """The Comuni at the end of that month, by code, of each Ambito whose Amministratore the Ministry registered."""
    found: dict[UUID, list[str]] = defaultdict(list)
    amministrati = Accreditamento.objects.filter(ruolo=Ruolo.AMMINISTRATORE_AMBITO).values("ambito")
    rows = AppartenenzaComune.objects.on(fine_mese(mese)).filter(ambito__in=amministrati)
    rows = rows.order_by("ambito_id", "comune_id")
    for ambito, comune in rows.values_list("ambito_id", "comune_id"):
        found[ambito].append(comune)
    return found


def find_ultime(mese: date, ambiti: Collection[UUID]) -> dict[UUID, Rilevazione]:
    """The last version of that month of each of these Ambiti."""
    rows = (
        Rilevazione.objects.filter(mese=mese, ambito__in=ambiti)
        .order_by("ambito_id", "-versione")
        .distinct("ambito_id")
    )
    return {each.ambito_id: each for each in rows}


def list_dette(mese: date) -> set[str]:
    """The Comuni, by code, of which that month was told, by whichever Ambito had them then."""
    comune = Func(
        F("contenuto"), Value("$.territori[*].comuni[*]"), function="jsonb_path_query", output_field=JSONField()
    )
    return set(Rilevazione.objects.filter(mese=mese).order_by().values_list(comune, flat=True).distinct())


def with_superata(rows: QuerySet[Rilevazione]) -> QuerySet[Rilevazione]:
    """Each with whether a later version of its month took its place."""
    dopo = Rilevazione.objects.filter(
        mese=OuterRef("mese"), ambito=OuterRef("ambito"), versione__gt=OuterRef("versione")
    )
    return rows.annotate(superata=Exists(dopo))


@dataclass(frozen=True)
class Tabella:
    """One measure: each voce with what is told of it; `muto` is what is said of those of which no number is."""

    titolo: str
    righe: list[tuple[str, str]]
    muto: str

    @property
    def in_breve(self) -> list[tuple[str, str]]:
        """Those with a number, and all the others in one line."""
        dette = [(voce, detto) for voce, detto in self.righe if detto != self.muto]
        altre = [voce for voce, detto in self.righe if detto == self.muto]
        return [*dette, ("; ".join(altre), self.muto)] if altre else dette


@dataclass(frozen=True)
class Territorio:
    """One row of a message in words: which Comuni, and of each measure its voci with what is told."""

    nomi: list[str]
    tabelle: list[Tabella]

    @property
    def nome(self) -> str:
        """Itself, or how many they are together."""
        return self.nomi[0] if len(self.nomi) == 1 else f"Altri {len(self.nomi)} Comuni insieme"

    @property
    def righe(self) -> list[tuple[str, str, str, str]]:
        """As a file: Comuni, measure, voce, what is told."""
        comuni = ", ".join(self.nomi)
        return [(comuni, each.titolo, voce, detto) for each in self.tabelle for voce, detto in each.righe]


def read_territori(row: Rilevazione) -> list[Territorio]:
    """What a message says, in words: one query, for the names."""
    territori = row.contenuto["territori"]
    codici = {codice for each in territori for codice in each["comuni"]}
    nomi = dict(Comune.objects.filter(pk__in=codici).values_list("pk", "denominazione"))
    parole = {POCHE: f"meno di {row.contenuto['soglia']}", NON_DETTO: "non detto"}
    return [
        Territorio(sorted(nomi.get(codice, codice) for codice in each["comuni"]), _tabelle(each, parole))
        for each in territori
    ]


def _tabelle(detto: Mapping[str, Any], parole: Mapping[str, str]) -> list[Tabella]:
    def dici(valore: Any, unita: str = "") -> str:
        return parole[valore] if valore in parole else f"{numero(valore)}{unita}"

    conteggi = [
        Tabella(
            misura.titolo,
            [(nome, dici(detto["conteggi"][codice][voce])) for voce, nome in misura.voci.items()],
            parole[POCHE],
        )
        for codice, misura in MISURE.items()
    ]
    giorni = [
        (f"{titolo}, {parte}", dici(detto["durate"][nome][chiave], " giorni"))
        for nome, (titolo, _) in DURATE.items()
        for chiave, parte in (("mediana", "metà entro"), ("nono_decile", "nove su dieci entro"))
    ]
    progetti = [
        ("Progetti in corso", numero(detto["progetti_attivi"])),
        ("Ore lavorate nei progetti", dici(detto["ore_progetti"])),
    ]
    muto = parole[NON_DETTO]
    return [*conteggi, Tabella("Quanti giorni passano", giorni, muto), Tabella("Progetti", progetti, muto)]
