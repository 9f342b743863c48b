"""Taking lots: against the database, with the worked example and with what goes wrong."""

import copy
import json

import pytest
from django.core.management import call_command

from ambiti.models import Componente, Nucleo
from controlli_anagrafici.models import Controllo, DomandaCessata
from patti_inclusione.models import Caso, ContattiNucleo, DatiEconomici, DifferenzaFornitura, Scadenza
from rdc_platform import fornitura
from rdc_platform.forniture.models import Lotto, RecordInps
from tests.factories.territorio import make_ambito
from tests.forniture.costruzione import ESEMPIO, domanda, lotto, riga

COUNTS = ("lette", "nuove", "modificate", "invariate", "ignorate", "quarantena")


@pytest.fixture
def ambiti(db):
    return make_ambito("P10", "H501"), make_ambito("P11", "F205")


@pytest.fixture
def take(tmp_path, ambiti):
    """Take a lot of the given documents; the header may be told."""

    def run(*documents, prova=False, raw=False, **testata):
        path = tmp_path / "lotto.jsonl"
        path.write_bytes(documents[0] if raw else lotto([riga(each) for each in documents], **testata))
        return fornitura.take(path, prova=prova)

    return run


def counts(esito) -> tuple[int, ...]:
    return tuple(esito.conteggi[name] for name in COUNTS)


def next_version(document, **changes):
    return copy.deepcopy(document) | {"versione": document["versione"] + 1} | changes


def test_take_stores_the_worked_example_by_class_of_data(ambiti):
    esito = fornitura.take(ESEMPIO)

    assert (esito.esito, counts(esito)) == ("ACQUISITO", (2, 2, 0, 0, 0, 0))
    nucleo = Nucleo.objects.get(protocollo_inps="INPS-RDC-2019-0000001")
    assert (nucleo.cognome, nucleo.nome, nucleo.comune_id, nucleo.ambito, nucleo.numero_componenti) == (
        ("Rossi", "Mario", "H501", ambiti[0], 2)
    )
    assert set(nucleo.componenti.values_list("codice_fiscale", flat=True)) == {"RSSMRA80A01H501U", "VRDGLI90C55F205P"}
    assert str(DatiEconomici.objects.get(nucleo=nucleo).isee) == "3120.55"
    assert ContattiNucleo.objects.get(nucleo=nucleo).cellulare == "+39 320 0000000"
    assert Caso.objects.get(nucleo=nucleo).codice.startswith("PAIS-058091-")
    assert Controllo.objects.filter(stato="DA_ASSEGNARE").count() == 2


def test_take_starts_t02_from_the_agreement_for_benefits_recognised_before_it(ambiti):
    fornitura.take(ESEMPIO)

    scadenze = Scadenza.objects.values_list("codice", "decorrenza", "termine").distinct()
    assert [(c, d.isoformat(), t.isoformat()) for c, d, t in scadenze] == [("T02", "2019-09-02", "2019-10-02")]


def test_take_same_lot_again_changes_no_row_and_gives_the_first_counts(ambiti):
    first = fornitura.take(ESEMPIO)
    before = list(RecordInps.objects.values())

    again = fornitura.take(ESEMPIO)

    assert (again.esito, counts(again)) == ("GIA_ACQUISITO", counts(first))
    assert list(RecordInps.objects.values()) == before
    assert list(Lotto.objects.values_list("tentativi", flat=True)) == [2]


def test_take_prova_writes_nothing_and_tells_what_it_would_do(take):
    esito = take(domanda(), prova=True)

    assert (esito.esito, counts(esito)) == ("PROVA", (1, 1, 0, 0, 0, 0))
    assert (Lotto.objects.count(), Nucleo.objects.count(), RecordInps.objects.count()) == (0, 0, 0)


def test_take_tells_changed_unchanged_and_older_versions_apart(take):
    changed, same, older = domanda(), domanda(), domanda()
    same["protocollo_inps"], older["protocollo_inps"] = "INPS-RDC-2019-0000008", "INPS-RDC-2019-0000009"
    older["versione"] = 5
    take(changed, same, older)

    esito = take(
        next_version(changed, importo_mensile="500.00"),
        next_version(same),
        next_version(older, versione=5, importo_mensile="1.00"),
        id_lotto="L2",
        progressivo=2,
    )

    assert counts(esito) == (3, 0, 1, 1, 1, 0)
    assert str(DatiEconomici.objects.get(nucleo__protocollo_inps="INPS-RDC-2019-0000001").importo_mensile) == "500.00"
    assert str(DatiEconomici.objects.get(nucleo__protocollo_inps="INPS-RDC-2019-0000009").importo_mensile) == "780.00"


def test_take_keeps_who_came_who_left_and_which_data_changed(take):
    first = domanda()
    take(first)
    second = next_version(first, importo_mensile="500.00")
    second["componenti"][1] |= {"codice_fiscale": "MRNLCU00A01H501J", "cognome": "Marini", "nome": "Luca", "sesso": "M"}
    second["componenti"][1] |= {"data_nascita": "2000-01-01", "belfiore_nascita": "H501"}

    take(second, id_lotto="L2", progressivo=2)

    found = set(DifferenzaFornitura.objects.values_list("tipo", "campo", "prima", "dopo"))
    assert found == {
        ("ENTRATO", "Luca Marini", "", "Luca Marini"),
        ("USCITO", "Giulia Verdi", "Giulia Verdi", ""),
        ("DATO", "importo al mese", "780.00", "500.00"),
    }
    assert Componente.objects.get(codice_fiscale="VRDGLI90C55F205P").uscito_il.isoformat() == "2019-06-03"


def test_take_lets_the_richiedente_pass_to_another_person(take):
    first = domanda()
    take(first)
    second = next_version(first)
    second["componenti"][0]["relazione"], second["componenti"][1]["relazione"] = "CONIUGE", "RICHIEDENTE"

    take(second, id_lotto="L2", progressivo=2)

    assert Nucleo.objects.get().cognome == "Verdi"
    assert Componente.objects.get(relazione="RICHIEDENTE").cognome == "Verdi"


def test_take_puts_the_lower_version_of_a_repeated_protocollo_in_quarantine(take):
    low, high = domanda(), next_version(domanda(), importo_mensile="600.00")

    esito = take(low, high)

    assert counts(esito) == (2, 1, 0, 0, 0, 1)
    assert [(each["riga"], each["codice"], each["campo"]) for each in esito.scarti] == [(2, "E07", "protocollo_inps")]
    assert str(DatiEconomici.objects.get().importo_mensile) == "600.00"


@pytest.mark.parametrize(
    ("versioni", "lost"),
    [
        ([1, 1], [(3, 2)]),
        ([1, 2], [(2, 3)]),
        ([2, 1, 3, 3], [(2, 4), (3, 4), (5, 4)]),
    ],
)
def test_take_keeps_the_highest_versione_and_of_equal_ones_the_first(take, versioni, lost):
    esito = take(*(domanda() | {"versione": versione} for versione in versioni))

    assert [(each["riga"], each["codice"]) for each in esito.scarti] == [(riga, "E07") for riga, _ in lost]
    assert [each["motivo"].split(",")[0] for each in esito.scarti] == [
        f"Lo stesso protocollo è alla riga {tenuta}" for _, tenuta in lost
    ]


def test_take_faulty_line_never_displaces_a_good_one(take):
    faulty = next_version(domanda())
    faulty["componenti"][0]["codice_fiscale"] = "RSSMRA80A01H501X"

    esito = take(domanda(), faulty)

    assert [(each["riga"], each["codice"], each["campo"]) for each in esito.scarti] == [
        (3, "E01", "componenti[0].codice_fiscale")
    ]
    assert Nucleo.objects.count() == 1


def test_take_opens_a_check_and_no_case_for_nuclei_of_the_cpi(take):
    take(domanda() | {"destinazione": "CPI"})

    assert (Caso.objects.count(), Controllo.objects.count()) == (0, 1)


def test_take_keeps_which_benefits_are_over_and_forgets_those_taken_up_again(take):
    prima = domanda() | {"stato_beneficio": "DECADUTO"}
    take(prima)
    assert str(DomandaCessata.objects.get().dal) == prima["data_stato"]

    take(next_version(prima, stato_beneficio="IN_PAGAMENTO"), progressivo=2, id_lotto="RDC-2")

    assert DomandaCessata.objects.count() == 0


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lambda data: data[:-40], "LF"),
        (lambda data: data.replace(b'"780.00"', b'"781.00"'), "sha256"),
        (lambda data: data.replace(b"\n", b"\r\n"), "CR"),
        (lambda data: b"\xef\xbb\xbf" + data, "BOM"),
        (lambda _data: b"", "vuoto"),
    ],
)
def test_take_refuses_a_spoilt_lot_whole(take, spoil, found):
    esito = take(spoil(lotto([riga(domanda())])), raw=True)

    assert esito.esito == "RIFIUTATO"
    assert found in esito.motivo
    assert (Nucleo.objects.count(), RecordInps.objects.count(), Lotto.objects.get().esito) == (0, 0, "RIFIUTATO")


def test_take_refuses_a_progressivo_not_greater_than_the_last(take):
    take(domanda())

    esito = take(domanda(), id_lotto="L2", progressivo=1)

    assert esito.esito == "RIFIUTATO"


def test_take_warns_when_the_header_counts_other_persons(take):
    esito = take(domanda())

    assert esito.lotto.avviso == "La testata dichiara 0 persone, il lotto ne ha 2."


def test_importa_fornitura_prints_the_contracts_json(ambiti, capsys):
    call_command("importa_fornitura", str(ESEMPIO), "--json")

    printed = json.loads(capsys.readouterr().out)
    assert printed == {
        "id_lotto": "INPS-20190603-0001",
        "esito": "ACQUISITO",
        "lette": 2,
        "nuove": 2,
        "modificate": 0,
        "invariate": 0,
        "ignorate": 0,
        "quarantena": 0,
        "motivo": None,
        "scarti": [],
    }


def test_importa_fornitura_refused_exits_with_2(ambiti, tmp_path):
    (tmp_path / "x").write_bytes(b"niente")

    with pytest.raises(SystemExit) as stop:
        call_command("importa_fornitura", str(tmp_path / "x"), "--json")

    assert stop.value.code == 2
