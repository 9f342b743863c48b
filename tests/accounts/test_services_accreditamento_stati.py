"""Every move of an accreditation, and every one that does not exist."""

from itertools import product

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Accreditamento, StatoAccreditamento
from accounts.services import accreditamento as services
from accounts.services import proroga
from accounts.services.regole import RegolaError
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError, move
from tests.factories.vita import MOTIVO, days, write

S = StatoAccreditamento
# By hand, from the specification: what may follow what.
MOSSE = {
    (S.RICHIESTO, S.ATTIVO),
    (S.RICHIESTO, S.REVOCATO),
    (S.ATTIVO, S.SOSPESO),
    (S.ATTIVO, S.REVOCATO),
    (S.ATTIVO, S.SCADUTO),
    (S.SOSPESO, S.ATTIVO),
    (S.SOSPESO, S.REVOCATO),
    (S.SOSPESO, S.SCADUTO),
    (S.SCADUTO, S.ATTIVO),
}
# The acts, the states in which each exists, and where it leads.
ATTI = {
    "activate": ({S.RICHIESTO}, S.ATTIVO),
    "suspend": ({S.ATTIVO}, S.SOSPESO),
    "revoke": ({S.RICHIESTO, S.ATTIVO, S.SOSPESO}, S.REVOCATO),
    "reactivate": ({S.SOSPESO, S.SCADUTO}, S.ATTIVO),
    "extend": ({S.ATTIVO}, S.ATTIVO),
}


def do(atto: str, row: Accreditamento, by) -> None:
    match atto:
        case "activate":
            services.activate_accreditamento(row, by=by)
        case "suspend":
            services.suspend_accreditamento(row, by=by, **MOTIVO)
        case "revoke":
            services.revoke_accreditamento(row, by=by, **MOTIVO)
        case "reactivate":
            services.reactivate_accreditamento(row, by=by, valido_al=None)
        case "extend":
            proroga.extend_accreditamento(row, by=by, valido_al=days(40), testo="Rinnovo")


@pytest.mark.parametrize(("da", "a"), list(product(S, S)))
def test_moves_are_those_of_the_specification_and_no_other(da, a):
    row = Accreditamento(stato=da)

    if (da, a) in MOSSE:
        move(row, a)
        assert row.stato == a
    else:
        with pytest.raises(TransitionError):
            move(row, a)
        assert row.stato == da


@pytest.mark.parametrize(("atto", "stato"), list(product(ATTI, S)))
def test_acts_exist_in_their_states_and_in_no_other(mondo, atto, stato):
    values = {"stato": stato, "stato_dal": days(-9), "valido_al": days(10), "motivo_stato": "ALTRO"}
    row = write(mondo.case_manager, **values)
    stati, leads = ATTI[atto]

    if stato in stati:
        do(atto, row, mondo.amministratore)
    else:
        with pytest.raises(TransitionError):
            do(atto, row, mondo.amministratore)

    row.refresh_from_db()
    assert row.stato == (leads if stato in stati else stato)
    moved = row.stato != stato
    assert row.stato_dal == (calendario.today() if moved else days(-9))


@pytest.mark.parametrize("stato", ["SOSPESO", "REVOCATO"])
def test_accreditamento_is_never_closed_without_a_reason(mondo, stato):
    with pytest.raises(IntegrityError), transaction.atomic():
        write(mondo.case_manager, stato=stato, motivo_stato="")


def test_reactivate_accreditamento_forgets_why_it_was_closed(mondo):
    row = mondo.case_manager.accreditamento
    services.suspend_accreditamento(row, by=mondo.amministratore, motivo="ALTRO", testo="Un fatto")

    services.reactivate_accreditamento(row, by=mondo.amministratore, valido_al=days(0))

    row.refresh_from_db()
    assert (row.motivo_stato, row.motivo_testo, row.valido_al) == ("", "", days(0))


def test_reactivate_accreditamento_beyond_the_contract_is_refused(mondo):
    row = write(mondo.case_manager, stato="SOSPESO", motivo_stato="ALTRO")
    type(row.operatore).objects.filter(pk=row.operatore_id).update(contratto_fino_al=days(5))

    with pytest.raises(RegolaError) as found:
        services.reactivate_accreditamento(row, by=mondo.amministratore, valido_al=days(6))

    assert found.value.campo == "valido_al"


def test_reactivate_accreditamento_with_the_contract_renewed_is_done(mondo):
    row = write(mondo.case_manager, stato="SCADUTO", valido_al=days(-1))
    type(row.operatore).objects.filter(pk=row.operatore_id).update(contratto_fino_al=days(-1))

    services.reactivate_accreditamento(
        row, by=mondo.amministratore, valido_al=days(60), contratto=proroga.Contratto(days(60))
    )

    row = Accreditamento.objects.get(pk=row.pk)
    assert (row.stato, row.operatore.contratto_fino_al) == ("ATTIVO", days(60))
