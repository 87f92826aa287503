"""The program's levels, reminders and urgent actions against the oracle's, on many random answer sets at once."""

import json
import random

import pytest

import oracle
import program
import random_guidance

SETS_OF_A_GUIDANCE = program.draws(500, 30_000)
RANDOM_CONFIGURATIONS = program.draws(20, 400)
SETS_EACH = 100

pytestmark = pytest.mark.needs_program


def concluded(outcome):
    """What an outcome of the program concludes."""
    span = outcome["range"] or {"established": None, "possible": None}
    return (outcome["level"] and outcome["level"]["number"], span["established"], span["possible"],
            [action["question"] for action in outcome["urgent"]], [reminder["id"] for reminder in outcome["reminders"]])


def expected(guidance, answers):
    """What the oracle concludes."""
    now = oracle.Evaluation(guidance, answers)
    urgent = [question.id for question in guidance.questions.values() if question.urgent and now.shown(question.urgent[0])]
    if not now.applies:
        return None, None, None, urgent, []
    return (now.suggested, now.established, now.possible, urgent,
            [reminder.id for reminder in guidance.reminders if now.shown(reminder.show_if)])


def compare(config, guidance, rng, sets, folder):
    mappings = [random_guidance.some_answers(rng, guidance) for _ in range(sets)]
    lines = folder / "lines.jsonl"
    lines.write_text("".join(json.dumps({"id": number, **mapping}) + "\n" for number, mapping in enumerate(mappings)))
    result = program.run("batch", "--config", config, "--today", program.TODAY, "--fields", "level,range,reminders", lines)
    assert (result.returncode, result.stderr) == (0, "")
    outcomes = [json.loads(line) for line in result.stdout.splitlines()]
    assert [outcome["id"] for outcome in outcomes] == list(range(sets))
    for outcome, mapping in zip(outcomes, mappings):
        assert concluded(outcome) == expected(guidance, oracle.parse_answers(guidance, mapping)), json.dumps(mapping)


@pytest.mark.parametrize("folder", program.CONFIGS, ids=lambda path: path.name)
def test_guidance(folder, tmp_path):
    compare(folder, oracle.load(folder), random.Random(f"many {folder.name}"), SETS_OF_A_GUIDANCE, tmp_path)


@pytest.mark.parametrize("seed", range(RANDOM_CONFIGURATIONS))
def test_random_configuration(seed, tmp_path):
    guidance = random_guidance.make(f"many {seed}", tmp_path / "config")
    compare(tmp_path / "config", guidance, random.Random(seed), SETS_EACH, tmp_path)
