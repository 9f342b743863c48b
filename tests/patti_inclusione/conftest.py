"""What the tests of the pages of this app share."""

import pytest

from accounts import sessione
from rdc_platform import calendario
from rdc_platform.norme import selectors as norme


@pytest.fixture
def calma(db, monkeypatch):
    """What is done once a minute, whatever the page (parameters read again, session renewed), does not come up meanwhile."""
    monkeypatch.setattr(norme, "SECONDS_KEPT", 3600)
    monkeypatch.setattr(sessione, "RENEW_EVERY", 3600)
    norme.intero("PEC_MINUTI_INCERTO", calendario.today())
