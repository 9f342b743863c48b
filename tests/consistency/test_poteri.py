"""Every permission and every act has its words, and every policy is in the data-protection officer's matrix."""

import ast
from pathlib import Path

from accounts import poteri
from accounts.policy import Policy
from accounts.ruoli import Ruolo
from ambiti.models import Comune, Nucleo
from controlli_anagrafici.models import Controllo, RinvioVerifica
from patti_inclusione.models import Caso, Trasferimento
from progetti_collettivita.models import AssegnazionePuc, Puc
from rdc_platform.monitor.atti import parole
from rdc_platform.monitor.views.potere import SIGLE
from tests.consistency.test_code import sources
from tests.consistency.urls import all_urls

# Names of acts that are put together when they are written.
COMPOSTI = {"save_", "delete_", "patto_download "}
PARTI = {"obiettivogenerale", "risultatoatteso", "impegno", "sostegno"}


def test_every_permission_has_its_words_and_no_word_is_of_none():
    codes = {potere.codice for potere in poteri.poteri()}

    assert codes == set(poteri.parole())


def test_every_url_s_policy_is_in_the_matrix():
    used = {url.policy[0] for url in all_urls() if url.policy}

    assert used - set(poteri.policies()) == set()


def test_every_policy_that_is_written_is_in_the_matrix():
    written = sum(
        isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Policy"
        for path in sources()
        if path.name == "permissions.py"
        for node in ast.walk(ast.parse(path.read_text()))
    )

    assert len(poteri.policies()) == written
    assert all(isinstance(policy, Policy) for policy in poteri.policies())


def test_every_role_has_its_column():
    assert set(SIGLE) == set(Ruolo)
    assert len(set(SIGLE.values())) == len(SIGLE)


def test_the_ways_to_a_family_are_those_of_the_policy():
    ways = {(strada.model, strada.via, strada.incarico_su, strada.ruoli) for strada in poteri.strade(Nucleo)}

    assert ways == {
        (Nucleo, "", Nucleo, frozenset({"CASE_MANAGER"})),
        (Nucleo, "comune", Comune, frozenset({"COORDINATORE_PATTO"})),
        (Trasferimento, "a_comune", Comune, frozenset({"COORDINATORE_PATTO"})),  # while it waits for an answer
        (Controllo, "", Controllo, frozenset({"RESPONSABILE_ANAGRAFICI"})),
        (Controllo, "comune_competente", Comune, frozenset({"COORDINATORE_ANAGRAFICI"})),
        (
            RinvioVerifica,  # where the person lived before: who he is and where he lived, while the Comune is asked
            "comune_destinatario",
            Comune,
            frozenset({"COORDINATORE_ANAGRAFICI", "RESPONSABILE_ANAGRAFICI"}),
        ),
        # Who takes part in a project of his Comuni, and nobody before he is proposed
        (AssegnazionePuc, "puc__comune_titolare", Comune, frozenset({"RESPONSABILE_PUC"})),
        # The same for who writes their hours, once they have begun
        (AssegnazionePuc, "puc", Puc, frozenset({"TUTOR_PUC"})),
    }
    assert poteri.path_to(Caso, Nucleo) == "nucleo"
    assert poteri.everywhere(Nucleo) == set()


def test_every_page_and_act_of_the_register_has_its_words():
    names = {url.name.rpartition(":")[2] for url in all_urls()}
    written = {name for path in sources() for name in acts_in(path)}
    composed = {f"{start}{part}" for start in ("save_", "delete_") for part in PARTI}

    assert (names | written | composed) - set(parole()) == set()


def acts_in(path: Path) -> set[str]:
    """The names that a module writes in the register, those put together left out."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        called = isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"record", "record_read"}
        if called and getattr(node.func.value, "id", "") == "audit" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                found.add(first.value)
            elif isinstance(first, ast.JoinedStr):
                start = first.values[0]
                assert not isinstance(start, ast.Constant) or start.value in COMPOSTI, f"{path}: {ast.unparse(first)}"
    return found
