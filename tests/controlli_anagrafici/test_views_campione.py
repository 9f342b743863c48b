import json

import pytest
from django.urls import reverse

from controlli_anagrafici.models import CampioneEstrazione, Controllo
from controlli_anagrafici.services.campione import TOPIC
from tests.factories.persone import client_for
from tests.factories.richieste import deliver

APP = "controlli_anagrafici"


def page(name, *args):
    return reverse(f"{APP}:{name}", args=args)


def test_the_coordinatore_draws_reads_and_proves_a_sample(mondo):
    client = client_for(mondo.coordinatore_anagrafici)
    assert "Oggi si estrae fra 2 nuclei" in client.get(page("campione_list")).content.decode()

    response = client.post(page("campione_extract"), {"comune": "D150", "fatte": 0}, follow=True)

    estrazione = CampioneEstrazione.objects.get()
    assert "Guarda a che punto è" in response.content.decode()
    assert client.get(page("campione_download", estrazione.pk)).status_code == 404
    deliver(TOPIC)
    estrazione.refresh_from_db()
    text = client.get(page("campione_detail", estrazione.pk)).content.decode()
    assert "L'estrazione torna." in text.replace("&#x27;", "'")
    assert estrazione.salt in text
    prova = json.loads(client.get(page("campione_download", estrazione.pk)).getvalue())
    assert prova["estratti"] == [estrazione.controlli.get().nucleo.protocollo_inps]
    assert estrazione.salt not in client.get(page("campione_list")).content.decode()


@pytest.mark.parametrize("chi", ["responsabile_anagrafici", "coordinatore", "case_manager", "dpo"])
def test_the_sample_is_not_there_for_other_roles(mondo, chi):
    client = client_for(getattr(mondo, chi))

    assert client.get(page("campione_list")).status_code == 404
    assert client.post(page("campione_extract"), {"comune": "D150", "fatte": 0}).status_code == 404


def test_the_sample_of_another_comune_is_not_there(mondo):
    estrazione = CampioneEstrazione.objects.create(
        comune=mondo.bologna, data="2019-06-03", popolazione=1, estratti=1, percentuale=5,
        estratto_da=mondo.coordinatore_anagrafici.accreditamento,
    )  # fmt: skip
    client = client_for(mondo.coordinatore_anagrafici)

    assert client.get(page("campione_detail", estrazione.pk)).status_code == 404
    assert client.post(page("campione_extract"), {"comune": "A944", "fatte": 0}).status_code == 404


def test_famiglia_start_opens_the_check_of_a_family_not_drawn(mondo):
    client = client_for(mondo.coordinatore_anagrafici)
    controllo = mondo.caso.nucleo.controlli.get()

    client.post(page("famiglia_start", controllo.pk))

    nuovo = Controllo.objects.get(nucleo=mondo.caso.nucleo, tipo_controllo="COMPOSIZIONE_NUCLEO")
    assert nuovo.origine_controllo == "INIZIATIVA_COMUNE"
    assert client.post(page("famiglia_start", mondo.caso_stagno.nucleo.controlli.get().pk)).status_code == 404
