import pytest

from rdc_platform.outbox import services
from rdc_platform.outbox.models import Message


@pytest.mark.django_db
def test_post_many_leaves_one_message_a_key_and_keeps_the_first():
    services.post("prova", key="a", riga_id=1)

    services.post_many("prova", {"a": {"riga_id": 2}, "b": {"riga_id": 3}})

    assert dict(Message.objects.values_list("key", "payload__riga_id")) == {"a": "1", "b": "3"}


@pytest.mark.django_db
def test_post_many_of_nothing_leaves_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        services.post_many("prova", {})
