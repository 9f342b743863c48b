"""Each topic that some code posts has a handler, and each handler a topic."""

import re

from rdc_platform.celery import app
from rdc_platform.outbox.handlers import HANDLERS
from tests.consistency.test_code import sources


def test_every_topic_has_a_handler():
    app.loader.import_default_modules()
    text = "\n".join(path.read_text() for path in sources())
    topics = set(re.findall(r"(?:\bpost|outbox\.post|handles)\(\s*\"([a-z_.]+)\"", text))
    topics |= set(re.findall(r"TOPIC\w* = \"([a-z_.]+)\"", text))

    assert topics == set(HANDLERS)
