from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from patti_inclusione.models import DatiEconomici, DifferenzaFornitura
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

pytestmark = pytest.mark.django_db


def url(name, caso):
    return reverse(f"patti_inclusione:{name}", args=[caso.pk])


def text(response):
    return response.content.decode()


def differ(caso, tipo="DATO", campo="ISEE", **values):
    values = {"prima": "1", "dopo": "2"} | values
    return DifferenzaFornitura.objects.create(caso=caso, lotto="L1", tipo=tipo, campo=campo, **values)


def test_variazione_list_decides_the_ticked_data_and_leaves_the_others(mondo):
    one, two = (
        differ(mondo.caso, chiave="isee.valore"),
        differ(mondo.caso, campo="telefono", chiave="contatti.telefono"),
    )
    client = client_for(mondo.case_manager)
    assert "ISEE e DSU" in text(client.get(url("caso_detail", mondo.caso)))

    client.post(url("variazione_list", mondo.caso), {"quale": "dati", "id": [one.pk], "dati-esito": "ACCETTATA"})

    page = text(client.get(url("variazione_list", mondo.caso)))
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.esito, two.esito) == ("ACCETTATA", "")
    assert ("telefono: da «1» a «2»" in page, "ISEE: da «1»" in page) == (True, False)


def test_variazione_list_keeps_what_was_typed_and_says_what_to_mend(mondo):
    row = differ(mondo.caso, "ENTRATO", "Sara Conti")
    data = {"quale": row.pk, f"{row.pk}-esito": "ACCETTATA", f"{row.pk}-nota": "Zibaldone"}

    page = text(client_for(mondo.case_manager).post(url("variazione_list", mondo.caso), data))

    assert "Scegli perché la persona è entrata o uscita." in page
    assert "Zibaldone" in page


def test_variazione_list_refuses_a_reason_that_does_not_fit(mondo):
    row = differ(mondo.caso, "ENTRATO", "Sara Conti")
    data = {"quale": row.pk, f"{row.pk}-esito": "ACCETTATA", f"{row.pk}-motivo": "DECESSO"}

    page = text(client_for(mondo.case_manager).post(url("variazione_list", mondo.caso), data))

    assert "Una persona che entra non è morta" in page


@pytest.mark.parametrize("data", [{}, {"quale": "999"}, {"quale": "dati"}])
def test_variazione_list_of_nothing_or_decided_already_says_so(mondo, data):
    differ(mondo.caso)

    answer = client_for(mondo.case_manager).post(url("variazione_list", mondo.caso), data, follow=True)

    assert "già stata decisa" in text(answer) or "Spunta almeno un dato" in text(answer)
    assert DifferenzaFornitura.objects.get().esito == ""


@pytest.mark.parametrize("who", ["collega", "case_manager_b", "coordinatore", "amministratore", "dpo"])
def test_variazione_pages_are_not_there_for_others(mondo, who):
    client = client_for(getattr(mondo, who))

    assert client.get(url("variazione_list", mondo.caso)).status_code == 404
    assert client.post(url("variazione_close", mondo.caso)).status_code == 404


def test_variazione_list_offers_the_transfer_when_the_residence_changed(mondo):
    differ(mondo.caso, campo="Comune di residenza", chiave="belfiore_residenza")

    assert "Proponi il trasferimento" in text(client_for(mondo.case_manager).get(url("variazione_list", mondo.caso)))


def test_variazione_close_when_inps_says_it_ended_and_not_before(mondo):
    client = client_for(mondo.case_manager)
    answer = client.post(url("variazione_close", mondo.caso), follow=True)
    assert "non si chiude da qui" in text(answer)
    DatiEconomici.objects.filter(nucleo=mondo.caso.nucleo).update(stato_beneficio="RINUNCIATO")
    assert "INPS dice: rinuncia" in text(client.get(url("variazione_list", mondo.caso)))

    client.post(url("variazione_close", mondo.caso))

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == "CHIUSO"


def test_every_page_of_a_nucleo_that_emptied_is_there(mondo):
    mondo.caso.nucleo.componenti.update(uscito_il=date(2019, 6, 3))

    for chi, names in (
        (mondo.case_manager, ("caso_detail", "variazione_list")),
        (mondo.coordinatore, ("caso_identity",)),
    ):
        for name in names:
            assert client_for(chi).get(url(name, mondo.caso)).status_code == 200


def test_a_lot_that_closes_a_case_while_the_coordinatore_assigns_it_says_so_and_assigns_nothing(mondo):
    caso, chi = mondo.caso_in_coda, mondo.case_manager.accreditamento_id
    caso.stato, caso.motivo_chiusura = "CHIUSO", "DECADENZA"
    caso.save(update_fields=["stato", "motivo_chiusura"])
    data = {"id": caso.pk, "conferma": "1", "lotto": uuid4(), f"cm_{caso.pk}": chi, f"attuale_{caso.pk}": ""}

    page = text(client_for(mondo.coordinatore).post(reverse("patti_inclusione:caso_assign"), data))

    assert "Il caso è chiuso" in page
    assert not caso.assegnazioni.exists()


def test_variazione_list_asks_as_many_queries_whatever_there_is(mondo):
    client = client_for(mondo.case_manager)
    persona = mondo.caso.nucleo.componenti.first()
    differ(mondo.caso)
    few = count_queries(client, url("variazione_list", mondo.caso))
    for n in range(30):
        differ(mondo.caso, "ENTRATO", f"Persona {n}", componente=persona)
        differ(
            mondo.caso,
            "ENTRATO",
            f"Altra {n}",
            componente=persona,
            esito="ACCETTATA",
            motivo="ALTRO",
            vista_il="2019-06-03T10:00Z",
        )

    assert count_queries(client, url("variazione_list", mondo.caso)) == few <= MAX_QUERIES
