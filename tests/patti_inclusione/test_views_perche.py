from uuid import uuid4

import pytest
from django.urls import reverse

from patti_inclusione.services import assegnazione
from rdc_platform.audit.models import AccessoDato
from tests.factories.persone import client_for


def url(caso):
    return reverse("patti_inclusione:caso_perche", args=[caso.pk])


def test_caso_perche_tells_a_case_manager_who_gave_it_and_who_else_sees_it(mondo):
    assegnazione.assign_caso(mondo.caso_in_coda, mondo.collega.accreditamento, by=mondo.coordinatore, lotto=uuid4())
    client = client_for(mondo.collega)
    client.get(reverse("patti_inclusione:caso_detail", args=[mondo.caso_in_coda.pk]))

    context = client.get(url(mondo.caso_in_coda)).context

    perche = context["perche"]
    assert perche.motivo.startswith("L'incarico ti è stato dato il ")
    assert "Aprire la famiglia per intero" in perche.puo
    assert {(altro.ruolo, altro.nome) for altro in perche.altri} == {
        ("Coordinatore per il Patto", mondo.coordinatore.nome_completo),
        ("Coordinatore controlli anagrafici", mondo.coordinatore_anagrafici.nome_completo),
    }
    assert [apertura.persona for apertura in context["aperture"]] == [mondo.collega.nome_completo]


def test_caso_perche_tells_a_coordinatore_of_his_territory_and_names_the_case_managers_alone(mondo):
    context = client_for(mondo.coordinatore).get(url(mondo.caso)).context

    perche = context["perche"]
    assert perche.motivo.startswith("Il Comune di Cremona (CR) è nel tuo territorio dal ")
    assert ", con la convenzione che ha sottoscritto" in perche.motivo
    assert {(altro.ruolo, altro.nome) for altro in perche.altri} == {
        ("Case manager", mondo.case_manager.nome_completo),
        ("Coordinatore controlli anagrafici", "1 persona"),
    }
    assert context["aperture"] is None
    assert dict(map(reversed, perche.non_vede))["Case manager"].startswith("recapiti, dati economici")


@pytest.mark.parametrize(
    ("who", "status"),
    [("coordinatore_b", 404), ("case_manager_b", 404), ("collega", 404), ("amministratore", 404), ("dpo", 404)],
)
def test_caso_perche_is_not_there_for_who_does_not_see_the_family(mondo, who, status):
    assert client_for(getattr(mondo, who)).get(url(mondo.caso)).status_code == status


def test_caso_perche_is_written_in_the_register(mondo):
    client_for(mondo.coordinatore).get(url(mondo.caso))

    assert AccessoDato.objects.get(atto="caso_perche").nucleo_id == mondo.caso.nucleo_id
