from datetime import date

import pytest

from accounts.models import Livello, Ruolo
from accounts.services import regole
from accounts.services.regole import Cumulo, RegolaError
from ambiti.models import Ambito, FormaGestione, ModelloConvenzione
from rdc_platform import calendario
from tests.factories.accreditamento import make_persona
from tests.factories.persone import make_operatore, make_profilo

R = Ruolo
LIBERO, MOTIVO, NO = Cumulo.LIBERO, Cumulo.CON_MOTIVO, Cumulo.VIETATO
# The table of incompatibilities, written a second time by hand: a line says what goes with the roles of the lines above it.
CUMULO = {
    R.MINISTERO: (),
    R.AMMINISTRATORE_AMBITO: (NO,),
    R.COORDINATORE_PATTO: (NO, NO),
    R.CASE_MANAGER: (NO, NO, LIBERO),
    R.COORDINATORE_ANAGRAFICI: (NO, NO, MOTIVO, MOTIVO),
    R.RESPONSABILE_ANAGRAFICI: (NO, NO, MOTIVO, MOTIVO, LIBERO),
    R.RESPONSABILE_PUC: (NO, NO, LIBERO, LIBERO, LIBERO, LIBERO),
    R.TUTOR_PUC: (NO, NO, LIBERO, LIBERO, LIBERO, LIBERO, LIBERO),
    R.MEMBRO_EQUIPE: (NO, NO, LIBERO, LIBERO, LIBERO, LIBERO, LIBERO, LIBERO),
    R.RESPONSABILE_FLUSSI: (LIBERO, NO, NO, NO, NO, NO, NO, NO, NO),
    R.DPO: (NO, NO, NO, NO, NO, NO, NO, NO, NO, NO),
}
ORDINE = list(CUMULO)
# Which levels an Amministratore may give, by form of management; roles that are not there he does not give at all.
PER_COMUNE, TUTTI = {Livello.COMUNE}, {Livello.COMUNE, Livello.AMBITO}
LIVELLI = {
    (R.COORDINATORE_PATTO, FormaGestione.ASSOCIATA): TUTTI,
    (R.COORDINATORE_PATTO, FormaGestione.MISTA): TUTTI,
    (R.COORDINATORE_PATTO, FormaGestione.SINGOLA): PER_COMUNE,
    (R.CASE_MANAGER, FormaGestione.ASSOCIATA): TUTTI,
    (R.CASE_MANAGER, FormaGestione.MISTA): TUTTI,
    (R.CASE_MANAGER, FormaGestione.SINGOLA): PER_COMUNE,
    (R.COORDINATORE_ANAGRAFICI, FormaGestione.ASSOCIATA): PER_COMUNE,
    (R.COORDINATORE_ANAGRAFICI, FormaGestione.MISTA): PER_COMUNE,
    (R.COORDINATORE_ANAGRAFICI, FormaGestione.SINGOLA): PER_COMUNE,
    (R.RESPONSABILE_ANAGRAFICI, FormaGestione.ASSOCIATA): PER_COMUNE,
    (R.RESPONSABILE_ANAGRAFICI, FormaGestione.MISTA): PER_COMUNE,
    (R.RESPONSABILE_ANAGRAFICI, FormaGestione.SINGOLA): PER_COMUNE,
    **{(ruolo, gestione): TUTTI for ruolo in (R.RESPONSABILE_PUC, R.TUTOR_PUC) for gestione in FormaGestione},
}


@pytest.mark.parametrize("one", Ruolo)
@pytest.mark.parametrize("other", Ruolo)
def test_cumulo_is_what_the_table_says_of_every_pair(one, other):
    first, second = sorted((one, other), key=ORDINE.index)
    expected = LIBERO if one == other else CUMULO[second][ORDINE.index(first)]

    assert regole.cumulo(one, other) == expected


def test_the_table_speaks_of_every_role_once():
    assert set(CUMULO) == set(Ruolo)
    assert [len(line) for line in CUMULO.values()] == list(range(len(Ruolo)))


@pytest.mark.parametrize("gestione", FormaGestione)
@pytest.mark.parametrize("livello", Livello)
@pytest.mark.parametrize("ruolo", Ruolo)
def test_check_ruolo_is_what_the_table_says_of_every_role_level_and_management(ruolo, livello, gestione):
    ambito = Ambito(forma_gestione=gestione)
    if livello in LIVELLI.get((ruolo, gestione), ()):
        regole.check_ruolo(ruolo, livello, ambito)
        return

    with pytest.raises(RegolaError) as found:
        regole.check_ruolo(ruolo, livello, ambito)
    assert found.value.campo == ("livello" if (ruolo, gestione) in LIVELLI else "ruolo")


@pytest.mark.parametrize("ruolo", [R.COORDINATORE_PATTO, R.CASE_MANAGER])
def test_check_ruolo_in_single_management_says_why(ruolo):
    with pytest.raises(RegolaError, match="non gestiscono i servizi insieme"):
        regole.check_ruolo(ruolo, Livello.AMBITO, Ambito(forma_gestione=FormaGestione.SINGOLA))


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


@pytest.mark.parametrize("chi", ["ministero", "dpo", "flussi"])
def test_check_cumulo_of_who_holds_a_national_role_says_no_and_not_which(mondo, chi):
    with pytest.raises(RegolaError) as found:
        regole.check_cumulo(getattr(mondo, chi).operatore, R.CASE_MANAGER, "motivo")

    assert "chi dà o controlla gli accessi non li usa" in str(found.value)
    assert getattr(mondo, chi).ruolo_label not in str(found.value)


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
