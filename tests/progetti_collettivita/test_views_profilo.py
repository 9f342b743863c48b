import json

import pytest
from django.urls import reverse

from progetti_collettivita.models import BozzaProfilo, ProfiloPuc
from progetti_collettivita.selectors.ricerca import list_candidati
from rdc_platform.audit.models import AccessoDato
from tests.factories.pagine import words
from tests.factories.persone import client_for
from tests.factories.puc import follow, make_puc


def url(name: str, *args) -> str:
    return reverse(f"progetti_collettivita:{name}", args=args)


@pytest.fixture
def chi(mondo):
    persona = mondo.caso.nucleo.componenti.order_by("nome").first()
    follow(persona)
    return persona


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def make_progetti(mondo) -> list:
    """Two that ask for a skill, in two ways of writing it, the second in the mornings of a Monday; one that asks for none."""
    nomi = {"Biblioteca": [], "Orti": ["Giardinaggio", "Guida"], "Parchi": ["giardinaggio"]}
    found = [
        make_puc(mondo.responsabile_puc, mondo.cremona, titolo=titolo, competenze_richieste=competenze)
        for titolo, competenze in nomi.items()
    ]
    found[2].sedi.get().orari.create(giorno_settimana=1, ora_inizio="08:00", ora_fine="12:00")
    return found


def test_who_follows_the_family_writes_what_she_can_do_and_the_order_follows(mondo, chi, client):
    biblioteca, orti, parchi = make_progetti(mondo)
    assert "Non è ancora scritto" in words(client.get(url("progetto_search", chi.pk)))
    page = client.get(url("profilo_edit", chi.pk))
    assert list(page.context["form"].fields["chieste"].choices) == [("Giardinaggio",) * 2, ("Guida",) * 2]
    dati = {
        "revisione": 0, "chieste": ["Giardinaggio"], "competenze": "Cucina\nGIARDINAGGIO", "aree": ["CULTURALE"],
        "giorni": ["2", "3"], "momenti": ["MATTINA"], "idoneita": "IDONEO",
    }  # fmt: skip

    answer = client.post(url("profilo_edit", chi.pk), dati)

    assert answer.headers["Location"] == url("progetto_search", chi.pk)
    profilo = ProfiloPuc.objects.get(componente=chi)
    assert (profilo.competenze, profilo.giorni, profilo.versione) == (["Giardinaggio", "Cucina"], [2, 3], 1)
    assert profilo.scritto_da == mondo.case_manager.accreditamento
    assert AccessoDato.objects.filter(atto="write_profilo_puc", nucleo_id=chi.nucleo_id).count() == 1
    ordine = list_candidati(chi, "COMUNE")
    assert [each.puc for each in ordine] == [orti, parchi, biblioteca]
    assert ordine[0].motivi[:2] == ["Sa già: Giardinaggio", "Gli interessa: culturale"]
    libera = [each.puc for each in ordine if "Gli orari non sono quando è libera" not in each.attenzioni]
    assert libera == [orti, biblioteca]
    text = words(client.get(url("progetto_search", chi.pk)))
    assert "Giardinaggio, Cucina" in text
    assert "martedì, mercoledì; mattina" in text
    again = client.get(url("profilo_edit", chi.pk)).context["form"]
    assert (again.initial["chieste"], again.initial["competenze"]) == (["Giardinaggio"], ["Cucina"])


@pytest.mark.parametrize(
    ("idoneita", "limiti", "perche"),
    [
        ("IDONEO", ["CARICHI"], "allora l&#x27;idoneità è «Con limitazioni»"),
        ("CON_LIMITAZIONI", [], "Spunta che cosa non può fare"),
    ],
)
def test_limits_stand_with_the_fitness_that_names_them(chi, client, idoneita, limiti, perche):
    dati = {"revisione": 0, "idoneita": idoneita, "limiti": limiti, "competenze": "Cucina"}

    page = client.post(url("profilo_edit", chi.pk), dati)

    assert perche in page.text
    assert "Cucina" in page.text
    assert not ProfiloPuc.objects.exists()


def test_what_is_typed_is_kept_and_a_page_opened_before_overwrites_nothing(mondo, chi, client):
    kept = client.post(url("profilo_autosave", chi.pk), {"versione": 0, "competenze": "Cuc", "idoneita": "BOH"})
    assert json.loads(kept.content)["versione"] == 1
    assert client.post(url("profilo_autosave", chi.pk), {"versione": 0, "competenze": "x"}).status_code == 409
    page = words(client.get(url("profilo_edit", chi.pk)))
    assert "Abbiamo ripreso" in page
    assert "Cuc" in page

    client.post(url("profilo_edit", chi.pk), {"revisione": 0, "competenze": "Cucina"})
    assert not BozzaProfilo.objects.exists()
    late = words(client.post(url("profilo_edit", chi.pk), {"revisione": 0, "competenze": "Cucito"}))
    assert "Intanto qualcun altro ha scritto di questa persona" in late
    assert "Cucito" in late
    assert ProfiloPuc.objects.get().competenze == ["Cucina"]

    client.post(url("profilo_autosave", chi.pk), {"versione": 0, "competenze": "z"})
    client.post(url("profilo_discard", chi.pk))
    assert not BozzaProfilo.objects.exists()
