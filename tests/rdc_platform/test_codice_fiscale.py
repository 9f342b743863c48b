import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdc_platform import codice_fiscale
from rdc_platform.codice_fiscale import CodiceFiscaleError, Dati

OGGI = date(2026, 7, 1)
LETTERE = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZÀÈÌÒÙ' -", min_size=1, max_size=20)
BELFIORE = st.from_regex(r"[A-MZ][0-9]{3}", fullmatch=True)
PERSONE = st.tuples(LETTERE, LETTERE, st.sampled_from("MF"), st.dates(date(1927, 1, 1), OGGI), BELFIORE)


@pytest.mark.parametrize(
    ("cf", "dati"),
    [
        ("RSSMRA85T10A562S", Dati("M", date(1985, 12, 10), "A562")),
        ("RSSMRA85T10A56NH", Dati("M", date(1985, 12, 10), "A562")),
        ("RSSMRA85T50A562W", Dati("F", date(1985, 12, 10), "A562")),
        ("RSSMRA80A01H501U", Dati("M", date(1980, 1, 1), "H501")),
        ("VRDGLI90C55F205P", Dati("F", date(1990, 3, 15), "F205")),
        ("MRNLCU00A01H501J", Dati("M", date(2000, 1, 1), "H501")),
        ("FOXGFR85D43Z133J", Dati("F", date(1985, 4, 3), "Z133")),
        (" rssmra 85t10 a562s ", Dati("M", date(1985, 12, 10), "A562")),
    ],
)
def test_decode_reads_sex_birth_and_place(cf, dati):
    assert codice_fiscale.decode(cf, OGGI) == dati


@pytest.mark.parametrize(
    ("cf", "code", "message"),
    [
        ("RSSMRA85T10A562T", "controllo", "Controlla il codice fiscale: l'ultima lettera dovrebbe essere S."),
        ("RSSMRA85T32A562S", "giorno", None),
        ("RSSMRA85T40A562S", "giorno", None),
        ("RSSMRA85T72A562S", "giorno", None),
        ("RSSMRA85B30A562S", "giorno", None),
        ("RSSMRA85F10A562X", "mese", "Controlla il codice fiscale: la nona lettera indica il mese, e F non è un mese."),
        ("RSSMRA85T10A562", "lunghezza", "Controlla il codice fiscale: ha 15 caratteri, ce ne vogliono 16."),
        ("", "lunghezza", "Controlla il codice fiscale: ha 0 caratteri, ce ne vogliono 16."),
        ("RSSMRA8AT10A562S", "lettere", "Controlla il codice fiscale: al posto 8 ci vuole una cifra, non «A»."),
        ("R5SMRA85T10A562S", "lettere", "Controlla il codice fiscale: al posto 2 ci vuole una lettera, non «5»."),
        ("RSSMRÀ85T10A562S", "lettere", "Controlla il codice fiscale: al posto 6 ci vuole una lettera, non «À»."),
        ("RSSMRA8²T10A562S", "lettere", "Controlla il codice fiscale: al posto 8 ci vuole una cifra, non «²»."),
    ],
)
def test_check_says_what_to_mend(cf, code, message):
    with pytest.raises(CodiceFiscaleError) as caught:
        codice_fiscale.check(cf)

    assert caught.value.code == code
    assert message is None or caught.value.message_it == message


def test_check_takes_eleven_digits_where_allowed():
    codice_fiscale.check("80017210727", allow_numeric=True)


def test_check_refuses_a_wrong_last_digit():
    with pytest.raises(CodiceFiscaleError, match="l'ultima cifra dovrebbe essere 7"):
        codice_fiscale.check("80017210728", allow_numeric=True)


def test_check_refuses_eleven_digits_elsewhere():
    with pytest.raises(CodiceFiscaleError) as caught:
        codice_fiscale.check("80017210727")

    assert caught.value.code == "numerico"


def test_check_takes_29_february_of_2000():
    codice_fiscale.check(codice_fiscale.encode("Rossi", "Ada", "F", date(2000, 2, 29), "H501"))


def test_decode_picks_the_last_century_that_is_past():
    cf = codice_fiscale.encode("Rossi", "Ada", "F", date(1926, 7, 2), "H501")

    assert codice_fiscale.decode(cf, OGGI).data_nascita == date(1926, 7, 2)
    assert codice_fiscale.decode(cf, date(2026, 7, 2)).data_nascita == date(2026, 7, 2)


@pytest.mark.parametrize(
    ("persona", "cf"),
    [
        (("Bianchi", "Clara", "F", date(1992, 7, 20), "Z330"), "BNCCLR92L60Z330H"),
        (("Fo", "Gianfranco", "F", date(1985, 4, 3), "Z133"), "FOXGFR85D43Z133J"),
        (("D'Amicò", "Ania", "F", date(1985, 4, 3), "H501"), "DMCNAI85D43H501E"),
    ],
)
def test_encode_computes_the_code(persona, cf):
    assert codice_fiscale.encode(*persona) == cf


@pytest.mark.parametrize(
    ("cognome", "code"),
    [("Fo", "FOX"), ("Rossi", "RSS"), ("Aa", "AAX"), ("De Luca", "DLC"), ("Łuø", "LUO"), ("Groß", "GRS")],
)
def test_encode_cognome_takes_consonants_then_vowels_then_x(cognome, code):
    assert codice_fiscale.encode_cognome(cognome) == code


@pytest.mark.parametrize(
    ("nome", "code"), [("Gianfranco", "GFR"), ("Marco", "MRC"), ("Mario", "MRA"), ("Ada", "DAA"), ("Al", "LAX")]
)
def test_encode_nome_skips_the_second_of_four_consonants(nome, code):
    assert codice_fiscale.encode_nome(nome) == code


def test_same_person_holds_across_omocodia():
    assert codice_fiscale.same_person("RSSMRA85T10A562S", "rssmra85t10a56nh")
    assert not codice_fiscale.same_person("RSSMRA85T10A562S", "RSSMRA85T50A562W")


def test_base_leaves_digits_and_short_codes_alone():
    assert codice_fiscale.base("80017210727") == "80017210727"
    assert codice_fiscale.base("rssmra85t10a56nh") == "RSSMRA85T10A562S"


@given(PERSONE)
def test_encode_gives_a_code_that_check_takes(persona):
    cf = codice_fiscale.encode(*persona)

    codice_fiscale.check(cf)
    assert codice_fiscale.decode(cf, OGGI) == Dati(*persona[2:])


@given(PERSONE, st.integers(0, 7))
def test_omocode_goes_back_to_its_base(persona, quante):
    cf = codice_fiscale.encode(*persona)
    changed = codice_fiscale.omocode(cf, quante)

    codice_fiscale.check(changed)
    assert codice_fiscale.base(changed) == cf
    assert codice_fiscale.decode(changed, OGGI) == codice_fiscale.decode(cf, OGGI)


@given(PERSONE, st.integers(0, 15), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
def test_check_never_breaks_on_a_changed_character(persona, position, character):
    cf = codice_fiscale.encode(*persona)
    changed = cf[:position] + character + cf[position + 1 :]

    with contextlib.suppress(CodiceFiscaleError):
        codice_fiscale.check(changed)


@given(PERSONE)
def test_compare_is_silent_on_the_persons_own_data(persona):
    cognome, nome, sesso, data_nascita, belfiore = persona
    cf = codice_fiscale.encode(*persona)

    assert (
        codice_fiscale.compare(
            cf, cognome=cognome, nome=nome, sesso=sesso, data_nascita=data_nascita, belfiore=belfiore
        )
        == []
    )


def test_compare_names_each_disagreement():
    warnings = codice_fiscale.compare(
        "RSSMRA85T10A56NH", cognome="Verdi", nome="Anna", sesso="F", data_nascita=date(1985, 10, 12), belfiore="H501"
    )

    assert warnings == [
        "Controlla il cognome: nel codice fiscale c'è RSS, dal cognome viene VRD.",
        "Controlla il nome: nel codice fiscale c'è MRA, dal nome viene NNA.",
        "Controlla il sesso: il codice fiscale è di un uomo.",
        "Controlla la data di nascita: nel codice fiscale c'è 10/12 dell'anno 85.",
        "Controlla il luogo di nascita: nel codice fiscale c'è A562, il luogo scritto è H501.",
    ]


def test_compare_knows_nothing_of_eleven_digits():
    assert (
        codice_fiscale.compare(
            "80017210727", cognome="Rossi", nome="Ada", sesso="F", data_nascita=date(1990, 1, 1), belfiore="H501"
        )
        == []
    )
