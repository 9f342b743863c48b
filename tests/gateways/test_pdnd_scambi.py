"""Calls over the simulated PDND, to an INPS that checks each: what is taken, what is refused, and by which name we hear of it."""

import io
from uuid import uuid4

import pytest
from django.db import transaction

from accounts.database import set_profile_role
from rdc_platform.gateways import corpo, http, inps
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.gateways.pdnd import chiamata, errori, firme, risposta, voucher
from rdc_platform.gateways.pdnd.firme import Firmatario
from rdc_platform.outbox import delivery
from rdc_platform.outbox.handlers import HANDLERS, handles
from rdc_platform.outbox.models import Message
from rdc_platform.outbox.services import post
from tests.factories.pdnd import FINALITA
from tests.factories.pec import deliver_all
from tests.simulators.processi import post_form

SCONOSCIUTA = {"codice": "M99"}  # INPS understands it, and knows no such message
DIFESE = ("integrita", "tracciamento", "dpop", "risposta_firmata")


def move_clock(pdnd, secondi, quale="orologio_erogatori"):
    assert post_form(pdnd.port, "/console/orologio", quale=quale, secondi=secondi) == 303


@pytest.fixture
def demand(pdnd):
    """A function by which INPS asks for one defence, or no more; at the end all is as it was."""
    turned = []

    def turn(difesa):
        assert post_form(pdnd.port, "/console/difesa", eservice="servizio-inps", difesa=difesa) == 303
        turned.append(difesa)

    yield turn
    for each in turned[:]:
        turn(each)


def send():
    """A message that INPS itself refuses, which shows that the guard let it through."""
    return inps.post_comunicazione(SCONOSCIUTA, "chiave")


def test_each_call_of_inps_passes_the_guard(pdnd, tmp_path):
    (lotto,) = inps.list_lotti().lotti
    file = io.BytesIO()

    assert inps.download_lotto(lotto.id_lotto, file) == len(file.getvalue()) > 0
    with pytest.raises(GatewayRefusal) as refusal:
        send()
    assert not isinstance(refusal.value, errori.FirmaRifiutataError)
    with pytest.raises(GatewayRefusal) as refusal:
        inps.post_riscontro(lotto.id_lotto, io.BytesIO(b"x" * 2_000_000))
    assert refusal.value.codice not in errori.RESTANO


def test_without_an_agreement_the_fixed_token_is_not_enough(pdnd, settings):
    settings.PDND_CONFIGURAZIONE = ""

    with pytest.raises(errori.GettoneRifiutatoError):
        inps.list_lotti()


def alter_body(monkeypatch):
    real = http.call

    def on_the_way(method, url, **options):
        if options.get("content"):
            options["content"] = options["content"].replace(b"M99", b"M98")
        return real(method, url, **options)

    monkeypatch.setattr(http, "call", on_the_way)


def alter_type(monkeypatch):
    real = http.call
    monkeypatch.setattr(
        http,
        "call",
        lambda *args, headers, **rest: real(*args, headers=headers | {"Content-Type": "text/plain"}, **rest),
    )


def reuse_name(monkeypatch):
    monkeypatch.setattr(firme, "uuid4", lambda: "44444444-4444-4444-8444-444444444444")
    # A voucher of another call: of the two tokens of this one the first to be seen twice is the tracking.
    monkeypatch.setattr(Firmatario, "assertion", _with_new_name(Firmatario.assertion))
    with pytest.raises(GatewayRefusal):
        send()


def _with_new_name(assertion):
    def sign(self, tracciamento=""):
        kept, firme.uuid4 = firme.uuid4, uuid4
        try:
            return assertion(self, tracciamento)
        finally:
            firme.uuid4 = kept

    return sign


def bind_another(monkeypatch):
    monkeypatch.setattr(
        chiamata, "obtain", lambda chi, tracciamento, new: voucher.obtain(chi, tracciamento + "x", new=new)
    )


def leave_out_tracking(monkeypatch):
    monkeypatch.setattr(Firmatario, "tracking", lambda _self: "")


def last_too_long(monkeypatch):
    monkeypatch.setattr(firme, "DURATA", 3700)


@pytest.mark.parametrize(
    ("wrong", "named", "parole"),
    [
        (alter_body, errori.CorpoAlteratoError, "diverso da come era stato firmato"),
        (alter_type, errori.CorpoAlteratoError, "content-type"),
        (reuse_name, errori.GettoneRiusatoError, "già"),
        (bind_another, errori.TracciamentoRifiutatoError, "impronta"),
        (leave_out_tracking, errori.TracciamentoRifiutatoError, "Manca"),
        (last_too_long, errori.FirmaRifiutataError, "3600"),
    ],
)
@pytest.mark.django_db
@pytest.mark.usefixtures("topic", "pdnd")
def test_a_message_that_is_not_as_it_was_signed_ends_refused_with_the_sentence(monkeypatch, wrong, named, parole):
    wrong(monkeypatch)

    with pytest.raises(named, match=parole):
        send()
    assert _delivered() == ("RIFIUTATO", True)


@pytest.fixture
def topic():
    """A topic of the outbox that sends the message."""

    @handles("prova-pdnd", send=lambda _request, _key: send())
    def build(message):
        return message.payload

    yield
    del HANDLERS["prova-pdnd"]


def _delivered():
    """State of a message after an attempt, and whether its error says more than a code."""
    post("prova-pdnd", key="k1")
    for message in delivery.claim():
        delivery.deliver_one(message)
    message = Message.objects.get()
    return message.stato, len(message.error) > 40


def test_the_tracking_names_who_acted_by_a_code_and_the_platform_for_its_own(mondo, pdnd, topic, monkeypatch):
    said = []
    real = Firmatario._sign
    monkeypatch.setattr(Firmatario, "_sign", lambda chi, claims: said.append(claims) or real(chi, claims))
    for profilo in (mondo.case_manager, mondo.coordinatore, mondo.case_manager, None):
        with transaction.atomic():
            set_profile_role(profilo)
            post("prova-pdnd", key=f"k{len(said)}")
            set_profile_role(None)
        deliver_all()

    users = [claims["userID"] for claims in said if "userID" in claims]
    acted = [str(each.accreditamento_id) for each in (mondo.case_manager, mondo.coordinatore, mondo.case_manager)]
    assert users == [*acted, "piattaforma"]
    assert {claims["userLocation"] for claims in said if "userID" in claims} == {"centrale"}
    assert firme._autore.get() == ""


@pytest.mark.parametrize(
    ("secondi", "quale"),
    [(secondi, quale) for quale in ("orologio_erogatori", "orologio_pdnd") for secondi in (60, 30, -12, -60)],
)
@pytest.mark.django_db
def test_a_clock_that_is_off_is_told_by_name_and_the_message_waits(pdnd, topic, secondi, quale):
    move_clock(pdnd, secondi, quale)

    with pytest.raises(errori.OrologioSfasatoError, match="orologio"):
        send()
    assert _delivered() == ("IN_CODA", True)


@pytest.mark.parametrize(
    ("fields", "kids", "named"),
    [
        ({"audience": "https://inps.example.it/rdc/inps/v1"}, ("chiave-1",), errori.AudienceErrataError),
        ({"purpose_id": "99999999-9999-4999-8999-999999999999"}, ("chiave-1",), errori.FinalitaNonAttivaError),
        ({}, ("chiave-mai-depositata",), errori.ChiaveSconosciutaError),
    ],
)
@pytest.mark.django_db
def test_a_wrong_agreement_is_told_by_name_and_the_message_waits(pdnd, topic, fields, kids, named):
    pdnd(kids=kids, **fields)

    with pytest.raises(named):
        send()
    assert _delivered() == ("IN_CODA", True)


def test_a_voucher_is_kept_and_asked_anew_once_when_it_has_expired(pdnd, demand, monkeypatch):
    demand("tracciamento")
    pdnd(modelli=["INTEGRITY_REST_02"])
    asked = []
    real = voucher._ask
    monkeypatch.setattr(voucher, "_ask", lambda *args: asked.append(1) or real(*args))
    monkeypatch.setattr(voucher, "MARGINE", -600)  # it believes that a voucher lasts longer than it does

    post_form(pdnd.port, "/console/durata", secondi=2)
    inps.list_lotti()
    inps.list_lotti()
    assert len(asked) == 1

    move_clock(pdnd, 5)
    post_form(pdnd.port, "/console/durata", secondi=600)
    inps.list_lotti()
    assert len(asked) == 2

    move_clock(pdnd, 700)
    with pytest.raises(errori.VoucherScadutoError):
        inps.list_lotti()
    assert len(asked) == 3


def test_a_suspended_purpose_stops_the_kept_voucher_too(pdnd, demand):
    demand("tracciamento")
    pdnd(modelli=["INTEGRITY_REST_02"])
    inps.list_lotti()
    finalita = f"{FINALITA}-inps"

    post_form(pdnd.port, "/console/sospensione", finalita=finalita)
    try:
        with pytest.raises(errori.FinalitaNonAttivaError):
            inps.list_lotti()
    finally:
        post_form(pdnd.port, "/console/sospensione", finalita=finalita)
    assert inps.list_lotti().lotti


def test_dpop_binds_the_voucher_to_our_key(pdnd, demand, monkeypatch):
    demand("dpop")
    with pytest.raises(errori.ProvaDpopError):
        inps.list_lotti()

    pdnd(dpop=True)
    assert inps.list_lotti().lotti

    real = firme.possession
    monkeypatch.setattr(chiamata, "possession", lambda key, method, url, _voucher: real(key, method, url, "un.altro"))
    with pytest.raises(errori.ProvaDpopError, match="altro voucher"):
        inps.list_lotti()


def test_answers_are_taken_only_with_their_signature_where_the_agreement_says_so(pdnd, demand, monkeypatch):
    pdnd(risposta_firmata=True, firma_senza_corpo=True)
    with pytest.raises(errori.RispostaNonIntegraError):
        inps.list_lotti()

    demand("risposta_firmata")
    (lotto,) = inps.list_lotti().lotti
    assert inps.download_lotto(lotto.id_lotto, io.BytesIO()) > 0

    post_form(pdnd.inps, "/console/guasto", modo="firma")
    with pytest.raises(errori.RispostaNonIntegraError, match="non è di chi dice"):
        inps.list_lotti()
    post_form(pdnd.inps, "/console/guasto", modo="")

    real = corpo.read
    monkeypatch.setattr(corpo, "read", lambda response: real(response).replace(b"lotti", b"LOTTI"))
    with pytest.raises(errori.RispostaNonIntegraError, match="corpo"):
        inps.list_lotti()
    monkeypatch.undo()
    monkeypatch.setattr(risposta, "time", type("Domani", (), {"time": lambda: 4e9, "monotonic": lambda: 0.0}))
    with pytest.raises(errori.RispostaNonIntegraError, match="altra ora"):
        inps.list_lotti()
