"""The two ways of a line, written for its tables at once or staged: the same rows, and no domanda ever on both."""

import copy
import json
from itertools import product

import pytest
from django.db import connection, transaction

from ambiti.models import Nucleo
from rdc_platform import fornitura
from rdc_platform.forniture import acquisizione
from rdc_platform.forniture.dubbie import Dubbie, parse_protocollo, see_protocollo
from rdc_platform.forniture.models import RecordInps, Scarto
from rdc_platform.simulators import generatore
from rdc_platform.tabelle_fornitura import TABELLE
from tests.factories.territorio import make_ambito
from tests.forniture.costruzione import domanda, lotto, prestazione, riga
from tests.forniture.test_schema import FULL, alter, places

# What the keys made by a lot are to be compared by.
PROTOCOLLO = "(SELECT protocollo_inps FROM ambiti_nucleo n WHERE n.id = t.nucleo_id)"
PERSONA = "(SELECT codice_fiscale || nucleo_id FROM ambiti_componente c WHERE c.id = t.componente_id)"
RIGHE = "SELECT to_jsonb(t) - ARRAY['id', 'nucleo_id', 'componente_id', 'lotto_id'], {chi} FROM {tabella} t"
CHI = {
    "ambiti_nucleo": "''",
    "forniture_recordinps": "''",
    "forniture_scarto": "''",
    "patti_inclusione_situazionecomponente": PERSONA.replace("nucleo_id", PROTOCOLLO.replace("t.nucleo", "c.nucleo")),
}
VARIANTI = (
    {},
    {"prestazioni": [prestazione(al="2019-05-01", importo="10.50"), prestazione(codice_fiscale="VRDGLI90C55F205P")]},
    {"isee": None, "contatti": ..., "prestazioni": ..., "mensilita_percepite": ..., "mai_visto": {"a": [1, None]}},
    {"contatti": {"telefono": "0" * 60, "cellulare": None, "email": "e" * 300 + "@x.it"}, "domanda_precedente": "X" * 60},
    {"indirizzo": domanda()["indirizzo"] | {"via": "Via dell'Università, 3 – interno «B» 😀" + "x" * 200, "civico": None}},
    {"belfiore_residenza": "F205", "destinazione": "ESCLUSO", "importo_mensile": "0.00"},
    {"prestazioni": []},
)  # fmt: skip


@pytest.fixture
def lot(db, tmp_path):
    """Households as the simulator makes them, and others with what is absent, odd or too long."""
    make_ambito("A", "H501", "F205")
    made = list(generatore.genera(150, 3, progressivo=1, modifica_di=[], comuni=("H501",)))[1:]
    odd = [riga(vary(numero, variante)) for numero, variante in enumerate(VARIANTI)]
    path = tmp_path / "lotto.jsonl"
    path.write_bytes(lotto([line.removesuffix(b"\n") for line in made] + odd))
    return path


def vary(numero, variante):
    document = domanda() | variante | {"protocollo_inps": f"INPS-RDC-2019-{numero:07}"}
    return {key: value for key, value in document.items() if value is not ...}


def rows_after(path, monkeypatch, *, staged):
    """Every row of the tables after the lot; then all is as before."""
    find = acquisizione.find_dubbie
    monkeypatch.setattr(
        acquisizione, "find_dubbie", lambda *args: Dubbie(bytearray(b"\xff" * 1000)) if staged else find(*args)
    )
    savepoint = transaction.savepoint()
    fornitura.take(path)
    found = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM fornitura_record WHERE scritta")
        written = cursor.fetchone()[0]
        for tabella in (*(each.nome for each in TABELLE), "forniture_recordinps", "forniture_scarto"):
            cursor.execute(RIGHE.format(tabella=tabella, chi=CHI.get(tabella, PROTOCOLLO)))
            found[tabella] = sorted(json.dumps(row, sort_keys=True) for row in cursor.fetchall())
    transaction.savepoint_rollback(savepoint)
    monkeypatch.undo()
    return written, found


def test_a_line_leaves_the_same_rows_on_either_way(lot, monkeypatch):
    none, staged = rows_after(lot, monkeypatch, staged=True)
    some, written = rows_after(lot, monkeypatch, staged=False)

    assert (none, some) == (0, fornitura.take(lot).conteggi["nuove"])
    assert list(Scarto.objects.filter(riga__gt=151)) == []  # those made odd here are good ones
    assert all(staged[each.nome] for each in TABELLE)
    assert written == staged


# Each of these in each place of a domanda: most lines are refused, on both ways for the same reason, and the others are kept alike.
FUORI = (
    *(..., None, "", " ", 0, -0.0, 18.0, 1e3, 2**15, 2**31 - 1, True, [], "\\N", "a\tb", "x" * 500, "é" * 80, "\u2028", "\ufeff'\x7f"),
    *("1.4", "999999999.99", "0001-01-01", "9999-12-31", "2019-06-03", " rssmra80a01h501u ", "12345678901", "F205", "ALTRO"),
)  # fmt: skip


def spoilt(numero, path, value):
    document = copy.deepcopy(FULL) | {"protocollo_inps": f"INPS-RDC-2019-{numero:07}"}
    alter(document, path, copy.copy(value))
    return riga(document)


def test_whatever_is_in_a_line_it_comes_to_the_same_on_either_way(db, tmp_path, monkeypatch):
    make_ambito("A", "H501", "F205")
    path = tmp_path / "lotto.jsonl"
    path.write_bytes(lotto(spoilt(n, *each) for n, each in enumerate(product(places(FULL), FUORI))))
    _, staged = rows_after(path, monkeypatch, staged=True)
    written, direct = rows_after(path, monkeypatch, staged=False)
    assert written > 200
    assert len(staged["forniture_scarto"]) > 1000
    assert direct == staged


def escaped(document):
    """The same document with its protocollo hidden from a glance."""
    return riga(document).replace(b'"protocollo_inps"', b'"protocollo\\u005finps"')


@pytest.mark.parametrize(
    ("raw", "a_vista", "intero"),
    [
        (riga(domanda()), b"INPS-RDC-2019-0000001", b"INPS-RDC-2019-0000001"),
        (escaped(domanda()), None, b"INPS-RDC-2019-0000001"),
        (riga(domanda() | {"altro": {"protocollo_inps": "Y"}}), None, b"INPS-RDC-2019-0000001"),
        (riga(domanda() | {"protocollo_inps": "A\tB"}), None, None),
        (riga(domanda() | {"protocollo_inps": 7}), None, None),
        (b'{"protocollo_inps": "A", "protocollo_inps": "B"}', None, None),
        (b'{"protocollo_inps": "A"', b"A", None),
        (b"[]", None, None),
        (b"\xff", None, None),
    ],
)
def test_the_protocollo_of_a_line(raw, a_vista, intero):
    assert (see_protocollo(raw), parse_protocollo(raw)) == (a_vista, intero)


@pytest.mark.parametrize("hidden", [(False, True), (True, False), (False, False)])
def test_a_domanda_hidden_in_two_lines_is_told_twice_and_kept_once(db, tmp_path, hidden):
    make_ambito("A", "H501")
    lines = [domanda(), domanda() | {"versione": 9, "misura": "PDC"}]
    path = tmp_path / "lotto.jsonl"
    path.write_bytes(lotto([escaped(each) if hide else riga(each) for each, hide in zip(lines, hidden, strict=True)]))

    fornitura.take(path)

    assert (Nucleo.objects.get().misura, RecordInps.objects.get().versione) == ("PDC", 9)
    assert list(Scarto.objects.values_list("riga", "codice")) == [(2, "E07")]


def test_dubbie_holds_what_was_added_and_nothing_else():
    dubbie = Dubbie.none_of(40)
    for riga_ in (2, 9, 40):
        dubbie.add(riga_)
    assert [n for n in range(41) if n in dubbie] == [2, 9, 40]
