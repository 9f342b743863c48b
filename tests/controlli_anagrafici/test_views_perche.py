import pytest
from django.urls import reverse

from controlli_anagrafici.services.assegnazione import assign_controlli
from tests.factories.persone import client_for


def url(mondo, name="perche"):
    return reverse(f"controlli_anagrafici:controllo_{name}", args=[mondo.caso.nucleo.controlli.get().pk])


@pytest.fixture
def assegnato(mondo):
    controllo, responsabile = mondo.caso.nucleo.controlli.get(), mondo.responsabile_anagrafici
    assign_controlli([controllo.pk], responsabile.accreditamento_id, by=mondo.coordinatore_anagrafici)
    return mondo


def test_controllo_perche_names_the_responsabile_to_the_coordinatore(assegnato):
    perche = client_for(assegnato.coordinatore_anagrafici).get(url(assegnato)).context["perche"]

    assert [(altro.ruolo, altro.nome) for altro in perche.altri] == [
        ("Responsabile controlli anagrafici", assegnato.responsabile_anagrafici.nome_completo)
    ]
    assert perche.motivo.startswith("Il Comune di Cremona (CR) è nel tuo territorio dal ")


def test_controllo_perche_names_nobody_to_the_responsabile(assegnato):
    perche = client_for(assegnato.responsabile_anagrafici).get(url(assegnato)).context["perche"]

    assert [(altro.ruolo, altro.nome) for altro in perche.altri] == [("Coordinatore controlli anagrafici", "1 persona")]
    assert perche.motivo.startswith("L'incarico ti è stato dato il ")


def test_controllo_perche_is_linked_from_the_check_and_from_nowhere_else(assegnato):
    text = client_for(assegnato.responsabile_anagrafici).get(url(assegnato, "detail")).content.decode()

    assert url(assegnato) in text


@pytest.mark.parametrize("who", ["case_manager", "coordinatore", "amministratore", "responsabile_anagrafici"])
def test_controllo_perche_is_not_there_for_who_does_not_see_the_check(mondo, who):
    assert client_for(getattr(mondo, who)).get(url(mondo)).status_code == 404
