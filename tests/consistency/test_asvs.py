"""Entering and sessions: each requirement of the ASVS 5.0, level 2, has a test that shows it."""

from tests.asvs import shown

AUTENTICAZIONE = [
    *(f"6.2.{n}" for n in range(1, 13)),
    *(f"6.3.{n}" for n in range(1, 5)),
    *(f"6.4.{n}" for n in range(1, 5)),
    *("6.5.1", "6.5.2", "6.5.3", "6.5.5"),
]
SESSIONI = ["7.2.3", "7.2.4", "7.3.1", "7.3.2", *(f"7.4.{n}" for n in range(1, 6)), "7.5.1", "7.5.2"]


def test_each_requirement_of_entering_and_of_sessions_has_a_test():
    found = shown()
    assert [each for each in (*AUTENTICAZIONE, *SESSIONI) if each not in found] == []
