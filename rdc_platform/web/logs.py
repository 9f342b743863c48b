"""What each log line gets, and what none may have: the request's id, so that one act can be followed without naming anyone."""

import logging
import re

from rdc_platform.web.richiesta import current_request_id

GETTONE = re.compile(r"(/attivazione|/riprendi|/accesso/password|/calendari)/[\w-]{20,}")
# What PostgreSQL adds to an error, the values of the row among it, up to where the traceback goes on.
DELLA_RIGA = re.compile(
    r"(DETAIL|CONTEXT): .*?(?=\n\nThe above exception|\n\nDuring handling|\nTraceback |\Z)", re.DOTALL
)


class RequestIdFilter(logging.Filter):
    """Adds `request_id` to the record: `-` outside of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request_id.get() or "-"
        return True


class SenzaGettoniFilter(logging.Filter):
    """Takes the token of a one-time link out of whatever is logged: the path of a request that failed."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if GETTONE.search(text):
            record.msg, record.args = GETTONE.sub(r"\1/…", text), ()
        return True


class SenzaRigheFormatter(logging.Formatter):
    """Leaves out of an error what PostgreSQL tells of the row that it refuses: it is somebody's."""

    def format(self, record: logging.LogRecord) -> str:
        return DELLA_RIGA.sub(r"\1: …", super().format(record))
