import uuid

from controlli_anagrafici.selectors.carico import Carico, loads, share
from controlli_anagrafici.services.assegnazione import assign_controlli


def carico(aperti: int, *comuni: str) -> Carico:
    return Carico(uuid.uuid4(), "Nome", aperti, frozenset(comuni))


def keys(n: int) -> list[uuid.UUID]:
    return [uuid.uuid4() for _ in range(n)]


def test_share_evens_out_the_loads_that_there_are():
    pieno, vuoto = carico(4, "D150"), carico(0, "D150")

    scelte = share([(key, "D150") for key in keys(6)], [pieno, vuoto])

    assert (len(scelte[vuoto.accreditamento_id]), len(scelte[pieno.accreditamento_id])) == (5, 1)


def test_share_gives_no_check_to_who_works_for_another_comune():
    qui, altrove = carico(9, "D150"), carico(0, "I935")

    assert set(share([(key, "D150") for key in keys(3)], [qui, altrove])) == {qui.accreditamento_id}


def test_share_leaves_out_a_comune_without_responsabile():
    assert share([(uuid.uuid4(), "I935")], [carico(0, "D150")]) == {}


def test_share_of_the_same_rows_is_the_same():
    rows, carichi = [(key, "D150") for key in keys(9)], [carico(2, "D150"), carico(2, "D150")]

    assert share(rows, carichi) == share(rows, carichi)


def test_loads_counts_the_open_checks_of_each(mondo):
    chi = mondo.responsabile_anagrafici
    assign_controlli([mondo.caso.nucleo.controlli.get().pk], chi.accreditamento_id, by=mondo.coordinatore_anagrafici)

    assert loads(mondo.coordinatore_anagrafici) == [
        Carico(chi.accreditamento_id, chi.nome_completo, 1, frozenset({mondo.cremona.pk}))
    ]
