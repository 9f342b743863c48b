"""M05 through the outbox to the INPS simulator, a process of its own: what leaves, what comes back."""

import itertools
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from ambiti.models import Nucleo
from patti_inclusione.models import ComunicazioneInps, EventoCaso, Patto, Scadenza
from patti_inclusione.services import comunicazione as services
from patti_inclusione.tasks import forget_contenuti
from rdc_platform.audit.stato import TransitionError
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message, StatoMessaggio
from tests.factories.inps import deposit
from tests.factories.patti import CANARINI, OGGI, adulti_of, make_firmato
from tests.factories.territorio import make_comune
from tests.simulators.processi import post_form, request

SCONOSCIUTE = itertools.count(9_000_000)


@pytest.fixture
def patto(mondo):
    return make_firmato(mondo.caso, mondo.case_manager)


@pytest.fixture
def known(patto, inps):
    """The simulator knows the domanda and its people; its port."""
    deposit(inps, patto.caso.nucleo, [componente.codice_fiscale for componente in adulti_of(patto.caso)])
    return inps


@pytest.fixture
def unknown(patto, inps):
    """The simulator, which lives longer than a test, has never heard of this domanda; its port."""
    patto.caso.nucleo.protocollo_inps = f"INPS-RDC-2019-{next(SCONOSCIUTE)}"
    patto.caso.nucleo.save(update_fields=["protocollo_inps"])
    return inps


def deliver_all(topic="inps.comunicazione"):
    Message.objects.exclude(topic=topic).update(stato=StatoMessaggio.CONSEGNATO)
    Message.objects.filter(topic=topic, stato=StatoMessaggio.IN_CODA).update(due_at="2019-01-01T00:00Z")
    for message in delivery.claim():
        delivery.deliver_one(message)


def counts(port, key):
    return json.loads(request(port, "GET", "/console/conteggi.json")[2])["comunicazioni"].get(key)


def test_m05_is_received_and_its_receipt_stands_on_the_case(patto, known):
    deliver_all()

    comunicazione = ComunicazioneInps.objects.get()
    assert comunicazione.stato == "RICEVUTA"
    assert comunicazione.protocollo.startswith("INPS.RDC.")
    assert comunicazione.protocollo == comunicazione.ricevuta["numero_ricevuta"]
    assert comunicazione.ricevuta_il is not None
    assert counts(known, comunicazione.chiave) == {"richieste": 1, "effetti": 1}
    assert Patto.objects.get().comunicato_inps_il == comunicazione.ricevuta_il
    assert Scadenza.objects.get(caso=patto.caso, codice="T04").stato == "RISPETTATA"
    assert EventoCaso.objects.filter(caso=patto.caso, tipo="inps").count() == 1


def test_m05_says_who_signed_and_when_and_nothing_of_the_content(patto):
    payload = services.build_comunicazione(ComunicazioneInps.objects.get().pk)

    assert payload == {
        "codice": "M05",
        "protocollo_inps": patto.caso.nucleo.protocollo_inps,
        "codice_caso": patto.caso.codice,
        "comune": "D150",
        "ambito": patto.caso.nucleo.ambito.codice,
        "data_sottoscrizione": OGGI.isoformat(),
        "versione": 1,
        "cf_firmatari": sorted(componente.codice_fiscale for componente in adulti_of(patto.caso)),
        "tipo": "SEMPLIFICATO",
        "durata_al": patto.durata_al.isoformat(),
    }
    for canarino in CANARINI:
        assert canarino not in json.dumps(payload)
        assert canarino not in json.dumps(list(Message.objects.values("payload", "key", "gruppo")), default=str)


def test_m05_delivered_twice_is_one_effect(patto, known):
    deliver_all()
    before = ComunicazioneInps.objects.get()
    Message.objects.filter(topic="inps.comunicazione").update(stato=StatoMessaggio.IN_CODA)

    deliver_all()

    after = ComunicazioneInps.objects.get()
    assert (after.stato, after.protocollo) == ("RICEVUTA", before.protocollo)
    assert counts(known, after.chiave)["effetti"] == 1


@pytest.mark.parametrize("fault", ["sordo", "tronco"])
def test_m05_whose_receipt_got_lost_is_sent_again_and_is_one_effect(patto, known, fault):
    post_form(known, "/console/guasto", modo=fault)
    deliver_all()
    lost = ComunicazioneInps.objects.get()
    post_form(known, "/console/guasto", modo="")

    deliver_all()

    found = ComunicazioneInps.objects.get()
    assert (lost.stato, found.stato) == ("INVIATA", "RICEVUTA")
    assert counts(known, found.chiave) == {"richieste": 2, "effetti": 1}


def test_m05_is_the_same_message_though_the_family_moves_before_the_answer(patto, known):
    post_form(known, "/console/guasto", modo="sordo")
    deliver_all()  # INPS has it, and we do not know
    post_form(known, "/console/guasto", modo="")
    Nucleo.objects.filter(pk=patto.caso.nucleo_id).update(comune=make_comune("H501"))

    deliver_all()

    found = ComunicazioneInps.objects.get()
    assert (found.stato, found.contenuto["comune"]) == ("RICEVUTA", "D150")
    assert counts(known, found.chiave)["effetti"] == 1


@pytest.mark.parametrize(
    ("stato", "giorni", "resta"), [("RICEVUTA", 91, False), ("RICEVUTA", 89, True), ("INVIATA", 91, True)]
)
def test_forget_contenuti_of_what_was_told_long_ago(patto, stato, giorni, resta):
    partita = timezone.now() - timedelta(days=giorni)
    ComunicazioneInps.objects.update(stato=stato, protocollo="R1", contenuto={"codice": "M05"}, inviata_il=partita)

    forget_contenuti()

    assert (ComunicazioneInps.objects.get().contenuto is not None) is resta


def test_m05_refused_stands_on_the_case_with_its_reason(patto, unknown):
    deliver_all()

    comunicazione = ComunicazioneInps.objects.get()
    assert (comunicazione.stato, comunicazione.codice_rifiuto) == ("RIFIUTATA", "PROTOCOLLO_SCONOSCIUTO")
    assert comunicazione.motivo == "INPS non trova la domanda di questa famiglia."
    assert Scadenza.objects.get(caso=patto.caso, codice="T04").stato == "APERTA"
    assert Message.objects.get(topic="inps.comunicazione").stato == StatoMessaggio.RIFIUTATO


def test_resend_comunicazione_is_a_new_message_with_a_new_key(mondo, patto, unknown):
    deliver_all()
    refused = ComunicazioneInps.objects.get()
    deposit(unknown, patto.caso.nucleo, [componente.codice_fiscale for componente in adulti_of(patto.caso)])

    new = services.resend_comunicazione(refused, by=mondo.case_manager)
    again = services.resend_comunicazione(refused, by=mondo.case_manager)
    deliver_all()

    new.refresh_from_db()
    assert again == new
    assert (new.chiave, new.tentativo, new.stato) == (f"{refused.chiave}-2", 2, "RICEVUTA")
    assert ComunicazioneInps.objects.count() == 2
    assert Scadenza.objects.get(caso=patto.caso, codice="T04").stato == "RISPETTATA"


def test_resend_comunicazione_of_one_not_refused_is_refused(mondo, patto):
    with pytest.raises(TransitionError):
        services.resend_comunicazione(ComunicazioneInps.objects.get(), by=mondo.case_manager)


def test_inps_is_asked_what_became_of_what_it_received(patto, known):
    deliver_all()

    deliver_all("inps.esito")

    comunicazione = ComunicazioneInps.objects.get()
    assert comunicazione.acquisita_il is not None
    assert comunicazione.stato == "RICEVUTA"


def test_m05_discarded_after_it_was_received_is_refused_and_its_term_runs_again(patto, inps):
    deposit(inps, patto.caso.nucleo, [])  # the domanda is known, its people are not
    deliver_all()
    received = ComunicazioneInps.objects.get()

    deliver_all("inps.esito")

    comunicazione = ComunicazioneInps.objects.get()
    assert received.stato == "RICEVUTA"
    assert (comunicazione.stato, comunicazione.codice_rifiuto) == ("RIFIUTATA", "FIRMATARIO_ESTRANEO")
    assert comunicazione.motivo == "Per INPS una delle persone che hanno firmato non è nella famiglia."
    assert Patto.objects.get().comunicato_inps_il is None
    assert sorted(Scadenza.objects.filter(codice="T04").values_list("stato", flat=True)) == ["APERTA", "RISPETTATA"]
