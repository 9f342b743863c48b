import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ambiti.models import Ambito, AppartenenzaComune, Comune, Stato
from ambiti.services import territorio as services
from rdc_platform import territorio

pytestmark = pytest.mark.django_db

CREMONA = territorio.DatiAmbito("CR1", "Ambito di Cremona", "03", "D150", ("D150", "D142"), pec="cr1@pec.example")


def run(*command):
    out = StringIO()
    call_command(*command, stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def comuni():
    services.load_comuni(list(territorio.comuni().values()))


def test_importa_comuni_loads_all_of_them_with_their_codes():
    report = run("importa_comuni")

    assert (report["comuni"]["letti"], report["comuni"]["nuovi"]) == (9864, 9864 - report["comuni"]["modificati"])
    assert Comune.objects.filter(attivo_al=None).count() == 7894
    assert Comune.objects.filter(attivo_al=None).values("sigla_provincia").distinct().count() == 107
    assert Stato.objects.count() == 231
    roma = Comune.objects.get(pk="H501")
    assert (roma.codice_istat, roma.denominazione, roma.sigla_provincia, roma.regione) == (
        "058091",
        "Roma",
        "RM",
        "Lazio",
    )
    assert Comune.objects.get(pk="C056").successore_id == "M439"


def test_importa_comuni_writes_nothing_the_second_time(comuni, django_assert_max_num_queries):
    run("importa_comuni")

    with django_assert_max_num_queries(9):  # the rows, within savepoints
        report = run("importa_comuni")

    assert report == {
        "comuni": {"letti": 9864, "nuovi": 0, "modificati": 0, "chiusi": [], "rinominati": []},
        "stati": {"letti": 231, "nuovi": 0, "modificati": 0},
    }


def test_load_comuni_reports_what_closed_and_what_changed_its_name(comuni):
    closed = territorio.comune("H501")._replace(attivo_al=date(2030, 1, 1), successore="F205")
    renamed = territorio.comune("F205")._replace(denominazione="Milano Nuova")

    report = services.load_comuni([closed, renamed])

    assert report == {"letti": 2, "nuovi": 0, "modificati": 2, "chiusi": ["H501"], "rinominati": ["F205"]}
    assert Comune.objects.get(pk="H501").successore_id == "F205"
    assert Comune.objects.get(pk="F205").cerca == "milano nuova"


def test_importa_ambiti_covers_every_comune_on_every_day(comuni):
    report = run("importa_ambiti", "--sintetici")

    expected = len(territorio.ambiti_sintetici())
    assert (report["letti"], report["nuovi"]) == (expected, expected)
    assert Ambito.objects.filter(sintetico=True).count() == expected
    for day in (date(2019, 1, 1), date(2022, 6, 30), date(2026, 7, 1)):
        open_ones = {c.belfiore for c in territorio.comuni().values() if c.attivo_alla(day)}
        held = AppartenenzaComune.objects.filter(dal__lte=day).exclude(al__lt=day).values_list("comune_id", flat=True)
        assert sorted(held) == sorted(open_ones)


def test_importa_ambiti_writes_nothing_the_second_time(comuni, django_assert_max_num_queries):
    run("importa_ambiti", "--sintetici")

    with django_assert_max_num_queries(6):
        report = run("importa_ambiti", "--sintetici")

    assert report == {
        "letti": len(territorio.ambiti_sintetici()),
        "nuovi": 0,
        "modificati": 0,
        "chiusi": [],
        "rinominati": [],
        "appartenenze_aggiunte": 0,
        "appartenenze_tolte": 0,
    }


def test_importa_ambiti_takes_a_file(comuni, tmp_path):
    path = tmp_path / "ambiti.csv"
    path.write_text(territorio.write_ambiti([CREMONA]), encoding="utf-8")

    report = run("importa_ambiti", str(path))

    ambito = Ambito.objects.get(codice="CR1")
    assert (report["nuovi"], report["appartenenze_aggiunte"]) == (1, 2)
    assert (ambito.regione, ambito.capofila_id, ambito.sintetico, ambito.al) == ("Lombardia", "D150", False, None)


def test_load_ambiti_renames_moves_and_closes(comuni):
    services.load_ambiti([CREMONA])
    Ambito.objects.filter(codice="CR1").update(codice_ipa="abc")
    changed = replace(
        CREMONA,
        denominazione="Ambito nuovo",
        comuni_belfiore=("D150",),
        valido_dal=date(2021, 1, 1),
        valido_al=date(2022, 12, 31),
        pec="",
    )

    report = services.load_ambiti([changed])

    assert (report["modificati"], report["chiusi"], report["rinominati"]) == (1, ["CR1"], ["CR1"])
    ambito = Ambito.objects.get(codice="CR1")
    assert (ambito.codice_ipa, ambito.pec, ambito.dal) == ("abc", "cr1@pec.example", date(2019, 1, 1))
    assert list(ambito.appartenenze.order_by("comune").values_list("comune", "dal", "al")) == [
        ("D142", date(2019, 1, 1), date(2020, 12, 31)),
        ("D150", date(2019, 1, 1), date(2022, 12, 31)),
    ]


def test_importa_ambiti_takes_the_real_ones_beside_the_invented(comuni):
    run("importa_ambiti", "--sintetici")

    services.load_ambiti([CREMONA])
    report = run("importa_ambiti", "--sintetici")

    assert (report["appartenenze_aggiunte"], report["appartenenze_tolte"]) == (0, 0)
    assert AppartenenzaComune.objects.get(comune="D142").ambito.codice == "CR1"


def test_importa_ambiti_says_what_to_mend_and_writes_nothing(comuni, tmp_path):
    path = tmp_path / "ambiti.csv"
    path.write_text(territorio.write_ambiti([CREMONA, replace(CREMONA, codice="CR2")]), encoding="utf-8")

    with pytest.raises(CommandError, match="Riga 3, comuni_belfiore: Cremona"):
        run("importa_ambiti", str(path))

    assert not Ambito.objects.exists()


@pytest.mark.parametrize(("content", "message"), [(b"\xff\xfe", "UTF-8"), (None, "No such file")])
def test_importa_ambiti_refuses_a_file_it_cannot_read(tmp_path, content, message):
    path = tmp_path / "ambiti.csv"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(CommandError, match=message):
        run("importa_ambiti", str(path))


def test_importa_ambiti_wants_the_comuni_first():
    with pytest.raises(CommandError, match="importa_comuni"):
        run("importa_ambiti", "--sintetici")


def test_importa_ambiti_writes_an_example_that_it_would_take():
    out = StringIO()

    call_command("importa_ambiti", "--esempio", stdout=out)

    assert len(territorio.read_ambiti(out.getvalue())) == len(territorio.ambiti_sintetici())
