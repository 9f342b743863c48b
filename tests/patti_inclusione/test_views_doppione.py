import pytest
from django.urls import reverse

from patti_inclusione.models import Doppione
from tests.factories.casi import give_caso
from tests.factories.doppioni import make_doppione
from tests.factories.esoneri import make_esonero
from tests.factories.persone import client_for

pytestmark = pytest.mark.django_db
AVVISO = "da chiarire"


def page(doppione, passo="detail"):
    return reverse(f"patti_inclusione:doppione_{passo}", args=[doppione.pk])


def read(profilo, url):
    return client_for(profilo).get(url).content.decode()


@pytest.fixture
def suo(mondo):
    """A pair of two families in the same hands."""
    return make_doppione(mondo.caso, give_caso(mondo.caso_in_coda, mondo.case_manager, mondo.coordinatore))


def test_doppione_decide_writes_what_was_decided(mondo, suo):
    data = {"decisione": "UNITO", "resta": str(suo.prima_id), "motivo": "Visto il documento."}

    answer = client_for(mondo.case_manager).post(page(suo, "decide"), data)

    suo.refresh_from_db()
    assert (answer.status_code, suo.stato, suo.resta_id, suo.motivo) == (
        302,
        "UNITO",
        suo.prima_id,
        "Visto il documento.",
    )


def test_doppione_decide_in_one_household_passes_what_exonerates_to_who_remains(mondo):
    una, altra = mondo.caso.nucleo.componenti.order_by("-relazione")
    ids = sorted([una.pk, altra.pk])
    doppione = Doppione.objects.create(prima_id=ids[0], seconda_id=ids[1], tipo="OMOCODIA")
    esonero = make_esonero(altra, mondo.case_manager)
    data = {"decisione": "UNITO", "resta": str(una.pk), "motivo": "Visto il documento."}

    client_for(mondo.case_manager).post(page(doppione, "decide"), data)

    esonero.refresh_from_db()
    altra.refresh_from_db()
    assert (esonero.componente, altra.uscito_il is None) == (una, False)


def test_doppione_decide_asks_whose_data_hold(mondo, suo):
    answer = client_for(mondo.case_manager).post(page(suo, "decide"), {"decisione": "UNITO", "motivo": "Visto."})

    assert answer.context["form"].errors["resta"] == ["Scegli quali dati valgono."]


def test_doppione_decide_is_not_for_the_coordinatore_who_sees_the_families_and_not_the_persons(mondo, suo):
    altro = mondo.caso.nucleo.componenti.exclude(relazione="RICHIEDENTE").get()
    ids = sorted([altro.pk, mondo.caso_in_coda.nucleo.componenti.exclude(relazione="RICHIEDENTE").get().pk])
    doppione = Doppione.objects.create(prima_id=ids[0], seconda_id=ids[1], tipo="OMOCODIA")

    body = read(mondo.coordinatore, page(doppione))

    assert mondo.caso.codice in body
    assert altro.codice_fiscale not in body
    assert client_for(mondo.coordinatore).get(page(doppione, "decide")).status_code == 404


def test_who_sees_one_side_alone_gets_a_notice_that_says_nothing_of_the_other(mondo):
    doppione = make_doppione(mondo.caso, mondo.caso_b)
    caso, identity = (
        reverse(f"patti_inclusione:{name}", args=[mondo.caso.pk]) for name in ("caso_detail", "caso_identity")
    )
    elenco = reverse("patti_inclusione:doppione_list")

    bodies = [
        read(mondo.case_manager, caso),
        read(mondo.coordinatore, identity),
        read(mondo.case_manager, elenco),
        read(mondo.coordinatore, elenco),
    ]

    altrui = (mondo.caso_b.codice, mondo.caso_b.nucleo.cognome, "Bologna", str(doppione.pk), str(mondo.caso_b.pk))
    assert [AVVISO in body for body in bodies[:2]] == [True, True]
    assert [word for body in bodies for word in altrui if word in body] == []
    assert client_for(mondo.case_manager).get(page(doppione)).status_code == 404


def test_caso_detail_of_a_family_without_doubles_says_nothing(mondo):
    assert AVVISO not in read(mondo.case_manager, reverse("patti_inclusione:caso_detail", args=[mondo.caso.pk]))
