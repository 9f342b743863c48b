from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404

from accounts.models import Ruolo
from accounts.profilo import Profilo
from controlli_anagrafici.models import Controllo, IncaricoControllo
from controlli_anagrafici.permissions import CONTROLLI
from controlli_anagrafici.services.assegnazione import ResponsabileError, assign_controlli, return_controlli
from rdc_platform.audit.autori import Sistema
from tests.factories.mondo import make_mondo
from tests.factories.persone import make_profilo


def test_assign_controlli_gives_the_check_and_the_sight_of_it(mondo):
    controllo = mondo.caso.nucleo.controlli.get()

    changed = assign_controlli(
        [controllo.pk], mondo.responsabile_anagrafici.accreditamento_id, by=mondo.coordinatore_anagrafici
    )

    assert changed == 1
    assert list(CONTROLLI.permitted(mondo.responsabile_anagrafici, "view_controllo")) == [controllo]


def test_assign_controlli_again_changes_nothing(mondo):
    keys, responsabile = [mondo.caso.nucleo.controlli.get().pk], mondo.responsabile_anagrafici.accreditamento_id
    assign_controlli(keys, responsabile, by=mondo.coordinatore_anagrafici)

    assert assign_controlli(keys, responsabile, by=mondo.coordinatore_anagrafici) == 0


@pytest.mark.parametrize(
    "fine",
    [
        {"stato": "CONCLUSO_POSITIVO", "esito_finale": "P01"},
        {"stato": "ACQUISITO_INPS", "esito_finale": "P01"},
        {"stato": "ANNULLATO", "esito_finale": "AN1", "motivo_annullamento": "RINUNCIA"},
    ],
    ids=lambda fine: fine["stato"],
)
def test_assign_controlli_refuses_a_check_that_is_over(mondo, fine):
    controllo = mondo.caso.nucleo.controlli.get()
    Controllo.objects.filter(pk=controllo.pk).update(**fine)

    with pytest.raises(ResponsabileError, match="concluso o annullato"):
        assign_controlli(
            [controllo.pk], mondo.responsabile_anagrafici.accreditamento_id, by=mondo.coordinatore_anagrafici
        )

    assert not IncaricoControllo.objects.exists()


def test_assign_controlli_takes_the_sight_from_who_had_it(mondo):
    other = make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_a, mondo.cremona)
    keys = [mondo.caso.nucleo.controlli.get().pk]
    assign_controlli(keys, mondo.responsabile_anagrafici.accreditamento_id, by=mondo.coordinatore_anagrafici)

    assign_controlli(keys, other.accreditamento_id, by=mondo.coordinatore_anagrafici)

    assert list(CONTROLLI.permitted(mondo.responsabile_anagrafici, "view_controllo")) == []
    assert CONTROLLI.permitted(other, "view_controllo").count() == 1


@pytest.mark.parametrize("caso", ["caso_stagno", "caso_b"])
def test_assign_controlli_of_another_comune_is_not_there(mondo, caso):
    key = getattr(mondo, caso).nucleo.controlli.get().pk

    with pytest.raises(Http404):
        assign_controlli([key], mondo.responsabile_anagrafici.accreditamento_id, by=mondo.coordinatore_anagrafici)


def test_assign_controlli_refuses_a_responsabile_of_another_comune(mondo):
    other = make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_a, mondo.stagno)

    with pytest.raises(ResponsabileError):
        assign_controlli(
            [mondo.caso.nucleo.controlli.get().pk], other.accreditamento_id, by=mondo.coordinatore_anagrafici
        )


@pytest.mark.parametrize("role", ["case_manager", "coordinatore_anagrafici"])
def test_assign_controlli_refuses_who_is_no_responsabile(mondo, role):
    key = getattr(mondo, role).accreditamento_id

    with pytest.raises(ResponsabileError):
        assign_controlli([mondo.caso.nucleo.controlli.get().pk], key, by=mondo.coordinatore_anagrafici)
    with pytest.raises(ResponsabileError):
        assign_controlli([mondo.caso.nucleo.controlli.get().pk], uuid4(), by=mondo.coordinatore_anagrafici)


def test_return_controlli_puts_them_back_into_the_queue(mondo):
    profilo = mondo.responsabile_anagrafici
    assign_controlli(
        [mondo.caso.nucleo.controlli.get().pk], profilo.accreditamento_id, by=mondo.coordinatore_anagrafici
    )

    return_controlli(profilo.accreditamento, Sistema("prova"))

    controllo = Controllo.objects.get(pk=mondo.caso.nucleo.controlli.get().pk)
    assert (controllo.stato, controllo.responsabile) == ("DA_ASSEGNARE", None)
    assert IncaricoControllo.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_assign_controlli_twenty_at_once_leave_one_responsabile(django_db_blocker):
    mondo = make_mondo()
    people = [make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_a, mondo.cremona) for _ in range(5)]
    key = mondo.caso.nucleo.controlli.get().pk

    def give(n: int) -> None:
        by = Profilo(mondo.coordinatore_anagrafici.accreditamento)
        try:
            assign_controlli([key], people[n % 5].accreditamento_id, by=by)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(give, range(20)))

    controllo = Controllo.objects.get(pk=key)
    assert [row.accreditamento_id for row in IncaricoControllo.objects.all()] == [controllo.responsabile_id]
