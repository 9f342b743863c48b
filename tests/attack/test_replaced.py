"""A Case manager who is saving at the very moment in which the family is given to somebody else."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from uuid import uuid4

import pytest
from django.db import connections, transaction
from django.urls import reverse

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, Patto
from patti_inclusione.services import assegnazione
from tests.factories.patti import make_bozza
from tests.factories.persone import client_for


@pytest.fixture
def bozza(mondo_vero):
    return make_bozza(mondo_vero.caso, mondo_vero.case_manager)


def replace_while(mondo, save):
    """Give the family to the colleague, and hold the lock until `save()` waits for it; what `save` returned."""
    waiting, caso = Event(), mondo.caso

    def saving():
        waiting.set()
        try:
            return save()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Caso.objects.select_for_update(of=("self",)).get(pk=caso.pk)
            future = pool.submit(saving)
            waiting.wait()
            _wait_for_a_lock()
            assegnazione.assign_caso(
                caso,
                mondo.collega.accreditamento,
                by=Profilo(mondo.coordinatore.accreditamento),
                lotto=uuid4(),
                motivo="CARICO",
            )
        return future.result()


def _wait_for_a_lock() -> None:
    """Until another connection waits for one of ours: ten seconds at most."""
    connection = connections["default"]
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*), pg_sleep(0.05) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("nobody waits: the save did not take the lock of its case")


ACTS = {
    "accordi": (
        "patto_edit",
        {"durata_dal": "1/1/2031", "durata_al": "1/6/2031", "frequenza_incontri": "MENSILE", "revisione": 1},
    ),
    "obiettivo": ("obiettivo_create", {"area": "ECONOMICA", "testo": "Scritto mentre cambiava mano"}),
    "freeze": ("patto_freeze", {}),
    "draft": ("patto_draft", {"modalita_monitoraggio": "Scritto mentre cambiava mano", "versione": 0}),
}


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_written_after_the_family_changed_hands(mondo_vero, bozza, act):
    name, data = ACTS[act]
    args = [bozza.pk, "accordi"] if act == "draft" else [bozza.pk]
    client, before = client_for(mondo_vero.case_manager), Patto.objects.values().get(pk=bozza.pk)

    response = replace_while(mondo_vero, lambda: client.post(reverse(f"patti_inclusione:{name}", args=args), data))

    assert response.status_code == 404
    assert Patto.objects.values().get(pk=bozza.pk) == before
    assert (bozza.obiettivi.count(), bozza.bozze.count()) == (1, 0)


def test_no_convocation_is_fixed_after_the_family_changed_hands(mondo_vero):
    caso = mondo_vero.caso
    data = {
        "chiave": uuid4(),
        "versione": caso.versione,
        "tipo": "PRIMO_COLLOQUIO",
        "data": "9/5/2031",
        "ora": "10:00",
        "durata_min": 60,
        "modalita": "PRESENZA",
        "luogo": "Via Roma 1",
        "componenti": [caso.nucleo.componenti.first().pk],
        "canali": ["TELEFONO"],
        "testo": "Vi aspettiamo {giorno} alle {ora}, {luogo}.",
    }
    client, path = client_for(mondo_vero.case_manager), reverse("patti_inclusione:convocazione_create", args=[caso.pk])

    response = replace_while(mondo_vero, lambda: client.post(path, data))

    assert response.status_code == 404
    assert caso.convocazioni.count() == 0


def test_no_analysis_begins_after_the_family_changed_hands(mondo_vero):
    caso = mondo_vero.caso
    data = {"data": "2/5/2019", "presenti": [caso.nucleo.componenti.first().pk]}
    client, path = client_for(mondo_vero.case_manager), reverse("patti_inclusione:analisi_start", args=[caso.pk])

    response = replace_while(mondo_vero, lambda: client.post(path, data))

    assert response.status_code == 404
    assert caso.analisi.count() == 0
