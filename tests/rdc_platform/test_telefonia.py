"""Numbers and lengths as 3GPP TS 23.038 and E.164 have them."""

import pytest

from rdc_platform.telefonia import count_parti, masked, to_mobile, to_plain


@pytest.mark.parametrize(
    ("scritto", "numero"),
    [
        ("347 123 4567", "+393471234567"),
        ("0039 347-1234567", "+393471234567"),
        ("+39 320.123456", "+39320123456"),
        ("+355 69 123 4567", "+355691234567"),
        ("0372 123456", ""),
        ("347123", ""),
        ("347 123 4567 (figlia)", ""),
        ("chiedere al bar", ""),
        ("", ""),
    ],
)
def test_to_mobile_reads_what_people_write(scritto, numero):
    assert to_mobile(scritto) == numero


@pytest.mark.parametrize(
    ("testo", "parti"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("à" * 160, 1),
        ("a" * 159 + "€", 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("ț" * 70, 1),
        ("ț" * 71, 2),
        ("ț" + "a" * 134, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_count_parti_is_that_of_the_networks(testo, parti):
    assert count_parti(testo) == parti


def test_what_costs_double_is_told_by_plain_signs():
    assert to_plain("Perché no… «L’È così» – via dell’Olmo") == "Perché no... «L'E' così» - via dell'Olmo"
    assert masked("+393471234567") == "••• 567"
