from datetime import datetime

import pytest

from patti_inclusione.ics import Impegno, escape, write_calendar
from rdc_platform.web.formati import ROMA

ORA = datetime(2019, 5, 2, 9, 0, tzinfo=ROMA)


def calendar(inizio, titolo="Occupato", luogo=""):
    fine = inizio.replace(hour=inizio.hour + 1)
    return write_calendar([Impegno("1@agenda", inizio, fine, titolo, luogo)], ORA).decode()


@pytest.mark.parametrize(("mese", "utc"), [(1, "0100"), (7, "0200")])
def test_write_calendar_says_the_hour_of_rome_in_winter_and_in_summer(mese, utc):
    text = calendar(datetime(2019, mese, 9, 10, 0, tzinfo=ROMA))

    assert f"DTSTART;TZID=Europe/Rome:20190{mese}09T100000\r\n" in text
    assert f"DTEND;TZID=Europe/Rome:20190{mese}09T110000\r\n" in text
    assert f"TZOFFSETTO:+{utc}" in text


def test_write_calendar_has_a_stamp_in_utc_and_every_line_ended():
    text = calendar(ORA)

    assert "DTSTAMP:20190502T070000Z\r\n" in text
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")


def test_escape_keeps_a_text_from_ending_its_line():
    assert escape("Via Po, 1; scala \\B\r\nATTENDEE:x\x00") == "Via Po\\, 1\\; scala \\\\B\\nATTENDEE:x"


def test_write_calendar_folds_long_lines_between_characters():
    text = calendar(ORA, "è" * 100)

    lines = text.split("\r\n")
    assert max(len(line.encode()) for line in lines) == 75
    assert "SUMMARY:" + "è" * 100 in text.replace("\r\n ", "")
