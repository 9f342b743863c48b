"""The parser of daticert.xml: what providers write, well or badly."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdc_platform.pec import daticert

# The shape of a real transport envelope: no msgid, an external recipient, the kind of receipt asked for.
BUSTA = b"""<?xml version="1.0" encoding="UTF-8"?>
<postacert tipo="posta-certificata" errore="nessuno">
  <intestazione>
    <mittente>ente@pec.example.it</mittente>
    <destinatari tipo="esterno">persona@example.it</destinatari>
    <destinatari tipo="certificato">altro@pec.example.it</destinatari>
    <risposte>ente@pec.example.it</risposte>
    <oggetto>Prova</oggetto>
  </intestazione>
  <dati>
    <gestore-emittente>GESTORE S.P.A.</gestore-emittente>
    <data zona="+0200"><giorno>21/09/2012</giorno><ora>15:16:38</ora></data>
    <identificativo>opec271.2012@pec.example.it</identificativo>
    <ricevuta tipo="completa" />
  </dati>
</postacert>"""


def xml(dati: str, tipo: str = 'tipo="errore-consegna" errore="altro"') -> bytes:
    return f"<postacert {tipo}><intestazione/><dati>{dati}</dati></postacert>".encode()


def test_read_takes_every_fact_of_an_envelope():
    assert daticert.read(BUSTA) == daticert.Daticert(
        tipo="posta-certificata",
        errore="nessuno",
        gestore="GESTORE S.P.A.",
        data=datetime(2012, 9, 21, 13, 16, 38, tzinfo=UTC),
        identificativo="opec271.2012@pec.example.it",
        destinatari=["persona@example.it", "altro@pec.example.it"],
        esterni=["persona@example.it"],
    )


def test_read_brings_the_certified_time_to_utc_over_midnight():
    found = daticert.read(xml('<data zona="+0200"><giorno>08/08/2026</giorno><ora>00:30:12</ora></data>'))

    assert found.data == datetime(2026, 8, 7, 22, 30, 12, tzinfo=UTC)
    assert found.data.tzinfo == UTC


@pytest.mark.parametrize(
    "data",
    [
        "<data><giorno>08/08/2026</giorno><ora>00:30:12</ora></data>",  # no zone: not to be guessed
        '<data zona="+0200"><giorno>31/02/2026</giorno><ora>00:30:12</ora></data>',
        '<data zona="+2359"><giorno>01/01/0001</giorno><ora>00:00:00</ora></data>',
        "",
    ],
)
def test_read_leaves_out_a_time_that_is_none(data):
    assert daticert.read(xml(data)).data is None


@pytest.mark.parametrize(
    "msgid",
    [
        "&lt;rdc.1@pec.example.it&gt;",
        "<rdc.1@pec.example.it>",
        "rdc.1@pec.example.it",
        " &lt;rdc.1@pec.example.it&gt; ",
    ],
)
def test_read_takes_the_message_id_escaped_or_not(msgid):
    assert daticert.read(xml(f"<msgid>{msgid}</msgid>")).msgid == "<rdc.1@pec.example.it>"


@pytest.mark.parametrize(
    ("esteso", "codice"),
    [
        ("5.2.2 - Casella piena", "5.2.2"),
        ("  5.1.1 - indirizzo non valido", "5.1.1"),
        ("Casella piena (5.2.2)", ""),
        ("6.1.1 - altro", ""),
    ],
)
def test_read_takes_the_code_at_the_head_of_the_error(esteso, codice):
    found = daticert.read(xml(f"<consegna>a@pec.example.it</consegna><errore-esteso>{esteso}</errore-esteso>"))

    assert (found.errore_codice, found.errore_esteso, found.consegna) == (codice, esteso.strip(), "a@pec.example.it")


def test_read_keeps_kinds_that_it_does_not_know():
    found = daticert.read(xml("", 'tipo="avviso-nuovo" errore="quota"'))

    assert (found.tipo, found.errore) == ("avviso-nuovo", "quota")


def test_read_takes_no_error_for_none():
    assert daticert.read(xml("", 'tipo="accettazione"')).errore == "nessuno"


BOMB = b"""<?xml version="1.0"?><!DOCTYPE postacert [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<postacert tipo="accettazione"><dati><identificativo>&b;</identificativo></dati></postacert>"""
FILE = b"""<!DOCTYPE postacert [<!ENTITY f SYSTEM "file:///etc/hostname">]><postacert tipo="accettazione"><dati>&f;</dati></postacert>"""
DTD = b"""<!DOCTYPE postacert SYSTEM "daticert.dtd"><postacert tipo="accettazione"/>"""


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        FILE,
        DTD,
        b"",
        b"<postacert",
        b"<altro/>",
        b"\xff\xfe",
        BUSTA[:-20],
        b'<?xml version="1.0" encoding="boh"?><postacert/>',
    ],
    ids=["bomb", "file", "dtd", "empty", "cut", "other", "binary", "truncated", "encoding"],
)
def test_read_gives_none_for_what_cannot_be_read(content):
    assert daticert.read(content) is None


@given(st.binary(max_size=400))
def test_read_never_raises(content):
    daticert.read(content)


@given(st.text(max_size=40), st.text(max_size=40))
def test_read_never_raises_whatever_stands_in_a_date(giorno, ora):
    safe = (giorno + ora).replace("&", "").replace("<", "")
    daticert.read(xml(f'<data zona="+0100"><giorno>{safe}</giorno><ora>12:00:00</ora></data>'))


def test_read_of_a_msgid_that_never_ends_takes_no_time():
    started = time.process_time()

    assert daticert.read(b"<postacert><dati><msgid>" + b" " * 3000 + b"<") is None
    assert time.process_time() - started < 1
