import pytest
from django.urls import reverse

from controlli_anagrafici.models import Controllo, Ricalcolo
from controlli_anagrafici.services.ricalcolo import count_next
from tests.factories.controlli import give_periodo, open_to
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

APP = "controlli_anagrafici"
CC31 = {"comune": "D150", "anni_totali": 5, "anni_continuativi": 2, "motivo": "Corte costituzionale 31/2025"}


def page(name, *args):
    return reverse(f"{APP}:{name}", args=args)


@pytest.fixture
def concluso(mondo):
    controllo = open_to(mondo)
    give_periodo(controllo, mondo.responsabile_anagrafici, "2013-10-01")
    Controllo.objects.filter(pk=controllo.pk).update(
        stato="ACQUISITO_INPS", esito_finale="N10", motivazione="Quattro anni", concluso_il="2019-06-01T00:00Z"
    )
    return controllo


def test_the_coordinatore_counts_again_sees_who_changes_and_opens_him(mondo, concluso):
    client = client_for(mondo.coordinatore_anagrafici)
    assert 'value="5"' in client.get(page("ricalcolo_create")).content.decode()
    text = client.post(page("ricalcolo_create"), CC31, follow=True).content.decode()
    assert "Controlli contati: 0 su 1" in text
    ricalcolo = Ricalcolo.objects.get()
    count_next(ricalcolo.pk)

    text = client.get(page("ricalcolo_detail", ricalcolo.pk)).content.decode()
    assert "Cambiano risultato: 1 su 1." in text
    assert "Conti Marta" in text
    assert "Riapri i controlli spuntati" not in text
    client.post(page("ricalcolo_propose", ricalcolo.pk))
    client.post(page("ricalcolo_reopen", ricalcolo.pk), {"id": [str(ricalcolo.righe.get().pk)]})

    concluso.refresh_from_db()
    assert (concluso.stato, concluso.anni_totali_richiesti) == ("IN_LAVORAZIONE", 5)
    assert count_queries(client, page("ricalcolo_detail", ricalcolo.pk)) <= MAX_QUERIES
    client.post(page("ricalcolo_withdraw", ricalcolo.pk))
    assert Ricalcolo.objects.get().stato == "RITIRATO"


def test_ricalcolo_create_with_nothing_to_count_says_so(mondo):
    text = client_for(mondo.coordinatore_anagrafici).post(page("ricalcolo_create"), CC31).content.decode()

    assert "Nessun controllo concluso" in text


@pytest.mark.parametrize("chi", ["responsabile_anagrafici", "coordinatore", "dpo"])
def test_ricalcoli_are_not_there_for_other_roles(mondo, chi):
    assert client_for(getattr(mondo, chi)).get(page("ricalcolo_list")).status_code == 404
