"""M10 through the outbox to the ANPAL simulator, a process of its own: receipt, refusal, duplicates, delays."""

import pytest

from patti_inclusione.models import AnalisiPreliminare, Caso, Chiusura, InvioCpi, Scadenza, StatoCaso
from patti_inclusione.services import cpi as services
from patti_inclusione.services import cpi_messaggio as messaggi
from rdc_platform.gateways import anpal as gateway
from rdc_platform.outbox.models import Message, StatoMessaggio
from tests.factories import quadri
from tests.factories.cpi import deliver, fail, forget, received

pytestmark = pytest.mark.usefixtures("caso")


@pytest.fixture
def caso(mondo):
    return quadri.finish_analisi(mondo.caso, mondo.case_manager, "A")


@pytest.fixture
def invio(mondo, caso):
    return services.send_cpi(caso, by=mondo.case_manager)


def test_acceptance_7_m10_carries_codici_fiscali_only(invio, anpal):
    deliver()

    codes = sorted(invio.componenti.values_list("codice_fiscale", flat=True))
    assert codes
    assert received(anpal) == {invio.chiave: {"cpi": invio.cpi, "codici_fiscali": codes}}
    assert set(Message.objects.get(topic="anpal.rinvio").payload) == {"invio_id"}


@pytest.mark.usefixtures("anpal")
def test_the_receipt_closes_the_case(mondo, invio):
    deliver()

    invio.refresh_from_db()
    mondo.caso.refresh_from_db()
    assert (invio.stato, invio.numero_ricevuta[:6]) == ("RICEVUTO", "ANPAL.")
    assert (mondo.caso.stato, mondo.caso.motivo_chiusura) == (StatoCaso.CHIUSO, "INVIO_CPI")
    assert Chiusura.objects.get(caso=mondo.caso).chiusa_da is None


@pytest.mark.usefixtures("invio")
def test_m10_delivered_again_is_one_effect(anpal):
    deliver()
    Message.objects.filter(topic="anpal.rinvio").update(stato=StatoMessaggio.IN_CODA)
    deliver()

    assert (len(received(anpal)), Chiusura.objects.count()) == (1, 1)


def test_m10_whose_receipt_got_lost_gets_the_same_one(invio, anpal):
    rinvio = messaggi.build_rinvio(invio.pk)
    gateway.post_rinvio(rinvio.cpi, rinvio.codici_fiscali, invio.chiave)

    deliver()

    assert (len(received(anpal)), InvioCpi.objects.get().stato) == (1, "RICEVUTO")


def test_m10_waits_while_anpal_is_away_and_then_goes(mondo, invio, anpal):
    fail(anpal, "503")
    deliver()
    waiting = (Message.objects.get(topic="anpal.rinvio").stato, Caso.objects.get(pk=mondo.caso.pk).stato)

    fail(anpal, "")
    deliver()

    invio.refresh_from_db()
    assert waiting == (StatoMessaggio.IN_CODA, StatoCaso.INVIATO_CPI)
    assert (invio.stato, len(received(anpal))) == ("RICEVUTO", 1)


@pytest.mark.parametrize("codice", ["CPI_SCONOSCIUTO", "PERSONA_SCONOSCIUTA", "GIA_PRESENTE"])
def test_a_refusal_brings_the_case_back_with_its_reason(mondo, invio, anpal, codice):
    code = invio.componenti.first().codice_fiscale
    if codice == "CPI_SCONOSCIUTO":
        InvioCpi.objects.update(cpi="Prova")
        forget(anpal, "Prova")
    elif codice == "PERSONA_SCONOSCIUTA":
        forget(anpal, code)
    else:
        gateway.post_rinvio("Altro", [code], "di-altri")

    deliver()

    invio.refresh_from_db()
    assert (invio.stato, invio.codice_rifiuto, invio.motivo) == ("RIFIUTATO", codice, messaggi.MOTIVI[codice])
    assert Caso.objects.get(pk=mondo.caso.pk).stato == StatoCaso.IN_ANALISI_PRELIMINARE
    assert Scadenza.objects.get(caso=mondo.caso, codice="T03").stato == "NON_DOVUTA"
    assert AnalisiPreliminare.objects.filter(caso=mondo.caso, stato="BOZZA").count() == 1
