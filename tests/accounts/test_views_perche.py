"""«Perché vedo o non vedo questo?»: from the same rules as the pages, and never whether a thing exists."""

from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import Ruolo
from tests.attack.gente import RUOLI
from tests.factories.persone import client_for, make_profilo

URL = reverse("accounts:perche")


@pytest.mark.parametrize(
    "who",
    [
        name
        for name in RUOLI
        if name
        in {
            "ministero",
            "flussi",
            "dpo",
            "amministratore",
            "coordinatore",
            "case_manager",
            "coordinatore_anagrafici",
            "responsabile_anagrafici",
        }
    ],
)
def test_perche_is_for_every_profile(mondo, who):
    assert client_for(getattr(mondo, who)).get(URL).status_code == 200


def test_perche_tells_a_coordinatore_what_the_case_manager_alone_sees(mondo):
    spiegazione = client_for(mondo.coordinatore).get(URL).context["spiegazione"]

    assert spiegazione.vede == ["dati anagrafici", "indirizzo", "a chi è assegnata", "segnalazioni a INPS"]
    assert (
        "recapiti, dati economici, colloqui, analisi dei bisogni, Patto, messaggi a INPS, ragioni del Centro per l'impiego",
        "Case manager",
    ) in spiegazione.non_vede
    assert spiegazione.a_chi == "all'Amministratore del tuo Ambito"


def test_perche_tells_an_amministratore_that_he_sees_no_family(mondo):
    spiegazione = client_for(mondo.amministratore).get(URL).context["spiegazione"]

    assert spiegazione.vede == []


def test_perche_counts_the_other_profiles_of_the_person(mondo):
    make_profilo(Ruolo.COORDINATORE_PATTO, mondo.ambito_a, operatore=mondo.case_manager.operatore)
    make_profilo(Ruolo.COORDINATORE_PATTO, mondo.ambito_b, operatore=mondo.case_manager.operatore)
    text = client_for(mondo.case_manager).get(URL).content.decode()

    assert "Hai altri 2 profili" in text
    assert reverse("accounts:profilo_choose") in text


def test_the_page_that_is_not_there_leads_to_perche_the_same_for_what_is_not_ones_own(mondo):
    client = client_for(mondo.case_manager)
    pages = [client.get(reverse("patti_inclusione:caso_detail", args=[pk])) for pk in (mondo.caso_b.pk, uuid4())]

    assert pages[0].content == pages[1].content
    assert f'href="{URL}"' in pages[0].content.decode()


def test_the_page_that_is_not_there_leads_who_is_out_to_the_help(db, client):
    text = client.get("/non-esiste/").content.decode()

    assert URL not in text
    assert reverse("web:aiuto") in text
