"""The rest of the desk: conflicts, languages, the whole queue at once, the case in one page, the secret address."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from patti_inclusione.forms.scrivania import DistribuzioneForm
from patti_inclusione.models import (
    AnalisiPreliminare,
    Assegnazione,
    ConflittoInteressi,
    LingueCaseManager,
    SchedaPersona,
)
from patti_inclusione.selectors.carichi import select_carichi
from tests.factories.casi import give_caso, make_caso
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

CONFLITTI = reverse("patti_inclusione:conflitto_list")
DISTRIBUZIONE = reverse("patti_inclusione:caso_distribute")
ASSIGN = reverse("patti_inclusione:caso_assign")


def url(name, pk):
    return reverse(f"patti_inclusione:{name}", args=[pk])


def test_conflitto_declare_takes_the_family_away_and_the_coordinatore_lifts_it(mondo):
    client = client_for(mondo.case_manager)

    answer = client.post(url("conflitto_declare", mondo.caso.pk), {"natura": "PARENTELA"})

    assert answer.url == reverse("patti_inclusione:oggi")
    assert client.get(url("caso_detail", mondo.caso.pk)).status_code == 404
    coordinatore = client_for(mondo.coordinatore)
    assert mondo.case_manager.nome_completo in coordinatore.get(CONFLITTI).content.decode()
    lift = url("conflitto_lift", ConflittoInteressi.objects.get().pk)
    assert "almeno 20 caratteri" in coordinatore.post(lift, {"motivo": "no"}).content.decode()
    assert coordinatore.post(lift, {"motivo": "Era un'omonimia, verificata oggi"}).url == CONFLITTI
    assert coordinatore.get(lift).status_code == 404


def test_caso_assign_never_offers_a_family_to_who_must_not_follow_it(mondo):
    ConflittoInteressi.objects.create(
        nucleo=mondo.caso_in_coda.nucleo, operatore=mondo.collega.operatore, natura="ALTRO",
        dichiarato_da=mondo.collega.accreditamento,
    )  # fmt: skip

    text = client_for(mondo.coordinatore).post(ASSIGN, {"id": [mondo.caso_in_coda.pk]}).content.decode()

    assert f'value="{mondo.collega.accreditamento_id}"' not in text
    assert "è la sola persona che può averla" in text


def test_conflitto_list_asks_as_many_queries_for_one_row_as_for_thirty(mondo):
    client = client_for(mondo.coordinatore)
    few = count_queries(client, CONFLITTI)
    for n in range(30):
        ConflittoInteressi.objects.create(
            nucleo=make_caso(mondo.ambito_a, mondo.cremona, f"P{n}").nucleo, operatore=mondo.collega.operatore,
            natura="ALTRO", dichiarato_da=mondo.collega.accreditamento,
        )  # fmt: skip

    assert count_queries(client, CONFLITTI) == few <= MAX_QUERIES


def test_lingue_edit_keeps_what_he_speaks_and_the_proposal_says_it(mondo):
    answer = client_for(mondo.case_manager).post(reverse("patti_inclusione:lingue_edit"), {"lingue": ["ar", "fr"]})
    richiedente = mondo.caso_in_coda.nucleo.componenti.get(relazione="RICHIEDENTE")
    SchedaPersona.objects.create(componente=richiedente, lingua="ar")

    text = client_for(mondo.coordinatore).post(ASSIGN, {"id": [mondo.caso_in_coda.pk]}).content.decode()

    assert answer.url == reverse("patti_inclusione:oggi")
    assert LingueCaseManager.objects.get().lingue == ["ar", "fr"]
    assert f'value="{mondo.case_manager.accreditamento_id}" selected' in text
    assert "parla arabo" in text


def test_lingue_edit_takes_no_language_it_does_not_know(mondo):
    client_for(mondo.case_manager).post(reverse("patti_inclusione:lingue_edit"), {"lingue": ["klingon"]})

    assert not LingueCaseManager.objects.exists()


def test_caso_distribute_proposes_as_many_as_wait_and_no_more_than_one_can_read(mondo):
    page = client_for(mondo.coordinatore).get(DISTRIBUZIONE).context["form"]

    assert (page["massimo"].value(), DistribuzioneForm(comuni=None, in_coda=5000)["massimo"].value()) == (2, 200)
    assert page.fields["massimo"].help_text == "In coda: 2. Prima quelle da convocare prima."


def test_caso_distribute_previews_and_gives_exactly_what_was_seen(mondo):
    client = client_for(mondo.coordinatore)
    data = {"massimo": 10_000, "comune": ""}

    piano = client.post(DISTRIBUZIONE, data).context["piano"]
    assert not Assegnazione.objects.filter(caso=mondo.caso_in_coda).exists()
    data |= {"conferma": "1", "lotto": str(uuid4()), "impronta": piano.impronta}
    answer = client.post(DISTRIBUZIONE, data)

    assert answer.url == url("assegnazione_detail", data["lotto"])
    given = Assegnazione.objects.filter(lotto=data["lotto"]).values_list("caso", "case_manager")
    assert sorted(given) == piano.scelte
    assert len(piano.scelte) == 2


def test_caso_distribute_writes_nothing_when_the_queue_has_changed(mondo):
    client = client_for(mondo.coordinatore)
    piano = client.post(DISTRIBUZIONE, {"massimo": 10_000}).context["piano"]
    make_caso(mondo.ambito_a, mondo.cremona, "Nuovi")

    data = {"massimo": 10_000, "conferma": "1", "lotto": str(uuid4()), "impronta": piano.impronta}
    text = client.post(DISTRIBUZIONE, data).content.decode()

    assert "niente è stato assegnato" in text
    assert not Assegnazione.objects.filter(lotto=data["lotto"]).exists()


def test_caso_distribute_of_one_comune_leaves_the_others(mondo):
    piano = client_for(mondo.coordinatore).post(DISTRIBUZIONE, {"massimo": 9, "comune": "I935"}).context["piano"]

    assert [caso for caso, _ in piano.scelte] == [mondo.caso_stagno.pk]


def test_a_secret_address_is_in_no_page_of_the_coordinatore(mondo):
    nucleo = mondo.caso_in_coda.nucleo
    type(nucleo).objects.filter(pk=nucleo.pk).update(via="Via Nascosta")
    queue, identity = reverse("patti_inclusione:caso_queue"), url("caso_identity", mondo.caso_in_coda.pk)
    client = client_for(mondo.coordinatore)
    assert "Via Nascosta" in client.get(queue).content.decode()

    SchedaPersona.objects.create(
        componente=nucleo.componenti.first(), indirizzo_riservato=True, recapito_sicuro="Centro antiviolenza"
    )

    pages = [client.get(each).content.decode() for each in (queue, f"{queue}?formato=csv", identity)]
    pages.append(client.post(ASSIGN, {"id": [mondo.caso_in_coda.pk]}).content.decode())
    assert [word for page in pages for word in ("Via Nascosta", "antiviolenza") if word in page] == []


def finished(caso, case_manager, esito):
    """The case with an analysis that ended two months ago."""
    AnalisiPreliminare.objects.create(
        caso=caso, versione_modulo="1", stato="FINALIZZATA", esito=esito, motivazione="x" * 300,
        compilata_da=case_manager.accreditamento, finalizzata_il=timezone.now() - timedelta(days=62),
    )  # fmt: skip
    Assegnazione.objects.filter(caso=caso).update(dal=timezone.now() - timedelta(days=90))


def load_of(mondo):
    return select_carichi(mondo.coordinatore).get(pk=mondo.case_manager.accreditamento_id)["peso"]


def test_select_carichi_tells_nothing_of_a_case_manager_with_few_families(mondo):
    finished(mondo.caso, mondo.case_manager, "C")

    assert load_of(mondo) == 1


def test_select_carichi_of_many_complex_families_grows_and_does_not_move_with_one_of_them(mondo):
    casi = [
        give_caso(make_caso(mondo.ambito_a, mondo.cremona, f"P{n}"), mondo.case_manager, mondo.coordinatore)
        for n in range(9)
    ]
    assert load_of(mondo) == 10
    for caso in casi:
        finished(caso, mondo.case_manager, "C")
    before = load_of(mondo)

    Assegnazione.objects.filter(caso=casi[0]).update(al=timezone.now(), motivo="CARICO")
    without_complex = load_of(mondo)
    Assegnazione.objects.filter(caso=casi[0]).update(al=None, motivo="")
    Assegnazione.objects.filter(caso=mondo.caso).update(al=timezone.now(), motivo="CARICO")

    assert before == 12
    assert without_complex == load_of(mondo)


def test_caso_passaggio_says_what_to_know_before_calling_and_the_note(mondo):
    richiedente = mondo.caso.nucleo.componenti.get(relazione="RICHIEDENTE")
    SchedaPersona.objects.create(componente=richiedente, lingua="ar", bisogno_mediatore=True)
    Assegnazione.objects.create(
        caso=mondo.caso, case_manager=mondo.collega.accreditamento, assegnato_da=mondo.coordinatore.accreditamento,
        al=timezone.now(), motivo="CARICO", nota_consegna="Sentire la scuola.",
    )  # fmt: skip

    text = client_for(mondo.case_manager).get(url("caso_passaggio", mondo.caso.pk)).content.decode()

    assert "parla arabo; serve un interprete o un mediatore" in text
    assert "Sentire la scuola." in text
    assert "Fissa il primo colloquio" in text


@pytest.mark.parametrize("who", ["collega", "coordinatore", "case_manager_b"])
@pytest.mark.parametrize("name", ["caso_passaggio", "conflitto_declare"])
def test_the_pages_of_a_family_are_not_there_for_who_does_not_follow_it(mondo, who, name):
    assert client_for(getattr(mondo, who)).get(url(name, mondo.caso.pk)).status_code == 404
