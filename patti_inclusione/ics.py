"""A calendar as telephones and mail programs read it (RFC 5545). Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from rdc_platform.calendario import ROMA

RIGA = 75  # octets of a line; the rest goes on after a space
# The hours of Rome as calendars know them: since 1996 summer time is from the last Sunday of March to that of October.
FUSO = (
    "BEGIN:VTIMEZONE", "TZID:Europe/Rome",
    "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip


@dataclass(frozen=True)
class Impegno:
    """One appointment; `uid` is its name for good, `titolo` and `luogo` are free text."""

    uid: str
    inizio: datetime
    fine: datetime
    titolo: str
    luogo: str = ""


def write_calendar(impegni: Iterable[Impegno], adesso: datetime) -> bytes:
    """The whole calendar; times in Rome with their zone, so that no daylight-saving night moves them."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Patto per l'inclusione sociale//Agenda//IT", "METHOD:PUBLISH")
    lines = [*head, *FUSO]
    for impegno in impegni:
        lines += _event(impegno, adesso)
    return "".join(f"{_fold(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def escape(text: str) -> str:
    """Free text as a value: commas, semicolons, backslashes and ends of line do not end it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return "".join(each for each in text if each == "\t" or each >= " ")


def _event(impegno: Impegno, adesso: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{impegno.uid}"
    yield f"DTSTAMP:{adesso.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;TZID=Europe/Rome:{impegno.inizio.astimezone(ROMA):%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID=Europe/Rome:{impegno.fine.astimezone(ROMA):%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{escape(impegno.titolo)}"
    if impegno.luogo:
        yield f"LOCATION:{escape(impegno.luogo)}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _fold(line: str) -> str:
    """Long lines are broken between characters, never inside one."""
    rows, row, size = [], "", 0
    for each in line:
        width = len(each.encode())
        if size + width > RIGA:
            rows.append(row)
            row, size = " ", 1
        row, size = row + each, size + width
    return "\r\n".join([*rows, row])
