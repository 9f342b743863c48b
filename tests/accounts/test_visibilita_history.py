"""The answer from history against the policy itself, asked at each step of acts taken at random."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts import incarichi
from accounts.intervalli import instant
from accounts.models import Accreditamento
from accounts.policy import Policy
from accounts.profilo import Profilo
from accounts.selectors.visibilita import find_viste
from ambiti.models import Nucleo
from controlli_anagrafici.permissions import CONTROLLI
from patti_inclusione.permissions import CASI
from rdc_platform import calendario
from tests.factories.storia import moment

pytestmark = pytest.mark.django_db
PROFILI = ("case_manager", "collega", "coordinatore", "coordinatore_stagno", "coordinatore_anagrafici")
PROFILI += ("responsabile_anagrafici", "case_manager_b")
CASI_DEL_MONDO = ("caso", "caso_in_coda", "caso_stagno", "caso_b")
TABLES: tuple[tuple[Policy, str], ...] = (
    (CASI, "view_fascicolo"),
    (CASI, "view_coda"),
    (CONTROLLI, "view_controllo"),
)
STEPS = st.tuples(
    st.sampled_from(["give", "take", "take_all", "stato", "last_day", "first_day", "move"]),
    st.sampled_from(PROFILI),
    st.sampled_from(CASI_DEL_MONDO),
    st.integers(-1, 1),
)


def act(mondo, what: str, profilo: Profilo, caso, number: int) -> None:
    """One step, by the hands that the services use."""
    row, day = profilo.accreditamento, calendario.today() + timedelta(days=number)
    rows = Accreditamento.objects.filter(pk=row.pk)
    objects = [caso.nucleo, caso.nucleo.comune, caso.nucleo.controlli.get()]
    match what:
        case "give" | "take":
            change = incarichi.grant if what == "give" else incarichi.revoke
            change(row, [objects[_kind_for(profilo)]])
        case "take_all":
            incarichi.revoke_all(row)
        case "stato":
            rows.update(stato=["ATTIVO", "SOSPESO", "ATTIVO"][number], motivo_stato="ALTRO")
        case "last_day":
            rows.update(valido_dal=day - timedelta(days=30), valido_al=day)
        case "first_day":
            rows.update(valido_dal=day, valido_al=None)
        case "move":
            Nucleo.objects.filter(pk=caso.nucleo_id).update(comune=[mondo.cremona, mondo.stagno, mondo.bologna][number])


def _kind_for(profilo: Profilo) -> int:
    """On what the role is held: household, Comune or check."""
    return {"CASE_MANAGER": 0, "RESPONSABILE_ANAGRAFICI": 2}.get(profilo.ruolo, 1)


def permitted_now(mondo) -> set[tuple[str, object]]:
    """(profile, household) for whoever is in force and is permitted any of the pages."""
    found = set()
    for name in PROFILI:
        row = Accreditamento.objects.in_vigore().filter(pk=getattr(mondo, name).accreditamento_id).first()
        if row is not None:
            for policy, perm in TABLES:
                found |= {
                    (name, key) for key in policy.permitted(Profilo(row), perm).values_list("nucleo_id", flat=True)
                }
    return found


def told(mondo, istante) -> set[tuple[str, object]]:
    names = {getattr(mondo, name).accreditamento_id: name for name in PROFILI}
    nuclei = {str(getattr(mondo, caso).nucleo_id): getattr(mondo, caso).nucleo_id for caso in CASI_DEL_MONDO}
    viste = find_viste(Nucleo, list(nuclei.values()), instant(istante))
    return {(names[v.accreditamento_id], nuclei[v.visto]) for v in viste if v.accreditamento_id in names}


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_history_tells_what_the_policy_permitted_at_each_step(mondo, steps):
    with transaction.atomic():
        snapshots = [(moment(), permitted_now(mondo))]
        for what, profilo, caso, number in steps:
            row = getattr(mondo, caso)
            row.nucleo.refresh_from_db()
            act(mondo, what, getattr(mondo, profilo), row, number)
            snapshots.append((moment(), permitted_now(mondo)))

        assert [told(mondo, istante) for istante, _ in snapshots] == [seen for _, seen in snapshots]
        transaction.set_rollback(True)
