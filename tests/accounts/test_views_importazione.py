import io
from uuid import uuid4

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.elenchi import COLONNE
from accounts.models import ImportazioneIndicazione as Importazione
from accounts.models import IndicazioneUtente
from rdc_platform.fogli import read_foglio
from tests.factories.accreditamento import accredit, make_persona, pdf
from tests.factories.fogli import INTESTAZIONI, make_csv, make_xlsx, upload
from tests.factories.importazioni import make_elenco, make_importazione, make_row
from tests.factories.persone import client_for

CREATE, TEMPLATE = reverse("accounts:importazione_create"), reverse("accounts:importazione_template")


def url(page: str, importazione) -> str:
    return reverse(f"accounts:importazione_{page}", args=[importazione.pk])


def letter(data: bytes, nome: str = "elenco.xlsx", **changes) -> dict:
    return {
        "comune": "D150",
        "firmatario": "Anna Bianchi, Sindaca",
        "protocollo": "90/2019",
        "data": "2019-05-02",
        "file": pdf(),
        "elenco": upload(data, nome),
    } | changes


def send(mondo, *rows, **changes):
    """What the preview says of the rows, by row and column."""
    response = client_for(mondo.amministratore).post(CREATE, letter(make_elenco(*rows), **changes))
    importazione = Importazione.objects.get()
    assert response.url == url("detail", importazione)
    return {row["riga"]: row["errori"] for row in importazione.righe}


BAD = {"codice_fiscale": "GLLNRO85A41D150X"}


@pytest.fixture
def importazione(mondo):
    """Two rows ready, one with a wrong code (row 4) and one with an unknown role (row 5)."""
    rows = [make_row("Galli"), make_row("Verdi"), make_row("Neri", **BAD), make_row("Bini", "Capo")]
    return make_importazione(mondo.amministratore, mondo.cremona, *rows)


def test_importazione_create_keeps_the_list_and_records_nothing(mondo):
    assert send(mondo, make_row("Galli"), make_row("Verdi")) == {2: {}, 3: {}}
    assert IndicazioneUtente.objects.count() == 0


@pytest.mark.parametrize(
    ("row", "column", "text"),
    [
        (make_row(**BAD), "codice_fiscale", "Controlla il codice fiscale: l'ultima lettera dovrebbe essere"),
        (make_row(ruolo="Capo"), "ruolo", "Ruolo sconosciuto («Capo»): scrivi uno di Coordinatore per il Patto, Case"),
        (make_row(ruolo="Amministratore di Ambito"), "ruolo", "Ruolo sconosciuto"),
        (make_row(ruolo="Membro dell'équipe"), "ruolo", "Ruolo sconosciuto"),
        (make_row(ruolo=""), "ruolo", "Scrivi il ruolo: uno di"),
        (make_row(livello="Provincia"), "livello", "scrivi Comune o Ambito"),
        (make_row(ruolo="Responsabile controlli anagrafici", livello="Ambito"), "livello", "solo a livello di Comune"),
        (make_row(nome="N0ra"), "nome", "Scrivi solo lettere"),
        (make_row("=A1"), "cognome", "Qui c'è una formula: scrivi il valore."),
    ],
)
def test_importazione_create_gives_each_row_its_reason(mondo, row, column, text):
    found = send(mondo, make_row("Verdi"), row)

    assert found[2] == {}
    assert list(found[3]) == [column]
    assert text in found[3][column]


@pytest.mark.parametrize(
    ("ruolo", "livello"),
    [
        ("case manager", "comune"),
        ("CASE_MANAGER", "COMUNE"),
        ("Coordinatore per il Patto per l'Inclusione Sociale", "AMBITO"),
        ("  Responsabile  per i controlli anagrafici ", "per questo Comune"),
    ],
)
def test_importazione_create_understands_the_words_of_the_letter(mondo, ruolo, livello):
    assert send(mondo, make_row("Galli", ruolo, livello)) == {2: {}}


def test_importazione_create_names_the_row_where_a_person_is_already(mondo):
    one = make_row("Galli")

    found = send(mondo, one, make_row("Verdi"), one, [*one[:3], "Coordinatore per il Patto", "Comune"])

    assert found[4] == {"codice_fiscale": "Questa persona c'è già alla riga 2, con lo stesso ruolo."}
    assert (found[2], found[5]) == ({}, {})


def test_importazione_create_says_who_has_the_role_already(mondo):
    persona = make_persona("Galli")
    accredit(mondo.amministratore, mondo.cremona, persona=persona)
    row = [persona["codice_fiscale"], "Nora", "Galli", "Case manager", "Comune"]

    assert "già accreditata in questo ruolo" in send(mondo, row)[2]["ruolo"]


def test_importazione_create_says_nothing_of_a_role_in_another_ambito(mondo):
    persona = make_persona("Galli")
    accredit(mondo.amministratore_b, mondo.bologna, persona=persona)

    assert send(mondo, [persona["codice_fiscale"], "Nora", "Galli", "Case manager", "Comune"]) == {2: {}}


def test_importazione_create_refuses_the_amministratore_himself_and_who_is_one(mondo):
    rows = []
    for profilo in (mondo.amministratore, mondo.amministratore_b):
        person = profilo.operatore
        rows.append([person.codice_fiscale, person.nome, person.cognome, "Case manager", "Comune"])

    found = send(mondo, *rows)

    assert "Non puoi accreditare te stesso" in found[2]["codice_fiscale"]
    assert "chi lo è non può avere altri ruoli" in found[3]["codice_fiscale"]


def test_importazione_create_takes_a_name_that_does_not_agree_and_warns(mondo):
    row = make_row("Galli")
    row[2] = "Verdi"
    send(mondo, row)

    page = client_for(mondo.amministratore).get(url("detail", Importazione.objects.get())).content.decode()

    assert ("Controlla il cognome" in page, "1 riga pronta" in page) == (True, True)


def test_importazione_create_reads_a_csv_with_all_the_columns(mondo):
    persona = make_persona("Galli")
    cells = [persona["codice_fiscale"], "Nora", "Galli", "Case manager", "Comune", "n@c.it", "0372 1234", "educatore"]
    headings = [*INTESTAZIONI, "e-mail", "TELEFONO", "professione", "scadenza contratto"]
    data = letter(make_csv([headings, [*cells, "31/12/2027"]]), "elenco.csv")
    client = client_for(mondo.amministratore)

    client.post(CREATE, data)
    client.post(url("detail", Importazione.objects.get()), {"azione": "registra"})

    riga = IndicazioneUtente.objects.get().righe.get()
    assert (riga.email, riga.telefono, riga.profilo_professionale, f"{riga.contratto_fino_al}") == (
        "n@c.it",
        "0372 1234",
        "EDUCATORE",
        "2027-12-31",
    )


@pytest.mark.parametrize(
    ("data", "nome", "text"),
    [
        (make_xlsx([["Codice fiscale", "Nome"], ["x", "y"]]), "e.xlsx", "Mancano le colonne «Cognome», «Ruolo»"),
        (make_xlsx([INTESTAZIONI]), "e.csv", "cambia il nome in .xlsx"),
        (b"x" * (1024 * 1024 + 1), "e.csv", "troppo grande"),
    ],
)
def test_importazione_create_of_a_sheet_that_cannot_be_read_says_why_at_the_field(mondo, data, nome, text):
    response = client_for(mondo.amministratore).post(CREATE, letter(data, nome))

    assert text in str(response.context["form"].errors["elenco"])
    assert Importazione.objects.count() == 0


def test_importazione_create_of_a_letter_recorded_already_is_refused(mondo, importazione):
    client = client_for(mondo.amministratore)
    client.post(url("detail", importazione), {"azione": "registra"})

    page = client.post(CREATE, letter(make_elenco(make_row()), protocollo=importazione.protocollo))

    assert "già una lettera di questo Comune" in page.content.decode()


@pytest.mark.parametrize("formato", ["csv", "xlsx"])
def test_importazione_template_once_filled_is_read(mondo, formato):
    data = client_for(mondo.amministratore).get(TEMPLATE, {"formato": formato}).content
    row = make_row()
    if formato == "csv":
        data += ";".join(row).encode()
    else:
        book = load_workbook(io.BytesIO(data))
        book.worksheets[0].append(row)
        data = io.BytesIO()
        book.save(data)
        data = data.getvalue()

    (found,) = read_foglio(data, f"elenco.{formato}", COLONNE)
    assert found.valori["codice_fiscale"] == row[0]


def test_importazione_template_in_another_format_is_not_found(mondo):
    assert client_for(mondo.amministratore).get(TEMPLATE, {"formato": "ods"}).status_code == 404


def test_indicazione_list_shows_the_imports_to_finish(mondo, importazione):
    page = client_for(mondo.amministratore).get(reverse("accounts:indicazione_list")).content.decode()
    theirs = client_for(mondo.amministratore_b).get(reverse("accounts:indicazione_list")).content.decode()

    assert (url("detail", importazione) in page, "Importazioni da finire" in theirs) == (True, False)


@pytest.mark.parametrize("quale", ["detail", "scarti", "discard"])
def test_importazione_pages_are_for_the_amministratore_of_that_ambito(mondo, importazione, quale):
    here = url(quale, importazione)
    others = [mondo.amministratore_b, mondo.coordinatore, mondo.case_manager, mondo.ministero, mondo.dpo]

    assert {client_for(who).post(here).status_code for who in others} == {404}
    unknown = reverse(f"accounts:importazione_{quale}", args=[uuid4()])
    assert client_for(mondo.amministratore).post(unknown).status_code == 404


@pytest.mark.parametrize("page", [CREATE, TEMPLATE])
def test_importazione_create_and_template_are_not_there_for_other_roles(mondo, page):
    assert {client_for(who).get(page).status_code for who in (mondo.coordinatore, mondo.ministero)} == {404}
    assert client_for(None).get(page).status_code == 302
