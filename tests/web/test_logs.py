import logging

from rdc_platform.web.logs import SenzaGettoniFilter


def test_senza_gettoni_filter_takes_the_token_out_of_the_log():
    path = "/attivazione/" + "a" * 43 + "/"
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Internal Server Error: %s", (path,), None)

    assert SenzaGettoniFilter().filter(record)
    assert record.getMessage() == "Internal Server Error: /attivazione/…/"
