from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from patti_inclusione.models import Assegnazione, Convocazione, DifferenzaFornitura, StatoCaso
from patti_inclusione.services import assegnazione as services
from rdc_platform.audit.models import AccessoDato, Azione
from tests.factories.casi import give_caso, make_caso
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

LIST = reverse("patti_inclusione:caso_list")


def detail(caso):
    return reverse("patti_inclusione:caso_detail", args=[caso.pk])


def page(profilo, url):
    return client_for(profilo).get(url).content.decode()


@pytest.fixture
def consegna(mondo):
    """The assignment of a family that was taken from the Case manager."""
    assegnazione = Assegnazione.objects.get(caso=mondo.caso)
    services.withdraw_caso(mondo.caso, attuale=assegnazione.pk, motivo="ASSENZA", by=mondo.coordinatore)
    return reverse("patti_inclusione:consegna_edit", args=[assegnazione.pk])


def test_caso_list_shows_his_own_families_with_what_to_do_next(mondo):
    text = page(mondo.case_manager, LIST)

    assert ("Conti Marta" in text, "Coda Marta" in text, "Bolognesi Marta" in text) == (True, False, False)
    assert "Fissa il primo colloquio" in text
    assert page(mondo.collega, LIST).count("Nessuna famiglia assegnata a te") == 1


@pytest.mark.parametrize("who", ["coordinatore", "amministratore", "ministero", "dpo", "responsabile_anagrafici"])
@pytest.mark.parametrize("url", [LIST, reverse("patti_inclusione:oggi")])
def test_pages_of_the_case_manager_are_not_there_for_other_roles(mondo, who, url):
    assert client_for(getattr(mondo, who)).get(url).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("termine=scaduti", True),
        ("termine=in_scadenza", False),
        ("fase=da_convocare", True),
        ("fase=analisi", False),
        ("fase=boh&ordina=-stato", True),
    ],
)
def test_caso_list_filters(mondo, query, found):
    assert ("Conti Marta" in page(mondo.case_manager, f"{LIST}?{query}")) is found


def test_caso_list_searches_and_exports(mondo):
    client = client_for(mondo.case_manager)

    assert "Conti Marta" in client.post(LIST, {"testo": "CONTI"}).content.decode()
    assert "Conti Marta" not in client.post(LIST, {"testo": "rossi"}).content.decode()
    assert "Conti Marta;2;Cremona;Assegnato" in client.get(f"{LIST}?formato=csv").content.decode("utf-8-sig")
    azioni = AccessoDato.objects.filter(atto="caso_list").order_by("istante").values_list("azione", flat=True)
    assert list(azioni) == [Azione.RICERCA, Azione.RICERCA, Azione.ESPORTAZIONE]


def test_caso_list_asks_as_many_queries_for_one_row_as_for_thirty(mondo):
    client = client_for(mondo.case_manager)
    few = count_queries(client, LIST)
    for n in range(30):
        give_caso(
            make_caso(mondo.ambito_a, mondo.cremona, f"Prova{chr(97 + n % 26)}"), mondo.case_manager, mondo.coordinatore
        )

    assert count_queries(client, LIST) == few
    assert few <= MAX_QUERIES


def test_caso_detail_shows_the_whole_family_and_is_registered(mondo):
    mondo.caso.nucleo.componenti.update(avvisi=["Il sesso non corrisponde al codice fiscale."])

    text = page(mondo.case_manager, detail(mondo.caso))

    for words in (
        "Famiglia Conti, 2 persone",
        "Fissa il primo colloquio",
        'href="tel:+393200000000"',
        "612,34 €",
        "3.120,55 €",
        "Con obblighi",
        "Il sesso non corrisponde al codice fiscale.",
        "art. 4 c. 11 DL 4/2019",
    ):
        assert words in text
    read = AccessoDato.objects.get(atto="caso_detail")
    assert (read.nucleo_id, read.categoria, read.azione) == (mondo.caso.nucleo_id, "fascicolo", Azione.LETTURA)
    assert "<title>PAIS-019036" in text  # no name in the browser's history


@pytest.mark.parametrize("who", ["collega", "case_manager_b", "coordinatore", "amministratore", "ministero", "dpo"])
def test_caso_detail_is_only_for_who_follows_the_family(mondo, who):
    assert client_for(getattr(mondo, who)).get(detail(mondo.caso)).status_code == 404


def test_caso_detail_is_not_found_for_who_followed_the_family(mondo, consegna):
    assert client_for(mondo.case_manager).get(detail(mondo.caso)).status_code == 404


@pytest.mark.parametrize("stato", [stato for stato in StatoCaso if stato != StatoCaso.CHIUSO])
def test_caso_detail_opens_in_every_state(mondo, stato):
    type(mondo.caso).objects.filter(pk=mondo.caso.pk).update(stato=stato)

    assert client_for(mondo.case_manager).get(detail(mondo.caso)).status_code == 200


def test_caso_detail_asks_as_many_queries_whatever_the_size_of_the_family(mondo):
    large = give_caso(
        make_caso(mondo.ambito_a, mondo.cremona, "Grandi", persone=8), mondo.case_manager, mondo.coordinatore
    )
    for n in range(1, 5):
        Convocazione.objects.create(
            caso=large, numero_progressivo=n, tipo="ALTRO", data_ora=timezone.now(), modalita="TELEFONO",
            canali=["SMS"], stato="SVOLTA", creata_da=mondo.case_manager.accreditamento,
        ).esiti.create(componente=large.nucleo.componenti.first(), esito="PRESENTE")  # fmt: skip
        DifferenzaFornitura.objects.create(caso=large, lotto="L", tipo="DATO", campo="isee", prima="1", dopo="2")
    client = client_for(mondo.case_manager)
    count_queries(client, detail(mondo.caso))  # the parameters of the law are read once a minute

    few, many = count_queries(client, detail(mondo.caso)), count_queries(client, detail(large))

    assert many - few <= 1  # the outcomes of the appointments, for there are some


def test_caso_detail_filters_the_time_line(mondo):
    mondo.caso.eventi.create(tipo="convocazione", testo="Primo colloquio fissato")
    mondo.caso.eventi.create(tipo="altro", testo="Fatto di altro genere")

    text = page(mondo.case_manager, f"{detail(mondo.caso)}?cronologia=colloqui")

    assert ("Primo colloquio fissato" in text, "Fatto di altro genere" in text) == (True, False)


def test_consegna_edit_is_the_one_page_left_to_who_had_the_family(mondo, consegna):
    client = client_for(mondo.case_manager)
    assert "Conti" not in client.get(consegna).content.decode()

    answer = client.post(consegna, {"nota": "Sentire la scuola entro giugno."})

    assert answer.url == reverse("patti_inclusione:oggi")
    services.assign_caso(mondo.caso, mondo.collega.accreditamento, by=mondo.coordinatore, lotto=mondo.caso.pk)
    assert "Sentire la scuola entro giugno." in page(mondo.collega, detail(mondo.caso))
    assert "Sentire la scuola" not in page(
        mondo.coordinatore, reverse("patti_inclusione:caso_identity", args=[mondo.caso.pk])
    )


def test_consegna_edit_wants_words_and_ends_after_some_days(mondo, consegna):
    client = client_for(mondo.case_manager)
    assert "Scrivi «Nota di consegna»." in client.post(consegna, {"nota": " "}).content.decode()

    Assegnazione.objects.filter(caso=mondo.caso).update(al=timezone.now() - timedelta(days=16))

    assert client.get(consegna).status_code == 404
    assert client_for(mondo.collega).get(consegna).status_code == 404


def test_caso_documento_of_another_case_is_not_found(mondo):
    url = reverse("patti_inclusione:caso_documento", args=[mondo.caso.pk, mondo.caso.pk])

    assert client_for(mondo.case_manager).get(url).status_code == 404
