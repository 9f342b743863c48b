from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Accreditamento, Sollecito, StatoRichiesta
from ambiti.models import Referente
from rdc_platform.audit.models import AccessoDato
from tests.factories.persone import client_for
from tests.factories.queries import count_queries
from tests.factories.richieste import make_richiesta
from tests.factories.territorio import make_ambito

LISTA = reverse("accounts:ambito_list")


def rows(response) -> dict[str, tuple[str, str]]:
    """Codice dell'Ambito: situation, late or not."""
    return {
        riga.row["denominazione"].rsplit(" ", 1)[-1]: (riga.row["situazione"], bool(riga.row["in_ritardo"]))
        for riga in response.context["lista"].righe
    }


def test_ambito_list_tells_registered_under_way_and_missing(mondo):
    Accreditamento.objects.filter(pk=mondo.amministratore_b.accreditamento_id).update(valido_dal="2019-06-15")
    make_richiesta(make_ambito("P03", "H501"), StatoRichiesta.PEC_RICEVUTA)
    make_ambito("P04", "F205")

    response = client_for(mondo.ministero).get(LISTA)

    assert rows(response) == {
        "Cremona": ("REGISTRATO", False),
        "Bologna": ("REGISTRATO", True),  # after 31 May 2019
        "Roma": ("IN_CORSO", True),
        "Milano": ("SENZA_RICHIESTA", True),
    }


def test_ambito_list_filters_by_situation_region_and_delay(mondo):
    make_ambito("P04", "F205")
    client = client_for(mondo.ministero)

    assert set(rows(client.get(LISTA, {"situazione": "SENZA_RICHIESTA"}))) == {"Milano"}
    assert set(rows(client.get(LISTA, {"regione": "08"}))) == {"Bologna"}
    assert set(rows(client.get(LISTA, {"in_ritardo": "on"}))) == {"Milano"}


def test_ambito_list_is_the_ministrys_alone(mondo):
    for profilo in (mondo.amministratore, mondo.coordinatore, mondo.case_manager, mondo.dpo):
        assert client_for(profilo).get(LISTA).status_code == 404


def test_ambito_list_asks_as_many_queries_for_many_as_for_few(mondo, django_assert_max_num_queries):
    client = client_for(mondo.ministero)
    client.get(LISTA)
    with django_assert_max_num_queries(13) as few:
        client.get(LISTA)
    make_ambito("P03", "H501")
    make_ambito("P04", "F205")

    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(LISTA)


def detail(ambito, name="ambito_detail"):
    return reverse(f"accounts:{name}", args=[ambito.pk])


def posted(*righe, initial=0):
    """The formset of the Referenti as a browser sends it."""
    data = {"referenti-TOTAL_FORMS": len(righe), "referenti-INITIAL_FORMS": initial}
    return data | {f"referenti-{n}-{name}": value for n, riga in enumerate(righe) for name, value in riga.items()}


ADA = {"nome": "Ada", "cognome": "Rossi", "email": "ada@example.it", "telefono": "0372 123456"}


def test_ambito_list_says_how_many_days_late_and_orders_and_exports_them(mondo):
    Accreditamento.objects.filter(pk=mondo.amministratore_b.accreditamento_id).update(valido_dal="2019-06-15")
    make_ambito("P04", "F205")
    client, late = client_for(mondo.ministero), {"in_ritardo": "on", "ordina": "-ritardo"}

    page = client.get(LISTA, late)
    text = client.get(LISTA, late | {"formato": "csv"}).content.decode("utf-8-sig")

    days = [riga.row["ritardo"].days for riga in page.context["lista"].righe]
    assert list(rows(page)) == ["Milano", "Bologna"]
    assert days[1] == 15
    assert "<h1>Ambiti in ritardo" in page.content.decode()
    assert text.splitlines()[2].replace('"', "").split(";")[5] == "15"


def test_ambito_list_leads_to_each_ambito(mondo):
    riga = client_for(mondo.ministero).get(LISTA).context["lista"].righe[0]

    assert riga.url == detail(mondo.ambito_b)


def test_ambito_detail_shows_who_administers_it_what_it_asked_and_its_comuni(mondo):
    open_, closed = make_richiesta(mondo.ambito_a), make_richiesta(mondo.ambito_a, StatoRichiesta.RIFIUTATA)
    elsewhere = make_richiesta(mondo.ambito_b)
    Referente.objects.create(ambito=mondo.ambito_a, **ADA)
    Sollecito.objects.create(ambito=mondo.ambito_a, tipo="SENZA_PEC", richiesta=open_)
    mondo.stagno.adesioni.update(stato="CARICATA")

    response = client_for(mondo.ministero).get(detail(mondo.ambito_a))

    page, context = response.content.decode(), response.context
    atto = mondo.amministratore.accreditamento.atto
    assert context["amministratori"] == [mondo.amministratore.accreditamento]
    assert f"atto n. {atto.numero}" in page
    assert reverse("accounts:richiesta_detail", args=[atto.richiesta_id]) in page
    assert context["aperte"] == [open_]
    assert set(context["chiuse"]) == {closed, atto.richiesta}
    assert context["conteggi"] == [("CARICATA", 1), ("VALIDA", 1)]
    assert [row["comune__denominazione"] for row in context["comuni"]] == ["Cremona", "Stagno Lombardo"]
    assert "ada@example.it" in page
    assert open_.numero_richiesta in page
    assert elsewhere.numero_richiesta not in page
    assert "Nei tempi" in page
    assert AccessoDato.objects.filter(atto="ambito_detail", oggetto_id=str(mondo.ambito_a.pk)).count() == 1


@pytest.mark.parametrize(("giorno", "says"), [("2019-05-31", "Nei tempi"), ("2019-06-01", "<strong>1</strong> giorno")])
def test_ambito_detail_counts_the_days_from_the_letters_day(mondo, giorno, says):
    Accreditamento.objects.filter(pk=mondo.amministratore.accreditamento_id).update(valido_dal=giorno)

    assert says in client_for(mondo.ministero).get(detail(mondo.ambito_a)).content.decode()


@pytest.mark.parametrize("name", ["ambito_detail", "referenti_edit"])
def test_pages_of_an_ambito_are_the_ministrys_alone(mondo, name):
    for profilo in (mondo.amministratore, mondo.coordinatore, mondo.case_manager, mondo.dpo):
        assert client_for(profilo).get(detail(mondo.ambito_a, name)).status_code == 404
    assert client_for(None).get(detail(mondo.ambito_a, name)).status_code == 302


def test_ambito_detail_asks_as_many_queries_for_many_as_for_few(mondo):
    client = client_for(mondo.ministero)
    client.get(detail(mondo.ambito_a))
    few = count_queries(client, detail(mondo.ambito_a))
    for n in range(5):
        row = make_richiesta(mondo.ambito_a)
        Referente.objects.create(ambito=mondo.ambito_a, **ADA)
        since = timezone.now() - timedelta(days=n)
        Sollecito.objects.create(ambito=mondo.ambito_a, tipo="SENZA_PEC", richiesta=row, inviato_il=since)

    assert count_queries(client, detail(mondo.ambito_a)) == few


def test_referenti_edit_adds_mends_and_takes_away(mondo):
    old = Referente.objects.create(ambito=mondo.ambito_a, **ADA)
    other = Referente.objects.create(ambito=mondo.ambito_a, **ADA | {"nome": "Ugo"})
    rows = [
        ADA | {"id": old.pk, "email": "nuova@example.it"},
        ADA | {"id": other.pk, "DELETE": "on"},
        ADA | {"nome": "Eva"},
    ]

    client_for(mondo.ministero).post(detail(mondo.ambito_a, "referenti_edit"), posted(*rows, initial=2))

    found = mondo.ambito_a.referenti.order_by("nome").values_list("nome", "email")
    assert list(found) == [("Ada", "nuova@example.it"), ("Eva", "ada@example.it")]
    assert AccessoDato.objects.filter(atto="keep_referenti").count() == 1


def test_referenti_edit_says_what_is_wrong_and_adds_a_row_without_saving(mondo):
    client = client_for(mondo.ministero)
    address = detail(mondo.ambito_a, "referenti_edit")

    wrong = client.post(address, posted(ADA | {"email": "ada"}))
    added = client.post(address, posted(ADA) | {"aggiungi": "referenti"})

    assert "un indirizzo è fatto così" in wrong.content.decode()
    assert len(added.context["formset"].forms) == 2
    assert not Referente.objects.exists()


def test_referenti_edit_does_not_reach_those_of_another_ambito(mondo):
    theirs = Referente.objects.create(ambito=mondo.ambito_b, **ADA)
    row = ADA | {"id": theirs.pk, "email": "altra@example.it"}

    client_for(mondo.ministero).post(detail(mondo.ambito_a, "referenti_edit"), posted(row, initial=1))

    theirs.refresh_from_db()
    assert (theirs.ambito, theirs.email) == (mondo.ambito_b, "ada@example.it")
