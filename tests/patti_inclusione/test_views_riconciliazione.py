import pytest
from django.urls import reverse

from patti_inclusione.models import MovimentoFornitura
from tests.attack.posti_uffici import make_lotto
from tests.factories.casi import make_caso
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

pytestmark = pytest.mark.django_db
URL = reverse("patti_inclusione:riconciliazione")


@pytest.fixture
def lotto(mondo):
    lotto = make_lotto()
    for caso, tipo, motivo in (
        (mondo.caso, "USCITO", "DECADENZA"),
        (mondo.caso_in_coda, "ENTRATO", "NUOVA_DOMANDA"),
        (mondo.caso_b, "VARIATO", "COMPOSIZIONE"),
    ):
        MovimentoFornitura.objects.create(caso=caso, lotto=lotto, tipo=tipo, motivo=motivo)
    return lotto


def page(chi, url=URL):
    return client_for(chi).get(url).content.decode()


def shown(text):
    return [nome for nome in ("Conti Marta", "Coda Marta", "Bolognesi Marta") if nome in text]


def test_riconciliazione_shows_each_one_the_families_he_sees(mondo, lotto):
    assert shown(page(mondo.coordinatore)) == ["Conti Marta", "Coda Marta"]
    assert shown(page(mondo.case_manager)) == ["Conti Marta"]
    assert shown(page(mondo.coordinatore_b)) == ["Bolognesi Marta"]
    assert "Nuova domanda" in page(mondo.coordinatore)


@pytest.mark.parametrize(("query", "expected"), [("tipo=ENTRATO", ["Coda Marta"]), ("motivo=RESIDENZA", [])])
def test_riconciliazione_filters(mondo, lotto, query, expected):
    assert shown(page(mondo.coordinatore, f"{URL}?{query}")) == expected


def test_riconciliazione_without_a_lot_says_so(mondo):
    assert "non ha cambiato nessuna" in page(mondo.coordinatore)


@pytest.mark.parametrize("who", ["flussi", "dpo", "amministratore", "ministero", "coordinatore_anagrafici"])
def test_riconciliazione_is_not_there_for_who_sees_no_family(mondo, lotto, who):
    assert client_for(getattr(mondo, who)).get(URL).status_code == 404


@pytest.mark.parametrize("who", ["flussi", "dpo"])
def test_lotto_detail_counts_what_changed_without_a_name(mondo, lotto, who):
    text = page(getattr(mondo, who), reverse("monitor:lotto_detail", args=[lotto.pk]))

    assert "Tolta: " in text
    assert shown(text) == []


def test_riconciliazione_asks_as_many_queries_for_one_row_as_for_thirty(mondo, lotto):
    client = client_for(mondo.coordinatore)
    few = count_queries(client, URL)
    for _ in range(30):
        caso = make_caso(mondo.ambito_a, mondo.cremona, "Molti")
        MovimentoFornitura.objects.create(caso=caso, lotto=lotto, tipo="VARIATO", motivo="DATI")

    assert count_queries(client, URL) == few <= MAX_QUERIES
