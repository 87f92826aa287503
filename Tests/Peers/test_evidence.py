"""What takes too long for the tests in Swift: very many answer sets, and every mutant of a whole guidance."""

import json

import pytest

import program

pytestmark = pytest.mark.needs_program


def test_engine_and_auditor_agree_on_random_answer_sets():
    sets = program.draws(100_000, 1_000_000)
    result = program.run("audit", program.LANCASHIRE, "--today", program.TODAY, "--cross-check", sets)
    assert result.returncode == 0, result.stderr
    assert f"Engine and auditor agree on {sets:,} random answer sets." in result.stdout


def gravity(mutant):
    """What lowers a level comes first, from the highest level down; then what raises one; then all else."""
    before, after = (mutant["levels"] or {"before": 0, "after": 0}).values()
    return (0, -before, after) if before > after else (1, -after, before) if before < after else (2, 0, 0)


def test_every_mutant_of_a_whole_guidance_is_judged():
    """As a rule of the guidance that stays as it is; at night of Lancashire's, whose safeguards are tried and not proved."""
    frozen = program.ROOT / "Tests" / "Fixtures" / "guidance"
    config, scenarios = program.draws((frozen / "first", frozen / "scenarios"), (program.LANCASHIRE, program.SCENARIOS))
    result = program.run("test", "--config", config, "--today", program.TODAY, "--mutate", "--format", "json", scenarios)
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert report["mutants"] > 800 and report["undecided"] == 0
    assert report["safeguards"]["mutants"] + report["safeguards"]["notJudged"] > 40
    assert report["triedOnly"] == 0 or program.draws(False, True)
    assert 0 < report["noticed"] < report["mutants"]
    assert sum(share["mutants"] for share in report["shares"]) == report["mutants"]
    assert sum(share["nothing"] for share in report["shares"]) == len(report["unnoticed"])
    assert report["unnoticed"] == sorted(report["unnoticed"], key=gravity)
