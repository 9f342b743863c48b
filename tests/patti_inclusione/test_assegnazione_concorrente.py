"""Twenty Coordinatori press the same button at once, on real connections."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

from django.db import connection, connections, transaction

from accounts.models import IncaricoNucleo, Ruolo
from accounts.profilo import Profilo
from patti_inclusione.models import Assegnazione, Caso, StatoCaso
from patti_inclusione.services import assegnazione as services
from tests.factories.casi import make_caso
from tests.factories.persone import make_profilo

QUANTI = 20


def at_once(tasks):
    """Run each of `tasks` in a thread of its own, all starting together; what each returned, in order."""
    barrier = Barrier(len(tasks))

    def run(task):
        try:
            barrier.wait()
            return task()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def try_assign(scelte, coordinatore):
    try:
        return list(services.assign_casi(scelte, by=Profilo(coordinatore.accreditamento), lotto=uuid4()))
    except services.SuperataError as refusal:
        return refusal


def test_assign_casi_twenty_at_once_leave_one_current_assignment(mondo_vero):
    mondo = mondo_vero
    caso = mondo.caso_in_coda
    people = [make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a) for _ in range(QUANTI)]

    outcomes = at_once(
        [
            lambda p=p: try_assign([services.Scelta(caso.pk, None, p.accreditamento_id)], mondo.coordinatore)
            for p in people
        ]
    )

    current = Assegnazione.objects.get(caso=caso, al=None)
    losers = [outcome for outcome in outcomes if isinstance(outcome, services.SuperataError)]
    words = f"Nel frattempo {mondo.coordinatore.nome_completo} l'ha assegnata a {current.case_manager.operatore.nome_completo}."
    assert len(losers) == QUANTI - 1
    assert {loser.motivi[caso.pk] for loser in losers} == {words}
    assert list(IncaricoNucleo.objects.filter(content_object=caso.nucleo).values_list("accreditamento", flat=True)) == [
        current.case_manager_id
    ]
    assert caso.eventi.count() == 1


def test_assign_casi_of_the_same_families_in_other_orders_never_lock_each_other_out(mondo_vero):
    mondo = mondo_vero
    casi = [make_caso(mondo.ambito_a, mondo.cremona, f"Prova{n}") for n in range(6)]
    keys = [mondo.case_manager.accreditamento_id, mondo.collega.accreditamento_id]
    forward = [services.Scelta(caso.pk, None, keys[n % 2]) for n, caso in enumerate(casi)]
    backward = [services.Scelta(scelta.caso_id, None, keys[n % 2]) for n, scelta in enumerate(reversed(forward))]

    outcomes = at_once([lambda s=s: try_assign(s, mondo.coordinatore) for s in [forward, backward] * 4])

    assert [len(done) for done in outcomes if isinstance(done, list)] == [len(casi)]
    assert Assegnazione.objects.filter(caso__in=casi, al=None).count() == len(casi)


def test_return_casi_to_queue_while_families_are_given_leaves_none_to_who_ended(mondo_vero):
    mondo = mondo_vero
    casi = [make_caso(mondo.ambito_a, mondo.cremona, f"Prova{n}") for n in range(4)]
    accreditamento = mondo.collega.accreditamento

    def end():
        with transaction.atomic():
            row = type(accreditamento).objects.select_for_update(of=("self",)).get(pk=accreditamento.pk)
            row.stato, row.motivo_stato = "REVOCATO", "ALTRO"
            row.save(update_fields=["stato", "motivo_stato"])
            services.return_casi_to_queue(row, mondo.coordinatore)

    def give(caso):
        try:
            return try_assign([services.Scelta(caso.pk, None, accreditamento.pk)], mondo.coordinatore)
        except services.CaseManagerError as refusal:
            return refusal

    at_once([end, *[lambda c=c: give(c) for c in casi]])

    assert not Assegnazione.objects.filter(case_manager=accreditamento, al=None).exists()
    assert not IncaricoNucleo.objects.filter(accreditamento=accreditamento).exists()
    assert set(Caso.objects.filter(pk__in=[c.pk for c in casi]).values_list("stato", flat=True)) == {
        StatoCaso.DA_ASSEGNARE
    }


def test_the_database_refuses_a_second_current_assignment(mondo_vero):
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'one_current_assegnazione_per_caso'")
        (definition,) = cursor.fetchone()

    assert definition.endswith("(caso_id) WHERE (al IS NULL)")
