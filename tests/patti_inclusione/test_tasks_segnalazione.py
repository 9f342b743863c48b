"""M06, M07, M14 and M08 with the INPS simulator, a process of its own: what leaves, what comes back, what it moves."""

import json

import pytest

from patti_inclusione.models import (
    Caso,
    ComunicazioneInps,
    EventoCaso,
    ProvvedimentoInps,
    Rettifica,
    Scadenza,
    Segnalazione,
)
from patti_inclusione.services import comunicazione, provvedimento, rettifica
from patti_inclusione.services import firma as firme
from patti_inclusione.services import segnalazione as segnalazioni
from patti_inclusione.services import segnalazione_approvazione as approvazioni
from patti_inclusione.services.firma import Firma
from patti_inclusione.services.segnalazione_bozze import impronta
from patti_inclusione.tasks import pull_provvedimenti
from rdc_platform.audit.stato import TransitionError
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message, StatoMessaggio
from tests.factories.patti import CANARINI, OGGI, adulti_of, make_da_firmare
from tests.factories.segnalazioni import MOTIVO, fatto_of, make_approvata, scritto
from tests.simulators.processi import post_form, request


def deposit(port, nucleo, codes):
    domanda = {
        "tipo": "domanda",
        "protocollo_inps": nucleo.protocollo_inps,
        "data_domanda": nucleo.data_domanda.isoformat(),
        "componenti": [{"codice_fiscale": code} for code in codes],
    }
    request(port, "POST", "/console/lotti", b"{}\n" + json.dumps(domanda).encode() + b"\n")


def deliver_all(topic="inps.comunicazione"):
    Message.objects.exclude(topic=topic).filter(stato=StatoMessaggio.IN_CODA).update(due_at="2099-01-01T00:00Z")
    Message.objects.filter(topic=topic, stato=StatoMessaggio.IN_CODA).update(due_at="2019-01-01T00:00Z")
    for message in delivery.claim():
        delivery.deliver_one(message)


@pytest.fixture
def known(mondo, inps_nuovo):
    """An INPS of the test's own that knows the family; its port."""
    deposit(inps_nuovo, mondo.caso.nucleo, [persona.codice_fiscale for persona in adulti_of(mondo.caso)])
    return inps_nuovo


@pytest.fixture
def segnalazione(mondo):
    return make_approvata(mondo.caso, mondo.case_manager, mondo.coordinatore)


@pytest.fixture
def presa(segnalazione, known):
    """With INPS, which found it right."""
    deliver_all()
    deliver_all("inps.esito")
    segnalazione.refresh_from_db()
    assert segnalazione.stato == "PRESA_IN_CARICO_INPS"
    return segnalazione


def decide(port, segnalazione, tipo, **values):
    """INPS decides on the report, and the platform hears of it."""
    fields = {"protocollo": segnalazione.caso.nucleo.protocollo_inps, "id_segnalazione": str(segnalazione.pk)}
    post_form(port, "/console/provvedimento", tipo=tipo, **(fields | values))
    pull_provvedimenti()
    segnalazione.refresh_from_db()


def test_m07_says_codes_and_dates_alone(segnalazione):
    payload = comunicazione.build_comunicazione(ComunicazioneInps.objects.get().pk)

    assert payload == {
        "codice": "M07",
        "protocollo_inps": segnalazione.caso.nucleo.protocollo_inps,
        "cf_componente": segnalazione.componente.codice_fiscale,
        "codice_evento": "E01",
        "data_evento": str(segnalazione.data_evento),
        "data_accertamento": str(segnalazione.data_accertamento),
        "progressivo": 1,
        "comune": "D150",
        "id_segnalazione": str(segnalazione.pk),
        "approvata_il": segnalazione.approvata_il.isoformat(),
    }
    assert MOTIVO not in json.dumps(list(Message.objects.values("payload", "key", "gruppo")), default=str)


def test_m07_is_received_and_its_term_is_kept(segnalazione, known):
    deliver_all()

    segnalazione.refresh_from_db()
    assert segnalazione.stato == "INVIATA"
    assert segnalazione.protocollo_inps.startswith("INPS.RDC.")
    assert Scadenza.objects.get(codice="T06", riferimento=segnalazione.pk).stato == "RISPETTATA"


def test_m07_discarded_goes_back_to_the_case_manager_and_out_again_under_a_new_key(mondo, segnalazione, inps_nuovo):
    deposit(inps_nuovo, mondo.caso.nucleo, [])  # the domanda is known, its people are not
    deliver_all()
    deliver_all("inps.esito")
    segnalazione.refresh_from_db()
    discarded = segnalazione.stato, segnalazione.esito_inps
    t06 = Scadenza.objects.filter(codice="T06", riferimento=segnalazione.pk, stato="APERTA").exists()

    deposit(inps_nuovo, mondo.caso.nucleo, [segnalazione.componente.codice_fiscale])
    rewritten, prima = scritto(fatto_of(mondo.caso)), impronta(segnalazione)
    segnalazioni.edit_segnalazione(segnalazione, rewritten, by=mondo.case_manager, prima=prima)
    segnalazioni.submit_segnalazione(segnalazione, by=mondo.case_manager)
    approvazioni.approve_segnalazione(segnalazione, by=mondo.coordinatore)
    deliver_all()
    deliver_all("inps.esito")

    segnalazione.refresh_from_db()
    assert discarded == ("SCARTATA", "Per INPS una delle persone non è nella famiglia.")
    assert t06
    assert segnalazione.stato == "PRESA_IN_CARICO_INPS"
    assert sorted(ComunicazioneInps.objects.values_list("tentativo", "stato")) == [(1, "RIFIUTATA"), (2, "RICEVUTA")]


def test_a_refused_report_is_not_sent_again_without_an_approval(mondo, segnalazione, inps_nuovo):  # it knows nobody
    deliver_all()
    refused = ComunicazioneInps.objects.get()

    with pytest.raises(TransitionError):
        comunicazione.resend_comunicazione(refused, by=mondo.case_manager)

    segnalazione.refresh_from_db()
    assert (refused.codice_rifiuto, segnalazione.stato) == ("PROTOCOLLO_SCONOSCIUTO", "SCARTATA")


@pytest.mark.parametrize("fault", ["sordo", "tronco"])
def test_m07_whose_receipt_got_lost_is_one_effect(segnalazione, known, fault):
    post_form(known, "/console/guasto", modo=fault)
    deliver_all()
    post_form(known, "/console/guasto", modo="")

    deliver_all()

    message = ComunicazioneInps.objects.get()
    counts = json.loads(request(known, "GET", "/console/conteggi.json")[2])["comunicazioni"][message.chiave]
    assert (message.stato, counts) == ("RICEVUTA", {"richieste": 2, "effetti": 1})


@pytest.mark.parametrize(
    ("decisione", "stato", "testo"),
    [
        ({"tipo": "DECURTAZIONE", "mensilita": "2"}, "PROVVEDIMENTO", "Decurtazione di 2 mesi dal 01/03/2020, sanzione"),
        ({"tipo": "ARCHIVIAZIONE"}, "NESSUN_EFFETTO", "Archiviazione dal 01/03/2020, sanzione"),
        ({"tipo": "SOSPENSIONE"}, "PROVVEDIMENTO", "Sospensione dal 01/03/2020, sanzione"),
    ],
)  # fmt: skip
def test_m08_moves_the_report_and_stands_on_the_case(presa, known, decisione, stato, testo):
    decide(known, presa, **decisione, decorrenza="2020-03-01")

    assert (presa.stato, presa.esito_inps) == (stato, testo)
    assert ProvvedimentoInps.objects.get().segnalazione == presa
    assert EventoCaso.objects.filter(caso=presa.caso, testo=f"INPS ha deciso: {testo}").count() == 1
    assert Caso.objects.get(pk=presa.caso_id).stato != "CHIUSO"


@pytest.mark.parametrize(("tipo", "motivo"), [("DECADENZA", "DECADENZA"), ("REVOCA", "REVOCA")])
def test_m08_that_ends_the_benefit_closes_the_case(presa, known, tipo, motivo):
    decide(known, presa, tipo)

    caso = Caso.objects.get(pk=presa.caso_id)
    assert (presa.stato, caso.stato, caso.motivo_chiusura) == ("PROVVEDIMENTO", "CHIUSO", motivo)
    assert caso.chiusure.get().motivo == motivo  # by the act that also ends Patto, appointments and terms


def test_m08_read_twice_is_one(presa, known):
    decide(known, presa, "DECURTAZIONE", mensilita="1")
    provvedimento.CURSORE.keep("")

    pull_provvedimenti()

    assert ProvvedimentoInps.objects.count() == 1
    assert EventoCaso.objects.filter(testo__startswith="INPS ha deciso").count() == 1


def test_m08_without_a_report_and_of_a_household_unknown_here(mondo, known):
    nucleo = mondo.caso.nucleo
    post_form(
        known, "/console/provvedimento", tipo="SOSPENSIONE", natura="PERDITA_REQUISITI", protocollo="INPS-RDC-ALTROVE"
    )
    post_form(known, "/console/provvedimento", tipo="SOSPENSIONE", natura="PERDITA_REQUISITI", protocollo=nucleo.protocollo_inps)  # fmt: skip

    pull_provvedimenti()

    found = ProvvedimentoInps.objects.get()
    assert (found.caso, found.segnalazione, found.natura) == (mondo.caso, None, "PERDITA_REQUISITI")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{}, {"numero": "1", "tipo": "MULTA"}, {"numero": "1", "data": "ieri"}, {"numero": None}]
)
def test_a_decision_that_cannot_be_read_is_passed_over(wrong):
    with pytest.raises(ValueError):
        provvedimento.read_provvedimento(wrong)


def test_m14_withdraws_a_report_that_inps_has(mondo, presa, known):
    proposta = rettifica.propose_rettifica(
        presa, by=mondo.case_manager, tipo="ANNULLAMENTO", motivo="GIUSTIFICATO_MOTIVO_TARDIVO"
    )
    rettifica.approve_rettifica(proposta, by=mondo.coordinatore)
    deliver_all()
    received = Rettifica.objects.get().stato
    deliver_all("inps.esito")

    presa.refresh_from_db()
    payload = json.loads(json.dumps(ComunicazioneInps.objects.get(codice="M14").ricevuta))
    assert payload["stato"] == "RICEVUTA"
    assert (received, Rettifica.objects.get().stato, presa.stato) == ("INVIATA", "ACQUISITA", "RETTIFICATA")
    decide(known, presa, "RIPRISTINO")
    assert presa.stato == "NESSUN_EFFETTO"


def test_m14_of_a_report_that_inps_does_not_find_is_discarded_with_its_reason(mondo, presa, known):
    altra = Segnalazione.objects.create(
        **{f.name: getattr(presa, f.name) for f in Segnalazione._meta.concrete_fields if f.name not in {"id", "progressivo", "data_evento"}},
        progressivo=2,
        data_evento=presa.data_evento.replace(year=2020),
    )  # fmt: skip
    proposta = rettifica.propose_rettifica(altra, by=mondo.case_manager, tipo="ANNULLAMENTO", motivo="DOPPIONE")
    rettifica.approve_rettifica(proposta, by=mondo.coordinatore)

    deliver_all()
    deliver_all("inps.esito")

    found = Rettifica.objects.get()
    assert (found.stato, found.esito_inps) == ("SCARTATA", "INPS non trova la segnalazione da rettificare.")
    altra.refresh_from_db()
    assert altra.stato == "PRESA_IN_CARICO_INPS"


def test_m06_tells_who_refused_and_its_term_is_kept(mondo, known):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)
    uno, due = adulti_of(mondo.caso)
    rifiuti = [Firma("RIFIUTO", OGGI, chi) for chi in (uno, due)]
    firme.sign_patto(patto, by=mondo.case_manager, edizione=patto.edizione, firme=rifiuti, firmato=None)

    deliver_all()
    deliver_all("inps.esito")

    message = ComunicazioneInps.objects.get()
    assert (message.codice, message.stato) == ("M06", "RICEVUTA")
    assert message.acquisita_il is not None
    assert Scadenza.objects.get(codice="T05").stato == "RISPETTATA"


def test_m06_says_nothing_of_the_content(mondo):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)
    uno, due = adulti_of(mondo.caso)
    rifiuti = [Firma("RIFIUTO", OGGI, chi, note="Zafferano") for chi in (uno, due)]
    firme.sign_patto(patto, by=mondo.case_manager, edizione=patto.edizione, firme=rifiuti, firmato=None)

    payload = comunicazione.build_comunicazione(ComunicazioneInps.objects.get().pk)

    assert (payload["codice"], payload["data_rifiuto"]) == ("M06", str(OGGI))
    assert payload["cf_non_firmatari"] == sorted([uno.codice_fiscale, due.codice_fiscale])
    assert [word for word in CANARINI if word in json.dumps(payload)] == []
