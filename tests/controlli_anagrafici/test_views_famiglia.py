import pytest
from django.urls import reverse

from controlli_anagrafici.models import Controllo
from tests.factories.controlli import open_famiglia
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

APP = "controlli_anagrafici"


@pytest.fixture
def controllo(mondo):
    return open_famiglia(mondo)


def page(name, controllo):
    return reverse(f"{APP}:{name}", args=[controllo.pk])


def typed(controllo, presenze, *altri, **campi):
    """What the page posts: of each declared person what is chosen, then the others as (cognome, causale)."""
    persone = sorted(controllo.nucleo.componenti.all(), key=lambda each: each.relazione != "RICHIEDENTE")
    data = {f"{each.pk.hex}-presenza": valore for each, valore in zip(persone, presenze, strict=True)}
    for n, (cognome, causale) in enumerate(altri):
        data |= {f"altri-{n}-cognome": cognome, f"altri-{n}-nome": "Ugo", f"altri-{n}-presenza": causale}
    data |= {"altri-TOTAL_FORMS": len(altri), "altri-INITIAL_FORMS": 0, "versione": controllo.versione}
    return data | campi


def test_famiglia_edit_writes_the_family_and_leads_to_the_conclusion(mondo, controllo):
    client = client_for(mondo.responsabile_anagrafici)

    response = client.post(page("famiglia_edit", controllo), typed(controllo, ["C", "C"]), follow=True)

    assert "La famiglia è quella dichiarata" in response.content.decode()
    controllo.refresh_from_db()
    client.post(page("controllo_conclude", controllo), {"versione": controllo.versione})
    controllo.refresh_from_db()
    assert (controllo.stato, controllo.esito_finale) == ("CONCLUSO_POSITIVO", "P01")


def test_famiglia_edit_shows_the_coordinatore_the_difference_that_he_decides(mondo, controllo):
    client = client_for(mondo.responsabile_anagrafici)
    perche = "Vive lì dal 2015, con residenza."
    data = typed(controllo, ["C", "C"], ("Verdi", "OMISSIONE"), motivazione=perche)
    client.post(page("famiglia_edit", controllo), data)
    controllo.refresh_from_db()
    client.post(page("controllo_conclude", controllo), {"versione": controllo.versione, "esito_finale": "NN1"})

    text = client_for(mondo.coordinatore_anagrafici).get(page("negativo_approve", controllo)).content.decode()

    assert "Ugo Verdi" in text
    assert "Persona omessa, non giustificata" in text
    assert perche in text


def test_famiglia_edit_says_what_is_wrong_and_loses_nothing(mondo, controllo):
    data = typed(controllo, ["C", ""], ("Verdi", ""))

    text = client_for(mondo.responsabile_anagrafici).post(page("famiglia_edit", controllo), data).content.decode()

    assert "Persona 1." in text
    assert 'value="Verdi"' in text
    assert controllo.famiglia.count() == 0


def test_famiglia_edit_adds_a_line_without_javascript_and_saves_nothing(mondo, controllo):
    data = typed(controllo, ["C", "C"], ("Verdi", "OMISSIONE"), aggiungi="altri")

    text = client_for(mondo.responsabile_anagrafici).post(page("famiglia_edit", controllo), data).content.decode()

    assert 'name="altri-1-cognome"' in text
    assert 'value="Verdi"' in text
    assert controllo.famiglia.count() == 0


def test_famiglia_edit_on_a_page_of_before_keeps_what_was_typed(mondo, controllo):
    data = typed(controllo, ["C", "C"], motivazione="Da non perdere") | {"versione": 0}

    text = client_for(mondo.responsabile_anagrafici).post(page("famiglia_edit", controllo), data).content.decode()

    assert "Intanto il controllo è cambiato" in text
    assert "Da non perdere" in text
    assert f'name="versione" value="{controllo.versione}"' in text


def test_famiglia_pages_are_his_alone_and_ask_few_queries(mondo, controllo):
    client = client_for(mondo.responsabile_anagrafici)

    assert count_queries(client, page("famiglia_edit", controllo)) <= MAX_QUERIES
    assert count_queries(client, page("controllo_detail", controllo)) <= MAX_QUERIES
    assert client_for(mondo.coordinatore_anagrafici).get(page("famiglia_edit", controllo)).status_code == 404
    altro = Controllo.objects.exclude(nucleo=mondo.caso.nucleo).first()
    assert client.get(page("famiglia_edit", altro)).status_code == 404


def test_controllo_open_of_a_family_leads_to_its_page(mondo, controllo):
    Controllo.objects.filter(pk=controllo.pk).update(stato="ASSEGNATO")

    response = client_for(mondo.responsabile_anagrafici).post(page("controllo_open", controllo))

    assert response.url == page("famiglia_edit", controllo)
