import pytest
from django.urls import reverse

from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

URL = reverse("monitor:accesso_list")


@pytest.mark.parametrize(("who", "status"), [("dpo", 200), ("flussi", 404), ("ministero", 404), ("case_manager", 404)])
def test_accesso_list_is_for_the_dpo_alone(mondo, who, status):
    response = client_for(getattr(mondo, who)).get(URL)

    assert response.status_code == status


def test_accesso_list_shows_people_by_role_and_the_system_by_name(mondo):
    audit.record("caso_detail", by=mondo.case_manager)
    audit.record("fornitura", by=Sistema("inps.fornitura"))

    text = client_for(mondo.dpo).get(URL).content.decode()

    assert "Case manager" in text
    assert "Sistema: inps.fornitura" in text


def test_accesso_list_asks_as_much_for_one_row_as_for_thirty(mondo):
    client = client_for(mondo.dpo)
    audit.record("caso_detail", by=mondo.case_manager)
    few = count_queries(client, URL)

    for _ in range(30):
        audit.record("caso_detail", by=mondo.case_manager)

    assert few == count_queries(client, URL) <= MAX_QUERIES
