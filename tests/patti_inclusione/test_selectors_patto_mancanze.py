from datetime import date, timedelta

import pytest

from patti_inclusione.models import BozzaModulo, Impegno, Sostegno
from patti_inclusione.selectors.patto import read_contenuto
from patti_inclusione.selectors.patto_avvisi import avvisi
from patti_inclusione.selectors.patto_mancanze import mancanze
from patti_inclusione.services import patto as patti
from tests.factories.cpi import make_giovane
from tests.factories.esoneri import make_esonero
from tests.factories.patti import FINE, OGGI, adulti_of, make_bozza, make_impegno, make_minore

ESTRANEO = "VRDGLI90C55F205P"


@pytest.fixture
def patto(mondo):
    return make_bozza(mondo.caso, mondo.case_manager)


def missing(patto):
    patto.refresh_from_db()
    return [mancanza.testo for mancanza in mancanze(patto, read_contenuto(patto))]


def test_mancanze_of_a_complete_draft_is_empty(patto):
    assert missing(patto) == []


def test_mancanze_waits_for_an_analysis_opened_again(patto):
    patto.caso.stato = "IN_ANALISI_PRELIMINARE"
    patto.caso.save(update_fields=["stato"])

    assert missing(patto) == ["Concludi l'analisi preliminare, che è stata riaperta, con esito B, C o D."]


def test_mancanze_wants_the_kind_of_the_new_outcome(mondo, patto):
    patto.caso.esito_ap = "C"
    patto.caso.save(update_fields=["esito_ap"])

    found = missing(patto)
    patti.edit_accordi(patto, by=mondo.case_manager, revisione=1, durata_al=FINE)

    patto.refresh_from_db()
    assert found == ["L'analisi preliminare ora ha esito C: rivedi e salva «Durata e incontri»."]
    assert (patto.tipo, patto.provvisorio, missing(patto)) == ("COMPLESSO", True, [])


def test_mancanze_wants_the_duration(patto):
    patto.durata_al = None
    patto.save(update_fields=["durata_al"])

    assert missing(patto) == ["Scrivi da quando a quando dura il Patto."]


def test_mancanze_wants_the_way_of_monitoring(patto):
    patto.modalita_monitoraggio = "  "
    patto.save(update_fields=["modalita_monitoraggio"])

    assert missing(patto) == ["Scrivi come seguiamo il Patto."]


@pytest.mark.parametrize("frequenza", ["BIMESTRALE", "TRIMESTRALE"])
def test_mancanze_wants_monthly_meetings_since_2022(patto, frequenza):
    patto.frequenza_incontri = frequenza
    patto.save(update_fields=["frequenza_incontri"])

    assert missing(patto) == ["Scegli incontri almeno ogni mese: lo vuole la legge (L. 234/2021 art. 1 c. 74)."]


def test_mancanze_wants_no_monthly_meetings_before_2022(patto):
    patto.frequenza_incontri, patto.durata_dal = "BIMESTRALE", date(2021, 6, 1)
    patto.save(update_fields=["frequenza_incontri", "durata_dal"])

    assert missing(patto) == []


def test_mancanze_wants_an_objective(patto):
    patto.obiettivi.all().delete()

    assert missing(patto) == ["Aggiungi almeno un obiettivo."]


def test_mancanze_wants_a_result_of_each_objective(patto):
    patto.risultati.all().delete()

    assert missing(patto) == ["Aggiungi un risultato all'obiettivo «Zagara: la famiglia arriva a fine mese»."]


def test_mancanze_wants_a_commitment_of_each_adult_who_is_bound(patto):
    libero, tenuto = adulti_of(patto.caso)
    Impegno.objects.all().delete()
    libero.situazione.tenuto_obblighi = False
    libero.situazione.save()

    assert missing(patto) == [
        f"Aggiungi un impegno di {tenuto.nome} {tenuto.cognome}: gli obblighi valgono anche per questa persona."
    ]


def test_mancanze_wants_no_commitment_of_who_is_exonerated(patto, mondo):
    esonerato = adulti_of(patto.caso)[0]
    patto.impegni.filter(componente=esonerato).delete()
    make_esonero(esonerato, mondo.case_manager)

    assert missing(patto) == []


def test_mancanze_wants_no_commitment_of_a_minor(patto):
    make_minore(patto.caso)

    assert missing(patto) == []


def test_mancanze_wants_the_professional_of_a_health_commitment_that_may_be_reported(patto):
    make_impegno(
        patto,
        adulti_of(patto.caso)[0],
        categoria="D_PREVENZIONE_SALUTE",
        descrizione="Visita",
        condizionalita=True,
        tipo_evento_sanzione="E08",
        professionista_sanitario="Dott.ssa Prova",
    )

    assert missing(patto) == ["Scrivi quale professionista sanitario ha stabilito l'impegno «Visita»."]


def test_mancanze_wants_a_support_from_c_to_h_in_a_complex_patto(mondo):
    patto = make_bozza(mondo.caso, mondo.case_manager, esito="C")
    Sostegno.objects.update(codice="a_SEGRETARIATO_SOCIALE")

    assert [text[:45] for text in missing(patto)] == ["Aggiungi un sostegno tra tirocini, sostegno s"]


def test_mancanze_wants_a_complex_patto_to_be_provisional(mondo):
    patto = make_bozza(mondo.caso, mondo.case_manager, esito="D")
    patto.provvisorio = False
    patto.save(update_fields=["provvisorio"])

    assert missing(patto) == ["Un Patto complesso senza Quadro di analisi è provvisorio: segnalo."]


def test_mancanze_finds_dates_outside_the_patto(patto):
    patto.risultati.update(termine=FINE + timedelta(days=1))

    assert missing(patto) == [
        "Le date di «Zibibbo: le bollette sono pagate» escono dalla durata del Patto: correggile."
    ]


def test_mancanze_finds_who_left_the_nucleo(patto):
    uscito = adulti_of(patto.caso)[0]
    uscito.uscito_il = OGGI
    uscito.save(update_fields=["uscito_il"])

    (found,) = missing(patto)

    assert found.startswith(f"{uscito.nome} {uscito.cognome} non è più nella famiglia: cambia o togli «Zenzero")


@pytest.mark.parametrize("scritto", [ESTRANEO, ESTRANEO.lower(), "VRD GLI 90C55 F205 P"])
def test_mancanze_finds_the_codice_fiscale_of_a_stranger(patto, scritto):
    patto.obiettivi.update(testo=f"Con {scritto}, una vicina")

    assert [text[:9] for text in missing(patto)] == ["Togli da "]


def test_mancanze_leaves_the_codici_fiscali_of_the_family(patto):
    patto.obiettivi.update(testo=f"Per {adulti_of(patto.caso)[0].codice_fiscale}")

    assert missing(patto) == []


def test_mancanze_finds_what_was_typed_and_not_saved(patto):
    BozzaModulo.objects.create(patto=patto, modulo="impegni-nuovo")

    (found,) = mancanze(patto, read_contenuto(patto))

    assert found.testo == "Hai lasciato a metà una pagina: salvala o butta via quello che hai scritto."
    assert found.url == f"/patti/{patto.pk}/impegni/nuovo/"


def test_avvisi_tells_a_patto_longer_than_the_benefit(patto):
    assert avvisi(patto, read_contenuto(patto)) != []

    patto.durata_al = date(2020, 1, 1)

    assert avvisi(patto, read_contenuto(patto)) == []


@pytest.mark.parametrize(("stato", "manca"), [("RICEVUTO", False), ("INVIATO", True)])
def test_mancanze_wants_no_commitment_of_a_young_member_whom_the_cpi_has(mondo, patto, stato, manca):
    make_giovane(mondo.caso, stato)

    assert any("Zeno" in testo for testo in missing(patto)) is manca
