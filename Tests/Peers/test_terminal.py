"""Interviews at a terminal of 80 by 24, played by somebody who knows what a scenario tells."""

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
