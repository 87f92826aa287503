"""The scenarios' expectations against the oracle: the program's own test command has another judge."""

import pytest

import oracle
import program

FILES = sorted(program.SCENARIOS.glob("**/*.yaml")) if program.SCENARIOS.is_dir() else []


@pytest.fixture(scope="module")
def guidance():
    return oracle.load(program.LANCASHIRE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_scenario(path, guidance):
    problems = []
    scenario = oracle.read_yaml(path, problems)
    assert not problems, "\n".join(problems)
    assert scenario["id"] == path.stem
    answers = oracle.parse_answers(guidance, scenario["answers"])
    if scenario.get("others", "calm") == "calm":
        answers = oracle.finish_calmly(guidance, answers)
    outcome, expect = oracle.assess(guidance, answers), scenario["expect"]
    wrong = [f"{key}: expected {expect[key]}, found {outcome[key]}" for key in ("level", "established", "step")
             if key in expect and str(outcome[key]) != expect[key]]
    if "urgent" in expect and sorted(expect["urgent"]) != sorted(outcome["urgent"]):
        wrong.append(f"urgent: expected {expect['urgent']}, found {outcome['urgent']}")
    wrong += [f"the reminder {name} is not shown" for name in expect.get("reminders", [])
              if name not in outcome["reminders"]]
    assert not wrong, "\n".join(wrong)
