import uuid

import pytest
from django.http import Http404

from accounts import incarichi
from patti_inclusione.models import BozzaModulo, EventoCaso, ObiettivoGenerale, Patto, StatoCaso, StatoPatto, TipoPatto
from patti_inclusione.selectors.patto import fine_beneficio
from patti_inclusione.services import patto as services
from patti_inclusione.services import patto_bozze as bozze
from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError
from rdc_platform.outbox.models import Message
from tests.factories.patti import FINE, OGGI, make_bozza, make_caso_da_patto, make_da_firmare


@pytest.fixture
def patto(mondo):
    return make_bozza(mondo.caso, mondo.case_manager)


@pytest.mark.parametrize(
    ("esito", "tipo", "provvisorio"),
    [("B", TipoPatto.SEMPLIFICATO, False), ("C", TipoPatto.COMPLESSO, True), ("D", TipoPatto.COMPLESSO, True)],
)
def test_start_patto_is_of_the_kind_the_analysis_said(mondo, esito, tipo, provvisorio):
    patto = services.start_patto(make_caso_da_patto(mondo.caso, esito), by=mondo.case_manager)

    assert (patto.tipo, patto.provvisorio, patto.stato) == (tipo, provvisorio, StatoPatto.BOZZA)
    assert (patto.versione, patto.durata_dal) == (1, OGGI)
    assert patto.figura_riferimento == mondo.case_manager.accreditamento


def test_start_patto_proposes_the_end_of_the_benefit(mondo):
    mondo.caso.nucleo.dati_economici.decorrenza = OGGI
    mondo.caso.nucleo.dati_economici.save()

    patto = services.start_patto(make_caso_da_patto(mondo.caso), by=mondo.case_manager)

    assert patto.durata_al == fine_beneficio(mondo.caso)
    assert (patto.durata_al - OGGI).days in range(545, 550)


def test_start_patto_twice_gives_the_same(mondo):
    first = services.start_patto(make_caso_da_patto(mondo.caso), by=mondo.case_manager)

    assert services.start_patto(mondo.caso, by=mondo.case_manager) == first
    assert Patto.objects.count() == 1


def test_start_patto_waits_for_the_analysis(mondo):
    with pytest.raises(TransitionError):
        services.start_patto(mondo.caso, by=mondo.case_manager)


def test_edit_accordi_of_a_stale_page_writes_nothing(mondo, patto):
    with pytest.raises(services.ConflittoError):
        services.edit_accordi(patto, by=mondo.case_manager, revisione=0, modalita_monitoraggio="altro")

    assert Patto.objects.get().modalita_monitoraggio == "Zafferano: ci vediamo al servizio."


def test_save_parte_sent_twice_is_one_part(mondo, patto):
    key = uuid.uuid4()

    for testo in ("uno", "due"):
        parte = ObiettivoGenerale(pk=key, patto=patto, area="LAVORO", testo=testo)
        services.save_parte(patto, parte, by=mondo.case_manager, revisione=None, modulo="obiettivi-nuovo")

    assert ObiettivoGenerale.objects.get(pk=key).testo == "uno"


def test_save_parte_of_a_stale_page_writes_nothing(mondo, patto):
    mine, other = ObiettivoGenerale.objects.get(), ObiettivoGenerale.objects.get()
    other.testo = "cambiato"
    services.save_parte(patto, other, by=mondo.case_manager, revisione=0, modulo="x")
    mine.testo = "mio"

    with pytest.raises(services.ConflittoError) as conflitto:
        services.save_parte(patto, mine, by=mondo.case_manager, revisione=0, modulo="x")

    assert conflitto.value.attuale.testo == ObiettivoGenerale.objects.get().testo == "cambiato"


def test_save_parte_of_a_part_taken_away_says_so(mondo, patto):
    mine = ObiettivoGenerale.objects.get()
    ObiettivoGenerale.objects.all().delete()

    with pytest.raises(services.ConflittoError) as conflitto:
        services.save_parte(patto, mine, by=mondo.case_manager, revisione=0, modulo="x")

    assert conflitto.value.attuale is None


def test_a_closed_text_does_not_change(mondo):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)
    parte = ObiettivoGenerale.objects.get()

    acts = [
        lambda: services.edit_accordi(patto, by=mondo.case_manager, revisione=1, modalita_monitoraggio="x"),
        lambda: services.save_parte(patto, parte, by=mondo.case_manager, revisione=0, modulo="x"),
        lambda: services.delete_parte(patto, parte, by=mondo.case_manager),
        lambda: services.write_motivi(patto, by=mondo.case_manager, motivi={}),
        lambda: bozze.keep_bozza(patto, by=mondo.case_manager, modulo="accordi", dati={}, versione=0),
        lambda: services.freeze_patto(patto, by=mondo.case_manager),
    ]

    for act in acts:
        with pytest.raises(TransitionError):
            act()


def test_delete_parte_takes_its_results_and_drafts_along(mondo, patto):
    obiettivo = ObiettivoGenerale.objects.get()
    for modulo in (f"obiettivi-{obiettivo.pk}", f"risultati-{obiettivo.risultati.get().pk}", "impegni-nuovo"):
        BozzaModulo.objects.create(patto=patto, modulo=modulo)

    services.delete_parte(patto, obiettivo, by=mondo.case_manager)

    assert patto.risultati.count() == 0
    assert patto.impegni.count() == 2
    assert list(patto.bozze.values_list("modulo", flat=True)) == ["impegni-nuovo"]


def test_keep_bozza_counts_its_versions_and_refuses_an_older_page(mondo, patto):
    def keep(testo, versione):
        return bozze.keep_bozza(patto, by=mondo.case_manager, modulo="accordi", dati={"x": [testo]}, versione=versione)

    versions = [keep("a", 0), keep("ab", 1)]

    assert versions == [1, 2]
    with pytest.raises(services.ConflittoError):
        keep("altro", 1)
    assert BozzaModulo.objects.get().dati == {"x": ["ab"]}


@pytest.mark.parametrize("modulo", ["altro", "impegni-", "impegni-x", "accordi/x"])
def test_keep_bozza_keeps_only_forms_there_are(mondo, patto, modulo):
    with pytest.raises(Http404):
        bozze.keep_bozza(patto, by=mondo.case_manager, modulo=modulo, dati={}, versione=0)


def test_freeze_patto_refuses_what_is_incomplete(mondo, patto):
    patto.obiettivi.all().delete()

    with pytest.raises(services.IncompletoError) as incompleto:
        services.freeze_patto(patto, by=mondo.case_manager)

    assert len(incompleto.value.mancanze) == 1
    assert Patto.objects.get().stato == StatoPatto.BOZZA


def test_freeze_patto_moves_the_case_and_asks_for_the_document(mondo, patto):
    frozen = services.freeze_patto(patto, by=mondo.case_manager)

    mondo.caso.refresh_from_db()
    assert (frozen.stato, frozen.edizione, mondo.caso.stato) == (StatoPatto.DA_FIRMARE, 1, StatoCaso.PATTO_DA_FIRMARE)
    message = Message.objects.get(topic="documenti.patto")
    assert (message.key, message.payload) == (
        f"patto-{patto.pk}-e1",
        {"patto_id": str(patto.pk), "edizione": "1"},
    )
    assert EventoCaso.objects.filter(caso=mondo.caso, a_stato="PATTO_DA_FIRMARE").count() == 1
    assert AccessoDato.objects.filter(atto="freeze_patto", nucleo_id=mondo.caso.nucleo_id).count() == 1


def test_unfreeze_patto_throws_the_document_away(mondo):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)

    opened = services.unfreeze_patto(patto, by=mondo.case_manager)

    mondo.caso.refresh_from_db()
    assert (opened.stato, opened.pdf_generato, opened.hash) == (StatoPatto.BOZZA, None, "")
    assert mondo.caso.stato == StatoCaso.IN_DEFINIZIONE_PATTO
    again = services.freeze_patto(opened, by=mondo.case_manager)
    assert again.edizione == 2
    assert Message.objects.filter(topic="documenti.patto").count() == 2


def test_acts_ask_the_permission_again_after_the_lock(mondo, patto):
    incarichi.revoke(mondo.case_manager.accreditamento, [mondo.caso.nucleo])

    with pytest.raises(Http404):
        services.freeze_patto(patto, by=mondo.case_manager)


@pytest.mark.parametrize("chi", ["collega", "case_manager_b", "coordinatore", "amministratore"])
def test_acts_are_of_the_case_manager_of_the_case(mondo, patto, chi):
    with pytest.raises(Http404):
        services.edit_accordi(patto, by=getattr(mondo, chi), revisione=1, durata_al=FINE)
