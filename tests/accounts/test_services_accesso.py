"""What only real transactions show: guesses and codes that come together."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django_otp.oath import TOTP

from accounts.services import accesso, fattore
from accounts.services.fattore import EsitoCodice
from tests.factories.persone import make_operatore

PASSWORD = "una frase lunga e mia"


@pytest.fixture
def operatore(transactional_db):
    operatore = make_operatore("Corse")
    operatore.set_password(PASSWORD)
    operatore.save(update_fields=["password"])
    return operatore


def together(function, times: int) -> list:
    def run(_):
        try:
            return function()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def test_check_code_takes_one_code_once_even_from_four_requests_together(operatore):
    code = f"{TOTP(operatore.dispositivo.chiave, 30, t0=0).token():06}"

    outcomes = together(lambda: fattore.check_code(str(operatore.pk), code), 4)

    assert outcomes.count(EsitoCodice.GIUSTO) == 1


def test_check_password_counts_guesses_that_come_together(operatore):
    together(lambda: accesso.check_password(operatore.codice_fiscale, "sbagliata"), 6)

    operatore.refresh_from_db()
    assert operatore.bloccato_fino_al.timestamp() > time.time()
    assert accesso.check_password(operatore.codice_fiscale, PASSWORD) is None
