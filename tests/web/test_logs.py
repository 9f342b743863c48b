import logging

import pytest

from rdc_platform.web.logs import SenzaGettoniFilter


@pytest.mark.parametrize("start", ["/attivazione/", "/accreditamento/riprendi/", "/calendari/"])
def test_senza_gettoni_filter_takes_the_token_out_of_the_log(start):
    path = start + "a" * 43 + "/"
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Internal Server Error: %s", (path,), None)

    assert SenzaGettoniFilter().filter(record)
    assert record.getMessage() == f"Internal Server Error: {start}…/"
