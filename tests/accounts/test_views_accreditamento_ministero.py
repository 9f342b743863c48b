"""The pages of an accreditation for the Ministry and the DPO, the extension, and the time line."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Accreditamento, Operatore, Ruolo
from accounts.services.attivazione import invite
from accounts.tasks import expire_accreditamenti
from tests.factories.inviti import make_invitato
from tests.factories.persone import client_for, make_profilo
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.vita import MOTIVO, days, write

LISTA = reverse("accounts:accreditamento_list")


def url(page: str, row) -> str:
    return reverse(f"accounts:accreditamento_{page}", args=[row.pk])


def rows(response) -> set:
    return {riga.row["id"] for riga in response.context["lista"].righe}


@pytest.mark.parametrize("name", ["ministero", "dpo"])
def test_accreditamento_list_of_a_national_role_is_of_all_ambiti_and_narrows_to_one(mondo, name):
    client = client_for(getattr(mondo, name))

    everybody = rows(client.get(LISTA))
    of_one = rows(client.get(LISTA, {"ambito": mondo.ambito_b.pk}))
    of_region = rows(client.get(LISTA, {"regione": mondo.ambito_b.codice_regione}))
    found = rows(client.post(LISTA, {"testo": mondo.case_manager.operatore.cognome}))

    assert everybody == set(Accreditamento.objects.values_list("pk", flat=True))
    assert of_one == of_region == set(mondo.ambito_b.accreditamenti.values_list("pk", flat=True))
    assert mondo.case_manager.accreditamento_id in found


def test_accreditamento_list_of_the_ministero_asks_as_many_queries_for_few_rows_as_for_thirty(mondo):
    client = client_for(mondo.ministero)
    count_queries(client, LISTA)
    few = count_queries(client, LISTA)
    for _ in range(25):
        make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a)

    assert count_queries(client, LISTA) == few
    assert few <= MAX_QUERIES


def test_accreditamento_list_finds_where_a_substitute_is_needed(mondo):
    write(mondo.coordinatore_anagrafici, valido_al=days(20))
    write(mondo.coordinatore_stagno, valido_al=days(20))  # the Coordinatore of the Ambito is there

    assert rows(client_for(mondo.amministratore).get(LISTA, {"sostituto": "on"})) == {
        mondo.coordinatore_anagrafici.accreditamento_id
    }


@pytest.mark.parametrize(
    ("chi", "atti"),
    [
        ("amministratore", {"extend", "suspend", "revoke", "reset"}),
        ("ministero", {"suspend", "revoke"}),
        ("dpo", set()),
    ],
)
def test_accreditamento_detail_offers_what_each_may_do(mondo, chi, atti):
    row = write(mondo.case_manager, valido_al=days(10))

    can = client_for(getattr(mondo, chi)).get(url("detail", row)).context["can"]

    assert {act for act, may in can.items() if may} - {"invite"} == atti


def test_accreditamento_detail_of_oneself_offers_no_end(mondo):
    can = client_for(mondo.ministero).get(url("detail", mondo.ministero.accreditamento)).context["can"]

    assert (can["suspend"], can["revoke"]) == (False, False)


@pytest.mark.parametrize("act", ["suspend", "revoke"])
def test_accreditamento_end_of_the_last_amministratore_wants_the_ministero_to_say_so(mondo, act):
    client, row = client_for(mondo.ministero), mondo.amministratore.accreditamento

    page = client.get(url(act, row)).content.decode()
    refused = client.post(url(act, row), MOTIVO)
    done = client.post(url(act, row), MOTIVO | {"senza_sostituto": "on"})

    assert ("Serve un sostituto" in page, "I suoi operatori restano come sono" in page) == (True, True)
    assert "senza_sostituto" in refused.context["form"].errors
    assert done.url == url("detail", row)
    assert Accreditamento.objects.get(pk=row.pk).stato in ("SOSPESO", "REVOCATO")


def test_accreditamento_suspend_of_the_last_coordinatore_warns_the_amministratore(mondo):
    client, row = client_for(mondo.amministratore), mondo.coordinatore_anagrafici.accreditamento

    page = client.get(url("suspend", row)).content.decode()

    assert "Non c'è nessun altro attivo con questo ruolo: Cremona" in page.replace("&#x27;", "'")
    assert client.post(url("suspend", row), MOTIVO).url == url("detail", row)


def test_ambito_list_tells_who_lost_his_amministratore_and_where_a_substitute_is_needed(mondo):
    client, lista = client_for(mondo.ministero), reverse("accounts:ambito_list")
    write(mondo.amministratore_b, stato="REVOCATO", motivo_stato="CAMBIO_MANSIONE")
    write(mondo.coordinatore_anagrafici, valido_al=days(10))

    def names(**filters) -> list[str]:
        return [riga.row["denominazione"] for riga in client.get(lista, filters).context["lista"].righe]

    assert names(situazione="SENZA_AMMINISTRATORE") == [mondo.ambito_b.denominazione]
    assert names(sostituto="on") == [mondo.ambito_b.denominazione, mondo.ambito_a.denominazione]
    for home in (lista, reverse("accounts:richiesta_list")):
        assert "In 2 Ambiti" in client.get(home).content.decode()


def test_accreditamento_extend_moves_the_end_and_the_contract(mondo):
    row = write(mondo.case_manager, valido_al=days(10))
    Operatore.objects.filter(pk=row.operatore_id).update(contratto_fino_al=days(10))
    client = client_for(mondo.amministratore)
    data = {"contratto_fino_al": days(60).isoformat(), "valido_al": days(50).isoformat()}

    without = client.post(url("extend", row), data)
    beyond = client.post(url("extend", row), data | {"valido_al": days(70).isoformat(), "testo": "Rinnovo"})
    done = client.post(url("extend", row), data | {"testo": "Rinnovo"})

    assert "testo" in without.context["form"].errors
    assert "valido_al" in beyond.context["form"].errors
    assert (done.url, Accreditamento.objects.get(pk=row.pk).valido_al) == (url("detail", row), days(50))


def test_accreditamento_extend_of_who_works_elsewhere_shows_no_contract(mondo):
    row = write(mondo.case_manager, valido_al=days(10))
    Operatore.objects.filter(pk=row.operatore_id).update(contratto_fino_al=days(10))
    make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_b, operatore=row.operatore)

    form = client_for(mondo.amministratore).get(url("extend", row)).context["form"]

    assert list(form.fields) == ["valido_al", "testo"]


def test_accreditamento_detail_tells_what_happened_by_whom_and_why(mondo):
    client, row = client_for(mondo.amministratore), write(mondo.collega, valido_al=days(10))
    client.post(url("extend", row), {"valido_al": days(50).isoformat(), "testo": "Contratto rinnovato"})
    client.post(reverse("accounts:conferma_create"), {"scelti": str(row.pk), "conferma": "on"})
    client_for(mondo.ministero).post(url("suspend", row), MOTIVO | {"testo": "Prova"})
    write(row, valido_al=days(-1))
    expire_accreditamenti()

    storia = client.get(url("detail", row)).context["storia"]

    amministratore = f"{mondo.amministratore.nome_completo}, Amministratore di Ambito"
    told = [(voce.titolo.split(" fino")[0], voce.testo, voce.chi) for voce in storia]
    assert told[0] == ("Scaduto", "", "la Piattaforma")
    assert ("Sospeso", "Cambio di mansione. Prova", f"{mondo.ministero.nome_completo}, Ministero") in told
    assert ("Confermato", "", amministratore) in told
    assert ("Prorogato", "Contratto rinnovato", amministratore) in told
    assert told[-1][0] == "Attivato"


@pytest.mark.parametrize(("hours", "parola"), [(5, "vale fino al"), (-5, "è scaduto")])
def test_accreditamento_detail_tells_who_has_never_come_in(mondo, hours, parola):
    operatore = make_invitato(mondo)
    invite(operatore, by=mondo.amministratore)
    operatore.inviti.update(scade_il=timezone.now() + timedelta(hours=hours))

    text = client_for(mondo.amministratore).get(url("detail", operatore.accreditamenti.get())).content.decode()

    assert "Non ha ancora attivato" in text
    assert parola in text
