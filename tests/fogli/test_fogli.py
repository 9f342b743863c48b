from datetime import date, datetime

import pytest
from openpyxl.worksheet.formula import ArrayFormula

from rdc_platform.fogli import RIGHE, FoglioError, Intestazione, read_foglio
from rdc_platform.fogli.celle import CARATTERI, COLONNE, RIGHE_GUARDATE, UNPACKED
from tests.factories.fogli import make_csv, make_xlsx, make_zip, with_part

H = (
    Intestazione("cf", "Codice fiscale", ("cod fiscale",), required=True),
    Intestazione("nome", "Nome", required=True),
    Intestazione("citta", "Città"),
    Intestazione("fine", "Fine contratto"),
    Intestazione("", "Riga"),
)
SHEET = "xl/worksheets/sheet1.xml"


def read(data: bytes, nome: str = "elenco.xlsx") -> list[tuple[int, dict]]:
    return [(row.numero, row.valori) for row in read_foglio(data, nome, H)]


def refusal(data: bytes, nome: str = "elenco.xlsx") -> str:
    with pytest.raises(FoglioError) as found:
        read_foglio(data, nome, H)
    return str(found.value)


@pytest.mark.parametrize("separatore", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_read_foglio_takes_a_csv_as_any_office_writes_it(separatore, encoding):
    data = make_csv([["Codice fiscale", "Nome"], ["AB1", "Niccolò"]], separatore, encoding)

    assert read(data, "elenco.csv") == [(2, {"cf": "AB1", "nome": "Niccolò"})]


def test_read_foglio_takes_quotes_lines_inside_them_and_blank_lines():
    data = b'Nome;"Codice fiscale"\r\n\r\n"Anna; ""Nina""\r\nMaria";AB1\r\n;;\r\nIda;AB2\r\n'

    assert read(data, "elenco.CSV") == [
        (3, {"nome": 'Anna; "Nina" Maria', "cf": "AB1"}),
        (5, {"nome": "Ida", "cf": "AB2"}),
    ]


@pytest.mark.parametrize("heading", ["CITTÀ", "citta", " Città ", "Citta'", "citta\u0300"])
def test_read_foglio_knows_a_heading_in_any_case_accent_and_place(heading):
    assert read(make_xlsx([[heading, "NOME", "Cod. Fiscale"], ["Cremona", "Ida", "AB1"]])) == [
        (2, {"citta": "Cremona", "nome": "Ida", "cf": "AB1"})
    ]


def test_read_foglio_takes_dates_numbers_and_spaces_of_a_spreadsheet():
    rows = [["Codice fiscale", "Nome", "Fine contratto", "Città"], ["  ab\u00a01 ", 37100, date(2019, 3, 6), 26100.0]]
    rows += [["AB2", "Ida", datetime(2020, 12, 31), True]]  # noqa: DTZ001 -- a cell has no time zone

    assert read(make_xlsx(rows)) == [
        (2, {"cf": "ab 1", "nome": "37100", "fine": "06/03/2019", "citta": "26100"}),
        (3, {"cf": "AB2", "nome": "Ida", "fine": "31/12/2020", "citta": "True"}),
    ]


def test_read_foglio_counts_the_empty_rows_and_passes_over_them_and_comments():
    rows = [[], ["# come si compila"], ["Codice fiscale", "Nome"], [], ["#AB0", "nessuno"], [None, "Ida"]]

    assert read(make_xlsx(rows)) == [(6, {"cf": "", "nome": "Ida"})]


def test_read_foglio_never_says_what_a_formula_gives():
    array = ArrayFormula("B3:B3", "=A1&A2")
    data = make_xlsx([["Codice fiscale", "Nome"], ['=HYPERLINK("http://x")', "Ida"], ["AB1", array]])

    assert read(data) == [(2, {"cf": '=HYPERLINK("http://x")', "nome": "Ida"}), (3, {"cf": "AB1", "nome": "="})]


def test_read_foglio_takes_away_the_apostrophe_of_a_file_of_ours():
    assert read(make_csv([["Codice fiscale", "Nome"], ["AB1", "'+39 0372"]]), "e.csv")[0][1]["nome"] == "+39 0372"


def test_read_foglio_passes_over_a_column_that_is_known_and_not_read():
    assert read(make_xlsx([["Riga", "Codice fiscale", "Nome"], ["7", "AB1", "Ida"]])) == [
        (2, {"cf": "AB1", "nome": "Ida"})
    ]


@pytest.mark.parametrize(
    ("headings", "text"),
    [
        (["Codice fiscale"], "Manca la colonna «Nome»."),
        (["Città"], "Mancano le colonne «Codice fiscale», «Nome»."),
        (["Codice fiscale", "Nome", "Età"], "Non conosciamo la colonna «Età»"),
        (["Codice fiscale", "Nome", "nome"], "La colonna «Nome» c'è due volte"),
    ],
)
def test_read_foglio_names_the_heading_that_is_wrong(headings, text):
    said = refusal(make_xlsx([headings, ["AB1"]]))

    assert text in said
    assert "Le colonne dell'elenco sono «Codice fiscale», «Nome», «Città», «Fine contratto»." in said


def test_read_foglio_refuses_words_under_no_heading():
    assert "Alla riga 2 c'è «sparso»" in refusal(make_xlsx([["Codice fiscale", "Nome"], ["AB1", "Ida", "sparso"]]))


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([], "Il foglio è vuoto"),
        ([["Codice fiscale", "Nome"]], "non c'è nessuno"),
        ([["Codice fiscale", "Nome"], *[["AB1", "Ida"]] * (RIGHE + 1)], f"al massimo {RIGHE}"),
        ([["Codice fiscale", "Nome"], ["AB1", "x" * (CARATTERI + 1)]], "riga 2 è troppo lunga"),
        ([["Codice fiscale", "Nome", *[""] * COLONNE, "x"]], "troppe colonne"),
    ],
)
def test_read_foglio_has_its_limits(rows, text):
    assert text in refusal(make_xlsx(rows))


def test_read_foglio_takes_as_many_rows_as_it_says():
    assert len(read(make_xlsx([["Codice fiscale", "Nome"], *[["AB1", "Ida"]] * RIGHE]))) == RIGHE


@pytest.mark.parametrize(
    ("data", "nome", "text"),
    [
        (make_xlsx([["Nome"]]), "elenco.csv", "dentro c'è un foglio XLSX"),
        (b"Nome;Cognome", "elenco.xlsx", "dentro non c'è un foglio XLSX"),
        (b"Nome;Cognome", "elenco.ods", "XLSX o CSV"),
        (make_xlsx([["Nome"]]), "elenco", "XLSX o CSV"),
        (b"\xd0\xcf\x11\xe0vecchio", "elenco.csv", "vecchio formato, o protetto da password"),
        (b"PK\x03\x04 e poi niente", "elenco.xlsx", "rovinato"),
        (make_zip(content=b"<x/>"), "elenco.xlsx", "non è un foglio XLSX"),
        (b"%PDF-1.7\x00\x00", "elenco.csv", "non è un foglio XLSX né un CSV"),
        (b"\x81\x8d\x8f", "elenco.csv", "lettere accentate"),
        (b'Nome;"Codice fiscale\nAB1', "elenco.csv", "virgolette"),
    ],
)
def test_read_foglio_says_what_the_file_is_when_it_is_something_else(data, nome, text):
    assert text in refusal(data, nome)


def test_read_foglio_does_not_unpack_a_bomb():
    bomb = with_part(make_xlsx([["Nome"]]), SHEET, b" " * (UNPACKED + 1))

    assert len(bomb) < 100_000
    assert "troppo grande" in refusal(bomb)


def test_read_foglio_does_not_count_to_the_last_column_of_every_row():
    rows = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (n, n) for n in range(1, 9000))
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'

    assert "troppe colonne" in refusal(with_part(make_xlsx([["Nome"]]), SHEET, sheet % rows))


def test_read_foglio_does_not_count_to_a_row_at_the_end_of_the_sheet():
    far = f'<row r="{RIGHE_GUARDATE + 2}"><c t="inlineStr"><is><t>x</t></is></c></row>'.encode()
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'

    assert "righe vuote in fondo" in refusal(with_part(make_xlsx([["Nome"]]), SHEET, sheet % far))


def test_read_foglio_expands_no_entity():
    sheet = b"""<!DOCTYPE x [<!ENTITY a "AB1">]>
    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
    <row r="1"><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>"""

    assert "rovinato" in refusal(with_part(make_xlsx([["Nome"]]), SHEET, sheet))


def test_read_foglio_of_a_broken_sheet_says_so():
    assert "rovinato" in refusal(with_part(make_xlsx([["Nome"]]), SHEET, b"<worksheet><sheetData>"))
