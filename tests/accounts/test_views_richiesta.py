from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Sollecito, StatoRichiesta
from rdc_platform import codice_fiscale
from rdc_platform.audit.models import AccessoDato
from tests.factories.persone import client_for
from tests.factories.richieste import make_richiesta

S = StatoRichiesta
LISTA = reverse("accounts:richiesta_list")


def page(name, richiesta):
    return reverse(f"accounts:{name}", args=[richiesta.pk])


def test_richiesta_list_shows_the_open_ones_the_stillest_first(mondo):
    first, second = make_richiesta(mondo.ambito_a), make_richiesta(mondo.ambito_b, S.PEC_RICEVUTA)
    make_richiesta(mondo.ambito_a, S.RIFIUTATA)

    response = client_for(mondo.ministero).get(LISTA)

    assert [riga.key for riga in response.context["lista"].righe] == [str(first.pk), str(second.pk)]
    assert "Modulo inviato (1)" in response.content.decode()


def test_richiesta_list_filters_by_state_and_finds_by_name(mondo):
    make_richiesta(mondo.ambito_a)
    second = make_richiesta(mondo.ambito_b, S.PEC_RICEVUTA, cognome="Zanetti")
    client = client_for(mondo.ministero)

    filtered = client.get(LISTA, {"stato": S.PEC_RICEVUTA})
    found = client.post(LISTA, {"testo": "zanet"})

    assert [riga.key for riga in filtered.context["lista"].righe] == [str(second.pk)]
    assert [riga.key for riga in found.context["lista"].righe] == [str(second.pk)]


def test_richiesta_list_finds_the_forms_whose_pec_has_not_come(mondo):
    stuck, _ = make_richiesta(mondo.ambito_a), make_richiesta(mondo.ambito_a)
    type(stuck).objects.filter(pk=stuck.pk).update(creata_il="2019-04-01T10:00+02:00")

    response = client_for(mondo.ministero).get(LISTA, {"senza_pec": "on"})

    assert [riga.key for riga in response.context["lista"].righe] == [str(stuck.pk)]


def test_richiesta_list_exports_and_writes_it_down(mondo):
    make_richiesta(mondo.ambito_a)

    response = client_for(mondo.ministero).get(LISTA, {"formato": "csv"})

    assert "Ferrari Marta" in response.content.decode("utf-8-sig")
    assert AccessoDato.objects.filter(atto="richiesta_list", azione="ESPORTAZIONE").count() == 1


def test_richiesta_list_asks_as_many_queries_for_thirty_as_for_one(mondo, django_assert_max_num_queries):
    make_richiesta(mondo.ambito_a)
    client = client_for(mondo.ministero)
    client.get(LISTA)
    with django_assert_max_num_queries(20) as one:
        client.get(LISTA)
    for _ in range(29):
        make_richiesta(mondo.ambito_a)

    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(LISTA)

    assert len(one.captured_queries) <= 5 + 6 + 2  # fixed, the page's own, and the savepoints of the transaction


def test_richiesta_detail_shows_what_does_not_agree(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.PEC_RICEVUTA, cognome="Bianchi", pec_mittente="altro@pec.example.it")

    text = client_for(mondo.ministero).get(page("richiesta_detail", richiesta)).content.decode()

    assert "La PEC viene da altro@pec.example.it" in text
    assert "Controlla il cognome" in text
    assert AccessoDato.objects.filter(atto="richiesta_detail", oggetto_id=str(richiesta.pk)).count() == 1


FIRMA = {"firmatario_nome": "Piera", "firmatario_cognome": "Sindaca"}
PIERA = codice_fiscale.encode("Sindaca", "Piera", "F", date(1970, 1, 1), "D150")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"firmatario_codice_fiscale": PIERA[:-1] + "0"}, "Il codice fiscale di chi firma è sbagliato."),
        ({"firmatario_codice_fiscale": PIERA, "firmatario_cognome": "Bianchi"}, "non va con il suo nome e cognome"),
        ({"firmatario_nome": "MARTA", "firmatario_cognome": "Ferrari"}, "Chi firma la nota è la persona indicata"),
        ({"pec_mittente": "altro@pec.example.it"}, "La PEC viene da altro@pec.example.it"),
    ],
)
def test_richiesta_detail_warns_of_who_signed(mondo, values, says):
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA, **FIRMA | values)

    avvisi = client_for(mondo.ministero).get(page("richiesta_detail", richiesta)).context["avvisi"]

    assert [says in avviso for avviso in avvisi] == [True]


def test_richiesta_detail_warns_of_who_signs_for_himself_by_codice_fiscale(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)
    type(richiesta).objects.filter(pk=richiesta.pk).update(firmatario_codice_fiscale=richiesta.codice_fiscale)

    avvisi = client_for(mondo.ministero).get(page("richiesta_detail", richiesta)).context["avvisi"]

    assert any("Chi firma la nota è la persona indicata" in avviso for avviso in avvisi)


def test_richiesta_detail_has_nothing_to_say_of_a_request_that_agrees(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA, firmatario_codice_fiscale=PIERA)

    assert client_for(mondo.ministero).get(page("richiesta_detail", richiesta)).context["avvisi"] == []


def test_richiesta_detail_warns_of_who_administers_another_ambito(mondo):
    known = mondo.amministratore_b.operatore
    same = ("codice_fiscale", "nome", "cognome", "data_nascita", "belfiore_nascita", "genere")
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA, **{name: getattr(known, name) for name in same})

    avvisi = client_for(mondo.ministero).get(page("richiesta_detail", richiesta)).context["avvisi"]

    assert avvisi == [f"La persona è già Amministratore di {mondo.ambito_b.denominazione}."]


def test_richiesta_detail_says_whose_place_the_person_takes(mondo):
    client = client_for(mondo.ministero)
    asked = make_richiesta(mondo.ambito_a, chiede_sostituzione=True)
    chosen = make_richiesta(mondo.ambito_a, S.ATTO_INVIATO, sostituisce=mondo.amministratore.accreditamento)

    assert "Sì, lo scrive l&#x27;ente" in client.get(page("richiesta_detail", asked)).content.decode()
    assert mondo.amministratore.nome_completo in client.get(page("richiesta_detail", chosen)).content.decode()


def test_richiesta_detail_and_list_show_the_reminders(mondo):
    richiesta, client = make_richiesta(mondo.ambito_a), client_for(mondo.ministero)
    Sollecito.objects.create(ambito=mondo.ambito_a, tipo="SENZA_PEC", richiesta=richiesta, referenti_avvisati=2)

    response = client.get(page("richiesta_detail", richiesta))
    righe = client.get(LISTA).context["lista"].righe

    assert [voce.titolo for voce in response.context["storia"]] == ["Sollecitata la PEC", "Modulo inviato"]
    assert "Abbiamo sollecitato la PEC una volta" in response.content.decode()
    assert [riga.row["sollecitata_il"] is not None for riga in righe] == [True]


def test_richiesta_list_orders_by_the_age_of_the_state_and_not_of_the_last_save(mondo):
    older, younger = make_richiesta(mondo.ambito_a), make_richiesta(mondo.ambito_a)
    rows = type(older).objects
    rows.filter(pk=older.pk).update(stato_dal="2019-05-01T10:00+02:00")
    rows.filter(pk=younger.pk).update(stato_dal="2019-05-03T10:00+02:00")
    older.telefono = "0372 999999"
    older.save(update_fields=["telefono", "aggiornata_il"])

    righe = client_for(mondo.ministero).get(LISTA).context["lista"].righe

    assert [riga.key for riga in righe] == [str(older.pk), str(younger.pk)]


def test_richiesta_detail_asks_for_the_delegation_only_of_a_delegate(mondo):
    client = client_for(mondo.ministero)
    ruler = make_richiesta(mondo.ambito_a, S.PEC_RICEVUTA)
    delegate = make_richiesta(mondo.ambito_a, S.PEC_RICEVUTA, firmatario_titolo="DELEGATO")

    assert "Provvedimento di delega" not in client.get(page("richiesta_detail", ruler)).content.decode()
    assert "Provvedimento di delega" in client.get(page("richiesta_detail", delegate)).content.decode()
