from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts import incarichi
from accounts.models import IncaricoComune
from accounts.services.accreditamento import activate_accreditamento, suspend_accreditamento
from tests.factories.accreditamento import accredit


def test_rebuild_incarichi_finds_nothing_to_mend_after_the_real_acts(mondo):
    row = accredit(mondo.amministratore, mondo.cremona)
    activate_accreditamento(row, by=mondo.amministratore)
    suspend_accreditamento(
        mondo.case_manager.accreditamento, by=mondo.amministratore, motivo="ASSENZA_PROLUNGATA", testo=""
    )
    out = StringIO()

    call_command("rebuild_incarichi", "--check", stdout=out)

    assert out.getvalue().splitlines()[-1] == "Nessuna differenza."


def test_rebuild_incarichi_finds_differences_both_ways_and_mends_them(mondo):
    coordinatore = mondo.coordinatore.accreditamento
    incarichi.revoke(coordinatore, [mondo.stagno])
    incarichi.grant(coordinatore, [mondo.bologna])
    incarichi.revoke(mondo.case_manager.accreditamento, [mondo.caso.nucleo])
    with pytest.raises(CommandError, match="3"):
        call_command("rebuild_incarichi", "--check", stdout=StringIO())

    call_command("rebuild_incarichi", stdout=StringIO())

    call_command("rebuild_incarichi", "--check", stdout=StringIO())
    held = IncaricoComune.objects.filter(accreditamento=coordinatore).values_list("content_object", flat=True)
    assert set(held) == {"D150", "I935"}


def test_rebuild_incarichi_mends_a_row_of_another_person(mondo):
    rows = IncaricoComune.objects.filter(accreditamento=mondo.case_manager.accreditamento)
    rows.update(user=mondo.collega.operatore)
    with pytest.raises(CommandError, match="2"):
        call_command("rebuild_incarichi", "--check", stdout=StringIO())

    call_command("rebuild_incarichi", stdout=StringIO())

    assert set(rows.values_list("user", flat=True)) == {mondo.case_manager.operatore_id}
