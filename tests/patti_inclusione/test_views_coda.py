import pytest
from django.urls import reverse

from patti_inclusione.models import Assegnazione, Scadenza, StatoCaso
from rdc_platform.audit.models import AccessoDato, Azione
from tests.factories.casi import make_caso
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

QUEUE = reverse("patti_inclusione:caso_queue")
CARICHI = reverse("patti_inclusione:carico_list")
FAMIGLIE = ("Conti Marta", "Coda Marta", "Stagni Marta", "Bolognesi Marta")


def page(profilo, url):
    return client_for(profilo).get(url).content.decode()


def shown(text):
    return [famiglia for famiglia in FAMIGLIE if famiglia in text]


def identity(caso):
    return reverse("patti_inclusione:caso_identity", args=[caso.pk])


def withdraw(caso):
    return reverse("patti_inclusione:caso_withdraw", args=[caso.pk])


def test_caso_queue_shows_the_families_of_his_scope(mondo):
    assert shown(page(mondo.coordinatore, QUEUE)) == ["Conti Marta", "Coda Marta", "Stagni Marta"]
    assert shown(page(mondo.coordinatore_stagno, QUEUE)) == ["Stagni Marta"]
    assert shown(page(mondo.coordinatore_b, QUEUE)) == ["Bolognesi Marta"]


@pytest.mark.parametrize("who", ["case_manager", "amministratore", "ministero", "dpo", "coordinatore_anagrafici"])
@pytest.mark.parametrize("url", [QUEUE, CARICHI, reverse("patti_inclusione:oggi_coordinatore")])
def test_pages_of_the_coordinatore_are_not_there_for_other_roles(mondo, who, url):
    assert client_for(getattr(mondo, who)).get(url).status_code == 404


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("macro=DA_ASSEGNARE", ["Coda Marta", "Stagni Marta"]),
        ("macro=ASSEGNATO", ["Conti Marta"]),
        ("comune=I935", ["Stagni Marta"]),
        ("termine=scaduti", ["Conti Marta", "Coda Marta", "Stagni Marta"]),
        ("termine=in_scadenza", []),
        ("comune=A944", ["Conti Marta", "Coda Marta", "Stagni Marta"]),  # not one of his: no filter at all
        ("macro=nonesiste&ordina=nonesiste&pagina=99", ["Conti Marta", "Coda Marta", "Stagni Marta"]),
    ],
)
def test_caso_queue_filters(mondo, query, expected):
    assert shown(page(mondo.coordinatore, f"{QUEUE}?{query}")) == expected


def test_caso_queue_filters_by_case_manager(mondo):
    text = page(mondo.coordinatore, f"{QUEUE}?case_manager={mondo.case_manager.accreditamento_id}")

    assert shown(text) == ["Conti Marta"]


def test_caso_queue_searches_by_surname_without_accents_and_not_in_the_url(mondo):
    make_caso(mondo.ambito_a, mondo.cremona, "Èlia D'Amico")

    text = client_for(mondo.coordinatore).post(QUEUE, {"testo": "elia d'am"}).content.decode()

    assert shown(text) == []
    assert "Èlia D&#x27;Amico" in text
    assert AccessoDato.objects.get(atto="caso_queue").azione == Azione.RICERCA


def test_caso_queue_never_shows_the_detailed_state_nor_what_is_economic(mondo):
    mondo.caso.stato = StatoCaso.IN_DEFINIZIONE_PATTO
    mondo.caso.esito_ap = "C"
    mondo.caso.save()

    for url in (QUEUE, f"{QUEUE}?formato=csv", identity(mondo.caso), CARICHI):
        text = page(mondo.coordinatore, url)
        canaries = [
            "PATTO",
            "Patto in definizione",
            "612,34",
            "612.34",
            "3120,55",
            "3.120",
            "+39 320",
            "famiglia@example.it",
            "pagamento",
        ]
        assert [canary for canary in canaries if canary in text] == []


def test_caso_queue_exports_what_the_filters_leave(mondo):
    answer = client_for(mondo.coordinatore).get(f"{QUEUE}?macro=DA_ASSEGNARE&formato=csv")

    rows = answer.content.decode("utf-8-sig").splitlines()
    assert rows[0].split(";")[:3] == ["Famiglia", "Persone", "Comune"]
    assert sorted(row.split(";")[0] for row in rows[1:]) == ["Coda Marta", "Stagni Marta"]
    assert AccessoDato.objects.get(atto="caso_queue").azione == Azione.ESPORTAZIONE


def test_caso_queue_shows_a_term_only_while_it_runs(mondo):
    Scadenza.objects.filter(caso=mondo.caso_in_coda).update(stato="RISPETTATA", chiusa_il="2019-05-01")

    text = page(mondo.coordinatore, f"{QUEUE}?termine=scaduti")

    assert shown(text) == ["Conti Marta", "Stagni Marta"]


@pytest.mark.parametrize("url", [QUEUE, CARICHI])
def test_lists_of_the_coordinatore_ask_as_many_queries_for_one_row_as_for_thirty(mondo, url):
    client = client_for(mondo.coordinatore)
    few = count_queries(client, url)
    for n in range(30):
        make_caso(mondo.ambito_a, mondo.cremona, f"Prova{chr(97 + n % 26)}")

    assert count_queries(client, url) == few
    assert few <= MAX_QUERIES


def test_caso_identity_shows_identity_and_who_has_had_it(mondo):
    text = page(mondo.coordinatore, identity(mondo.caso))

    richiedente = mondo.caso.nucleo.componenti.get(relazione="RICHIEDENTE")
    other = mondo.caso.nucleo.componenti.exclude(pk=richiedente.pk).get()
    assert richiedente.codice_fiscale in text
    assert other.codice_fiscale not in text
    assert mondo.case_manager.nome_completo in text
    assert AccessoDato.objects.get(atto="caso_identity").nucleo_id == mondo.caso.nucleo_id


def test_caso_identity_of_another_ambito_is_not_there(mondo):
    answers = [client_for(mondo.coordinatore).get(url(mondo.caso_b)).status_code for url in (identity, withdraw)]

    assert answers == [404, 404]


def test_caso_withdraw_puts_the_family_back_in_the_queue(mondo):
    attuale = Assegnazione.objects.get(caso=mondo.caso).pk

    answer = client_for(mondo.coordinatore).post(withdraw(mondo.caso), {"attuale": attuale, "motivo": "ASSENZA"})

    assert answer.status_code == 302
    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.DA_ASSEGNARE
    assert (
        client_for(mondo.case_manager).get(reverse("patti_inclusione:caso_detail", args=[mondo.caso.pk])).status_code
        == 404
    )


def test_caso_withdraw_wants_a_reason_and_what_was_seen(mondo):
    client = client_for(mondo.coordinatore)
    attuale = Assegnazione.objects.get(caso=mondo.caso).pk

    without = client.post(withdraw(mondo.caso), {"attuale": attuale}).content.decode()
    stale = client.post(withdraw(mondo.caso), {"attuale": mondo.caso.pk, "motivo": "ASSENZA"}).content.decode()

    assert "Scegli perché la famiglia torna in coda." in without
    assert "Nel frattempo" in stale
    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.ASSEGNATO


def test_caso_withdraw_says_when_there_is_nobody_to_take_it_from(mondo):
    assert "già in coda" in page(mondo.coordinatore, withdraw(mondo.caso_in_coda))


def test_carico_list_counts_by_macro_state_in_his_scope_only(mondo):
    text = client_for(mondo.coordinatore).get(f"{CARICHI}?formato=csv").content.decode("utf-8-sig")
    other = client_for(mondo.coordinatore_stagno).get(f"{CARICHI}?formato=csv").content.decode("utf-8-sig")

    nome = mondo.case_manager.nome_completo
    assert [row for row in text.splitlines() if row.startswith(nome)] == [f"{nome};1;1;0;0;1;1;"]
    assert [row for row in other.splitlines() if row.startswith(nome)] == [f"{nome};0;0;0;0;0;0;"]
    assert mondo.case_manager_b.nome_completo not in text
