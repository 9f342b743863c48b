import pytest
from django.db import IntegrityError, transaction

from patti_inclusione.models import BozzaValutazione, Caso, VerificaImpegno
from patti_inclusione.selectors.incontro import da_guardare
from patti_inclusione.selectors.incontro_andamento import list_storie, list_tenute
from patti_inclusione.selectors.incontro_verbale import list_verbali, valutazioni_before, verifiche_before
from patti_inclusione.services import valutazione_bozze as bozze
from patti_inclusione.services.incontro_verbale import Valutazione, ValutazioneError, Verifica
from patti_inclusione.services.patto import ConflittoError
from rdc_platform.audit.stato import TransitionError
from tests.factories.incontri import VERBALE, make_proposto, make_svolto, make_verbale
from tests.factories.patti import make_file_firmato


@pytest.fixture
def incontro(mondo):
    return make_svolto(mondo.caso, mondo.case_manager)


def test_write_verbale_freezes_what_was_seen_and_throws_the_draft_away(mondo, incontro):
    modulo = bozze.modulo_of(incontro)
    bozze.keep_bozza(incontro.caso, by=mondo.case_manager, modulo=modulo, dati={"testo": ["a"]}, versione=0)

    verbale = make_verbale(incontro, mondo.case_manager)

    rows = da_guardare(incontro)
    assert (verbale.versione, verbale.corrente, verbale.testo) == (1, True, VERBALE)
    assert verbale.valutazioni.count() == len(rows.risultati) == 1
    assert verbale.verifiche.count() == len(rows.impegni) == 2
    assert not BozzaValutazione.objects.exists()


def test_write_verbale_again_is_a_correction_with_its_reason_and_the_old_one_stays(mondo, incontro):
    make_verbale(incontro, mondo.case_manager)

    with pytest.raises(ValutazioneError, match="perché correggi"):
        make_verbale(incontro, mondo.case_manager, versione=1)
    make_verbale(incontro, mondo.case_manager, versione=1, testo="Due", motivo_correzione="Errore di battitura")

    due, uno = list_verbali(incontro)
    assert (due.versione, due.corrente, due.motivo_correzione) == (2, True, "Errore di battitura")
    assert (uno.corrente, uno.testo, len(uno.verifiche.all())) == (False, VERBALE, 2)
    assert [len(storia.valutazioni) for storia in list_storie(mondo.caso)] == [1]


def test_write_verbale_over_one_written_meanwhile_is_a_conflict(mondo, incontro):
    make_verbale(incontro, mondo.case_manager)

    with pytest.raises(ConflittoError):
        make_verbale(incontro, mondo.case_manager)


def test_write_verbale_of_a_meeting_not_held_is_refused(mondo):
    with pytest.raises(TransitionError):
        make_verbale(make_proposto(mondo.caso, mondo.case_manager), mondo.case_manager)


def test_write_verbale_of_a_closed_case_is_refused(mondo, incontro):
    Caso.objects.filter(pk=incontro.caso_id).update(stato="CHIUSO", motivo_chiusura="ALTRO")

    with pytest.raises(TransitionError):
        make_verbale(incontro, mondo.case_manager)


def test_write_verbale_warns_only_of_a_commitment_that_may_be_sanctioned(mondo, incontro):
    impegno = da_guardare(incontro).impegni[0]
    verifica = Verifica(impegno, "NON_RISPETTATO", "Non è andato", "RICHIAMO_FORMALE")

    with pytest.raises(ValutazioneError, match="senza condizionalità"):
        make_verbale(incontro, mondo.case_manager, verifiche=[verifica])
    impegno.condizionalita, impegno.tipo_evento_sanzione = True, "E04"
    impegno.save(update_fields=["condizionalita", "tipo_evento_sanzione"])

    assert make_verbale(incontro, mondo.case_manager, verifiche=[verifica]).verifiche.get().azione == "RICHIAMO_FORMALE"


@pytest.mark.parametrize(
    "values", [{"esito": "NON_RISPETTATO", "motivo": ""}, {"azione": "SEGNALAZIONE"}], ids=["no reason", "kept"]
)
def test_verifica_that_the_database_refuses(mondo, incontro, values):
    make_verbale(incontro, mondo.case_manager)

    with pytest.raises(IntegrityError), transaction.atomic():
        VerificaImpegno.objects.update(**values)


def test_write_verbale_keeps_the_proof_of_the_version_before(mondo, incontro):
    impegno = da_guardare(incontro).impegni[0]
    con_prova = Verifica(impegno, "RISPETTATO", prova=make_file_firmato())
    make_verbale(incontro, mondo.case_manager, verifiche=[con_prova])

    verifiche = [Verifica(impegno, "PARZIALE")]
    make_verbale(incontro, mondo.case_manager, versione=1, motivo_correzione="x", verifiche=verifiche)

    assert len(set(VerificaImpegno.objects.values_list("prova", flat=True))) == 1
    assert VerificaImpegno.objects.filter(prova=None).count() == 0


def test_the_next_meeting_begins_from_the_last(mondo, incontro):
    make_verbale(incontro, mondo.case_manager)
    dopo = mondo.caso.incontri.filter(stato="PIANIFICATO").first()

    assert [row.stato for row in valutazioni_before(dopo).values()] == ["IN_CORSO"]
    assert {row.esito for row in verifiche_before(dopo).values()} == {"RISPETTATO"}
    assert valutazioni_before(incontro) == {}


def test_list_storie_draws_the_way_of_the_level(mondo, incontro):
    risultato = da_guardare(incontro).risultati[0]
    risultato.situazione_iniziale, risultato.situazione_attesa = "PROBLEMA_GRAVE", "LIVELLO_ADEGUATO"
    risultato.save(update_fields=["situazione_iniziale", "situazione_attesa"])
    make_verbale(incontro, mondo.case_manager, valutazioni=[Valutazione(risultato, "RAGGIUNTO", "LIVELLO_ADEGUATO")])

    storia = list_storie(mondo.caso)[0]

    (x0, y0, quando, livello), (x1, y1, *_) = storia.linea.punti
    assert (quando, livello) == ("All'inizio", "Problema grave")
    assert x0 < x1
    assert y0 > y1 == storia.linea.attesa_y


def test_list_tenute_counts_kept_and_not(mondo, incontro):
    impegno = da_guardare(incontro).impegni[0]
    make_verbale(incontro, mondo.case_manager, verifiche=[Verifica(impegno, "NON_RISPETTATO", "Non è venuto")])

    tenuta = list_tenute(mondo.caso)[0]

    assert (tenuta.rispettato, tenuta.in_parte, tenuta.non_rispettato) == (0, 0, 1)


def test_keep_bozza_from_another_page_is_a_conflict(mondo, incontro):
    values = {"by": mondo.case_manager, "modulo": bozze.modulo_of(incontro), "dati": {"testo": ["a"]}}

    assert [bozze.keep_bozza(incontro.caso, versione=n, **values) for n in (0, 1)] == [1, 2]
    with pytest.raises(ConflittoError):
        bozze.keep_bozza(incontro.caso, versione=1, **values)


def test_keep_bozza_of_a_final_evaluation_not_begun_is_refused(mondo, incontro):
    with pytest.raises(TransitionError):
        bozze.keep_bozza(incontro.caso, by=mondo.case_manager, modulo=bozze.FINALE, dati={}, versione=0)
