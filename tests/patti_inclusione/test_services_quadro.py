"""The Quadro di analisi: beginning it, what it lacks, freezing it, taking it up again, a household that changes meanwhile."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from patti_inclusione.models import DimensioneQuadro, LivelloQuadro, QuadroAnalisi, StatoCaso, StatoQuadro
from patti_inclusione.quadro.lettura import cambi
from patti_inclusione.quadro.regole import mancanze
from patti_inclusione.selectors import quadro as selectors
from patti_inclusione.services import analisi_riapertura
from patti_inclusione.services import quadro as services
from patti_inclusione.services.pagine import IncompletaError, SuperataError
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError
from tests.factories import quadri
from tests.factories.analisi import make_minore


def finalize(caso, by):
    return services.finalize_quadro(caso, by=by, revisione=quadri.read(caso).quadro.revisione)


@pytest.mark.parametrize("esito", ["C", "D"])
def test_start_quadro_moves_the_case(mondo, esito):
    quadri.start(mondo.caso, mondo.case_manager, esito)

    assert mondo.caso.stato == StatoCaso.IN_QUADRO_ANALISI
    assert AccessoDato.objects.filter(atto="start_quadro", nucleo_id=mondo.caso.nucleo_id).count() == 1


def test_start_quadro_is_not_for_outcome_b(mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager, "B")

    with pytest.raises(TransitionError):
        services.start_quadro(mondo.caso, by=mondo.case_manager)


@pytest.mark.parametrize(
    ("servizi", "manca"),
    [
        ([], "servizio sociale"),
        (["SCUOLA", "CSM"], "servizio sociale"),
        (["SOCIALE", "SOCIALE"], "un altro servizio"),
    ],
)
def test_start_quadro_wants_the_social_service_and_another(mondo, servizi, manca):
    quadri.finish_analisi(mondo.caso, mondo.case_manager)
    for servizio in servizi:
        quadri.add_membro(mondo.caso, mondo.case_manager, servizio)

    with pytest.raises(services.EquipeError, match=manca):
        services.start_quadro(mondo.caso, by=mondo.case_manager)


def test_start_quadro_counts_only_who_is_in_the_equipe_today(mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager)
    ieri = calendario.today() - timedelta(days=1)
    quadri.add_membro(mondo.caso, mondo.case_manager, "SOCIALE")
    quadri.add_membro(mondo.caso, mondo.case_manager, "SCUOLA", dal=ieri, al=ieri)

    with pytest.raises(services.EquipeError):
        services.start_quadro(mondo.caso, by=mondo.case_manager)


def test_start_quadro_is_for_who_follows_the_family(mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager)
    quadri.make_equipe(mondo.caso, mondo.case_manager)

    with pytest.raises(Http404):
        services.start_quadro(mondo.caso, by=mondo.collega)


def test_finalize_quadro_wants_every_dimension(mondo):
    make_minore(mondo.caso)
    quadri.start(mondo.caso, mondo.case_manager)
    foglio = quadri.read(mondo.caso)
    attese = sum(len(pagina.dimensioni) for pagina in foglio.pagine)

    with pytest.raises(IncompletaError) as refused:
        finalize(mondo.caso, mondo.case_manager)

    adulti = len([p for p in foglio.presenti if not p.minore])
    assert len(refused.value.mancanze) == attese == 7 + 16 + 9 * adulti


def test_finalize_quadro_goes_on_to_the_patto(mondo):
    quadro = quadri.finish(mondo.caso, mondo.case_manager)

    assert (quadro.stato, mondo.caso.stato) == (StatoQuadro.FINALIZZATA, StatoCaso.IN_DEFINIZIONE_PATTO)
    assert quadro.finalizzata_il is not None


def test_finalize_quadro_refuses_what_was_not_read(mondo):
    quadri.start(mondo.caso, mondo.case_manager)
    foglio = quadri.fill(mondo.caso, mondo.case_manager)

    with pytest.raises(SuperataError):
        services.finalize_quadro(mondo.caso, by=mondo.case_manager, revisione=foglio.quadro.revisione + 1)


@pytest.mark.parametrize(
    ("valori", "campo"),
    [
        ({"livello": ""}, "N1-livello"),
        ({"livello": "NON_RILEVATO"}, "N1-livello_motivo"),
        ({"livello": "PROBLEMA_LIEVE"}, "N1-descrizione"),
        ({"livello": "PROBLEMA_GRAVE", "descrizione": "  "}, "N1-descrizione"),
        ({"livello": "PROBLEMA_MODERATO", "descrizione": "Affitto non pagato."}, None),
        ({"livello": "NON_RILEVATO", "motivo": "TEMPO"}, None),
        ({"livello": "LIEVE_PUNTO_DI_FORZA"}, None),
    ],
)
def test_regole_of_a_dimension(mondo, valori, campo):
    quadri.start(mondo.caso, mondo.case_manager)
    foglio = quadri.fill(mondo.caso, mondo.case_manager)
    quadri.make_riga(foglio.quadro, foglio.pagine[0], "N1", mondo.case_manager, **valori)

    trovate = mancanze(quadri.read(mondo.caso))

    assert [each.campo for each in trovate] == ([campo] if campo else [])


def test_regole_ask_the_parents_competence_only_where_there_are_children(mondo):
    quadri.start(mondo.caso, mondo.case_manager)
    senza = {d.codice for pagina in quadri.read(mondo.caso).pagine for d in pagina.dimensioni}
    make_minore(mondo.caso)
    con = {d.codice for pagina in quadri.read(mondo.caso).pagine for d in pagina.dimensioni}

    assert ("D7" in senza, "D7" in con) == (False, True)


def test_reopen_quadro_begins_with_the_last_version_which_stays(mondo):
    primo = quadri.finish(mondo.caso, mondo.case_manager)

    secondo = services.reopen_quadro(mondo.caso, by=mondo.case_manager, motivo="Nuovi fatti.")

    foglio = quadri.read(mondo.caso)
    assert (secondo.versione, secondo.stato, mondo.caso.stato) == (2, StatoQuadro.BOZZA, StatoCaso.IN_QUADRO_ANALISI)
    assert mancanze(foglio) == []
    assert primo.dimensioni.count() == secondo.dimensioni.count()


def test_cambi_tell_the_dimensions_that_two_versions_tell_otherwise(mondo):
    primo = quadri.finish(mondo.caso, mondo.case_manager)
    services.reopen_quadro(mondo.caso, by=mondo.case_manager, motivo="Nuovi fatti.")
    foglio = quadri.read(mondo.caso)
    nuovo = {"livello": LivelloQuadro.PROBLEMA_LIEVE, "descrizione": "Sfratto."}
    quadri.make_riga(foglio.quadro, foglio.pagine[0], "N2", mondo.case_manager, **nuovo)

    primo.caso = mondo.caso
    found = cambi(selectors.load(primo), quadri.read(mondo.caso))

    assert [(c.di_chi, c.dimensione, c.prima, c.dopo, c.testi) for c in found] == [
        ("La famiglia", "N2 Condizione abitativa", "Livello adeguato", "Problema lieve", ["che cosa succede"])
    ]


def test_reopen_quadro_is_refused_while_a_draft_is_open(mondo):
    quadri.start(mondo.caso, mondo.case_manager)

    with pytest.raises(TransitionError):
        services.reopen_quadro(mondo.caso, by=mondo.case_manager, motivo="x")


def test_an_analysis_reopened_meanwhile_leads_back_to_the_draft(mondo):
    quadro = quadri.start(mondo.caso, mondo.case_manager)
    analisi_riapertura.reopen_analisi(mondo.caso, by=mondo.case_manager, motivo="Manca un dato.")
    quadri.finish_bozza(mondo.caso, mondo.case_manager)

    ripreso = services.start_quadro(mondo.caso, by=mondo.case_manager)

    assert ripreso == quadro


def test_an_analysis_reopened_after_the_quadro_leads_to_a_new_version(mondo):
    quadri.finish(mondo.caso, mondo.case_manager)
    analisi_riapertura.reopen_analisi(mondo.caso, by=mondo.case_manager, motivo="Manca un dato.")
    quadri.finish_bozza(mondo.caso, mondo.case_manager)

    ripreso = services.start_quadro(mondo.caso, by=mondo.case_manager)

    assert (ripreso.versione, ripreso.motivo_riapertura) == (2, services.ANALISI_RIAPERTA)


@pytest.mark.parametrize(
    "valori",
    [
        {"parte": "ADULTO", "dimensione": "D1"},
        {"parte": "NUCLEO", "dimensione": "N1", "priorita": 4},
        {"parte": "NUCLEO", "dimensione": "N1", "livello": "LIVELLO_ADEGUATO", "motivo": "TEMPO"},
    ],
)
def test_the_database_refuses_a_dimension_that_cannot_be(mondo, valori):
    quadro = quadri.start(mondo.caso, mondo.case_manager)

    with pytest.raises(IntegrityError), transaction.atomic():
        DimensioneQuadro.objects.create(quadro=quadro, **valori)


def test_the_database_keeps_one_draft_a_case(mondo):
    quadro = quadri.start(mondo.caso, mondo.case_manager)

    with pytest.raises(IntegrityError), transaction.atomic():
        QuadroAnalisi.objects.create(
            caso=mondo.caso, versione=2, versione_catalogo="x", compilata_da=quadro.compilata_da
        )
