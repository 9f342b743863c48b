import logging
from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from ambiti.models import Componente
from patti_inclusione.models import Caso, StatoCaso
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors.caso import select_casi
from patti_inclusione.selectors.coda import select_coda
from patti_inclusione.selectors.ricerca import Ricerca, plain, slips
from rdc_platform import codice_fiscale
from rdc_platform.audit.models import AccessoDato
from tests.factories.casi import give_caso, make_caso
from tests.factories.persone import client_for

LISTA = reverse("patti_inclusione:caso_list")
CODA = reverse("patti_inclusione:caso_queue")


@pytest.fixture
def famiglia(mondo):
    """The family of the Case manager, with a husband of another surname."""
    marito = mondo.caso.nucleo.componenti.exclude(relazione="RICHIEDENTE").get()
    cf = codice_fiscale.encode("D'Angiò", "Nicolò", "M", date(1979, 3, 2), "D150")
    Componente.objects.filter(pk=marito.pk).update(
        cognome="D'Angiò", nome="Nicolò", sesso="M", data_nascita=date(1979, 3, 2), codice_fiscale=cf
    )
    return Componente.objects.get(pk=marito.pk)


def look(mondo, testo, who="case_manager"):
    """Who is found by a Case manager, and whether it is only the nearest."""
    ricerca = Ricerca(nomi=True)
    rows = ricerca(select_casi(CASI.permitted(getattr(mondo, who), "view_fascicolo")), testo)
    return [row["trovata"] for row in rows], ricerca.vicine


@pytest.mark.parametrize("testo", ["conti", "CONTI marta", "Marta  Conti", "cont", "Marta"])
def test_who_applied_is_found_as_typed(mondo, testo):
    assert look(mondo, testo) == (["Conti Marta"], False)


@pytest.mark.parametrize(
    "testo", ["d'angiò", "D’ANGIO'"[:7], "nicolo", "Nicolò D'Angiò", "dangio".replace("da", "d'a")]
)
def test_another_member_is_found_with_accents_or_without(mondo, famiglia, testo):
    assert look(mondo, testo) == (["D'Angiò Nicolò"], False)


@pytest.mark.parametrize(
    ("testo", "trovata"),
    [
        ("Cnoti", "Conti Marta"),  # changed places
        ("Comti", "Conti Marta"),  # one for another
        ("Cnti", "Conti Marta"),  # one missing
        ("Contti", "Conti Marta"),  # one too many
        ("Conti Matra", "Conti Marta"),
        ("Xonti", "Conti Marta"),
        ("dangio", "D'Angiò Nicolò"),
        ("nicollo dangio", "D'Angiò Nicolò"),
    ],
)
def test_a_slip_of_the_fingers_finds_the_nearest_and_says_so(mondo, famiglia, testo, trovata):
    assert look(mondo, testo) == ([trovata], True)


@pytest.mark.parametrize(
    "testo", ["Conto Marto Nicolo", "Xomti", "Bolognesi", "Stagni", "Coda", "zzzz", "''", "%%", "__", "x\\y"]
)
def test_nobody_is_found_two_slips_away_nor_among_the_families_of_others(mondo, famiglia, testo):
    assert look(mondo, testo)[0] == []


def test_what_is_found_as_typed_is_not_mixed_with_what_is_near(mondo):
    give_caso(make_caso(mondo.ambito_a, mondo.cremona, "Conte"), mondo.case_manager, mondo.coordinatore)

    assert look(mondo, "Conte") == (["Conte Marta"], False)


@pytest.mark.parametrize("quante", range(8))
def test_a_codice_fiscale_finds_its_person_under_every_omocodia(mondo, famiglia, quante):
    Componente.objects.filter(pk=famiglia.pk).update(
        codice_fiscale=codice_fiscale.omocode(famiglia.codice_fiscale, quante)
    )

    for typed in (famiglia.codice_fiscale, codice_fiscale.omocode(famiglia.codice_fiscale, 3).lower()):
        assert look(mondo, typed) == (["D'Angiò Nicolò"], False)


def test_a_codice_fiscale_is_found_by_a_part_of_it_and_with_a_slip(mondo, famiglia):
    cf = famiglia.codice_fiscale

    assert look(mondo, cf[:9]) == (["D'Angiò Nicolò"], False)
    assert look(mondo, f"{cf[:6]}0{cf[7:]}") == (["D'Angiò Nicolò"], True)
    assert look(mondo, cf[:15]) == (["D'Angiò Nicolò"], False)


def test_who_left_is_found_and_said_to_have_left(mondo, famiglia):
    Componente.objects.filter(pk=famiglia.pk).update(uscito_il=date(2019, 5, 1))

    assert look(mondo, "nicolò")[0] == ["D'Angiò Nicolò (non è più nella famiglia)"]


def test_closed_cases_are_found(mondo):
    Caso.objects.filter(pk=mondo.caso.pk).update(stato=StatoCaso.CHIUSO, motivo_chiusura="RINUNCIA")

    assert look(mondo, "conti")[0] == ["Conti Marta"]


def test_the_coordinatore_finds_by_any_member_and_is_told_the_name_of_who_applied_alone(mondo, famiglia):
    rows = CASI.permitted(mondo.coordinatore, "view_coda")
    found = {testo: list(Ricerca(nomi=False)(select_coda(rows), testo)) for testo in ("conti", "nicolò", "nicollò")}

    assert [row["trovata"] for row in found["conti"]] == ["Conti Marta"]
    for testo in ("nicolò", "nicollò"):
        assert [(row["famiglia"], row["trovata"]) for row in found[testo]] == [
            ("Conti Marta", "Un'altra persona della famiglia")
        ]


@pytest.mark.parametrize(("who", "url"), [("case_manager", LISTA), ("coordinatore", CODA)])
def test_a_search_stands_in_no_url_no_log_and_no_cache(mondo, famiglia, caplog, who, url):
    caplog.set_level(logging.DEBUG)

    response = client_for(getattr(mondo, who)).post(url, {"testo": "D'Angiò"})

    assert "Conti Marta" in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert "ngi" not in caplog.text.lower().replace("changing", "")
    assert AccessoDato.objects.latest("pk").azione == "RICERCA"


def test_the_page_says_who_was_found_and_when_it_is_only_the_nearest(mondo, famiglia):
    client = client_for(mondo.case_manager)

    as_typed = client.post(LISTA, {"testo": "nicolò"}).content.decode()
    near = client.post(LISTA, {"testo": "nicollò"}).content.decode()
    nobody = client.post(LISTA, {"testo": "zzzzz"}).content.decode()

    assert "D&#x27;Angiò Nicolò" in as_typed
    assert [("i nomi più vicini" in text) for text in (as_typed, near, nobody)] == [False, True, False]
    assert "Persona trovata" not in client.get(LISTA).content.decode()


@pytest.mark.parametrize(("who", "atteso"), [("case_manager_b", 0), ("collega", 0)])
def test_nobody_finds_a_family_that_he_does_not_follow(mondo, famiglia, who, atteso):
    assert len(look(mondo, famiglia.codice_fiscale, who)[0]) == atteso


@given(st.text(max_size=40))
def test_plain_and_slips_take_whatever_is_typed(testo):
    for word in plain(testo).split():
        assert all(isinstance(pattern, str) for pattern in slips(word))


@given(st.text("abcdefgh", min_size=4, max_size=10), st.data())
def test_slips_are_those_of_one_letter(word, data):
    place = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    assert swapped in slips(word)
    assert word[:place] + word[place + 1 :] in slips(word)
    assert f"{word[:place]}_{word[place + 1 :]}" in slips(word)


def test_omocodie_are_the_128_codes_of_one_person():
    codes = codice_fiscale.omocodie("RSSMRA80A01H501U")

    assert len(set(codes)) == 128
    assert {codice_fiscale.base(code) for code in codes} == {"RSSMRA80A01H501U"}
    for code in codes:
        codice_fiscale.check(code)
    assert codice_fiscale.omocodie("12345678903") == ["12345678903"]
