"""Who runs the services: the lock, the published state, and what happens to both when their holder dies."""

import os
import subprocess

import pytest

from rdc_platform.embedded.home import Home
from rdc_platform.embedded.state import State, read_state, running_lock, users_lock, wait_for_state
from tests.embedded import support


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def test_read_state_gives_what_was_written(home):
    state = State("demo", os.getpid(), web="http://127.0.0.1:8000/", environment={"A": "b"}, processes={"web": 3})

    state.write(home)

    assert read_state(home) == state
    assert home.state.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", [None, "", "{", '{"altro": 1}'])
def test_read_state_is_none_for_what_is_no_state(home, text):
    if text is not None:
        home.state.write_text(text)

    assert read_state(home) is None


def test_take_is_refused_while_another_holds_the_lock(home):
    first, second = running_lock(home), running_lock(home)

    assert first.take()
    assert not second.take()

    first.release()
    assert second.take()


def test_take_succeeds_after_the_holder_was_killed(home):
    code = (
        "import time; from rdc_platform.embedded.home import Home; from rdc_platform.embedded.state import running_lock\n"
        "lock = running_lock(Home.of_environment()); print(lock.take(), flush=True); time.sleep(60)"
    )
    command = support.python("-c", code)
    with subprocess.Popen(command, env=support.environment(home.root), stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "True\n"
        held = running_lock(home).take()
        holder.kill()

    assert not held
    assert running_lock(home).take()


def test_share_lives_on_in_the_program_that_the_holder_turns_into(home):
    code = (
        "import os, sys; from rdc_platform.embedded.home import Home; from rdc_platform.embedded.state import users_lock\n"
        "users_lock(Home.of_environment()).share(); os.execv('/bin/sh', ['sh', '-c', 'echo su; read riga'])"
    )
    command = support.python("-c", code)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=support.environment(home.root), stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout.readline() == "su\n"
        held = users_lock(home).take()

    assert not held
    assert users_lock(home).take()


def test_wait_for_state_takes_the_lock_that_nobody_holds(home):
    State("demo", 1).write(home)
    lock = running_lock(home)

    assert wait_for_state(home, lock) is None
    assert not running_lock(home).take()


def test_wait_for_state_gives_the_state_of_the_holder(home):
    holder = running_lock(home)
    holder.take()
    State("demo", os.getpid(), web="http://127.0.0.1:8001/").write(home)

    state = wait_for_state(home, running_lock(home))

    assert state.web == "http://127.0.0.1:8001/"
