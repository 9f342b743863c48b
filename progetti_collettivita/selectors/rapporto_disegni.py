"""Which tables the report on the projects has (B.8). No query."""

from dataclasses import dataclass
from datetime import date

from progetti_collettivita.models import APERTE, FonteCosto, Quota, StatoAssegnazionePuc, StatoPuc
from progetti_collettivita.premio import Trimestre, trimestre_of
from progetti_collettivita.selectors.giorni_effettivi import in_words, primo_trimestre
from progetti_collettivita.selectors.presenze import mesi_of
from progetti_collettivita.selectors.tabelle import Disegno, Misura, Valori, al_centesimo, con_decimali
from rdc_platform.calendario import fine_mese
from rdc_platform.web.formati import mese_in_words

STATI_APERTI = frozenset(APERTE)
STATI = [(stato.value, str(stato.label)) for stato in StatoAssegnazionePuc]
UNA = (Misura("Partecipazioni"),)


@dataclass(frozen=True)
class Periodo:
    """Whole months, from the first day of one to another's; what has not come yet is not in it."""

    dal: date
    al: date

    @property
    def fine(self) -> date:
        return fine_mese(self.al)

    @property
    def mesi(self) -> list[date]:
        return mesi_of(self.dal, self.al)

    @property
    def trimestri(self) -> list[Trimestre]:
        """Those that some of its months are of, whole; none before INAIL insured."""
        return [each for each in dict.fromkeys(map(trimestre_of, self.mesi)) if each >= primo_trimestre()]


def disegni(periodo: Periodo) -> list[Disegno]:
    """The tables of a report over a period; what stands in it today is of no period."""
    return [
        Disegno("progetti", "Progetti per stato", StatoPuc.choices, (Misura("Progetti"),)),
        Disegno(
            "posti", "Posti per quota", Quota.choices, (Misura("Offerti"), Misura("Occupati"), Misura("Liberi")),
            disegna=1, somme=2, calcola=_liberi,
        ),
        Disegno("aperte", "Chi occupa un posto", [each for each in STATI if each[0] in STATI_APERTI], UNA),
        Disegno("finite", "Chi non lo occupa più", [each for each in STATI if each[0] not in STATI_APERTI], UNA),
        Disegno(
            "ore", "Ore per mese", [(f"{each:%Y-%m}", mese_in_words(each)) for each in periodo.mesi],
            tuple(Misura(nome, con_decimali) for nome in ("Dovute", "Fatte", "Recuperate", "Differenza")),
            disegna=1, somme=3, calcola=_differenza,
        ),
        Disegno(
            "inail", "Giorni per INAIL", [(codice(each), in_words(each)) for each in periodo.trimestri],
            (Misura("Giorni"), Misura("Premio in euro, stima", al_centesimo)), somme=2,
        ),
        Disegno("costi", "Costi per chi paga", FonteCosto.choices, (Misura("Voci di costo"), Misura("Importo in euro", al_centesimo)),
            disegna=1, somme=2),
    ]  # fmt: skip


def codice(trimestre: Trimestre) -> str:
    """`2021-1`, as the page of a quarter is asked for."""
    return f"{trimestre.anno}-{trimestre.numero}"


def _liberi(valori: Valori) -> Valori:
    offerti, occupati = valori
    return offerti, occupati, offerti - occupati


def _differenza(valori: Valori) -> Valori:
    dovute, fatte, recuperate = valori
    return dovute, fatte, recuperate, fatte + recuperate - dovute
