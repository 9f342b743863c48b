"""A stream of lots that comes badly ends where the clean one ends: lines and lots shuffled, doubled, cut, spoilt."""

import copy
from collections import Counter
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ambiti.models import Componente, Nucleo
from controlli_anagrafici.models import Controllo
from patti_inclusione.models import Caso, DatiEconomici, DifferenzaFornitura, MovimentoFornitura, Prestazione, Scadenza
from rdc_platform import fornitura
from rdc_platform.forniture.models import Lotto, RecordInps, Scarto
from tests.forniture.costruzione import domanda, lotto, prestazione, riga
from tests.forniture.test_acquisizione import COUNTS, ambiti, next_version  # noqa: F401 -- a fixture


def famiglia(numero, **changes):
    return domanda() | {"protocollo_inps": f"INPS-RDC-2019-{numero:07}"} | changes


def without_spouse(document):
    return document | {"componenti": document["componenti"][:1]}


# Five families, then: changed money, who left, nothing but the version, an older version, a benefit over, and two new.
PRIMO = [famiglia(n) for n in range(1, 6)]
SENZA_SEGUITO = famiglia(4, importo_mensile="1.00")  # says something else of a version that is there: not listened to
SECONDO = [
    next_version(PRIMO[0], importo_mensile="500.00", prestazioni=[prestazione()]),
    without_spouse(next_version(PRIMO[1])),
    next_version(PRIMO[2]),
    SENZA_SEGUITO,
    next_version(PRIMO[4], stato_beneficio="DECADUTO"),
    famiglia(6),
    famiglia(7, destinazione="CPI"),
]
TESTATE = ({}, {"id_lotto": "INPS-20190610-0002", "progressivo": 2})


def spoil_codice(document):
    document["componenti"][0]["codice_fiscale"] = "RSSMRA80A01H501X"
    return riga(document)


def double_codice(document):
    document["componenti"] = [document["componenti"][0], copy.deepcopy(document["componenti"][0])]
    document["componenti"][1]["relazione"] = "ALTRO"
    return riga(document)


GUASTI = {  # how a copy of a line is spoilt, one version up: the code it is filed under
    "E01": spoil_codice,
    "E02": lambda document: riga(document | {"belfiore_residenza": "X000"}),
    "E03": lambda document: riga(document)[:-30],
    "E04": lambda document: riga(document | {"componenti": document["componenti"][1:] or [domanda()["componenti"][1]]}),
    "E05": double_codice,
    "E06": lambda document: riga(document | {"data_riconoscimento": "2019-03-05"}),
    "E08": lambda document: riga(document | {"belfiore_residenza": "G388"}),
}
ROTTURE = [  # a whole file that did not come whole: refused, whatever it holds
    lambda data: data[:-20],
    lambda data: data[: len(data) // 2],
    lambda data: data.replace(b"Rossi", b"Rissi"),
    lambda data: data.replace(b"Rossi", b"Rossi\xe8"),
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: data[:0],
]


@st.composite
def disturbed(draw, documents):
    """The lines in some order, some twice, some spoilt copies among them; and the codes that must be in quarantine."""
    righe = [riga(each) for each in documents]
    doubled = draw(st.lists(st.sampled_from(righe), max_size=3))
    spoilt = draw(st.lists(st.tuples(st.sampled_from(sorted(GUASTI)), st.sampled_from(documents)), max_size=5))
    spoilt_lines = [GUASTI[codice](next_version(document)) for codice, document in spoilt]
    expected = Counter(codice for codice, _ in spoilt) + Counter({"E07": len(doubled)})
    return draw(st.permutations(righe + doubled + spoilt_lines)), expected


def now():
    """What the platform knows of the families as INPS tells them today."""
    persone = Componente.objects.filter(uscito_il=None)
    return [
        sorted(RecordInps.objects.values_list("protocollo_inps", "versione", "dati__importo_mensile")),
        sorted(Nucleo.objects.values_list("protocollo_inps", "numero_componenti", "destinazione", "cognome")),
        sorted(persone.values_list("nucleo__protocollo_inps", "codice_fiscale", "relazione")),
        sorted(DatiEconomici.objects.values_list("nucleo__protocollo_inps", "importo_mensile", "stato_beneficio")),
        sorted(Prestazione.objects.values_list("nucleo__protocollo_inps", "codice_prestazione")),
        sorted(Controllo.objects.values_list("nucleo__protocollo_inps", "stato", "data_scadenza")),
    ]


def whole():
    """The same, and what the lots left on the cases."""
    return [
        *now(),
        sorted(Componente.objects.values_list("nucleo__protocollo_inps", "codice_fiscale", "uscito_il"), key=str),
        sorted(Caso.objects.values_list("nucleo__protocollo_inps", "stato", "motivo_chiusura")),
        sorted(Scadenza.objects.values_list("caso__nucleo__protocollo_inps", "codice", "stato", "termine")),
        sorted(DifferenzaFornitura.objects.values_list("caso__nucleo__protocollo_inps", "tipo", "campo", "dopo")),
        sorted(MovimentoFornitura.objects.values_list("caso__nucleo__protocollo_inps", "tipo", "motivo")),
    ]


@contextmanager
def undone():
    """What is done within is rolled back: each example begins with nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def take(tmp_path):
    def run(data):
        path = tmp_path / "lotto.jsonl"
        path.write_bytes(data)
        return fornitura.take(path)

    return run


@pytest.fixture
def clean(take, ambiti):  # noqa: F811
    """The states at the end of the two lots as they should come: (all, what is known today)."""
    with undone():
        for documents, testata in zip((PRIMO, SECONDO), TESTATE, strict=True):
            take(lotto(map(riga, documents), **testata))
        found = whole(), now()
    assert Lotto.objects.count() == 0
    return found


def check_quarantena(esito, righe, expected):
    """In = new + changed + same + ignored + quarantine, and each bad line has its code and its reason."""
    conteggi = esito.conteggi
    assert conteggi["lette"] == len(righe) == sum(conteggi[name] for name in COUNTS[1:])
    assert conteggi["quarantena"] == expected.total()
    assert Counter(Scarto.objects.filter(lotto=esito.lotto).values_list("codice", flat=True)) == expected
    assert all(scarto["motivo"] for scarto in esito.scarti)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=disturbed(PRIMO), second=disturbed(SECONDO), broken=st.lists(st.sampled_from(ROTTURE), max_size=3))
def test_lots_that_come_badly_end_where_the_clean_ones_end(clean, take, first, second, broken):
    files = [lotto(righe, **testata) for (righe, _), testata in zip((first, second), TESTATE, strict=True)]
    with undone():
        for data, (righe, expected) in zip(files, (first, second), strict=True):
            assert [take(breaking(data)).esito for breaking in broken] == ["RIFIUTATO"] * len(broken)
            check_quarantena(take(data), righe, expected)
            assert take(data).esito == "GIA_ACQUISITO"
        assert [take(data).esito for data in files] == ["GIA_ACQUISITO"] * 2
        assert whole() == clean[0]


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=disturbed(PRIMO), second=disturbed([each for each in SECONDO if each != SENZA_SEGUITO]))
def test_a_lot_overtaken_by_the_next_is_refused_and_taken_under_its_new_number(clean, take, first, second):
    with undone():
        take(lotto(second[0], **TESTATE[1]))
        assert take(lotto(first[0])).esito == "RIFIUTATO"
        check_quarantena(take(lotto(first[0], id_lotto="INPS-20190617-0003", progressivo=3)), *first)
        assert now() == clean[1]
