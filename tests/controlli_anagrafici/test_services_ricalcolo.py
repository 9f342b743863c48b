"""Concluded checks counted again with other years: seen, proposed, withdrawn, and no outcome changed but by a person."""

import pytest
from django.http import Http404

from controlli_anagrafici.models import Calcolo, ComunicazioneControllo, Controllo, Ricalcolo
from controlli_anagrafici.residenza import VERSIONE
from controlli_anagrafici.services import ricalcolo as services
from controlli_anagrafici.services.controllo import ControlloError
from controlli_anagrafici.services.esito import approve_negativo, conclude_positivo, propose_negativo
from rdc_platform.audit.stato import TransitionError
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from tests.factories.controlli import PERCHE, decide, give_periodo, open_to

pytestmark = pytest.mark.django_db
CC31 = {"anni_totali": 5, "anni_continuativi": 2, "motivo": "Corte costituzionale 31/2025"}


@pytest.fixture
def coord(mondo):
    return mondo.coordinatore_anagrafici


@pytest.fixture
def corto(mondo, coord):
    """Five years and some months in Cremona: too few for ten, enough for five."""
    resp = mondo.responsabile_anagrafici
    controllo = open_to(mondo)
    give_periodo(controllo, resp, "2013-10-01")
    controllo = decide(controllo, resp, res10="NON_SODDISFATTO", motivazione=PERCHE)
    controllo = propose_negativo(controllo, by=resp, versione=controllo.versione, esito_finale="N10")
    approve_negativo(controllo, by=coord, versione=controllo.versione)
    Controllo.objects.filter(pk=controllo.pk).update(stato="TRASMESSO_INPS")
    return Controllo.objects.get(pk=controllo.pk)


@pytest.fixture
def lungo(mondo):
    """Ten years and more: it does not change."""
    resp = mondo.responsabile_anagrafici
    controllo = open_to(mondo, mondo.caso_in_coda)
    give_periodo(controllo, resp, "2001-01-01")
    controllo = decide(controllo, resp)
    conclude_positivo(controllo, by=resp, versione=controllo.versione)
    return controllo


def deliver():
    Message.objects.filter(topic=services.TOPIC).update(due_at="2019-01-01T00:00Z")
    for message in delivery.claim():
        delivery.deliver_one(message)


def counted(coord) -> Ricalcolo:
    ricalcolo = services.start_ricalcolo("D150", by=coord, **CC31)
    deliver()
    ricalcolo.refresh_from_db()
    return ricalcolo


def test_the_count_says_who_changes_and_changes_nothing(coord, corto, lungo):
    ricalcolo = counted(coord)

    assert (ricalcolo.stato, ricalcolo.controlli) == ("DA_DECIDERE", 2)
    righe = {riga.controllo_id: riga for riga in ricalcolo.righe.all()}
    assert (righe[corto.pk].prima_totale, righe[corto.pk].dopo_totale, righe[corto.pk].cambia) == (False, True, True)
    assert righe[lungo.pk].cambia is False
    assert {(riga.algoritmo_versione, len(riga.hash_ingressi)) for riga in righe.values()} == {(VERSIONE, 64)}
    corto.refresh_from_db()
    assert (corto.stato, corto.esito_finale, corto.anni_totali_richiesti) == ("TRASMESSO_INPS", "N10", 10)
    assert Calcolo.objects.filter(controllo=corto).count() == 1


def test_the_count_goes_on_piece_by_piece(coord, corto, lungo, monkeypatch):
    monkeypatch.setattr(services, "PEZZO", 1)
    ricalcolo = services.start_ricalcolo("D150", by=coord, **CC31)

    deliver()
    ricalcolo.refresh_from_db()
    assert (ricalcolo.stato, ricalcolo.righe.filter(cambia=None).count()) == ("IN_CORSO", 1)
    with pytest.raises(ControlloError, match="già in corso"):
        services.start_ricalcolo("D150", by=coord, **CC31)
    deliver()

    ricalcolo.refresh_from_db()
    assert ricalcolo.stato == "DA_DECIDERE"


def test_a_check_opened_again_is_decided_anew_with_the_other_years(mondo, coord, corto):
    ricalcolo = services.propose_ricalcolo(counted(coord), by=coord)
    riga = ricalcolo.righe.get(controllo=corto)

    controllo = services.reopen_riga(riga, by=coord)

    assert (controllo.stato, controllo.esito_finale, controllo.anni_totali_richiesti) == ("IN_LAVORAZIONE", "", 5)
    revisione = controllo.revisioni.get()
    assert (revisione.motivo, revisione.testo) == ("SENTENZA", CC31["motivo"])
    assert (revisione.fotografia["esito_finale"], revisione.fotografia["anni_totali_richiesti"]) == ("N10", 10)
    assert Calcolo.objects.filter(controllo=corto).latest().residenza_totale
    with pytest.raises(ControlloError, match="già riaperto"):
        services.reopen_riga(riga, by=coord)

    controllo = decide(controllo, mondo.responsabile_anagrafici)
    conclude_positivo(controllo, by=mondo.responsabile_anagrafici, versione=controllo.versione)
    assert ComunicazioneControllo.objects.filter(controllo=corto, tipo="RETTIFICA").count() == 1


def test_a_recomputation_withdrawn_opens_nothing_and_can_be_proposed_again(coord, corto):
    ricalcolo = services.propose_ricalcolo(counted(coord), by=coord)

    services.withdraw_ricalcolo(ricalcolo, by=coord)

    with pytest.raises(TransitionError):
        services.reopen_riga(ricalcolo.righe.get(), by=coord)
    corto.refresh_from_db()
    assert (corto.stato, corto.esito_finale) == ("TRASMESSO_INPS", "N10")
    assert services.propose_ricalcolo(ricalcolo, by=coord).stato == "PROPOSTO"


def test_nothing_is_opened_before_it_is_proposed_nor_where_nothing_changes(coord, corto, lungo):
    ricalcolo = counted(coord)
    with pytest.raises(TransitionError):
        services.reopen_riga(ricalcolo.righe.get(controllo=corto), by=coord)

    services.propose_ricalcolo(ricalcolo, by=coord)
    with pytest.raises(ControlloError, match="non cambia"):
        services.reopen_riga(ricalcolo.righe.get(controllo=lungo), by=coord)


def test_a_recomputation_with_the_same_years_has_nothing_to_count(coord, corto):
    with pytest.raises(ControlloError, match="Nessun controllo"):
        services.start_ricalcolo("D150", by=coord, **CC31 | {"anni_totali": 10})


def test_a_recomputation_is_the_coordinatore_s_of_the_comune(mondo, coord, corto):
    with pytest.raises(Http404):
        services.start_ricalcolo("A944", by=coord, **CC31)
    with pytest.raises(Http404):
        services.propose_ricalcolo(counted(coord), by=mondo.responsabile_anagrafici)
