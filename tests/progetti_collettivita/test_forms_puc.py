import pytest

from progetti_collettivita.forms.puc import SEZIONI, PucForm
from progetti_collettivita.forms.righe import AttuatoreForm, CostoForm, OrarioForm, SedeForm

pytestmark = pytest.mark.django_db


def errors(**campi) -> dict[str, str]:
    form = PucForm({"titolo": "Aiuto in biblioteca"} | campi, responsabili=[])
    form.is_valid()
    return {campo: testi[0] for campo, testi in form.errors.items()}


def test_puc_form_saves_a_draft_with_its_title_alone():
    assert errors() == {}
    assert errors(titolo="Aiu") == {"titolo": "Allunga «Titolo»: almeno 5 caratteri, ora sono 3."}


def test_puc_form_has_every_field_in_one_section():
    campi = [campo for _, _, campi in SEZIONI for campo in campi]

    assert sorted(campi) == sorted(PucForm.base_fields)


@pytest.mark.parametrize(("minime", "massime", "sbagliato"), [
    ("7,5", "16", "ore_settimanali_min"), ("8", "16,5", "ore_settimanali_max"), ("12", "10", "ore_settimanali_max"),
    ("8", "16", None), ("8,5", "8,5", None),
])  # fmt: skip
def test_puc_form_wants_eight_to_sixteen_hours(minime, massime, sbagliato):
    assert list(errors(ore_settimanali_min=minime, ore_settimanali_max=massime)) == ([sbagliato] if sbagliato else [])


def test_puc_form_wants_quotas_that_add_up():
    assert "fanno 3, e in tutto hai scritto 4" in errors(posti_totali=4, posti_comune=2, posti_cpi=1)["posti_totali"]
    assert errors(posti_totali=4, posti_comune=2, posti_cpi=1, posti_volontari=1) == {}
    assert list(errors(posti_cpi=-1)) == ["posti_cpi"]


def test_puc_form_wants_days_in_order_and_two_areas_that_differ():
    assert list(errors(data_inizio="2026-05-01", data_fine="2026-05-01")) == ["data_fine"]
    assert list(errors(polizza_inizio="2026-05-02", polizza_scadenza="2026-05-01")) == ["polizza_scadenza"]
    assert list(errors(ambito_attivita="SOCIALE", ambito_secondario="SOCIALE")) == ["ambito_secondario"]
    assert list(errors(eta_min="17")) == ["eta_min"]


def test_puc_form_reads_one_skill_a_line():
    form = PucForm({"titolo": "Aiuto", "competenze_richieste": "Inglese\n\n Inglese \nCucina"}, responsabili=[])

    assert form.is_valid()
    assert form.cleaned_data["competenze_richieste"] == ["Inglese", "Cucina"]
    assert list(errors(competenze_richieste="x" * 81)) == ["competenze_richieste"]


@pytest.mark.parametrize(("cup", "buono"), [
    ("B12C34567890123", True), ("b12c34567890123", True), ("", True), ("B12C3456789012", False), ("112C34567890123", False),
])  # fmt: skip
def test_costo_form_checks_the_cup(cup, buono):
    form = CostoForm({"voce": "DPI", "importo": "1.200,50", "fonte": "ALTRO", "cup": cup})

    assert form.is_valid() == buono


def test_costo_form_wants_no_negative_amount():
    assert not CostoForm({"voce": "DPI", "importo": "-1", "fonte": "ALTRO"}).is_valid()


@pytest.mark.parametrize(("codice", "buono"), [
    ("80017210727", True), ("RSSMRA85T10A562S", True), ("80017210728", False), ("123", False),
])  # fmt: skip
def test_attuatore_form_checks_the_codice_fiscale(codice, buono):
    form = AttuatoreForm({"tipo": "ETS_ODV", "denominazione": "Amici", "codice_fiscale": codice})

    assert form.is_valid() == buono


def test_rows_want_hours_and_conventions_in_order_and_a_cap_of_five_digits():
    ente = {"tipo": "ETS_ODV", "denominazione": "Amici", "codice_fiscale": "80017210727"}
    convenzione = {"convenzione_data": "2026-05-02", "convenzione_scadenza": "2026-05-01"}
    ore = {"giorno_settimana": 1, "ora_inizio": "12:00", "ora_fine": "12:00", "periodicita": "SETTIMANALE"}

    assert "convenzione_scadenza" in AttuatoreForm(ente | convenzione).errors
    assert "ora_fine" in OrarioForm(ore).errors
    assert SedeForm({"cap": "2610"}).errors["cap"] == ["Il CAP è di cinque cifre."]
