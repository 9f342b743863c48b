from datetime import timedelta

import pytest
from django.http import Http404

from patti_inclusione.models import (
    BozzaModulo,
    Caso,
    CodiceTermine,
    Convocazione,
    DatiEconomici,
    MotivoChiusura,
    Patto,
    Scadenza,
    SituazioneComponente,
    Sospensione,
    StatoCaso,
    StatoScadenza,
    ValutazioneFinale,
)
from patti_inclusione.selectors import chiusura as selectors
from patti_inclusione.selectors.valutazione import condizioni_iniziali, finali
from patti_inclusione.services import chiusura as services
from patti_inclusione.services import chiusura_sospensione as sospensioni
from patti_inclusione.services import valutazione as valutazioni
from patti_inclusione.services.appuntamento import VersioneError
from patti_inclusione.services.chiusura import ChiusuraError
from patti_inclusione.services.scadenza import open_scadenza
from rdc_platform.audit.stato import TransitionError
from tests.attack.posti import make_convocazione
from tests.factories.incontri import make_svolto, make_verbale
from tests.factories.patti import OGGI, make_firmato

SENZA_GUARDIA = ["ERRORE_DATI", "ALTRO"]


def fresh(caso):
    return Caso.objects.select_related("nucleo").get(pk=caso.pk)


def close(caso, by, motivo="ALTRO", nota="Una nota"):
    return services.close_caso(caso, by=by, motivo=motivo, nota=nota, versione=fresh(caso).versione)


def suspend(caso, by, **values):
    defaults = {"motivo": "RICOVERO", "dal": OGGI, "versione": fresh(caso).versione}
    return sospensioni.suspend_caso(caso, by=by, **(defaults | values))


def conclude(caso, by, **values):
    patto = Patto.objects.get(caso=caso)
    esiti = {obiettivo.pk: ("RAGGIUNTO", "LIVELLO_ADEGUATO") for obiettivo in patto.obiettivi.all()}
    defaults = {
        "versione": fresh(caso).versione,
        "esiti": esiti,
        "condizioni": {},
        "motivo_chiusura": "CONCLUSIONE_PERCORSO",
        "uscita": "OCCUPAZIONE",
        "valutazione_cm": "È andata bene.",
    }
    return valutazioni.conclude_valutazione(caso, by=by, **(defaults | values))


@pytest.mark.parametrize("motivo", [m for m in MotivoChiusura.values if m not in SENZA_GUARDIA])
def test_close_caso_for_a_reason_that_does_not_hold_is_refused(mondo, motivo):
    with pytest.raises(ChiusuraError):
        close(mondo.caso, mondo.case_manager, motivo)

    assert fresh(mondo.caso).stato == StatoCaso.ASSEGNATO


def beneficio(stato):
    return lambda caso: DatiEconomici.objects.filter(nucleo=caso.nucleo).update(stato_beneficio=stato)


def tutti_esclusi(caso):
    SituazioneComponente.objects.filter(componente__nucleo=caso.nucleo).update(
        tenuto_obblighi=False, motivo_esclusione="X_OCCUPATO"
    )


def in_corso(caso):
    DatiEconomici.objects.filter(nucleo=caso.nucleo).update(decorrenza=OGGI)


def finito(caso):
    DatiEconomici.objects.filter(nucleo=caso.nucleo).update(decorrenza=OGGI - timedelta(days=600))


def rimasto_solo(caso):
    caso.nucleo.componenti.exclude(relazione="RICHIEDENTE").update(uscito_il=OGGI)


def uscita(caso):
    caso.differenze.create(lotto="prova", tipo="USCITO", campo="componente")


PREMESSE = {
    "ESCLUSIONE_OBBLIGHI": tutti_esclusi,
    "ESONERO_TUTTI": tutti_esclusi,
    "DECADENZA": beneficio("DECADUTO"),
    "REVOCA": beneficio("REVOCATO"),
    "RINUNCIA": beneficio("RINUNCIATO"),
    "TERMINE_18_MENSILITA": finito,
    "DECESSO": rimasto_solo,
    "NUCLEO_MODIFICATO": uscita,
}


@pytest.fixture(autouse=True)
def beneficio_in_corso(mondo):
    in_corso(mondo.caso)


@pytest.mark.parametrize("motivo", [*PREMESSE, *SENZA_GUARDIA])
def test_close_caso_for_a_reason_that_holds(mondo, motivo):
    PREMESSE.get(motivo, lambda _: None)(mondo.caso)

    close(mondo.caso, mondo.case_manager, motivo)

    caso = fresh(mondo.caso)
    assert (caso.stato, caso.motivo_chiusura) == (StatoCaso.CHIUSO, motivo)
    assert caso.chiusure.get().motivo == motivo
    assert "Una nota" not in caso.eventi.get(tipo="chiusura").testo


def test_close_caso_of_who_is_not_found_wants_two_vain_convocations_with_proof(mondo):
    for stato in ("NON_PRESENTATI", "NON_PRESENTATI"):
        assert selectors.perche_no(mondo.caso, "IRREPERIBILE") != ""
        convocazione, _ = make_convocazione(mondo.caso, mondo.case_manager)
        Convocazione.objects.filter(pk=convocazione.pk).update(stato=stato)

    assert selectors.perche_no(mondo.caso, "IRREPERIBILE") == ""
    convocazione.invii.update(prova=None)
    assert selectors.perche_no(mondo.caso, "IRREPERIBILE") != ""


def test_one_bound_member_keeps_the_case_open(mondo):
    tutti_esclusi(mondo.caso)
    SituazioneComponente.objects.filter(componente=mondo.caso.nucleo.componenti.first()).update(tenuto_obblighi=True)

    assert selectors.perche_no(mondo.caso, "ESCLUSIONE_OBBLIGHI") == "In famiglia una persona ha ancora obblighi."


def test_close_caso_without_a_note_where_it_needs_one_is_refused(mondo):
    with pytest.raises(ChiusuraError, match="Scrivi in poche parole"):
        close(mondo.caso, mondo.case_manager, nota="")


@pytest.mark.parametrize("stato", ["DA_ASSEGNARE", "IN_TRASFERIMENTO"])
def test_close_caso_that_is_nobody_s_now_is_refused(mondo, stato):
    Caso.objects.filter(pk=mondo.caso.pk).update(stato=stato)

    with pytest.raises(TransitionError):
        close(mondo.caso, mondo.case_manager)


def test_close_caso_twice_is_refused(mondo):
    close(mondo.caso, mondo.case_manager)

    with pytest.raises(TransitionError):
        close(mondo.caso, mondo.case_manager)


def test_close_caso_from_a_stale_page_is_refused(mondo):
    with pytest.raises(VersioneError):
        services.close_caso(mondo.caso, by=mondo.case_manager, motivo="ALTRO", nota="x", versione=99)


@pytest.mark.parametrize("chi", ["collega", "case_manager_b", "coordinatore"])
def test_close_caso_by_another_is_not_there(mondo, chi):
    with pytest.raises(Http404):
        close(mondo.caso, getattr(mondo, chi))


def test_close_caso_stops_what_hangs_on_it_but_what_is_owed_to_inps(mondo):
    patto = make_firmato(mondo.caso, mondo.case_manager)
    make_convocazione(mondo.caso, mondo.case_manager)
    open_scadenza(mondo.caso, CodiceTermine.T09, OGGI)
    BozzaModulo.objects.create(patto=patto, modulo="accordi", dati={})
    before = selectors.effetti(mondo.caso)

    close(mondo.caso, mondo.case_manager)

    patto.refresh_from_db()
    aperte = Scadenza.objects.filter(caso=mondo.caso, stato=StatoScadenza.APERTA)
    assert patto.stato == "INTERROTTO"
    assert set(mondo.caso.convocazioni.values_list("stato", flat=True)) == {"ANNULLATA"}
    assert set(mondo.caso.incontri.values_list("stato", flat=True)) == {"ANNULLATO"}
    assert list(aperte.values_list("codice", flat=True)) == [CodiceTermine.T04]
    assert mondo.caso.scadenze.get(codice="T09").stato == StatoScadenza.NON_DOVUTA
    assert not BozzaModulo.objects.exists()
    assert (before.colloqui, before.bozze, before.patto, before.incontri > 10) == (1, 1, True, True)
    assert selectors.effetti(fresh(mondo.caso)) == selectors.Effetti(0, 0, 0, 0, patto=False)


@pytest.mark.parametrize("stato", ["ASSEGNATO", "CONVOCATO", "IN_ANALISI_PRELIMINARE", "IN_REVISIONE", "INVIATO_CPI"])
def test_suspend_caso_and_resume_goes_on_from_where_it_was(mondo, stato):
    Caso.objects.filter(pk=mondo.caso.pk).update(stato=stato)

    suspend(mondo.caso, mondo.case_manager)
    assert fresh(mondo.caso).stato == StatoCaso.SOSPESO
    sospensioni.resume_caso(mondo.caso, by=mondo.case_manager, al=OGGI, versione=fresh(mondo.caso).versione)

    assert fresh(mondo.caso).stato == stato
    assert Sospensione.objects.get().al == OGGI


def test_suspend_caso_clears_the_plan_and_resume_makes_it_again(mondo):
    make_firmato(mondo.caso, mondo.case_manager)
    before = mondo.caso.incontri.count()

    suspend(mondo.caso, mondo.case_manager)
    during = mondo.caso.incontri.count()
    sospensioni.resume_caso(mondo.caso, by=mondo.case_manager, al=OGGI, versione=fresh(mondo.caso).versione)

    assert (during, mondo.caso.incontri.count()) == (0, before)
    assert mondo.caso.scadenze.get(codice="T04").stato == StatoScadenza.APERTA


@pytest.mark.parametrize(
    "values", [{"dal": OGGI + timedelta(days=1)}, {"motivo": "ALTRO", "nota": ""}], ids=["future", "no reason"]
)
def test_suspend_caso_refuses_what_is_not_so(mondo, values):
    with pytest.raises(ChiusuraError):
        suspend(mondo.caso, mondo.case_manager, **values)


def test_suspend_caso_twice_is_refused(mondo):
    suspend(mondo.caso, mondo.case_manager)

    with pytest.raises(TransitionError):
        suspend(mondo.caso, mondo.case_manager)


def test_resume_caso_that_is_not_suspended_is_refused(mondo):
    with pytest.raises(TransitionError):
        sospensioni.resume_caso(mondo.caso, by=mondo.case_manager, al=OGGI, versione=fresh(mondo.caso).versione)


def test_resume_caso_before_it_was_suspended_is_refused(mondo):
    suspend(mondo.caso, mondo.case_manager)
    ieri = OGGI - timedelta(days=1)

    with pytest.raises(ChiusuraError):
        sospensioni.resume_caso(mondo.caso, by=mondo.case_manager, al=ieri, versione=fresh(mondo.caso).versione)


def test_close_caso_ends_its_suspension(mondo):
    suspend(mondo.caso, mondo.case_manager)

    close(mondo.caso, mondo.case_manager)

    assert Sospensione.objects.get().al == OGGI


def test_conclude_valutazione_closes_the_case_with_all_that_is_known(mondo):
    incontro = make_svolto(mondo.caso, mondo.case_manager)
    make_verbale(incontro, mondo.case_manager)
    incontro.patto.sostegni.update(stato="ATTIVATO", attivato_il=OGGI)
    valutazioni.start_valutazione(mondo.caso, by=mondo.case_manager)
    persona = mondo.caso.nucleo.componenti.first()

    finale = conclude(mondo.caso, mondo.case_manager, condizioni={persona.pk: "OCCUPATO_PARZIALE"})

    caso = fresh(mondo.caso)
    assert (caso.stato, caso.motivo_chiusura) == (StatoCaso.CHIUSO, "CONCLUSIONE_PERCORSO")
    assert Patto.objects.get(caso=caso).stato == "CONCLUSO"
    assert [row["ente"] for row in finale.sostegni_erogati] == ["Cooperativa di prova"]
    assert finale.esiti_obiettivi.get().esito == "RAGGIUNTO"
    assert finale.condizioni.get().componente == persona


def test_finali_suggests_from_the_last_evaluations(mondo):
    incontro = make_svolto(mondo.caso, mondo.case_manager)
    assert [(f.esito, f.livello) for f in finali(incontro.patto)] == [("", "")]

    make_verbale(incontro, mondo.case_manager)

    assert [(f.esito, f.livello) for f in finali(incontro.patto)] == [("IN_CORSO", "PROBLEMA_LIEVE")]
    assert condizioni_iniziali(mondo.caso) == {}


def test_conclude_valutazione_without_an_objective_is_refused(mondo):
    make_firmato(mondo.caso, mondo.case_manager)
    valutazioni.start_valutazione(mondo.caso, by=mondo.case_manager)

    with pytest.raises(ChiusuraError, match="ogni obiettivo"):
        conclude(mondo.caso, mondo.case_manager, esiti={})

    assert not ValutazioneFinale.objects.exists()


def test_conclude_valutazione_that_was_not_begun_is_refused(mondo):
    make_firmato(mondo.caso, mondo.case_manager)

    with pytest.raises(TransitionError):
        conclude(mondo.caso, mondo.case_manager)


def test_conclude_valutazione_for_a_reason_that_does_not_hold_is_refused(mondo):
    make_firmato(mondo.caso, mondo.case_manager)
    valutazioni.start_valutazione(mondo.caso, by=mondo.case_manager)

    with pytest.raises(ChiusuraError):
        conclude(mondo.caso, mondo.case_manager, motivo_chiusura="DECADENZA")


def test_start_valutazione_needs_a_patto_and_leave_goes_back_to_it(mondo):
    with pytest.raises(TransitionError):
        valutazioni.start_valutazione(mondo.caso, by=mondo.case_manager)
    make_firmato(mondo.caso, mondo.case_manager)

    valutazioni.start_valutazione(mondo.caso, by=mondo.case_manager)
    valutazioni.start_valutazione(mondo.caso, by=mondo.case_manager)
    valutazioni.leave_valutazione(mondo.caso, by=mondo.case_manager)

    assert fresh(mondo.caso).stato == StatoCaso.PATTO_ATTIVO
    with pytest.raises(TransitionError):
        valutazioni.leave_valutazione(mondo.caso, by=mondo.case_manager)
