import pytest
from django.urls import reverse

from patti_inclusione.models import Caso
from patti_inclusione.selectors.carichi import propose_for, select_carichi
from patti_inclusione.selectors.coda import select_coda, with_hints
from patti_inclusione.services.analisi import finalize_analisi
from tests.factories.analisi import make_completa
from tests.factories.casi import give_caso
from tests.factories.patti import OBIETTIVO, make_firmato
from tests.factories.persone import client_for
from tests.factories.rinnovi import make_rinnovo

pytestmark = pytest.mark.django_db


def page(caso, passo="detail"):
    return reverse(f"patti_inclusione:rinnovo_{passo}", args=[caso.pk])


@pytest.fixture
def rinnovo(mondo):
    make_firmato(mondo.caso, mondo.case_manager)
    return make_rinnovo(mondo.caso)


def test_rinnovo_detail_shows_the_patto_of_before_to_who_follows_the_family_now(mondo, rinnovo):
    give_caso(rinnovo, mondo.collega, mondo.coordinatore)

    answer = client_for(mondo.collega).get(page(rinnovo))

    assert OBIETTIVO in answer.content.decode()


@pytest.mark.parametrize("chi", ["case_manager", "case_manager_b", "coordinatore"])
def test_rinnovo_detail_of_a_family_that_is_not_his_is_a_404(mondo, rinnovo, chi):
    give_caso(rinnovo, mondo.collega, mondo.coordinatore)

    assert client_for(getattr(mondo, chi)).get(page(rinnovo)).status_code == 404


def test_rinnovo_detail_of_a_first_domanda_is_a_404(mondo):
    assert client_for(mondo.case_manager).get(page(mondo.caso)).status_code == 404


@pytest.mark.parametrize(("passo", "frase"), [("analisi", "appena cominciata"), ("patto", "è il momento del Patto")])
def test_rinnovo_copies_say_when_it_is_not_the_moment(mondo, rinnovo, passo, frase):
    give_caso(rinnovo, mondo.case_manager, mondo.coordinatore)

    answer = client_for(mondo.case_manager).post(page(rinnovo, passo), follow=True)

    assert frase in answer.content.decode()


def test_caso_queue_says_who_followed_the_family_of_a_renewal(mondo, rinnovo):
    answer = client_for(mondo.coordinatore).get(reverse("patti_inclusione:caso_queue"))

    assert f"Rinnovo: la seguiva {mondo.case_manager.operatore.nome_completo}" in answer.content.decode()


def test_propose_for_gives_a_renewal_back_to_who_knows_it_and_says_why(mondo, rinnovo):
    casi = list(with_hints(select_coda(Caso.objects.filter(pk=rinnovo.pk))))
    carichi = [row | {"attivato": True} for row in select_carichi(mondo.coordinatore)]
    suo = mondo.case_manager.accreditamento_id

    proposta = propose_for(casi, carichi)[rinnovo.pk]
    senza_di_lui = propose_for(casi, [row for row in carichi if row["id"] != suo])[rinnovo.pk]

    assert (proposta.case_manager, proposta.motivi[0]) == (suo, "è un rinnovo: la seguiva già")
    assert senza_di_lui.case_manager == mondo.collega.accreditamento_id


def test_rinnovo_detail_shows_the_answers_of_before_and_not_what_was_left_empty(mondo):
    Caso.objects.filter(pk=mondo.caso.pk).update(stato="IN_ANALISI_PRELIMINARE")
    mondo.caso.refresh_from_db()
    analisi = make_completa(mondo.caso, mondo.case_manager)
    finalize_analisi(mondo.caso, by=mondo.case_manager, revisione=analisi.revisione)
    rinnovo = give_caso(make_rinnovo(mondo.caso), mondo.case_manager, mondo.coordinatore)

    body = client_for(mondo.case_manager).get(page(rinnovo)).content.decode()

    assert ("Licenza media" in body, "nessuna risposta" in body) == (True, False)
