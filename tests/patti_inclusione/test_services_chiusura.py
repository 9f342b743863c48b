from datetime import timedelta

import pytest
from django.http import Http404

from patti_inclusione.models import (
    BozzaModulo,
    Caso,
    CodiceTermine,
    Convocazione,
    DatiEconomici,
    Esonero,
    MotivoChiusura,
    Patto,
    Scadenza,
    SituazioneComponente,
    StatoCaso,
    StatoScadenza,
)
from patti_inclusione.selectors import chiusura as selectors
from patti_inclusione.services import chiusura as services
from patti_inclusione.services import chiusura_sospensione as sospensioni
from patti_inclusione.services import valutazione as valutazioni
from patti_inclusione.services.chiusura import ChiusuraError
from patti_inclusione.services.scadenza import open_scadenza
from patti_inclusione.services.trasferimento import propose_trasferimento
from rdc_platform.audit.stato import TransitionError, VersioneError
from tests.factories.convocazioni import make_con_prova
from tests.factories.patti import OGGI, make_firmato
from tests.factories.spostamenti import RESIDENZA

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


def uno_esonerato(caso):
    tutti_esclusi(caso)
    adulto = caso.nucleo.componenti.first()
    SituazioneComponente.objects.filter(componente=adulto).update(tenuto_obblighi=True, motivo_esclusione="")
    Esonero.objects.create(componente=adulto, tipo="ESONERO", codice="Z_TIROCINIO", dal=OGGI, al=OGGI)


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
    "ESONERO_TUTTI": uno_esonerato,
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
        convocazione, _ = make_con_prova(mondo.caso, mondo.case_manager)
        Convocazione.objects.filter(pk=convocazione.pk).update(stato=stato)

    assert selectors.perche_no(mondo.caso, "IRREPERIBILE") == ""
    convocazione.invii.update(prova=None)
    assert selectors.perche_no(mondo.caso, "IRREPERIBILE") != ""


def test_one_bound_member_keeps_the_case_open(mondo):
    tutti_esclusi(mondo.caso)
    SituazioneComponente.objects.filter(componente=mondo.caso.nucleo.componenti.first()).update(tenuto_obblighi=True)

    assert selectors.perche_no(mondo.caso, "ESCLUSIONE_OBBLIGHI") == "In famiglia una persona ha ancora obblighi."


@pytest.mark.parametrize(
    ("premessa", "motivo", "altrimenti"),
    [
        (tutti_esclusi, "ESONERO_TUTTI", "scegli «Tutti esclusi dagli obblighi»"),
        (uno_esonerato, "ESCLUSIONE_OBBLIGHI", "scegli «Tutti esonerati»"),
    ],
)
def test_who_is_excluded_and_who_is_exonerated_close_the_case_each_for_its_reason(mondo, premessa, motivo, altrimenti):
    premessa(mondo.caso)

    assert altrimenti in selectors.perche_no(mondo.caso, motivo)


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
    make_con_prova(mondo.caso, mondo.case_manager)
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


@pytest.mark.parametrize("codice", ["T04", "T05", "T06", "T07"])
def test_close_caso_leaves_running_what_has_to_be_told_for_what_happened(mondo, codice):
    scadenza = open_scadenza(mondo.caso, CodiceTermine(codice), OGGI)

    close(mondo.caso, mondo.case_manager)

    scadenza.refresh_from_db()
    assert (scadenza.stato, scadenza.chiusa_il) == (StatoScadenza.APERTA, None)


def test_close_caso_leaves_as_lapsed_a_term_that_lapsed_before(mondo):
    lapsed = open_scadenza(mondo.caso, CodiceTermine.T09, OGGI - timedelta(days=90))

    close(mondo.caso, mondo.case_manager)

    lapsed.refresh_from_db()
    assert (lapsed.stato, lapsed.chiusa_il) == (StatoScadenza.SCADUTA, OGGI)


def test_close_caso_calls_off_the_transfer_that_nobody_has_answered(mondo):
    trasferimento = propose_trasferimento(mondo.caso, by=mondo.case_manager, comune=mondo.stagno, motivo=RESIDENZA)
    before = fresh(mondo.caso).stato

    close(mondo.caso, mondo.case_manager)

    trasferimento.refresh_from_db()
    assert (before, trasferimento.stato) == ("ASSEGNATO", "ANNULLATO")
    assert (trasferimento.risposto_il is not None, trasferimento.motivo_risposta) == (True, "Il caso è stato chiuso.")
