import io
import logging

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.module_loading import import_string

from rdc_platform.web.logs import SenzaGettoniFilter


@pytest.mark.parametrize("start", ["/attivazione/", "/accreditamento/riprendi/", "/calendari/"])
def test_senza_gettoni_filter_takes_the_token_out_of_the_log(start):
    path = start + "a" * 43 + "/"
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Internal Server Error: %s", (path,), None)

    assert SenzaGettoniFilter().filter(record)
    assert record.getMessage() == f"Internal Server Error: {start}…/"


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO prova VALUES (1, E'Zirconio\\n\\nRossi', 'x')",
        "COPY prova FROM STDIN",
    ],
)
def test_what_the_database_tells_of_a_row_is_in_no_log(db, statement):
    """Neither in the message of an error nor in its traceback, of Django or of the driver."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(import_string(settings.LOGGING["formatters"]["riga"]["()"])("%(message)s"))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE prova (id integer, nome text, via varchar(3) CHECK (via <> 'x')) ON COMMIT DROP"
        )
        try:
            if statement.startswith("COPY"):
                with cursor.copy(statement) as copy:
                    copy.write("1\tZirconio\tZirconio\n")
            else:
                cursor.execute(statement)
        except (DatabaseError, psycopg.Error) as error:
            record = logging.LogRecord("x", logging.ERROR, "", 1, "Task: %s: %r", (error, error), None)
            record.exc_info = (type(error), error, error.__traceback__)
            handler.emit(record)
    detto = out.getvalue()
    assert [name for name in ("Zirconio", "Rossi") if name in detto] == []
    assert detto.count("…") >= 2
    assert "Traceback" in detto
