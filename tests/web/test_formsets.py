import pytest
from django.http import QueryDict

from rdc_platform.web.formsets import add_row


@pytest.mark.parametrize(("total", "expected"), [("2", "3"), ("", "1"), ("x", "1")])
def test_add_row_counts_one_more_form_and_keeps_what_was_typed(total, expected):
    data = add_row(QueryDict(f"p-TOTAL_FORMS={total}&p-0-nome=Maria"), "p")

    assert data.dict() == {"p-TOTAL_FORMS": expected, "p-0-nome": "Maria"}
