"""Acts at the same moment: what must not be doubled, and what must not be left without anybody."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.models import Accreditamento, Operatore, Ruolo
from accounts.profilo import Profilo
from accounts.services import accreditamento as services
from accounts.services.regole import RegolaError
from tests.factories.accreditamento import accredit, make_persona, make_riga
from tests.factories.mondo import make_mondo
from tests.factories.persone import make_profilo

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act: Callable[[int], None], times: int) -> list[Exception | None]:
    """What each of the calls raised, None for those that went well; each in a connection of its own."""

    def run(n: int) -> Exception | None:
        try:
            act(n)
        except (RegolaError, services.GiaAccreditataError) as error:
            return error
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(run, range(times)))


def test_create_accreditamento_twenty_at_once_leave_one():
    mondo = make_mondo()
    persona = make_persona()
    riga = make_riga(mondo.cremona, persona=persona)

    def act(_n: int) -> None:
        by = Profilo(Accreditamento.objects.get(pk=mondo.amministratore.accreditamento_id))
        accredit(by, mondo.cremona, persona=persona, riga=riga)

    raised = at_once(act, 20)

    assert raised.count(None) == 1
    assert Accreditamento.objects.filter(riga_indicazione=riga).count() == 1
    assert Operatore.objects.of_person(persona["codice_fiscale"]).count() == 1


def test_revoke_accreditamento_of_the_last_two_coordinatori_at_once_leaves_one():
    mondo = make_mondo()
    rows = [make_profilo(Ruolo.COORDINATORE_ANAGRAFICI, mondo.ambito_a, mondo.stagno).accreditamento for _ in range(4)]

    def act(n: int) -> None:
        by = Profilo(Accreditamento.objects.get(pk=mondo.amministratore.accreditamento_id))
        services.revoke_accreditamento(rows[n], by=by, motivo="CAMBIO_MANSIONE", testo="")

    raised = at_once(act, 4)

    assert raised.count(None) == 3
    assert Accreditamento.objects.in_vigore().filter(pk__in=[row.pk for row in rows]).count() == 1


def test_revoke_accreditamento_each_other_at_once_leaves_one_at_the_ministry():
    rows = [make_profilo(Ruolo.MINISTERO).accreditamento for _ in range(4)]
    by = [Profilo(row) for row in rows]  # read before any of them is revoked

    def act(n: int) -> None:
        services.revoke_accreditamento(rows[n], by=by[n - 1], motivo="CAMBIO_MANSIONE", testo="")

    raised = at_once(act, 4)

    assert raised.count(None) == 3
    assert Accreditamento.objects.in_vigore().filter(ruolo=Ruolo.MINISTERO).count() == 1
