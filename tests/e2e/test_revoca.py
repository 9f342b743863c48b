"""Someone is revoked while he is at work in another browser: at his next click he is out, and the page says why and whom to ask."""

import re

import pytest

from tests.e2e.persona import Persona

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # a demo of its own: minutes
OPERATORE, AMMINISTRATORE = "Andrea Fontana", "Paolo Rinaldi"


def test_who_is_revoked_at_work_is_out_at_the_next_click(demo, chromium):
    case_manager, amministratore = Persona(chromium, demo.web), Persona(chromium, demo.web)
    case_manager.enter_as(OPERATORE)
    case_manager.sees("Oggi")
    oggi = case_manager.page.url

    revoke(amministratore)
    case_manager.follow("Le mie famiglie")

    case_manager.sees("Il tuo profilo non è più attivo")
    case_manager.sees(re.compile("Case manager, Ambito sintetico di Cremona 3: revocato dal"))
    case_manager.sees("Motivo: Cambio di mansione.")
    case_manager.sees(re.compile(f"Chiedi a chi ti ha accreditato: {AMMINISTRATORE}"))
    case_manager.page.go_back()
    case_manager.open(oggi)
    case_manager.sees("Il tuo profilo non è più attivo")
    amministratore.sees("Che cosa è successo")
    amministratore.sees(re.compile(f"{AMMINISTRATORE}, Amministratore di Ambito"))


def revoke(amministratore: Persona) -> None:
    amministratore.enter_as(AMMINISTRATORE)
    amministratore.follow("Operatori")
    amministratore.follow(re.compile("Fontana Andrea"))
    amministratore.page.locator("summary", has_text="Altro").click()
    amministratore.follow("Revoca")
    amministratore.choose("Motivo", "Cambio di mansione")
    amministratore.press("Revoca")
    amministratore.sees(f"{OPERATORE} è già fuori")
