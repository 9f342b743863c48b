"""The request's id in each log line, so that one act can be followed through the log without naming anyone."""

import logging

from rdc_platform.web.richiesta import current_request_id


class RequestIdFilter(logging.Filter):
    """Adds `request_id` to the record: `-` outside of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request_id.get() or "-"
        return True
