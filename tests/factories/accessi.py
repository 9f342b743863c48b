"""Entering as a person does: password, then the code of his app."""

import time

from django_otp.oath import TOTP

PASSWORD = "una frase lunga e mia"
ACCESSO, CODICE = "/accesso/", "/accesso/codice/"


def activate(operatore) -> None:
    """Give the person the password PASSWORD."""
    operatore.set_password(PASSWORD)
    operatore.save(update_fields=["password"])


def code_of(operatore, *, steps_ahead: int = 0) -> str:
    totp = TOTP(operatore.dispositivo.chiave, 30)
    totp.time = time.time() + 30 * steps_ahead
    return f"{totp.token():06}"


def give_password(client, operatore, password: str = PASSWORD, query: str = ""):
    return client.post(ACCESSO + query, {"codice_fiscale": operatore.codice_fiscale, "password": password})


def give_code(client, operatore, query: str = "", **kwargs):
    return client.post(CODICE + query, {"codice": code_of(operatore, **kwargs)})


def errors_of(response) -> list[str]:
    """All that is wrong, in the page's words."""
    return [str(error) for errors in response.context["form"].errors.values() for error in errors]
