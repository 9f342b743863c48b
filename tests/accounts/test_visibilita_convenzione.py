"""Without a valid adhesion nothing of that Comune is visible to anyone of the Ambito; with one it is, at once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import Ruolo
from accounts.services import accreditamento as accreditamenti
from accounts.services import convenzione as services
from ambiti.models import AppartenenzaComune
from controlli_anagrafici.permissions import CONTROLLI
from patti_inclusione.permissions import CASI
from rdc_platform.documenti.contenuto import PDF as TIPO
from tests.factories.accreditamento import DAL
from tests.factories.casi import give_caso
from tests.factories.pdf import PDF
from tests.factories.persone import client_for, make_profilo

QUEUE = reverse("patti_inclusione:caso_queue")
CONTROLLI_LIST = reverse("controlli_anagrafici:controllo_list")


@pytest.fixture
def stagno(mondo):
    """The membership of the Comune whose convention comes and goes."""
    return AppartenenzaComune.objects.get(comune=mondo.stagno)


@pytest.fixture
def end(mondo, stagno):
    return lambda: services.end_adesione(stagno, by=mondo.amministratore, motivo="Delibera 3")


@pytest.fixture
def adhere(mondo, stagno):
    def run() -> None:
        file = SimpleUploadedFile("firmata.pdf", PDF)
        file.tipo = TIPO
        words = {"data_sottoscrizione": DAL, "firmatario": "Sindaco", "protocollo": "9/2019", "file": file}
        services.upload_adesione(stagno, by=mondo.amministratore, **words)
        services.validate_adesione(stagno, by=mondo.amministratore)

    return run


def casi_of(profilo, perm: str) -> set:
    rows = CASI.permitted(type(profilo)(profilo.accreditamento), perm)
    return set(rows.values_list("nucleo__cognome", flat=True))


def test_the_end_of_an_adhesion_hides_the_comune_from_the_coordinatore_of_the_ambito(mondo, end):
    assert "Stagni" in casi_of(mondo.coordinatore, "view_coda")

    end()

    assert "Stagni" not in casi_of(mondo.coordinatore, "view_coda")
    client = client_for(mondo.coordinatore)
    assert "Stagni" not in client.get(QUEUE).content.decode()
    page = reverse("patti_inclusione:caso_identity", args=[mondo.caso_stagno.pk])
    assert client.get(page).status_code == 404


def test_an_adhesion_shows_the_comune_to_the_coordinatore_at_once(mondo, end, adhere):
    end()

    adhere()

    client = client_for(mondo.coordinatore)
    assert "Stagni" in casi_of(mondo.coordinatore, "view_coda")
    assert "Stagni" in client.get(QUEUE).content.decode()


def test_an_adhesion_only_uploaded_shows_nothing(mondo, end, stagno):
    end()
    file = SimpleUploadedFile("firmata.pdf", PDF)
    file.tipo = TIPO
    words = {"data_sottoscrizione": DAL, "firmatario": "Sindaco", "protocollo": "9/2019", "file": file}

    services.upload_adesione(stagno, by=mondo.amministratore, **words)

    assert "Stagni" not in casi_of(mondo.coordinatore, "view_coda")


def test_the_case_manager_loses_the_families_of_the_comune(mondo, end):
    give_caso(mondo.caso_stagno, mondo.case_manager, mondo.coordinatore)
    assert "Stagni" in casi_of(mondo.case_manager, "view_fascicolo")

    end()

    assert casi_of(mondo.case_manager, "view_fascicolo") == {"Conti"}
    page = reverse("patti_inclusione:caso_detail", args=[mondo.caso_stagno.pk])
    assert client_for(mondo.case_manager).get(page).status_code == 404


@pytest.mark.parametrize("ruolo", [Ruolo.COORDINATORE_ANAGRAFICI, Ruolo.RESPONSABILE_ANAGRAFICI])
def test_the_checks_of_the_comune_go_and_come_back_with_its_adhesion(mondo, end, adhere, ruolo):
    profilo = make_profilo(ruolo, mondo.ambito_a, mondo.stagno)
    controllo = mondo.caso_stagno.nucleo.controlli.get()
    if ruolo == Ruolo.RESPONSABILE_ANAGRAFICI:
        controllo.stato, controllo.responsabile = "ASSEGNATO", profilo.accreditamento
        controllo.save(update_fields=["stato", "responsabile"])
        accreditamenti.incarichi.grant(profilo.accreditamento, [controllo])

    def visible() -> bool:
        return CONTROLLI.permitted(type(profilo)(profilo.accreditamento), "view_controllo").exists()

    assert visible()

    end()
    assert not visible()

    adhere()
    profilo.accreditamento.refresh_from_db()
    assert (profilo.accreditamento.stato, visible()) == ("SOSPESO", False)  # the person comes back one act later
    accreditamenti.reactivate_accreditamento(profilo.accreditamento, by=mondo.amministratore, valido_al=None)
    if ruolo == Ruolo.COORDINATORE_ANAGRAFICI:
        assert visible()
