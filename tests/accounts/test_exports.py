"""Every list of the accreditation as a file: whatever a person wrote, no spreadsheet finds a formula in it."""

import csv
import io

import pytest
from django.db import models
from django.urls import reverse
from odf.opendocument import load
from odf.table import TableCell
from openpyxl import load_workbook

from accounts.models import IndicazioneUtente, Operatore, RichiestaAccreditamento, RigaIndicazione
from ambiti.models import AdesioneConvenzione, Ambito, Comune
from tests.consistency.urls import all_urls
from tests.factories.accreditamento import accredit
from tests.factories.importazioni import make_importazione, make_row
from tests.factories.persone import client_for
from tests.factories.richieste import make_richiesta

FORMULE = ["=1+1", "+39", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x";"y")']
STARTS = ("=", "+", "-", "@", "\t", "\r")
# Who exports each list. A new list of the app is written here, or the first test fails.
LISTE = {
    "accreditamento_list": "amministratore",
    "indicazione_list": "amministratore",
    "convenzione_list": "amministratore",
    "conferma_list": "amministratore",
    "importazione_scarti": "amministratore",
    "richiesta_list": "ministero",
    "ambito_list": "ministero",
    "regione_list": "ministero",
}
SENZA_FILE = {"modello_list"}  # a page of the Ministry's own texts, of which no file is made
SENZA_TESTI = {
    "importazione_scarti",
    "regione_list",
}  # rows read from a sheet, which hold no TAB; names of ISTAT and counts
MODELLI = (
    Operatore,
    Comune,
    Ambito,
    IndicazioneUtente,
    RigaIndicazione,
    AdesioneConvenzione,
    RichiestaAccreditamento,
)
CODICI = ("codice", "stato", "ruolo", "email", "pec", "sessione", "password", "hash", "numero_richiesta", "message_id")


@pytest.fixture
def mondo_pieno(mondo):
    """A row in every list."""
    accredit(mondo.amministratore, mondo.cremona)
    make_richiesta(mondo.ambito_a, "IN_VERIFICA")
    return mondo


def poison(formula: str) -> set[str]:
    """Begin every text that a person may have written with `formula`; the fields that were changed."""
    changed = set()
    for model in MODELLI:
        names = [field.name for field in model._meta.concrete_fields if _is_free_text(field)]
        model.objects.update(**{name: formula for name in names if _is_long_enough(model, name)})
        changed |= {f"{model.__name__}.{name}" for name in names}
    return changed


def _is_free_text(field) -> bool:
    if type(field) not in (models.CharField, models.TextField) or field.choices or field.primary_key or field.unique:
        return False
    return not field.name.startswith(CODICI) and "belfiore" not in field.name


def _is_long_enough(model, name: str) -> bool:
    return (model._meta.get_field(name).max_length or 100) >= 30


def url_of(lista: str, mondo) -> str:
    if lista != "importazione_scarti":
        return reverse(f"accounts:{lista}")
    row = make_row("=Galli", "=Capo")
    return reverse(f"accounts:{lista}", args=[make_importazione(mondo.amministratore, mondo.cremona, row).pk])


def export(mondo, lista: str, formato: str) -> bytes:
    client = client_for(getattr(mondo, LISTE[lista]))
    response = client.get(url_of(lista, mondo), {"formato": formato})
    assert response.status_code == 200
    return response.content


def test_every_list_of_the_accreditation_is_tried():
    names = {url.name.split(":")[1] for url in all_urls() if url.name.startswith("accounts:")}

    assert {name for name in names if name.endswith(("_list", "_scarti"))} == {*LISTE, *SENZA_FILE}


@pytest.mark.parametrize("formula", FORMULE)
@pytest.mark.parametrize("lista", LISTE)
def test_export_has_no_cell_that_a_spreadsheet_would_run(mondo_pieno, lista, formula):
    poison(formula)

    table = list(
        csv.reader(io.StringIO(export(mondo_pieno, lista, "csv").decode("utf-8-sig"), newline=""), delimiter=";")
    )
    sheet = load_workbook(io.BytesIO(export(mondo_pieno, lista, "xlsx"))).active
    cells = load(io.BytesIO(export(mondo_pieno, lista, "ods"))).getElementsByType(TableCell)

    assert len(table) > 1
    assert [cell for row in table for cell in row if cell.startswith(STARTS)] == []
    if lista not in SENZA_TESTI:
        assert [cell for row in table for cell in row if cell.startswith(tuple(f"'{each}" for each in STARTS))] != []
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert [cell for cell in cells if cell.getAttribute("formula")] == []
    assert {cell.getAttribute("valuetype") for cell in cells} == {"string"}


def test_poison_reaches_the_texts_that_the_lists_show(mondo_pieno):
    shown = {
        *("Operatore.cognome", "Operatore.nome", "Comune.denominazione", "Ambito.denominazione"),
        *("IndicazioneUtente.protocollo", "RigaIndicazione.cognome", "AdesioneConvenzione.protocollo"),
        *("RichiestaAccreditamento.cognome", "RichiestaAccreditamento.nome"),
    }

    assert shown - poison("=1") == set()
