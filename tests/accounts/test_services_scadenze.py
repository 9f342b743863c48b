"""What time does by itself, and to whom it does not."""

import pytest
from django.core.management import call_command

from accounts.models import Accreditamento, Ruolo
from accounts.selectors.sostituti import about_to_be_missed, irreplaceable
from accounts.services import scadenze
from accounts.tasks import expire_accreditamenti, suspend_accreditamenti
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato
from tests.factories.persone import make_profilo
from tests.factories.vita import days, write

MESI, TOLLERANZA, INATTIVITA = 6, 30, 90


def overdue(extra: int):
    """The day since which a profile is active and unconfirmed, `extra` days beyond the end of the tolerance."""
    return calendario.add_mesi(days(-TOLLERANZA - extra), -MESI)


def state(chi) -> tuple[str, str]:
    row = Accreditamento.objects.get(pk=chi.accreditamento_id)
    return row.stato, row.motivo_stato


@pytest.fixture
def amministratore(mondo):
    """In office for long, and at work today: the operators could have been confirmed."""
    write(mondo.amministratore, stato_dal=days(-900), usato_il=days(0))
    return mondo.amministratore


def test_suspend_accreditamenti_closes_what_nobody_confirmed(mondo, amministratore):
    write(mondo.case_manager, stato_dal=overdue(1), usato_il=days(0))

    suspend_accreditamenti()

    assert state(mondo.case_manager) == ("SOSPESO", "MANCATA_CONFERMA")
    assert Accreditamento.objects.get(pk=mondo.case_manager.accreditamento_id).stato_dal == days(0)
    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == "DA_ASSEGNARE"
    acts = AccessoDato.objects.filter(oggetto_id=str(mondo.case_manager.accreditamento_id))
    assert acts.get(atto="suspend_accreditamento").ruolo == "sistema:accreditamento.conferma"
    call_command("rebuild_incarichi", "--check")


def test_suspend_accreditamenti_leaves_who_can_still_be_confirmed(mondo, amministratore):
    write(mondo.case_manager, stato_dal=overdue(-3), usato_il=days(0))

    suspend_accreditamenti()

    assert state(mondo.case_manager) == ("ATTIVO", "")


@pytest.mark.parametrize("field", ["confermato_il", "stato_dal"])
def test_suspend_accreditamenti_counts_from_the_later_of_confirmation_and_opening(mondo, amministratore, field):
    old = {"stato_dal": overdue(1), "confermato_il": overdue(1), "usato_il": days(0)}
    write(mondo.case_manager, **(old | {field: days(-1)}))

    suspend_accreditamenti()

    assert state(mondo.case_manager) == ("ATTIVO", "")


def test_suspend_accreditamenti_blames_nobody_where_no_amministratore_could_confirm(mondo):
    write(mondo.case_manager, stato_dal=overdue(1), usato_il=days(0))
    write(mondo.amministratore, stato_dal=days(-TOLLERANZA))  # in office only since then

    suspend_accreditamenti()

    assert state(mondo.case_manager) == ("ATTIVO", "")


def test_suspend_accreditamenti_closes_what_nobody_uses(mondo):
    write(mondo.case_manager, stato_dal=days(-INATTIVITA - 1))
    write(mondo.collega, stato_dal=days(-INATTIVITA))

    suspend_accreditamenti()

    assert state(mondo.case_manager) == ("SOSPESO", "INATTIVITA")
    assert state(mondo.collega) == ("ATTIVO", "")


@pytest.mark.parametrize("field", ["usato_il", "stato_dal", "valido_dal"])
def test_suspend_accreditamenti_counts_use_from_the_later_of_last_use_and_opening(mondo, field):
    old = days(-INATTIVITA - 1)
    write(mondo.case_manager, **({"usato_il": old, "stato_dal": old} | {field: days(-1)}))

    suspend_accreditamenti()

    assert state(mondo.case_manager) == ("ATTIVO", "")


@pytest.mark.parametrize("name", ["coordinatore_anagrafici", "amministratore", "ministero", "dpo", "flussi"])
def test_suspend_accreditamenti_passes_over_the_last_one_and_says_so(mondo, amministratore, name):
    chi = getattr(mondo, name)
    write(chi, stato_dal=overdue(1), usato_il=days(-INATTIVITA - 1))

    suspend_accreditamenti()

    assert state(chi) == ("ATTIVO", "")
    assert chi.accreditamento in about_to_be_missed(Accreditamento.objects.all())


@pytest.mark.parametrize(
    ("name", "ruolo"),
    [("coordinatore_anagrafici", Ruolo.COORDINATORE_ANAGRAFICI), ("amministratore", Ruolo.AMMINISTRATORE_AMBITO), ("dpo", Ruolo.DPO)],
)  # fmt: skip
def test_suspend_accreditamenti_takes_one_who_has_a_substitute(mondo, name, ruolo):
    chi = getattr(mondo, name)
    ambito = chi.accreditamento.ambito
    comuni = [mondo.cremona] if ruolo == Ruolo.COORDINATORE_ANAGRAFICI else []
    make_profilo(ruolo, ambito, *comuni)
    write(chi, stato_dal=days(-INATTIVITA - 1))

    suspend_accreditamenti()

    assert state(chi) == ("SOSPESO", "INATTIVITA")


def test_suspend_accreditamenti_of_two_coordinatori_leaves_one(mondo):
    other = make_profilo(Ruolo.COORDINATORE_ANAGRAFICI, mondo.ambito_a, mondo.cremona)
    for chi in (mondo.coordinatore_anagrafici, other):
        write(chi, stato_dal=days(-INATTIVITA - 1))

    suspend_accreditamenti()

    assert sorted(state(chi)[0] for chi in (mondo.coordinatore_anagrafici, other)) == ["ATTIVO", "SOSPESO"]


def test_a_substitute_of_one_comune_does_not_cover_another(mondo):
    write(mondo.coordinatore, stato_dal=days(-INATTIVITA - 1))  # the whole Ambito; only Stagno has another

    suspend_accreditamenti()

    assert state(mondo.coordinatore) == ("ATTIVO", "")
    rows = Accreditamento.objects.filter(irreplaceable()).values_list("pk", flat=True)
    assert mondo.coordinatore.accreditamento_id in rows
    assert mondo.coordinatore_stagno.accreditamento_id not in rows


def test_expire_accreditamenti_spares_not_even_the_last_coordinatore(mondo):
    write(mondo.coordinatore_anagrafici, valido_al=days(-1))

    expire_accreditamenti()

    assert state(mondo.coordinatore_anagrafici) == ("SCADUTO", "")


@pytest.mark.parametrize("values", [{"stato": "SOSPESO", "motivo_stato": "ALTRO"}, {}])
def test_expire_accreditamenti_of_the_active_and_of_the_suspended(mondo, values):
    write(mondo.collega, valido_al=days(-1), **values)

    expire_accreditamenti()

    assert state(mondo.collega) == ("SCADUTO", "")
    expire_accreditamenti()  # the same again changes nothing
    assert AccessoDato.objects.filter(atto="expire_accreditamento").count() == 1


def test_each_closing_looks_again_under_the_lock(mondo):
    write(mondo.case_manager, stato_dal=days(-INATTIVITA - 1), valido_al=days(-1))
    found = scadenze.list_over()
    write(mondo.case_manager, stato_dal=days(0), valido_al=None, usato_il=days(0))

    key = mondo.case_manager.accreditamento_id
    assert found == [key]
    assert [act(key) for act in (scadenze.expire, scadenze.suspend_unused, scadenze.suspend_unconfirmed)] == [False] * 3
    assert state(mondo.case_manager) == ("ATTIVO", "")
