"""The page after outcomes C and D: the équipe, the specialist service, beginning the Quadro."""

import pytest
from django.urls import reverse

from patti_inclusione.models import InvioSpecialistico, MembroEquipe, StatoCaso
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato
from tests.factories import quadri
from tests.factories.analisi import make_minore
from tests.factories.persone import client_for

OGGI = calendario.today()


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def url(name, pk):
    return reverse(f"patti_inclusione:{name}", args=[pk])


def membro(**valori) -> dict[str, object]:
    base = {
        "nome": "Mara",
        "cognome": "Zefiri",
        "servizio": "SCUOLA",
        "ente": "Istituto di prova",
        "dal": OGGI.isoformat(),
        "accesso_piattaforma": "NESSUNO",
    }
    return base | valori


def test_quadro_detail_offers_what_the_outcome_asks(client, mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager)

    answer = client.get(url("quadro_detail", mondo.caso.pk))

    acts = {nome: answer.context[nome] for nome in ("si_cambia", "si_inizia", "si_salta", "si_manda")}
    assert acts == {"si_cambia": True, "si_inizia": True, "si_salta": True, "si_manda": False}
    assert [servizio.value for servizio in answer.context["servono"]] == ["SOCIALE", "SCUOLA"]
    assert AccessoDato.objects.filter(atto="quadro_detail", nucleo_id=mondo.caso.nucleo_id).count() == 1


def test_membro_create_begins_with_the_case_manager_as_the_social_service(client, mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager)

    form = client.get(url("membro_create", mondo.caso.pk)).context["form"]

    assert (form["cognome"].value(), form["servizio"].value()) == (mondo.case_manager.operatore.cognome, "SOCIALE")


def test_membro_create_then_quadro_start(client, mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager)
    client.post(url("membro_create", mondo.caso.pk), membro(servizio="SOCIALE"))
    sola = client.post(url("quadro_start", mondo.caso.pk), follow=True)
    client.post(url("membro_create", mondo.caso.pk), membro())

    client.post(url("quadro_start", mondo.caso.pk))

    mondo.caso.refresh_from_db()
    assert "un altro servizio" in " ".join(str(message) for message in sola.context["messages"])
    assert mondo.caso.stato == StatoCaso.IN_QUADRO_ANALISI


@pytest.mark.parametrize(
    ("valori", "campo"),
    [
        ({"email": ""}, "email"),
        ({"al": ""}, "al"),
        ({"sezioni": []}, "sezioni"),
        ({"persone": []}, "persone"),
        ({"al": "2019-01-01"}, "al"),
    ],
)
def test_membro_create_wants_all_that_an_access_needs(client, mondo, valori, campo):
    minore = make_minore(mondo.caso)
    quadri.finish_analisi(mondo.caso, mondo.case_manager)
    accesso = {
        "accesso_piattaforma": "LETTURA",
        "email": "a@prova.example",
        "al": OGGI.isoformat(),
        "sezioni": ["crescita"],
        "persone": [str(minore.pk)],
    }

    answer = client.post(url("membro_create", mondo.caso.pk), membro(**(accesso | valori)))

    assert list(answer.context["form"].errors) == [campo]


def test_membro_edit_without_access_forgets_what_he_could_see(client, mondo):
    minore = make_minore(mondo.caso)
    quadri.finish_analisi(mondo.caso, mondo.case_manager)
    dati = {
        "accesso_piattaforma": "LETTURA",
        "email": "a@prova.example",
        "al": OGGI.isoformat(),
        "sezioni": ["crescita"],
        "persone": [str(minore.pk)],
    }
    client.post(url("membro_create", mondo.caso.pk), membro(**dati))
    row = MembroEquipe.objects.get()

    client.post(url("membro_edit", row.pk), membro(**(dati | {"accesso_piattaforma": "NESSUNO"})))

    row.refresh_from_db()
    assert (row.sezioni, list(row.persone.all())) == ([], [])


def test_membro_end_takes_the_access_away(client, mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager)
    row = quadri.add_membro(mondo.caso, mondo.case_manager)

    client.post(url("membro_end", row.pk))

    row.refresh_from_db()
    assert (row.al, row.accesso_piattaforma) == (OGGI, "NESSUNO")


@pytest.mark.parametrize("chi", ["collega", "case_manager_b", "coordinatore", "amministratore"])
def test_membro_is_not_there_for_others(mondo, chi):
    quadri.finish_analisi(mondo.caso, mondo.case_manager)
    row = quadri.add_membro(mondo.caso, mondo.case_manager)
    client = client_for(getattr(mondo, chi))

    assert client.get(url("membro_create", mondo.caso.pk)).status_code == 404
    assert client.get(url("membro_edit", row.pk)).status_code == 404
    assert [client.post(url(name, row.pk)).status_code for name in ("membro_end", "membro_invite")] == [404, 404]


def test_membro_create_is_refused_in_another_state(client, mondo):
    answer = client.post(url("membro_create", mondo.caso.pk), membro())

    assert answer.context["form"].non_field_errors() == ["In questo momento l'équipe di questa famiglia non si cambia."]


def test_servizio_send_and_answer(client, mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager, "D")
    client.post(url("servizio_send", mondo.caso.pk), {"ente": "ASST di prova", "inviato_il": OGGI.isoformat()})
    aspetta = client.get(url("quadro_detail", mondo.caso.pk)).context

    client.post(url("servizio_answer", mondo.caso.pk), {"risposta_il": OGGI.isoformat(), "risposta": "Zaffiro"})

    dopo = client.get(url("quadro_detail", mondo.caso.pk)).context
    assert (aspetta["aspetta"], aspetta["si_salta"]) == (True, False)
    assert (dopo["aspetta"], dopo["si_salta"], dopo["si_inizia"]) == (False, True, True)
    assert InvioSpecialistico.objects.get().risposta == "Zaffiro"


def test_servizio_send_says_what_is_missing(client, mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager, "D")

    answer = client.post(url("servizio_send", mondo.caso.pk), {"ente": "", "inviato_il": OGGI.isoformat()})

    assert answer.context["form"].errors["ente"] == ["Scrivi a quale ente o sede la mandi."]


def test_quadro_skip_leads_to_a_provisional_patto(client, mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager)

    client.post(url("quadro_skip", mondo.caso.pk))

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.IN_DEFINIZIONE_PATTO


@pytest.mark.parametrize("name", ["quadro_start", "quadro_skip"])
def test_acts_after_the_analysis_are_refused_before_it(client, mondo, name):
    client.post(url(name, mondo.caso.pk))

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.ASSEGNATO
