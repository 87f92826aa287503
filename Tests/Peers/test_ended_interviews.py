"""Interviews that end at random moments, whatever ends them: the record that is kept resumes, and loses no answer."""

import json
import os
import random
import resource
import signal
import time

import pytest

import interviewing
import page_answers
import program
from terminal import Terminal

pytestmark = pytest.mark.needs_program

SCENARIO = "when-im-naughty"
MOMENTS = program.draws(2, 100)

# A moment lies at most so many seconds after an answer was typed: some while it is being kept, some after.
SOON = 0.05


@pytest.fixture(scope="module")
def answers():
    return page_answers.read(next(program.SCENARIOS.rglob(f"{SCENARIO}.yaml")))["answers"]


def check(record, **more):
    return Terminal("check", "--today", "2026-12-01T20:00", "--save", record, **more)


def check_for_a_reader(record):
    """The outcome goes to somebody else's pipe."""
    reader, writer = os.pipe()
    terminal = check(record, output=writer)
    os.close(writer)
    terminal.reader = reader
    return terminal


def read(record):
    return json.loads(record.read_text())


@pytest.fixture(scope="module")
def whole(answers, tmp_path_factory):
    """The questions that are put, and the answers of a record that nothing disturbed."""
    record = tmp_path_factory.mktemp("whole") / "record.json"
    terminal = check(record)
    put = interviewing.answer_all(terminal, answers)
    terminal.type("")
    assert terminal.end() == 0
    return put, read(record)["answers"]


def close(terminal):
    """Closes the window."""
    terminal.close()
    return terminal.end()


def stop(number):
    def end(terminal):
        terminal.signal(number)
        return terminal.end()
    return end


def interrupt(terminal):
    """Types Ctrl-C."""
    os.write(terminal.descriptor, b"\x03")
    return terminal.end()


def fill_the_disk(terminal):
    """No file may grow from now on; whoever is asked hears of it, and the window is closed."""
    resource.prlimit(terminal.process, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    terminal.type("yes")
    terminal.until_prompt()
    return close(terminal)


def lose_the_reader(terminal):
    """Whoever was to read the outcome is gone, and the interview is ended with q."""
    os.close(terminal.reader)
    while terminal.until_prompt():
        terminal.type("q")
    return terminal.end()


WAYS = {
    "closed": close, "hup": stop(signal.SIGHUP), "term": stop(signal.SIGTERM), "ctrl-c": interrupt,
    "full": fill_the_disk, "true": lose_the_reader,
}


@pytest.mark.parametrize("moment", range(MOMENTS))
@pytest.mark.parametrize("way", WAYS)
def test_an_ended_interview_resumes(way, moment, answers, whole, tmp_path):
    draw = random.Random(f"{way} {moment}")
    questions, expected = whole
    record = tmp_path / "record.json"
    terminal = check_for_a_reader(record) if way == "true" else check(record)
    count = draw.randint(1, len(questions) - 1)
    typed = interviewing.answer_all(terminal, answers, most=count)
    time.sleep(draw.uniform(0, SOON))
    WAYS[way](terminal)

    # The last answer may have come too late; every other one is kept, and nothing else lies about.
    kept = read(record)
    assert kept["finished"] is False
    assert set(typed[:-1]) <= set(kept["answers"]) <= set(expected)
    assert os.listdir(tmp_path) == ["record.json"]

    resumed = check(record)
    rest = interviewing.answer_all(resumed, answers)
    resumed.type("")
    assert resumed.end() == 0, resumed.text[-2000:]
    assert typed[:-1] + rest in (questions, questions[:count - 1] + questions[count:])
    assert read(record)["answers"] == expected and "finished" not in read(record)


def test_a_record_that_cannot_be_written_is_refused_before_anything_is_asked(tmp_path):
    terminal = check(tmp_path / "missing" / "record.json")
    assert not terminal.until_prompt()
    assert terminal.end() == 2
    assert "cannot write" in terminal.text and "Question 1" not in terminal.text
