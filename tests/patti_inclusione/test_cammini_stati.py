"""Walks on the tables of moves alone: every state machine of the project."""

import pytest
from django.apps import apps
from hypothesis import given, settings
from hypothesis import strategies as st

from patti_inclusione.models import (
    Caso,
    Scadenza,
    StatoCaso,
)
from rdc_platform.audit.stato import TransitionError, move

# What a service may answer to what cannot be done now. Anything else, an IntegrityError first of all, is a mistake.


def machines():
    return sorted((m for m in apps.get_models() if hasattr(m, "MOVES")), key=lambda m: m._meta.label)


@pytest.mark.parametrize("model", machines(), ids=lambda m: m._meta.label)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_no_walk_on_a_table_of_moves_leaves_its_states(model, data):
    """Legal moves only lead to states that the column holds and that the table knows; others change nothing."""
    field = model._meta.get_field("stato")
    states = [value for value, _ in field.choices]
    row = model(stato=data.draw(st.sampled_from(states)))

    for _ in range(20):
        target, before = data.draw(st.sampled_from(states)), row.stato
        if target in model.MOVES[before]:
            move(row, target)
            assert row.stato in states
            assert len(row.stato) <= field.max_length
        else:
            with pytest.raises(TransitionError):
                move(row, target)
            assert row.stato == before


@pytest.mark.parametrize("model", machines(), ids=lambda m: m._meta.label)
def test_every_state_can_be_left_or_is_an_end_and_can_be_reached(model):
    field = model._meta.get_field("stato")
    states = {value for value, _ in field.choices}
    reached = {str(field.get_default())} | {str(t) for s, ts in model.MOVES.items() for t in ts if t != s}

    assert {str(state) for state in model.MOVES} == states
    assert {str(t) for ts in model.MOVES.values() for t in ts} <= states
    assert states - reached <= NATI.get(model._meta.label, set())


#: States in which a row is born, beside the default one.
NATI: dict[str, set[str]] = {
    "patti_inclusione.Trasferimento": {"PROPOSTO", "CHIESTO"},
    "controlli_anagrafici.CampioneEstrazione": {"IN_CORSO"},
}


@pytest.mark.parametrize("stato", StatoCaso.values)
def test_every_legal_move_of_a_case_is_taken_by_the_database(mondo, stato):
    def write(**values):
        motivo = "RINUNCIA" if values["stato"] == StatoCaso.CHIUSO else ""
        assert Caso.objects.filter(pk=mondo.caso.pk).update(motivo_chiusura=motivo, **values) == 1

    for target in Caso.MOVES[stato]:
        write(stato=stato)
        caso = Caso.objects.get(pk=mondo.caso.pk)
        move(caso, target)
        write(stato=caso.stato)
        assert Scadenza.objects.filter(caso=caso).exists()
