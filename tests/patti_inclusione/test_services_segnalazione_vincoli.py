"""The eighth working day of a report, and what the database refuses of one."""

import random
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from patti_inclusione.models import (
    Rettifica,
    Segnalazione,
    StatoSegnalazione,
)
from patti_inclusione.services import segnalazione_avvisi as avvisi
from patti_inclusione.tasks import warn_segnalazioni
from rdc_platform import calendario
from rdc_platform.audit.stato import move
from rdc_platform.outbox.models import Message
from tests.factories.segnalazioni import (
    OGGI,
    make_bozza_e01,
    make_proposta,
)


@pytest.fixture
def bozza(mondo):
    return make_bozza_e01(mondo.caso, mondo.case_manager)


@pytest.fixture
def proposta(mondo):
    return make_proposta(mondo.caso, mondo.case_manager)


def now(segnalazione):
    return Segnalazione.objects.get(pk=segnalazione.pk)


def test_on_the_eighth_working_day_every_coordinatore_of_the_comune_is_told_once(mondo, proposta):
    Segnalazione.objects.update(data_evento=OGGI - timedelta(days=30), data_accertamento=OGGI - timedelta(days=13))

    warn_segnalazioni()
    warn_segnalazioni()

    told = Message.objects.filter(topic="email.segnalazione")
    assert [each.payload["operatore_id"] for each in told] == [str(mondo.coordinatore.operatore_id)]
    assert now(proposta).avviso_il is not None


def test_before_the_eighth_working_day_nobody_is_told(mondo, proposta):
    warn_segnalazioni()

    assert avvisi.warn_day(proposta) == calendario.add_lavorativi(proposta.data_accertamento, 8)
    assert not Message.objects.filter(topic="email.segnalazione").exists()


# What the database holds


@pytest.mark.parametrize(
    "values",
    [
        {"stato": "IN_CODA"},
        {"stato": "RESPINTA"},
        {"giustificato_motivo_valutato": False},
        {"tipo_evento": "E07"},
        {"componente": None},
        {"data_accertamento": OGGI - timedelta(days=90)},
    ],
)
def test_the_database_refuses_what_must_never_be(bozza, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Segnalazione.objects.filter(pk=bozza.pk).update(**values)


def test_the_database_refuses_an_approver_who_is_the_author(mondo, proposta):
    with pytest.raises(IntegrityError), transaction.atomic():
        Segnalazione.objects.filter(pk=proposta.pk).update(
            stato="IN_CODA", approvata_da=mondo.case_manager.accreditamento, approvata_il="2019-01-01T00:00Z"
        )


@pytest.mark.parametrize("seed", range(5))
def test_no_walk_of_the_moves_reaches_a_state_that_the_database_refuses(mondo, bozza, seed):
    chance = random.Random(seed)  # noqa: S311 -- repeatable
    Segnalazione.objects.update(
        approvata_da=mondo.coordinatore.accreditamento, approvata_il="2019-01-01T00:00Z", motivo_rigetto="No"
    )
    row = now(bozza)

    for _ in range(40):
        possible = sorted(Segnalazione.MOVES[StatoSegnalazione(row.stato)])
        if not possible:
            break
        move(row, chance.choice(possible))
        row.save(update_fields=["stato"])

    assert now(bozza).stato == row.stato


def test_every_state_of_the_two_machines_has_its_moves():
    assert set(Segnalazione.MOVES) == set(StatoSegnalazione)
    assert set(Rettifica.MOVES) == {state for moves in Rettifica.MOVES.values() for state in moves} | {
        "IN_APPROVAZIONE"
    }
