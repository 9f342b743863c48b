import pytest

from patti_inclusione.forms.patto import AccordiForm
from patti_inclusione.forms.patto_impegno import ImpegnoForm
from patti_inclusione.forms.patto_parti import RisultatoForm, SostegnoForm
from patti_inclusione.models import Impegno, ObiettivoGenerale, RisultatoAtteso, Sostegno
from patti_inclusione.selectors.patto import persone_of
from tests.factories.esoneri import make_esonero
from tests.factories.patti import FINE, OGGI, adulti_of, make_bozza, make_minore


@pytest.fixture
def patto(mondo):
    return make_bozza(mondo.caso, mondo.case_manager)


@pytest.fixture
def minore(patto):
    return make_minore(patto.caso)


def impegno_form(patto, componente, **data):
    values = {
        "componente": componente.pk,
        "descrizione": "Va al corso",
        "categoria": "E_FORMAZIONE",
        "frequenza": "SETTIMANALE",
        "dal": OGGI.isoformat(),
    }
    return ImpegnoForm(values | data, instance=Impegno(patto=patto), patto=patto, persone=persone_of(patto.caso))


def errors(form):
    return {name: list(found) for name, found in form.errors.items()}


@pytest.mark.parametrize(
    ("categoria", "evento"),
    [("A_CONTATTI_SERVIZI", "E02"), ("B_RICERCA_LAVORO", "E06"), ("E_FORMAZIONE", "E04"), ("F_PUC", "E05")],
)
def test_impegno_form_knows_what_is_reported_from_the_kind(patto, categoria, evento):
    form = impegno_form(patto, adulti_of(patto.caso)[0], categoria=categoria, condizionalita="on")

    assert errors(form) == {}
    assert form.cleaned_data["tipo_evento_sanzione"] == evento


def test_impegno_form_asks_what_is_reported_where_the_kind_does_not_say(patto):
    form = impegno_form(patto, adulti_of(patto.caso)[0], categoria="L_ALTRO", condizionalita="on")

    assert errors(form) == {"tipo_evento_sanzione": ["Scegli che cosa si segnala."]}


@pytest.mark.parametrize("evento", ["E07", "E08"])
def test_impegno_form_keeps_school_and_health_for_their_kinds(patto, evento):
    form = impegno_form(patto, adulti_of(patto.caso)[0], condizionalita="on", tipo_evento_sanzione=evento)

    assert errors(form) == {"tipo_evento_sanzione": ["Non va con questo tipo di impegno: lascialo vuoto."]}


def test_impegno_form_reports_the_school_of_a_minor(patto, minore):
    form = impegno_form(patto, minore, categoria="C_FREQUENZA_SCOLASTICA", condizionalita="on")

    assert errors(form) == {}
    assert form.cleaned_data["tipo_evento_sanzione"] == "E07"


def test_impegno_form_reports_nothing_else_of_a_minor(patto, minore):
    form = impegno_form(patto, minore, condizionalita="on")

    assert list(errors(form)) == ["condizionalita"]


def test_impegno_form_reports_no_school_of_an_adult(patto):
    form = impegno_form(patto, adulti_of(patto.caso)[0], categoria="C_FREQUENZA_SCOLASTICA", condizionalita="on")

    assert list(errors(form)) == ["categoria"]


def test_impegno_form_reports_nothing_of_who_is_not_bound(patto):
    libero = adulti_of(patto.caso)[0]
    libero.situazione.tenuto_obblighi = False
    libero.situazione.save()

    form = impegno_form(patto, libero, condizionalita="on")

    assert errors(form) == {
        "condizionalita": [f"{libero.nome} {libero.cognome} aderisce liberamente: togli la spunta."]
    }


def test_impegno_form_reports_no_project_of_who_is_out_of_them(patto, mondo):
    adulto = adulti_of(patto.caso)[0]
    make_esonero(adulto, mondo.case_manager, ambito_obbligo="SOLO_PUC")

    assert list(errors(impegno_form(patto, adulto, categoria="F_PUC", condizionalita="on"))) == ["condizionalita"]
    assert errors(impegno_form(patto, adulto, categoria="F_PUC")) == {}
    assert errors(impegno_form(patto, adulto, condizionalita="on")) == {}


def test_impegno_form_wants_the_health_professional(patto):
    form = impegno_form(patto, adulti_of(patto.caso)[0], categoria="D_PREVENZIONE_SALUTE", condizionalita="on")

    assert list(errors(form)) == ["professionista_sanitario", "servizio_sanitario"]


def test_impegno_form_without_conditionality_reports_nothing(patto):
    form = impegno_form(patto, adulti_of(patto.caso)[0], tipo_evento_sanzione="E04")

    assert errors(form) == {}
    assert form.cleaned_data["tipo_evento_sanzione"] == ""


def test_impegno_form_leaves_who_commits_out_of_those_who_take_part(patto):
    uno, due = adulti_of(patto.caso)

    form = impegno_form(patto, uno, altri=[uno.pk, due.pk])

    assert errors(form) == {}
    assert form.molti() == {"altri": [due]}


def test_impegno_form_refuses_dates_out_of_order(patto):
    form = impegno_form(patto, adulti_of(patto.caso)[0], dal=FINE.isoformat(), al=OGGI.isoformat())

    assert errors(form) == {"al": ["La fine viene prima dell'inizio: correggi una delle due date."]}


def test_impegno_form_refuses_a_person_of_another_family(patto, mondo):
    form = impegno_form(patto, adulti_of(mondo.caso_b)[0])

    assert errors(form) == {"componente": ["Scegli «Chi si impegna» fra le risposte dell'elenco."]}


def test_risultato_form_refuses_an_objective_of_another_patto(patto, mondo):
    altro = make_bozza(mondo.caso_b, mondo.case_manager_b)
    data = {"obiettivo": altro.obiettivi.get().pk, "testo": "x", "termine": FINE.isoformat()}

    form = RisultatoForm(data, instance=RisultatoAtteso(patto=patto), patto=patto, persone=persone_of(patto.caso))

    assert list(errors(form)) == ["obiettivo"]


def test_risultato_form_wants_a_person_or_a_service(patto):
    data = {
        "obiettivo": ObiettivoGenerale.objects.get().pk,
        "testo": "x",
        "termine": "31/12/2030",
        "responsabile": adulti_of(patto.caso)[0].pk,
        "responsabile_servizio": "Scuola",
    }

    form = RisultatoForm(data, instance=RisultatoAtteso(patto=patto), patto=patto, persone=persone_of(patto.caso))

    assert errors(form) == {"responsabile_servizio": ["Scegli una persona o un servizio, non tutti e due."]}


@pytest.mark.parametrize(
    ("changes", "faulty"),
    [
        ({}, []),
        ({"intensita": "2,5"}, []),
        ({"intensita": "169"}, ["intensita"]),
        ({"intensita": "-1"}, ["intensita"]),
        ({"stato": "ATTIVATO"}, ["attivato_il"]),
        ({"stato": "ATTIVATO", "attivato_il": FINE.isoformat()}, ["attivato_il"]),
        ({"al": "1/1/2020"}, ["al"]),
        ({"ente_erogatore": ""}, ["ente_erogatore"]),
    ],
)
def test_sostegno_form_checks_hours_state_and_dates(patto, changes, faulty):
    data = {
        "codice": "e_ASSISTENZA_DOMICILIARE",
        "ente_erogatore": "Comune",
        "dal": OGGI.isoformat(),
        "stato": "PREVISTO",
    }

    form = SostegnoForm(data | changes, instance=Sostegno(patto=patto), patto=patto, persone=persone_of(patto.caso))

    assert list(errors(form)) == faulty


def test_accordi_form_refuses_dates_out_of_order(patto):
    data = {"durata_dal": FINE.isoformat(), "durata_al": OGGI.isoformat(), "frequenza_incontri": "MENSILE"}

    form = AccordiForm(data, instance=patto)

    assert errors(form) == {"durata_al": ["La fine viene dopo l'inizio: correggi una delle due date."]}


def test_accordi_form_asks_whether_it_is_provisional_of_a_complex_patto_only(patto):
    simple = AccordiForm(instance=patto)
    patto.tipo = "COMPLESSO"

    assert "provvisorio" not in simple.fields
    assert "provvisorio" in AccordiForm(instance=patto).fields
