"""A lot that changes a household while its Case manager writes the Analisi: nothing written is lost, and what is new is asked."""

import pytest

from accounts.ruoli import Ruolo
from patti_inclusione.analisi.regole import mancanze
from patti_inclusione.models import Caso
from patti_inclusione.services import analisi as services
from patti_inclusione.services.pagine import Contenuto
from tests.factories.analisi import make_completa, pagina, read
from tests.factories.casi import give_caso
from tests.factories.persone import make_profilo
from tests.forniture.costruzione import domanda
from tests.forniture.test_acquisizione import ambiti, next_version, take  # noqa: F401 -- fixtures

DUE = {"id_lotto": "INPS-20190703-0002", "progressivo": 2}


def with_another_wife():
    """The wife has left, and somebody who was not there has come."""
    changed = next_version(domanda())
    _, gone = changed["componenti"]
    changed["componenti"][1] = gone | {
        "codice_fiscale": "VRDLCU92M41F205I",
        "nome": "Lucia",
        "data_nascita": "1992-08-01",
    }
    return changed


@pytest.fixture
def case_manager(ambiti):  # noqa: F811
    return make_profilo(Ruolo.CASE_MANAGER, ambiti[0])


def test_take_under_an_open_analysis_keeps_what_was_written_and_asks_of_who_came(take, ambiti, case_manager):  # noqa: F811
    take(domanda())
    caso = give_caso(Caso.objects.get(), case_manager, make_profilo(Ruolo.COORDINATORE_PATTO, ambiti[0]))
    analisi = make_completa(caso, case_manager)
    uscita = caso.nucleo.componenti.exclude(relazione="RICHIEDENTE").get()
    aperta = pagina(caso, "condizioni")  # the page that he has before him

    take(with_another_wife(), **DUE)
    services.save_pagina(
        caso, aperta, Contenuto(impronta="a", campi={"ec_debiti": "GRAVI"}), by=case_manager, versione=0
    )

    foglio = read(caso)
    assert (foglio.analisi.pk, foglio.analisi.ec_debiti, foglio.analisi.motivazione) == (
        analisi.pk, "GRAVI", analisi.motivazione,
    )  # fmt: skip
    assert sorted(persona.componente.nome for persona in foglio.persone) == ["Lucia", "Mario"]
    assert foglio.riga("adulti", uscita.pk) is not None  # what was said of her stays
    assert {each.pagina.componente_id for each in mancanze(foglio)} == {caso.nucleo.componenti.get(nome="Lucia").pk}
    with pytest.raises(services.IncompletaError):
        services.finalize_analisi(caso, by=case_manager, revisione=foglio.analisi.revisione)
