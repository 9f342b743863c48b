from accounts.policy import Grant
from patti_inclusione.permissions import CASI


def test_permitted_gives_a_case_manager_his_own_cases_only(mondo):
    assert list(CASI.permitted(mondo.case_manager, "view_fascicolo")) == [mondo.caso]
    assert list(CASI.permitted(mondo.collega, "view_fascicolo")) == []


def test_permitted_gives_a_coordinatore_the_comuni_of_his_profile(mondo):
    assert set(CASI.permitted(mondo.coordinatore, "view_coda")) == {mondo.caso, mondo.caso_in_coda, mondo.caso_stagno}
    assert list(CASI.permitted(mondo.coordinatore_stagno, "view_coda")) == [mondo.caso_stagno]
    assert list(CASI.permitted(mondo.coordinatore_b, "view_coda")) == [mondo.caso_b]


def test_permitted_gives_nothing_to_roles_the_line_does_not_name(mondo):
    for profilo in (mondo.amministratore, mondo.ministero, mondo.dpo, mondo.coordinatore, None):
        assert list(CASI.permitted(profilo, "view_fascicolo")) == []


def test_grant_of_a_path_follows_foreign_keys_to_the_object_the_role_is_held_on():
    grant = CASI.rules["view_coda"][0]

    assert isinstance(grant, Grant)
    assert grant.via == "nucleo__comune"
