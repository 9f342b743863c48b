"""Counting what a page asks the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rdc_platform.norme import selectors as norme

FIXED = 5  # person with device, accreditation, role of the profile, and BEGIN/COMMIT (in a test: savepoint and release)
GIVEN_BACK = "set_config('role', 'none'"  # the role at the end of a request: only inside a test's own transaction
OWN = 6  # what a page may ask for itself, whatever the rows
DEL_CASO = 12  # what the page of a case, which has many sections, may ask for itself
DI_CHI_PARTECIPA = (
    7  # and that of a participation: the Comuni held, the row, its reading, facts, hours, INAIL, timetable
)
MAX_QUERIES = FIXED + OWN


def count_queries(client: Client, url: str) -> int:
    """How many statements a GET of `url` runs, the fixed ones included; the page must be there."""
    norme.forget()  # kept for a minute in each process: read them now, or the minute may end inside the request
    norme.righe("")
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len([query for query in captured if GIVEN_BACK not in query["sql"]])
