"""The row of the queue says at each moment what the four tables say, whoever wrote them and how."""

import time
from datetime import timedelta
from threading import Event

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.models import F

from accounts.database import as_tasks
from ambiti.models import Nucleo
from patti_inclusione.models import Assegnazione, Caso, RigaCoda, Scadenza, StatoCaso
from rdc_platform import calendario
from tests.factories.casi import make_caso
from tests.patti_inclusione.test_assegnazione_concorrente import at_once

VERE = """
SELECT c.id, n.comune_id, c.stato, n.numero_componenti, c.arrivato_il, s.termine, a.case_manager_id
FROM patti_inclusione_caso c JOIN ambiti_nucleo n ON n.id = c.nucleo_id
LEFT JOIN patti_inclusione_assegnazione a ON a.caso_id = c.id AND a.al IS NULL
LEFT JOIN patti_inclusione_scadenza s ON s.caso_id = c.id AND s.codice = 'T02' AND s.chiusa_il IS NULL
    AND s.stato IN ('APERTA', 'SCADUTA')
ORDER BY c.id
"""
OGGI = calendario.today()


def vere() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(VERE)
        return cursor.fetchall()


def tenute() -> list[tuple]:
    names = ("pk", "comune_id", "stato", "persone", "arrivato_il", "convocare_entro", "case_manager_id")
    return list(RigaCoda.objects.order_by("pk").values_list(*names))


def t02(caso):
    return Scadenza.objects.filter(caso=caso, codice="T02")


def correnti(caso):
    return Assegnazione.objects.filter(caso=caso, al=None)


MUTAMENTI = {
    "state": lambda m: Caso.objects.filter(pk=m.caso.pk).update(stato=StatoCaso.CONVOCATO),
    "arrival": lambda m: Caso.objects.filter(pk=m.caso.pk).update(arrivato_il=F("arrivato_il") - timedelta(days=3)),
    "assignment ended": lambda m: correnti(m.caso).update(al=F("dal"), motivo="CARICO"),
    "assignment of another": lambda m: correnti(m.caso).update(case_manager=m.collega.accreditamento),
    "assignment given": lambda m: Assegnazione.objects.create(
        caso=m.caso_in_coda, case_manager=m.collega.accreditamento, assegnato_da=m.coordinatore.accreditamento
    ),
    "assignment deleted": lambda m: correnti(m.caso).delete(),
    "term moved": lambda m: t02(m.caso).update(termine=OGGI),
    "term closed": lambda m: t02(m.caso).update(stato="RISPETTATA", chiusa_il=OGGI),
    "term still": lambda m: t02(m.caso).update(stato="SOSPESA"),
    "term lapsed": lambda m: t02(m.caso).update(stato="SCADUTA"),
    "term deleted": lambda m: t02(m.caso).delete(),
    "Comune": lambda m: Nucleo.objects.filter(pk=m.caso.nucleo_id).update(comune=m.stagno),
    "persons": lambda m: Nucleo.objects.filter(pk=m.caso.nucleo_id).update(numero_componenti=7),
    "a new case": lambda m: make_caso(m.ambito_a, m.cremona, "Nuovi"),
}


@pytest.mark.parametrize("mutamento", MUTAMENTI)
def test_the_row_of_the_queue_follows_what_it_is_made_from(mondo, mutamento):
    before = tenute()

    MUTAMENTI[mutamento](mondo)

    assert tenute() == vere()
    assert (tenute() == before) == (mutamento == "term lapsed")  # it waits all the same


def test_the_row_of_the_queue_goes_with_its_case(mondo):
    Caso.objects.filter(pk=mondo.caso_in_coda.pk).delete()

    assert tenute() == vere()
    assert not RigaCoda.objects.filter(pk=mondo.caso_in_coda.pk).exists()


@pytest.mark.parametrize("statement", ["UPDATE {} SET persone = 9", "DELETE FROM {}"])
def test_the_row_of_the_queue_is_written_by_nobody_else(mondo, statement):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), as_tasks():
        connection.cursor().execute(statement.format("patti_inclusione_rigacoda"))


def test_two_transactions_at_once_leave_what_both_wrote(mondo_vero):
    caso, comune = mondo_vero.caso, mondo_vero.stagno

    def move_away():
        with transaction.atomic():
            Nucleo.objects.filter(pk=caso.nucleo_id).update(comune=comune)
            moved.set()
            started.wait(5)
            time.sleep(0.3)  # the other waits for us, or has written already

    def convoke():
        moved.wait(5)
        started.set()
        Caso.objects.filter(pk=caso.pk).update(stato=StatoCaso.CONVOCATO)

    moved, started = Event(), Event()
    at_once([move_away, convoke])

    assert tenute() == vere()
