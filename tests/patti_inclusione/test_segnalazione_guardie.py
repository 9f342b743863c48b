"""Each guard on a report (spec §5, §10b): what stands in the way, and that it goes when the fact is right."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from patti_inclusione.models import (
    Esonero,
    InvioConvocazione,
    InvioCpi,
    SchedaPersona,
    SituazioneComponente,
)
from patti_inclusione.selectors.segnalazione_fatti import list_fatti
from patti_inclusione.selectors.segnalazione_guardie import find_ostacoli
from patti_inclusione.selectors.segnalazione_persone import perche_libera
from patti_inclusione.services import firma as firme
from patti_inclusione.services import segnalazione as services
from patti_inclusione.services.firma import Firma
from tests.factories.patti import adulti_of, make_da_firmare, make_firmato
from tests.factories.segnalazioni import (
    IERI,
    OGGI,
    fatto_of,
    make_assenza,
    scritto,
)


def reasons(caso, fatto, **values):
    return [ostacolo.testo for ostacolo in find_ostacoli(caso, fatto, scritto(fatto, **values))]


@pytest.fixture
def persona(mondo):
    return adulti_of(mondo.caso)[0]


@pytest.fixture
def assenza(mondo, persona):
    make_assenza(mondo.caso, persona)
    return mondo.caso, fatto_of(mondo.caso)


@pytest.fixture
def rifiuto(mondo, persona):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)
    altri = [Firma("RIFIUTO", OGGI, chi) for chi in adulti_of(mondo.caso)]
    firme.sign_patto(patto, by=mondo.case_manager, edizione=patto.edizione, firme=altri, firmato=None)
    mondo.caso.refresh_from_db()
    return mondo.caso, fatto_of(mondo.caso, "E03", persona)


def again(caso, fatto):
    """The same fact, its person read anew."""
    return fatto_of(caso, fatto.tipo_evento, fatto.componente)


def test_e01_with_a_proof_that_the_notice_came_may_be_reported(assenza):
    assert reasons(*assenza) == []


def test_e01_without_a_proof_is_refused(mondo, persona):
    make_assenza(mondo.caso, persona, prova=False)

    found = reasons(mondo.caso, fatto_of(mondo.caso))

    assert len(found) == 1
    assert "Manca la prova che la convocazione è arrivata" in found[0]


def test_e01_a_proof_of_another_member_is_none(mondo, persona):
    altra = adulti_of(mondo.caso)[1]
    convocazione = make_assenza(mondo.caso, persona, prova=False)
    InvioConvocazione.objects.create(
        convocazione=convocazione, componente=altra, canale="PEC", esito="CONSEGNATO", recapito="x"
    )

    assert len(reasons(mondo.caso, fatto_of(mondo.caso))) == 1


@pytest.mark.parametrize("tipo", ["QUADRO_ANALISI", "FIRMA_PATTO", "RICHIAMO"])
def test_e01_of_another_kind_of_appointment_asks_for_the_legal_basis(mondo, persona, tipo):
    make_assenza(mondo.caso, persona, tipo=tipo)
    fatto = fatto_of(mondo.caso)

    assert "scrivi la base giuridica" in reasons(mondo.caso, fatto)[0]
    assert reasons(mondo.caso, fatto, base_giuridica="Art. 4 c. 15 DL 4/2019") == []


def test_e01_of_someone_without_an_abode_and_a_contact_point_is_refused(assenza, persona):
    scheda = SchedaPersona.objects.create(componente=persona, senza_dimora=True)

    refused = reasons(assenza[0], again(*assenza))
    scheda.punto_contatto = "Centro diurno di via Roma"
    scheda.save(update_fields=["punto_contatto"])

    assert "senza dimora" in refused[0]
    assert reasons(assenza[0], again(*assenza)) == []


def test_e01_whose_guardian_was_not_told_is_refused(assenza, persona):
    SchedaPersona.objects.create(
        componente=persona, tutela="TUTORE", tutela_nome="Ada Tutrice", tutela_recapito="ada@example.it"
    )
    fatto = again(*assenza)

    refused = reasons(assenza[0], fatto)
    InvioConvocazione.objects.create(
        convocazione=fatto.convocazione,
        componente=persona,
        canale="PEC",
        esito="CONSEGNATO",
        a_chi="TUTELA",
        recapito="ada@example.it",
    )

    assert "chi tutela" in refused[0]
    assert reasons(assenza[0], fatto) == []


def test_e01_under_a_decree_that_has_expired_needs_no_guardian(assenza, persona):
    SchedaPersona.objects.create(
        componente=persona,
        tutela="TUTORE",
        tutela_nome="Ada",
        tutela_recapito="ada@example.it",
        tutela_scadenza=OGGI - timedelta(days=30),
    )

    assert reasons(assenza[0], again(*assenza)) == []


def test_e01_of_someone_detained_is_justified_by_itself(assenza, persona):
    SituazioneComponente.objects.filter(componente=persona).update(motivo_fuori_scala="DETENUTO")

    assert "non poteva venire" in reasons(assenza[0], again(*assenza))[0]


def test_who_is_not_bound_is_not_reported(assenza, persona):
    SituazioneComponente.objects.filter(componente=persona).update(
        tenuto_obblighi=False, motivo_esclusione="X_OCCUPATO"
    )

    assert "non ha obblighi (occupato)" in reasons(assenza[0], again(*assenza))[0]


@pytest.mark.parametrize(
    ("tipo_evento", "ambito", "perche"),
    [
        ("E01", "TUTTI", "non ha obblighi (tirocinio)"),
        ("E05", "SOLO_PUC", "è fuori dai progetti utili alla collettività (tirocinio)"),
        ("E06", "SOLO_LAVORO", "non ha gli obblighi di lavoro (tirocinio)"),
        ("E01", "SOLO_PUC", ""),
        ("E05", "SOLO_LAVORO", ""),
        ("E09A", "TUTTI", ""),
    ],
)
def test_who_was_exonerated_that_day_is_not_reported_for_what_was_not_due(persona, tipo_evento, ambito, perche):
    giorno = OGGI - timedelta(days=1)
    Esonero.objects.create(
        componente=persona, tipo="ESONERO", codice="Z_TIROCINIO", ambito_obbligo=ambito, dal=giorno, al=giorno
    )

    assert perche_libera(persona, giorno, tipo_evento) == perche
    assert perche_libera(persona, giorno + timedelta(days=1), tipo_evento) == ""


def test_an_absence_justified_meanwhile_is_no_fact_any_more(assenza):
    fatto = assenza[1]
    fatto.convocazione.esiti.update(esito="ASSENTE_GIUSTIFICATO", motivo_giustificazione="FORZA_MAGGIORE")

    assert "non risulta ingiustificata" in reasons(*assenza)[0]
    assert list_fatti(assenza[0], OGGI) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"data_accertamento": OGGI + timedelta(days=1)}, "L'accertamento è nel futuro"),
        ({"data_accertamento": OGGI - timedelta(days=9)}, "non può essere prima del fatto"),
        ({"giustificato_motivo_valutato": False}, "Valuta prima se c'è un giustificato motivo"),
        ({"motivazione": "Non è venuta."}, "almeno 30 caratteri"),
        ({"data_evento": OGGI}, "la data non si cambia"),
    ],
)
def test_what_is_written_has_to_hold(assenza, values, expected):
    assert expected in " ".join(reasons(*assenza, **values))


def test_a_fact_is_reported_once(mondo, assenza):
    caso, fatto = assenza
    services.draft_segnalazione(caso, fatto, scritto(fatto), by=mondo.case_manager)

    with pytest.raises(services.OstacoliError) as refused:
        services.draft_segnalazione(caso, fatto, scritto(fatto), by=mondo.case_manager)

    assert str(refused.value) == "Questo fatto è già in una segnalazione."
    assert fatto_of(caso).gia


def test_a_closed_case_reports_nothing(assenza):
    caso, fatto = assenza
    caso.stato, caso.motivo_chiusura = "CHIUSO", "RINUNCIA"

    assert "Il caso è chiuso" in reasons(caso, fatto)[0]


# E02


def test_e02_is_the_absence_at_a_meeting_in_presence_with_an_active_patto(mondo, persona):
    patto = make_firmato(mondo.caso, mondo.case_manager)
    patto.__class__.objects.filter(pk=patto.pk).update(data_sottoscrizione=OGGI - timedelta(days=60))
    make_assenza(mondo.caso, persona, tipo="MONITORAGGIO")

    assert reasons(mondo.caso, fatto_of(mondo.caso, "E02")) == []


def test_e02_without_a_patto_is_refused(mondo, persona):
    make_assenza(mondo.caso, persona, tipo="MONITORAGGIO")

    assert "non c'era un Patto firmato" in reasons(mondo.caso, fatto_of(mondo.caso, "E02"))[0]


@pytest.mark.parametrize(("giorno", "modalita"), [("2021-12-20", "PRESENZA"), ("2022-02-10", "VIDEO")])
def test_before_2022_or_at_a_distance_an_absence_at_a_meeting_is_no_e02(mondo, persona, giorno, modalita):
    with time_machine.travel(f"{giorno}T09:00+00:00"):
        make_assenza(mondo.caso, persona, tipo="MONITORAGGIO", modalita=modalita)

        (fatto,) = list_fatti(mondo.caso, IERI)

    assert fatto.tipo_evento == "E01"


# E03


def test_e03_of_a_refusal_may_be_reported(rifiuto):
    assert reasons(*rifiuto) == []


def test_e03_of_who_has_a_patto_per_il_lavoro_is_refused(rifiuto):
    assert "Patto per il lavoro" in reasons(*rifiuto, senza_patto_lavoro=False)[0]


def test_e03_of_a_young_member_whom_the_cpi_has_is_refused(rifiuto, persona):
    invio = InvioCpi.objects.create(
        caso=rifiuto[0], tipo="GIOVANI", stato="RICEVUTO", numero_ricevuta="1", ricevuto_il=timezone.now()
    )
    invio.componenti.add(persona)

    assert reasons(*rifiuto) == [f"{persona.nome} è al Centro per l'impiego: il suo Patto è quello per il lavoro."]


def test_e03_of_who_needs_an_interpreter_says_who_explained(rifiuto, persona):
    SchedaPersona.objects.create(componente=persona, lingua="ar")
    fatto = again(*rifiuto)

    assert "ha bisogno di un interprete" in reasons(rifiuto[0], fatto)[0]
    assert reasons(rifiuto[0], fatto, spiegato_da="Nadia, mediatrice") == []


def test_e03_whose_guardian_was_not_told_is_refused(rifiuto, persona):
    SchedaPersona.objects.create(
        componente=persona, tutela="AMMINISTRATORE_SOSTEGNO", tutela_nome="Ada", tutela_recapito="ada@example.it"
    )

    assert "chi tutela" in reasons(rifiuto[0], again(*rifiuto))[0]


# Commitments
