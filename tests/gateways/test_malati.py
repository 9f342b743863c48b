"""Answers that nobody in good health would give: each ends in one of the two errors, soon, and within bounds of memory."""

import gzip
import json
import time
import tracemalloc
from functools import partial

import pytest

from rdc_platform.gateways import anpal, http, inps
from rdc_platform.gateways.corpo import MAX_RISPOSTA
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from tests.simulators.malato import answer_with

SUBITO = 20  # seconds, of a machine that does other things too: less than a whole call may take


def said(body=b"", *headers, status="200 OK", length=None):
    head = [f"HTTP/1.1 {status}".encode(), *headers, b"Content-Length: %d" % (len(body) if length is None else length)]
    return b"\r\n".join((*head, b"", body))


def ask(answer, *, goccia=0, **options):
    return http.call_json("GET", f"http://127.0.0.1:{answer_with(answer, goccia=goccia)}/", **options)


def packed(times):
    body = b'{"vuoto":"' + b" " * 6 * MAX_RISPOSTA + b'"}'
    for _ in range(times):
        body = gzip.compress(body)
    return body


@pytest.mark.parametrize(
    ("answer", "frase"),
    [
        (said(status="302 Found"), "risponde altro"),
        (said(b'{"a":1}', length=2), "non è JSON"),
        (said(b"{}", length=9), "interrotto"),
        (said(b"[" * 100_000), "non è JSON"),
        (said(b'{"a":NaN}'), "non è JSON"),
        (said(packed(1), b"Content-Encoding: gzip"), "troppo lunga"),
        (said(packed(2), b"Content-Encoding: gzip, gzip"), "compressa"),
        (said(b"\x1f\x8b", b"Content-Encoding: br"), "compressa"),
        (said(b"{}", b"Content-Encoding: gzip"), "non si decomprime"),
        (said(b"", b"Retry-After: " + b"9" * 5000, status="503 No"), "non è disponibile"),
    ],
)
def test_an_answer_that_cannot_be_used_is_asked_again(answer, frase):
    started = time.monotonic()
    tracemalloc.start()
    with pytest.raises(GatewayUnavailable, match=frase):
        ask(answer)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 4 * MAX_RISPOSTA
    assert time.monotonic() - started < SUBITO


def test_what_is_packed_though_not_asked_for_is_read_all_the_same():
    assert ask(said(gzip.compress(b'{"a": 1}'), b"Content-Encoding: gzip")) == {"a": 1}


def test_a_refusal_is_known_by_the_word_of_a_gateway_and_not_by_any_title():
    for title, codice in (
        ("AuthorizationDeny", "AuthorizationDeny"),
        ("Forbidden", "HTTP_403"),
        ("Non si può", "HTTP_403"),
    ):
        body = json.dumps({"title": title, "status": 403, "detail": "così dice"}).encode()
        with pytest.raises(GatewayRefusal, match=f"^{codice}: così dice"):
            ask(said(body, status="403 No"))


def test_a_header_of_one_endless_word_takes_no_time():
    started = time.monotonic()
    with pytest.raises(GatewayRefusal, match="HTTP_401"):
        ask(said(b"", b"WWW-Authenticate: " + b"a" * 90_000, status="401 No"))
    assert time.monotonic() - started < SUBITO


@pytest.mark.parametrize("answer", [said(b"{}", *[b"X: y"] * 99), said(b'{"a":"' + b" " * 999 + b'"}')[:-2]])
def test_who_answers_drop_by_drop_is_left(answer):
    """Each byte comes well before the time-out of httpx, and begins it anew."""
    started = time.monotonic()
    with pytest.raises(GatewayUnavailable, match="entro il tempo massimo"):
        ask(answer, goccia=0.05, entro=0.6)
    assert time.monotonic() - started < SUBITO


def test_texts_that_the_database_cannot_keep_are_mended():
    body = json.dumps({"a\0": ["x\ud800y", {"b": "\0"}, 1], "c": "\\u0000", "d": "\U0001f600"}).encode()

    assert ask(said(body)) == {"a\ufffd": ["x\ufffdy", {"b": "\ufffd"}, 1], "c": "\\u0000", "d": "\U0001f600"}


@pytest.mark.parametrize(
    ("call", "answers"),
    [
        (partial(inps.post_comunicazione, {}, "k1"), [{}, {"id": "1"}, {"id": None, "numero_ricevuta": "R"}]),
        (
            partial(inps.get_verdetto, "1", "k1"),
            [{}, {"stato": "BOH"}, *({"stato": "SCARTATA", "errori": each} for each in ([{}], 7, ["no"]))],
        ),
        (
            partial(anpal.post_rinvio, "C001", [], "k1"),
            [{}, {"numero_ricevuta": "R", "ricevuto_il": "ieri"}, {"numero_ricevuta": "R", "ricevuto_il": "2021-03-01T10:00"}],
        ),
        (partial(anpal.post_giovani, "H501", [], "k1"), [{"numero_ricevuta": "R", "ricevuto_il": 7}]),
        (partial(anpal.post_richiesta, {}, "k1"), [{"numero_ricevuta": "", "ricevuto_il": "2021-03-01T10:00Z"}]),
    ],
)  # fmt: skip
def test_an_answer_without_what_is_to_be_recorded_is_asked_again(settings, call, answers):
    """It is no fault of ours, after six of which a person would look; and a state that nobody knows is no refusal."""
    settings.INPS_TOKEN = settings.ANPAL_TOKEN = "prova"
    for content in answers:
        port = answer_with(said(json.dumps(content).encode()))
        settings.INPS_BASE_URL = settings.ANPAL_BASE_URL = f"http://127.0.0.1:{port}"
        with pytest.raises(GatewayUnavailable, match="incomprensibile"):
            call()
