"""The program's outcomes against the oracle's, field by field, on random partial answer sets.

What differs is kept below .build/peers-failures: a copy of the configuration, the answers, and both outcomes.
"""

import json
import random
import shutil

import pytest

import oracle
import program
import random_guidance

SETS_OF_A_GUIDANCE = program.draws(100, 2000)
RANDOM_CONFIGURATIONS = program.draws(40, 400)
SETS_EACH = 20

pytestmark = pytest.mark.needs_program


def names(items, key):
    """The ids of a list that holds ids, or objects that bear them."""
    return [item[key] if isinstance(item, dict) else item for item in items]


def uniform(guidance, question, answer):
    return oracle.written(guidance.questions[question], oracle.parse_answer(guidance.questions[question], answer))


def told(guidance, outcome):
    """The program's outcome in the oracle's words."""
    span = outcome.get("range") or {"established": None, "possible": None}
    return {
        "applies": outcome["applies"],
        "complete": outcome["complete"],
        "enough": outcome["enough"],
        "urgent": names(outcome["urgent"], "question"),
        "urgentActions": [[call["question"], call["certain"], call["do"]] for call in outcome["urgent"]],
        "pathways": [[due["id"], due["certain"], due["do"]] for due in outcome["pathways"]],
        "level": outcome["level"] and outcome["level"]["number"],
        "established": span["established"],
        "possible": span["possible"],
        "unanswered": names(outcome["unanswered"], "question"),
        "ignored": names(outcome["ignored"], "question"),
        "reminders": names(outcome["reminders"], "id"),
        "actions": outcome["actions"],
        "tell": outcome["tell"],
        "doNot": outcome["doNot"],
        "consent": outcome["consent"],
        "step": outcome["escalation"] and outcome["escalation"]["step"],
        "findOut": names(outcome["findOut"], "question"),
        "wouldChange": [
            {
                "question": change["question"],
                "from": uniform(guidance, change["question"], change["from"]),
                "to": uniform(guidance, change["question"], change["to"]),
                "level": change["level"],
                "could": change.get("could", False),
            }
            for change in outcome["wouldChange"]
        ],
    }


def reasons_wrong(guidance, outcome, expected):
    """What is wrong with the reasons: they are the rules that are not false, certain where true."""
    given = {reason["rule"]: reason for reason in outcome["reasons"]}
    wrong = []
    if len(given) < len(outcome["reasons"]):
        wrong.append("a rule is given twice as a reason")
    for name, rule in guidance.rules.items():
        truths = expected["rules"][name]
        stands = expected["applies"] and truths["closed"] != "false"
        if not stands and name in given:
            wrong.append(f"the rule {name} is a reason, but is false")
        elif stands and name not in given:
            wrong.append(f"the rule {name} is not false, but is no reason")
        elif name in given and given[name]["certain"] != (truths["open"] == "true"):
            wrong.append(f"the rule {name} is {truths['open']}, but certain is {given[name]['certain']}")
        elif name in given and given[name]["level"] != rule.level.number:
            wrong.append(f"the rule {name} is of level {rule.level.number}, not {given[name]['level']}")
    return wrong


def differences(guidance, outcome, expected):
    """What differs, in words."""
    found = told(guidance, outcome)
    lines = reasons_wrong(guidance, outcome, expected)
    for field, value in found.items():
        if value == expected[field]:
            continue
        if isinstance(value, list) and field not in ("actions", "tell", "doNot", "consent"):
            missing = [item for item in expected[field] if item not in value]
            surplus = [item for item in value if item not in expected[field]]
            for word, items in (("only the oracle", missing), ("only the program", surplus)):
                lines += [f"{field}: {word} has {json.dumps(item)}" for item in items]
            if not missing and not surplus:
                lines.append(f"{field}: the order differs\n    oracle  {value_text(expected[field])}"
                             f"\n    program {value_text(value)}")
        else:
            lines.append(f"{field}: oracle {value_text(expected[field])}, program {value_text(value)}")
    return lines


def value_text(value):
    return json.dumps(value, ensure_ascii=False)


def compare(config, guidance, rng, folder, sets, label, schemas):
    """Compares on some random answer sets; the differences as text, the first few at length."""
    reports, failed = [], 0
    for number in range(sets):
        mapping = random_guidance.some_answers(rng, guidance)
        name, text = random_guidance.written(rng, mapping)
        (folder / name).write_text(text, encoding="utf-8")
        outcome = program.check(config, folder / name)
        expected = oracle.assess(guidance, oracle.parse_answers(guidance, mapping))
        lines = differences(guidance, outcome, expected)
        lines += schemas.errors("answers", mapping, config) + schemas.errors("outcome", outcome)
        if not lines:
            continue
        failed += 1
        if failed <= 3:
            kept = program.ROOT / ".build" / "peers-failures" / f"{label}-{number}"
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(config, kept / "config")
            (kept / name).write_text(text, encoding="utf-8")
            (kept / "program.json").write_text(json.dumps(outcome, indent=1))
            (kept / "oracle.json").write_text(json.dumps(expected, indent=1))
            reports.append(f"{kept}:\n  " + "\n  ".join(lines))
    if failed:
        reports.insert(0, f"{failed} of {sets} answer sets differ")
    return reports


@pytest.mark.parametrize("folder", program.CONFIGS, ids=lambda path: path.name)
def test_guidance(folder, tmp_path, schemas):
    config = shutil.copytree(folder, tmp_path / "config")  # both read the same, whoever edits it meanwhile
    guidance = oracle.load(config)
    rng = random.Random(folder.name)
    reports = compare(config, guidance, rng, tmp_path, SETS_OF_A_GUIDANCE, folder.name, schemas)
    if reports:
        pytest.fail("\n".join(reports), pytrace=False)


@pytest.mark.parametrize("seed", range(RANDOM_CONFIGURATIONS))
def test_random_configuration(seed, tmp_path, schemas):
    guidance = random_guidance.make(seed, tmp_path / "config")
    rng = random.Random(f"answers {seed}")
    reports = compare(tmp_path / "config", guidance, rng, tmp_path, SETS_EACH, f"seed-{seed}", schemas)
    if reports:
        pytest.fail("\n".join(reports), pytrace=False)


def test_base_example(tmp_path, schemas):
    guidance = oracle.load(program.BASE)
    reports = compare(program.BASE, guidance, random.Random("base"), tmp_path, 100, "base", schemas)
    if reports:
        pytest.fail("\n".join(reports), pytrace=False)
