"""The document of a Patto, through the outbox: what it says, and whose it is."""

import hashlib

import pytest

from patti_inclusione.models import BisognoNonTrattato, CodiceVerifica, Patto
from patti_inclusione.services import patto as patti
from patti_inclusione.services import patto_revisione as revisioni
from patti_inclusione.services.patto_verifica import judge
from rdc_platform.documenti.models import Documento
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message, StatoMessaggio
from tests.factories.patti import (
    IMPEGNO,
    LIVELLI,
    OBIETTIVO,
    adulti_of,
    make_bozza,
    make_firmato,
    make_impegno,
    make_minore,
)
from tests.factories.testo_pdf import pagine_of, read_testo


@pytest.fixture
def bozza(mondo):
    return make_bozza(mondo.caso, mondo.case_manager)


def deliver_all():
    for message in delivery.claim():
        delivery.deliver_one(message)


def printed(patto):
    patto.refresh_from_db()
    with patto.pdf_generato.file.open() as file:
        return file.read()


def test_freezing_makes_the_document_and_its_hash(mondo, bozza):
    patto = patti.freeze_patto(bozza, by=mondo.case_manager)

    deliver_all()

    pdf = printed(patto)
    assert patto.hash == hashlib.sha256(pdf).hexdigest() == patto.pdf_generato.sha256
    assert Message.objects.get(topic="documenti.patto").stato == StatoMessaggio.CONSEGNATO


def test_the_document_says_what_was_agreed_and_who_signs(mondo, bozza):
    minore = make_minore(mondo.caso)
    make_impegno(
        bozza,
        minore,
        categoria="C_FREQUENZA_SCOLASTICA",
        descrizione="Va a scuola",
        condizionalita=True,
        tipo_evento_sanzione="E07",
    )
    patto = patti.freeze_patto(bozza, by=mondo.case_manager)

    deliver_all()

    text = read_testo(printed(patto))
    adulti = adulti_of(mondo.caso)
    for words in [
        "Patto per l'inclusione sociale",
        mondo.ambito_a.denominazione,
        OBIETTIVO,
        IMPEGNO,
        "entro il",
        "Va a scuola, ogni settimana",
        "(*) vedi sotto",
        "decide INPS",
        "Ci vediamo ogni mese",
        *(f"{chi.nome} {chi.cognome}" for chi in adulti),
        f"per {minore.nome} {minore.cognome}",
        mondo.case_manager.nome_completo,
    ]:
        assert words in text
    assert pagine_of(printed(patto)) == 2


def test_the_document_of_a_simple_patto_has_two_pages_at_most(mondo, bozza):
    for place in range(3):
        obiettivo = bozza.obiettivi.create(area="LAVORO", testo=f"Obiettivo {place}: {'parole ' * 12}")
        obiettivo.risultati.create(patto=bozza, testo="Un risultato " * 6, termine=bozza.durata_al)
        make_impegno(bozza, adulti_of(mondo.caso)[0], descrizione="Un impegno con le sue parole " * 4)

    patto = patti.freeze_patto(bozza, by=mondo.case_manager)
    deliver_all()

    assert pagine_of(printed(patto)) <= 2


def test_the_document_has_nothing_of_the_analysis_and_no_codice_fiscale(mondo, bozza):
    bozza.obiettivi.update(bisogni=["voce_canarino"])
    BisognoNonTrattato.objects.create(patto=bozza, codice="altra_voce", motivo="Canarino dell'analisi")
    patto = patti.freeze_patto(bozza, by=mondo.case_manager)

    deliver_all()

    text = read_testo(printed(patto))
    assert "anarino" not in text
    for componente in adulti_of(mondo.caso):
        assert componente.codice_fiscale not in text


def test_a_document_that_comes_late_is_not_of_the_new_text(mondo, bozza):
    patto = patti.freeze_patto(bozza, by=mondo.case_manager)
    late = next(message for message in delivery.claim() if message.topic == "documenti.patto")
    patti.freeze_patto(patti.unfreeze_patto(patto, by=mondo.case_manager), by=mondo.case_manager)

    delivery.deliver_one(late)

    assert Patto.objects.get().pdf_generato is None
    deliver_all()
    assert Patto.objects.get().pdf_generato.nome == "patto-testo-2.pdf"


def test_the_same_message_twice_is_one_document(mondo, bozza):
    patto = patti.freeze_patto(bozza, by=mondo.case_manager)
    deliver_all()
    before = Documento.objects.count()
    Message.objects.update(stato=StatoMessaggio.IN_CODA)

    deliver_all()

    patto.refresh_from_db()
    assert Documento.objects.count() == before
    assert patto.pdf_generato_id is not None


def test_a_complex_document_goes_area_by_area_with_levels_and_lines_for_the_equipe(mondo):
    bozza = make_bozza(mondo.caso, mondo.case_manager, esito="C")
    casa = bozza.obiettivi.create(area="ABITATIVA", testo="Una casa più sana")
    lavoro = bozza.obiettivi.create(area="LAVORO", testo="Un lavoro vicino")
    for obiettivo in (casa, lavoro):
        obiettivo.risultati.create(patto=bozza, testo="Si vede", termine=bozza.durata_al, **LIVELLI)
    patti.freeze_patto(bozza, by=mondo.case_manager)

    deliver_all()

    text = read_testo(printed(bozza))
    places = [text.index(words) for words in (OBIETTIVO, "Un lavoro vicino", "Una casa più sana")]
    assert places == sorted(places)
    assert "Oggi: problema grave; alla fine: livello adeguato." in text
    assert text.count("per l'équipe, se firma") == 2


def test_the_document_carries_the_code_by_which_it_is_proved(mondo, bozza):
    patto = patti.freeze_patto(bozza, by=mondo.case_manager)
    codice = CodiceVerifica.objects.get(patto=patto)

    deliver_all()

    codice.refresh_from_db()
    assert "-".join(codice.codice[n : n + 5] for n in range(0, 20, 5)) in read_testo(printed(patto))
    assert codice.documento == patto.pdf_generato
    assert judge(codice.codice, printed(patto)) == "autentico"


def test_the_document_of_a_version_without_new_signatures_says_which_hold(mondo):
    firmato = make_firmato(mondo.caso, mondo.case_manager)
    nuovo = revisioni.enact_revisione(
        revisioni.revise_patto(firmato, by=mondo.case_manager, motivo="PERIODICA"), by=mondo.case_manager
    )

    deliver_all()

    text = read_testo(printed(nuovo))
    assert "vale la firma del" in text
    assert "Chi firma" not in text
