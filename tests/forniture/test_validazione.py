"""One line of a lot: the order of faults, every fault named, nothing personal in a reason."""

import json

import pytest

from rdc_platform.forniture.lettura import MAX_RIGA
from rdc_platform.forniture.validazione import CODICI, Record, Scarto
from tests.forniture.costruzione import ESEMPIO, domanda, prestazione, riga, spoil, validate, without_nulls

ALTRO_CF = "MRNLCU00A01H501J"


def faults(document):
    """(codice, campo) of each fault, the first one first."""
    found = validate(document)
    assert isinstance(found, Scarto)
    return [(found.codice, found.campo), *((difetto.codice, difetto.campo) for difetto in found.altri)]


def test_validate_riga_takes_the_worked_example():
    found = [validate(line) for line in ESEMPIO.read_bytes().splitlines()[1:]]

    assert [record.protocollo for record in found] == ["INPS-RDC-2019-0000001", "INPS-RDC-2019-0000002"]
    assert [record.ambito for record in found] == ["it-roma", "it-milano"]
    assert [(record.componenti, record.avvisi, record.extra) for record in found] == [(2, [], {}), (1, [], {})]
    assert found[0].dati == without_nulls(domanda())


@pytest.mark.parametrize(
    ("raw", "motivo"),
    [
        (b"", "Atteso: un oggetto JSON. Trovato: testo che non è JSON dal carattere 1."),
        (b'{"tipo":', "Atteso: un oggetto JSON. Trovato: testo che non è JSON dal carattere 9."),
        (b"[]", "Atteso: un oggetto. Trovato: un elenco."),
        (b"null", "Atteso: un oggetto. Trovato: null."),
        (b'{"a":1,"a":1}', "Atteso: un oggetto JSON. Trovato: un oggetto con lo stesso nome due volte."),
        (b'{"a":NaN}', "Atteso: un oggetto JSON. Trovato: NaN, che JSON non conosce."),
        (b'{"a":-Infinity}', "Atteso: un oggetto JSON. Trovato: -Infinity, che JSON non conosce."),
        (b'{"a":' + b"9" * 5000 + b"}", "Atteso: un oggetto JSON. Trovato: un numero di migliaia di cifre."),
        (b"[" * 100_000, "Atteso: un oggetto JSON. Trovato: JSON con troppi livelli."),
        (b'{"a":' + b"[" * 50 + b"]" * 50 + b"}", "Atteso: un oggetto JSON. Trovato: JSON con troppi livelli."),
        (riga(domanda()) + b" " * MAX_RIGA, "La riga è troppo lunga o non è UTF-8."),
        (b'{"a":"\xe0', "La riga è troppo lunga o non è UTF-8."),
    ],
)
def test_validate_riga_e03_for_what_is_not_a_json_object(raw, motivo):
    found = validate(raw)

    assert (found.codice, found.campo, found.motivo) == ("E03", "", motivo)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["tipo"], "testata"),
        (["protocollo_inps"], "INPS-RDC-2019-1"),
        (["protocollo_inps"], "INPS-RDC-2019-0000001\n"),
        (["versione"], 0),
        (["versione"], True),
        (["versione"], "1"),
        (["versione"], 1.5),
        (["versione"], 2**31),
        (["mesi_spettanti"], 37),
        (["mensilita_percepite"], -1),
        (["mensilita_percepite"], 2**15),
        (["importo_mensile"], "780"),
        (["importo_mensile"], "780.00\n"),
        (["importo_mensile"], 780.0),
        (["quota_affitto_mutuo"], "-1.00"),
        (["data_domanda"], "2019-02-30"),
        (["data_domanda"], "2019-3-6"),
        (["data_domanda"], "20190306"),
        (["data_domanda"], "2019-W10-3"),
        (["data_domanda"], "2019-03-06T00:00:00Z"),
        (["data_domanda"], "0000-01-01"),
        (["data_domanda"], "٢٠١٩-03-06"),
        (["data_domanda"], None),
        (["data_domanda"], ...),
        (["indirizzo"], None),
        (["indirizzo", "cap"], "0183"),
        (["indirizzo", "via"], ...),
        (["contatti"], None),
        (["contatti", "cellulare"], 320),
        (["isee", "dsu_protocollo"], ...),
        (["isee", "scala_equivalenza"], "4.0"),
        (["componenti"], []),
        (["componenti"], {}),
        (["componenti", 1], None),
        (["componenti", 0, "cognome"], ""),
        (["componenti", 0, "cognome"], "x" * 81),
        (["componenti", 0, "cognome"], "Ros\0si"),
        (["componenti", 0, "cittadinanza"], "ITALIA"),
        (["componenti", 1, "sesso"], "f"),
        (["componenti", 1, "occupato"], 0),
        (["componenti", 1, "relazione"], "SUOCERA"),
        (["componenti", 1, "motivo_esclusione"], "X_ALTRO"),
        (["prestazioni"], [{"codice_fiscale": ALTRO_CF}]),
    ],
)
def test_validate_riga_e03_names_the_field(path, value):
    campo = ".".join(str(key) for key in path).replace(".0", "[0]").replace(".1", "[1]")
    expected = "prestazioni[0].codice_prestazione" if path == ["prestazioni"] else campo

    assert faults(spoil(path, value))[0] == ("E03", expected)


def test_validate_riga_e03_for_half_a_surrogate():
    raw = riga(domanda()).replace(b"Rossi", b"Rossi\\ud800")

    assert faults(raw) == [("E03", "componenti[0].cognome")]


def test_validate_riga_never_repeats_a_personal_value():
    document = spoil(["componenti", 0, "sesso"], "CANARINO")
    document["componenti"][1] |= {"codice_fiscale": "CANARINO", "data_nascita": "CANARINO", "nome": {"CANARINO": 1}}
    document["importo_mensile"] = document["belfiore_residenza"] = "CANARINO"

    found = validate(document)

    assert "CANARINO" not in repr(found)
    assert len(found.altri) == 5


def test_validate_riga_takes_whole_numbers_written_with_a_point():
    found = validate(riga(domanda()).replace(b'"mesi_spettanti": 18', b'"mesi_spettanti": 18.0'))

    assert found.dati["mesi_spettanti"] == 18
    assert type(found.dati["mesi_spettanti"]) is int


def test_validate_riga_keeps_unknown_fields_aside_in_a_form_that_can_be_stored():
    document = domanda() | {"nuovo": {"a": 1}}
    document["componenti"][1]["altro\0"] = "x\0y"
    document["indirizzo"]["scala"] = None
    raw = riga(document).replace(b'"scala": null', b'"scala": 1e400')

    found = validate(raw)

    assert found.extra == {
        "nuovo": {"a": 1},
        "componenti[1].altro\N{REPLACEMENT CHARACTER}": "x\N{REPLACEMENT CHARACTER}y",
        "indirizzo.scala": "1e400",
    }
    assert found.dati == without_nulls(domanda())


def test_validate_riga_trims_and_upper_cases_codici_fiscali_first():
    document = spoil(["componenti", 0, "codice_fiscale"], "  rssmra80a01h501u        \t")
    document["prestazioni"] = [prestazione(codice_fiscale="rssmra80a01h501u ")]

    found = validate(document)

    assert isinstance(found, Record)
    assert found.dati["componenti"][0]["codice_fiscale"] == "RSSMRA80A01H501U"
    assert found.dati["prestazioni"][0]["codice_fiscale"] == "RSSMRA80A01H501U"


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (["componenti", 0, "relazione"], "ALTRO", [("E04", "componenti")]),
        (["componenti", 1, "relazione"], "RICHIEDENTE", [("E04", "componenti[1].relazione")]),
        (["componenti", 1, "codice_fiscale"], " rssmra80a01h501u", [("E05", "componenti[1].codice_fiscale")]),
        (["componenti", 0, "codice_fiscale"], "RSSMRA80A01H501A", [("E01", "componenti[0].codice_fiscale")]),
        (["componenti", 0, "codice_fiscale"], "RSSMRA80A01 H501U", [("E01", "componenti[0].codice_fiscale")]),
        (["componenti", 0, "codice_fiscale"], "", [("E01", "componenti[0].codice_fiscale")]),
        (["componenti", 0, "codice_fiscale"], "80017210727", [("E01", "componenti[0].codice_fiscale")]),
        (["componenti", 1, "codice_fiscale"], "80017210728", [("E01", "componenti[1].codice_fiscale")]),
        (["belfiore_residenza"], "X000", [("E02", "belfiore_residenza")]),
        (["belfiore_residenza"], "Z330", [("E02", "belfiore_residenza")]),
        (["componenti", 1, "belfiore_nascita"], "X000", [("E02", "componenti[1].belfiore_nascita")]),
        (["data_riconoscimento"], "2019-03-05", [("E06", "data_riconoscimento")]),
        (["decorrenza"], "2019-03-05", [("E06", "decorrenza")]),
        (["isee", "dsu_scadenza"], "2019-02-10", [("E06", "isee.dsu_scadenza")]),
        (["prestazioni"], [prestazione(), prestazione(al="2018-12-31")], [("E06", "prestazioni[1].al")]),
        (["data_riconoscimento"], "2019-06-04", [("E06", "data_riconoscimento")]),
        (["data_stato"], "2019-06-04", [("E06", "data_stato")]),
        (["componenti", 1, "data_nascita"], "2019-06-04", [("E06", "componenti[1].data_nascita")]),
        (["data_domanda"], "2018-12-31", [("E08", "belfiore_residenza")]),
        (["belfiore_residenza"], "A999", [("E08", "belfiore_residenza")]),
    ],
)
def test_validate_riga_rejects_by_each_rule(path, value, expected):
    assert faults(spoil(path, value)) == expected


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["componenti", 1, "codice_fiscale"], "80017210727"),  # a member with a provisional code
        (["componenti", 1, "codice_fiscale"], "RSSMRA80A01H50MM"),  # an omocode of the husband's: another person
        (["componenti", 1, "belfiore_nascita"], "A999"),  # born in a Comune that is no more
        (["componenti", 1, "belfiore_nascita"], "Z330"),
        (["data_riconoscimento"], "2019-03-06"),
        (["data_riconoscimento"], "2019-06-03"),
        (["decorrenza"], "2019-07-01"),  # benefits begin the month after
        (["isee", "dsu_scadenza"], "2019-02-11"),
        (["componenti", 1, "data_nascita"], "2019-06-03"),
        (["data_domanda"], "2019-01-01"),
        (["isee"], None),
        (["isee"], ...),
        (["contatti"], ...),
        (["prestazioni"], ...),
    ],
)
def test_validate_riga_takes_what_lies_at_the_limit(path, value):
    assert isinstance(validate(spoil(path, value)), Record)


def test_validate_riga_lists_every_fault_in_the_contracts_order():
    document = spoil(["data_stato"], "2019-06-04")
    document["belfiore_residenza"] = "C056"
    document["data_domanda"], document["decorrenza"] = "2018-12-31", "2018-12-30"
    document["importo_mensile"] = 780
    document["componenti"][0] |= {"relazione": "ALTRO", "codice_fiscale": "A", "belfiore_nascita": "X000"}
    document["componenti"][1]["codice_fiscale"] = "A"

    assert faults(document) == [
        ("E03", "importo_mensile"),
        ("E04", "componenti"),
        ("E05", "componenti[1].codice_fiscale"),
        ("E01", "componenti[0].codice_fiscale"),
        ("E01", "componenti[1].codice_fiscale"),
        ("E02", "componenti[0].belfiore_nascita"),
        ("E06", "decorrenza"),
        ("E06", "data_stato"),
        ("E08", "belfiore_residenza"),
    ]
    assert list(CODICI) == ["E03", "E04", "E05", "E01", "E02", "E06", "E08", "E07"]


def test_validate_riga_does_not_call_absent_a_richiedente_it_could_not_read():
    assert faults(spoil(["componenti", 0, "relazione"], "capofamiglia")) == [("E03", "componenti[0].relazione")]


def test_validate_riga_gives_the_protocollo_and_members_of_a_reject_where_readable():
    found = validate(spoil(["versione"], 0))

    assert (found.riga, found.protocollo, found.componenti) == (2, "INPS-RDC-2019-0000001", 2)
    assert (validate(b"x").protocollo, validate(b"x").componenti) == (None, 0)


def test_esempio_is_the_file_of_the_contract():
    assert len(json.loads(ESEMPIO.read_bytes().splitlines()[0])) == 7
