from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Autenticazione
from patti_inclusione.models import Assegnazione, StatoCaso
from tests.factories.casi import give_caso, make_caso
from tests.factories.persone import client_for

ASSIGN = reverse("patti_inclusione:caso_assign")


def detail(lotto):
    return reverse("patti_inclusione:assegnazione_detail", args=[lotto])


def undo(lotto):
    return reverse("patti_inclusione:assegnazione_undo", args=[lotto])


def choice(*casi, case_manager, lotto=None, **values):
    """What the desk posts: each case with the Case manager and what was seen."""
    data = {"id": [caso.pk for caso in casi], "lotto": lotto or uuid4(), "conferma": "1"} | values
    for caso in casi:
        attuale = Assegnazione.objects.filter(caso=caso, al=None).first()
        data[f"cm_{caso.pk}"] = case_manager.accreditamento_id
        data[f"attuale_{caso.pk}"] = attuale.pk if attuale else ""
    return data


def current(caso):
    return Assegnazione.objects.filter(caso=caso, al=None).first()


def test_caso_assign_proposes_and_writes_nothing(mondo):
    give_caso(make_caso(mondo.ambito_a, mondo.cremona, "Altri"), mondo.case_manager, mondo.coordinatore)
    answer = client_for(mondo.coordinatore).post(ASSIGN, {"id": [mondo.caso_in_coda.pk, mondo.caso_stagno.pk]})

    text = answer.content.decode()
    assert "Assegna 2 famiglie a…" in text
    assert text.count(f'value="{mondo.collega.accreditamento_id}" selected') == 2  # who has none, against two
    assert Assegnazione.objects.count() == 3


def test_caso_assign_offers_the_same_person_for_all(mondo):
    data = {"id": [mondo.caso_in_coda.pk, mondo.caso_stagno.pk], "a_tutte": mondo.case_manager.accreditamento_id}

    text = client_for(mondo.coordinatore).post(ASSIGN, data).content.decode()

    assert text.count(f'value="{mondo.case_manager.accreditamento_id}" selected') == 2


def test_caso_assign_gives_all_with_one_post_and_a_second_post_does_nothing(mondo):
    client = client_for(mondo.coordinatore)
    data = choice(mondo.caso_in_coda, mondo.caso_stagno, case_manager=mondo.collega)

    first, second = client.post(ASSIGN, data), client.post(ASSIGN, data)

    assert (first.url, second.url) == (detail(data["lotto"]), detail(data["lotto"]))
    assert Assegnazione.objects.filter(case_manager=mondo.collega.accreditamento).count() == 2
    text = client.get(first.url).content.decode()
    assert "2 famiglie assegnate" in text
    assert "Annulla" in text


def test_caso_assign_wants_a_reason_to_take_a_family_from_a_colleague(mondo):
    client = client_for(mondo.coordinatore)

    without = client.post(ASSIGN, choice(mondo.caso, case_manager=mondo.collega))
    assert "Scegli perché la famiglia cambia Case manager." in without.content.decode()
    assert current(mondo.caso).case_manager == mondo.case_manager.accreditamento

    client.post(ASSIGN, choice(mondo.caso, case_manager=mondo.collega, motivo="ASSENZA"))
    assert current(mondo.caso).case_manager == mondo.collega.accreditamento


def test_caso_assign_tells_who_was_faster_and_offers_the_others(mondo):
    other = make_caso(mondo.ambito_a, mondo.cremona, "Altri")
    data = choice(mondo.caso_in_coda, other, case_manager=mondo.collega)
    client_for(mondo.coordinatore).post(ASSIGN, choice(mondo.caso_in_coda, case_manager=mondo.case_manager))

    text = client_for(mondo.coordinatore).post(ASSIGN, data).content.decode()

    assert (
        f"Nel frattempo {mondo.coordinatore.nome_completo} l&#x27;ha assegnata a {mondo.case_manager.nome_completo}."
        in text
    )
    assert "Assegna una famiglia a…" in text
    assert current(other) is None


def test_caso_assign_says_when_the_case_manager_does_not_serve_the_comune(mondo):
    mondo.collega.accreditamento.incaricocomune_set.filter(content_object=mondo.stagno).delete()

    answer = client_for(mondo.coordinatore).post(ASSIGN, choice(mondo.caso_stagno, case_manager=mondo.collega))

    assert "non segue le famiglie di questo Comune" in answer.content.decode()
    assert current(mondo.caso_stagno) is None


def test_caso_assign_of_a_closed_case_is_refused_in_words(mondo):
    mondo.caso_in_coda.stato, mondo.caso_in_coda.motivo_chiusura = StatoCaso.CHIUSO, "RINUNCIA"
    mondo.caso_in_coda.save()

    answer = client_for(mondo.coordinatore).post(ASSIGN, choice(mondo.caso_in_coda, case_manager=mondo.collega))

    assert "Il caso è chiuso" in answer.content.decode()


def test_caso_assign_takes_no_case_manager_of_another_ambito(mondo):
    answer = client_for(mondo.coordinatore).post(ASSIGN, choice(mondo.caso_in_coda, case_manager=mondo.case_manager_b))

    assert answer.status_code == 200
    assert current(mondo.caso_in_coda) is None


def test_caso_assign_without_families_goes_back_to_the_queue(mondo):
    answer = client_for(mondo.coordinatore).post(ASSIGN, {})

    assert answer.url == reverse("patti_inclusione:caso_queue")


@pytest.mark.parametrize("ids", [["x"], ["1"], [str(uuid4())], [""]])
def test_caso_assign_of_what_does_not_exist_is_not_found(mondo, ids):
    assert client_for(mondo.coordinatore).post(ASSIGN, {"id": ids}).status_code == 404


def test_caso_assign_is_not_there_for_others(mondo):
    data = choice(mondo.caso_in_coda, case_manager=mondo.collega)

    answers = [client_for(p).post(ASSIGN, data).status_code for p in (mondo.coordinatore_b, mondo.case_manager)]

    assert answers == [404, 404]
    assert client_for(mondo.coordinatore).get(ASSIGN).status_code == 405
    assert current(mondo.caso_in_coda) is None


def test_assegnazione_undo_puts_them_back_and_only_once(mondo):
    client = client_for(mondo.coordinatore)
    data = choice(mondo.caso_in_coda, case_manager=mondo.collega)
    client.post(ASSIGN, data)

    client.post(undo(data["lotto"]))
    client.post(undo(data["lotto"]))

    mondo.caso_in_coda.refresh_from_db()
    assert mondo.caso_in_coda.stato == StatoCaso.DA_ASSEGNARE
    assert mondo.caso_in_coda.eventi.count() == 2
    assert client.get(undo(data["lotto"])).status_code == 405


def test_assegnazione_detail_offers_no_undo_when_it_is_late(mondo):
    client = client_for(mondo.coordinatore)
    data = choice(mondo.caso_in_coda, case_manager=mondo.collega)
    client.post(ASSIGN, data)
    Assegnazione.objects.filter(lotto=data["lotto"]).update(dal=timezone.now() - timedelta(hours=1))

    assert "Puoi annullare" not in client.get(detail(data["lotto"])).content.decode()


def test_assegnazione_detail_is_for_who_did_it(mondo):
    data = choice(mondo.caso_in_coda, case_manager=mondo.collega)
    client_for(mondo.coordinatore).post(ASSIGN, data)

    assert client_for(mondo.coordinatore_b).get(detail(data["lotto"])).status_code == 404
    assert client_for(mondo.coordinatore).get(detail(uuid4())).status_code == 404


def test_caso_assign_never_proposes_who_cannot_enter_yet(mondo):
    mondo.collega.operatore.dispositivo.delete()  # with the lighter load of the two

    text = client_for(mondo.coordinatore).post(ASSIGN, {"id": [mondo.caso_in_coda.pk]}).content.decode()

    assert f'value="{mondo.collega.accreditamento_id}" selected' not in text
    assert f'value="{mondo.case_manager.accreditamento_id}" selected' in text
    assert "non ha ancora attivato" in text


def test_caso_assign_to_who_cannot_enter_yet_is_done_with_a_warning(mondo):
    mondo.collega.operatore.dispositivo.delete()

    answer = client_for(mondo.coordinatore).post(
        ASSIGN, choice(mondo.caso_in_coda, case_manager=mondo.collega), follow=True
    )

    assert current(mondo.caso_in_coda).case_manager_id == mondo.collega.accreditamento_id
    assert [message.level_tag for message in answer.context["messages"]] == ["warning"]


def test_caso_assign_to_who_enters_with_a_digital_identity_warns_of_nothing(mondo):
    mondo.collega.operatore.dispositivo.delete()
    Autenticazione.objects.create(operatore=mondo.collega.operatore, modo="SPID")

    answer = client_for(mondo.coordinatore).post(
        ASSIGN, choice(mondo.caso_in_coda, case_manager=mondo.collega), follow=True
    )

    assert list(answer.context["messages"]) == []
