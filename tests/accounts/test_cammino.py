"""A long life at random: whatever is done in whatever order, guardian's rows say what the acts say, and no constraint breaks."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Accreditamento, Ruolo
from accounts.services import accreditamento as services
from accounts.services import conferma, convenzione, proroga
from accounts.services.regole import RegolaError
from accounts.tasks import expire_accreditamenti, suspend_accreditamenti
from rdc_platform.audit.stato import TransitionError
from tests.factories.accreditamento import accredit
from tests.factories.vita import MOTIVO, days, write

REFUSED = (RegolaError, TransitionError, Http404)
CHI = ("nuovo", "case_manager", "coordinatore", "coordinatore_stagno", "coordinatore_anagrafici", "responsabile_anagrafici", "amministratore_b")  # fmt: skip
ATTI = ("activate", "suspend", "revoke", "reactivate", "extend", "confirm", "expire", "sleep", "leave_comune", "adhere")
PASSI = st.lists(
    st.tuples(st.sampled_from(ATTI), st.sampled_from(CHI), st.sampled_from(("amministratore", "ministero"))),
    min_size=1,
    max_size=12,
)


@pytest.mark.django_db
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PASSI)
def test_any_life_leaves_rows_and_acts_in_agreement(mondo, passi):
    with transaction.atomic():
        nuovo = accredit(mondo.amministratore, mondo.cremona)
        for atto, chi, by in passi:
            row = nuovo if chi == "nuovo" else getattr(mondo, chi).accreditamento
            with transaction.atomic():
                step(mondo, atto, Accreditamento.objects.get(pk=row.pk), getattr(mondo, by))
            call_command("rebuild_incarichi", "--check")
        assert_true_of_all()
        transaction.set_rollback(True)


def step(mondo, atto: str, row: Accreditamento, by) -> None:
    """One act; what the rules refuse changes nothing, and that is one of the things tried."""
    acts = {
        "activate": lambda: services.activate_accreditamento(row, by=by),
        "suspend": lambda: services.suspend_accreditamento(row, by=by, **MOTIVO),
        "revoke": lambda: services.revoke_accreditamento(row, by=by, **MOTIVO, senza_sostituto=True),
        "reactivate": lambda: services.reactivate_accreditamento(row, by=by, valido_al=None),
        "extend": lambda: proroga.extend_accreditamento(row, by=by, valido_al=days(90), testo="Rinnovo"),
        "confirm": lambda: conferma.confirm_accreditamenti({row.pk}, by=by),
        "expire": lambda: (write(row, valido_al=days(-1)), expire_accreditamenti()),
        "sleep": lambda: (write(row, stato_dal=days(-400), usato_il=None), suspend_accreditamenti()),
        "leave_comune": lambda: end_adesione(mondo),
        "adhere": lambda: adhere(mondo),
    }
    try:
        with transaction.atomic():
            acts[atto]()
    except REFUSED:
        return


def end_adesione(mondo) -> None:
    convenzione.end_adesione(mondo.stagno.appartenenze.get(), by=mondo.amministratore, motivo="Esce")


def adhere(mondo) -> None:
    """Stagno signs again."""
    mondo.stagno.adesioni.filter(stato="DISDETTA").update(stato="CARICATA")
    convenzione.validate_adesione(mondo.stagno.appartenenze.get(), by=mondo.amministratore)


def assert_true_of_all() -> None:
    rows = Accreditamento.objects.all()
    assert not rows.filter(stato__in=["SOSPESO", "REVOCATO"], motivo_stato="").exists()
    assert not rows.exclude(stato="ATTIVO").filter(incaricocomune__isnull=False).exists()
    assert not rows.exclude(stato="ATTIVO").filter(incaricoambito__isnull=False).exists()
    assert not rows.exclude(stato="ATTIVO").filter(incariconucleo__isnull=False).exists()
    assert not rows.exclude(stato="ATTIVO").filter(operatore__sessione__gt="").exists()
    assert not rows.filter(ruolo=Ruolo.CASE_MANAGER, assegnazioni__al=None, assegnazioni__isnull=False).exclude(
        stato="ATTIVO"
    ).exists()  # fmt: skip
