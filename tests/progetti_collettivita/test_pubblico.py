from collections import defaultdict

from progetti_collettivita.pubblico import posti_pubblici

SOGLIA = 5


def test_posti_pubblici_never_tell_of_one_to_four_persons():
    """Whoever reads both figures finds more than one answer, or one that tells of nobody: 0, or five and more."""
    possibili = defaultdict(set)
    for totali in range(1, 41):
        for occupati in range(totali + 1):
            possibili[posti_pubblici(totali, totali - occupati, SOGLIA)].add(occupati)

    assert [detto for detto, quanti in possibili.items() if len(quanti) == 1 and quanti & {1, 2, 3, 4}] == []


def test_posti_pubblici_tell_whether_there_is_room():
    assert [posti_pubblici(*each, SOGLIA).liberi for each in ((3, 0), (3, 1), (8, 0), (8, 4), (8, 5))] == [
        *("nessuno", "sì", "nessuno", "meno di 5", "5 o più"),
    ]
