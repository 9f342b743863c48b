"""How a profile ends, and what goes with it."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from accounts.models import Accreditamento, IncaricoComune, Ruolo
from accounts.profilo import Profilo
from accounts.services import accreditamento as services
from accounts.services import scadenze
from accounts.services.regole import RegolaError
from accounts.tasks import expire_accreditamenti
from controlli_anagrafici.services.assegnazione import assign_controlli
from patti_inclusione.models import Assegnazione
from patti_inclusione.permissions import CASI
from rdc_platform import calendario
from tests.factories.persone import make_profilo


def comuni_held(row: Accreditamento) -> set[str]:
    return set(IncaricoComune.objects.filter(accreditamento=row).values_list("content_object", flat=True))


def end(row: Accreditamento, mondo, how=services.suspend_accreditamento) -> Accreditamento:
    how(row, by=mondo.amministratore, motivo="CESSAZIONE_RAPPORTO", testo="Ha cambiato ente")
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("how", [services.suspend_accreditamento, services.revoke_accreditamento])
def test_ending_a_case_manager_returns_his_families_to_the_queue(mondo, how):
    row = end(mondo.case_manager.accreditamento, mondo, how)

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == "DA_ASSEGNARE"
    assert Assegnazione.objects.filter(case_manager=row, al=None).count() == 0
    assert not CASI.permitted(Profilo(row), "view_fascicolo").exists()
    assert comuni_held(row) == set()


def test_suspend_accreditamento_returns_the_checks_of_a_responsabile(mondo):
    controllo = mondo.caso.nucleo.controlli.get()
    responsabile = mondo.responsabile_anagrafici
    assign_controlli([controllo.pk], responsabile.accreditamento_id, by=mondo.coordinatore_anagrafici)

    end(responsabile.accreditamento, mondo)

    controllo.refresh_from_db()
    assert (controllo.stato, controllo.responsabile) == ("DA_ASSEGNARE", None)


def test_suspend_accreditamento_ends_the_session(mondo):
    operatore = mondo.case_manager.operatore
    operatore.sessione = "x" * 64
    operatore.save(update_fields=["sessione"])

    end(mondo.case_manager.accreditamento, mondo)

    operatore.refresh_from_db()
    assert operatore.sessione == ""


def test_reactivate_accreditamento_gives_the_comuni_back_and_no_family(mondo):
    row = end(mondo.case_manager.accreditamento, mondo)

    services.reactivate_accreditamento(row, by=mondo.amministratore, valido_al=None)

    row.refresh_from_db()
    assert (row.stato, row.motivo_stato, comuni_held(row)) == ("ATTIVO", "", {"D150", "I935"})
    assert not CASI.permitted(Profilo(row), "view_fascicolo").exists()


def test_revoke_accreditamento_of_the_last_coordinatore_wants_a_substitute(mondo):
    other = end(mondo.coordinatore_stagno.accreditamento, mondo, services.revoke_accreditamento)

    with pytest.raises(RegolaError) as found:
        end(mondo.coordinatore.accreditamento, mondo, services.revoke_accreditamento)

    assert other.stato == "REVOCATO"  # the one of the Ambito stood in for him
    assert str(found.value) == "Serve prima un altro Coordinatore per il Patto attivo: Cremona, Stagno Lombardo."


def test_revoke_accreditamento_with_a_substitute_in_force_is_done(mondo):
    make_profilo(Ruolo.COORDINATORE_PATTO, mondo.ambito_a)

    row = end(mondo.coordinatore.accreditamento, mondo, services.revoke_accreditamento)

    assert (row.stato, row.motivo_testo) == ("REVOCATO", "Ha cambiato ente")


def test_revoke_accreditamento_of_an_amministratore_is_not_his(mondo):
    with pytest.raises(Http404):
        end(mondo.amministratore.accreditamento, mondo, services.revoke_accreditamento)


def test_expire_accreditamenti_closes_what_is_over_and_that_alone(mondo):
    row = mondo.case_manager.accreditamento
    row.valido_al = calendario.today() - timedelta(days=1)
    row.save(update_fields=["valido_al"])

    expire_accreditamenti()

    row.refresh_from_db()
    assert (row.stato, comuni_held(row)) == ("SCADUTO", set())
    assert scadenze.list_over() == []


def test_expire_accreditamenti_is_done_by_beat(mondo):
    Accreditamento.objects.filter(pk=mondo.collega.accreditamento_id).update(valido_al=date(2019, 12, 31))

    expire_accreditamenti()

    assert Accreditamento.objects.get(pk=mondo.collega.accreditamento_id).stato == "SCADUTO"
