"""The scenarios' expectations against the oracle: the program's own test command has another judge."""

import pytest

import oracle
import program

ALL = list(oracle.scenarios(program.SCENARIOS)) if program.SCENARIOS.is_dir() else []
ALL = [pytest.param(path, scenario, id=scenario["id"]) for path, scenario in ALL]


@pytest.fixture(scope="module")
def guidance():
    return oracle.load(program.LANCASHIRE)


@pytest.mark.parametrize("path, scenario", ALL)
def test_scenario(path, scenario, guidance):
    outcome = oracle.assess(guidance, oracle.answers_of(guidance, scenario))
    if "levels" in scenario:
        assert "differs" in scenario or str(outcome["level"]) in scenario["levels"]
        return
    expect = scenario["expect"]
    if expect.get("applies") == "false":
        assert outcome["level"] is None
        return
    wrong = [f"{key}: expected {expect[key]}, found {outcome[key]}" for key in ("level", "established", "step")
             if key in expect and str(outcome[key]) != expect[key]]
    if "urgent" in expect and sorted(expect["urgent"]) != sorted(outcome["urgent"]):
        wrong.append(f"urgent: expected {expect['urgent']}, found {outcome['urgent']}")
    wrong += [f"the reminder {name} is not shown" for name in expect.get("reminders", [])
              if name not in outcome["reminders"]]
    assert not wrong, "\n".join(wrong)
