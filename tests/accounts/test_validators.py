"""Which passwords are taken: long ones, of any characters; not those that whoever guesses tries first."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.forms.attivazione import PasswordForm
from accounts.models import Operatore


def refused(password: str, operatore: Operatore | None) -> set[str]:
    """The codes of what is wrong."""
    try:
        validate_password(password, operatore)
    except ValidationError as error:
        return {each.code for each in error.error_list}
    return set()


@pytest.fixture
def operatore(mondo):
    """A person whose name is longer than the three letters of a word that says nothing of anybody."""
    persona = mondo.case_manager.operatore
    persona.nome, persona.ente_datore = "Carla", "Azienda sociale Cremonese"
    return persona


@pytest.mark.asvs("6.2.1")
@pytest.mark.asvs("6.2.5")
@pytest.mark.asvs("6.2.9")
@pytest.mark.parametrize(
    "password",
    [
        "zucca trenino nebbia",
        "zuccatreninonebbia",
        "739158264017",
        "ÀÈÌ ombrello ñandù 猫",
        "   spazi   davanti   e dietro  ",
        "q" + "zx8 " * 40,
        "il lavoro mi porta lontano",
    ],
)
def test_a_long_password_of_any_characters_is_taken(operatore, password):
    assert refused(password, operatore) == set()


@pytest.mark.asvs("6.2.1")
def test_a_password_is_as_long_as_the_role_wants(mondo):
    assert refused("zucca trenin", mondo.case_manager.operatore) == set()
    assert refused("zucca treni", mondo.case_manager.operatore) == {"password_too_short"}
    assert refused("zucca trenino", mondo.amministratore.operatore) == {"password_too_short"}
    assert refused("zucca trenino", mondo.ministero.operatore) == {"password_too_short"}


@pytest.mark.asvs("6.2.12")
@pytest.mark.asvs("6.2.4")
@pytest.mark.parametrize(
    "password", ["qwerty123456", "Letmein-Letmein", "monkey dragon", "1234567890qwertyuiop", "iloveyou!!iloveyou"]
)
def test_a_common_password_or_two_in_a_row_are_refused(operatore, password):
    assert "password_too_common" in refused(password, operatore)


@pytest.mark.asvs("6.2.11")
@pytest.mark.parametrize(
    "password",
    [
        "Reddito di cittadinanza!",
        "Piattaforma2019!",
        "CaseManager.2024",
        "Ministero del Lavoro 1",
        "Cremona-Cremona-26100",
        "StagnoLombardo2019",
        "azienda cremonese 99",
        "Settembre2024!!",
    ],
)
def test_words_of_the_work_and_of_the_persons_places_are_refused(operatore, password):
    assert "password_di_contesto" in refused(password, operatore)


def test_the_persons_own_data_are_refused(operatore):
    for own in (operatore.nome, operatore.codice_fiscale.lower(), operatore.email.partition("@")[0]):
        assert refused(f"zucca {own} nebbia trenino", operatore) >= {"password_personale"}


@pytest.mark.asvs("6.2.6")
@pytest.mark.asvs("6.2.7")
@pytest.mark.asvs("6.2.8")
@pytest.mark.asvs("6.2.9")
def test_the_field_hides_takes_a_paste_and_the_whole_password_as_it_is(operatore):
    long = " " + "zucca " * 30
    form = PasswordForm({"password": long, "conferma": long}, operatore=operatore)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["password"] == long
    assert len(long) > 128
    field = str(form["password"])
    assert 'type="password"' in field
    assert 'autocomplete="new-password"' in field
    assert "onpaste" not in field


@pytest.mark.asvs("6.2.10")
def test_a_password_never_ends_by_itself():
    assert not [each.name for each in Operatore._meta.get_fields() if "scade" in each.name]
