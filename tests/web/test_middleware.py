import io
import logging
from uuid import UUID

import pytest
from django.http import HttpResponse

from rdc_platform.web.logs import RequestIdFilter
from rdc_platform.web.middleware import (
    HealthMiddleware,
    NoStoreMiddleware,
    RequestIdMiddleware,
    RequestSizeMiddleware,
)


def answer(request):
    return HttpResponse("pagina")


def refuse(request):
    raise AssertionError("the view was reached")


def test_health_answers_before_everything_else(rf):
    response = HealthMiddleware(refuse)(rf.get("/salute", HTTP_HOST="non-mio.example"))

    assert (response.status_code, response.content) == (200, b"ok")


def test_health_leaves_other_paths_alone(rf):
    assert HealthMiddleware(answer)(rf.get("/salutex")).content == b"pagina"


def test_request_id_is_ours_and_not_the_clients(rf):
    response = RequestIdMiddleware(answer)(rf.get("/", HTTP_X_REQUEST_ID="mio"))

    assert UUID(response["X-Request-ID"]).version == 4


def test_request_id_stands_in_the_log_lines_of_its_request(rf):
    record = logging.LogRecord("prova", logging.INFO, "", 0, "fatto", None, None)

    def log(request):
        RequestIdFilter().filter(record)
        return HttpResponse()

    response = RequestIdMiddleware(log)(rf.get("/"))
    inside = str(record.request_id)
    RequestIdFilter().filter(record)

    assert (inside, record.request_id) == (response["X-Request-ID"], "-")


def test_no_store_is_on_every_page(rf):
    assert NoStoreMiddleware(answer)(rf.get("/"))["Cache-Control"] == "no-store"


def test_no_store_lets_a_view_say_otherwise(rf):
    response = NoStoreMiddleware(lambda _: HttpResponse(headers={"Cache-Control": "max-age=60"}))(rf.get("/"))

    assert response["Cache-Control"] == "max-age=60"


@pytest.mark.asvs("5.2.1")
def test_request_size_refuses_what_is_too_large_and_reads_it_away(rf, settings):
    settings.MAX_REQUEST = 1000
    body = io.BytesIO(b"x" * 200_000)
    request = rf.generic("POST", "/")
    request.META["CONTENT_LENGTH"] = "200000"
    request._stream = body

    response = RequestSizeMiddleware(refuse)(request)

    assert (response.status_code, body.tell()) == (413, 200_000)
    assert "Quello che hai mandato è troppo grande" in response.content.decode()


@pytest.mark.parametrize("length", ["1000", "", "x"])
def test_request_size_lets_the_rest_pass(rf, settings, length):
    settings.MAX_REQUEST = 1000
    request = rf.generic("POST", "/")
    request.META["CONTENT_LENGTH"] = length

    assert RequestSizeMiddleware(answer)(request).content == b"pagina"
