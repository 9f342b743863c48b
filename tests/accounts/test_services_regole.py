from datetime import date

import pytest

from accounts.models import Livello, Ruolo
from accounts.services import regole
from accounts.services.regole import Cumulo, RegolaError
from ambiti.models import ModelloConvenzione
from rdc_platform import calendario
from tests.factories.accreditamento import make_persona
from tests.factories.persone import make_operatore, make_profilo

R = Ruolo
# The table of incompatibilities, written a second time by hand: pairs that are not free.
CON_MOTIVO = [
    (R.CASE_MANAGER, R.COORDINATORE_ANAGRAFICI),
    (R.CASE_MANAGER, R.RESPONSABILE_ANAGRAFICI),
    (R.COORDINATORE_PATTO, R.COORDINATORE_ANAGRAFICI),
    (R.COORDINATORE_PATTO, R.RESPONSABILE_ANAGRAFICI),
]


@pytest.mark.parametrize("one", regole.OFFERTI)
@pytest.mark.parametrize("other", regole.OFFERTI)
def test_cumulo_wants_a_reason_across_purposes_and_for_nothing_else(one, other):
    expected = Cumulo.CON_MOTIVO if (one, other) in CON_MOTIVO or (other, one) in CON_MOTIVO else Cumulo.LIBERO

    assert regole.cumulo(one, other) == expected


@pytest.mark.parametrize("other", Ruolo)
def test_cumulo_of_an_amministratore_is_never_allowed(other):
    assert regole.cumulo(R.AMMINISTRATORE_AMBITO, other) == Cumulo.VIETATO
    assert regole.cumulo(other, R.AMMINISTRATORE_AMBITO) == Cumulo.VIETATO


@pytest.mark.parametrize("gestione", ["ASSOCIATA", "MISTA"])
def test_livelli_of_a_coordinatore_in_associated_management_are_both(mondo, gestione):
    mondo.ambito_a.forma_gestione = gestione

    assert regole.livelli(R.COORDINATORE_PATTO, mondo.ambito_a) == (Livello.AMBITO, Livello.COMUNE)


def test_livelli_of_a_coordinatore_in_single_management_is_the_comune(mondo):
    mondo.ambito_a.forma_gestione = "SINGOLA"

    assert regole.livelli(R.COORDINATORE_PATTO, mondo.ambito_a) == (Livello.COMUNE,)
    assert regole.livelli(R.CASE_MANAGER, mondo.ambito_a) == (Livello.AMBITO, Livello.COMUNE)
    with pytest.raises(RegolaError, match="non gestiscono i servizi insieme"):
        regole.check_ruolo(R.COORDINATORE_PATTO, Livello.AMBITO, mondo.ambito_a)


@pytest.mark.parametrize("ruolo", [R.COORDINATORE_ANAGRAFICI, R.RESPONSABILE_ANAGRAFICI])
def test_check_ruolo_gives_the_residence_checks_by_comune_only(mondo, ruolo):
    regole.check_ruolo(ruolo, Livello.COMUNE, mondo.ambito_a)

    with pytest.raises(RegolaError) as found:
        regole.check_ruolo(ruolo, Livello.AMBITO, mondo.ambito_a)
    assert found.value.campo == "livello"


@pytest.mark.parametrize(
    "ruolo", [R.MINISTERO, R.AMMINISTRATORE_AMBITO, R.DPO, R.RESPONSABILE_FLUSSI, R.RESPONSABILE_PUC]
)
def test_check_ruolo_refuses_what_an_amministratore_does_not_give(mondo, ruolo):
    with pytest.raises(RegolaError) as found:
        regole.check_ruolo(ruolo, Livello.COMUNE, mondo.ambito_a)

    assert found.value.campo == "ruolo"


@pytest.mark.parametrize(
    ("dal", "al", "contratto", "allowed"),
    [
        (date(2019, 4, 1), None, None, True),
        (date(2019, 4, 1), date(2019, 4, 1), None, True),
        (date(2019, 4, 2), date(2019, 4, 1), None, False),
        (date(2019, 4, 1), date(2019, 12, 31), date(2019, 12, 31), True),
        (date(2019, 4, 1), date(2020, 1, 1), date(2019, 12, 31), False),
        (date(2019, 4, 1), None, date(2019, 12, 31), False),
    ],
)
def test_check_validita_ends_with_the_contract_at_the_latest(dal, al, contratto, allowed):
    if allowed:
        regole.check_validita(dal, al, contratto)
        return
    with pytest.raises(RegolaError) as found:
        regole.check_validita(dal, al, contratto)
    assert found.value.campo == "valido_al"


def test_check_fondi_wants_one_and_the_name_of_another():
    regole.check_fondi(["PNRR"], "")
    regole.check_fondi(["ALTRO"], "Lascito")
    with pytest.raises(RegolaError):
        regole.check_fondi([], "")
    with pytest.raises(RegolaError):
        regole.check_fondi(["ALTRO"], "")


def test_check_cumulo_across_purposes_passes_with_a_reason(mondo):
    operatore = make_operatore()
    make_profilo(R.RESPONSABILE_ANAGRAFICI, mondo.ambito_a, mondo.cremona, operatore=operatore)

    regole.check_cumulo(operatore, R.CASE_MANAGER, "Comune di 400 abitanti")
    with pytest.raises(RegolaError) as found:
        regole.check_cumulo(operatore, R.CASE_MANAGER, "")
    assert found.value.campo == "motivo_cumulo"


def test_check_cumulo_of_an_amministratore_elsewhere_says_no_and_not_where(mondo):
    with pytest.raises(RegolaError) as found:
        regole.check_cumulo(mondo.amministratore_b.operatore, R.CASE_MANAGER, "motivo")

    assert "Bologna" not in str(found.value)


def test_check_self_knows_a_person_by_any_of_his_codes(mondo):
    with pytest.raises(RegolaError):
        regole.check_self(mondo.amministratore.operatore.codice_fiscale.lower(), mondo.amministratore)
    regole.check_self(make_persona()["codice_fiscale"], mondo.amministratore)


def test_check_convenzione_of_an_old_version_holds_within_the_grace(mondo):
    ModelloConvenzione.objects.create(
        codice="USO_PIATTAFORMA", versione=2, testo="Nuova", pubblicato_il=calendario.today()
    )

    assert regole.check_convenzione([mondo.cremona]) == [mondo.cremona]


def test_check_convenzione_of_an_old_version_is_not_enough_after_the_grace(mondo):
    ModelloConvenzione.objects.create(
        codice="USO_PIATTAFORMA", versione=2, testo="Nuova", pubblicato_il=date(2019, 6, 1)
    )

    with pytest.raises(RegolaError, match="nuova versione"):
        regole.check_convenzione([mondo.cremona])
