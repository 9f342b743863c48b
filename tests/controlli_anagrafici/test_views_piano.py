import pytest
from django.urls import reverse

from accounts.models import Ruolo
from controlli_anagrafici.models import Controllo
from controlli_anagrafici.selectors.controllo import light_rows
from controlli_anagrafici.selectors.specie import NOMI
from controlli_anagrafici.services.assegnazione import ResponsabileError, assign_controlli, distribute_controlli
from tests.factories.casi import make_caso
from tests.factories.persone import client_for, make_profilo
from tests.factories.queries import MAX_QUERIES, count_queries

LIST = "controlli_anagrafici:controllo_list"
PAGINE = [f"controlli_anagrafici:controllo_{name}" for name in ("overview", "calendar", "report", "distribute")]
DISTRIBUTE = "controlli_anagrafici:controllo_distribute"


@pytest.mark.parametrize("url", PAGINE)
@pytest.mark.parametrize("who", ["coordinatore", "case_manager", "amministratore", "dpo"])
def test_pages_of_the_coordinatore_are_not_there_for_other_roles(mondo, url, who):
    assert client_for(getattr(mondo, who)).get(reverse(url)).status_code == 404


def test_controllo_overview_counts_his_comuni_alone(mondo):
    text = client_for(mondo.coordinatore_anagrafici).get(reverse(PAGINE[0])).content.decode()

    assert ("2 controlli</a>" in text, "Assegna in parti uguali" in text) == (True, True)


def test_controllo_report_names_no_other_comune_and_exports(mondo):
    client = client_for(mondo.coordinatore_anagrafici)

    text = client.get(reverse(PAGINE[2])).content.decode()
    files = {fmt: client.get(reverse(PAGINE[2]), {"formato": fmt}).status_code for fmt in ("csv", "xlsx", "ods")}

    assert ("Cremona" in text, "Stagno" in text) == (True, False)
    assert files == {"csv": 200, "xlsx": 200, "ods": 200}


@pytest.mark.parametrize("url", [LIST, *PAGINE[:3]])
def test_pages_ask_as_many_queries_for_two_checks_as_for_thirty(mondo, url):
    client = client_for(mondo.coordinatore_anagrafici)
    few = count_queries(client, reverse(url))
    for n in range(30):
        make_caso(mondo.ambito_a, mondo.cremona, f"Prova{chr(97 + n % 26)}")

    assert count_queries(client, reverse(url)) == few
    assert few <= MAX_QUERIES


@pytest.mark.parametrize(
    ("filtro", "mostra"),
    [
        ({"responsabile": "nessuno"}, (False, True)),
        ({"stato": "ASSEGNATO"}, (True, False)),
        ({"specie": "campione"}, (False, False)),
        ({"specie": "residenza"}, (True, True)),
        ({"dal": "2019-01-01", "al": "2099-01-01"}, (True, True)),
        ({"al": "2019-01-01"}, (False, False)),
    ],
)
def test_controllo_list_narrows_by_its_filters(mondo, filtro, mostra):
    assign_controlli(
        [mondo.caso.nucleo.controlli.get().pk],
        mondo.responsabile_anagrafici.accreditamento_id,
        by=mondo.coordinatore_anagrafici,
    )

    text = client_for(mondo.coordinatore_anagrafici).get(reverse(LIST), filtro).content.decode()

    assert ("Conti Marta" in text, "Coda Marta" in text) == mostra


def test_controllo_distribute_writes_nothing_before_the_button_that_says_so(mondo):
    response = client_for(mondo.coordinatore_anagrafici).post(reverse(DISTRIBUTE), {"massimo": 200})

    assert [(riga["riceve"], riga["avra"]) for riga in response.context["piano"].righe] == [(2, 2)]
    assert Controllo.objects.filter(responsabile__isnull=False).count() == 0


def test_controllo_distribute_gives_what_was_seen(mondo):
    make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_a, mondo.cremona)
    client = client_for(mondo.coordinatore_anagrafici)
    piano = client.post(reverse(DISTRIBUTE), {"massimo": 200}).context["piano"]

    client.post(reverse(DISTRIBUTE), {"massimo": 200, "impronta": piano.impronta, "conferma": "1"})

    chi = Controllo.objects.filter(comune_competente=mondo.cremona).values_list("responsabile", flat=True)
    assert len(set(chi)) == 2


def test_controllo_assign_in_equal_parts_proposes_the_ticked_rows_alone(mondo):
    make_caso(mondo.ambito_a, mondo.cremona, "Non spuntata")
    chi = mondo.responsabile_anagrafici.accreditamento_id
    mio, libero = (caso.nucleo.controlli.get().pk for caso in (mondo.caso, mondo.caso_in_coda))
    assign_controlli([mio], chi, by=mondo.coordinatore_anagrafici)
    client = client_for(mondo.coordinatore_anagrafici)

    page = client.post(
        reverse("controlli_anagrafici:controllo_assign"), {"id": [mio, libero], "responsabile": "uguali"}
    )
    piano = page.context["piano"]
    assert 'name="massimo" value="200"' in page.content.decode()
    client.post(reverse(DISTRIBUTE), {"id": [mio, libero], "massimo": 200, "impronta": piano.impronta, "conferma": "1"})

    assert (piano.scelte, page.context["di_altri"]) == ({chi: [libero]}, 1)
    assert set(Controllo.objects.filter(responsabile=chi).values_list("pk", flat=True)) == {mio, libero}


def test_controllo_list_shows_what_is_over_only_when_asked_and_never_as_late(mondo):
    controllo = mondo.caso.nucleo.controlli.get()
    Controllo.objects.filter(pk=controllo.pk).update(stato="CONCLUSO_POSITIVO", data_scadenza="2019-01-01")
    client = client_for(mondo.coordinatore_anagrafici)

    pages = {
        nome: client.get(reverse(LIST), filtro).context["lista"]
        for nome, filtro in {"sempre": {}, "conclusi": {"stato": "conclusi"}, "tardi": {"scadenza": "scaduti"}}.items()
    }
    trovati = client.post(reverse(LIST), {"testo": "conti"}).context["lista"]

    assert {nome: [r.label for r in lista.righe] for nome, lista in pages.items()} == {
        "sempre": ["Coda Marta"],
        "conclusi": ["Conti Marta"],
        "tardi": ["Coda Marta"],
    }
    assert [row.row["termine"] for row in pages["conclusi"].righe] == [None]
    assert [row.label for row in trovati.righe] == ["Conti Marta"]
    assert pages["tardi"].without_filters == 1


@pytest.mark.parametrize(
    ("campi", "nome"),
    [
        ({}, "Residenza"),
        ({"requisito_cittadinanza": "UE_LUNGO"}, "Residenza e soggiorno"),
        ({"origine_controllo": "MANTENIMENTO"}, "Mantenimento"),
        ({"origine_controllo": "RICHIESTA_INPS"}, "Richiesta di INPS"),
        ({"tipo_controllo": "COMPOSIZIONE_NUCLEO", "origine_controllo": "CAMPIONE"}, "Composizione, a campione"),
        (
            {"tipo_controllo": "COMPOSIZIONE_NUCLEO", "origine_controllo": "INIZIATIVA_COMUNE"},
            "Composizione del nucleo",
        ),
    ],
)
def test_light_rows_say_what_kind_of_check_each_is(mondo, campi, nome):
    rows = Controllo.objects.filter(nucleo=mondo.caso.nucleo)
    rows.update(**campi)

    assert [NOMI[row["specie"]] for row in light_rows(rows)] == [nome]


def test_controllo_list_offers_a_responsabile_nothing_to_assign(mondo):
    chips = client_for(mondo.responsabile_anagrafici).get(reverse(LIST)).context["lista"].chips

    assert [chip.label for chip in chips] == ["Scaduti", "In scadenza", "Conclusi"]


def test_controllo_distribute_writes_nothing_when_the_queue_has_changed(mondo):
    client = client_for(mondo.coordinatore_anagrafici)

    response = client.post(reverse(DISTRIBUTE), {"massimo": 200, "impronta": "di prima", "conferma": "1"})

    assert "niente è stato assegnato" in response.content.decode()
    assert Controllo.objects.filter(responsabile__isnull=False).count() == 0


def test_distribute_controlli_refuses_what_somebody_has_already(mondo):
    chi, keys = mondo.responsabile_anagrafici.accreditamento_id, [mondo.caso.nucleo.controlli.get().pk]
    assign_controlli(keys, chi, by=mondo.coordinatore_anagrafici)

    with pytest.raises(ResponsabileError, match="Intanto qualcuno"):
        distribute_controlli({chi: keys}, by=mondo.coordinatore_anagrafici)
