import pytest
from django.http import Http404

from patti_inclusione.models import (
    AnalisiPreliminare,
    BisognoRilevato,
    CodiceTermine,
    Scadenza,
    ServizioAttivo,
    StatoAnalisi,
    StatoCaso,
)
from patti_inclusione.services import analisi as services
from patti_inclusione.services.analisi_riapertura import reopen_analisi
from patti_inclusione.services.pagine import Contenuto, Righe
from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError
from tests.factories.analisi import COLLOQUIO, make_completa, make_minore, pagina, read, start

LUOGO = Contenuto(impronta="a", campi={"luogo": "Comune"})


def save(mondo, contenuto, versione, by=None, sezione="colloquio"):
    where = pagina(mondo.caso, sezione)
    return services.save_pagina(mondo.caso, where, contenuto, by=by or mondo.case_manager, versione=versione)


def finalize(mondo):
    analisi = read(mondo.caso).analisi
    services.finalize_analisi(mondo.caso, by=mondo.case_manager, revisione=analisi.revisione)
    mondo.caso.refresh_from_db()
    return read(mondo.caso).analisi


@pytest.mark.parametrize("stato", [StatoCaso.ASSEGNATO, StatoCaso.CONVOCATO, StatoCaso.IN_ANALISI_PRELIMINARE])
def test_start_analisi_moves_the_case_and_keeps_who_was_there(mondo, stato):
    mondo.caso.stato = stato
    mondo.caso.save(update_fields=["stato"])

    analisi = start(mondo.caso, mondo.case_manager)

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.IN_ANALISI_PRELIMINARE
    assert (analisi.versione, analisi.stato, analisi.data_colloquio) == (1, StatoAnalisi.BOZZA, COLLOQUIO)
    assert [each.nome for each in analisi.componenti_presenti.all()] == ["Marta"]
    assert list(analisi.operatori_presenti.all()) == [mondo.case_manager.operatore]


def test_start_analisi_twice_gives_the_same_draft(mondo):
    prima = start(mondo.caso, mondo.case_manager)

    assert start(mondo.caso, mondo.case_manager) == prima
    assert AnalisiPreliminare.objects.count() == 1


def test_start_analisi_is_refused_from_another_state(mondo):
    mondo.caso.stato = StatoCaso.PATTO_ATTIVO
    mondo.caso.save(update_fields=["stato"])

    with pytest.raises(TransitionError):
        start(mondo.caso, mondo.case_manager)


def test_start_analisi_is_not_there_for_a_colleague(mondo):
    with pytest.raises(Http404):
        start(mondo.caso, mondo.collega)


def test_save_pagina_counts_its_own_revision_and_that_of_the_whole(mondo):
    start(mondo.caso, mondo.case_manager)

    assert save(mondo, LUOGO, 0) == 1
    assert save(mondo, Contenuto(impronta="b", campi={"luogo": "Casa"}), 1) == 2
    assert save(mondo, Contenuto(impronta="c"), 0, sezione="famiglia") == 1
    assert (read(mondo.caso).analisi.luogo, read(mondo.caso).analisi.revisione) == ("Casa", 3)


def test_save_pagina_refuses_an_older_page_and_says_who_saved(mondo):
    start(mondo.caso, mondo.case_manager)
    save(mondo, LUOGO, 0)

    with pytest.raises(services.SuperataError) as refused:
        save(mondo, Contenuto(impronta="b", campi={"luogo": "Casa"}), 0)

    assert refused.value.sezione.salvata_da == mondo.case_manager.accreditamento
    assert read(mondo.caso).analisi.luogo == "Comune"


def test_save_pagina_takes_the_same_post_twice_as_once(mondo):
    start(mondo.caso, mondo.case_manager)
    save(mondo, LUOGO, 0)

    assert save(mondo, LUOGO, 0) == 1
    assert read(mondo.caso).analisi.revisione == 1


def test_save_pagina_keeps_what_cannot_be_read_beside_the_columns(mondo):
    start(mondo.caso, mondo.case_manager)
    save(mondo, LUOGO, 0)

    save(mondo, Contenuto(impronta="b", grezzo={"data_colloquio": ["ieri"]}), 1)

    foglio = read(mondo.caso)
    assert foglio.sezioni["colloquio", None].bozza == {"data_colloquio": ["ieri"]}
    assert (foglio.analisi.luogo, foglio.analisi.data_colloquio) == ("Comune", COLLOQUIO)


def test_save_pagina_knows_rows_by_their_place(mondo):
    start(mondo.caso, mondo.case_manager)
    righe = [{"ordine": n, "ente": ente} for n, ente in enumerate(["ASL", "Scuola"])]
    save(mondo, Contenuto(impronta="a", righe=[Righe(ServizioAttivo, "ordine", righe)]), 0)
    prima = list(ServizioAttivo.objects.values_list("pk", flat=True))

    righe = [{"ordine": 1, "ente": "Scuola media"}]
    save(mondo, Contenuto(impronta="b", righe=[Righe(ServizioAttivo, "ordine", righe)]), 1)

    assert list(ServizioAttivo.objects.values_list("pk", "ente")) == [(prima[1], "Scuola media")]


def test_save_pagina_writes_one_line_of_the_register_a_sitting(mondo):
    start(mondo.caso, mondo.case_manager)

    for versione in range(5):
        save(mondo, Contenuto(impronta=str(versione), campi={"luogo": str(versione)}), versione)

    assert AccessoDato.objects.filter(atto="save_pagina").count() == 1


def test_save_pagina_is_refused_when_the_case_is_elsewhere(mondo):
    start(mondo.caso, mondo.case_manager)
    mondo.caso.stato = StatoCaso.SOSPESO
    mondo.caso.save(update_fields=["stato"])

    with pytest.raises(TransitionError):
        save(mondo, LUOGO, 0)


def test_save_pagina_is_not_there_for_a_colleague(mondo):
    start(mondo.caso, mondo.case_manager)

    with pytest.raises(Http404):
        save(mondo, LUOGO, 0, by=mondo.collega)


@pytest.mark.parametrize(
    ("esito", "stati"),
    [
        ("B", ["AP_FINALIZZATA", "IN_DEFINIZIONE_PATTO"]),
        ("C", ["AP_FINALIZZATA", ""]),
        ("D", ["AP_FINALIZZATA", ""]),
    ],
)
def test_finalize_analisi_freezes_and_opens_the_term_of_the_patto(mondo, esito, stati):
    make_completa(mondo.caso, mondo.case_manager, esito)

    analisi = finalize(mondo)

    assert (analisi.stato, analisi.esito_proposto) == (StatoAnalisi.FINALIZZATA, "B")
    assert analisi.ragioni_proposta == ["NON_COMPLESSO"]
    assert (mondo.caso.stato, mondo.caso.esito_ap) == ([stato for stato in stati if stato][-1], esito)
    assert Scadenza.objects.filter(caso=mondo.caso, codice=CodiceTermine.T09, stato="APERTA").count() == 1
    assert [e.a_stato for e in mondo.caso.eventi.order_by("pk")][-2:] == stati


def test_finalize_analisi_with_outcome_a_waits_for_the_cpi(mondo):
    make_completa(mondo.caso, mondo.case_manager, "A")

    finalize(mondo)

    assert (mondo.caso.stato, mondo.caso.esito_ap) == (StatoCaso.AP_FINALIZZATA, "A")
    assert not Scadenza.objects.filter(caso=mondo.caso, codice=CodiceTermine.T09).exists()


def test_finalize_analisi_drops_what_was_answered_for_another_outcome(mondo):
    analisi = make_completa(mondo.caso, mondo.case_manager, "B")
    analisi.cpi_destinatario, analisi.professionalita_em = "CPI", ["SCUOLA"]
    analisi.save()

    analisi = finalize(mondo)

    assert (analisi.cpi_destinatario, analisi.professionalita_em) == ("", [])


def test_finalize_analisi_refuses_an_incomplete_one_and_changes_nothing(mondo):
    start(mondo.caso, mondo.case_manager)

    with pytest.raises(services.IncompletaError) as refused:
        services.finalize_analisi(mondo.caso, by=mondo.case_manager, revisione=0)

    assert len(refused.value.mancanze) > 10
    assert read(mondo.caso).analisi.stato == StatoAnalisi.BOZZA


def test_finalize_analisi_refuses_what_changed_after_it_was_read(mondo):
    make_completa(mondo.caso, mondo.case_manager)
    save(mondo, LUOGO, 0)

    with pytest.raises(services.SuperataError):
        services.finalize_analisi(mondo.caso, by=mondo.case_manager, revisione=0)


def test_finalize_analisi_twice_is_refused(mondo):
    make_completa(mondo.caso, mondo.case_manager)
    finalize(mondo)

    with pytest.raises(TransitionError):
        services.finalize_analisi(mondo.caso, by=mondo.case_manager, revisione=0)


def test_save_pagina_of_a_finished_analysis_is_refused(mondo):
    make_completa(mondo.caso, mondo.case_manager)
    finalize(mondo)

    with pytest.raises(TransitionError):
        save(mondo, LUOGO, 0)


def test_reopen_analisi_begins_with_all_answers_and_leaves_the_old_one(mondo):
    minore = make_minore(mondo.caso)
    analisi = make_completa(mondo.caso, mondo.case_manager)
    bisogno = BisognoRilevato.objects.create(analisi=analisi, area="RETI", voce="RET_AMICI", gravita="GRAVE")
    bisogno.componenti.set([minore])
    save(mondo, LUOGO, 0)
    finalize(mondo)

    nuova = reopen_analisi(mondo.caso, by=mondo.case_manager, motivo="È nata una bambina.")

    mondo.caso.refresh_from_db()
    assert (nuova.versione, nuova.stato, nuova.esito, nuova.esito_proposto) == (2, "BOZZA", "B", "")
    assert mondo.caso.stato == StatoCaso.IN_ANALISI_PRELIMINARE
    assert [list(b.componenti.all()) for b in nuova.bisogni.all()] == [[minore]]
    assert (nuova.adulti.count(), nuova.minori.count(), nuova.sintesi.count()) == (1, 1, 6)
    assert (analisi.adulti.count(), analisi.bisogni.count()) == (1, 1)
    assert AnalisiPreliminare.objects.get(pk=analisi.pk).stato == StatoAnalisi.FINALIZZATA


def test_reopen_analisi_stops_the_term_of_the_patto_which_starts_again(mondo):
    make_completa(mondo.caso, mondo.case_manager)
    finalize(mondo)

    reopen_analisi(mondo.caso, by=mondo.case_manager, motivo="Nuovi fatti.")
    finalize(mondo)

    stati = Scadenza.objects.filter(caso=mondo.caso, codice=CodiceTermine.T09).order_by("pk")
    assert [each.stato for each in stati] == ["NON_DOVUTA", "APERTA"]


@pytest.mark.parametrize("stato", [StatoCaso.PATTO_DA_FIRMARE, StatoCaso.PATTO_ATTIVO, StatoCaso.CHIUSO])
def test_reopen_analisi_is_refused_once_the_patto_goes_to_the_signatures(mondo, stato):
    make_completa(mondo.caso, mondo.case_manager)
    finalize(mondo)
    mondo.caso.stato, mondo.caso.motivo_chiusura = stato, "ALTRO"
    mondo.caso.save(update_fields=["stato", "motivo_chiusura"])

    with pytest.raises(TransitionError):
        reopen_analisi(mondo.caso, by=mondo.case_manager, motivo="Nuovi fatti.")
