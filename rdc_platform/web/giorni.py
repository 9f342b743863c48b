"""A calendar by day, week and month: which days one page shows, and the way to the others."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rdc_platform import calendario
from rdc_platform.web.formati import GIORNI, MESI, data_breve, data_estesa
from rdc_platform.web.parti import Link

VISTE = {"giorno": "Giorno", "settimana": "Settimana", "mese": "Mese"}


@dataclass(frozen=True)
class Periodo:
    """The days of one page: `dal` and `al` whole weeks where it is a month; `prima` and `dopo` are where the arrows lead."""

    vista: str
    giorno: date
    dal: date
    al: date
    prima: date
    dopo: date

    @property
    def giorni(self) -> list[date]:
        return [self.dal + n * calendario.GIORNO for n in range((self.al - self.dal).days + 1)]


@dataclass
class Giorno:
    """A day: what it is called if a holiday, its appointments, how many hours are free; `fuori` of the month shown."""

    data: date
    oggi: bool
    festa: str
    fuori: bool
    voci: list[Any] = field(default_factory=list)
    liberi: int = 0


def read_periodo(vista: str, giorno: str) -> Periodo:
    """The page that the address asks for; the week of today where it asks for none."""
    try:
        day = date.fromisoformat(giorno)
    except ValueError:
        day = calendario.today()
    day = min(max(day, date(2019, 1, 1)), date(2099, 12, 1))
    if vista == "giorno":
        return Periodo(vista, day, day, day, day - calendario.GIORNO, day + calendario.GIORNO)
    if vista == "mese":
        first, last = calendario.mese_of(day), calendario.fine_mese(day)
        after = last + calendario.GIORNO
        return Periodo(
            vista, day, _monday(first), _monday(last) + 6 * calendario.GIORNO, calendario.add_mesi(first, -1), after
        )
    start = _monday(day)
    week = 7 * calendario.GIORNO
    return Periodo("settimana", day, start, start + 6 * calendario.GIORNO, start - week, start + week)


def page_context(url: str, periodo: Periodo, giorni: list[Giorno], extra: str = "") -> dict[str, object]:
    """What `_components/agenda_*.html` want: the days, the title, and where each other view and day is."""

    def link(label: str, vista: str, giorno: date, *, active: bool = False) -> Link:
        return Link(label, f"{url}?vista={vista}&giorno={giorno.isoformat()}{extra}", active)

    return {
        "periodo": periodo,
        "titolo": _title(periodo),
        "giorni": giorni,
        "viste": [link(label, v, periodo.giorno, active=v == periodo.vista) for v, label in VISTE.items()],
        "prima": link("Prima", periodo.vista, periodo.prima),
        "adesso": link("Oggi", periodo.vista, calendario.today()),
        "dopo": link("Dopo", periodo.vista, periodo.dopo),
        "nomi": [nome.capitalize() for nome in GIORNI],
        "url_giorno": f"{url}?vista=giorno{extra}&giorno=",
    }


def days_of(periodo: Periodo, belfiore: str | None) -> dict[date, Giorno]:
    """The days of a page in order, with the holidays of Italy, and of `belfiore` if given."""
    today = calendario.today()
    return {
        day: Giorno(
            day,
            day == today,
            _festa(day, belfiore),
            fuori=periodo.vista == "mese" and day.month != periodo.giorno.month,
        )
        for day in periodo.giorni
    }


def _festa(day: date, belfiore: str | None) -> str:
    name = calendario.festivi(day.year).get(day, "")
    return name or (
        "Santo patrono" if day.weekday() < calendario.DOMENICA and calendario.is_festivo(day, belfiore) else ""
    )


def _monday(day: date) -> date:
    return day - day.weekday() * calendario.GIORNO


def _title(periodo: Periodo) -> str:
    if periodo.vista == "mese":
        return f"{MESI[periodo.giorno.month - 1]} {periodo.giorno.year}"
    if periodo.vista == "giorno":
        return data_estesa(periodo.giorno)
    return f"dal {data_breve(periodo.dal)} al {data_breve(periodo.al)}"
