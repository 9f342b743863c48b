"""What stands in the way of reporting a commitment that was not kept."""

from datetime import timedelta

import pytest

from patti_inclusione.models import (
    FirmaPatto,
    Impegno,
    Patto,
    SchedaPersona,
)
from patti_inclusione.selectors.segnalazione_fatti import list_fatti
from patti_inclusione.selectors.segnalazione_guardie import find_ostacoli
from patti_inclusione.services import segnalazione as services
from tests.factories.patti import adulti_of, make_firmato, make_impegno
from tests.factories.segnalazioni import (
    OGGI,
    fatto_of,
    make_impegno_e07,
    make_impegno_e08,
    make_richiamo,
    scritto,
)


def reasons(caso, fatto, **values):
    return [ostacolo.testo for ostacolo in find_ostacoli(caso, fatto, scritto(fatto, **values))]


@pytest.fixture
def persona(mondo):
    return adulti_of(mondo.caso)[0]


def test_e04_is_the_breach_of_a_commitment_that_may_be_reported(mondo, persona):
    patto = make_firmato(mondo.caso, mondo.case_manager)
    Patto.objects.filter(pk=patto.pk).update(data_sottoscrizione=OGGI - timedelta(days=45))
    make_impegno(
        patto,
        persona,
        categoria="E_FORMAZIONE",
        condizionalita=True,
        tipo_evento_sanzione="E04",
        dal=OGGI - timedelta(days=40),
    )
    fatto = fatto_of(mondo.caso, "E04")

    assert reasons(mondo.caso, fatto) == []
    assert "L'impegno è cominciato" in reasons(mondo.caso, fatto, data_evento=OGGI - timedelta(days=50))[0]


def test_a_commitment_binds_from_the_signature(mondo):
    impegno = make_impegno_e08(mondo.caso, mondo.case_manager)
    Patto.objects.filter(pk=impegno.patto_id).update(data_sottoscrizione=OGGI - timedelta(days=3))
    make_richiamo(impegno, mondo.case_manager)

    found = reasons(mondo.caso, fatto_of(mondo.caso, "E08"))

    assert found == [f"L'impegno è cominciato il {OGGI - timedelta(days=3):%d/%m/%Y}."]


def test_e07_after_a_warning_that_was_not_followed_may_be_reported(mondo):
    make_richiamo(make_impegno_e07(mondo.caso, mondo.case_manager), mondo.case_manager)

    assert reasons(mondo.caso, fatto_of(mondo.caso, "E07")) == []


@pytest.mark.parametrize("esito", ["ADEGUATO", "GIUSTIFICATO", ""])
def test_e07_after_a_warning_that_was_enough_is_no_fact(mondo, esito):
    make_richiamo(make_impegno_e07(mondo.caso, mondo.case_manager), mondo.case_manager, esito)

    assert [fatto for fatto in list_fatti(mondo.caso, OGGI) if fatto.tipo_evento == "E07"] == []


def test_a_warning_is_used_once(mondo):
    make_richiamo(make_impegno_e07(mondo.caso, mondo.case_manager), mondo.case_manager)
    fatto = fatto_of(mondo.caso, "E07")
    services.draft_segnalazione(mondo.caso, fatto, scritto(fatto), by=mondo.case_manager)

    assert reasons(mondo.caso, fatto) == ["Questo fatto è già in una segnalazione."]


@pytest.mark.parametrize(
    "scheda", [{"collocazione": "COMUNITA"}, {"collocazione": "AFFIDO"}, {"responsabilita_limitata": True}]
)
def test_e07_against_a_parent_without_control_is_refused(mondo, scheda):
    impegno = make_impegno_e07(mondo.caso, mondo.case_manager)
    make_richiamo(impegno, mondo.case_manager)
    SchedaPersona.objects.create(componente=impegno.componente, **scheda)

    assert "non ne ha il controllo" in reasons(mondo.caso, fatto_of(mondo.caso, "E07"))[0]


def test_e07_signed_by_a_parent_of_limited_responsibility_is_refused(mondo, persona):
    impegno = make_impegno_e07(mondo.caso, mondo.case_manager)
    make_richiamo(impegno, mondo.case_manager)
    FirmaPatto.objects.create(
        patto=impegno.patto,
        componente=persona,
        per_conto_di=impegno.componente,
        ruolo="GENITORE",
        data=OGGI,
        modalita="AUTOGRAFA_SCANSIONE",
    )
    SchedaPersona.objects.create(componente=persona, responsabilita_limitata=True)

    assert "non ne ha il controllo" in reasons(mondo.caso, fatto_of(mondo.caso, "E07"))[0]


def test_e07_of_an_adult_is_refused(mondo, persona):
    impegno = make_impegno_e07(mondo.caso, mondo.case_manager)
    Impegno.objects.filter(pk=impegno.pk).update(componente=persona)
    make_richiamo(impegno, mondo.case_manager)

    assert "era maggiorenne" in reasons(mondo.caso, fatto_of(mondo.caso, "E07"))[0]


def test_e08_without_a_health_professional_is_refused(mondo):
    impegno = make_impegno_e08(mondo.caso, mondo.case_manager, professionista_sanitario="")
    make_richiamo(impegno, mondo.case_manager)

    assert "professionista sanitario" in reasons(mondo.caso, fatto_of(mondo.caso, "E08"))[0]


def test_information_for_inps_asks_only_of_whom(mondo, persona):
    fatto = fatto_of(mondo.caso, "E09B")

    assert reasons(mondo.caso, fatto) == ["Scegli di chi si tratta."]
    assert reasons(mondo.caso, fatto.__class__(**(fatto.__dict__ | {"componente": persona}))) == []
