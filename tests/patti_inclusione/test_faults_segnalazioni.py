"""kill -9 of the worker at each of the three moments of an M07 and of an M14: one effect at INPS, and nothing lost.

The processes and their world are those of test_faults_m05.
"""

import signal
import time

import pytest
from django.db import transaction

from patti_inclusione.models import ComunicazioneInps, Rettifica, Segnalazione, StatoComunicazione
from patti_inclusione.services import comunicazione, rettifica
from rdc_platform.outbox.models import Message
from tests.factories.casi import give_caso, make_caso
from tests.factories.patti import adulti_of
from tests.factories.segnalazioni import make_approvata
from tests.patti_inclusione.test_faults_m05 import (  # noqa: F401 -- fixtures
    effects,
    end_leases,
    mondo_vero,
    states,
    wait_until,
    worker,
    worker_environment,
)
from tests.patti_inclusione.test_tasks_segnalazione import deposit
from tests.simulators.processi import post_form

pytestmark = pytest.mark.slow
RICEVUTE = {StatoComunicazione.RICEVUTA}
MOMENTI = ["before", "while", "after"]  # INPS did nothing yet; it has it and is slow; it did it and nobody heard


def report_for(mondo, port):
    """An approved report of a family that INPS knows; its M07 waits for the worker."""
    caso = give_caso(make_caso(mondo.ambito_a, mondo.cremona, "Uccisi"), mondo.case_manager, mondo.coordinatore)
    deposit(port, caso.nucleo, [persona.codice_fiscale for persona in adulti_of(caso)])
    return make_approvata(caso, mondo.case_manager, mondo.coordinatore)


def kill_at(moment, port, environment, codice):
    """A worker that dies at that moment of the delivery of `codice`."""
    fault = {"before": "503", "while": "lento", "after": "sordo"}[moment]
    post_form(port, "/console/guasto", modo=fault)
    with worker(environment) as process:
        wait_until(lambda: ComunicazioneInps.objects.filter(codice=codice).exclude(inviata_il=None).exists())
        time.sleep(0.3)
        process.send_signal(signal.SIGKILL)
    post_form(port, "/console/guasto", modo="")
    end_leases()


@pytest.mark.parametrize("moment", MOMENTI)
def test_a_worker_killed_at_an_m07_leaves_one_effect(mondo_vero, inps, worker_environment, moment):  # noqa: F811
    segnalazione = report_for(mondo_vero, inps)

    kill_at(moment, inps, worker_environment, "M07")
    with worker(worker_environment):
        wait_until(lambda: states() == RICEVUTE)

    found = Segnalazione.objects.get(pk=segnalazione.pk)
    assert found.protocollo_inps == ComunicazioneInps.objects.get().protocollo != ""
    assert set(effects(inps).values()) == {1}
    assert not Message.objects.filter(topic="inps.comunicazione").exclude(stato="CONSEGNATO").exists()


@pytest.mark.parametrize("moment", MOMENTI)
def test_a_worker_killed_at_an_m14_leaves_one_effect(mondo_vero, inps, worker_environment, moment):  # noqa: F811
    segnalazione = report_for(mondo_vero, inps)
    with worker(worker_environment):
        wait_until(lambda: states() == RICEVUTE)
    segnalazione.refresh_from_db()
    proposta = rettifica.propose_rettifica(
        segnalazione, by=mondo_vero.case_manager, tipo="ANNULLAMENTO", motivo="DOPPIONE"
    )
    rettifica.approve_rettifica(proposta, by=mondo_vero.coordinatore)

    kill_at(moment, inps, worker_environment, "M14")
    with worker(worker_environment):
        wait_until(lambda: states() == RICEVUTE)

    assert set(effects(inps).values()) == {1}
    assert len(effects(inps)) == 2
    assert Rettifica.objects.get().stato in {"INVIATA", "ACQUISITA"}
    with transaction.atomic():
        assert comunicazione.build_comunicazione(ComunicazioneInps.objects.get(codice="M14").pk) is None
