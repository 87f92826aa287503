"""What a change does to past concerns, against two runs of batch that are joined here."""

import collections
import csv
import json
import random
import re
import shutil

import pytest

import oracle
import program
import random_guidance

CONCERNS = program.draws(2000, 50_000)
OLD = program.ROOT / "Config" / "northshire"

pytestmark = pytest.mark.needs_program


@pytest.fixture
def new(tmp_path):
    """Some rules at another level, a question that takes fewer numbers, and the version raised."""
    folder = tmp_path / "new"
    shutil.copytree(OLD, folder)
    rules = (folder / "rules.yaml").read_text()
    levels = ["early-support", "targeted", "child-in-need"]
    rng = random.Random("levels")

    def other(match):
        return match[0] if rng.random() < 0.6 else f"    level: {rng.choice(levels)}\n"

    changed = re.sub(r"    level: (?:early-support|targeted|child-in-need)\n", other, rules)
    assert changed != rules
    (folder / "rules.yaml").write_text(changed)
    return folder


def lines(path, count):
    """Answers at random; some lines are no answers, and some are blank."""
    rng, guidance = random.Random("concerns"), oracle.load(OLD)
    texts = []
    for number in range(count):
        text = json.dumps({"id": number, **random_guidance.some_answers(rng, guidance)})
        texts.append(rng.choice([text] * 60 + ["", "{", '{"no-question": 1}', '{"child-age": "old"}']))
    path.write_text("\n".join(texts) + "\n")
    return texts


def levels(folder, path):
    """The level of every line that is no blank, and None for what has none; an error is a word."""
    result = program.run("batch", "--config", folder, "--today", program.TODAY, "--fields", "level", path)
    assert result.stderr == ""
    outcomes = [json.loads(line) for line in result.stdout.splitlines()]
    return ["error" if "error" in each else each["level"] and each["level"]["number"] for each in outcomes]


def audit(old, new, path, *more, status=1):
    result = program.run("audit", old, new, "--concerns", path, "--format", "json", "--today", program.TODAY, *more)
    assert result.returncode == status, result.stderr
    return result.stdout


def numbers(sentence):
    return [int(each) for each in re.findall(r"\d+", sentence)]


def test_counts_are_those_of_two_batch_runs_and_a_join(new, tmp_path, schemas):
    path = tmp_path / "concerns.jsonl"
    places = [number for number, text in enumerate(lines(path, CONCERNS), 1) if text]
    text = audit(OLD, new, path)
    report = json.loads(text)
    joined = list(zip(levels(OLD, path), levels(new, path), places, strict=True))
    unread = [line for was, now, line in joined if "error" in (was, now)]
    read = [(was, now, line) for was, now, line in joined if "error" not in (was, now)]
    counts = collections.Counter((was, now) for was, now, _ in read)
    assert {(each["old"], each["new"]): each["count"] for each in report["moves"]["pastConcerns"]} == counts
    findings = {finding["id"]: finding for finding in report["findings"] if finding["id"].startswith("PST")}
    order = lambda level: -1 if level is None else level
    for id, moved in [("PST801", [line for was, now, line in read if order(now) < order(was)]),
                      ("PST802", [line for was, now, line in read if order(now) > order(was)])]:
        assert len(moved) > 10
        assert numbers(findings[id]["message"])[:2] == [len(moved), len(read)]
        assert numbers(findings[id]["details"][-1]) == [*moved[:10], len(moved) - 10]
    assert numbers(findings["PST803"]["message"]) == [len(unread), len(joined)]
    assert [numbers(detail)[0] for detail in findings["PST803"]["details"][:10]] == unread[:10]
    assert not schemas.errors("audit", report, OLD)
    # However many threads take part, and turned round.
    for jobs in (2, 7):
        assert audit(OLD, new, path, "--jobs", jobs) == text
    turned = json.loads(audit(new, OLD, path))
    assert {(each["new"], each["old"]): each["count"] for each in turned["moves"]["pastConcerns"]} == counts


def test_a_table_counts_as_lines_do(new, tmp_path):
    rng, guidance = random.Random("table"), oracle.load(OLD)
    concerns = [random_guidance.some_answers(rng, guidance) for _ in range(300)]
    # What takes lists and states is left out: how a cell has those is tested elsewhere.
    plain = [{key: value for key, value in each.items() if not isinstance(value, (list, dict))} for each in concerns]
    plain = [each for each in plain if each]
    path, table = tmp_path / "concerns.jsonl", tmp_path / "concerns.csv"
    path.write_text("".join(json.dumps(each) + "\n" for each in plain))
    with table.open("w", newline="") as output:
        writer = csv.DictWriter(output, list(guidance.questions))
        writer.writeheader()
        writer.writerows({key: str(value).lower() for key, value in each.items()} for each in plain)
    assert json.loads(audit(OLD, new, table))["moves"] == json.loads(audit(OLD, new, path))["moves"]


def test_where_no_level_changes_every_concern_stays(tmp_path):
    path = tmp_path / "concerns.jsonl"
    path.write_text('{"child-age": 3}\n' * 20)
    report = json.loads(audit(OLD, OLD, path, status=0))
    assert [each["count"] for each in report["moves"]["pastConcerns"]] == [20]
    assert not [finding for finding in report["findings"] if finding["id"].startswith("PST")]
