import json
from datetime import UTC, datetime

import time_machine

from rdc_platform.web import autosave


@time_machine.travel(datetime(2019, 7, 1, 8, 42, tzinfo=UTC))
def test_saved_gives_the_next_version_and_the_time_in_italy():
    assert json.loads(autosave.saved(3).content) == {"versione": 3, "ora": "10:42"}


def test_conflict_is_a_409_that_says_what_to_do():
    response = autosave.conflict()

    assert (response.status_code, json.loads(response.content)) == (409, {"messaggio": autosave.ALTRI})
