"""The same person twice: found whatever the way, decided by who follows both, taken back."""

from datetime import date

import pytest
from django.http import Http404

from ambiti.models import Componente
from patti_inclusione.models import Doppione, Esonero
from patti_inclusione.permissions import DOPPIONI
from patti_inclusione.services import doppione as services
from rdc_platform import codice_fiscale
from rdc_platform.audit.stato import TransitionError
from tests.factories.casi import give_caso, make_caso
from tests.factories.doppioni import make_doppione
from tests.factories.esoneri import make_esonero
from tests.factories.patti import make_file_firmato, make_minore
from tests.factories.rinnovi import make_rinnovo

pytestmark = pytest.mark.django_db
COME = "Ho visto la tessera sanitaria."
PROVVISORIO = "12345678903"


def richiedente(caso):
    return caso.nucleo.componenti.get(relazione="RICHIEDENTE")


def altro(caso):
    return caso.nucleo.componenti.exclude(relazione="RICHIEDENTE").get()


def make_same(persona, di, codice):
    """`persona` turned into `di`, under another code."""
    names = ("cognome", "nome", "sesso", "data_nascita")
    values = {name: getattr(di, name) for name in names}
    Componente.objects.filter(pk=persona.pk).update(codice_fiscale=codice, **values)


def found():
    services.find_doppioni()
    return [(row.tipo, {row.prima_id, row.seconda_id}) for row in Doppione.objects.all()]


def in_one_household(mondo):
    """The second member of the family is the first again, under a code of omocodia."""
    una, altra = richiedente(mondo.caso), altro(mondo.caso)
    make_same(altra, una, codice_fiscale.omocode(una.codice_fiscale, 2))
    services.find_doppioni()
    return Doppione.objects.get(), una, altra


def test_find_doppioni_finds_two_codes_of_omocodia(mondo):
    doppione, una, altra = in_one_household(mondo)

    assert (doppione.tipo, {doppione.prima_id, doppione.seconda_id}) == ("OMOCODIA", {una.pk, altra.pk})


def test_find_doppioni_finds_the_provisional_code_and_the_final_one(mondo):
    una, altra = richiedente(mondo.caso), altro(mondo.caso_in_coda)
    make_same(altra, una, PROVVISORIO)

    assert found() == [("PROVVISORIO", {una.pk, altra.pk})]


def test_find_doppioni_takes_a_namesake_of_another_day_for_another(mondo):
    una, altra = richiedente(mondo.caso), altro(mondo.caso_in_coda)
    make_same(altra, una, PROVVISORIO)
    Componente.objects.filter(pk=altra.pk).update(data_nascita=date(1950, 1, 1))

    assert found() == []


def test_find_doppioni_finds_one_person_in_two_open_families(mondo):
    una, altra = richiedente(mondo.caso), altro(mondo.caso_b)
    make_same(altra, una, una.codice_fiscale)

    assert found() == [("DUE_FAMIGLIE", {una.pk, altra.pk})]


def test_find_doppioni_leaves_a_renewal_and_its_domanda_before_alone(mondo):
    make_rinnovo(mondo.caso)

    assert found() == []


def test_find_doppioni_says_once_what_it_found_before(mondo):
    in_one_household(mondo)

    assert services.find_doppioni() == 0


def test_decide_doppione_in_one_household_lets_the_other_row_leave_and_comes_back(mondo):
    doppione, una, altra = in_one_household(mondo)
    before = mondo.caso.nucleo.numero_componenti

    services.decide_doppione(doppione, by=mondo.case_manager, decisione="UNITO", motivo=COME, resta=una.pk)
    altra.refresh_from_db()
    mondo.caso.nucleo.refresh_from_db()
    assert (altra.uscito_il is not None, mondo.caso.nucleo.numero_componenti) == (True, before - 1)

    services.decide_doppione(doppione, by=mondo.case_manager, decisione="TROVATO", motivo="Mi ero sbagliato.")
    altra.refresh_from_db()
    mondo.caso.nucleo.refresh_from_db()
    doppione.refresh_from_db()
    assert (altra.uscito_il, mondo.caso.nucleo.numero_componenti) == (None, before)
    assert (doppione.stato, doppione.tolta_id, doppione.resta_id) == ("TROVATO", None, None)
    assert [event.stato for event in doppione.events.order_by("pgh_id")] == ["TROVATO", "UNITO", "TROVATO"]


def test_decide_doppione_passes_what_exonerates_to_who_remains_and_gives_it_back(mondo):
    doppione, una, altra = in_one_household(mondo)
    leo = make_minore(mondo.caso)
    suo, doppio = (make_esonero(chi, mondo.case_manager) for chi in (una, altra))
    corso = make_esonero(altra, mondo.case_manager, "Z_CORSO_FORMAZIONE")
    cura = make_esonero(leo, mondo.case_manager, "Z_CURA_DISABILE_GRAVE_NA", make_file_firmato(), assistito=altra)
    other = {"decisione": "UNITO", "motivo": COME, "resta": una.pk}

    services.decide_doppione(doppione, by=mondo.case_manager, **other)
    chi = dict(Esonero.objects.values_list("pk", "componente"))
    assert chi == {suo.pk: una.pk, doppio.pk: altra.pk, corso.pk: una.pk, cura.pk: leo.pk}
    assert Esonero.objects.get(pk=cura.pk).assistito == una

    services.decide_doppione(doppione, by=mondo.case_manager, decisione="TROVATO", motivo="Mi ero sbagliato.")
    corso.refresh_from_db()
    cura.refresh_from_db()
    suo.refresh_from_db()
    assert (corso.componente, cura.assistito, suo.componente) == (altra, altra, una)


def test_decide_doppione_does_not_let_who_applied_leave(mondo):
    doppione, _, altra = in_one_household(mondo)

    with pytest.raises(services.DoppioneError):
        services.decide_doppione(doppione, by=mondo.case_manager, decisione="UNITO", motivo=COME, resta=altra.pk)


def test_decide_doppione_of_two_families_touches_neither_household(mondo):
    doppione = make_doppione(mondo.caso, give_caso(mondo.caso_in_coda, mondo.case_manager, mondo.coordinatore))

    services.decide_doppione(doppione, by=mondo.case_manager, decisione="UNITO", motivo=COME, resta=doppione.prima_id)

    assert not Componente.objects.filter(uscito_il__isnull=False).exists()
    assert [list(caso.eventi.values_list("testo", flat=True)) for caso in (mondo.caso, mondo.caso_in_coda)] == [
        ["Chiarito un controllo sui dati di una persona"]
    ] * 2


def test_decide_doppione_twice_is_refused(mondo):
    doppione, una, _ = in_one_household(mondo)
    services.decide_doppione(doppione, by=mondo.case_manager, decisione="DISTINTO", motivo=COME)

    with pytest.raises(TransitionError):
        services.decide_doppione(doppione, by=mondo.case_manager, decisione="UNITO", motivo=COME, resta=una.pk)


def test_who_sees_one_side_alone_neither_sees_the_pair_nor_decides(mondo):
    sua = make_doppione(mondo.caso, mondo.caso_b)
    stagno = make_doppione(mondo.caso_stagno, mondo.caso)
    one_side = [mondo.case_manager, mondo.coordinatore, mondo.coordinatore_b, mondo.case_manager_b]

    assert [DOPPIONI.permitted(who, "view_doppione").filter(pk=sua.pk).count() for who in one_side] == [0] * 4
    assert DOPPIONI.permitted(mondo.coordinatore_stagno, "view_doppione").count() == 0
    assert list(DOPPIONI.permitted(mondo.coordinatore, "view_doppione")) == [stagno]
    with pytest.raises(Http404):
        services.decide_doppione(sua, by=mondo.case_manager, decisione="DISTINTO", motivo=COME)


def test_a_case_manager_who_lost_one_family_decides_no_more(mondo):
    doppione = make_doppione(mondo.caso, make_caso(mondo.ambito_a, mondo.cremona, "Rossi"))

    with pytest.raises(Http404):
        services.decide_doppione(doppione, by=mondo.case_manager, decisione="DISTINTO", motivo=COME)
