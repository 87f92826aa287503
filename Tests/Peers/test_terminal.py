"""Interviews at a terminal of 80 by 24, played by somebody who knows what a scenario tells."""

import os
import textwrap

import pytest

import interviewing
import page_answers
import program
from terminal import Terminal

pytestmark = pytest.mark.needs_program

# The ten situations that the guidance was written for, with the hour at which each takes place.
SITUATIONS = {
    "when-im-naughty": "20:00", "the-corner-of-the-phone": "11:00", "two-phones": "16:30",
    "the-fridge-is-listening": "12:30", "its-fine": "19:00", "pegs-and-paper": "15:00", "two-in-the-morning": "02:00",
    "grandma-smelled-of-mint": "14:00", "his-turn-to-pay": "10:00", "a-sore-back": "09:00",
}


def answers_of(scenario):
    return page_answers.read(next(program.SCENARIOS.rglob(f"{scenario}.yaml")))["answers"]


def check(scenario, *more):
    return Terminal("check", "--today", f"2026-12-01T{SITUATIONS[scenario]}", *more)


def kept(name, actual):
    """What was read once and kept; written anew, and failing, with THRESHOLD_RECORD=1."""
    path = program.ROOT / "Tests" / "Fixtures" / "golden" / "terminal" / f"{name}.txt"
    if os.environ.get("THRESHOLD_RECORD") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(actual)
        pytest.fail(f"recorded {path}: read it, then run again without THRESHOLD_RECORD")
    return path.read_text()


@pytest.mark.parametrize("scenario", SITUATIONS)
def test_the_ten_situations(scenario):
    terminal = check(scenario)
    put = interviewing.answer_all(terminal, answers_of(scenario))
    lines, view = terminal.text.count("\n"), terminal.view
    terminal.type("")
    assert terminal.end() == 0
    # The one thing to do is in view above the last prompt.
    assert view[-1] == ">" and any(line.startswith("Do now: ") for line in view), "\n".join(view)
    asked = f"{len(put)} questions: {', '.join(put)}"
    questions = textwrap.fill(asked, 80, break_on_hyphens=False)
    parts = [SITUATIONS[scenario], questions, f"{lines} lines, of which are in view:", "\n".join(view) + "\n"]
    transcript = "\n\n".join(parts)
    assert transcript == kept(scenario, transcript)


def test_two_children_of_one_mother():
    answers = answers_of("the-fridge-is-listening")
    terminal = check("the-fridge-is-listening")
    first = interviewing.answer_all(terminal, answers)
    for line in ["c", "younger", "older"]:
        terminal.type(line)
        terminal.until_prompt()
    second = interviewing.answer_all(terminal, {**answers, "child-age": 9})
    terminal.type("")
    assert terminal.end() == 0
    assert len(first) + len(second) <= 1.4 * len(first), f"{first}\n{second}"
    safety = ["immediate-danger", "child-age", "safety-areas", "harm-areas", "safe-tonight"]
    assert [question for question in second if question in safety] == safety
